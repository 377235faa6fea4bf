"""Decisions and actions by signs and meaning: linear models over a passage and its neighbours.

Fitted by benchmarks/fit_minutes.py on meetings of our own (benchmarks/cases/minutes_lines.txt).
They belong to the embedder that they were fitted with.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from app.fitted import weights
from app.use_cases.minutes.signs import Signs, neighbours, signs_of
from app.values.minutes import Passage
from knowledge_base.contract import Embedder

WEIGHTS = Path(__file__).with_name("data") / "item_weights.json"
Kind = Literal["decision", "action"]
Near = tuple[int | None, int | None]
KINDS: tuple[Kind, ...] = ("decision", "action")


@dataclass(frozen=True, slots=True)
class Likely:
    """What a passage holds, and whether that is beyond doubt; no kind where it is neither."""

    kind: Kind | None
    sure: bool = False


Finder = Callable[[Sequence[Passage]], list[Likely]]


class ItemModel:
    """Satisfies Finder.

    Raises: OtherEmbedder.
    """

    def __init__(self, embedder: Embedder, table: Mapping[str, Any] | None = None) -> None:
        self._embedder = embedder
        self._table = weights(WEIGHTS, embedder, table)

    def __call__(self, said: Sequence[Passage]) -> list[Likely]:
        if not said:
            return []
        vectors = self._embedder.passages([passage.text for passage in said])
        signs = signs_of(said)
        near = [neighbours(said, place) for place in range(len(said))]
        by_kind = [self._margins(kind, vectors, signs, near) for kind in KINDS]
        return [self._likely(margins) for margins in zip(*by_kind, strict=True)]

    def _margins(
        self, kind: Kind, vectors: Any, signs: Sequence[Signs], near: Sequence[Near]
    ) -> list[float]:
        """How far each passage is above the level at which it may be of this kind."""
        table = self._table[kind]
        own, before, after = (vectors @ table[name] for name in ("own", "before", "after"))
        return [
            table["bias"]
            + sum(table["signs"].get(name, 0.0) for name in there)
            + float(own[place])
            + (0.0 if first is None else float(before[first]))
            + (0.0 if last is None else float(after[last]))
            for place, (there, (first, last)) in enumerate(zip(signs, near, strict=True))
        ]

    def _likely(self, margins: Sequence[float]) -> Likely:
        margin, kind = max(zip(margins, KINDS, strict=True))
        return Likely(kind, margin >= self._table[kind]["sure"]) if margin >= 0 else Likely(None)
