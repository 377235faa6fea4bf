"""Makes one summary of what was written of the parts: the best of it, in reading order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.use_cases.summarize.pieces import Piece
from app.use_cases.summarize.writing import Carried
from app.values.summaries import SummarySentence, SummarySource

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Composed:
    """A text with its judged sentences and the sentences of the documents they rest on."""

    text: str
    sentences: tuple[SummarySentence, ...]
    sources: tuple[SummarySource, ...]


def best(carried: Sequence[Carried], scores: Mapping[Place, float], words: int) -> list[Carried]:
    """What fits in so many words, at least one sentence of each document."""
    kept: list[Carried] = []
    told: set[str] = set()
    ranked = sorted(carried, key=lambda each: -scores.get(place_of(each.piece), 0.0))
    for each in [*_firsts(ranked), *ranked]:
        length = len(each.text.split())
        if each not in kept and (length <= words or each.piece.document not in told):
            kept.append(each)
            told.add(each.piece.document)
            words -= length
    return kept


def composed(carried: Sequence[Carried], documents: Sequence[str]) -> Composed:
    """The sentences in the order of the documents; each document is a paragraph."""
    order = {name: number for number, name in enumerate(documents)}
    placed = sorted(carried, key=lambda c: (order[c.piece.document], *place_of(c.piece)[1:]))
    text, before = "", ""
    sources: dict[str, SummarySource] = {}
    said: list[SummarySentence] = []
    for each in placed:
        piece = each.piece
        if text:
            text += " " if piece.document == before else "\n\n"
        before = piece.document
        source = sources.setdefault(piece.text, _source(piece, len(sources) + 1))
        said.append(_sentence(each, len(text), source))
        text += each.text
    return Composed(text, tuple(said), tuple(sources.values()))


def place_of(piece: Piece) -> Place:
    """Stays the same when the text of a piece is masked."""
    return piece.document, piece.section, piece.place


def _firsts(ranked: Sequence[Carried]) -> list[Carried]:
    firsts: dict[str, Carried] = {}
    for each in ranked:
        firsts.setdefault(each.piece.document, each)
    return list(firsts.values())


def _source(piece: Piece, number: int) -> SummarySource:
    return SummarySource(number, piece.document, piece.page, piece.heading, piece.text)


def _sentence(each: Carried, start: int, source: SummarySource) -> SummarySentence:
    verdict = each.verdict
    return SummarySentence(
        start=start,
        end=start + len(each.text),
        text=each.text,
        support=verdict.support,
        score=verdict.score,
        sources=(str(source.nr),),
        reasons=verdict.reasons,
        evidence=source.text,
        document=source.document,
        page=source.page,
        literal=each.literal,
    )
