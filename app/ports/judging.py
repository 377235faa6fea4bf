"""What use cases need from whoever judges whether sources carry a text."""

from collections.abc import Sequence
from typing import Protocol

from guardrails.contract import SentenceSupport, SourceText

# For a whole text; a sentence costs a model about two seconds on two cores.
SECONDS = 60.0


class SupportJudge(Protocol):
    async def judge(
        self,
        text: str,
        sources: Sequence[SourceText],
        *,
        seconds: float = SECONDS,
        person: str = "",
    ) -> Sequence[SentenceSupport]:
        """A verdict for each sentence of the text, in order; offsets are in the text.

        After so many seconds no sentence is read for its meaning any more: what seems supported
        is then "not_checkable", with the reason. Turns are taken between persons.
        """
        ...
