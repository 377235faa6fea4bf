"""A conversation as a language model may read it: masked, or refused with advice."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.errors import InvalidInput
from app.guarding.inputs import InputGuard, Typed
from app.values.answers import Turn
from app.values.guarding import Guarded, Override
from guardrails.masking import Masks

_LONGEST = 200_000


@dataclass(frozen=True, slots=True)
class Guardian:
    """Reviews what was typed in a conversation; a refused text is kept nowhere."""

    inputs: InputGuard

    @property
    def policy(self) -> str:
        return self.inputs.policy

    def reviewed(
        self, question: str, history: Sequence[Turn], override: Override | None = None
    ) -> "Conversation":
        """Raises: QuestionRefused with advice, InvalidInput for an override that cannot be."""
        asked = [*(turn.question for turn in history), question]
        if sum(map(len, asked)) + sum(len(turn.answer) for turn in history) > _LONGEST:
            raise InvalidInput("Het gesprek is te lang. Begin een nieuw gesprek.")
        typed = [text for turn in history for text in _typed(turn)]
        found = self.inputs.reviewed([*typed, Typed(question)], override)
        earlier = found.texts[:-1]
        turns = tuple(map(Turn, earlier[::2], earlier[1::2]))
        return Conversation(found.texts[-1], turns, found.masks, found.guards)


@dataclass(frozen=True, slots=True)
class Conversation:
    """What the model may read; `masks` gives back what the person typed, and stays in memory."""

    question: str
    history: tuple[Turn, ...]
    masks: Masks
    guards: tuple[Guarded, ...]


def _typed(turn: Turn) -> tuple[Typed, Typed]:
    # A client sends the earlier answers along, so they need not be what the model wrote.
    return Typed(turn.question), Typed(turn.answer, "document", marked=False)
