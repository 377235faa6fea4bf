"""What use cases need from whoever writes down what was said."""

from typing import Protocol


class SpeechToText(Protocol):
    async def transcribe(self, data: bytes) -> str:
        """What is said in a recording, as subtitles (WebVTT) without names.

        Raises: InvalidInput when there is no model for it here, or this is no sound.
        """
        ...
