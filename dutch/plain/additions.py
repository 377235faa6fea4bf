"""What follows on the verb: an aim, a place or time, or what something means."""

import re
from dataclasses import dataclass

from dutch.negation import negations
from dutch.plain.clauses import IMPERATIVES, is_complete, subject_end
from dutch.plain.finding import is_finite, is_nonfinite
from dutch.plain.main_order import main_order
from dutch.plain.parts import (
    ACTORS,
    SHORTEST,
    is_nested,
    openers,
    opens_subordinate,
    unmarked,
)
from dutch.plain.tokens import DETERMINERS, Tokens, bare, sentence
from dutch.plain.verbs import Verb, by_infinitive, infinitives, particles
from dutch.wordlists import listed

_ALLOWS = {"kan": "kan", "kunt": "kan", "kunnen": "kan", "mag": "mag", "mogen": "mag",
           "moet": "moet", "moeten": "moet"}  # fmt: skip
_ANNOUNCE = (
    (re.compile(r"\berop$"), "op het volgende"),
    (re.compile(r"\ber rekening mee$"), "rekening met het volgende"),
    (re.compile(r"\bkomt naar voren$"), "komt het volgende naar voren"),
    (re.compile(r"\bwil zeggen$"), "wil het volgende zeggen"),
    (
        re.compile(r"\b(aangegeven|gemeld|verteld|afgesproken|geconstateerd|gezien|gemerkt)$"),
        r"het volgende \1",
    ),
)
_LONGEST_REPEATED = 9
# Behind these "om" tells what, not what for.
_ANNOUNCES_AIM = listed(
    "ervoor eraan erop ermee besloten geprobeerd gevraagd beloofd afgesproken geadviseerd verzocht"
)
_WHERE = listed("bij binnen in op tijdens tussen tot vanaf via met")


def place_or_time(tokens: Tokens) -> list[str] | None:
    """Such as: "U kunt stemmen bij een stembureau in de stad." becomes "Dat kan bij .."."""
    end = subject_end(tokens)
    if end != 1 or bare(tokens[end]) not in _ALLOWS or negations(" ".join(tokens)):
        return None
    if bare(tokens[0]) not in ACTORS:
        return None
    for cut in range(end + 2, len(tokens) - SHORTEST):
        to = bare(tokens[cut - 2]) == "te"
        ends = bare(tokens[cut - 1]) in infinitives() and not to and not is_nonfinite(tokens[cut])
        if ends and bare(tokens[cut]) in _WHERE and not opens_subordinate(tokens[:cut]):
            says = ["dat", _ALLOWS[bare(tokens[end])]]
            return [sentence(tokens[:cut]), sentence([*says, *tokens[cut:]])]
    return None


def aim(tokens: Tokens) -> list[str] | None:
    """Such as: "Bel ons om te vragen hoe dat gaat." becomes "Bel ons. Vraag hoe dat gaat"."""
    for cut in openers(tokens, ("om",)):
        goal = _goal(tokens[cut + 1 :])
        announces = any(bare(token) in _ANNOUNCES_AIM for token in tokens[:cut])
        if goal is None or announces or opens_subordinate(tokens[:cut]):
            continue
        if bare(tokens[0]) in IMPERATIVES:
            return [sentence(tokens[:cut]), sentence([goal.verb.stem, *goal.rest])]
        ends = is_nonfinite(tokens[cut - 1]) and is_complete(tokens[:cut])
        if bare(tokens[0]) in ("we", "wij") and ends:
            says = ["zo", goal.verb.infinitive, bare(tokens[0]), *goal.rest]
            return [sentence(tokens[:cut]), sentence(says)]
    return None


@dataclass(frozen=True, slots=True)
class _Goal:
    """The verb behind "om ... te", and everything else; a particle stands at the end."""

    verb: Verb
    rest: list[str]


def _goal(clause: Tokens) -> _Goal | None:
    place = next((i for i in range(len(clause) - 1) if bare(clause[i]) == "te"), None)
    if place is None:
        return None
    before, infinitive, after = clause[:place], clause[place + 1], clause[place + 2 :]
    particle = bare(before[-1]) if before and bare(before[-1]) in particles() else ""
    verb = by_infinitive().get(particle + bare(infinitive))
    if verb is None or not clause or is_nonfinite(after[0] if after else ""):
        return None
    return _Goal(verb, [*before, *after]) if len(clause) > SHORTEST else None


def following(tokens: Tokens) -> list[str] | None:
    """Such as: "Dat betekent dat u ..." becomes "Dat betekent het volgende. U ..."."""
    for cut in openers(tokens, ("dat",)):
        opens = _announced(tokens[:cut])
        if opens is None or is_nested(tokens[:cut]):
            continue
        if says := main_order(unmarked(tokens[cut + 1 :])):
            return [sentence(opens), sentence(says)]
    return None


def _announced(opens: Tokens) -> list[str] | None:
    """The words before "dat", made to announce a sentence; None for what only may be so."""
    text, last = " ".join(opens), bare(opens[-1])
    for pattern, says in _ANNOUNCE:
        if pattern.search(text):
            return pattern.sub(says, text).split()
    named = any(bare(token) in ("reden", "gevolg", "doel", "uitgangspunt") for token in opens[:2])
    states = last in ("blijkt", "betekent") or (last == "is" and named)
    return [*opens, "het", "volgende"] if states else None


def limit(tokens: Tokens) -> list[str] | None:
    """Such as: "Dat kost € 5, met een maximum van € 9." becomes "Het maximum is € 9"."""
    for cut in openers(tokens, ("met",)):
        said = [bare(token) for token in tokens[cut : cut + 4]]
        whole = said[:2] == ["met", "een"] and said[2:] in (["maximum", "van"], ["minimum", "van"])
        if whole and tokens[cut - 1].endswith(",") and is_complete(tokens[:cut]):
            return [sentence(tokens[:cut]), sentence(["het", said[2], "is", *tokens[cut + 4 :]])]
    return None


def both(tokens: Tokens) -> list[str] | None:
    """Such as: "Goed is dat A en dat B." becomes "Goed is dat A. Goed is dat B"."""
    first = next((i for i, token in enumerate(tokens) if bare(token) == "dat" and i), None)
    if first is None or first > _LONGEST_REPEATED:
        return None
    for cut in range(first + SHORTEST, len(tokens) - SHORTEST):
        if bare(tokens[cut]) == "en" and bare(tokens[cut + 1]) == "dat":
            again = [*tokens[:first], *tokens[cut + 1 :]]
            return [sentence(tokens[:cut]), sentence(again)]
    return None


def example_inside(tokens: Tokens) -> list[str] | None:
    """Such as: "In een zaal, zoals de aula, geldt dat." becomes "... Denk aan de aula"."""
    for cut in openers(tokens, ("zoals",)):
        if not tokens[cut - 1].endswith(","):
            continue
        end = next((i for i in range(cut + 1, len(tokens) - 1) if tokens[i].endswith(",")), None)
        named = unmarked(tokens[cut + 1 : end + 1]) if end else []
        rest = [*unmarked(tokens[:cut]), *tokens[end + 1 :]] if end else []
        plain = named and bare(named[0]) in DETERMINERS and not any(map(is_finite, named))
        # What goes on with another item is a row: "zoals de bus, de trein en de tram".
        if end and plain and is_finite(tokens[end + 1]) and is_complete(rest):
            return [sentence(rest), sentence(["denk", "aan", *named])]
    return None
