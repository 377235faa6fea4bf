import asyncio
from pathlib import Path

import pytest

from app.errors import InvalidInput
from app.reading import FileReader, given_text
from app.speech import FasterWhisper, as_subtitles
from app.use_cases.minutes.turns import passages, turns


def test_pieces_of_speech_become_subtitles_that_minutes_can_read() -> None:
    said = as_subtitles([(0.0, 2.5, " We besluiten te wachten."), (3661.25, 3662.0, "Goed.")])

    assert [(p.time, p.text) for p in passages(turns(given_text(said)))] == [
        ("00:00:00", "We besluiten te wachten."),
        ("01:01:01", "Goed."),
    ]


@pytest.mark.parametrize("name", ["overleg.wav", "OVERLEG.MP3"])
def test_a_recording_without_a_model_says_what_is_needed(name: str) -> None:
    reader = FileReader(FasterWhisper(None))

    with pytest.raises(InvalidInput, match="NOTABENE_SPEECH__MODEL"):
        asyncio.run(reader.receive(name, b"RIFF"))


def test_a_model_that_is_not_there_is_told_the_same(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="faster-whisper"):
        asyncio.run(FasterWhisper(tmp_path / "weg").transcribe(b"RIFF"))


def test_a_recording_is_read_as_what_was_said_in_it() -> None:
    class Listening:
        async def transcribe(self, data: bytes) -> str:
            return as_subtitles([(0.0, 1.0, data.decode())])

    (given,) = asyncio.run(FileReader(Listening()).receive("a.wav", b"De brug is dicht."))

    assert "De brug is dicht." in given.text
    assert given.id == "a.wav"
