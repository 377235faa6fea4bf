"""Words about health, crime and the other special categories of the AVG (art. 9 and 10).

A list only points: it never decides that a text is about a person.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guardrails.contract import Finding
from guardrails.layout import words_that_start

_WORDS = {
    "health": (
        r"ziekgemeld|ziekmelding|ziekteverzuim|arbeidsongeschikt\w*|burn-?out|overspannen"
        r"|overspannenheid|depressie\w*|depressief|angststoornis\w*|psych(?:ose|otisch"
        r"|iatrisch\w*)"
        r"|autis(?:me|tisch\w*)|adhd|ptss|borderline|dementie|dement|alzheimer|parkinson|kanker"
        r"|tumor\w*|chemo\w*|diabetes|suikerziekte|astma\w*|copd|hernia|artrose|reuma\w*|epilepsie"
        r"|hartfalen|hartinfarct|herseninfarct|beroerte|hiv|hepatitis|mazelen|zwanger|miskraam"
        r"|verslaafd|verslaving|alcoholist\w*|lvb|verstandelijke beperking|lichamelijke beperking"
        r"|rolstoel\w*|rugklachten|nekklachten|hartklachten|longklachten|psychische klachten"
        r"|lichamelijke klachten|slaapproblemen|medicatie|antidepressiva|diagnose|chronisch ziek"
        r"|gebroken (?:been|arm|heup|enkel|pols)|slechtziend\w*|slechthorend\w*|blind|doof"
        r"|naar de (?:cardioloog|oncoloog|neuroloog|psycholoog|uroloog|gynaecoloog|reumatoloog"
        r"|dermatoloog|longarts|psychiater|fysiotherapeut)"
        r"|bij (?:de|een) (?:cardioloog|oncoloog|neuroloog|psycholoog|psychiater|gynaecoloog"
        r"|therapeut|specialist) (?:geweest|loopt|onder)|onder behandeling (?:bij|van|voor)"
        r"|bestralingen|bestraald|geopereerd|in het ziekenhuis (?:opgenomen|lag|ligt)"
        r"|migraine|fibromyalgie|lyme|post-?covid|long covid|anorexia|eetstoornis|suïcid\w*"
    ),
    "criminal": (
        r"verdachte? van|verdacht van|veroordeeld\w*|strafblad|strafzaak|strafrechtelijk\w*"
        r"|taakstraf|celstraf|gevangenisstraf|gedetineerd\w*|detentie|reclassering"
        r"|voorwaardelijke straf"
        r"|aangifte tegen|drugshandel|mishandeling|huiselijk geweld|diefstal|fraude gepleegd"
        r"|ontucht|aanranding|verkrachting|recidive|recidivist|rijontzegging|winkelverbod"
        r"|contactverbod|justitiële documentatie|tbs"
    ),
    "special_category": (
        r"moskee\w*|kerkgenootschap|islamitisch\w*|moslim\w*|joods\w*|katholiek\w*|protestant\w*"
        r"|hindoe\w*|jehova\w*|gereformeerd\w*|geloofsovertuiging|bekeerd|homoseksu\w*|lesbisch\w*"
        r"|biseksu\w*|transgender\w*|transvrouw|transman|seksuele (?:geaardheid|gerichtheid"
        r"|voorkeur)"
        r"|fnv[- ]?lid\w*|cnv[- ]?lid\w*|abvakabo[- ]?lid\w*|vakbonds?-?lid\w*"
        r"|lid van (?:de )?(?:fnv|cnv|vakbond|een vakbond)"
        r"|etnisch\w*|etniciteit|ras\b|huidskleur|vingerafdruk\w*|irisscan|gezichtsherkenning"
        r"|dna-profiel|lid van (?:de )?(?:pvv|vvd|d66|cda|sp|pvda|groenlinks|fvd|bbb|denk|sgp"
        r"|volt)"
    ),
}
_ALTERNATIVE = re.compile(r"(?:^|\|)(?:\(\?:)?([^\W\d_-]{3})")
_STARTS = frozenset(start for words in _WORDS.values() for start in _ALTERNATIVE.findall(words))
_PATTERNS = {
    kind: re.compile(rf"(?:{words})(?!\w)", re.IGNORECASE) for kind, words in _WORDS.items()
}


@dataclass(frozen=True, slots=True)
class SpecialCategoriesCheck:
    """Words from a list, each with the kind of data they point to."""

    name: str = "special_categories"

    def __call__(self, text: str) -> Iterator[Finding]:
        places = list(words_that_start(text, _STARTS))
        for kind, pattern in _PATTERNS.items():
            for match in filter(None, (pattern.match(text, at) for at in places)):
                yield Finding(
                    kind, *match.span(), "woord uit de lijst voor dit soort gegevens", 0.6
                )
