"""Whether sources carry a text: the check of the guardrails, in a thread of its own."""

from collections.abc import Sequence

from anyio import CapacityLimiter
from anyio.to_thread import run_sync

from guardrails.contract import SentenceSupport, SourceText
from guardrails.support.check import SupportCheck


class SupportInThread:
    """Satisfies the port SupportJudge."""

    def __init__(self, check: SupportCheck) -> None:
        self._check = check
        self._one_at_a_time = CapacityLimiter(1)

    async def judge(self, text: str, sources: Sequence[SourceText]) -> Sequence[SentenceSupport]:
        return await run_sync(self._check, text, sources, limiter=self._one_at_a_time)
