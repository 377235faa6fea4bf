"""Recognises sentences of the model that are no part of an answer."""

import re

from knowledge_base.terms import terms

_SOURCE = re.compile(r"\b(?:bron|bronnen|tekst(?:en)?|documenten|passages?)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:niet|geen|nergens|niets)\b", re.IGNORECASE)
_TELLS = re.compile(
    r"\b(?:staa[tn]|vermeld\w*|genoemd|gegeven|bekend|beschreven|vinden|gevonden|noem\w*|bevat\w*"
    r"|informatie|antwoord\w*)\b",
    re.IGNORECASE,
)


def declines(sentence: str) -> bool:
    """Whether this says that the answer is not there, and so is not part of an answer."""
    return all(pattern.search(sentence) for pattern in (_SOURCE, _NOT, _TELLS))


def says_nothing(sentence: str) -> bool:
    """Whether nothing is left that a source could carry, as in a bare "Ja." or "Nee."."""
    return not terms(sentence)
