"""Files in, a collection in step with them; killed in the middle too."""

import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge_base.catalogue import opened
from knowledge_base.chroma import ChromaStore, chroma_name
from knowledge_base.chunking import CHUNKING
from knowledge_base.contract import EmbedderChanged, KnowledgeBaseBusy, Progress
from knowledge_base.library import Library
from tests.support.knowledge_base import WordsEmbedder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "stukken"
    made.mkdir()
    (made / "woo.md").write_text("# Woo\n\nDe beslistermijn is vier weken.")
    (made / "diep").mkdir()
    (made / "diep" / "bezwaar.md").write_text("# Bezwaar\n\nBezwaar maken kan zes weken lang.")
    return made


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = Library(tmp_path / "kennis", WordsEmbedder())
    yield made
    made.close()


def paths(library: Library, question: str) -> list[str]:
    return [passage.chunk.path for passage in library.search(question, 5, ["c"])]


def test_new_files_are_added_with_their_path_in_the_folder(library: Library, folder: Path) -> None:
    report = library.ingest([folder], "c")

    assert (report.added, report.updated, report.unchanged, report.removed) == (2, 0, 0, 0)
    assert report.chunks == 2
    assert paths(library, "hoe lang kan bezwaar maken?")[0] == "diep/bezwaar.md"


def test_what_did_not_change_is_not_embedded_again(tmp_path: Path, folder: Path) -> None:
    embedder = WordsEmbedder()
    library = Library(tmp_path / "kennis", embedder)
    library.ingest([folder], "c")
    before = len(embedder.embedded)
    report = library.ingest([folder], "c")
    library.close()

    assert report.unchanged == 2
    assert len(embedder.embedded) == before


def test_a_changed_file_is_updated_and_its_old_text_is_gone(
    library: Library, folder: Path
) -> None:
    library.ingest([folder], "c")
    (folder / "woo.md").write_text("# Woo\n\nParkeren is gratis.")
    report = library.ingest([folder], "c")

    assert (report.updated, report.unchanged) == (1, 1)
    assert "beslistermijn" not in "".join(
        p.chunk.text for p in library.search("beslistermijn", 5, ["c"])
    )


def test_a_deleted_file_leaves_unless_asked_to_stay(library: Library, folder: Path) -> None:
    library.ingest([folder], "c")
    (folder / "woo.md").unlink()
    kept = library.ingest([folder], "c", prune=False)
    left = library.ingest([folder], "c")

    assert (kept.removed, left.removed) == (0, 1)
    assert paths(library, "beslistermijn weken") == ["diep/bezwaar.md"]


def test_another_folder_does_not_push_the_first_one_out(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "ander"
    other.mkdir()
    (other / "woo.md").write_text("Iets heel anders over subsidies.")
    library.ingest([folder], "c")
    report = library.ingest([other], "c")

    assert (report.added, report.removed) == (1, 0)
    assert library.collections()[0].documents == 3


def test_members_of_an_archive_are_documents_of_their_own(library: Library, folder: Path) -> None:
    with zipfile.ZipFile(folder / "dossier.zip", "w") as archive:
        archive.writestr("brief.md", "# Brief\n\nDe subsidie is toegekend.")
        archive.writestr("leeg.md", "")
    report = library.ingest([folder], "c")

    assert paths(library, "subsidie toegekend")[0] == "dossier.zip/brief.md"
    assert [failure.path for failure in report.failed] == ["dossier.zip/leeg.md"]


def test_a_file_without_text_is_a_failure_with_a_reason(library: Library, folder: Path) -> None:
    (folder / "leeg.txt").write_bytes(b"")
    (folder / "link.md").symlink_to(folder / "woo.md")
    report = library.ingest([folder, folder / "weg"], "c")

    assert report.added == 2
    assert {Path(failure.path).name for failure in report.failed} == {
        "leeg.txt",
        "link.md",
        "weg",
    }
    assert all(failure.reason for failure in report.failed)


def test_a_guard_refuses_a_text_and_takes_the_earlier_version_out(
    tmp_path: Path, folder: Path
) -> None:
    def guard(text: str) -> str | None:
        return "Gerubriceerd: geheim." if "GEHEIM" in text else None

    library = Library(tmp_path / "kennis", WordsEmbedder(), guard=guard)
    library.ingest([folder], "c")
    (folder / "woo.md").write_text("GEHEIM\n\nDe beslistermijn is vier weken.")
    report = library.ingest([folder], "c")
    library.close()

    assert [(f.path, f.reason) for f in report.failed] == [("woo.md", "Gerubriceerd: geheim.")]
    assert report.removed == 1
    assert report.chunks == 1


def test_progress_tells_how_far_it_is(library: Library, folder: Path) -> None:
    seen: list[Progress] = []
    library.ingest([folder], "c", progress=seen.append)

    assert [(p.done, p.total) for p in seen] == [(1, 2), (2, 2)]
    assert seen[-1].left == 0


def test_one_writer_at_a_time(library: Library, folder: Path) -> None:
    def also_writes(_: Progress) -> None:
        library.ingest([folder], "d")

    with pytest.raises(KnowledgeBaseBusy, match="Wacht"):
        library.ingest([folder], "c", progress=also_writes)


def test_another_embedder_asks_for_a_reindex_and_then_works(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    library.ingest([folder], "c")
    library.close()
    other = Library(tmp_path / "kennis", WordsEmbedder("words-2"))

    with pytest.raises(EmbedderChanged, match="opnieuw"):
        other.search("termijn", 5, ["c"])
    with pytest.raises(EmbedderChanged):
        other.ingest([folder], "c")
    assert not other.collections()[0].current

    report = other.reindex("c")
    assert report.updated == 2
    assert other.collections()[0].current
    assert other.search("beslistermijn", 5, ["c"])[0].cosine > 0
    assert other.ingest([folder], "c").unchanged == 2
    other.close()


def test_removing_and_dropping_leave_nothing_behind(library: Library, folder: Path) -> None:
    library.ingest([folder], "c")
    document = library.search("beslistermijn", 1, ["c"])[0].chunk.document

    assert library.remove("c", document)
    assert not library.remove("c", document)
    assert paths(library, "beslistermijn weken") == ["diep/bezwaar.md"]
    library.drop("c")
    assert library.collections() == []
    assert paths(library, "beslistermijn weken") == []


@pytest.mark.timeout(120)
def test_killed_in_the_middle_nothing_is_lost_and_the_next_run_completes(tmp_path: Path) -> None:
    folder, home = tmp_path / "stukken", tmp_path / "kennis"
    folder.mkdir()
    for n in range(12):
        (folder / f"{n:02}.md").write_text(f"# Stuk {n}\n\nOnderwerp nummer{n} in dit stuk.")
    with subprocess.Popen(  # noqa: S603  (our own script)
        [sys.executable, "-c", _DIES_HALFWAY, str(folder), str(home)],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": "."},
    ) as process:
        process.wait()
    assert process.returncode == -signal.SIGKILL

    library = Library(home, WordsEmbedder())
    kept = library.collections()[0].documents
    assert kept == 5
    report = library.ingest([folder], "c")
    assert (report.added, report.unchanged, report.failed) == (12 - kept, kept, ())
    assert {path for n in range(12) for path in [paths(library, f"nummer{n}")[0]]} == {
        f"{n:02}.md" for n in range(12)
    }
    library.close()
    assert _vectors(home) == report.chunks == 12


def _vectors(home: Path) -> int:
    """How many vectors there really are; and none of them in doubt."""
    with opened(home / chroma_name("c") / "catalogue.sqlite") as catalogue:
        assert catalogue.orphans() == []
    embedder = WordsEmbedder()
    store = ChromaStore(home / "chroma")
    index = store.open("c", embedder.name, embedder.dimensions, CHUNKING)
    count = index.count()
    store.close()
    return count


# Dies between the vectors of the sixth document and its text: the worst moment there is.
_DIES_HALFWAY = f"""
import os, sys
from pathlib import Path
from knowledge_base.catalogue import Catalogue
from knowledge_base.library import Library
from tests.support.knowledge_base import WordsEmbedder

put, written = Catalogue.put, []

def put_or_die(self, document, chunks):
    if len(written) == 5:
        os.kill(os.getpid(), {int(signal.SIGKILL)})
    written.append(document)
    put(self, document, chunks)

Catalogue.put = put_or_die
Library(Path(sys.argv[2]), WordsEmbedder()).ingest([Path(sys.argv[1])], "c")
"""
