"""What the pages of a Woo dossier share: the steps, and text with its passages marked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.web.long_lists import part_of
from app.woo.decisions.cards import Card
from app.woo.export.rows import KINDS
from app.woo.viewing import DossierView

JUDGEMENTS = ("Openbaar", "Deels openbaar", "Niet openbaar", "Reeds openbaar")
WORKS = {
    "woo-import": "De bestanden worden ingelezen",
    "woo-propose": "Er worden lakvoorstellen gemaakt",
    "woo-export": "De publicatieset wordt gemaakt",
    "woo-index": "De documenten worden doorzoekbaar gemaakt",
}


@dataclass(frozen=True, slots=True)
class Step:
    """A step on the road of a dossier; `done` when nothing is left to do in it."""

    name: str
    address: str
    done: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the text of a page; `card` when a proposal is about it."""

    text: str
    card: Card | None = None


def list_values(view: DossierView, asked: Mapping[str, str]) -> dict[str, Any]:
    """What a page with the documents of a dossier shows."""
    return step_values(view) | {"part": part_of(view, asked)}


def step_values(view: DossierView) -> dict[str, Any]:
    """What every page of a dossier shows."""
    home = f"/woo/{view.dossier.id}"
    busy = view.job is not None
    steps = [
        Step("Inventaris", home, bool(view.lines) and not busy),
        Step("Lakken", f"{home}/lakken", _any_decided(view) and not view.open),
        Step("Besluit", f"{home}/besluit", bool(view.lines) and not view.unjudged),
        Step("Publicatieset", f"{home}/publicatie", view.dossier.exported is not None),
    ]
    return {
        "view": view,
        "dossier": view.dossier,
        "home": home,
        "steps": steps,
        "works": WORKS,
        "judgements": JUDGEMENTS,
        "families": _numbers(line.document.family for line in view.lines),
        "threads": _numbers(line.document.thread for line in view.lines),
    }


def document_kind(kind: str) -> str:
    return KINDS.get(kind, "Document")


def _numbers(groups: Iterable[str | None]) -> dict[str, int]:
    """Groups count from 1 in the order in which they appear."""
    return {group: n for n, group in enumerate(dict.fromkeys(filter(None, groups)), start=1)}


def _any_decided(view: DossierView) -> bool:
    return any(line.redacted or line.kept for line in view.lines)


def pieces(text: str, cards: Sequence[Card]) -> Iterator[Piece]:
    """The text cut at its proposals; of two that overlap, the first and longest is shown."""
    at = 0
    for card in sorted(cards, key=lambda c: (c.proposal.start, -c.proposal.end)):
        start, end = card.proposal.start, card.proposal.end
        if start < at:
            continue
        yield Piece(text[at:start])
        yield Piece(text[start:end], card)
        at = end
    yield Piece(text[at:])


def open_first(cards: Sequence[Card]) -> list[Card]:
    """What is left to do stands on top."""
    return sorted(cards, key=lambda card: not card.is_open)


def counts(cards: Sequence[Card]) -> Mapping[str, int]:
    fates = [card.standing.fate for card in cards]
    return {fate: fates.count(fate) for fate in ("open", "accepted", "rejected")}
