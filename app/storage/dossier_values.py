"""Rows of a dossier as values, and values as the fields of rows."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from dataclasses import fields as fields_of
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import null

from app.storage.tables.dossiers import (
    DecisionRow,
    DocumentRow,
    DossierRow,
    GivenFileRow,
    ProposalRow,
)
from app.values.dossiers import (
    Document,
    Dossier,
    FileState,
    GivenFile,
    Hidden,
    MailHeaders,
    Suspension,
)
from app.values.proposals import Decision, Proposal

# The columns of a value in the order of its fields. Rows of plain columns are read five times as
# fast as mapped ones, and a dossier can have a hundred thousand proposals.
DOCUMENT = tuple(getattr(DocumentRow, field.name) for field in fields_of(Document))
LISTED = tuple(
    null().label(column.key) if column.key in ("mail", "hidden") else column for column in DOCUMENT
)
PROPOSAL = tuple(getattr(ProposalRow, field.name) for field in fields_of(Proposal))
DECISION = tuple(getattr(DecisionRow, field.name) for field in fields_of(Decision))


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


def document(row: Sequence[Any]) -> Document:
    """From the columns DOCUMENT or LISTED."""
    found = Document(*row)
    hidden = tuple(Hidden(**each) for each in cast("list[dict[str, str]]", found.hidden or ()))
    mail = _mail(cast("dict[str, Any] | None", found.mail))
    return replace(found, recipients=tuple(found.recipients), mail=mail, hidden=hidden)


def proposal(row: Sequence[Any]) -> Proposal:
    """From the columns PROPOSAL."""
    return Proposal(*row)


def decision(row: Sequence[Any]) -> Decision:
    """From the columns DECISION."""
    return Decision(*row)


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
