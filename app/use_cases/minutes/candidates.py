"""Finds the sentences in which something may have been decided or promised."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.use_cases.minutes import cues
from app.use_cases.minutes.item_model import Kind, Likely
from app.use_cases.minutes.moments import moment
from app.use_cases.minutes.names import is_name, plain
from app.use_cases.minutes.phrases import ADDS, ANYONE, CLOSES, NO, PROCEDURE, YES
from app.values.minutes import Attendee, Passage
from guardrails.masking import is_same_person

_REACH = 2
_REACH_OF_CLOSE = 4
_CAPITALS = re.compile(r"\b[A-Z]\w+|^\w+")
_FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """`before` and `after` are what was said around it; `sure` is False where it may be one."""

    kind: Kind
    passage: Passage
    before: tuple[Passage, ...]
    after: tuple[Passage, ...]
    sure: bool = True


def candidates(
    said: Sequence[Passage], people: Sequence[Attendee], likely: Sequence[Likely] | None = None
) -> list[Candidate]:
    """In the order in which it was said.

    A label or a heading tells what a passage is; elsewhere what is `likely` does, or the words
    alone where nothing is known of that.
    """
    found: list[Candidate] = []
    heading: Kind | None = None
    lists = {one.passage for one in people}
    for place, passage in enumerate(said):
        heading, is_heading = _heading(passage.text, heading)
        if is_heading or (passage.nr in lists and not passage.speaker):
            continue
        around = said[max(0, place - _REACH) : place], said[place + 1 : place + 1 + _REACH]
        kind, sure = _written(passage.text, heading), True
        if not kind and likely:
            kind, sure = _meant(passage, around[1], likely[place])
        elif not kind:
            kind = _by_words(passage, *around, people)
        if kind:
            one = Candidate(kind, passage, tuple(around[0]), tuple(around[1]), sure)
            if not _repeats(one, found):
                found.append(one)
    return found


def _heading(text: str, now: Kind | None) -> tuple[Kind | None, bool]:
    """Under which heading the next lines stand, and whether this line is one."""
    if head := cues.HEADED.fullmatch(text):
        return ("action" if head["action"] else "decision"), True
    short = len(text.split()) < _FEWEST_WORDS and ":" not in text
    ended = now is not None and (short or bool(cues.NEXT_MEETING.match(text)))
    return (None if ended else now), ended


def _written(text: str, heading: Kind | None) -> Kind | None:
    """What the label before the text, or the heading above it, says that it is."""
    if label := cues.LABEL.match(text):
        return "action" if label["action"] else "decision"
    return heading


def _meant(passage: Passage, after: Sequence[Passage], likely: Likely) -> tuple[Kind | None, bool]:
    """What it most likely is, unless it only leads the meeting on or asks in vain."""
    text = passage.text
    asks = likely.kind == "action" and text.endswith("?")
    in_vain = asks and (bool(ANYONE.match(text)) or _answered(passage, after, NO))
    return (None if in_vain or PROCEDURE.search(text) else likely.kind), likely.sure


def _by_words(
    passage: Passage,
    before: Sequence[Passage],
    after: Sequence[Passage],
    people: Sequence[Attendee],
) -> Kind | None:
    text = passage.text
    if cues.ACTION_INSIDE.search(text) or _accepted(passage, after):
        return "action"
    if _promised(text, before, people):
        return "action"
    return "decision" if _decided(passage, after) else None


def _promised(text: str, before: Sequence[Passage], people: Sequence[Attendee]) -> bool:
    if text.endswith("?") or cues.TALK.search(text):
        return False
    dated = bool(moment(text))
    if cues.PROMISES.search(text) or (dated and cues.PROMISES_BY_DATE.search(text)):
        return True
    patterns = [cues.TASKED, cues.TASKED_BY_DATE] if dated else [cues.TASKED]
    tasked = (found["name"] for pattern in patterns for found in pattern.finditer(text))
    if any(_someone(name, people) for name in tasked):
        return True
    names = [word for one in before[-1:] for word in _CAPITALS.findall(one.text)[1:]]
    return bool(cues.TASKED_PRONOUN.search(text)) and any(map(is_name, names))


def _someone(name: str, people: Sequence[Attendee]) -> bool:
    """Whether this is one of the people at the meeting, or a name where nobody is known."""
    if not is_name(name):
        return False
    there = [one for one in people if one.present]
    return not there or any(is_same_person(plain(name), one.name) for one in there)


def _accepted(asked: Passage, after: Sequence[Passage]) -> bool:
    """Whether this asks someone to do something and another one says yes."""
    return bool(cues.ASKED.search(asked.text)) and _answered(asked, after, cues.ASSENTS)


def _decided(passage: Passage, after: Sequence[Passage]) -> bool:
    text = passage.text
    if cues.PROPOSED.search(text):
        return _answered(passage, after, cues.AGREES)
    if text.endswith("?") or len(text.split()) < _FEWEST_WORDS or cues.UNDECIDED.search(text):
        return False
    return bool(cues.DECIDED.search(text))


def _answered(asked: Passage, after: Sequence[Passage], pattern: re.Pattern[str]) -> bool:
    return any(a.speaker != asked.speaker and bool(pattern.match(a.text)) for a in after)


def _repeats(one: Candidate, found: Sequence[Candidate]) -> bool:
    """Whether this is the yes to what was asked just before, or "so we do" after a decision."""
    if one.kind == "decision":
        near = one.passage.nr - _REACH_OF_CLOSE
        recent = (each for each in found if each.passage.nr >= near)
        return bool(CLOSES.match(one.passage.text)) and any(
            each.kind == "decision" for each in recent
        )
    asked = [each for each in found if each.kind == "action" and each.passage in one.before]
    text, speaker = one.passage.text, one.passage.speaker
    added = bool(speaker) and any(
        each.passage == one.before[-1] and each.passage.speaker == speaker for each in asked
    )
    if added and ADDS.match(text) and moment(text) and not moment(one.before[-1].text):
        return True
    return any(each.passage.text.endswith("?") for each in asked) and bool(YES.match(text))
