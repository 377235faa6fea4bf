"""Titles for lists that everybody can read, without what was taken out of the documents."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from app.woo.finding.findings import Guard, personal
from app.woo.finding.things import Things
from app.woo.redaction.plain import plain

CleanName: TypeAlias = Callable[[str], str]

_SHORTEST = 3
_UNSEEN = re.compile(r"[^\S ]+|[\x00-\x1f\x7f]")


def cleaner(taken: Mapping[str, str], stays: Iterable[str], guard: Guard) -> CleanName:
    """Give a function that puts the ground in the place of what may not be in a name.

    `taken` are the texts that were taken out with their grounds, `stays` the texts about which
    people decided that they stay.
    """
    gone = {_key(text): ground for text, ground in taken.items() if len(_key(text)) >= _SHORTEST}
    longest_first = sorted(taken, key=len, reverse=True)
    patterns = [
        (re.compile(rf"(?<!\w){_loose(text)}(?!\w)", re.IGNORECASE), taken[text])
        for text in longest_first
        if _key(text) in gone
    ]
    kept = {_key(text) for text in stays} - set(gone)

    def clean(name: str) -> str:
        said = _UNSEEN.sub(" ", name).strip()
        for pattern, ground in patterns:
            said = pattern.sub(f"[{ground}]", said)
        return _guarded(said, kept, guard)

    return clean


def _guarded(name: str, kept: set[str], guard: Guard) -> str:
    """A name may hold a person who is in no document."""
    for found in sorted(personal(name, guard), key=lambda each: -each.start):
        text = name[found.start : found.end]
        thing = found.kind == "person_name" and Things(()).notice(name, found.start, found.end)
        if found.ground and not thing and _key(text) not in kept:
            name = f"{name[: found.start]}[{found.ground}]{name[found.end :]}"
    return name


def _key(text: str) -> str:
    return plain(text).text


def _loose(text: str) -> str:
    return r"\s+".join(map(re.escape, text.split()))
