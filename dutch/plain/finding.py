"""Finds the verbs of a clause by their forms and places."""

from dutch.passive import looks_like_participle
from dutch.plain.tokens import PREPOSITIONS, Tokens, bare
from dutch.plain.verbs import (
    AUXILIARIES,
    MODALS,
    finite_forms,
    glued_forms,
    infinitives,
    participles,
    plural_forms,
)


def is_finite(token: str) -> bool:
    word = bare(token)
    return word in finite_forms() or word in glued_forms()


def is_nonfinite(token: str) -> bool:
    word = bare(token)
    return word in infinitives() or word in participles() or looks_like_participle(word)


def finite_of(clause: Tokens) -> int | None:
    end = len(clause)
    start = end
    while start and _is_verbal(clause, start - 1):
        start -= 1
    cluster = [i for i in range(start, end) if is_finite(clause[i]) and not _has_te(clause, i)]
    helping = [i for i in cluster if bare(clause[i]) in AUXILIARIES]
    singular = [i for i in cluster if bare(clause[i]) not in plural_forms()]
    if found := helping[:1] or singular[-1:] or cluster[:1]:
        return found[0]
    return _before_a_tail(clause)


def _before_a_tail(clause: Tokens) -> int | None:
    """The verb of "u weer begint | met werken op de 1e van de maand"."""
    for place in range(len(clause) - 2, 0, -1):
        word = bare(clause[place])
        many = bare(clause[0]) in ("wij", "we", "zij", "ze") and word in plural_forms()
        surely = word in finite_forms() - plural_forms() or word in AUXILIARIES or many
        follows = clause[place + 1 :]
        if word in AUXILIARIES and is_nonfinite(follows[0]) and len(follows) > 1:
            follows = follows[1:]
        if surely and bare(follows[0]) in PREPOSITIONS | {"dat", "om", "of", "dan"}:
            # Of "zou worden" and "kunnen worden" the first is finite.
            return place - 1 if bare(clause[place - 1]) in MODALS else place
        if word in glued_forms() and bare(clause[place + 1]) in PREPOSITIONS:
            return place
    return None


def _is_verbal(clause: Tokens, place: int) -> bool:
    word = bare(clause[place])
    if place and bare(clause[place - 1]) in ("de", "een", "uw", "onze", "geen"):
        return False  # "een besluit" is no verb
    return word == "te" or is_finite(clause[place]) or is_nonfinite(clause[place])


def _has_te(clause: Tokens, place: int) -> bool:
    return place > 0 and bare(clause[place - 1]) == "te"


def has_more_verbs(clause: Tokens, place: int) -> bool:
    """Whether a second finite verb stands apart from the first: two clauses in one."""
    start = end = place
    while end + 1 < len(clause) and _is_verbal(clause, end + 1):
        end += 1
    while start and _is_verbal(clause, start - 1):
        start -= 1
    apart = [*range(start), *range(end + 1, len(clause))]
    several = bare(clause[place]) in plural_forms() and any(
        bare(token) in ("en", "of") for token in clause
    )
    sure = finite_forms() if several else (finite_forms() - plural_forms()) | AUXILIARIES
    return any(bare(clause[i]) in sure and _is_verbal(clause, i) for i in apart)
