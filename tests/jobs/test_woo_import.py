"""An import is killed while it writes, and started again: nothing lost, nothing done twice."""

import asyncio
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.storage.dossiers import DatabaseDossiers
from app.storage.engine import open_database
from app.values.dossiers import Document, Proposal
from tests.support.dossiers import a_mail

ROOT = Path(__file__).parents[2]
FILES = 6


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bron")
    for number in range(FILES):
        mail = a_mail(f"Bericht {number}. Ik vind plan {number} slecht. Bel 06-123456{number:02}.")
        (folder / f"{number:02}.eml").write_bytes(mail)
    (folder / "leeg.docx").write_bytes(b"")
    return folder


def in_a_process(home: Path, source: Path, when: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-m", "tests.jobs.woo_import", str(home), str(source), when],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def result(home: Path) -> tuple[Sequence[Document], Sequence[Proposal], int]:
    engine = open_database(f"sqlite:///{home}/notabene.db")
    store = DatabaseDossiers(engine)

    async def read() -> tuple[Sequence[Document], Sequence[Proposal], int]:
        unread = await store.unread("bad")
        return await store.documents("bad"), await store.proposals("bad"), len(unread)

    try:
        return asyncio.run(read())
    finally:
        engine.dispose()


@pytest.fixture(scope="module")
def undisturbed(
    tmp_path_factory: pytest.TempPathFactory, source: Path
) -> tuple[Sequence[Document], Sequence[Proposal], int]:
    home = tmp_path_factory.mktemp("ongestoord")
    assert in_a_process(home, source).returncode == 0
    return result(home)


@pytest.mark.timeout(300)  # processes of their own, each with its imports
@pytest.mark.parametrize("when", ["put:4", "relate:1", "propose:2", "propose:8"])
def test_killed_at_any_step_it_ends_as_if_nothing_happened(
    tmp_path: Path,
    source: Path,
    undisturbed: tuple[Sequence[Document], Sequence[Proposal], int],
    when: str,
) -> None:
    killed = in_a_process(tmp_path, source, when)
    again = in_a_process(tmp_path, source)

    assert (killed.returncode, again.returncode) == (-9, 0), again.stderr
    assert result(tmp_path) == undisturbed
    written = [line for line in (killed.stdout + again.stdout).splitlines() if "put" in line]
    assert len(written) == len(set(written)) == FILES + 1
    assert len(undisturbed[0]) == FILES
    assert undisturbed[2] == 1
