"""Where documents say something else, in their own words."""

from collections.abc import Sequence

from app.use_cases.summarize.composing import place_of
from app.use_cases.summarize.pieces import Piece
from app.use_cases.summarize.ranking import ranked
from app.values.summaries import Difference, SummarySource
from dutch.facts import facts

_SAME_SUBJECT, _MENTIONED = 0.45, 0.6
_MOST_OF_A_DOCUMENT = 5


def differences(read: Sequence[Piece]) -> tuple[Difference, ...]:
    """Sentences about the same with other figures, then what only one document speaks of.

    Empty for one document.
    """
    documents = list(dict.fromkeys(piece.document for piece in read))
    scores = {place_of(piece): score for piece, score in ranked(read).items()}
    found: list[Difference] = []
    for document in documents if len(documents) > 1 else ():
        own = [piece for piece in read if piece.document == document]
        others = [piece for piece in read if piece.document != document]
        best = sorted(own, key=lambda piece: -scores[place_of(piece)])
        found += _otherwise(best, others)[:_MOST_OF_A_DOCUMENT]
        found += _only_here(best, others)[:_MOST_OF_A_DOCUMENT]
    return tuple(sorted(found, key=lambda each: each.other is None))


def _otherwise(own: Sequence[Piece], others: Sequence[Piece]) -> list[Difference]:
    """Pairs that share most of their words and not their figures."""
    found = []
    for piece in own:
        near = max(others, key=lambda other: _overlap(piece, other))
        if _overlap(piece, near) >= _SAME_SUBJECT and _figures(piece) != _figures(near):
            source = SummarySource(0, near.document, near.page, near.heading, near.text)
            found.append(Difference(piece.document, piece.page, piece.text, source))
    return found


def _only_here(own: Sequence[Piece], others: Sequence[Piece]) -> list[Difference]:
    """Sentences whose words stand nowhere together in the other documents."""
    spoken = frozenset(term for other in others for term in other.terms)
    return [
        Difference(piece.document, piece.page, piece.text)
        for piece in own
        if len(piece.terms & spoken) < _MENTIONED * len(piece.terms)
    ]


def _overlap(one: Piece, other: Piece) -> float:
    """Share of the words of both, figures left out, that both have."""
    mine, theirs = _words(one), _words(other)
    return len(mine & theirs) / (len(mine | theirs) or 1)


def _words(piece: Piece) -> frozenset[str]:
    return frozenset(term for term in piece.terms if not any(map(str.isdigit, term)))


def _figures(piece: Piece) -> frozenset[object]:
    found = facts(piece.text)
    figures: set[object] = {number.key for number in found.numbers}
    figures |= {period.key for period in found.periods}
    return frozenset(figures | {(date.year, date.month, date.day) for date in found.dates})
