"""Keeps personal data in that neither the person nor a source brought."""

import re
from collections.abc import Sequence

from anyio.to_thread import run_sync

from guardrails.contract import Action
from guardrails.pipeline import Pipeline

_CONTEXT = 400
_WORD = re.compile(r"\w+")
_NAME = "person_name"


class AnswerGuardInThread:
    """Satisfies the port AnswerGuard."""

    def __init__(self, privacy: Pipeline) -> None:
        self._privacy = privacy

    async def leaked(self, sentence: str, before: str, known: Sequence[str]) -> Sequence[str]:
        return await run_sync(self._leaked, sentence, before, known)

    def _leaked(self, sentence: str, before: str, known: Sequence[str]) -> list[str]:
        context = f"{before[-_CONTEXT:]} " if before else ""
        verdict = self._privacy.review(context + sentence, since=len(context))
        return [
            decision.finding.kind
            for decision in verdict.decisions
            if decision.action is not Action.NOTE
            and not _is_known(
                decision.finding.kind,
                sentence[decision.finding.start : decision.finding.end],
                known,
            )
        ]


def _is_known(kind: str, value: str, texts: Sequence[str]) -> bool:
    """Whether one of the texts has it, however it was spaced; of a name, all its words."""
    words = [word.casefold() for word in _WORD.findall(value)]
    if kind == _NAME:
        return any(set(words) <= {w.casefold() for w in _WORD.findall(t)} for t in texts)
    bare = "".join(words)
    return any(bare in "".join(_WORD.findall(text)).casefold() for text in texts)
