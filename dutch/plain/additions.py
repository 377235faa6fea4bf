"""What follows on the verb: an aim, a place or time, or what something means."""

from dutch.negation import negations
from dutch.plain.clauses import is_complete, subject_end, verb_first
from dutch.plain.finding import is_nonfinite
from dutch.plain.parts import (
    IMPERATIVES,
    PERSONS,
    SHORTEST,
    is_nested,
    openers,
    opens_subordinate,
    unmarked,
)
from dutch.plain.tokens import Tokens, bare, sentence
from dutch.plain.verbs import by_infinitive, infinitives
from dutch.wordlists import listed

_ALLOWS = {"kan": "kan", "kunt": "kan", "kunnen": "kan", "mag": "mag", "mogen": "mag",
           "moet": "moet", "moeten": "moet"}  # fmt: skip
_WHERE = listed("bij binnen in op tijdens tussen tot vanaf via met")


def place_or_time(tokens: Tokens) -> list[str] | None:
    """Such as: "U kunt stemmen bij een stembureau in de stad." becomes "Dat kan bij .."."""
    end = subject_end(tokens)
    if end is None or bare(tokens[end]) not in _ALLOWS or negations(" ".join(tokens)):
        return None
    for cut in range(end + 2, len(tokens) - SHORTEST):
        ends = bare(tokens[cut - 1]) in infinitives() and not is_nonfinite(tokens[cut])
        if ends and bare(tokens[cut]) in _WHERE and not opens_subordinate(tokens[:cut]):
            says = ["dat", _ALLOWS[bare(tokens[end])]]
            return [sentence(tokens[:cut]), sentence([*says, *tokens[cut:]])]
    return None


def aim(tokens: Tokens) -> list[str] | None:
    """Such as: "Bel ons om te vragen hoe dat gaat." becomes "Bel ons. Vraag hoe dat gaat"."""
    for cut in openers(tokens, ("om",)):
        place = next((i for i in range(cut + 1, len(tokens) - 1) if bare(tokens[i]) == "te"), None)
        verb = by_infinitive().get(bare(tokens[place + 1])) if place else None
        if verb is None or verb.particle or place is None or opens_subordinate(tokens[:cut]):
            continue
        rest = [*tokens[cut + 1 : place], *tokens[place + 2 :]]
        ends = is_nonfinite(tokens[cut - 1])
        if bare(tokens[0]) in IMPERATIVES and rest:
            return [sentence(tokens[:cut]), sentence([verb.stem, *rest])]
        if ends and rest and bare(tokens[0]) in ("we", "wij") and is_complete(tokens[:cut]):
            says = ["zo", verb.infinitive, bare(tokens[0]), *rest]
            return [sentence(tokens[:cut]), sentence(says)]
    return None


def following(tokens: Tokens) -> list[str] | None:
    """Such as: "Dat betekent dat u ..." becomes "Dat betekent het volgende. U ..."."""
    for cut in openers(tokens, ("dat",)):
        clause = unmarked(tokens[cut + 1 :])
        states = bare(tokens[cut - 1]) in ("blijkt", "betekent")
        if states and clause and bare(clause[0]) in PERSONS and not is_nested(tokens[:cut]):
            turned = verb_first(clause)
            if turned:
                main = [turned[1], *_kept(clause[0], turned[0]), *turned[2:]]
                return [sentence([*tokens[:cut], "het volgende"]), sentence(main)]
    return None


def _kept(subject: str, verb: str) -> list[str]:
    """The verb as it is behind its subject: "je hebt", not "je heb"."""
    return [verb] if bare(subject) not in ("je", "jij") or verb.endswith("t") else [f"{verb}t"]
