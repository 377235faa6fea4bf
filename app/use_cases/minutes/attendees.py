"""Who was there and who was not, from the head of the notes and from who spoke."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from app.use_cases.minutes.names import NAME, is_name, known, plain
from app.values.minutes import Attendee, Passage
from guardrails.masking import is_same_person

_HEAD = re.compile(
    r"(?P<absent>afwezig\w*|afgemeld\w*|afmelding\w*|bericht van verhindering|verhinderd|"
    r"met kennisgeving(?: afwezig)?)"
    r"|(?:ook |verder )?(?:aanwezig\w*|deelnemers?|genodigd\w*|present|wie(?=:))",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?:\s*:|\s+(?:waren|zijn|is|was)\b)\s*(?P<list>.*)", re.DOTALL)
_ROLE = re.compile(
    rf"(?P<role>[Vv]oorzitter|[Nn]otuliste?|[Ss]ecretaris)\s*:\s*(?P<name>{NAME})\.?"
)
_PERSON = re.compile(
    rf"(?P<name>{NAME})"
    r"(?:\s*\((?P<role>[^()]{2,60})\)|(?:\s+[–-]|,)\s+(?P<what>[a-z][^,;.]{2,60}))?"
)
_PARTS = re.compile(r"\s*(?:[;,•\n]|\ben\b)\s*(?![^(]*\))")


def attendees(said: Sequence[Passage]) -> list[Attendee]:
    """Each person once, by the fullest name, in the order of the notes."""
    found: list[Attendee] = []
    listed = list(_listed(said))
    for one in [*listed, *_speakers(said, listed)]:
        place = next((i for i, a in enumerate(found) if is_same_person(one.name, a.name)), None)
        if place is None:
            found.append(one)
        else:
            found[place] = _merged(found[place], one)
    return found


def resolved(name: str, found: Sequence[Attendee]) -> str:
    """The name as the list of attendees has it."""
    return known(name, [each.name for each in found])


def named(name: str, text: str) -> bool:
    """Whether the text has the first or last part of this name."""
    words = plain(name).split()
    return any(re.search(rf"\b{re.escape(word)}\b", text) for word in words[:1] + words[-1:])


def _merged(old: Attendee, new: Attendee) -> Attendee:
    name = max(old.name, new.name, key=len)
    return Attendee(name, old.role or new.role, old.present, old.passage)


def _listed(said: Sequence[Passage]) -> Iterator[Attendee]:
    """Names behind "Aanwezig:", or on the lines below when nothing stands behind it."""
    present: bool | None = None
    for passage in said:
        text = passage.text
        head = _HEAD.match(text)
        listed = _LISTED.fullmatch(text, head.end()) if head else None
        if role := _ROLE.fullmatch(text):
            yield Attendee(plain(role["name"]), role["role"].lower(), True, passage.nr)
        elif head and (listed or head.end() == len(text)):
            below = not (listed and listed["list"])
            yield from _people(listed["list"] if listed else "", passage, head["absent"] is None)
            present = head["absent"] is None if below else None
        elif present is not None and _PERSON.fullmatch(text.strip(" .")):
            yield from _people(text, passage, present)
        else:
            present = None


def _people(text: str, passage: Passage, present: bool) -> Iterator[Attendee]:
    bare = text.strip(" .")
    for part in [bare] if _PERSON.fullmatch(bare) else _PARTS.split(bare):
        person = _PERSON.match(part.strip())
        if person and is_name(person["name"]):
            role = person["role"] or person["what"] or ""
            yield Attendee(plain(person["name"]), role, present, passage.nr)


def _speakers(said: Sequence[Passage], listed: Sequence[Attendee]) -> Iterator[Attendee]:
    """Who spoke. "Situatie: ..." is no speaker where the people are listed and it stands once."""
    turns = Counter(passage.speaker for passage in said if passage.speaker)
    first = {passage.speaker: passage.nr for passage in reversed(said)}
    for name, times in turns.items():
        if not listed or times > 1 or any(is_same_person(name, one.name) for one in listed):
            yield Attendee(name, "", True, first[name])
