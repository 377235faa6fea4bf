"""Lets a stream through one reviewed sentence at a time."""

import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field

from dutch.sentences import finished, sentences
from guardrails.contract import Verdict
from guardrails.pipeline import Pipeline

# A number may run on after the cut, so a sentence that ends in one waits for the next.
_OPEN_END = re.compile(r"[\d@+][\s.,/()-]*$")
_GOES_ON = re.compile(r"[\s.,/()-]*[\dA-Za-z@+]")
_CONTEXT = 400


async def reviewed(chunks: AsyncIterator[str], pipeline: Pipeline) -> AsyncIterator[Verdict]:
    """Yield a verdict per sentence, judged with the sentences before it; stop after a block.

    Nothing leaves before it is reviewed, so the reader's first word waits for the first
    sentence. The verdicts do not depend on how the text was cut into chunks.
    """
    held = _Held()
    async for chunk in chunks:
        held.text += chunk
        for unit in held.complete():
            verdict = held.review(unit, pipeline)
            yield verdict
            if verdict.blocked:
                return
    rest = held.text[held.released :]
    if rest:
        yield held.review(rest, pipeline)


@dataclass(slots=True)
class _Held:
    """The text since the last safe line, how much of it was released, and what came before."""

    text: str = ""
    released: int = 0
    before: list[str] = field(default_factory=list)

    def complete(self) -> Iterator[str]:
        """Units that no further text can change: sentences, joined where a number runs on."""
        final = finished(self.text)
        for span in sentences(self.text[:final]):
            unit = self.text[self.released : span.end]
            if span.end <= self.released or self._runs_on(unit, span.end):
                continue
            self.released = span.end
            yield unit
        self._forget()

    def _runs_on(self, unit: str, end: int) -> bool:
        return bool(_OPEN_END.search(unit) and _GOES_ON.match(self.text, end))

    def _forget(self) -> None:
        """Drop released lines: a cut after a line end is found again without them."""
        following = self.text[self.released :]
        gap = following[: len(following) - len(following.lstrip())]
        if self.released and "\n" in gap and following.strip():
            self.text, self.released = following, 0

    def review(self, unit: str, pipeline: Pipeline) -> Verdict:
        context = "".join(self.before)
        verdict = pipeline.review(context + unit, since=len(context))
        self.before.append(unit)
        while len("".join(self.before)) > _CONTEXT and len(self.before) > 1:
            self.before.pop(0)
        return verdict
