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
    "nothing",
)
_OWN = ("question", "closes", "proposes", "promises", "we still must", "opens with then")
_NOT_NOW = frozenset(
    {"question", "open end", "ago", "others", "if", "would", "undecided", "agenda", "I have"}
    | {"we still must", "must"}
)
_NO_PROMISE = frozenset(
    {"question", "if", "talk", "private", "I have", "reports", "thinks", "ago", "past"}
)
_WRITTEN = frozenset({"spoken", "reports", "past", "perfect", "states", "private"})
_TOGETHER = {
    "chair spoken": (frozenset({"chair", "spoken"}), frozenset[str]()),
    "chair short": (frozenset({"chair", "short", "spoken"}), frozenset({"question", "yes"})),
    "chair then": (frozenset({"chair", "opens with then"}), _NOT_NOW),
    "then we": (frozenset({"opens with then", "we"}), _NOT_NOW | {"can", "must"}),
    "then it is": (frozenset({"opens with then", "passive"}), _NOT_NOW),
    "we from now": (frozenset({"from now"}), _NOT_NOW | {"I"}),
    "decided now": (frozenset({"decided"}), _NOT_NOW),
    "verdict now": (frozenset({"verdict"}), _NOT_NOW),
    "passed now": (frozenset({"passed"}), _NOT_NOW),
    "promised": (frozenset({"promises"}), _NO_PROMISE),
    "promised by date": (frozenset({"promises by date", "moment"}), _NO_PROMISE),
    "own deed told": (frozenset({"so do I"}), _NO_PROMISE | {"wants"}),
    "own deed for you": (frozenset({"you get"}), _NO_PROMISE | {"wants"}),
    "own deed": (frozenset({"I do"}), _NO_PROMISE | {"wants"}),
    "written deed": (frozenset({"who does"}), _WRITTEN),
    "written holder": (frozenset({"holder", "no stop"}), _WRITTEN - {"past", "perfect"}),
}
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


def neighbours(said: Sequence[Passage], place: int) -> tuple[int | None, int | None]:
    """What was said just before and after by another; in notes, the lines around it."""
    before = range(place - 1, max(-1, place - _REACH), -1)
    after = range(place + 1, min(len(said), place + _REACH))
    first, last = (
        [each for each in some if _other(said, place, each)] for some in (before, after)
    )
    return first[0] if first else None, last[0] if last else None


def _other(said: Sequence[Passage], place: int, other: int) -> bool:
    return said[other].speaker != said[place].speaker or not said[place].speaker


def _around(said: Sequence[Passage], alone: Sequence[Signs], place: int) -> Signs:
    own, found = alone[place], set[str]()
    for where, other in zip(("before", "after"), neighbours(said, place), strict=True):
        near = {"nothing"} if other is None else alone[other]
        found |= {f"{where} {name}" for name in _NEAR if name in near}
    for where, other in ("previous", place - 1), ("next", place + 1):
        if 0 <= other < len(said) and not _other(said, place, other):
            found |= {f"own {where}", *(f"own {where} {n}" for n in _OWN if n in alone[other])}
    return frozenset(found | _answered(said, alone, place, own))


def _answered(said: Sequence[Passage], alone: Sequence[Signs], place: int, own: Signs) -> set[str]:
    """How the others take it: the first words of who speak next."""
    turns = [
        alone[each]
        for each in range(place + 1, min(len(said), place + _REACH))
        if said[each].speaker not in ("", said[each - 1].speaker, said[place].speaker)
    ][:2]
    if any("no" in each for each in turns):
        return {"refused"}
    if not any("yes" in each for each in turns):
        return set()
    asked = {"question", "asks", "asks you", "proposes", "asks consent"} & own
    return {"accepted", *(f"{name} accepted" for name in asked)}


def _together(own: Signs) -> Signs:
    """Signs that say more together than each alone: all of `there`, and none of `without`."""
    return frozenset(
        name for name, (there, without) in _TOGETHER.items() if there <= own and not own & without
    )


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
