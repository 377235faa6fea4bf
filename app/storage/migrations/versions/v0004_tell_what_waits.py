"""Add the case number of a dossier, and whether a judgement waits for a third party."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    number: sa.Column[str] = sa.Column("case_number", sa.Text(), nullable=False, server_default="")
    waits: sa.Column[bool] = sa.Column(
        "suspended", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    op.add_column("dossiers", number)
    op.add_column("dossier_decisions", waits)


def downgrade() -> None:
    op.drop_column("dossier_decisions", "suspended")
    op.drop_column("dossiers", "case_number")
