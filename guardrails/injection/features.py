"""What a sentence shows of an order to the assistant, as named features of 0 or 1."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

_FILE = Path(__file__).with_name("features.toml")


def _patterns() -> dict[str, re.Pattern[str]]:
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    compiled = {}
    for name, pattern in table["features"].items():
        for word, meaning in table["words"].items():
            pattern = pattern.replace(f"{{{word}}}", meaning)  # noqa: PLW2901
        compiled[name] = re.compile(pattern, re.IGNORECASE)
    return compiled


_COMPILED = _patterns()
NAMES = (
    *_COMPILED,
    "hidden",
    "english in dutch text",
    "english sentence",
    "foreign order",
    "foreign question",
    "short",
    "only order",
    "only you",
)

_ENGLISH_TEXT = """
    the of and to a in is you that it for on with as are this be your by from or an at what
    how can which do who my all if not about into their has was were write please add use
    provide make any
"""
_ENGLISH = frozenset(_ENGLISH_TEXT.split())
_DUTCH_TEXT = """
    de het een van en in is dat te op voor met zijn je die niet aan er om ook als dan bij door
    uit naar wordt worden of deze dit hij zij wij u uw kan moet heeft hebben over maar wat hoe
"""
_DUTCH = frozenset(_DUTCH_TEXT.split())
_WORD = re.compile(r"[^\W\d_]+")
_SHORT = 8
_LONGEST = 600


def is_english(text: str) -> bool:
    words = [w.lower() for w in _WORD.findall(text)]
    return sum(w in _ENGLISH for w in words) > sum(w in _DUTCH for w in words)


def features(sentence: str, *, hidden: bool, dutch_around: bool) -> dict[str, float]:
    """The features that a sentence has, by name; `dutch_around`: the rest of the text is Dutch."""
    text = sentence[:_LONGEST]
    found = {name: 1.0 for name, pattern in _COMPILED.items() if pattern.search(text)}
    english = is_english(text)
    if hidden:
        found["hidden"] = 1.0
    if english:
        found["english sentence"] = 1.0
    if english and dutch_around:
        found["english in dutch text"] = 1.0
        if "order (en)" in found or "order after comma (en)" in found:
            found["foreign order"] = 1.0
        if "question (en)" in found or "can you" in found:
            found["foreign question"] = 1.0
    if len(_WORD.findall(text)) <= _SHORT:
        found["short"] = 1.0
    return found


_ASKS = frozenset(
    (
        "order (nl)",
        "order (en)",
        "order after comma (en)",
        "question (nl)",
        "question (en)",
        "can you",
    )
)
_FEW = 0.2
_ENOUGH = 2


def add_lonely(sentences: Sequence[dict[str, float]]) -> None:
    """Mark a sentence that asks or addresses the reader where the others around it do not."""
    for lonely, kinds in (("only order", _ASKS), ("only you", frozenset({"you"}))):
        having = [bool(kinds.intersection(each)) for each in sentences]
        others = len(sentences) - 1
        for has, each in zip(having, sentences, strict=True):
            if has and others >= _ENOUGH and sum(having) - 1 < _FEW * others:
                each[lonely] = 1.0
