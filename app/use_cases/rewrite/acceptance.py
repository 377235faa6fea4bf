"""Whether what a model made of a sentence may take its place."""

from collections.abc import Sequence
from itertools import pairwise

from dutch.plain.clauses import IMPERATIVES, is_inverted, is_main
from dutch.plain.meaning import Fact, compared
from dutch.plain.tokens import bare, lowered
from dutch.sentences import sentences
from dutch.stems import stem
from dutch.stopwords import STOPWORDS
from dutch.words import words

# Read by eye on sentences of municipal letters: with less strict limits (0.8, 0.25, none) a small
# model's text passed that said something else with the same facts in it.
_KEPT_WORDS = 0.9
_NEW_WORDS = 0.15
_KEPT_PAIRS = 0.65
_LONGEST = 15
_MOST_SENTENCES = 5
_ROOMIER = 1.5
_WORD_OF_MEANING = 5


def missing(before: str, after: str) -> list[Fact]:
    """The facts that must be asked for again."""
    return list(compared(before, after).lost)


def acceptable(before: str, after: str) -> bool:
    """Shorter whole sentences with the same facts, and nearly the same words."""
    cut = [sentence.text for sentence in sentences(after)]
    if not 1 < len(cut) <= _MOST_SENTENCES or not all(map(_is_whole, cut)):
        return False
    if max(map(_length, cut)) > max(_LONGEST, _length(before) // 2):
        return False
    if _length(after) > _ROOMIER * _length(before):
        return False
    return compared(before, after).same and _says_the_same(before, after)


def _is_whole(sentence: str) -> bool:
    """Whether it opens and ends as a sentence does, with verb and subject where they belong."""
    tokens = lowered(sentence.split())
    opens, ends = sentence[:1], sentence[-1:]
    ordered = is_main(tokens) or is_inverted(tokens) or bare(tokens[0]) in IMPERATIVES
    return (opens.isupper() or opens.isdigit()) and ends in ".?!" and ordered and _varied(tokens)


def _varied(tokens: Sequence[str]) -> bool:
    """Whether no word of meaning is said twice, as a small model does when it loses its way."""
    said = [bare(token) for token in tokens if len(token) >= _WORD_OF_MEANING]
    return len(said) == len(set(said))


def _says_the_same(before: str, after: str) -> bool:
    old, new = _content([before]), _content([after])
    if not old or not new:
        return False
    kept, added = len(old & new) / len(old), len(new - old) / len(new)
    return kept >= _KEPT_WORDS and added <= _NEW_WORDS and _joins_the_same(before, after)


def _joins_the_same(before: str, after: str) -> bool:
    """Whether most words of each sentence stand beside the word they stood beside before."""
    old = set(_pairs(before))
    for sentence in sentences(after):
        new = _pairs(sentence.text)
        if sum(pair in old for pair in new) < _KEPT_PAIRS * len(new):
            return False
    return True


def _pairs(text: str) -> list[tuple[str, str]]:
    said = [word.text.lower() for word in words(text)]
    return list(pairwise(said))


def _content(texts: Sequence[str]) -> frozenset[str]:
    return frozenset(
        stem(word.text)
        for text in texts
        for word in words(text)
        if word.text.lower() not in STOPWORDS
    )


def _length(text: str) -> int:
    return len(text.split())
