"""Texts with marks in them: what a careful Woo officer would do with each passage.

`{n:Jan de Wit}` is a name, `{o:Ik ben tegen, zei {n:Jan}.}` a view with a name in it. The letters
are in `PERSONAL` and `SENTENCES`; `{k:..}` has to stay and `{u:..}` may go or stay.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

PRIVATE = "5.1.2.e"
# Kind, ground, and other grounds that are fine.
PERSONAL: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "n": ("name", PRIVATE, ()),
    "e": ("email_local", PRIVATE, ()),
    "m": ("email", PRIVATE, ()),
    "p": ("phone", PRIVATE, ()),
    "a": ("address", PRIVATE, ()),
    "g": ("birth_date", PRIVATE, ()),
    "l": ("number_plate", PRIVATE, ()),
    "i": ("iban", PRIVATE, ()),
    "t": ("initials", PRIVATE, ()),
    "d": ("staff_number", PRIVATE, ()),
    "b": ("bsn", "5.1.1.e", ()),
    "z": ("special_category", "5.1.1.d", (PRIVATE,)),
}
SENTENCES = {"o": "opinions", "q": "external_opinions", "f": "facts"}
BUSINESS = {"c": ("company", "5.1.1.c"), "r": ("company", "5.1.2.f"), "s": ("security", "5.1.2.h")}
PLAIN = {"k": "keep", "u": "neutral"}
_SIGNS = re.compile(r"\{([a-z]):|\}")
_DOMAIN = re.compile(r"@[\w.-]+\w")


@dataclass(frozen=True, slots=True)
class Mark:
    letter: str
    text: str
    behind: str


def unmarked(text: str) -> str:
    """The text as people see it."""
    return _SIGNS.sub("", text)


def marks(text: str) -> Iterator[Mark]:
    """Every mark in a text, inner ones first."""
    plain, at = "", 0
    opened: list[tuple[str, int]] = []
    closed: list[tuple[str, int, int]] = []
    for sign in _SIGNS.finditer(text):
        plain += text[at : sign.start()]
        at = sign.end()
        if sign[1]:
            opened.append((sign[1], len(plain)))
        else:
            letter, start = opened.pop()
            closed.append((letter, start, len(plain)))
    plain += text[at:]
    for letter, start, end in closed:
        yield Mark(letter, plain[start:end], plain[end:])


def gold(text: str, context: str) -> dict[str, Any]:
    """The passages of a document in the form of gold.json."""
    found = list(marks(text))
    told: dict[str, Any] = {"personal": _personal(found)}
    told |= {name: [] for name in (*SENTENCES.values(), "company", "security")}
    for mark in found:
        if mark.letter in SENTENCES:
            _sentence(told, mark, context)
        elif mark.letter in BUSINESS:
            name, ground = BUSINESS[mark.letter]
            accept = ["5.1.2.i", PRIVATE] if name == "security" else []
            told[name].append({"text": mark.text, "ground": ground, "accept": accept})
    for letter, name in PLAIN.items():
        told[name] = list(dict.fromkeys(m.text for m in found if m.letter == letter))
    return told


def _personal(found: Iterable[Mark]) -> list[dict[str, Any]]:
    here = [mark for mark in found if mark.letter in PERSONAL]
    counts = Counter((mark.letter, mark.text) for mark in here)
    behind = {(mark.letter, mark.text): mark.behind for mark in here}
    return [
        _value(letter, text, count, behind[letter, text])
        for (letter, text), count in counts.items()
    ]


def _value(letter: str, text: str, count: int, behind: str) -> dict[str, Any]:
    kind, ground, accept = PERSONAL[letter]
    value = {"text": text, "kind": kind, "ground": ground, "count": count, "accept": accept}
    domain = _DOMAIN.match(behind)
    return value | ({"stays": domain[0]} if letter == "e" and domain else {})


def _sentence(told: dict[str, Any], mark: Mark, context: str) -> None:
    """A view that an outsider may read is no view for internal use any more."""
    name = SENTENCES[mark.letter]
    if name == "opinions" and context == "extern":
        name = "external_opinions"
    treatment = "disclose_anonymised" if context == "bestuur" else "5.2.1"
    said = {"text": mark.text} | ({"treatment": treatment} if name == "opinions" else {})
    if said not in told[name]:
        told[name].append(said)
