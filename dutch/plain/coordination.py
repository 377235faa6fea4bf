"""Two sentences in one: parted at "en", "maar", "want", "of" or a comma."""

from dutch.plain.clauses import (
    IMPERATIVES,
    is_complete,
    is_inverted,
    is_main,
    subject_end,
)
from dutch.plain.finding import is_finite, is_nonfinite
from dutch.plain.parts import ACTORS, SHORTEST, openers, opens_subordinate
from dutch.plain.tokens import (
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    Tokens,
    bare,
    count,
    lowered,
    sentence,
)
from dutch.plain.verbs import AUXILIARIES, MODALS, plural_forms

_LONGEST_REPEATED = 4


def coordination(tokens: Tokens) -> list[str] | None:
    """At "en", "maar", "want" and "dus" before a main clause, and at a comma before one."""
    if {"mocht", "mochten"} & {bare(token) for token in tokens[:2]}:
        return None
    for cut in range(SHORTEST, len(tokens) - SHORTEST):
        before = tokens[:cut]
        if not is_complete(before) or is_inverted(before):
            continue
        nested = opens_subordinate(before)
        if not nested and tokens[cut - 1][-1:] in ",;" and is_main(tokens[cut:]):
            return [sentence(before), sentence(tokens[cut:])]
        if second := _second(before, bare(tokens[cut]), tokens[cut + 1 :], nested=nested):
            return [sentence(before), sentence(second)]
    return None


def _second(before: Tokens, word: str, after: Tokens, *, nested: bool) -> list[str] | None:
    """What stands behind the word as a sentence; `nested`: a clause before it may be open."""
    opens = [] if word == "en" else [word]
    if nested:
        return _same_subject(before, after) if word == "en" and _is_main_verb(after) else None
    if word in ("en", "maar", "want", "dus") and is_main(after):
        return [*opens, *after]
    again = _same_subject(before, after) if word in ("en", "maar") else None
    return [*opens, *lowered(again)] if again and opens else again


def next_order(tokens: Tokens) -> list[str] | None:
    """Such as: "Lees de brief, zie ook de folder." becomes "Lees de brief. Zie ook de folder"."""
    for cut in range(SHORTEST, len(tokens) - SHORTEST):
        word = bare(tokens[cut])
        orders = word == "zie" or (word in IMPERATIVES and bare(tokens[0]) in IMPERATIVES)
        if orders and tokens[cut - 1].endswith(",") and is_complete(tokens[:cut]):
            return [sentence(tokens[:cut]), sentence(tokens[cut:])]
    return None


def allowed_where(tokens: Tokens) -> list[str] | None:
    """Such as: "U kunt bellen, van 9 tot 5." becomes "U kunt bellen. Dat kan van 9 tot 5"."""
    end = subject_end(tokens)
    if end != 1 or bare(tokens[0]) not in ACTORS:
        return None
    if bare(tokens[end]) not in ("kan", "kunt", "kunnen"):
        return None
    for cut in range(end + SHORTEST, len(tokens) - SHORTEST):
        tail = tokens[cut:]
        loose = tokens[cut - 1].endswith(",") and bare(tail[0]) in PREPOSITIONS - {"voor", "zoals"}
        if loose and not any(map(is_finite, tail)) and is_complete(tokens[:cut]):
            return [sentence(tokens[:cut]), sentence(["dat", "kan", *tail])]
    return None


def two_ways(tokens: Tokens) -> list[str] | None:
    """Such as: "Dat kan door te bellen of door te schrijven." becomes "Dat kan ook door .."."""
    if bare(tokens[0]) not in ("dit", "dat", "het") or bare(tokens[1]) != "kan":
        return None
    for cut in openers(tokens, ("of",)):
        if bare(tokens[cut + 1]) in PREPOSITIONS and bare(tokens[cut + 1]) == bare(tokens[2]):
            return [sentence(tokens[:cut]), sentence(["dat", "kan", "ook", *tokens[cut + 1 :]])]
    return None


def second_action(tokens: Tokens) -> list[str] | None:
    """Such as: "U moet A doen en B sturen." becomes "U moet A doen. U moet B sturen"."""
    end = subject_end(tokens)
    if end is None or bare(tokens[end]) not in MODALS or end > _LONGEST_REPEATED:
        return None
    for cut in openers(tokens, ("en",)):
        after = tokens[cut + 1 :]
        whole = is_nonfinite(tokens[cut - 1]) and is_nonfinite(after[-1])
        if whole and bare(after[0]) in DETERMINERS and not opens_subordinate(tokens[:cut]):
            return [sentence(tokens[:cut]), sentence([*tokens[: end + 1], *after])]
    return None


def _is_main_verb(after: Tokens) -> bool:
    """Whether the verb in front goes with the main clause; in a subordinate one it comes last."""
    return len(after) > SHORTEST and is_finite(after[0]) and not is_nonfinite(after[1])


def _same_subject(before: Tokens, after: Tokens) -> list[str] | None:
    """The second half with the subject of the first, as in "U krijgt een brief en kunt bellen"."""
    if is_inverted(after) and bare(after[1]) in PRONOUNS:
        return ["ook", *after]
    end = subject_end(before)
    if end is None or not after or not is_finite(after[0]):
        return None
    first, second = bare(before[end]), bare(after[0])
    same_number = (first in plural_forms()) == (second in plural_forms())
    # Behind a modal a plural may be an infinitive.
    clear = first not in MODALS or second not in plural_forms() or second in AUXILIARIES
    subject = before[:end]
    if count(subject) > _LONGEST_REPEATED:
        subject = ["ze"] if first in plural_forms() else []
    return [*subject, *after] if subject and same_number and clear else None
