"""Puts other names in the place of the persons in labelled texts, and moves the spans along."""

import random
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from guardrails.names.lexicon import lexicon
from guardrails.names.phrases import INTERFIX

Row = dict[str, Any]
NAMES = tomllib.loads((Path(__file__).parent / "cases/other_names.toml").read_text("utf-8"))
FIRST, LAST = NAMES["first"].split(), NAMES["last"].split()
_WORD = re.compile(r"\w[\w'’]*")
_INTERFIX = re.compile(rf"(?:{INTERFIX})", re.IGNORECASE)
_BROKEN = re.compile(r"[\u00ad\u200b\n]|^(?:\w ){3}")


def renamed(rows: Sequence[Row], seed: int) -> list[Row]:
    """The same texts about other people; within a text a name becomes the same one each time."""
    chance = random.Random(seed)
    return [_renamed(row, chance) for row in rows]


def _renamed(row: Row, chance: random.Random) -> Row:
    text, shown, moved = row["text"], "", []
    given: dict[str, str] = {}
    cursor = 0
    for span in sorted(row["spans"], key=lambda s: s["start"]):
        shown += text[cursor : span["start"]]
        value = text[span["start"] : span["end"]]
        if span["kind"] == "person_name" and span["must"] == "mask" and not _BROKEN.search(value):
            value = _other(value, given, chance)
        moved.append(span | {"start": len(shown), "end": len(shown) + len(value)})
        shown += value
        cursor = span["end"]
    return row | {"text": shown + text[cursor:], "spans": moved}


def _other(name: str, given: dict[str, str], chance: random.Random) -> str:
    words = list(_WORD.finditer(name))
    firsts = {i for i, w in enumerate(words) if w[0].lower() in lexicon().first_names}
    if "," in name:  # surname, given name
        firsts = set(range(1, len(words)))
    elif len(words) > 1:
        firsts -= {len(words) - 1}
    cursor, shown = 0, ""
    for index, word in enumerate(words):
        shown += name[cursor : word.start()] + _instead(word, given, chance, index in firsts)
        cursor = word.end()
    return shown + name[cursor:]


def _instead(
    word: re.Match[str], given: dict[str, str], chance: random.Random, first: bool
) -> str:
    """Another name in the same case; initials and tussenvoegsels stay."""
    abbreviated = len(word[0]) <= 3 and word.string.startswith(".", word.end())
    if len(word[0]) == 1 or abbreviated or _INTERFIX.fullmatch(word[0]):
        return word[0]
    other = given.setdefault(word[0].lower(), chance.choice(FIRST if first else LAST))
    if word[0].islower():
        return other.lower()
    return other.upper() if word[0].isupper() else other
