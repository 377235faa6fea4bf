"""A dossier of ten thousand documents is read by document: no query may walk through all of it."""

from pathlib import Path

import pytest
from sqlalchemy import text

from app.storage.engine import open_database


@pytest.mark.parametrize(
    ("query", "found_by"),
    [
        (
            "SELECT * FROM dossier_proposals WHERE dossier = 'd' AND document = 'x'",
            "(dossier=? AND document=?)",
        ),
        (
            "DELETE FROM dossier_proposals WHERE dossier = 'd' AND document = 'x' "
            "AND detector NOT LIKE 'person:%'",
            "(dossier=? AND document=?)",
        ),
        (
            "SELECT * FROM dossier_documents WHERE dossier = 'd' ORDER BY number, id LIMIT 25",
            "ix_dossier_documents_order",
        ),
        (
            "DELETE FROM dossier_documents WHERE dossier = 'd' AND number = 3",
            "(dossier=? AND number=?)",
        ),
    ],
)
def test_a_document_is_found_without_a_walk_through_the_dossier(
    query: str, found_by: str, tmp_path: Path
) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/notabene.db")
    with engine.connect() as connection:
        steps = [row.detail for row in connection.execute(text(f"EXPLAIN QUERY PLAN {query}"))]
    engine.dispose()

    assert found_by in steps[0]
    assert not any("TEMP B-TREE" in step for step in steps)
