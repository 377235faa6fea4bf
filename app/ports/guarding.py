"""What use cases need from whoever guards what is let out."""

from collections.abc import Sequence
from typing import Protocol


class AnswerGuard(Protocol):
    async def leaked(self, sentence: str, before: str, known: Sequence[str]) -> Sequence[str]:
        """Kinds of personal data in the sentence that stand in none of the known texts.

        `before` is what was shown already, because a number may be spread over two sentences.
        """
        ...
