"""Which bullet goes under which heading, in the order that the Rijk uses."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from app.use_cases.nota.bullets import Bullet
from app.use_cases.nota.cues import Theme
from app.values.notas import NotaKind

REASON = "Aanleiding"
DECISION = "Geadviseerd besluit"
ESSENCE = "Kernpunten"
EXPLANATION = "Toelichting"
NOT_PUBLIC = "Informatie die niet openbaar gemaakt kan worden"
ATTACHMENTS = "Bijlagen"

_SUBHEADINGS: dict[Theme, str] = {
    "politics": "Politieke context",
    "money": "Financiële overwegingen",
    "law": "Juridische overwegingen",
    "parties": "Krachtenveld",
    "planning": "Strategie",
    "execution": "Uitvoering",
    "communication": "Communicatie",
    "risk": "Risico's",
}
# A minister reads 3 to 7 points; more bullets give more points, up to that.
_FEWEST, _MOST = 3, 7
_WEIGHTS: dict[Theme | None, int] = {"money": 2, "risk": 2, None: 1, "politics": 1, "execution": 1}
_OPTION, _FIGURE = 4, 1


@dataclass(frozen=True, slots=True)
class Planned:
    """A heading with its bullets; `level` 2 stands under the heading before it."""

    heading: str
    bullets: tuple[Bullet, ...]
    level: Literal[1, 2] = 1


@dataclass(frozen=True, slots=True)
class Outline:
    """Every bullet stands in it once."""

    reason: tuple[Bullet, ...]
    decision: tuple[Bullet, ...]
    essence: tuple[Bullet, ...]
    explanation: tuple[Planned, ...]
    closed: tuple[Bullet, ...]
    attachments: tuple[Bullet, ...]


def outline(kind: NotaKind, given: Sequence[Bullet]) -> Outline:
    """Assign each bullet by what it says and, where that does not decide, by its place."""
    closed = [b for b in given if b.may_be_closed]
    attached = [b for b in given if b.part == "attachment" and b not in closed]
    decided = [b for b in given if _decides(kind, b) and b not in closed]
    rest = [b for b in given if b not in (*closed, *attached, *decided)]
    reason = _reason(rest)
    rest = [b for b in rest if b not in reason]
    essence = _together(given, _essence(rest), rest)
    explained = [b for b in rest if b not in essence]
    return Outline(
        tuple(reason),
        tuple(decided),
        tuple(essence),
        _explanation(explained),
        tuple(closed),
        tuple(attached),
    )


def _decides(kind: NotaKind, bullet: Bullet) -> bool:
    return kind == "beslisnota" and bullet.part in {"decision", "condition"}


def _reason(rest: Sequence[Bullet]) -> list[Bullet]:
    """One or two bullets that say why now; the first bullet when none says so."""
    plain = [b for b in rest if b.part is None and not b.gap]
    told = [b for b in plain if b.is_reason]
    # A short list needs its other bullets for the points.
    most = 2 if len(rest) > _FEWEST + 2 else 1
    return told[:most] or plain[:1] or list(rest[:1])


def _essence(rest: Sequence[Bullet]) -> list[Bullet]:
    """The heaviest bullets, in the order given; what is open stays for the explanation."""
    known = [b for b in rest if not b.gap or b.part == "option"]
    count = max(_FEWEST, min(_MOST, (len(rest) + 1) // 2 + 1))
    if len(rest) > 1:
        count = min(count, len(rest) - 1)
    heaviest = sorted(known, key=lambda b: -_weight(b))[:count]
    return [b for b in rest if b in heaviest]


def _together(
    given: Sequence[Bullet], essence: Sequence[Bullet], rest: Sequence[Bullet]
) -> list[Bullet]:
    """With those that go on with a bullet that is not in the explanation."""
    kept = set(essence)
    for before, bullet in pairwise(given):
        if bullet.goes_on and bullet in rest and (before in kept or before not in rest):
            kept.add(bullet)
    return [b for b in rest if b in kept]


def _weight(bullet: Bullet) -> int:
    figures = bool(bullet.reading.facts.numbers)
    option = _OPTION if bullet.part == "option" else 0
    return option + _WEIGHTS.get(bullet.theme, 0) + _FIGURE * figures


def _explanation(rest: Sequence[Bullet]) -> tuple[Planned, ...]:
    """The section itself with what has no theme, then its sub-headings."""
    plain = tuple(b for b in rest if b.theme is None)
    planned = [Planned(EXPLANATION, plain)]
    for theme, heading in _SUBHEADINGS.items():
        about = tuple(b for b in rest if b.theme == theme)
        if about:
            planned.append(Planned(heading, about, level=2))
    return tuple(planned)
