"""Views on policy by words and meaning: a linear model over signs and a sentence vector.

Fitted by benchmarks/fit_opinions.py on sentences of our own (benchmarks/cases/woo_views.jsonl).
It belongs to the embedder that it was fitted with.
"""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from app.fitted import weights
from app.woo.finding.opinions import SIGNS, Said
from knowledge_base.contract import Embedder

WEIGHTS = Path(__file__).parents[1] / "data" / "opinion_weights.json"
# Sentences are quoted again and again in a dossier; each is read once.
_MOST_REMEMBERED = 100_000
_FARTHEST = 30.0
_ENDS, _FEWEST_WORDS = ".!?…\"'”’)", 4


class OpinionModel:
    """Satisfies Views.

    Raises: OtherEmbedder.
    """

    def __init__(self, embedder: Embedder, table: Mapping[str, Any] | None = None) -> None:
        self._embedder = embedder
        self._table = weights(WEIGHTS, embedder, table)
        self._known: dict[str, float] = {}

    def __call__(self, said: Sequence[Said]) -> list[float]:
        # Other threads may be reading what is known: it is replaced, and only ever added to.
        known = self._known if len(self._known) < _MOST_REMEMBERED else {}
        doubtful = [each.text for each in said if may_be_view(each)]
        if new := list(dict.fromkeys(text for text in doubtful if text not in known)):
            by_meaning = self._embedder.passages(new) @ self._table["vector"]
            known.update(zip(new, map(float, by_meaning), strict=True))
        self._known = known
        return [
            _probability(known[each.text] + self._by_signs(each)) if may_be_view(each) else 0.0
            for each in said
        ]

    def _by_signs(self, said: Said) -> float:
        by_sign: Mapping[str, float] = self._table["signs"]
        there = sum(by_sign[name] for name in SIGNS if getattr(said.signs, name))
        return float(self._table["bias"]) + there


def may_be_view(said: Said) -> bool:
    """Most of what is no view can be told without reading it for its meaning.

    That is what is measured, and what is no sentence: a line of a letterhead, a cell.
    """
    signs = said.signs
    if signs.stance or signs.evaluation:
        return True
    if signs.digit and not signs.first_person:
        return False
    is_sentence = said.text[-1] in _ENDS
    return is_sentence or (":" not in said.text and len(said.text.split()) >= _FEWEST_WORDS)


def _probability(total: float) -> float:
    return 1 / (1 + math.exp(-min(max(total, -_FARTHEST), _FARTHEST)))
