"""Says who does it: a passive sentence that names its agent becomes an active one."""

from dataclasses import dataclass

from dutch.plain.clauses import subject_end
from dutch.plain.finding import is_nonfinite
from dutch.plain.tokens import (
    DETERMINERS,
    PREPOSITIONS,
    Tokens,
    bare,
    is_function_word,
    lowered,
    sentence,
)
from dutch.plain.verbs import BECOME, Verb, participles, plural_forms

_AS_SUBJECT = {"ons": "wij", "u": "u", "hem": "hij", "hen": "zij"}
_AS_OBJECT = {"u": "u", "je": "je", "hij": "hem", "wij": "ons", "we": "ons", "ik": "mij"}
_MANY = ("wij", "zij")
_MODALS = {
    "kan": "kunnen", "moet": "moeten", "mag": "mogen", "zal": "zullen", "kon": "konden",
    "moest": "moesten", "mocht": "mochten", "zou": "zouden",
}  # fmt: skip
_PAST = ("werd", "werden")
_PLURALS = ("en", "ers", "aars", "eurs", "els")
_NOUN = 2
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class _Agent:
    """Who does it, as a subject, and the words "door ..." that it takes up."""

    words: list[str]
    many: bool
    start: int
    end: int


def active(text: str) -> str:
    """The sentence with its agent in front; itself where agent, verb or number is not sure."""
    tokens = text.rstrip(".").split()
    end = subject_end(tokens)
    if (
        not text.endswith(".")
        or end is None
        or len(tokens) > _LONGEST
        or any(token[-1:] in ",;:()" for token in tokens)
    ):
        return text
    agent, verb = _agent(tokens, end), _participle(tokens)
    receiver = _receiver(tokens[:end])
    if agent is None or verb is None or receiver is None:
        return text
    form = _form(tokens, end, verb[1], agent)
    if form is None:
        return text
    rest = [
        token
        for place, token in enumerate(tokens)
        if place > end
        and not agent.start <= place < agent.end
        and place != verb[0]
        and bare(token) not in BECOME
    ]
    at = sum(not agent.start <= i < agent.end for i in range(end + 1, verb[0]))
    return sentence([*agent.words, form.finite, *receiver, *rest[:at], *form.rest, *rest[at:]])


@dataclass(frozen=True, slots=True)
class _Form:
    """The finite verb, and what of it stands at the end."""

    finite: str
    rest: list[str]


def _form(tokens: Tokens, end: int, verb: Verb, agent: _Agent) -> _Form | None:
    helps = bare(tokens[end])
    becomes = any(bare(token) in BECOME for token in tokens[end + 1 :])
    singular = next((one for one, many in _MODALS.items() if helps in (one, many)), None)
    particle = [verb.particle] if verb.particle else []
    if singular and becomes:
        modal = _MODALS[singular] if agent.many else singular
        return _Form(modal, [verb.particle + verb.infinitive])
    if helps in BECOME and not becomes:
        past = helps in _PAST
        forms = (verb.past_plural, verb.past) if past else (verb.infinitive, verb.third)
        return _Form(forms[0] if agent.many else forms[1], particle)
    return None


def _agent(tokens: Tokens, end: int) -> _Agent | None:
    """What stands behind the only "door"."""
    places = [i for i, token in enumerate(tokens) if i > end and bare(token) == "door"]
    if len(places) != 1 or places[0] + 1 >= len(tokens):
        return None
    start = places[0]
    first = bare(tokens[start + 1])
    if first in _AS_SUBJECT:
        subject = _AS_SUBJECT[first]
        return _Agent([subject], subject in _MANY, start, start + 2)
    if first not in ("de", "het", "een") and not tokens[start + 1][:1].isupper():
        return None
    stop = start + 2
    while stop < len(tokens) and not _ends(tokens[stop]):
        stop += 1
    words = list(tokens[start + 1 : stop])
    goes_on = stop < len(tokens) and bare(tokens[stop]) in ("van", "en", "of", "voor")
    # A third word may be an adjective or belong to the verb: "de raad tijdig".
    if goes_on or len(words) > _NOUN:
        return None
    many = first == "de" and words[-1].endswith(_PLURALS)
    return _Agent(words, many, start, stop)


def _ends(token: str) -> bool:
    word = bare(token)
    stops = word in PREPOSITIONS or word in DETERMINERS or is_function_word(word)
    return stops or is_nonfinite(word) or word in BECOME


def _participle(tokens: Tokens) -> tuple[int, Verb] | None:
    found = [(i, participles()[bare(t)]) for i, t in enumerate(tokens) if bare(t) in participles()]
    return found[0] if len(found) == 1 else None


def _receiver(subject: Tokens) -> list[str] | None:
    """The old subject as an object."""
    first = bare(subject[0])
    if len(subject) == 1:
        return [_AS_OBJECT[first]] if first in _AS_OBJECT else None
    many = first == "er" or bare(subject[-1]) in plural_forms()
    return None if many and first == "er" else lowered(subject)
