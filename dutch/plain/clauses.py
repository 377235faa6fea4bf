"""Moves the finite verb: a subordinate clause becomes a question or a main clause."""

import re

from dutch.plain.finding import finite_of, has_more_verbs, is_finite, is_nonfinite
from dutch.plain.tokens import (
    ADVERBS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    Tokens,
    bare,
    is_function_word,
    opens_noun_phrase,
)
from dutch.plain.verbs import (
    AUXILIARIES,
    BECOME,
    MODALS,
    finite_forms,
    glued_forms,
    plural_forms,
)
from dutch.wordlists import listed

_KEEPS_T = re.compile(r"(?:moet|weet|zit|zet|eet|laat|start|let|wacht|praat|staat|gaat)$")
_WITHOUT_T = {
    "hebt": "heb", "heeft": "heb", "kunt": "kun", "wilt": "wil", "zult": "zul", "bent": "ben",
    "gaat": "ga", "staat": "sta", "doet": "doe", "ziet": "zie",
}  # fmt: skip
_SHORTEST_CLAUSE = 3
# How a verb ends before these, and hardly any other word.
_SURE_ENDINGS = {"u": ("t",), "wij": ("en",), "we": ("en",), "ik": ("s", "g", "k", "m", "r", "b")}
IMPERATIVES = listed(
    "neem stuur geef kijk bel vul ga meld lees vraag maak zorg houd let betaal lever mail schrijf "
    "gebruik controleer overleg dien kies haal breng scan laat probeer bepaal onderzoek zoek denk "
    "voorkom overweeg leg voeg stel doe wees werk start begin open print onderteken bewaar wacht "
    "regel noteer verwijder wijzig test toets evalueer beschrijf"
)
_LONGEST_SUBJECT = 6
_OPENERS = listed(
    "dat die als indien wanneer om of omdat doordat zodat terwijl voordat nadat hoe wie hoeveel"
)


def verb_first(clause: Tokens) -> list[str] | None:
    """A subordinate clause with its finite verb in front; None when the verb is not sure."""
    for end in [*_nested_starts(clause), len(clause)]:
        place = finite_of(clause[:end])
        if place is None and end < len(clause) and not _points(clause, end):
            return None  # the next verb belongs to the clause that opens here
        if place is None:
            continue
        if has_more_verbs(clause[:end], place):
            return None
        word, tail = _parted(clause[place])
        form, particle = glued_forms().get(word, (word, ""))
        before, after = list(clause[:place]), list(clause[place + 1 :])
        if particle:
            before.append(particle + tail)
        elif tail and before:
            before[-1] += tail
        return with_subject(form, [*before, *after])
    return None


def parted_verb(clause: Tokens) -> list[str]:
    """A clause that opens with its verb, such as "overeenkomt met": "komt overeen met"."""
    word, tail = _parted(clause[0])
    form, particle = glued_forms().get(word, (word, ""))
    return [form, *([particle + tail] if particle else []), *clause[1:]]


def with_subject(form: str, rest: Tokens) -> list[str] | None:
    """The verb before its subject: "hebt" and "je" become "heb je"."""
    first = bare(rest[0]) if rest else ""
    if first in ("je", "jij"):
        possessive = first == "je" and not (len(rest) > 1 and is_function_word(rest[1]))
        if possessive:
            return None
        form = _without_t(form)
    return [form, *rest]


def subject_end(tokens: Tokens) -> int | None:
    """Where the finite verb stands of a main clause that opens with its subject."""
    first = bare(tokens[0]) if tokens else ""
    if first in PRONOUNS and len(tokens) > 1 and is_finite(tokens[1]):
        noun = first in DETERMINERS and bare(tokens[1]) in plural_forms() - AUXILIARIES
        return None if noun else 1
    if first in ("dat", "die") and len(tokens) > 1 and is_function_word(tokens[1]):
        return None  # it opens a subordinate clause
    if first not in DETERMINERS and not _is_name(tokens):
        return None
    phrase = tokens[1 : _LONGEST_SUBJECT + 1]
    sure = [bare(t) in finite_forms() - plural_forms() | AUXILIARIES for t in phrase]
    # Of two in a row the first is a noun: "het besluit is".
    pairs = enumerate(zip(sure, [*sure[1:], False], strict=False), 1)
    place = next((i for i, (holds, again) in pairs if holds and not again), None)
    if place is None:
        plural = [i for i, token in enumerate(phrase, 1) if bare(token) in plural_forms()]
        place = plural[0] if plural and 1 < plural[0] < len(tokens) - 1 else None
    if place is None or (first in DETERMINERS and place == 1):
        return None
    inside = tokens[:place]
    closed = any(token[-1:] in ",;:()" for token in inside) or _has_opener(inside[1:])
    closed = closed or any(bare(token) in PREPOSITIONS - {"van"} for token in inside)
    return None if closed else place


def is_main(tokens: Tokens) -> bool:
    """Whether these words can stand as a sentence of their own."""
    if len(tokens) < _SHORTEST_CLAUSE:
        return False
    if subject_end(tokens) is not None:
        return True
    if bare(tokens[0]) in ADVERBS:
        return is_finite(tokens[1]) and not is_nonfinite_only(tokens[1])
    return bare(tokens[0]) in PREPOSITIONS and _turns_after_a_phrase(tokens)


def _points(clause: Tokens, place: int) -> bool:
    """Whether "die" or "dat" only points at the noun behind it: "die brief"."""
    word, after = bare(clause[place]), clause[place + 1 : place + 2]
    return word in ("die", "dat") and bool(after) and not is_function_word(after[0])


def _turns_after_a_phrase(tokens: Tokens) -> bool:
    """Whether verb and subject follow a few words of place or time: "door regen kan dat"."""
    for place in range(2, min(_LONGEST_SUBJECT + 1, len(tokens) - 1)):
        if tokens[place - 1][-1:] in ",;:()" or _has_opener(tokens[:place]):
            return False
        if bare(tokens[place]) in AUXILIARIES:
            return opens_noun_phrase(tokens[place + 1 :])
        if is_inverted(tokens[place:]) and bare(tokens[place + 1]) in _SURE_ENDINGS:
            return True
    return False


def is_inverted(tokens: Tokens) -> bool:
    """Whether a finite verb stands here before its subject; any verb before "u" or "wij"."""
    if len(tokens) < _SHORTEST_CLAUSE:
        return False
    verb, subject = bare(tokens[0]), bare(tokens[1])
    if subject in _SURE_ENDINGS and tokens[0][-1].isalpha():
        agrees = (verb in plural_forms()) == (subject in ("wij", "we"))
        return (is_finite(verb) and agrees) or verb.endswith(_SURE_ENDINGS[subject])
    return is_finite(verb) and subject in (PRONOUNS | DETERMINERS) - {"dat"}


def is_nonfinite_only(token: str) -> bool:
    return bare(token) not in finite_forms()


def is_complete(tokens: Tokens) -> bool:
    """Whether a main clause has its finite verb, and the other verb that an auxiliary wants."""
    if bare(tokens[0]) in IMPERATIVES:
        return True
    finite = [i for i, token in enumerate(tokens) if is_finite(token) or is_inverted(tokens[i:])]
    if not finite:
        return False
    helps = bare(tokens[finite[0]])
    if helps in MODALS or helps in BECOME:
        rest = tokens[finite[0] + 1 :]
        return any(map(is_nonfinite, rest)) or (bool(rest) and bare(rest[-1]).endswith("en"))
    return True


def _nested_starts(clause: Tokens) -> list[int]:
    """Where a clause inside this one may open."""
    return [
        i
        for i, token in enumerate(clause)
        if (i > 1 or (i and bare(token) == "hoe")) and bare(token) != "of" and _has_opener([token])
    ]


def _parted(token: str) -> tuple[str, str]:
    """The word and the punctuation behind it."""
    word = token.rstrip(",;:.!?)")
    return word.lower(), token[len(word) :]


def _without_t(form: str) -> str:
    if form in _WITHOUT_T:
        return _WITHOUT_T[form]
    return form if _KEEPS_T.search(form) or not form.endswith("t") else form[:-1]


def _is_name(tokens: Tokens) -> bool:
    return bool(tokens) and tokens[0][:1].isupper() and not is_function_word(tokens[0])


def _has_opener(tokens: Tokens) -> bool:
    return any(
        (word := bare(token)) in _OPENERS or (word.startswith("waar") and len(word) > len("waard"))
        for token in tokens
    )
