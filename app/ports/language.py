"""What use cases need from a language model, in their own words."""

from collections.abc import AsyncGenerator, Sequence
from typing import Protocol

from app.values.language import Event, Message, Sampling


class TextGenerator(Protocol):
    @property
    def name(self) -> str:
        """Model name as an answer records it."""
        ...

    @property
    def context_length(self) -> int:
        """Tokens that prompt and answer may take together."""
        ...

    def stream(
        self, messages: Sequence[Message], sampling: Sampling, *, person: str = ""
    ) -> AsyncGenerator[Event, None]:
        """Refuse now or stream later: a refusal comes before the first event.

        Turns are taken between persons, not requests. Closing the generator stops the model.

        Raises:
            ModelBusy: the queue is full.
            PromptTooLong: prompt plus `max_tokens` do not fit.
            ModelMissing, ModelAway: there is no model to ask (may also come while streaming).
        """
        ...

    def count_tokens(self, text: str) -> int:
        """How many tokens this text costs (an estimate where the model is elsewhere)."""
        ...

    async def close(self) -> None: ...
