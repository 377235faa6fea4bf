"""The steps that write proposals down, with a database between them."""

import asyncio
from pathlib import Path

from app.storage.dossiers import DatabaseDossiers
from app.storage.engine import open_database
from app.values.dossiers import FileRead, Page
from app.woo.finding.proposing import ProposeWork
from guardrails.privacy import privacy_guard
from tests.support.dossiers import a_document, a_dossier

SENTENCE = "De verdachte is eerder veroordeeld voor diefstal en mishandeling."


def test_a_sentence_with_several_sensitive_words_is_one_proposal(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/notabene.db")
    store = DatabaseDossiers(engine)
    work = ProposeWork(store, privacy_guard("woo"), ())

    async def scenario() -> list[str]:
        await store.add(a_dossier())
        await store.plan("markt", ["a.pdf"])
        pages = {"0001": [Page(1, SENTENCE)]}
        await store.put("markt", FileRead(1, [a_document()], pages))
        for step in await work.plan("markt"):
            await work.do("markt", step)
        return [each.text for each in await store.proposals("markt")]

    try:
        assert asyncio.run(scenario()) == [SENTENCE]
    finally:
        engine.dispose()
