"""What can be seen of a passage and of what was said around it: signs for the model of items.

Each is plain to see; benchmarks/fit_minutes.py weighs them.
"""

from collections.abc import Sequence

from app.use_cases.minutes.moments import moment
from app.use_cases.minutes.names import is_name
from app.use_cases.minutes.phrases import CLOSES, NO, PHRASES, YES
from app.values.minutes import Passage
from dutch.stopwords import STOPWORDS
from dutch.words import words

_NEAR = (
    "question",
    "yes",
    "no",
    "proposes",
    "closes",
    "promises",
    "asks you",
    "we",
    "tiny",
    "we still must",
)
_FEW, _SHORT, _LONG = 3, 6, 18
_REACH = 5
Signs = frozenset[str]


def signs_of(said: Sequence[Passage]) -> list[Signs]:
    """The signs of each passage, with those of what was said around it."""
    names = {p.speaker.split()[0] for p in said if p.speaker and is_name(p.speaker)}
    chair = next((p.speaker for p in said if p.speaker.lower().startswith("voorz")), "")
    chair = chair or next((p.speaker for p in said if p.speaker), "")
    alone = [_alone(passage, names, chair) for passage in said]
    return [
        own | _together(own) | _around(said, alone, place) | _echoes(said, place)
        for place, own in enumerate(alone)
    ]


def _alone(passage: Passage, names: set[str], chair: str) -> Signs:
    text, length = passage.text, len(passage.text.split())
    there = {word.text for word in words(text)}
    facts = {
        "question": text.endswith("?"),
        "moment": bool(moment(text)),
        "digit": any(map(str.isdigit, text)),
        "tiny": length <= _FEW,
        "short": length <= _SHORT,
        "long": length >= _LONG,
        "spoken": bool(passage.speaker),
        "no capital": text[:1].islower(),
        "no stop": not text.endswith((".", "!", "?")),
        "chair": bool(chair) and passage.speaker == chair,
        "names one": bool((names - set(passage.speaker.split())) & there),
        "yes": bool(YES.match(text)),
        "no": bool(NO.match(text)),
        "closes": bool(CLOSES.match(text)),
    }
    found = {name for name, pattern in PHRASES.items() if pattern.search(text)}
    return frozenset(found | {name for name, is_so in facts.items() if is_so})


def _around(said: Sequence[Passage], alone: Sequence[Signs], place: int) -> Signs:
    own, found = alone[place], set[str]()
    for step in (-2, -1, 1, 2):
        other = place + step
        if not 0 <= other < len(said):
            found.add(f"{step:+d} nothing")
        elif said[other].speaker != said[place].speaker:
            found |= {f"{step:+d} {name}" for name in _NEAR if name in alone[other]}
            found.add(f"{step:+d} another")
        elif "closes" in alone[other]:
            found.add(f"{step:+d} own close")
    if found & {"+1 yes", "+2 yes"} and not found & {"+1 no", "+2 no"}:
        asked = {"question", "asks", "asks you", "proposes", "asks consent"} & own
        found |= {"accepted", *(f"{name} accepted" for name in asked)}
    if found & {"+1 no", "+2 no"}:
        found.add("refused")
    return frozenset(found)


def _together(own: Signs) -> Signs:
    """Signs that say more together than each alone."""
    found = {f"chair {name}" for name in ("spoken", "short") if {name, "chair"} <= own}
    if {"chair", "opens with then"} <= own:
        found.add("chair then")
    if "who does" in own and not own & {"spoken", "reports", "past", "perfect", "states"}:
        found.add("written deed")
    if "I do" in own and not own & {"I have", "talk", "question", "if", "reports", "thinks"}:
        found.add("own deed")
    return frozenset(found)


def _echoes(said: Sequence[Passage], place: int) -> Signs:
    """A word that another used just before: who chooses repeats what there was to choose."""
    speaker = said[place].speaker
    own = _content(said[place].text)
    before = [each for each in said[max(0, place - _REACH) : place] if each.speaker != speaker]
    if not speaker or not any(own & _content(each.text) for each in before):
        return frozenset()
    short = len(said[place].text.split()) <= _SHORT
    asked = any(each.text.endswith("?") for each in said[max(0, place - _REACH) : place])
    found = {"echo": True, "short echo": short, "echo after question": asked}
    return frozenset(name for name, is_so in found.items() if is_so)


def _content(text: str) -> set[str]:
    found = {word.text.casefold() for word in words(text)}
    return {word for word in found if word not in STOPWORDS and len(word) > _FEW}
