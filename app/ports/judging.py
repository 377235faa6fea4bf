"""What use cases need from whoever judges whether sources carry a text."""

from collections.abc import Sequence
from typing import Protocol

from guardrails.contract import SentenceSupport, SourceText


class SupportJudge(Protocol):
    async def judge(self, text: str, sources: Sequence[SourceText]) -> Sequence[SentenceSupport]:
        """A verdict for each sentence of the text, in order; offsets are in the text."""
        ...
