"""Dutch verbs by their forms: what is finite, what stands apart, which verb a participle is of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dutch.wordlists import listed

MODALS = listed(
    "kan kun kunt kunnen kon konden moet moeten moest moesten mag mogen mocht mochten zal zul "
    "zult zullen zou zouden wil wilt willen wilde wilden hoeft hoeven"
)
HAVE = listed("heb hebt heeft hebben had hadden")
BE = listed("ben bent is zijn was waren")
BECOME = listed("word wordt worden werd werden")
AUXILIARIES = MODALS | HAVE | BE | BECOME
_PLURAL = listed(
    "kunnen konden moeten moesten mogen mochten zullen zouden willen wilden hoeven hebben hadden "
    "zijn waren worden werden"
)
# Forms of "wijken" and "bieden" that are nearly always nouns.
_NOUNS = listed("week weken boden")
_NO_GE = ("be", "ver", "ont", "her", "er", "ge", "onder", "over", "vol", "voor")
_VOICELESS = ("t", "k", "f", "s", "ch", "p", "x")
_OPEN = re.compile(r"(?<![aeiou])([aeou])([bcdfgklmnprstvz])$")
# Stress before the last syllable keeps its vowel short: "levert", but "parkeert".
_UNSTRESSED = re.compile(r"(?:lev|weig|hand|reg|tek|rek|and|bet|wijd|zam|herinn|hind|vord)e[lrn]$")
_TREMA = {"e": "ë", "i": "ï"}


@dataclass(frozen=True, slots=True)
class Verb:
    """`particle` stands apart in a main clause; the other forms are without it."""

    infinitive: str
    third: str
    past: str
    past_plural: str
    participle: str
    particle: str = ""

    @property
    def whole_participle(self) -> str:
        return self.particle + self.participle

    @property
    def written(self) -> frozenset[str]:
        """Every form as one word."""
        finite = {self.particle + form for form in self.finite}
        return frozenset({*finite, self.whole_participle})

    @property
    def stem(self) -> str:
        """The imperative: "vraag", "ga", "neem"."""
        if self.infinitive.endswith(("aan", "ien", "oen")):
            return self.third.removesuffix("t")
        return _stem(self.infinitive.removesuffix("en"))

    @property
    def finite(self) -> tuple[str, ...]:
        return self.third, self.infinitive, self.past, self.past_plural


@cache
def verbs() -> tuple[Verb, ...]:
    lines = files("dutch.plain").joinpath("verbs.txt").read_text("utf-8").splitlines()
    return tuple(_verb(line) for line in lines if line and not line.startswith("#"))


@cache
def particles() -> frozenset[str]:
    return frozenset(verb.particle for verb in verbs() if verb.particle)


def as_verb(name: str) -> Verb:
    """The verb that is written as in the list; one that is not there is taken to be weak."""
    known = {f"{verb.particle}|{verb.infinitive}".lstrip("|"): verb for verb in verbs()}
    return known.get(name) or _verb(name)


@cache
def finite_forms() -> frozenset[str]:
    """Forms that a main clause can have as its finite verb; stems alone are left out as nouns."""
    return AUXILIARIES | {form for verb in verbs() for form in verb.finite} - _NOUNS


@cache
def plural_forms() -> frozenset[str]:
    forms = {form for verb in verbs() for form in (verb.infinitive, verb.past_plural)}
    return _PLURAL | forms - _NOUNS


@cache
def glued_forms() -> dict[str, tuple[str, str]]:
    """How a subordinate clause writes a separable verb: "indient" is ("dient", "in")."""
    return {
        verb.particle + form: (form, verb.particle)
        for verb in verbs()
        if verb.particle
        for form in verb.finite
    }


@cache
def participles() -> dict[str, Verb]:
    return {verb.whole_participle: verb for verb in verbs()}


@cache
def by_infinitive() -> dict[str, Verb]:
    return {verb.particle + verb.infinitive: verb for verb in verbs()}


@cache
def infinitives() -> frozenset[str]:
    whole = {verb.particle + verb.infinitive for verb in verbs()}
    with_te = {f"{verb.particle}te{verb.infinitive}" for verb in verbs() if verb.particle}
    return frozenset(whole | with_te | {"worden", "zijn", "hebben", "kunnen", "moeten", "mogen"})


def _verb(line: str) -> Verb:
    name, *strong = line.split()
    particle, _, infinitive = name.rpartition("|")
    third, past, past_plural, participle = strong or _weak(infinitive)
    return Verb(infinitive, third, past, past_plural, participle, particle)


def _weak(infinitive: str) -> Iterator[str]:
    """He ..., the past, its plural and the participle of a weak verb."""
    long = infinitive.removesuffix("en")
    stem = _stem(long)
    voiceless = long.endswith(_VOICELESS)
    ending = "t" if voiceless else "d"
    yield stem if stem.endswith("t") else f"{stem}t"
    yield f"{stem}{ending}e"
    yield f"{stem}{ending}en"
    whole = stem if stem.endswith(ending) else f"{stem}{ending}"
    yield whole if _has_prefix(long) else f"ge{_TREMA.get(whole[0], whole[0])}{whole[1:]}"


def _has_prefix(long: str) -> bool:
    """Whether "ge" is left out: "betaald" has be-, "gebeld" has not."""
    rests = (long.removeprefix(prefix) for prefix in _NO_GE if long.startswith(prefix))
    return any(re.search(r"[aeiou]", rest) for rest in rests)


def _stem(long: str) -> str:
    """What is left without -en, spelled as a closed syllable: "mak" is "maak", "pass" is "pas"."""
    if re.search(r"([bcdfgklmnprstvz])\1$", long):
        return long[:-1]
    if not _UNSTRESSED.search(long):
        long = _OPEN.sub(r"\1\1\2", long)
    return long[:-1] + {"v": "f", "z": "s"}.get(long[-1], long[-1])
