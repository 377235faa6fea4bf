"""Asks the model to say an item shorter; what it says may leave words out and add none."""

import json
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace

from app.ports.judging import SupportJudge
from app.ports.language import TextGenerator
from app.prompting.library import PromptLibrary
from app.use_cases.minutes.attendees import named, resolved
from app.use_cases.minutes.candidates import Candidate
from app.use_cases.minutes.item_model import Kind
from app.use_cases.minutes.items import Item
from app.use_cases.minutes.moments import moment
from app.values.language import Waiting
from app.values.listening import Heard
from app.values.minutes import Attendee, Passage
from dutch.words import words
from guardrails.contract import Mark, SourceText

PROMPT = "minutes/item"
_SCHEMA = {
    "type": "object",
    "properties": {"wie": {"type": "string"}, "wat": {"type": "string"}},
    "required": ["wie", "wat"],
}

_FIXED = frozenset(
    {"niet", "geen", "nooit", "mits", "tenzij", "alleen", "behalve", "voorwaarde", "als", "moet"}
)


@dataclass(frozen=True, slots=True)
class Said:
    """What the model made of a candidate; empty where it said nothing."""

    who: str = ""
    what: str = ""


@dataclass(frozen=True, slots=True)
class Worded:
    """An item as it may stand in the minutes."""

    kind: Kind
    who: str
    what: str
    when: str
    support: Mark
    passage: Passage
    sure: bool


@dataclass(slots=True)
class Wording:
    """The model with what its answers cost; `worded` holds what may stand in the minutes."""

    prompts: PromptLibrary
    generator: TextGenerator
    judge: SupportJudge
    people: Sequence[Attendee]
    person: str
    heard: Heard = field(default_factory=Heard)
    worded: list[Worded] = field(default_factory=list)

    async def add(self, item: Item) -> AsyncGenerator[Waiting, None]:
        """Put this item in `worded`, in the words of the model when they hold."""
        prompt = self.prompts.active(PROMPT)
        asked = prompt.render(**_inputs(item.candidate))
        sampling = replace(prompt.about.sampling, schema=_SCHEMA)
        events = self.generator.stream(asked, sampling, person=self.person)
        async with aclosing(self.heard.listen(events)) as waits:
            async for waiting in waits:
                yield waiting
        self.worded.append(await self._checked(item, _read(self.heard.text)))

    async def _checked(self, item: Item, said: Said) -> Worded:
        candidate = item.candidate
        holds = shorter(said.what, item) and await self._carried(said.what, item)
        return Worded(
            kind=candidate.kind,
            who=item.who or self._who(said.who, candidate),
            what=said.what if holds else item.what,
            when=item.when,
            support="supported",
            passage=candidate.passage,
            sure=candidate.sure,
        )

    async def _carried(self, what: str, item: Item) -> bool:
        source = SourceText("1", item.candidate.passage.text)
        verdicts = await self.judge.judge(what, [source])
        return bool(verdicts) and all(each.support == "supported" for each in verdicts)

    def _who(self, name: str, candidate: Candidate) -> str:
        """A name that the model gives counts when it was said here or belongs to who was there."""
        near = " ".join(f"{each.speaker} {each.text}" for each in _near(candidate))
        return resolved(name, self.people) if name and named(name, near) else ""


def _inputs(candidate: Candidate) -> dict[str, object]:
    passage = candidate.passage
    return {
        "before": [_line(each) for each in candidate.before],
        "speaker": f"{passage.speaker}: " if passage.speaker else "",
        "sentence": passage.text,
    }


def _line(passage: Passage) -> str:
    return f"{passage.speaker}: {passage.text}" if passage.speaker else passage.text


def _near(candidate: Candidate) -> list[Passage]:
    return [*candidate.before, candidate.passage, *candidate.after]


def _read(answer: str) -> Said:
    """What the model answered; an answer that was cut off says nothing."""
    try:
        told = json.loads(answer)
        return Said(str(told["wie"]).strip(), " ".join(str(told["wat"]).split()))
    except (ValueError, KeyError, TypeError):
        return Said()


def shorter(what: str, item: Item) -> bool:
    """Whether this only leaves words out: no new word, and what may not be lost is kept.

    A limit in time may go where it stands beside the action.
    """
    there, said = _words(item.what), _words(what)
    figures = {word for word in there if any(map(str.isdigit, word))}
    kept = ((_FIXED & there) | figures | _words(moment(item.what))) - _words(item.when)
    return bool(said) and said <= there and kept <= said


def _words(text: str) -> set[str]:
    return {word.text.casefold() for word in words(text)}
