"""An answer and its sources as a page shows them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from markupsafe import Markup, escape

from app.rendering.claims import answer_html
from app.values.answers import Answer, Source
from app.values.conversations import Exchange
from app.values.tasks import TaskResult
from guardrails.contract import SentenceSupport

_AROUND = 220
_CITED = re.compile(r"\s*\[\d{1,3}(?:\s*,\s*\d{1,3})*\]")
_TELLING = re.compile(r"\w{4,}")
_GAP = re.compile(r"\[AANVULLEN[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a source; `marked` when a sentence of the answer rests on it."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """How many sentences got which verdict."""

    supported: int
    partial: int
    unsupported: int
    not_checkable: int

    @property
    def total(self) -> int:
        return self.supported + self.partial + self.unsupported + self.not_checkable


def answer(exchange: Exchange) -> Markup:
    """The answer with its marks; every text in it is escaped."""
    given = exchange.answer
    if given is None:
        return Markup("")
    html = answer_html(given.text, given.sentences, exchange.id, flag=not given.abstained)
    return Markup(html)  # noqa: S704  answer_html escapes


def marked_text(made: TaskResult) -> Markup:
    """The text of a task with its marks; without a check no sentence says anything of one."""
    html = answer_html(made.text, made.sentences, "taak", flag=bool(made.sentences))
    return Markup(html)  # noqa: S704  answer_html escapes


def with_gaps(text: str) -> Markup:
    """A text in which what is still to fill in stands out."""
    return Markup(_GAP.sub(r'<span class="gap">\g<0></span>', str(escape(text))))  # noqa: S704  escaped


def check(given: Answer | TaskResult) -> Check:
    marks = [sentence.support for sentence in given.sentences]
    return Check(
        *(marks.count(m) for m in ("supported", "partial", "unsupported", "not_checkable"))
    )


def doubtful(given: Answer | TaskResult) -> list[tuple[int, SentenceSupport]]:
    """The sentences to look at again, with their number."""
    return [
        (number, sentence)
        for number, sentence in enumerate(given.sentences, start=1)
        if sentence.support in ("partial", "unsupported")
    ]


def bare(text: str) -> str:
    """A sentence without its source numbers."""
    return _CITED.sub("", text)


def used(source: Source, given: Answer) -> int:
    """How many sentences rest on this source."""
    return sum(str(source.nr) in sentence.sources for sentence in given.sentences)


def source_pieces(source: Source, given: Answer) -> list[Piece]:
    """The text of a source, cut at what the answer rests on; the rest is there to read on."""
    quotes = {
        sentence.evidence
        for sentence in given.sentences
        if str(source.nr) in sentence.sources and sentence.evidence
    }
    return marked(source.text, quotes)


def marked(text: str, quotes: set[str]) -> list[Piece]:
    spans = sorted((at, at + len(quote)) for quote in quotes if (at := text.find(quote)) >= 0)
    pieces, cursor = [], 0
    for start, end in spans:
        if start < cursor:
            continue
        pieces += [Piece(text[cursor:start]), Piece(text[start:end], marked=True)]
        cursor = end
    return [piece for piece in (*pieces, Piece(text[cursor:])) if piece.text]


def names_a_word(query: str, texts: Iterable[str]) -> bool:
    """Whether some word of the query stands in one of these texts; a short word tells nothing."""
    words = _TELLING.findall(query.casefold())
    found = " ".join(texts).casefold()
    return not words or any(word in found for word in words)


def excerpt(pieces: Sequence[Piece]) -> list[Piece]:
    """The same with the unmarked parts shortened, so that the marks stand together."""
    if not any(piece.marked for piece in pieces):
        return [Piece(_cut(pieces[0].text, last=True))] if pieces else []
    return [
        piece
        if piece.marked
        else Piece(_cut(piece.text, first=place == 0, last=place == len(pieces) - 1))
        for place, piece in enumerate(pieces)
    ]


def _cut(text: str, *, first: bool = False, last: bool = False) -> str:
    if len(text) <= _AROUND:
        return text
    before = "" if first else text[:_AROUND].rsplit(" ", 1)[0]
    after = "" if last else text[-_AROUND:].split(" ", 1)[-1]
    return f"{before} … {after}"


def passage_id(text: str) -> str:
    """What an address names a passage by."""
    return sha256(" ".join(text.split()).encode("utf-8", "replace")).hexdigest()[:12]
