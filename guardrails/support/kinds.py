"""Which sentences say something that a source could carry."""

import re

from guardrails.support.passages import Reading

_GREETING = re.compile(
    r"(?:geachte|beste|hallo|hoi|dag|goedemorgen|goedemiddag|goedenavond|hoogachtend|"
    r"met (?:vriendelijke|hartelijke) groet|graag gedaan|natuurlijk[,!.]|zeker[,!.]|succes)\b",
    re.IGNORECASE,
)
_ABOUT_ITSELF = re.compile(
    r"\bik\b.{0,40}\b(?:niet|geen)\b.{0,60}\b(?:vinden|gevonden|weet|beantwoorden|antwoord|zeggen|zien)\b|"
    r"\b(?:dit|dat|dat antwoord|het antwoord)\b.{0,30}\bniet gevonden\b|"
    r"\b(?:bron(?:nen)?|passages|documenten|tekst(?:en)?)\b.{0,40}\b(?:geen|niets|niet)\b.{0,40}"
    r"\b(?:over|antwoord|informatie|genoemd|vermeld)\b|"
    r"\b(?:hieronder|hier) (?:staat|staan|vindt u|volgt|volgen)\b|"
    r"\b(?:ik hoop|laat het (?:me|mij|ons) weten|kan ik u)\b",
    re.IGNORECASE,
)
_SHORT_HEADING = 4


def nothing_to_check(claim: Reading) -> str:
    """Say in Dutch why no source can carry this sentence; "" when one could."""
    text = claim.text.strip(" *_#>\"'“”")
    if text.endswith("?"):
        return "Dit is een vraag."
    if not claim.stems:
        return "Deze zin zegt zelf niets over het onderwerp."
    if _ABOUT_ITSELF.search(text):
        return "Deze zin gaat over het antwoord zelf."
    if _GREETING.match(text):
        return "Dit is een groet of een beleefdheid."
    return "Dit is een kop." if _is_heading(claim, text) else ""


def _is_heading(claim: Reading, text: str) -> bool:
    if text.endswith(":"):
        return True
    states = text.endswith((".", "!", "…", ";"))
    return not states and len(claim.stems) <= _SHORT_HEADING and not any(map(str.isdigit, text))
