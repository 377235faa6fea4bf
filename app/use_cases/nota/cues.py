"""Reads the words that tell what a bullet is about (cues.toml)."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, cast

Part = Literal["decision", "condition", "option", "attachment"]
Theme = Literal[
    "politics", "money", "law", "parties", "planning", "execution", "communication", "risk"
]

_READ = tomllib.loads(Path(__file__).with_suffix(".toml").read_text())


def _any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in patterns), re.IGNORECASE)


def _compiled(table: Mapping[str, Sequence[str]]) -> dict[str, re.Pattern[str]]:
    return {name: _any_of(patterns) for name, patterns in table.items()}


PARTS = cast("dict[Part, re.Pattern[str]]", _compiled(_READ["parts"]))
THEMES = cast("dict[Theme, re.Pattern[str]]", _compiled(_READ["themes"]))
REASON = _any_of(_READ["tells"]["reason"])
CLOSED = _any_of(_READ["tells"]["closed"])
GOES_ON = _any_of(_READ["tells"]["goes_on"])
GROUNDS = _compiled(_READ["grounds"])
LABEL = re.compile(
    rf"^(?:gevraagd |geadviseerd )?(?P<label>{'|'.join(_READ['words']['labels'].split())})"
    r"\s*[:–-]\s*",
    re.IGNORECASE,
)
_VERBS = frozenset(_READ["words"]["verbs"].split())


def is_sentence(text: str) -> bool:
    """Whether it is written out already: no label or colon, and a verb that carries it."""
    words = re.findall(r"[a-zà-ÿ]+", text)
    return ":" not in text and not LABEL.match(text) and not _VERBS.isdisjoint(words)
