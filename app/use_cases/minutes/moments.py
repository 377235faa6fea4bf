"""When something must be done, in the words in which it was said."""

import re

from dutch.dates import dates
from dutch.periods import periods

_DAY = r"(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)"
_LIMIT = (
    r"(?:(?:uiterlijk|vóór|voor|op|tot|per|vanaf|binnen|in|rond|nog|eind|begin|medio|de|het|"
    r"aanstaande|komende|volgende|deze)\s+){0,4}"
)
_SAID = re.compile(
    rf"{_LIMIT}(?:"
    rf"{_DAY}(?:ochtend|middag|avond)?(?:\s+over\s+een\s+week)?|"
    r"(?:volgende|komende|deze|eerstvolgende)\s+(?:week|maand|keer|vergadering|zitting|overleg)|"
    r"(?:eind|einde|begin|medio)\s+(?:van\s+)?(?:de|deze|volgende)\s+(?:week|maand)|"
    r"(?:eind|einde|begin|medio)\s+(?:van\s+)?(?:het\s+)?(?:jaar|kwartaal)|"
    r"(?:straks|overmorgen|morgen|vandaag|vanmiddag|vanavond)|"
    r"week\s+\d{1,2}|(?:eerste|tweede|derde|vierde)\s+kwartaal|Q[1-4]|"
    r"(?:voor|na)\s+(?:de\s+)?(?:zomer|\w*vakantie|kerst|lunch|pauze|vergadering)|"
    r"(?:het|de)\s+(?:volgende|eerstvolgende|komende)\s+\w+|"
    r"zo\s+snel\s+mogelijk|z\.?s\.?m\.?|per\s+direct"
    r")",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"\b{_LIMIT}$", re.IGNORECASE)
_RHYTHM = re.compile(r"\b(?:per|elke?|iedere?)\s", re.IGNORECASE)


def moment(text: str) -> str:
    """The first limit in time that the text names, with the word that makes it one; or ""."""
    found = [(m.start(), m.end()) for m in _SAID.finditer(text) if _is_word(text, m)]
    found += [_with_limit(text, date.start, date.end) for date in dates(text)]
    found += [
        _with_limit(text, period.start, period.end)
        for period in periods(text)
        if re.search(r"\b(?:binnen|over|in)\s+(?:de\s+)?$", text[: period.start], re.IGNORECASE)
        and not _RHYTHM.match(period.text)
    ]
    if not found:
        return ""
    start, end = min(found)
    end = max(stop for begin, stop in found if begin <= end + 1)
    return text[start:end].strip(" .")


def _with_limit(text: str, start: int, end: int) -> tuple[int, int]:
    before = _BEFORE.search(text[:start])
    return (before.start() if before else start), end


def _is_word(text: str, match: re.Match[str]) -> bool:
    alone = match.start() == 0 or not text[match.start() - 1].isalnum()
    return alone and (match.end() == len(text) or not text[match.end()].isalnum())
