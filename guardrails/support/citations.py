"""The source numbers in a sentence: whether they exist and name what carries it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from guardrails.contract import SentenceSupport
from guardrails.support import reasons

_CITATION = re.compile(r"\[(\d{1,3}(?:[,;–-]\s?\d{1,3})*)\]")


def cited(sentence: str) -> list[int]:
    """The source numbers behind a sentence: "[1][2, 3]" gives 1, 2 and 3."""
    return [int(n) for group in _CITATION.findall(sentence) for n in re.findall(r"\d+", group)]


def without_citations(sentence: str) -> str:
    return _CITATION.sub("", sentence)


def named(wanted: Sequence[int], ids: Sequence[str]) -> list[str]:
    """Find the sources by their id, or else by their place, as readers count them."""
    by_place = dict(enumerate(ids, 1))
    found = (str(n) if str(n) in ids else by_place.get(n) for n in wanted)
    return [one for one in found if one is not None]


def with_citations_judged(
    judged: SentenceSupport, wanted: Sequence[int], ids: Sequence[str], supported: float
) -> SentenceSupport:
    """Add what is wrong with the numbers; one that does not exist is never "supported"."""
    missing = [number for number in wanted if not named([number], ids)]
    if missing:
        why = reasons.about_missing_sources(missing)
        doubted = replace(judged, reasons=(*judged.reasons, *why))
        if judged.support != "supported":
            return doubted
        return replace(doubted, support="partial", score=min(judged.score, supported * 0.99))
    others = set(judged.sources).isdisjoint(named(wanted, ids))
    if wanted and judged.sources and others:
        other = reasons.about_another_source(wanted, judged.sources)
        return replace(judged, reasons=(*judged.reasons, other))
    return judged
