"""Conditions: "als", "tenzij" and "mits" become a sentence of their own."""

from dutch.plain.clauses import (
    IMPERATIVES,
    is_complete,
    is_inverted,
    subject_end,
    verb_first,
    with_subject,
)
from dutch.plain.finding import is_finite
from dutch.plain.parts import (
    IF,
    NARROWING,
    is_nested,
    main_starts,
    openers,
    unmarked,
)
from dutch.plain.tokens import Tokens, bare, lowered, opens_noun_phrase, sentence
from dutch.wordlists import listed

_KNOWS = listed("bepaal bepalen weet weten inzicht aan vraag vragen kijk check beslis beslissen")
_EXCEPTIONS = {"tenzij": "Dit geldt niet als", "mits": "Dit geldt alleen als"}


def condition_first(tokens: Tokens) -> list[str] | None:
    """Such as: "Als u hulp wilt, belt u ons." becomes "Wilt u hulp? Dan belt u ons"."""
    if bare(tokens[0]) not in IF or not opens_noun_phrase(tokens[1:]):
        return None
    for cut in main_starts(tokens):
        main = _then(tokens[cut:])
        if main and (asked := verb_first(unmarked(tokens[1:cut]))):
            return [sentence(asked, "?"), main]
    return None


def question_first(tokens: Tokens) -> list[str] | None:
    """Such as: "Krijgt u hulp, dan belt u ons." becomes "Krijgt u hulp? Dan belt u ons"."""
    opens = 1 if bare(tokens[0]) in ("en", "maar", "of") else 0
    if bare(tokens[opens]) in ("mocht", "mochten"):
        return None
    if not is_inverted(tokens[opens:]):
        return None
    for cut in main_starts(tokens):
        orders = bare(tokens[cut]) in IMPERATIVES and bare(tokens[cut + 1]) == "dan"
        if orders or (bare(tokens[cut]) == "dan" and is_finite(tokens[cut + 1])):
            return [sentence(unmarked(tokens[:cut]), "?"), sentence(tokens[cut:])]
    return None


def condition_last(tokens: Tokens) -> list[str] | None:
    """Such as: "U belt ons als u hulp wilt." becomes "Wilt u hulp? Dan belt u ons"."""
    if tokens[:2] == ["Dit", "geldt"]:  # what an exception was made into
        return None
    for cut in openers(tokens, IF):
        main, clause = unmarked(tokens[:cut]), tokens[cut + 1 :]
        if not opens_noun_phrase(clause) or is_nested(main) or not is_complete(main):
            continue
        if _is_told(tokens, cut) or bare(tokens[cut - 1]) in NARROWING:
            continue
        asked, then = verb_first(unmarked(clause)), _inverted(main)
        if asked and then:
            return [sentence(asked, "?"), sentence(then)]
    return None


def _is_told(tokens: Tokens, cut: int) -> bool:
    """Whether the clause is what somebody knows or tells, or belongs to one of two sentences."""
    main = {bare(token) for token in tokens[:cut]}
    known = bare(tokens[cut]) == "wanneer" and main & _KNOWS
    return bool(known) or "maar" in main or bare(tokens[0]) in IF


def exception(tokens: Tokens) -> list[str] | None:
    for cut in openers(tokens, tuple(_EXCEPTIONS)):
        if is_complete(tokens[:cut]):
            says = _EXCEPTIONS[bare(tokens[cut])]
            return [sentence(tokens[:cut]), sentence([says, *tokens[cut + 1 :]])]
    return None


def _then(main: Tokens) -> str | None:
    """The main clause behind a condition, as a sentence that opens with "Dan"."""
    if bare(main[0]) == "dan" and is_finite(main[1]):
        return sentence(main)
    if bare(main[0]) in IMPERATIVES:
        return sentence(main)
    if is_inverted(main):
        return sentence(["dan", *lowered(main)])
    return None


def _inverted(main: Tokens) -> list[str] | None:
    """Such as "U belt ons" as "Dan belt u ons", "Bel ons" as "Bel dan ons"."""
    if bare(main[0]) in IMPERATIVES:
        return [main[0], "dan", *main[1:]]
    end = subject_end(main)
    if end is None:
        return None
    turned = with_subject(main[end], [*lowered(main[:end]), *main[end + 1 :]])
    return ["dan", *turned] if turned else None
