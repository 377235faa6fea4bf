"""Who does it and when, as the words of the meeting say it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.use_cases.minutes import cues
from app.use_cases.minutes.attendees import resolved
from app.use_cases.minutes.candidates import Candidate
from app.use_cases.minutes.moments import moment
from app.use_cases.minutes.names import NAME, is_name, plain
from app.use_cases.minutes.phrases import ADDS
from app.values.minutes import Attendee
from guardrails.masking import is_same_person

_MINE = re.compile(r"\bik\b", re.IGNORECASE)
_HOLDERS = (
    re.compile(
        rf"\b(?:[Aa]ctiehouder|[Aa]ctie|[Tt]rekker|[Ww]ie)(?: is)?\s*:?\s*(?P<name>{NAME})\W*$"
    ),
    re.compile(rf"\((?:actie:?\s*)?(?P<name>{NAME})(?:\s+en\s+(?P<second>{NAME}))?[^)]*\)\W*$"),
    re.compile(rf"->\s*(?P<name>{NAME})(?:\s+en\s+(?P<second>{NAME}))?\b"),
    re.compile(rf"^(?P<name>{NAME}),\s+(?:jij|je|u)\b"),
    re.compile(rf"\bword(?:t|en)\b[^.]*\b(?:door|bij)\s+(?P<name>{NAME})"),
    cues.TASKED,
    re.compile(rf"[,–-]\s*(?P<name>{NAME})\s*(?:[,–-][^,]*)?$"),
    re.compile(rf"^(?P<name>{NAME})(?:\s+en\s+(?P<second>{NAME}))?(?=\s+[a-z]|:)"),
)
_INSIDE = re.compile(rf"(?<=\s){NAME}")


@dataclass(frozen=True, slots=True)
class Item:
    """A candidate with what its own words say; `what` is the sentence itself."""

    candidate: Candidate
    who: str
    what: str
    when: str


def read(candidate: Candidate, people: Sequence[Attendee]) -> Item:
    text = cues.LABEL.sub("", candidate.passage.text, count=1)
    if candidate.kind == "decision":
        return Item(candidate, "", text, "")
    who = " en ".join(resolved(name, people) for name in _who(candidate, text, people))
    return Item(candidate, who, text, _when(candidate))


def _who(candidate: Candidate, text: str, people: Sequence[Attendee]) -> list[str]:
    speaker = candidate.passage.speaker
    if text.endswith("?"):
        return _asked(candidate, text)
    if speaker and _MINE.search(text):
        return [speaker]
    for pattern in _HOLDERS:
        found = pattern.search(text)
        names = [found[name] for name in pattern.groupindex if found[name]] if found else []
        if names and all(map(is_name, names)):
            return [plain(name) for name in names]
    return [speaker] if speaker else _before(candidate, people)


def _asked(candidate: Candidate, text: str) -> list[str]:
    """Who was asked by name, or else who said yes."""
    asked = cues.ASKED.search(text)
    name = asked and (asked["name"] or asked["late"])
    if name and is_name(name):
        return [plain(name)]
    others = [one.speaker for one in candidate.after if one.speaker != candidate.passage.speaker]
    return others[:1]


def _before(candidate: Candidate, people: Sequence[Attendee]) -> list[str]:
    """Whom "hij" or "zij" stands for: who of the meeting was named just before, or anyone."""
    names = [
        plain(found[0])
        for one in candidate.before[-1:]
        for found in _INSIDE.finditer(one.text)
        if is_name(found[0])
    ]
    there = [name for name in names if any(is_same_person(name, one.name) for one in people)]
    return (there or names)[-1:]


def _when(candidate: Candidate) -> str:
    """The limit in the sentence, in what the same one adds, or in the answer of who was asked."""
    speaker, own = candidate.passage.speaker, moment(candidate.passage.text)
    added = candidate.after[:1] if speaker and not own else ()
    if any(one.speaker == speaker and ADDS.match(one.text) for one in added):
        return moment(added[0].text)
    if own or not candidate.passage.text.endswith("?"):
        return own
    answers = [one.text for one in candidate.after if one.speaker != speaker]
    return next(filter(None, map(moment, answers)), "")
