"""A folder on this machine gives every file in it, whatever it is called or is."""

import asyncio
import os
from pathlib import Path

import pytest

from app.errors import FileUnreadable
from app.storage.source_files import FilesOnDisk


def test_a_file_whose_name_is_in_an_old_alphabet_is_listed_and_read(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"besluit caf\xe9.txt")).write_bytes(b"Het besluit.")
    source = FilesOnDisk()
    (name,) = asyncio.run(source.paths(str(tmp_path)))

    assert name.encode("utf-8") == b"besluit caf\\xe9.txt"
    assert asyncio.run(source.read(str(tmp_path), name)) == b"Het besluit."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_what_is_no_ordinary_file_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.txt")

    with pytest.raises(FileUnreadable, match="gewoon bestand"):
        asyncio.run(FilesOnDisk().read(str(tmp_path), "pijp.txt"))
