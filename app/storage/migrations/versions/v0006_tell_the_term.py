"""Add when a decision was put off, and when its term stood still."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    extended: sa.Column[object] = sa.Column("extended", sa.Date(), nullable=True)
    suspended: sa.Column[object] = sa.Column(
        "suspended", sa.JSON(), nullable=False, server_default="[]"
    )
    op.add_column("dossiers", extended)
    op.add_column("dossiers", suspended)


def downgrade() -> None:
    op.drop_column("dossiers", "suspended")
    op.drop_column("dossiers", "extended")
