"""Find the proposals of a document, and the documents of a dossier in order, without a scan."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_index("ix_dossier_proposals_document", "dossier_proposals", ["dossier", "document"])
    op.create_index("ix_dossier_documents_order", "dossier_documents", ["dossier", "number", "id"])
    op.drop_index("ix_dossier_documents_number", "dossier_documents")


def downgrade() -> None:
    op.create_index("ix_dossier_documents_number", "dossier_documents", ["number"])
    op.drop_index("ix_dossier_documents_order", "dossier_documents")
    op.drop_index("ix_dossier_proposals_document", "dossier_proposals")
