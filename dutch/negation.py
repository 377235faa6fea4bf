"""Words that turn a statement round or change how firm it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "negation",
    "must",
    "may",
    "can",
    "need_not",
    "exception",
    "only",
    "all",
    "some",
    "cause",
    "later",
]

_WORDS: dict[Kind, str] = {
    "need_not": r"hoef(?:t|de|den)?|hoeven",
    "negation": r"niet|geen|geen enkele?|nooit|niemand|niets|nergens|noch|zonder|evenmin|nimmer|"
    r"verboden|ontbreekt|ontbreken|ontbrak",
    "must": r"moet(?:en|est|esten)?|moest(?:en)?|dient|dienen|"
    r"verplichte?|verplichting(?:en)?|plicht|vereist(?:en?)?|noodzakelijk|nodig|hoort|horen|behoort|behoren",
    "may": r"mag|mogen|mocht(?:en)?|toegestaan|vrijwillig",
    "can": r"kan|kun|kunt|kunnen|kon|konden|mogelijk|eventueel|optioneel",
    "exception": r"tenzij|behalve|mits|uitgezonderd|behoudens|met uitzondering van",
    "only": r"alleen|slechts|uitsluitend|enkel|louter|enige",
    "all": r"alle|alles|allemaal|altijd|elke?|iedere?|iedereen|volledig(?:e)?|geheel|hele|steeds",
    "some": r"soms|sommige|meestal|vaak|veel|enkele|deels|gedeeltelijk|vooral|grotendeels",
    "later": r"pas(?= (?:na|bij|als|wanneer|vanaf|om|op|in|achteraf|daarna|dan|tijdens|later)\b)",
    "cause": r"omdat|doordat|want|daardoor|waardoor|vanwege|aangezien|dankzij|wegens",
}
_PATTERN = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<{kind}>{words})" for kind, words in _WORDS.items())
    + r")(?![\w-])",
    re.IGNORECASE,
)

_NOT_ONLY = re.compile(r"\bniet (?:alleen|slechts|uitsluitend|enkel)\b", re.IGNORECASE)
_AS_SOON_AS = re.compile(r"\bzo(?:veel)? ?(?:\w+ )?(?:als )?mogelijk\b", re.IGNORECASE)
_OBLIGED = re.compile(rf"\b(?:{_WORDS['must']})\b", re.IGNORECASE)
_NOT_NEEDED = re.compile(
    r"\b(?:niet|geen)\b(?:(?!\b(?:en|maar|dat)\b)[^.;,]){0,50}?\b(?:nodig|noodzakelijk|verplichte?|vereist)\b",
    re.IGNORECASE,
)
_UN = re.compile(
    r"\bon(?:mogelijke?|voldoende|bekende?|juiste?|nodige?|wenselijke?|duidelijke?|zekere?|"
    r"volledige?|gelijke?|afhankelijke?|terechte?|bevoegde?|veilige?|gevraagde?|gegronde?|"
    r"geoorloofde?|rechtmatige?|wettige?|geschikte?|beperkte?|gewijzigde?|bepaalde?|geldige?|"
    r"(?:betrouw|uitvoer|haal|toelaat)ba(?:ar|re))\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[,;:()–—\n]|\b(?:maar|omdat|doordat|want|terwijl|zodat|tenzij|hoewel|waardoor|waarbij)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Marker:
    start: int
    end: int
    text: str
    kind: Kind


def markers(text: str) -> Iterator[Marker]:
    """Every negation, modal, exception, quantity and cause word in order."""
    for match in _PATTERN.finditer(text.replace("í", "i").replace("é", "e")):
        kind = match.lastgroup
        if kind is not None:
            yield Marker(match.start(), match.end(), text[match.start() : match.end()], kind)  # type: ignore[arg-type]


def modality(text: str) -> frozenset[Kind]:
    """The kinds of words in the text; "niet alleen" is neither, "niet nodig" is one.

    "Zo snel mogelijk" says how soon something must be done, not that it may be left.
    """
    plain = _AS_SOON_AS.sub("", _NOT_ONLY.sub("", text))
    kinds = {marker.kind for marker in markers(plain)}
    if _NOT_NEEDED.search(text):
        kinds.add("need_not")
        if not _OBLIGED.search(_NOT_NEEDED.sub("", text)):
            kinds.discard("must")
    return frozenset(kinds)


def negations(text: str) -> int:
    """How many times the text turns round what it says: "niet onmogelijk" is two."""
    plain = _NOT_ONLY.sub("", text)
    words = sum(marker.kind == "negation" for marker in markers(plain))
    return words + len(_UN.findall(plain))


def clauses(text: str) -> list[str]:
    """The parts of a sentence that each say one thing, cut at punctuation and conjunctions."""
    return [part for part in _CLAUSE.split(text) if part.strip()]
