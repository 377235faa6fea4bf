"""Create the tables of conversations, feedback and the sessions of the pages."""

import sqlalchemy as sa
from alembic import op

from app.storage.tables.base import UtcTime

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "conversations",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("made", UtcTime(), nullable=False),
        sa.Column("changed", UtcTime(), nullable=False),
        sa.Column("keep_until", sa.Date(), nullable=False),
        sa.Column("collections", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversations")),
    )
    op.create_index("ix_conversations_owner_changed", "conversations", ["owner", "changed"])
    op.create_index(op.f("ix_conversations_keep_until"), "conversations", ["keep_until"])
    op.create_table(
        "exchanges",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("conversation", sa.String(32), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("made", UtcTime(), nullable=False),
        sa.Column("answer", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("found", sa.Integer(), nullable=False),
        _reference("exchanges", "conversation", "conversations", "id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exchanges")),
    )
    op.create_index("ix_exchanges_conversation_made", "exchanges", ["conversation", "made"])
    op.create_table(
        "feedback",
        sa.Column("exchange", sa.String(32), nullable=False),
        sa.Column("thumb", sa.String(8), nullable=False),
        sa.Column("reason", sa.String(64), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        _reference("feedback", "exchange", "exchanges", "id"),
        sa.PrimaryKeyConstraint("exchange", name=op.f("pk_feedback")),
    )
    op.create_table(
        "sessions",
        sa.Column("digest", sa.LargeBinary(32), nullable=False),
        sa.Column("key", sa.String(32), nullable=False),
        sa.Column("ends", UtcTime(), nullable=False),
        _reference("sessions", "key", "api_keys", "id"),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_sessions")),
    )
    op.create_index(op.f("ix_sessions_ends"), "sessions", ["ends"])


def downgrade() -> None:
    for table in ("sessions", "feedback", "exchanges", "conversations"):
        op.drop_table(table)


def _reference(table: str, column: str, other: str, key: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.{key}"], name=name, ondelete="CASCADE")
