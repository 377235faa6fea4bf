"""What happens to the file that is there when another is sent, with the real knowledge base."""

import asyncio
from io import BytesIO
from pathlib import Path
from threading import Barrier
from typing import BinaryIO

import pytest

from app.errors import KnowledgeBaseLocked
from app.settings import Settings
from app.values.people import Person
from app.wiring import Services
from knowledge_base.contract import IngestReport
from knowledge_base.locking import one_writer
from tests.support.knowledge_base import WordsEmbedder

PERSON = Person("k1", "manage")
GOOD = b"# Termijn\n\nDe beslistermijn is vier weken.\n"
SECRET = b"Stg. GEHEIM\n\nDe beslistermijn is geheim.\n"


class InTwoHalves(BytesIO):
    """Gives its second half only once the other file has given its first."""

    def __init__(self, data: bytes, both: Barrier) -> None:
        super().__init__(data)
        self._both = both
        self._half = len(data) // 2

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() == 0:
            return super().read(self._half)
        if self.tell() == self._half:
            self._both.wait(timeout=10)
        return super().read(size)


@pytest.fixture
def services(tmp_path: Path) -> Services:
    made = Services(Settings(home=tmp_path))
    made.embedder = WordsEmbedder()
    return made


@pytest.fixture
def uploads(tmp_path: Path) -> Path:
    return tmp_path / "uploads"


def send(services: Services, *files: tuple[str, bytes | BinaryIO]) -> list[IngestReport]:
    """Send all of these at once."""

    async def work() -> list[IngestReport]:
        streams = [(n, BytesIO(c) if isinstance(c, bytes) else c) for n, c in files]
        sent = (services.ingest.receive(PERSON, "c", *each) for each in streams)
        return await asyncio.gather(*sent)

    return asyncio.run(work())


def kept(uploads: Path) -> dict[str, bytes]:
    files = (file for file in uploads.rglob("*") if file.is_file())
    return {file.relative_to(uploads).as_posix(): file.read_bytes() for file in files}


def found(services: Services) -> str:
    passages = asyncio.run(services.library.search("beslistermijn", 5, ["c"]))
    return "\n".join(passage.chunk.text for passage in passages)


def test_a_newer_version_takes_the_place_of_the_older(services: Services, uploads: Path) -> None:
    send(services, ("nota.md", GOOD))
    (report,) = send(services, ("nota.md", GOOD.replace(b"vier", b"zes")))

    assert (report.updated, report.failed) == (1, ())
    assert kept(uploads) == {"c/nota.md": GOOD.replace(b"vier", b"zes")}
    assert "zes weken" in found(services)


@pytest.mark.parametrize("worse", [SECRET, b"", b"\0\0\0"], ids=["refused", "empty", "no text"])
def test_a_version_that_may_not_stay_leaves_the_older_as_it_was(
    services: Services, uploads: Path, worse: bytes
) -> None:
    (before,) = send(services, ("nota.md", GOOD))
    (report,) = send(services, ("nota.md", worse))

    assert [failure.path for failure in report.failed] == ["nota.md"]
    assert (report.added, report.updated, report.removed) == (0, 0, 0)
    assert report.chunks == before.chunks
    assert kept(uploads) == {"c/nota.md": GOOD}
    assert "vier weken" in found(services)


def test_while_another_program_writes_the_older_version_stays(
    services: Services, uploads: Path
) -> None:
    send(services, ("nota.md", GOOD))

    with one_writer(services.settings.index), pytest.raises(KnowledgeBaseLocked):
        send(services, ("nota.md", GOOD.replace(b"vier", b"zes")))

    assert kept(uploads) == {"c/nota.md": GOOD}
    assert "vier weken" in found(services)


def test_files_that_come_in_at_once_do_not_mix(services: Services, uploads: Path) -> None:
    both = Barrier(2)
    files = {name: f"# {name}\n\nDe beslistermijn van {name}.\n".encode() for name in ("a", "bbb")}

    send(services, *((f"{name}.md", InTwoHalves(text, both)) for name, text in files.items()))

    assert kept(uploads) == {f"c/{name}.md": text for name, text in files.items()}
