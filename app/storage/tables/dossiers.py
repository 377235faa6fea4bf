"""Woo dossiers: everything hangs on the dossier and goes with it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Float, ForeignKey, ForeignKeyConstraint, Index, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.tables.base import Base, UtcTime

_OF_DOSSIER = "dossiers.id"


def _dossier() -> Mapped[str]:
    column = ForeignKey(_OF_DOSSIER, ondelete="CASCADE")
    return mapped_column(String(64), column, primary_key=True)


class DossierRow(Base):
    __tablename__ = "dossiers"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    made: Mapped[datetime] = mapped_column(UtcTime)
    owner: Mapped[str] = mapped_column(String(64))
    members: Mapped[list[str]] = mapped_column(JSON)
    title: Mapped[str] = mapped_column(Text)
    organisation: Mapped[str] = mapped_column(Text)
    received: Mapped[date | None]
    since: Mapped[date | None]
    until: Mapped[date | None]
    source: Mapped[str] = mapped_column(Text)
    exported: Mapped[datetime | None] = mapped_column(UtcTime)
    case_number: Mapped[str] = mapped_column(Text, server_default="")
    extended: Mapped[date | None]
    suspended: Mapped[list[list[str]]] = mapped_column(JSON, server_default="[]")


class GivenFileRow(Base):
    __tablename__ = "dossier_files"

    dossier: Mapped[str] = _dossier()
    number: Mapped[int] = mapped_column(primary_key=True)
    path: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(16))


class DocumentRow(Base):
    __tablename__ = "dossier_documents"
    __table_args__ = (Index("ix_dossier_documents_order", "dossier", "number", "id"),)

    dossier: Mapped[str] = _dossier()
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[int]
    file: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))
    file_type: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str] = mapped_column(String(32))
    title: Mapped[str] = mapped_column(Text)
    date: Mapped[date | None]
    holder: Mapped[str | None] = mapped_column(String(64))
    context: Mapped[str] = mapped_column(String(16))
    summary: Mapped[str] = mapped_column(Text)
    summary_support: Mapped[str] = mapped_column(String(16), server_default="not_checkable")
    sender: Mapped[str] = mapped_column(Text)
    recipients: Mapped[list[str]] = mapped_column(JSON)
    mail: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    body_digest: Mapped[str] = mapped_column(String(64))
    hidden: Mapped[list[dict[str, str]]] = mapped_column(JSON)
    pages: Mapped[int]
    scan: Mapped[bool]
    family: Mapped[str | None] = mapped_column(String(64))
    thread: Mapped[str | None] = mapped_column(String(64))
    duplicate_of: Mapped[str | None] = mapped_column(String(64))
    covered_by: Mapped[str | None] = mapped_column(String(64))
    out_of_scope: Mapped[bool]


def _of_document() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["dossier", "document"],
        ["dossier_documents.dossier", "dossier_documents.id"],
        ondelete="CASCADE",
    )


class PageRow(Base):
    __tablename__ = "dossier_pages"
    __table_args__ = (_of_document(),)

    dossier: Mapped[str] = mapped_column(String(64), primary_key=True)
    document: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)


class UnreadRow(Base):
    __tablename__ = "dossier_unread"

    dossier: Mapped[str] = _dossier()
    number: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    file: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)


class NearRow(Base):
    __tablename__ = "dossier_near"

    dossier: Mapped[str] = _dossier()
    one: Mapped[str] = mapped_column(String(64), primary_key=True)
    other: Mapped[str] = mapped_column(String(64), primary_key=True)
    likeness: Mapped[float] = mapped_column(Float)


class ProposalRow(Base):
    __tablename__ = "dossier_proposals"
    __table_args__ = (
        _of_document(),
        Index("ix_dossier_proposals_key", "dossier", "key"),
        Index("ix_dossier_proposals_document", "dossier", "document"),
    )

    dossier: Mapped[str] = mapped_column(String(64), primary_key=True)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    document: Mapped[str] = mapped_column(String(64))
    page: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(32))
    ground: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str] = mapped_column(Text)
    score: Mapped[float] = mapped_column(Float)
    key: Mapped[str] = mapped_column(String(64))
    detector: Mapped[str] = mapped_column(String(64))


class DecisionRow(Base):
    __tablename__ = "dossier_decisions"

    dossier: Mapped[str] = _dossier()
    number: Mapped[int] = mapped_column(primary_key=True)
    when: Mapped[datetime] = mapped_column(UtcTime)
    who: Mapped[str] = mapped_column(String(64))
    act: Mapped[str] = mapped_column(String(16))
    proposal: Mapped[str] = mapped_column(String(64))
    key: Mapped[str] = mapped_column(String(64))
    document: Mapped[str] = mapped_column(String(64))
    ground: Mapped[str] = mapped_column(String(16))
    judgement: Mapped[str | None] = mapped_column(String(32))
    note: Mapped[str] = mapped_column(Text)
    undoes: Mapped[int | None]
    suspended: Mapped[bool] = mapped_column(server_default=false())
