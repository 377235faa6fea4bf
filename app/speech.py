"""Speech to text with Whisper, in process, where the package and a model are installed."""

import threading
from collections.abc import Iterable
from functools import cached_property
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

from anyio import CapacityLimiter
from anyio.to_thread import run_sync

from app.errors import InvalidInput

_NEEDED = (
    "Dit is een opname. Om opnames uit te schrijven is een spraakmodel nodig: installeer "
    "faster-whisper en zet NOTABENE_SPEECH__MODEL op de map met het model. "
    "U kunt ook een uitgeschreven tekst of ondertitels (vtt, srt) geven."
)
_LANGUAGE = "nl"


class FasterWhisper:
    """Satisfies the port SpeechToText. The model is a folder in the format of CTranslate2."""

    def __init__(self, model: Path | None, threads: int = 0) -> None:
        self._path = model
        self._threads = threads
        self._loading = threading.Lock()
        self._one_at_a_time = CapacityLimiter(1)

    async def transcribe(self, data: bytes) -> str:
        return await run_sync(self._transcribe, data, limiter=self._one_at_a_time)

    def _transcribe(self, data: bytes) -> str:
        with self._loading:
            model = self._model
        try:
            segments, _ = model.transcribe(BytesIO(data), language=_LANGUAGE, vad_filter=True)
            return as_subtitles((each.start, each.end, each.text) for each in segments)
        # Decoders fail on broken sound in more ways than they document.
        except Exception as error:
            raise InvalidInput(
                "Deze opname is niet te lezen. Sla hem op als wav of mp3 en probeer het opnieuw."
            ) from error

    @cached_property
    def _model(self) -> Any:
        """Raises: InvalidInput when the package or the model is not here."""
        if self._path is None or not self._path.is_dir():
            raise InvalidInput(_NEEDED)
        try:
            whisper = import_module("faster_whisper")
        except ModuleNotFoundError:
            raise InvalidInput(_NEEDED) from None
        return whisper.WhisperModel(
            str(self._path),
            device="cpu",
            compute_type="int8",
            cpu_threads=self._threads,
            local_files_only=True,
        )


def as_subtitles(said: Iterable[tuple[float, float, str]]) -> str:
    """Pieces of speech, from and to in seconds, as WebVTT."""
    cues = (f"{_clock(start)} --> {_clock(end)}\n{text.strip()}" for start, end, text in said)
    return "\n\n".join(["WEBVTT", *cues])


def _clock(seconds: float) -> str:
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(int(minutes), 60)
    return f"{hours:02}:{minutes:02}:{rest:06.3f}"
