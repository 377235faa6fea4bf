"""What a document is about in one line of its own, and a mark whether the text carries it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from app.woo.documents.segments import segments
from app.woo.finding.opinions import said_in
from dutch.sentences import sentences
from guardrails.contract import Mark, SourceText
from guardrails.support.check import SupportCheck
from knowledge_base.terms import terms

_HEAD = 4_000
_LONGEST, _FEWEST_LETTERS, _MOST_SENTENCES = 160, 25, 12
_WORDS = re.compile(r"[^\W\d_]{2,}")
_CALENDAR = "BEGIN:VCALENDAR"
_ROW = re.compile(r"[^:|\n]{1,40}: [^|\n]*(?: \| [^:|\n]{1,40}: [^|\n]*)+$")
_FEW_BLOCKS = 6
# "See the attachment" says nothing of what the mail is about.
_ABOUT_THE_MESSAGE = re.compile(
    r"\b(?:bijlagen?|bijgevoegde?|bijgaande?|hieronder|onderstaande?|zie onder|ter info"
    r"|ter kennisname|meegekeken|meegestuurd|doorgestuurd|bedankt|dank|excuus"
    r"|uw bericht|je mail|uw mail|versleuteld)\b",
    re.IGNORECASE,
)
_WORST_FIRST: tuple[Mark, ...] = ("unsupported", "not_checkable", "partial", "supported")


@dataclass(frozen=True, slots=True)
class OneLine:
    """Empty where a document has no words; then there is nothing to check either."""

    text: str
    support: Mark


def one_line(text: str, title: str, *, is_mail: bool) -> OneLine:
    """The sentence near the beginning that says most about the title, judged by the text."""
    head = (_own_words(text) if is_mail else text)[:_HEAD]
    said = _by_form(head, title) or _best(list(_candidates(head)), title) or _first_line(head)
    return OneLine(_shortened(said), _judged(said, head))


def _by_form(head: str, title: str) -> str:
    """An appointment is what it is called; a table is told by what stands in its columns."""
    if head.startswith(_CALENDAR):
        return title
    row = next((line for line in head.splitlines() if _ROW.match(line)), "")
    if not row or len(head.split("\n\n")) > _FEW_BLOCKS:
        return ""
    columns = (cell.partition(":")[0].strip() for cell in row.split(" | "))
    return f"Tabel met {', '.join(columns)}"


def _own_words(text: str) -> str:
    """The message itself, without its headers and what it quotes."""
    own = next((s for s in segments(text, lambda _: False) if s.start == 0), None)
    return text[: own.end if own else len(text)].partition("\n\n")[2]


def _candidates(head: str) -> Iterator[str]:
    for span in sentences(head):
        said = " ".join(span.text.split())
        if len(said) >= _FEWEST_LETTERS and said[-1] in ".!?" and said_in(span):
            yield said


def _best(candidates: list[str], title: str) -> str:
    """The first, unless a later one speaks more of what the title says."""
    wanted = set(terms(title))

    def worth(place: int) -> float:
        there = wanted & set(terms(candidates[place]))
        about = -1 if _ABOUT_THE_MESSAGE.search(candidates[place]) else 0
        return 1 / (1 + place) + len(there) / (len(wanted) or 1) + about

    places = range(min(len(candidates), _MOST_SENTENCES))
    return candidates[max(places, key=worth)] if candidates else ""


def _first_line(head: str) -> str:
    lines = (" ".join(line.split()) for line in head.splitlines())
    return next((line for line in lines if _WORDS.search(line)), "")


def _shortened(said: str) -> str:
    if len(said) <= _LONGEST:
        return said
    return f"{said[:_LONGEST].rpartition(' ')[0]}…"


def _judged(said: str, head: str) -> Mark:
    marks = [verdict.support for verdict in _check()(said, [SourceText("document", head)])]
    return min(marks, key=_WORST_FIRST.index, default="not_checkable")


@cache
def _check() -> SupportCheck:
    return SupportCheck()
