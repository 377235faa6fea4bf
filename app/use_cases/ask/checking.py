"""Reads the sentences of an answer for their meaning, once they are written."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from time import monotonic

from app.ports.judging import SupportJudge
from app.use_cases.ask.draft import Draft
from app.use_cases.ask.fragments import verdicts
from app.use_cases.ask.turns import Found
from app.values.answers import AskEvent
from guardrails.contract import SentenceSupport


@dataclass(frozen=True, slots=True)
class Checking:
    """The careful verdict on each sentence that was shown after a glance only.

    Args:
        seconds: for the whole answer; what is not reached is "not_checkable", with the reason.
    """

    judge: SupportJudge
    seconds: float
    person: str = ""

    async def settled(self, draft: Draft, found: Found) -> AsyncGenerator[AskEvent, None]:
        until = monotonic() + self.seconds
        for place in draft.unsettled:
            judged = await verdicts(
                self.judge,
                draft.judged[place].text,
                found,
                seconds=until - monotonic(),
                person=self.person,
            )
            yield draft.settle(place, min(judged, key=_score))


def _score(verdict: SentenceSupport) -> float:
    return verdict.score
