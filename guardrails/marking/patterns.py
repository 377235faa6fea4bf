"""How the levels of rubricering are written; source: fact sheet 5.1."""

import re
from typing import Literal

Level = Literal["dep_v", "stg_confidentieel", "stg_geheim", "stg_zeer_geheim"]

ORDER: tuple[Level, ...] = ("dep_v", "stg_confidentieel", "stg_geheim", "stg_zeer_geheim")
NAMES = {
    "dep_v": "Departementaal VERTROUWELIJK",
    "stg_confidentieel": "Stg. CONFIDENTIEEL",
    "stg_geheim": "Stg. GEHEIM",
    "stg_zeer_geheim": "Stg. ZEER GEHEIM",
}


def _spaced(word: str) -> str:
    """The word, also when its letters were set apart, as in the head of a page."""
    return " ?".join(word)


_STG = r"(?<![\w.])(?:s[. ]?t[. ]?g ?[. -]{0,3}|staatsgeheim[ :-]{1,3})\s{0,3}"
_ZEER, _GEHEIM = _spaced("zeer"), _spaced("geheim")
_CONFIDENTIEEL = _spaced("confidentieel")
_OF_STATE = r"\W{1,3}staatsgeheim(?!\w)"
_RUBRICERING = r"(?<=rubricering: )"
_LONG: dict[Level, str] = {
    "stg_zeer_geheim": rf"{_STG}{_ZEER}[ -]{{0,3}}{_GEHEIM}(?!\w)|(?<!\w)zeer geheim{_OF_STATE}"
    rf"|{_RUBRICERING}zeer geheim(?!\w)"
    r"|(?:nato )?cosmic top secret|(?<!\w)(?:eu|nato) top secret"
    r"|(?<!\w)tr[eè]s secret ue(?:\s?/\s?eu top secret)?",
    "stg_geheim": rf"{_STG}{_GEHEIM}(?!\w)|(?<!\w)geheim{_OF_STATE}"
    rf"|{_RUBRICERING}geheim(?!\w)"
    r"|(?<!\w)nato[ -]secret(?!\w)"
    r"|(?<!\w)(?<!s )secret ue(?:\s?/\s?eu secret)?(?!\w)|(?<!\w)eu secret(?!\w)",
    "stg_confidentieel": rf"{_STG}{_CONFIDENTIEEL}(?!\w)|(?<!\w)confidentieel{_OF_STATE}"
    rf"|{_RUBRICERING}confidentieel(?!\w)"
    r"|(?<!\w)nato[ -]confidential(?!\w)"
    r"|(?<!\w)confidentiel ue(?:\s?/\s?eu confidential)?(?!\w)|(?<!\w)eu confidential(?!\w)",
    "dep_v": r"(?<!\w)departementaal[ -]{1,3}vertrouwelijk(?!\w)|(?<!\w)nato[ -]restricted(?!\w)"
    r"|(?<!\w)dep\.? ?vertrouwelijk(?!\w)"
    r"|(?<!\w)restreint ue(?:\s?/\s?eu restricted)?(?!\w)|(?<!\w)eu restricted(?!\w)",
}
_SHORT: dict[Level, str] = {
    "stg_zeer_geheim": r"(?<![\w.])(?:STG|Stg)[. -]{0,2}Z\.?\s?G(?!\w)\.?",
    "stg_geheim": r"(?<![\w.])(?:STG|Stg)[. -]{1,2}G(?!\w)\.?",
    "stg_confidentieel": r"(?<![\w.])(?:STG|Stg)[. -]{1,2}C(?:ONF)?(?!\w)\.?",
    "dep_v": r"(?<![\w.])(?:DEP|Dep|dep)(?:\.\s?|-|\s(?=V)|(?<!dep)(?=V))V(?![\w&])\.?",
}
# Level, pattern, and whether it is a short form.
PATTERNS = [
    *((level, re.compile(pattern, re.IGNORECASE), False) for level, pattern in _LONG.items()),
    *((level, re.compile(pattern), True) for level, pattern in _SHORT.items()),
]
# Short forms that in running text can hardly mean anything else.
SPEAKS_FOR_ITSELF = frozenset({"dep_v", "stg_zeer_geheim"})
ABOUT = re.compile(
    r"(?<!\w)(?:staatsgeheim(?:en)?|gerubriceerde? (?:stuk|informatie|document)\w*)(?!\w)",
    re.IGNORECASE,
)
