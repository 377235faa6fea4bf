"""What the rules for cutting share: where a clause opens, and whether it stands alone."""

from collections.abc import Callable

from dutch.plain.clauses import is_inverted
from dutch.plain.finding import is_finite, is_nonfinite
from dutch.plain.tokens import PRONOUNS, Tokens, bare, is_function_word
from dutch.wordlists import listed

Rule = Callable[[Tokens], list[str] | None]

SHORTEST = 3
IF = ("als", "indien", "wanneer")
PERSONS = listed("u je jij wij we ik hij zij ze er")
# With these a clause tells of one case only: "bijvoorbeeld omdat", "alleen als".
NARROWING = listed("bijvoorbeeld ook zelfs alleen pas vooral behalve net juist mede")
# Who may or can do something, where "kan" is not "perhaps".
ACTORS = listed("u je jij jullie wij we men iedereen")


def openers(tokens: Tokens, words: tuple[str, ...]) -> list[int]:
    return [i for i in range(SHORTEST, len(tokens) - 2) if bare(tokens[i]) in words]


def main_starts(tokens: Tokens) -> list[int]:
    """Where a main clause may open behind a condition."""
    return [
        i
        for i in range(SHORTEST, len(tokens) - 2)
        if tokens[i - 1].endswith(",")
        or (bare(tokens[i]) == "dan" and is_finite(tokens[i + 1]))
        or (
            (is_finite(tokens[i - 1]) or is_nonfinite(tokens[i - 1]))
            and bare(tokens[i + 1]) in PERSONS
            and is_inverted(tokens[i:])
        )
    ]


def unmarked(tokens: Tokens) -> list[str]:
    """Without the punctuation that closes them."""
    return [*tokens[:-1], tokens[-1].rstrip(",;:.")] if tokens else []


def is_nested(main: Tokens) -> bool:
    words = [bare(token) for token in main[1:]]
    pairs = zip(words, [*words[1:], ""], strict=True)
    return any(
        word in ("dat", "of", "omdat", "doordat", "zodat", *IF)
        or (word == "die" and is_function_word(after))
        for word, after in pairs
    )


def opens_subordinate(before: Tokens) -> bool:
    """Whether an earlier clause is still open, so that what follows belongs to it."""
    openers = ("als", "indien", "wanneer", "omdat", "doordat", "om", "dat", "die", "of", "zodat")
    compares = any(bare(token) == "zowel" for token in before)
    places = [
        i
        for i, token in enumerate(before)
        if bare(token) in openers and not (compares and bare(token) == "als")
    ]
    return any(not (i == 0 and bare(before[0]) in PRONOUNS) for i in places)
