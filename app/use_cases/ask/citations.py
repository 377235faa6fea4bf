"""Numbers of sources in an answer: one that does not exist never reaches the reader."""

import re
from collections.abc import Collection

_MARKER = re.compile(r"\s?\[(\d{1,3}(?:\s?[,;]\s?\d{1,3})*)\]")


def cited(sentence: str) -> list[int]:
    """The numbers that a sentence names, in its order."""
    return [int(nr) for group in _MARKER.findall(sentence) for nr in re.findall(r"\d+", group)]


def bare(sentence: str) -> str:
    """The sentence without its numbers."""
    return _MARKER.sub("", sentence)


def with_numbers(sentence: str, carried_by: Collection[str], existing: Collection[int]) -> str:
    """The sentence with the numbers of sources that carry it, before its full stop.

    A number that the writer gave stays when that source carries the sentence, or when nothing is
    known to carry it and the number exists; otherwise the first source that does takes its place.
    """
    carrying = [int(nr) for nr in carried_by if nr.isdigit()]
    given = [nr for nr in cited(sentence) if nr in existing]
    kept = [nr for nr in given if nr in carrying] or carrying[:1] or given[:1]
    said = bare(sentence).rstrip()
    if not kept:
        return said
    marks = "".join(f"[{nr}]" for nr in sorted(set(kept)))
    end = re.search(r"[.!?…]*$", said)
    stop = end[0] if end else ""
    return f"{said[: len(said) - len(stop)]} {marks}{stop}"
