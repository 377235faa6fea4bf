"""The proposals on a page as cards to decide on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.values.dossiers import Document
from app.values.proposals import Decision, Proposal
from app.woo.standing import Standing, effective, stand

_OUTSIDE = (
    "Dit stuk ging naar buiten. 5.2 lid 1 geldt alleen voor een stuk voor intern beraad. "
    "Kies een andere grond of laat de passage staan."
)


@dataclass(frozen=True, slots=True)
class Card:
    """A proposal with its number on the page.

    `places`: where the same decision counts in the dossier. `decision` is the number of the one
    that holds, to take it back. `hint`: why the ground may not hold.
    """

    number: int
    proposal: Proposal
    standing: Standing
    places: int
    decision: int | None
    hint: str

    @property
    def is_open(self) -> bool:
        return self.standing.fate == "open"


def cards(
    proposals: Sequence[Proposal],
    decisions: Sequence[Decision],
    places: Mapping[str, int],
    document: Document,
    page: int,
) -> list[Card]:
    """Those on this page of this document, in order of place; `places` counts by key."""
    held = stand(proposals, decisions).proposals
    holding = {d.key: d.number for d in effective(decisions) if d.act in ("accept", "reject")}
    here = [each for each in proposals if (each.document, each.page) == (document.id, page)]
    return [
        Card(
            number,
            each,
            held.get(each.id, Standing()),
            places[each.key],
            holding.get(each.key),
            _hint(each, document),
        )
        for number, each in enumerate(here, start=1)
    ]


def _hint(proposal: Proposal, document: Document) -> str:
    """R9: a personal opinion can only be kept back in a document for internal use."""
    return _OUTSIDE if document.context == "extern" and proposal.ground == "5.2.1" else ""
