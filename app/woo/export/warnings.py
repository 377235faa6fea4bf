"""What a person should look at again before an export goes out."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from app.values.dossiers import Document
from app.values.proposals import Proposal, Tally
from app.woo.export.rows import undecided
from app.woo.standing import Stand

STAYS = "Wat daar staat, wordt niet gelakt en blijft leesbaar."
_NAMED = 10


def not_decided(left: Mapping[str, int]) -> str:
    """How many proposals nobody decided on, and in which documents."""
    several = len(left) > 1
    where = ", ".join(f"{document} ({count})" for document, count in [*left.items()][:_NAMED])
    return (
        f"Over {_proposals(sum(left.values()))} is nog niet besloten, in {len(left)} "
        f"{'documenten' if several else 'document'}: {where}{' en andere' * (len(left) > _NAMED)}."
    )


def _proposals(count: int) -> str:
    return f"{count} {'voorstel' if count == 1 else 'voorstellen'}"


def warnings(
    documents: Sequence[Document], proposals: Sequence[Proposal], stand: Stand
) -> list[str]:
    """One line for each thing: what nobody decided on first, then in order of document."""
    taken = Counter(
        each.document
        for each in proposals
        if (held := stand.proposals.get(each.id)) and held.fate == "accepted"
    )
    open_ones = (
        Tally(each.document, each.key, bool(each.ground), 1)
        for each in proposals
        if each.id not in stand.proposals
    )
    left = undecided(open_ones, stand.documents)
    first = [f"{not_decided(left)} {STAYS}"] if left else []
    return first + [
        f"Document {document.id}: {said}"
        for document in documents
        for said in _about(document, stand, taken[document.id], left[document.id])
    ]


def _about(document: Document, stand: Stand, taken: int, left: int) -> Iterator[str]:
    judged = stand.documents[document.id]
    if left:
        yield f"{_proposals(left)} zonder besluit; wat daar staat, is openbaar."
    if judged.judgement == "Openbaar" and taken:
        yield "beoordeeld als Openbaar, maar er zijn passages gelakt."
    if judged.judgement == "Deels openbaar" and not taken:
        yield "beoordeeld als Deels openbaar, maar er is niets gelakt."
    if judged.judgement == "Niet openbaar" and not (taken or judged.ground or _is_copy(document)):
        yield "beoordeeld als Niet openbaar, zonder grond."
    if judged.judgement == "Reeds openbaar" and not judged.note.startswith("http"):
        yield "beoordeeld als Reeds openbaar, zonder vindplaats (zet het adres in de notitie)."


def _is_copy(document: Document) -> bool:
    return bool(document.duplicate_of or document.covered_by)
