"""Puts everyday words in the place of official ones, in the form that the sentence asks for."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from dutch.plain.tokens import bare, lowered
from dutch.plain.verbs import AUXILIARIES, MODALS, Verb, as_verb, by_infinitive, particles

_ENTRY = re.compile(r"^(?P<official>[^#].*?) => (?P<plain>.+)$", re.MULTILINE)
# The title of a law and a quoted text stay as they are.
_KEPT = re.compile(
    r"[‘'\"“][^‘'\"”’“]{3,200}[’'\"”]|\bWet [a-z]\w+(?: \w+){0,4}|\bBesluit [A-Z]\w+"
    r"|\b[Vv]erklaring omtrent het gedrag"
)
# Who files something does that with a verb of its own: "bezwaar maken", "een verzoek doen".
_FILED = (
    (re.compile(r"\bbezwaar\b", re.IGNORECASE), "maken"),
    (re.compile(r"\bverzoek\b", re.IGNORECASE), "doen"),
    (re.compile(r"\bberoep\b", re.IGNORECASE), ""),
)
_FILES = re.compile(
    r"\b(dient|dienen|diende|dienden)\b(?! te )(?=[^.;?!,]{0,100} in(?:[.,;?!]|$))", re.IGNORECASE
)
# Behind an article it is a noun: "de verzoeken".
_NAMED = re.compile(r"\b(?:de|het|een|uw|onze|alle|deze|die|beide) (\w+)", re.IGNORECASE)
_FROM = re.compile(
    r"^Op basis van (?!artikel|de wet)((?:\S+ ){1,5}?)(?:(blijkt)\b|(?=\S+ (?:u|wij|we)\b))"
)
_HAS = re.compile(r"^((?:\S+ ){1,3}?)(beschikt|beschikken) over (?=\S)")
_APPLIES = re.compile(r"^((?:\S+ ){1,3}?)(is|zijn) op ([^,;:]{2,60}?) van toepassing(?=\.)")
_HANDS_IN = {"dient": "levert", "dienen": "leveren", "diende": "leverde", "dienden": "leverden"}
_MUST = re.compile(
    r"\b(?P<verb>dient|dienen|diende|dienden)\b(?P<between>[^.;:?!]{0,120}?)"
    r"(?:\b(?P<particle>\w{2,8}) )?\bte (?P<infinitive>\w+en|gaan|doen|zien|staan|zijn)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(r"\b(?:er|hier|daar)\b", re.IGNORECASE)
_MUST_FORMS = {"dient": "moet", "dienen": "moeten", "diende": "moest", "dienden": "moesten"}
_HOWEVER = re.compile(r"^(?P<before>[^,;:.]{0,80}?),? echter,? (?P<after>\S)", re.IGNORECASE)


def everyday(sentence: str) -> str:
    """One sentence in plainer words; what is quoted or the name of a law stays."""
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match[0])
        return f"\0{len(kept) - 1}\0"

    text = _KEPT.sub(keep, sentence)
    for change in (_must, _files, _in_main_clause, _however, _swapped, _replaced):
        text = change(text)
    return re.sub(r"\0(\d+)\0", lambda m: kept[int(m[1])], text)


@cache
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    listed = dict(_entries("words.txt"))
    longest_first = sorted(listed, key=len, reverse=True)
    pattern = r"(?<![\w-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])"
    return re.compile(pattern, re.IGNORECASE), listed


@cache
def _swaps() -> dict[str, tuple[Verb, Verb]]:
    """For each form that is seen, the official verb and the everyday one."""
    pairs = [(as_verb(one), as_verb(other)) for one, other in _entries("verb_swaps.txt")]
    return {form: (one, other) for one, other in pairs for form in one.written}


def _entries(name: str) -> Iterator[tuple[str, str]]:
    text = files("dutch.plain").joinpath(name).read_text("utf-8")
    for match in _ENTRY.finditer(text):
        yield match["official"], match["plain"]


def _replaced(text: str) -> str:
    pattern, listed = _words()

    def other(match: re.Match[str]) -> str:
        plain = _capital(match[0], listed[match[0].lower()])
        ends = match[0].endswith(".") and not text[match.end() :].strip()
        return f"{plain}." if ends else plain

    return pattern.sub(other, text)


def _must(text: str) -> str:
    """Such as: "dient u dit in te vullen" is "moet u dit invullen"."""

    def moved(match: re.Match[str]) -> str:
        particle, infinitive = match["particle"] or "", match["infinitive"]
        glued = particle + infinitive
        # "er rekening mee te houden": there "mee" belongs to "er".
        if glued not in by_infinitive() and (particle not in particles() or _POINTS.search(text)):
            glued = f"{particle} {infinitive}".strip()
        must = _capital(match["verb"], _MUST_FORMS[match["verb"].lower()])
        return f"{must}{match['between'].rstrip()} {glued}"

    return _MUST.sub(moved, text)


def _files(text: str) -> str:
    """Such as: "u dient het formulier in" is "u levert het formulier in"."""
    return _FILES.sub(lambda match: _capital(match[0], _HANDS_IN[match[0].lower()]), text)


def _in_main_clause(text: str) -> str:
    """Such as: "Zij beschikken over een lift" is "Zij hebben een lift"."""
    text = _FROM.sub(lambda m: f"Uit {m[1]}blijkt" if m[2] else f"Met {m[1]}", text)
    text = _HAS.sub(lambda m: f"{m[1]}{'heeft' if m[2] == 'beschikt' else 'hebben'} ", text)
    return _APPLIES.sub(
        lambda m: f"{m[1]}{'geldt' if m[2] == 'is' else 'gelden'} voor {m[3]}", text
    )


def _however(text: str) -> str:
    """Such as: "Dit lukt echter niet" is "Maar dit lukt niet"."""
    match = _HOWEVER.match(text)
    if match is None or not match["before"] or match["before"].lower().startswith("maar"):
        return text
    opens = " ".join(lowered(match["before"].split()))
    return f"Maar {opens} {text[match.start('after') :]}"


def _swapped(text: str) -> str:
    swaps = _swaps()
    helped = any(bare(word) in AUXILIARIES - MODALS for word in text.split())
    named = {match[1] for match in _NAMED.finditer(text)}

    def other(match: re.Match[str]) -> str:
        pair = swaps.get(match[0].lower())
        if pair is None or match[0] in named:
            return match[0]
        official, plain = pair
        if official.infinitive == "dienen":
            name = next((verb for found, verb in _FILED if found.search(text)), "in|leveren")
            if not name:
                return match[0]
            plain = as_verb(name)
        form = _same_form(match[0].lower(), official, plain, helped=helped)
        return _capital(match[0], form) if form else match[0]

    return re.sub(r"[^\W\d_]+", other, text)


def _same_form(seen: str, one: Verb, other: Verb, *, helped: bool) -> str | None:
    """The everyday verb in the form of the official one; None when it would stand apart."""
    if seen == one.whole_participle and (helped or seen not in one.finite):
        return other.whole_participle
    if seen == one.past:  # "verstrekte" may also belong to a noun
        return None
    if seen == one.particle + one.infinitive and one.particle:
        return other.particle + other.infinitive
    if one.particle == other.particle == "" and seen in one.finite:
        return other.finite[one.finite.index(seen)]
    if seen.startswith(one.particle) and seen.removeprefix(one.particle) in one.finite:
        place = one.finite.index(seen.removeprefix(one.particle))
        return other.particle + other.finite[place]
    return None


def _capital(seen: str, plain: str) -> str:
    return plain[:1].upper() + plain[1:] if seen[:1].isupper() else plain
