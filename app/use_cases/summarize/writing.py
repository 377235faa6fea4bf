"""Lets the model write of one part, and keeps only what the part carries."""

import json
import re
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace

from app.ports.guarding import AnswerGuard
from app.ports.judging import SupportJudge
from app.ports.language import TextGenerator
from app.prompting.library import PromptLibrary
from app.use_cases.summarize.parts import Part
from app.use_cases.summarize.pieces import Piece, in_sections
from app.values.language import Waiting
from app.values.listening import Heard
from guardrails.contract import SentenceSupport, SourceText
from knowledge_base.terms import terms

PROMPT = "summarize/part"
_SAID_ALREADY = 0.8
# Read by eye: below this the default model wrote false or broken sentences that the check let by.
_SURE = 0.85
_STRING = re.compile(r'"(?:[^"\\\n]|\\["\\/bfnrt])*"')


@dataclass(frozen=True, slots=True)
class Carried:
    """A sentence for the summary, the verdict on it and the sentence of the text it rests on."""

    text: str
    verdict: SentenceSupport
    piece: Piece
    literal: bool


@dataclass(slots=True)
class Writing:
    """One summary being written, part after part; afterwards it tells what that took."""

    prompts: PromptLibrary
    generator: TextGenerator
    judge: SupportJudge
    guard: AnswerGuard
    person: str
    carried: list[Carried] = field(default_factory=list)
    leaks: list[str] = field(default_factory=list)
    heard: Heard = field(default_factory=Heard)
    left_out: int = 0

    async def write(self, part: Part) -> AsyncGenerator[Waiting, None]:
        """Write of this part; what may be said is then in `carried`."""
        prompt = self.prompts.active(PROMPT)
        asked = prompt.render(title=part.title, passages=part.passages, sentences=part.sentences)
        sampling = replace(prompt.about.sampling, schema=_list_of(part.sentences))
        events = self.generator.stream(asked, sampling, person=self.person)
        async with aclosing(self.heard.listen(events)) as waits:
            async for waiting in waits:
                yield waiting
        await self._keep(told(self.heard.text), part)

    def quote(self, some: Sequence[Piece]) -> None:
        """Let the text speak for itself, which needs no judge."""
        self.carried += [_literally(piece) for piece in some]

    async def _keep(self, said: str, part: Part) -> None:
        """What the part carries; its own best sentence when it carries nothing."""
        sources = [
            SourceText(str(number), " ".join(piece.text for piece in run))
            for number, run in enumerate(in_sections(part.pieces))
        ]
        known = [source.text for source in sources]
        kept = list(self.carried)
        for verdict in await self.judge.judge(said, sources):
            one = _carried(verdict, part.pieces)
            if one is None or _said_before(one, kept):
                self.left_out += 1
            elif leaked := await self.guard.leaked(one.text, "", known):
                self.leaks += leaked
            else:
                kept.append(one)
        if len(kept) == len(self.carried):
            kept.append(_literally(part.best))
        self.carried = kept


def _list_of(sentences: int) -> dict[str, object]:
    """A list has an end, so that a small model does not say the same for ever."""
    text = {"type": "string"}
    return {"type": "array", "items": text, "minItems": 1, "maxItems": sentences}


def told(said: str) -> str:
    """The strings of a list that may be cut off, one a line; half a string is left out."""
    texts = (" ".join(json.loads(text, strict=False).split()) for text in _STRING.findall(said))
    return "\n".join(text if text.endswith((".", "!", "?")) else f"{text}." for text in texts)


def _carried(verdict: SentenceSupport, read: Sequence[Piece]) -> Carried | None:
    """The sentence with the one of the text that carries it, if there is one.

    Of a sentence that is carried just so, the text's own words are better.
    """
    piece = _piece_of(verdict.evidence, read)
    if piece is None or verdict.support != "supported":
        return None
    if verdict.score < _SURE:
        return _literally(piece)
    return Carried(verdict.text, verdict, piece, literal=False)


def _literally(piece: Piece) -> Carried:
    verdict = SentenceSupport(0, 0, piece.text, "supported", 1.0, (), (), piece.text)
    return Carried(piece.text, verdict, piece, literal=True)


def _piece_of(evidence: str, read: Sequence[Piece]) -> Piece | None:
    """Evidence is a sentence of what was read, or a piece of a very long one."""
    said = " ".join(evidence.split())
    return next((piece for piece in read if said and said in piece.text), None)


def _said_before(one: Carried, before: Sequence[Carried]) -> bool:
    new = set(terms(one.text))
    return any(len(new & set(terms(each.text))) >= _SAID_ALREADY * len(new) for each in before)
