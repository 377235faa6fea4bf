"""Keeps personal data in that neither the person nor a source brought."""

import re
from collections.abc import Sequence

from anyio.to_thread import run_sync

from guardrails.contract import Action
from guardrails.pipeline import Pipeline

_CONTEXT = 400
_SOURCE_NUMBERS = re.compile(r"(?:\s*\[\d{1,3}\])+")
_WORD = re.compile(r"\w+")
_TITLES = frozenset({"de", "heer", "dhr", "meneer", "mevrouw", "mevr", "mw"})


class AnswerGuardInThread:
    """Satisfies the port AnswerGuard."""

    def __init__(self, privacy: Pipeline) -> None:
        self._privacy = privacy

    async def leaked(self, sentence: str, before: str, known: Sequence[str]) -> Sequence[str]:
        return await run_sync(self._leaked, sentence, before, known)

    def _leaked(self, sentence: str, before: str, known: Sequence[str]) -> list[str]:
        # A number may go on behind the number of a source.
        said = _SOURCE_NUMBERS.sub("", before[-_CONTEXT:])
        context = f"{said} " if said else ""
        verdict = self._privacy.review(context + sentence, since=len(context))
        return [
            decision.finding.kind
            for decision in verdict.decisions
            if decision.action is not Action.NOTE
            and not _is_known(sentence[decision.finding.start : decision.finding.end], known)
        ]


def _is_known(value: str, texts: Sequence[str]) -> bool:
    """Whether one of the texts has it, however it was spaced or a person was addressed."""
    words = _words(value)
    while len(words) > 1 and words[0] in _TITLES:
        del words[0]
    gap = "" if any(char.isdigit() for char in value) else " "
    said = gap.join(["", *words, ""])
    return any(said in gap.join(["", *_words(text), ""]) for text in texts)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
