"""What a reader wants to see at a glance, taken from the sentences themselves."""

import re
from collections.abc import Iterable, Iterator, Sequence

from app.use_cases.summarize.pieces import Piece
from app.values.summaries import Fact, FactKind
from dutch.dates import Date
from dutch.facts import Facts, facts
from dutch.periods import Period

_MOST_OF_A_KIND = 12
_DECIDES = re.compile(
    r"\b(?:heeft|hebben|is|zijn|wordt|werd|werden)\b[^.;]{0,120}?"
    r"\b(?:besloten|vastgesteld|goedgekeurd|toegekend|afgewezen|ingetrokken|geweigerd|verleend)\b"
    r"|\b(?:besluit(?:en)?|besloot|besloten)\s(?:om|dat|tot)\b|\bbesloot\b"
    r"|\b(?:stemt|stemde|stemmen) in met\b|\bga(?:at|an) akkoord\b|^besluit:",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"\b(?:uiterlijk|vóór|voor|binnen|tot(?: en met)?|deadline|per|laatst|termijn|vanaf)\b",
    re.IGNORECASE,
)
_REACH = 40
_BODY = (
    "ministerie|gemeente|provincie|waterschap|inspectie|rijksdienst|belastingdienst|dienst|raad|"
    "autoriteit|college|commissie|kamer|rechtbank|stichting|vereniging|universiteit|bureau|agentschap"
)
_ORGANISATION = re.compile(
    rf"\b(?:(?:[Hh]et|[Dd]e) )?(?:(?i:{_BODY})(?: van| voor| der| de| het| en| &)*"
    r"(?: [A-Z][\w’'-]+(?:(?:,? en| van| voor| &)? [A-Z][\w’'-]+){0,4}))"
    r"|\b[A-Z][\w-]*(?:inspectie|dienst|raad|autoriteit|bank|bureau|waterstaat)\b(?: [A-Z][\w-]+)*"
)


def fact_table(read: Sequence[Piece]) -> tuple[Fact, ...]:
    """Decisions, amounts, deadlines and organisations, each once, in reading order."""
    found: dict[tuple[str, str], Fact] = {}
    for piece in read:
        for kind, value in _facts(piece.text):
            key = kind, value.casefold()
            earlier = found.get(key)
            count = earlier.count + 1 if earlier else 1
            source = earlier or Fact(kind, value, piece.text, piece.document, piece.page)
            found[key] = Fact(kind, value, source.text, source.document, source.page, count)
    return tuple(_limited(found.values()))


def _limited(found: Iterable[Fact]) -> Iterator[Fact]:
    kinds: tuple[FactKind, ...] = ("decision", "amount", "deadline", "organisation")
    for kind in kinds:
        same = [fact for fact in found if fact.kind == kind]
        often = sorted(same, key=lambda fact: -fact.count)[:_MOST_OF_A_KIND]
        yield from (fact for fact in same if fact in often)


def _facts(text: str) -> Iterator[tuple[FactKind, str]]:
    said = facts(text)
    if _DECIDES.search(text):
        yield "decision", text
    for number in said.numbers:
        if number.unit == "€":
            yield "amount", number.text.strip()
    for value in _deadlines(text, said):
        yield "deadline", value
    for match in _ORGANISATION.finditer(text):
        yield "organisation", re.sub(r"^(?:het|de) ", "", match[0], flags=re.IGNORECASE)


def _deadlines(text: str, said: Facts) -> Iterator[str]:
    """Dates and periods with a word of limit shortly before them."""
    moments: list[Date | Period] = [*said.dates, *said.periods]
    for moment in sorted(moments, key=lambda one: one.start):
        before = text[max(0, moment.start - _REACH) : moment.start]
        limits = list(_DUE.finditer(before))
        if limits and not re.search(r"[.;:,]", before[limits[-1].end() :]):
            yield before[limits[-1].start() :] + moment.text
