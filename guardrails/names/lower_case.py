"""Names typed in a hurry, without capitals."""

import re
from collections.abc import Iterator

from guardrails.names.lexicon import Lexicon
from guardrails.names.phrases import INTERFIX
from guardrails.names.rules import Person

_WORD = r"[a-z\u00df-\u00ff\u0101-\u017f][a-z\u00df-\u00ff\u0101-\u017f'-]+"
_TITLED = re.compile(
    rf"(?<![\w.])(?:dhr|mw|mevr|mevrouw|meneer|mijnheer|de heer|fam|familie)\.? "
    rf"(?P<name>(?P<initials>(?:[a-z]\. ?){{0,3}})(?P<interfix>(?:{INTERFIX} ){{0,3}})"
    rf"(?!{INTERFIX} )(?P<last>{_WORD}))(?! [A-Z])"
)
_LISTED = re.compile(
    rf"(?<![\w-])(?P<cue>deelnemers|aanwezig|collega|klant|cliënt|leerling|beste|hoi|hallo|hi|dag"
    rf"|met|van|aan|door|bij|voor|tegen|dat|als|want|bel|mail|app|namens|vraag"
    rf"|zoon|dochter|man|vrouw|vader|moeder|broer|zus"
    rf"|buurman|buurvrouw|heet|naam is|ik ben|gr|groet|groetjes|groeten|mvg):? "
    rf"(?=(?P<list>{_WORD}(?:(?:, | en | of | & ){_WORD}){{0,6}}))"
)
_SURNAME = re.compile(rf" (?:{INTERFIX} ){{0,3}}(?P<last>{_WORD})(?![\w@-])")
_FOREIGN_ENDING = re.compile(r"(?:[aiouyz]|ski|czyk|wicz|smit|stra|sma|man|sen|berg|burg|veld)$")
_STRONG = re.compile(
    r"collega|klant|cliënt|leerling|zoon|dochter|man|vrouw|vader|moeder|broer|zus|buur|heet|naam"
    r"|ik ben|deelnemers|aanwezig|beste|hoi|hallo|hi|groet|gr|mvg"
)
_CAPITAL = re.compile(r"(?<![.!?] )\b[A-Z][a-z]{2,}")
_VERBS = re.compile(
    r"^(?:belt|belde|wil|is|heeft|vraagt|komt|gaat|zegt|zei|moet|mag|kan|kon|was|had|in|op|die|dat"
    r"|en|of|niet|voor|met|uit|als|ook|al|dus|om|te|die|geen|wordt|werd|hebben|zijn|mailt"
    r"|schrijft)$"
)
_FEW_CAPITALS = 1
_SHORTEST = 3


def lower_case_persons(text: str, words: Lexicon) -> Iterator[Person]:
    """Persons after a title; in text without capitals also lone first names after a cue."""
    for match in _TITLED.finditer(text):
        if _titled_name(match, words):
            yield Person(*match.span("name"), "na een aanspreektitel", 0.85)
    if len(_CAPITAL.findall(text[:2000])) > _FEW_CAPITALS:
        return
    names = {n for match in _LISTED.finditer(text) for n in _first_names(match, words)}
    for name in sorted(names):
        for match in re.finditer(rf"(?<![\w@.-]){re.escape(name)}(?![\w@-])", text):
            end = _end_of_surname(text, match.end(), words)
            yield Person(match.start(), end, "voornaam zonder hoofdletter", 0.7)


def _end_of_surname(text: str, end: int, words: Lexicon) -> int:
    """Where 'anna van dam' ends, when a surname follows the first name."""
    surname = _SURNAME.match(text, end)
    if not surname:
        return end
    last = surname["last"]
    other = last in words.common or last in words.no_names
    return surname.end() if last in words.surnames and not other else end


def _titled_name(match: re.Match[str], words: Lexicon) -> bool:
    last = match["last"]
    if last in words.no_names or _VERBS.match(last):
        return False
    listed = last in words.surnames or last in words.first_names
    return (
        (
            bool(match["interfix"] and len(last) >= _SHORTEST)
            and (match["interfix"].strip() != "de" or listed)
        )
        or listed
        or bool(_FOREIGN_ENDING.search(last) and last not in words.common)
        or bool(match["initials"])
    )


def _first_names(match: re.Match[str], words: Lexicon) -> Iterator[str]:
    """The listed words that are first names; a weak cue wants names that are no other word."""
    for name in re.split(r", | en | of | & ", match["list"]):
        known = (
            name in words.first_names and name not in words.no_names and name not in words.places
        )
        if (
            known
            and len(name) >= _SHORTEST
            and (_STRONG.match(match["cue"]) or name not in _ALSO_WORDS)
        ):
            yield name


_ALSO_WORDS_TEXT = """
    mark rob wil bas roos storm mee guus pim bob ben jet fleur iris linde merel vos beer wolf
    valk hope hind take sterre zon dag faith grace joy mees beau kees art ties lot pien cor do
    ad lies tom don rein sint nova sky lieve mooi jong oud bos berg
"""
_ALSO_WORDS = frozenset(_ALSO_WORDS_TEXT.split())
