"""Add whether the text of a document carries its summary."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    support: sa.Column[str] = sa.Column(
        "summary_support", sa.String(16), nullable=False, server_default="not_checkable"
    )
    op.add_column("dossier_documents", support)


def downgrade() -> None:
    op.drop_column("dossier_documents", "summary_support")
