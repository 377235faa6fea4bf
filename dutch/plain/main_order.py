"""Puts a subordinate clause in the order of a main clause, where its subject is sure."""

from dutch.plain.clauses import verb_first
from dutch.plain.finding import is_finite
from dutch.plain.tokens import (
    ADVERBS,
    DETERMINERS,
    PREPOSITIONS,
    Tokens,
    bare,
    is_function_word,
)
from dutch.plain.verbs import plural_forms
from dutch.wordlists import listed

_PERSONS = listed("u je jij wij we ik hij zij ze er dit dat iedereen")
# A word group may go on behind these, so the subject has not ended there.
_GOES_ON = listed("van en of voor met aan tot over die dat")
_TIMES = listed(
    "morgen vandaag gisteren nog vaak snel tijdelijk altijd meestal eerst later gratis zelf samen "
    "alleen direct meteen binnenkort jaarlijks maandelijks schriftelijk verplicht zoveel steeds"
)
_LONGEST = 7
_ARTICLE_AND_NOUN = 2
_COPULAS = listed("is zijn was waren wordt worden blijft blijven lijkt lijken")


def main_order(clause: Tokens) -> list[str] | None:
    """Such as: "de raad dat niet wil" is "de raad wil dat niet"; None when nothing is sure."""
    end = _subject_end(clause)
    turned = verb_first(clause) if end else None
    if not turned or end is None:
        return None
    verb, rest = turned[0], turned[1:]
    if list(rest[:end]) != list(clause[:end]):
        return None
    return [*rest[:end], *_behind(rest[0], verb), *rest[end:]]


def _subject_end(clause: Tokens) -> int | None:
    """How many words at the start are the subject."""
    first = bare(clause[0]) if clause else ""
    if first in _PERSONS and (first not in ("dit", "dat") or _opens_rest(clause, 1)):
        return 1
    many = first.endswith("en") and not is_function_word(first) and not is_finite(first)
    if first not in DETERMINERS and not clause[0][:1].isupper() and not many:
        return None
    end = 1 if many else _ARTICLE_AND_NOUN
    while end < min(_LONGEST, len(clause) - 1):
        if _is_unsure(clause, end):
            return None
        if bare(clause[end]) == "van":
            end += 3 if bare(clause[end + 1]) in DETERMINERS else 2
        elif _opens_rest(clause, end) or _ends_name(clause, end) or _is_adverb(first, clause[end]):
            return end
        else:
            end += 1
    return None


def _is_unsure(clause: Tokens, end: int) -> bool:
    """Whether nobody can tell here if the subject goes on."""
    word = bare(clause[end])
    stops = clause[end - 1][-1:] in ",;:()"
    # "de norm hoger is": the last word is no part of the subject.
    predicate = end > _ARTICLE_AND_NOUN and word in _COPULAS
    return stops or predicate or (word in _GOES_ON and word != "van")


def _ends_name(clause: Tokens, place: int) -> bool:
    return clause[place - 1][:1].isupper() and clause[place][:1].islower()


def _is_adverb(article: str, word: str) -> bool:
    """Behind "de" an adjective has -e, so without it the word belongs to the verb."""
    return article in ("de", "deze", "die") and bare(word).endswith(("lijk", "ig"))


def _opens_rest(clause: Tokens, place: int) -> bool:
    """Whether a word surely does not belong to the subject before it."""
    word = bare(clause[place])
    return (
        word in PREPOSITIONS - _GOES_ON
        or word in ADVERBS
        or word in _TIMES
        or word in DETERMINERS
        or (is_finite(word) and word not in plural_forms())
        or (is_function_word(word) and word not in _GOES_ON)
    )


def _behind(subject: str, verb: str) -> list[str]:
    """The verb as it is behind its subject: "je hebt", not "je heb"."""
    changed = bare(subject) in ("je", "jij") and not verb.endswith(("t", "n"))
    return [f"{verb}t" if changed else verb]
