"""A dossier in the fields of the contract, which the command line and HTTP share."""

import datetime as dt
from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from app.values.dossiers import Dossier, Suspension
from app.woo.details import term_of
from app.woo.dossiers import Overview, Proposed
from app.woo.law.fields import TermFields
from guardrails.contract import Mark
from knowledge_base.contract import Passage


class DossierFields(BaseModel):
    """What is known of a request; `term` follows from the dates, once it is known when it came."""

    id: str
    title: str
    organisation: str
    case_number: str
    received: dt.date | None
    since: dt.date | None
    until: dt.date | None
    extended: dt.date | None
    suspended: tuple[Suspension, ...]
    exported: dt.datetime | None
    term: TermFields | None

    @classmethod
    def of(cls, dossier: Dossier) -> "DossierFields":
        found, received = term_of(dossier), dossier.received
        return cls(
            id=dossier.id,
            title=dossier.title,
            organisation=dossier.organisation,
            case_number=dossier.case_number,
            received=received,
            since=dossier.period[0],
            until=dossier.period[1],
            extended=dossier.extended,
            suspended=dossier.suspended,
            exported=dossier.exported,
            term=TermFields.of(received, found) if received and found else None,
        )


class DocumentFields(BaseModel):
    """A document; `covered_by` is a later mail that holds it whole."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    file: str
    kind: str
    file_type: str
    date: dt.date | None
    title: str
    summary: str
    summary_support: Mark
    sender: str
    recipients: tuple[str, ...]
    context: str
    family: str | None
    thread: str | None
    duplicate_of: str | None
    covered_by: str | None
    out_of_scope: bool
    pages: int


class UnreadFields(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    file: str
    reason: str


class ImportFields(BaseModel):
    """What an import found; groups are lists of ids."""

    dossier: str
    documents: list[DocumentFields]
    families: list[list[str]]
    threads: list[list[str]]
    duplicates: list[list[str]]
    near_duplicates: list[list[str]]
    failed: list[UnreadFields]

    @classmethod
    def of(cls, overview: Overview) -> "ImportFields":
        documents = overview.documents
        return cls(
            dossier=overview.dossier.id,
            documents=[DocumentFields.model_validate(each) for each in documents],
            families=_groups((d.id, d.family) for d in documents),
            threads=_groups((d.id, d.thread) for d in documents),
            duplicates=[
                group
                for group in _groups((d.id, d.duplicate_of or d.id) for d in documents)
                if len(group) > 1
            ],
            near_duplicates=[[pair.one, pair.other] for pair in overview.near],
            failed=[UnreadFields.model_validate(each) for each in overview.unread],
        )


class ProposalFields(BaseModel):
    """A passage to decide on; those with the same `key` are one decision."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    page: int
    start: int
    end: int
    text: str
    kind: str
    ground: str
    reason: str
    score: float
    key: str


class ProposedDocument(BaseModel):
    """`stays` are passages that may be published, with the reason why they were looked at."""

    id: str
    file: str
    proposals: list[ProposalFields]
    stays: list[ProposalFields]


class ProposeFields(BaseModel):
    documents: list[ProposedDocument]

    @classmethod
    def of(cls, proposed: Proposed) -> "ProposeFields":
        found = {
            document.id: ProposedDocument(
                id=document.id, file=document.file, proposals=[], stays=[]
            )
            for document in proposed.documents
        }
        for each in proposed.proposals:
            of = found[each.document]
            fields = ProposalFields.model_validate(each)
            (of.proposals if each.ground else of.stays).append(fields)
        return cls(documents=list(found.values()))


class HitFields(BaseModel):
    """A passage that was found in a dossier; score as in any search, higher is better."""

    document: str
    title: str
    page: int | None
    score: float
    text: str

    @classmethod
    def of(cls, passage: Passage) -> "HitFields":
        chunk = passage.chunk
        return cls(
            document=chunk.path,
            title=chunk.title,
            page=chunk.page,
            score=passage.score,
            text=chunk.text,
        )


def _groups(placed: Iterable[tuple[str, str | None]]) -> list[list[str]]:
    found: dict[str, list[str]] = {}
    for document, group in placed:
        if group is not None:
            found.setdefault(group, []).append(document)
    return list(found.values())
