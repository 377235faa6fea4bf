"""Asks the model what a candidate is and how to say it shortly; its answer is checked."""

import json
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace

from app.ports.judging import SupportJudge
from app.ports.language import TextGenerator
from app.prompting.library import PromptLibrary
from app.use_cases.minutes.attendees import named, resolved
from app.use_cases.minutes.candidates import Candidate, Kind
from app.use_cases.minutes.items import Item
from app.values.answers import Usage
from app.values.language import Finished, Text, Waiting
from app.values.minutes import Attendee, Passage
from guardrails.contract import Mark, SourceText

PROMPT = "minutes/item"
_KINDS: dict[str, Kind | None] = {"besluit": "decision", "actie": "action", "geen": None}
_SCHEMA = {
    "type": "object",
    "properties": {
        "soort": {"enum": list(_KINDS)},
        "wie": {"type": "string"},
        "wat": {"type": "string"},
    },
    "required": ["soort", "wie", "wat"],
}


@dataclass(frozen=True, slots=True)
class Said:
    """What the model made of a candidate; without a kind it is neither decision nor action."""

    kind: Kind | None
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class Worded:
    """An item as it may stand in the minutes."""

    kind: Kind
    who: str
    what: str
    when: str
    support: Mark
    passage: Passage


@dataclass(slots=True)
class Wording:
    """The model with what its answers cost; `worded` holds what may stand in the minutes."""

    prompts: PromptLibrary
    generator: TextGenerator
    judge: SupportJudge
    people: Sequence[Attendee]
    person: str
    usage: Usage = field(default_factory=lambda: Usage(0, 0))
    worded: list[Worded] = field(default_factory=list)

    async def add(self, item: Item) -> AsyncGenerator[Waiting, None]:
        """Put this item in `worded`, unless the model says that it is nothing."""
        prompt = self.prompts.active(PROMPT)
        asked = prompt.render(**_inputs(item.candidate))
        sampling = replace(prompt.about.sampling, schema=_SCHEMA)
        answer = ""
        events = self.generator.stream(asked, sampling, person=self.person)
        async with aclosing(events):
            async for event in events:
                match event:
                    case Waiting():
                        yield event
                    case Text():
                        answer += event.text
                    case Finished():
                        self._count(event)
                    case _:
                        pass
        if (said := _kept(item, _read(answer, item))) is not None:
            self.worded.append(await self._judged(item, said))

    async def _judged(self, item: Item, said: Said) -> Worded:
        """The words of the model when the meeting carries them, else the meeting's own."""
        candidate = item.candidate
        near = [*candidate.before[-1:], candidate.passage, *candidate.after[:1]]
        sources = [SourceText("1", " ".join(each.text for each in near))]
        verdicts = await self.judge.judge(said.what, sources)
        carried = bool(verdicts) and all(each.support == "supported" for each in verdicts)
        return Worded(
            kind=said.kind or candidate.kind,
            who=item.who or self._who(said.who, candidate),
            what=said.what if carried else item.what,
            when=item.when,
            support="supported",
            passage=candidate.passage,
        )

    def _who(self, name: str, candidate: Candidate) -> str:
        """A name that the model gives counts when it was said here or belongs to who was there."""
        near = " ".join(f"{each.speaker} {each.text}" for each in _near(candidate))
        return resolved(name, self.people) if name and named(name, near) else ""

    def _count(self, event: Finished) -> None:
        before = self.usage
        self.usage = Usage(
            before.prompt_tokens + event.prompt_tokens,
            before.completion_tokens + event.completion_tokens,
            before.cached_tokens + event.cached_tokens,
        )


def _inputs(candidate: Candidate) -> dict[str, object]:
    passage = candidate.passage
    return {
        "before": [_line(each) for each in candidate.before],
        "speaker": f"{passage.speaker}: " if passage.speaker else "",
        "sentence": passage.text,
        "after": [_line(each) for each in candidate.after[:1]],
    }


def _line(passage: Passage) -> str:
    return f"{passage.speaker}: {passage.text}" if passage.speaker else passage.text


def _near(candidate: Candidate) -> list[Passage]:
    return [*candidate.before, candidate.passage, *candidate.after]


def _read(answer: str, item: Item) -> Said:
    """What the model answered; an answer that was cut off says nothing."""
    try:
        told = json.loads(answer)
        kind = _KINDS[told["soort"]]
        return Said(kind, str(told["wie"]).strip(), " ".join(str(told["wat"]).split()))
    except (ValueError, KeyError, TypeError):
        return Said(item.candidate.kind, "", item.what)


def _kept(item: Item, said: Said) -> Said | None:
    """What someone labelled stays what it was called; what the model calls nothing goes."""
    if item.candidate.labelled:
        return replace(said, kind=item.candidate.kind)
    return said if said.kind else None
