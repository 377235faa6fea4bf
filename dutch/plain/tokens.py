"""Words of one sentence as they are written, and what a rule needs to know of them."""

from collections.abc import Sequence

from dutch.wordlists import listed

Tokens = Sequence[str]

PRONOUNS = listed(
    "u ik jij je hij zij ze wij we men iedereen niemand iemand er dit dat deze het die jullie"
)
DETERMINERS = listed(
    "de het een deze dit die dat uw onze ons hun haar zijn mijn elk elke ieder iedere alle geen "
    "sommige veel meer beide enkele verschillende jouw"
)
PREPOSITIONS = listed(
    "aan achter bij binnen boven buiten door in met na naar om onder op over per sinds tegen "
    "tijdens tot tussen uit van vanaf via volgens voor vanwege wegens zonder zoals"
)
ADVERBS = listed(
    "daar daarvoor daarom daarna daarbij daardoor daarmee daarnaast dan dus hier hiervoor hierbij "
    "hierdoor hiermee mogelijk misschien vervolgens ook bovendien wel nu toch daarover hierover "
    "verder zo eerst soms vaak helaas meestal normaal inmiddels"
)
_INSIDE = listed(
    "niet ook al nog weer zelf hier daar er dan wel geen meer zo nu om te alle nooit altijd toch "
    "graag gewoon samen eerst binnenkort bijvoorbeeld vooral terecht nodig recht"
)
_PUNCTUATION = ".,;:!?()[]\"'“”‘’„…"
_SHORT_NAME = 6
_LONGEST_POINTER = 11
_CUT_OFF = ",;: –-"


def bare(token: str) -> str:
    """The word alone, in lower case."""
    return token.strip(_PUNCTUATION).lower()


def is_word(token: str) -> bool:
    return any(map(str.isalnum, token))


def count(tokens: Tokens) -> int:
    return sum(map(is_word, tokens))


def is_function_word(token: str) -> bool:
    word = bare(token)
    points = word.startswith(("hier", "daar")) and len(word) < _LONGEST_POINTER
    listed_in = (PRONOUNS, DETERMINERS, PREPOSITIONS, ADVERBS, _INSIDE)
    return points or any(word in words for words in listed_in)


def opens_noun_phrase(tokens: Tokens) -> bool:
    """Whether a subject could start here: a pronoun, an article or a name."""
    if not tokens:
        return False
    first = bare(tokens[0])
    return first in PRONOUNS or first in DETERMINERS or tokens[0][:1].isupper()


def lowered(tokens: Tokens) -> list[str]:
    """The same words for the middle of a sentence: a name keeps its capital."""
    common = (
        bool(tokens) and len(tokens[0]) > _SHORT_NAME and tokens[0].endswith(("en", "ers", "ties"))
    )
    if tokens and (is_function_word(tokens[0]) or common):
        return [tokens[0][:1].lower() + tokens[0][1:], *tokens[1:]]
    return list(tokens)


def sentence(tokens: Tokens, end: str = ".") -> str:
    """The words as a sentence of their own."""
    text = " ".join(tokens).strip().rstrip(_CUT_OFF)
    if text.endswith((".", "!", "?", "…")) and end == ".":
        end = ""
    return text[:1].upper() + text[1:].rstrip(".") + end if end else text[:1].upper() + text[1:]
