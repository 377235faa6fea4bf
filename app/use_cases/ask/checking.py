"""Reads the sentences of an answer for their meaning, once they are written."""

from collections.abc import AsyncGenerator

from app.ports.judging import SupportJudge
from app.use_cases.ask.draft import Draft
from app.use_cases.ask.fragments import verdicts
from app.use_cases.ask.turns import Found
from app.values.answers import AskEvent
from guardrails.contract import SentenceSupport


async def settled(
    judge: SupportJudge, draft: Draft, found: Found
) -> AsyncGenerator[AskEvent, None]:
    """The careful verdict on each sentence that was shown after a glance only."""
    for place in draft.unsettled:
        judged = await verdicts(judge, draft.judged[place].text, found)
        yield draft.settle(place, min(judged, key=_score))


def _score(verdict: SentenceSupport) -> float:
    return verdict.score
