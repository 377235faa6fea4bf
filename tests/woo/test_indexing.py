"""The index of a dossier is made in parts, each of which stays when the work is broken off."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from app.settings import Settings
from app.storage.dossier_index import IndexOfDossier
from app.storage.dossiers import DatabaseDossiers
from app.values.dossiers import FileRead, Page
from app.wiring import Services
from app.woo.indexing import IndexWork
from tests.support.dossiers import a_document, a_dossier
from tests.support.knowledge_base import WordsEmbedder

DOCUMENTS = [f"{number:04}" for number in range(1, 31)]


def test_what_a_part_put_in_is_found_before_the_rest_is_there(tmp_path: Path) -> None:
    async def found_after_each_step() -> Sequence[set[str]]:
        index = IndexOfDossier(tmp_path / "dossiers", WordsEmbedder)
        async with Services(Settings(home=tmp_path)) as services:
            store = DatabaseDossiers(services.engine)
            await store.add(a_dossier())
            await store.plan("markt", ["a.zip"])
            pages = {
                name: [Page(1, f"Het zwembad gaat dicht, brief {name}.")] for name in DOCUMENTS
            }
            await store.put("markt", FileRead(1, [*map(a_document, DOCUMENTS)], pages))
            work, found = IndexWork(store, index), []
            for step in await work.plan("markt"):
                await work.do("markt", step)
                (passages,) = await index.search("markt", ["zwembad"], 100)
                found.append({each.chunk.path for each in passages})
        return found

    first, *_, last = asyncio.run(found_after_each_step())
    assert first == set(DOCUMENTS[:25])
    assert last == set(DOCUMENTS)


def test_the_last_step_takes_out_nothing_that_a_part_put_in(tmp_path: Path) -> None:
    async def state_and_found() -> tuple[str, int]:
        index = IndexOfDossier(tmp_path / "dossiers", WordsEmbedder)
        await index.put("markt", [(a_document(), [Page(1, "De kade wordt hoger.")])])
        await index.build("markt", "klaar")
        (passages,) = await index.search("markt", ["kade"], 5)
        return await index.state("markt"), len(passages)

    assert asyncio.run(state_and_found()) == ("klaar", 1)
