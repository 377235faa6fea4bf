"""Create the tables of Woo dossiers."""

from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

from app.storage.tables.base import UtcTime

revision = "0003"
down_revision = "0002"

_TABLES = ("decisions", "proposals", "near", "unread", "pages", "documents", "files")


def upgrade() -> None:
    _dossiers()
    _files()
    _documents()
    _proposals()
    _decisions()


def downgrade() -> None:
    for table in _TABLES:
        op.drop_table(f"dossier_{table}")
    op.drop_table("dossiers")


def _dossiers() -> None:
    op.create_table(
        "dossiers",
        _text("id", 64),
        sa.Column("made", UtcTime(), nullable=False),
        _text("owner", 64),
        sa.Column("members", sa.JSON(), nullable=False),
        *_texts("title", "organisation"),
        *(sa.Column(name, sa.Date(), nullable=True) for name in ("received", "since", "until")),
        *_texts("source"),
        sa.Column("exported", UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossiers")),
    )


def _files() -> None:
    _table("files", ["number"], _number("number"), *_texts("path"), _text("state", 16))
    _table("unread", ["number", "place"], _number("number"), _number("place"),
           *_texts("file", "reason"))  # fmt: skip
    _table("near", ["one", "other"], _text("one", 64), _text("other", 64),
           sa.Column("likeness", sa.Float(), nullable=False))  # fmt: skip


def _documents() -> None:
    _table(
        "documents", ["id"],
        _text("id", 64),
        _number("number"),
        *_texts("file"),
        _text("digest", 64), _text("file_type", 16), _text("kind", 32),
        *_texts("title"),
        sa.Column("date", sa.Date(), nullable=True),
        _text("holder", 64, empty=True), _text("context", 16),
        *_texts("summary", "sender"),
        sa.Column("recipients", sa.JSON(), nullable=False),
        sa.Column("mail", sa.JSON(none_as_null=True), nullable=True),
        _text("body_digest", 64),
        sa.Column("hidden", sa.JSON(), nullable=False),
        _number("pages"),
        sa.Column("scan", sa.Boolean(), nullable=False),
        *(_text(name, 64, empty=True) for name in ("family", "thread", "duplicate_of",
                                                   "covered_by")),
        sa.Column("out_of_scope", sa.Boolean(), nullable=False),
    )  # fmt: skip
    op.create_index(op.f("ix_dossier_documents_number"), "dossier_documents", ["number"])
    _table("pages", ["document", "number"], _text("document", 64), _number("number"),
           *_texts("text"), of_document=True)  # fmt: skip


def _proposals() -> None:
    _table(
        "proposals", ["id"],
        _text("id", 64), _text("document", 64),
        _number("page"), _number("start"), _number("end"),
        *_texts("text"),
        _text("kind", 32), _text("ground", 16),
        *_texts("reason"),
        sa.Column("score", sa.Float(), nullable=False),
        _text("key", 64), _text("detector", 64),
        of_document=True,
    )  # fmt: skip
    op.create_index("ix_dossier_proposals_key", "dossier_proposals", ["dossier", "key"])


def _decisions() -> None:
    _table(
        "decisions", ["number"],
        _number("number"),
        sa.Column("when", UtcTime(), nullable=False),
        _text("who", 64), _text("act", 16), _text("proposal", 64), _text("key", 64),
        _text("document", 64), _text("ground", 16), _text("judgement", 32, empty=True),
        *_texts("note"),
        sa.Column("undoes", sa.Integer(), nullable=True),
    )  # fmt: skip


def _table(
    name: str, key: Iterable[str], *columns: sa.Column[object], of_document: bool = False
) -> None:
    """A table that goes with its dossier, or with its document."""
    table = f"dossier_{name}"
    keys = ("dossier", "document") if of_document else ("dossier",)
    other = "dossier_documents" if of_document else "dossiers"
    targets = ["dossier_documents.dossier", "dossier_documents.id"] if of_document else [
        "dossiers.id"
    ]  # fmt: skip
    op.create_table(
        table,
        _text("dossier", 64),
        *columns,
        sa.ForeignKeyConstraint(
            keys, targets, name=op.f(f"fk_{table}_dossier_{other}"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("dossier", *key, name=op.f(f"pk_{table}")),
    )


def _text(name: str, length: int, *, empty: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.String(length), nullable=empty)


def _texts(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _number(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Integer(), nullable=False)
