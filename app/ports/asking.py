"""What interfaces need from whoever answers questions."""

from collections.abc import AsyncGenerator, Sequence
from typing import Protocol

from app.values.answers import AskEvent, Turn
from app.values.guarding import Override


class Answering(Protocol):
    def stream(
        self,
        question: str,
        *,
        within: Sequence[str],
        history: Sequence[Turn] = (),
        person: str = "",
    ) -> AsyncGenerator[AskEvent, None]:
        """Refuse now or with the first event; from then on the answer comes.

        The last event is `Answered`. Closing the generator stops the model.

        Raises: any NotabeneError, also while streaming (a late block is AnswerWithheld).
        """
        ...


class GuardedAnswering(Protocol):
    def stream(
        self,
        question: str,
        *,
        within: Sequence[str],
        history: Sequence[Turn] = (),
        person: str = "",
        override: Override | None = None,
    ) -> AsyncGenerator[AskEvent, None]:
        """The same behind the guardrails, which `override` loosens where the policy allows it.

        Raises: QuestionRefused before the first event, InvalidInput for a wrong override.
        """
        ...
