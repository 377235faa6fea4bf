"""Words that turn a statement round or change how firm it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "negation", "must", "may", "can", "need_not", "exception", "only", "all", "some", "cause"
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
    "cause": r"omdat|doordat|want|daardoor|waardoor|vanwege|aangezien|dankzij|wegens",
}
_PATTERN = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<{kind}>{words})" for kind, words in _WORDS.items())
    + r")(?![\w-])",
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
    """The kinds of words in the text; "niet alleen" and "niet altijd" count as what they say."""
    kinds: set[Kind] = set()
    previous: Marker | None = None
    for marker in markers(text):
        near = previous is not None and marker.start - previous.end == 1
        if near and previous is not None and previous.kind == "negation" and marker.kind == "only":
            kinds.discard("negation")
        else:
            kinds.add(marker.kind)
        previous = marker
    return frozenset(kinds)
