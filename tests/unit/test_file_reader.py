import asyncio
from pathlib import Path

import pytest

from app.errors import InvalidInput
from app.reading import FileReader
from app.speech import FasterWhisper
from tests.support.documents import a_zip


def read(path: Path) -> list[str]:
    return [text.text for text in asyncio.run(FileReader(FasterWhisper(None)).read(path))]


def test_a_file_gives_its_text(tmp_path: Path) -> None:
    path = tmp_path / "nota.txt"
    path.write_text("De brug gaat dicht.", encoding="utf-8")

    assert read(path) == ["De brug gaat dicht."]


def test_a_file_that_is_not_there_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="niet te lezen"):
        read(tmp_path / "weg.txt")


def test_a_file_without_text_says_why(tmp_path: Path) -> None:
    path = tmp_path / "leeg.txt"
    path.write_bytes(b"")

    with pytest.raises(InvalidInput, match=r"leeg\.txt"):
        read(path)


def test_an_archive_gives_the_text_of_each_file_in_it() -> None:
    data = a_zip({"a.txt": b"De brug.", "b.txt": b"De weg.", "leeg.txt": b""})

    texts = asyncio.run(FileReader(FasterWhisper(None)).receive("stukken.zip", data))

    assert [(text.id, text.text) for text in texts] == [
        ("stukken.zip/a.txt", "De brug."),
        ("stukken.zip/b.txt", "De weg."),
    ]
