"""Rows of a dossier as values, and values as the fields of rows."""

from collections.abc import Sequence
from dataclasses import asdict
from dataclasses import fields as fields_of
from datetime import date, datetime
from typing import Any, cast

from app.storage.tables.dossiers import (
    DecisionRow,
    DocumentRow,
    DossierRow,
    GivenFileRow,
    ProposalRow,
)
from app.values.dossiers import (
    Act,
    Decision,
    Document,
    Dossier,
    FileState,
    GivenFile,
    Hidden,
    Judgement,
    MailHeaders,
    Proposal,
    Suspension,
)


def fields(value: Proposal | Decision) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in fields_of(value)}


def dossier_fields(value: Dossier) -> dict[str, Any]:
    found = {field.name: getattr(value, field.name) for field in fields_of(value)}
    since, until = found.pop("period")
    suspended = [[each.notice.isoformat(), each.end.isoformat()] for each in value.suspended]
    members = sorted(value.members)
    return found | {"members": members, "since": since, "until": until, "suspended": suspended}


def dossier(row: DossierRow) -> Dossier:
    return Dossier(
        id=row.id,
        made=row.made,
        owner=row.owner,
        members=frozenset(row.members),
        title=row.title,
        organisation=row.organisation,
        received=row.received,
        period=(row.since, row.until),
        source=row.source,
        exported=row.exported,
        case_number=row.case_number,
        extended=row.extended,
        suspended=tuple(
            Suspension(date.fromisoformat(notice), date.fromisoformat(end))
            for notice, end in row.suspended
        ),
    )


def given_file(row: GivenFileRow) -> GivenFile:
    return GivenFile(row.number, row.path, cast("FileState", row.state))


def document_fields(value: Document) -> dict[str, Any]:
    found = {field.name: getattr(value, field.name) for field in fields_of(value)}
    return found | {
        "recipients": list(value.recipients),
        "mail": _mail_fields(value.mail),
        "hidden": [asdict(each) for each in value.hidden],
    }


def document(row: DocumentRow) -> Document:
    names = {field.name for field in fields_of(Document)}
    found = {name: getattr(row, name) for name in names}
    return Document(
        **found
        | {
            "recipients": tuple(row.recipients),
            "mail": _mail(row.mail),
            "hidden": tuple(Hidden(**each) for each in row.hidden),
        }
    )


def proposal(row: ProposalRow) -> Proposal:
    return Proposal(**{field.name: getattr(row, field.name) for field in fields_of(Proposal)})


def decision(row: DecisionRow) -> Decision:
    found = {field.name: getattr(row, field.name) for field in fields_of(Decision)}
    judgement = cast("Judgement | None", row.judgement)
    return Decision(**found | {"act": cast("Act", row.act), "judgement": judgement})


def places(groups: Sequence[Sequence[str]]) -> dict[str, str]:
    """For each member of a group the name of the group, which is its first member."""
    return {member: group[0] for group in groups for member in group}


def _mail_fields(mail: MailHeaders | None) -> dict[str, Any] | None:
    return asdict(mail) | {"sent": mail.sent and mail.sent.isoformat()} if mail else None


def _mail(found: dict[str, Any] | None) -> MailHeaders | None:
    if found is None:
        return None
    sent = found["sent"]
    return MailHeaders(
        **found
        | {
            "parents": tuple(found["parents"]),
            "recipients": tuple(found["recipients"]),
            "sent": datetime.fromisoformat(sent) if sent else None,
        }
    )
