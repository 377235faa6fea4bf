"""Lets the model word the bullets of one section, and keeps only what says the same."""

import json
import re
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace

from app.ports.guarding import AnswerGuard
from app.ports.judging import SupportJudge
from app.ports.language import TextGenerator
from app.prompting.library import PromptLibrary
from app.use_cases.nota.bullets import Bullet
from app.use_cases.nota.phrasing import AGREE, AGREES, decided, plain
from app.use_cases.nota.wording import problems
from app.values.language import Event, Sampling, Waiting
from app.values.listening import Heard
from guardrails.contract import SourceText

PROMPT = "nota/section"
_ATTEMPTS = 2
_EXTRA_TOKENS = 30
_PAIR = re.compile(r'"(b\d+)"\s*:\s*("(?:[^"\\\x00-\x1f]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*")')


@dataclass(frozen=True, slots=True)
class Worded:
    """The text for a bullet; `literal` when it is not the model's."""

    text: str
    literal: bool


@dataclass(slots=True)
class Writing:
    """One nota being worded, section after section; afterwards it tells what that took."""

    prompts: PromptLibrary
    generator: TextGenerator
    judge: SupportJudge
    guard: AnswerGuard
    subject: str
    person: str
    worded: dict[str, Worded] = field(default_factory=dict)
    heard: Heard = field(default_factory=Heard)

    async def write(
        self, heading: str, bullets: Sequence[Bullet], *, decides: bool = False
    ) -> AsyncGenerator[Waiting, None]:
        """Word these bullets; each then has a text in `worded`."""
        self.worded |= {b.id: Worded(decided(b) if decides else plain(b), True) for b in bullets}
        # A small model only copies a sentence that is one already.
        notes = {b: "" for b in bullets if decides or not b.is_sentence}
        for _ in range(_ATTEMPTS):
            if not notes:
                return
            events = self._asked(heading, notes, decides=decides)
            async with aclosing(self.heard.listen(events)) as waits:
                async for waiting in waits:
                    yield waiting
            notes = await self._checked(notes, _parsed(self.heard.text), decides=decides)

    def _asked(
        self, heading: str, notes: Mapping[Bullet, str], *, decides: bool
    ) -> AsyncGenerator[Event, None]:
        prompt = self.prompts.active(PROMPT)
        points = [{"id": b.id, "text": b.text, "note": note} for b, note in notes.items()]
        asked = prompt.render(
            subject=self.subject, heading=heading, decides=decides, points=points
        )
        sampling = self._sampling(prompt.about.sampling, list(notes))
        return self.generator.stream(asked, sampling, person=self.person)

    async def _checked(
        self, notes: Mapping[Bullet, str], said: Mapping[str, str], *, decides: bool
    ) -> dict[Bullet, str]:
        """Keep what holds; the others with what is wrong, to be asked once more."""
        again = {}
        for bullet in notes:
            text = " ".join(said.get(bullet.id, "").split())
            if wrong := await self._wrong(text, bullet, decides=decides):
                again[bullet] = wrong
            else:
                self.worded[bullet.id] = Worded(text, literal=False)
        return again

    async def _wrong(self, text: str, bullet: Bullet, *, decides: bool) -> str:
        if not text:
            return "schrijf een volledige zin"
        found = problems(text, bullet.text)
        if decides and bullet.part != "condition" and not AGREES.match(text):
            found.append(f"begin met: {AGREE} het, en dan een werkwoord")
        if not text.endswith((".", "!")):
            found.append("eindig met een punt")
        if await self.guard.leaked(text, "", [bullet.text, self.subject]):
            found.append("noem geen persoonsgegevens")
        if not found and not await self._carried(text, bullet):
            found.append("zeg alleen wat in het punt staat")
        return "; ".join(found)

    async def _carried(self, text: str, bullet: Bullet) -> bool:
        verdicts = await self.judge.judge(text, [SourceText(bullet.id, bullet.text)])
        return all(each.support in {"supported", "partial"} for each in verdicts)

    def _sampling(self, sampling: Sampling, bullets: Sequence[Bullet]) -> Sampling:
        """Room to say each bullet twice: a model that goes on and on is not worth the wait."""
        given = sum(self.generator.count_tokens(bullet.text) for bullet in bullets)
        room = 2 * given + _EXTRA_TOKENS * len(bullets)
        schema = _schema([bullet.id for bullet in bullets])
        return replace(sampling, max_tokens=min(sampling.max_tokens, room), schema=schema)


def _schema(ids: Sequence[str]) -> dict[str, object]:
    return {
        "type": "object",
        "properties": {each: {"type": "string"} for each in ids},
        "required": list(ids),
    }


def _parsed(text: str) -> dict[str, str]:
    """The pairs that came out whole, also of an answer that was cut off."""
    return {id_: json.loads(said) for id_, said in _PAIR.findall(text)}
