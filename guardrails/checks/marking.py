"""State-secret and departmental markings (rubricering, VIRBI): level, place and what to do.

A mark decides in a marking position: a line, header, footer or field of its own. Elsewhere the
text only speaks about rubricering, which is a warning.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from guardrails.folding import fold
from guardrails.marking.explained import explained
from guardrails.marking.patterns import ABOUT, NAMES, ORDER, PATTERNS, SPEAKS_FOR_ITSELF, Level
from guardrails.marking.places import LONGEST_LINE, Found, decides

MarkingDecision = Literal["allow", "warn", "block"]
_FOUNDATION = re.compile(r"^ (?:[A-Z][a-z]|van |der? |het |en [A-Z])")


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark as a span in the text as given; `decides` when it stands in a marking position."""

    level: Level | None
    start: int
    end: int
    text: str
    decides: bool


@dataclass(frozen=True, slots=True)
class Marking:
    """What the marks in a text amount to."""

    level: Level | None
    decision: MarkingDecision
    spans: tuple[Mark, ...]

    @property
    def advice(self) -> str:
        """What the person who has this text should do, in Dutch."""
        if self.decision == "block" and self.level:
            return (
                f"Deze tekst is gerubriceerd als {NAMES[self.level]}. "
                "Hij hoort niet in dit systeem. "
                "De tekst is niet opgeslagen. Neem contact op met de beveiligingsambtenaar (BVA) "
                "en meld dat de tekst hier is ingevoerd."
            )
        if self.decision == "warn":
            return (
                "Deze tekst noemt een rubricering. Controleer of het stuk zelf gerubriceerd is. "
                "Twijfelt u? Vraag het de beveiligingsambtenaar (BVA)."
            )
        return ""


def read_marking(text: str, *, accredited_for_dep_v: bool = False) -> Marking:
    """Find the marks; `accredited_for_dep_v` says this environment may hold that level."""
    marks = tuple(_marks(text))
    levels = [m.level for m in marks if m.decides and m.level]
    if not levels:
        return Marking(None, "warn" if marks else "allow", marks)
    highest = max(levels, key=ORDER.index)
    allowed = highest == "dep_v" and accredited_for_dep_v
    return Marking(highest, "allow" if allowed else "block", marks)


def _marks(text: str) -> Iterator[Mark]:
    folded = fold(text)
    plain = folded.text
    found = _found(plain)
    in_explanation = explained(found, plain.split("\n"))
    taken = bytearray(len(plain))
    for place, each in enumerate(found):
        decisive = place not in in_explanation and decides(each)
        if decisive or _mentions(plain, each):
            _take(taken, each.start, each.end)
            start, end = folded.original(each.start, each.end)
            yield Mark(each.level, start, end, text[start:end], decisive)
    for match in ABOUT.finditer(plain):
        if _take(taken, *match.span()):
            start, end = folded.original(*match.span())
            yield Mark(None, start, end, text[start:end], decides=False)


def _take(taken: bytearray, start: int, end: int) -> bool:
    """Claim a span; False when part of it was taken already."""
    if any(taken[start:end]):
        return False
    taken[start:end] = b"\1" * (end - start)
    return True


def _found(plain: str) -> list[Found]:
    """The marks in order of place; where two overlap, the one that says most."""
    taken = bytearray(len(plain))
    spans = [
        (*match.span(), level, short)
        for level, pattern, short in PATTERNS
        for match in pattern.finditer(plain)
        if _take(taken, *match.span())
    ]
    blanked = list(plain)
    for start, end, _, _ in spans:
        blanked[start:end] = " " * (end - start)
    lines = "".join(blanked).split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    return [_in_line(plain, lines, starts, span) for span in sorted(spans)]


def _in_line(
    plain: str, lines: list[str], starts: list[int], span: tuple[int, int, Level, bool]
) -> Found:
    start, end, level, short = span
    number, last = (bisect_right(starts, place) - 1 for place in (start, end - 1))
    return Found(
        level,
        start,
        end,
        plain[start:end],
        ahead=lines[number][: start - starts[number]][-LONGEST_LINE - 1 :],
        behind=lines[last][end - starts[last] :][: LONGEST_LINE + 1],
        before=lines[number - 1] if number else "",
        line=number,
        short=short,
    )


def _mentions(text: str, found: Found) -> bool:
    if found.short:
        return found.level in SPEAKS_FOR_ITSELF
    title_case = not found.text.isupper() and found.text.lower().startswith("stg")
    return not (title_case and _FOUNDATION.match(text[found.end : found.end + 12]))
