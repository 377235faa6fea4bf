"""Reads a transcript or notes as what was said by whom, sentence by sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.use_cases.minutes.names import NAME, is_name, plain
from app.values.minutes import Passage
from app.values.texts import GivenText
from dutch.sentences import sentences

_CLOCK = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_CUE = re.compile(rf"(?P<start>{_CLOCK})\s*-->\s*{_CLOCK}.*")
_VOICE = re.compile(r"<v(?:\.[^\s>]+)?\s+(?P<name>[^>]+)>(?P<text>.*)")
_TAG = re.compile(r"</?[a-z][^>]{0,80}>", re.IGNORECASE)
_SPEAKER = rf"(?:{NAME}|[Ss]preker\s?\d+|SPEAKER[_ ]?\d+)"
_SAID = re.compile(
    rf"(?:[\[(]?(?P<time>{_CLOCK})[\])]?\s*[-–]?\s*)?(?P<name>{_SPEAKER})"
    rf"(?:\s*\([^)]{{2,40}}\))?(?:\s+[\[(]?(?P<late>{_CLOCK})[\])]?)?\s*:\s+(?P<text>\S.*)"
)
_ALONE = re.compile(rf"(?P<name>{_SPEAKER})\s+[\[(]?(?P<time>{_CLOCK})[\])]?")
_LABEL = re.compile(
    r"(?:(?:ook )?aanwezig|afwezig|afgemeld|afmelding|verhinderd|deelnemers|genodigd|present|"
    r"notulist|besluit|besloten|actie|afspra|agenda|datum|locatie|plaats|tijd|onderwerp|kenmerk|"
    r"punt|vraag|antwoord|toelichting|wie|wat|wanneer|betreft|verslag|notulen|let op|deadline|"
    r"todo|conclusie|status|overleg|opening|mededelingen|rondvraag|sluiting|voortgang|planning|"
    r"budget)"
    r"\w*(?:[\s:]|$)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[-*•·–]|\d{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person said without a break, or one line of notes (then without a speaker)."""

    speaker: str
    text: str
    time: str = ""
    page: int | None = None


def turns(given: GivenText) -> list[Turn]:
    """Subtitles (vtt, srt), a transcript with names, or notes; told apart by what is in them."""
    found: list[Turn] = []
    for section in given.sections:
        lines = [section.heading, *section.text.split("\n")]
        reader = _cues if any(_CUE.match(line.strip()) for line in lines) else _lines
        found += [replace(turn, page=section.page) for turn in reader(lines)]
    return _joined(found)


def passages(some: Sequence[Turn]) -> list[Passage]:
    """The sentences of all turns, numbered."""
    said = [
        Passage(0, turn.speaker, " ".join(span.text.split()), turn.time, turn.page)
        for turn in some
        for span in sentences(turn.text)
    ]
    return [replace(passage, nr=number) for number, passage in enumerate(said, start=1)]


def _cues(lines: Sequence[str]) -> Iterator[Turn]:
    """Each cue is a turn: its lines may name a speaker, and are joined."""
    time = ""
    for line in map(str.strip, lines):
        if cue := _CUE.match(line):
            time = re.sub(r"[.,]\d+$", "", cue["start"])
        elif time and line and not line.isdigit() and not line.startswith("NOTE"):
            voice, said = _VOICE.match(line), _said(line)
            name, text = (voice["name"], voice["text"]) if voice else ("", line)
            if said and not voice:
                name, text = said["name"], said["text"]
            yield Turn(plain(name), _TAG.sub("", text), time)


def _lines(lines: Sequence[str]) -> Iterator[Turn]:
    speaker = time = ""
    for line in lines:
        bare = _BULLET.sub("", line).strip()
        alone = _ALONE.fullmatch(bare)
        if said := _said(bare):
            speaker, time = plain(said["name"]), said["time"] or said["late"] or ""
            yield Turn(speaker, said["text"], time)
        elif alone:
            speaker, time = plain(alone["name"]), alone["time"]
        elif bare:
            # Under a name with a time it is that person's; a line of notes is nobody's.
            yield Turn(speaker if time else "", bare, time)


def _said(line: str) -> re.Match[str] | None:
    """The line when it is something a person says: "Name: text"."""
    found = _SAID.fullmatch(line)
    return found if found and is_name(found["name"]) and not _LABEL.match(line) else None


def _joined(found: Sequence[Turn]) -> list[Turn]:
    """Cues that go on with the same speaker are one turn."""
    joined: list[Turn] = []
    for turn in found:
        last = joined[-1] if joined else None
        if last and _goes_on(last, turn):
            joined[-1] = replace(last, text=f"{last.text} {turn.text}")
        else:
            joined.append(turn)
    return joined


def _goes_on(last: Turn, turn: Turn) -> bool:
    if not (last.time and turn.time and turn.speaker in ("", last.speaker)):
        return False
    return bool(last.speaker) or not last.text.endswith((".", "!", "?"))
