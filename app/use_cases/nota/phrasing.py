"""A bullet as a sentence, by rule: what is shown where the model's wording does not hold."""

import re

from app.use_cases.nota.bullets import Bullet
from app.use_cases.nota.cues import LABEL

AGREE = "Akkoord gaan met"
# "het" before a verb, because a small model also puts it before other words.
AGREES = re.compile(rf"{AGREE} (?!het\b)|{AGREE} het (?:\w+ ){{0,2}}\w{{2,}}(?:en|aan|oen|ien)\b")
_INTRODUCED = {
    "voorwaarde": "Voorwaarde hierbij: ",
    "randvoorwaarde": "Randvoorwaarde hierbij: ",
    "alternatief": "Een alternatief: ",
}
_ASKED = "gevraagd|verzocht|voorgesteld|geadviseerd"
_ASKS = re.compile(
    rf"^(?:(?:er |het |u )?(?:wordt|worden|is) (?:u )?(?:{_ASKED})"
    rf"|(?:{_ASKED}) (?:wordt|worden|is)"
    r"|(?:ons|het) (?:voorstel|advies|verzoek) is"
    r"|(?:wij|we) (?:stellen (?:u )?voor|adviseren|vragen u|verzoeken u))"
    r"(?: om)?[:,]?(?: akkoord te gaan met)?\s+",
    re.IGNORECASE,
)
_TO_DO = re.compile(r"\bte \w{2,}(?:en|aan|oen|ien)\b")
_ORDINARY_TEXT = """
    de het een dit dat deze die er tarief verkoop aankoop eenmalig niet geen in op voor van met bij
    om start bouw uitvoering vervanging reparatie bijdrage subsidie lening extra alle elke onze ons
    wij we u naar per aan uit over na tot kosten budget uitstel verlenging
"""
_ORDINARY = frozenset(_ORDINARY_TEXT.split())


def plain(bullet: Bullet) -> str:
    """The bullet with a capital and a full stop; a label is kept where it says something."""
    label = LABEL.match(bullet.text)
    if label and label["label"].lower() == "aanleiding":
        return _closed(bullet.unlabelled)
    opening = _INTRODUCED.get(label["label"].lower(), "") if label else ""
    text = opening + _lowered(bullet.unlabelled) if opening else bullet.text
    return _closed(text)


def decided(bullet: Bullet) -> str:
    """Something that can be answered with "akkoord"."""
    if bullet.part == "condition":
        return plain(bullet)
    asked = _lowered(_ASKS.sub("", bullet.unlabelled))
    return _closed(f"Besluiten om {asked}" if _TO_DO.search(asked) else f"{AGREE}: {asked}")


def _closed(text: str) -> str:
    text = " ".join(text.split())
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _lowered(text: str) -> str:
    """Without the capital of a sentence; a name or abbreviation keeps it."""
    first, _, _ = text.partition(" ")
    return text[:1].lower() + text[1:] if first.lower() in _ORDINARY else text
