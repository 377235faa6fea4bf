"""References to law, norms, cases and parliamentary papers, part by part."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dutch.laws import known_laws, law_key
from dutch.numbers import ordinal

_RANK = (
    "eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|"
    r"\d{1,2}(?:e|de|ste)"
)
_NUMBER = r"\d{1,4}[a-z]{0,2}(?:[.:]\d{1,4}[a-z]{0,2})*(?![\w])"
_RULES = r"[a-z-]*(?:wet|wetboek|verordening|regeling|besluit)"
_LAW = rf"(?:{known_laws()})(?![\w-])|[A-Z][\w‑-]*(?:\s(?:[A-Z][\w‑-]*|{_RULES}\b))*"
_ARTICLE = re.compile(
    rf"(?:(?P<before>[A-Z][\w-]*(?:wet|verordening|regeling|code|[A-Z])|Awb|Woo|Wob)[’'”]?,?\s)?"
    rf"\b(?i:artikel(?:en)?|artt?\.)\s(?P<n>{_NUMBER})(?:\((?P<paragraph>\d{{1,2}})\))?"
    rf"(?:,?\s(?:(?P<rank>{_RANK})\slid|lid\s(?P<lid>\d{{1,2}})))?"
    r"(?:,?\s(?:aanhef en\s)?(?:onder|sub|onderdeel)\s(?P<letter>[a-z])\b)?"
    rf"(?:,?\s(?:van\s)?(?:de\s|het\s)?(?P<law>{_LAW})(?:\s(?:19|20)\d\d\b)?)?"
)
_PART = re.compile(
    r"\b(?i:(?P<kind>bijlage|overweging|hoofdstuk|afdeling|paragraaf|titel|deel))\s"
    r"(?P<n>\d{1,3}[a-z]?(?:\.\d{1,3})*|[IVX]{1,5}|[A-Z])\b(?![.-]?\w)"
)
_NORM = re.compile(
    r"\b(?P<body>BIO2?|NIST|NEN|ISO|IEC|CIS|SOC|ISAE|EN|NTA)(?P<more>(?:[-/ ](?:EN|ISO|IEC|SP))*)"
    r"[-‑ :]{0,2}(?P<n>\d{1,5}(?:[.-]\d{1,4}){0,5})\b"
)
_EU = re.compile(
    r"(?:\((?:EU|EG|EEG)\)\s{0,2}(?:nr\.\s)?|\b(?i:verordening|richtlijn)\s)"
    r"(\d{2,4}/\d{2,4})\b"
)
_ECLI = re.compile(r"\bECLI:[A-Z]{2}:[A-Z]{1,8}:\d{4}:[A-Z0-9.]{1,25}\b")
_PAPER = re.compile(
    r"\b(?:Kamerstukken(?:\s(?:I{1,2}|EK|TK))?(?:\s\d{4}[/-]\d{2,4})?,?\s)"
    r"(\d{2}\s?\d{3})(?:[-\s]?[IVX]{1,5})?(?:,?\snr\.\s(\d{1,4}))?"
)
_GAZETTE = re.compile(r"\b(Stb|Stcrt|Trb)\.\s(\d{4})(?:,\s(?:nr\.\s)?(\d{1,6}))?")
_WOO = re.compile(r"\b(5\.[12])\.([1-7])\.?([a-i])?\b(?![.\d])")
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9,
          "X": 10, "XI": 11, "XII": 12, "XIII": 13}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reference:
    """`place` runs from large to small: ("5.1", "2", "e"); `law` is "" when it is not named."""

    start: int
    end: int
    text: str
    kind: str
    place: tuple[str, ...]
    law: str = ""

    def carries(self, claim: "Reference") -> bool:
        """Whether a source with this reference also has the claim, which may be less precise."""
        same_law = not (self.law and claim.law) or law_key(self.law) == law_key(claim.law)
        same_place = self.place[: len(claim.place)] == claim.place
        return self.kind == claim.kind and same_place and same_law


def references(text: str) -> list[Reference]:
    """All references in order, the longest reading of each."""
    found = sorted(_all(text), key=lambda r: (r.start, -r.end))
    kept: list[Reference] = []
    for reference in found:
        if not kept or reference.start >= kept[-1].end:
            kept.append(reference)
    return kept


def _all(text: str) -> Iterator[Reference]:
    for match in _ARTICLE.finditer(text):
        yield _article(match)
    for match in _WOO.finditer(text):
        place = tuple(filter(None, match.groups()))
        yield Reference(match.start(), match.end(), match[0], "artikel", place)
    for match in _PART.finditer(text):
        number = str(_ROMAN.get(match["n"], match["n"])).lower()
        yield Reference(match.start(), match.end(), match[0], match["kind"].lower(), (number,))
    for match in _NORM.finditer(text):
        place = tuple(re.split(r"[.-]", match["n"]))
        yield Reference(match.start(), match.end(), match[0], "norm", place, _family(match))
    for kind, pattern in (("eu", _EU), ("ecli", _ECLI), ("kamerstuk", _PAPER), ("blad", _GAZETTE)):
        for match in pattern.finditer(text):
            place = tuple(g.replace(" ", "") for g in match.groups() or (match[0],) if g)
            yield Reference(match.start(), match.end(), match[0], kind, place)


def _article(match: re.Match[str]) -> Reference:
    number = match["n"].replace(":", ".").lower()
    place = tuple(filter(None, (number, _lid(match), match["letter"])))
    law = match["law"] or match["before"] or ""
    return Reference(match.start(), match.end(), match[0], "artikel", place, law)


def _lid(match: re.Match[str]) -> str:
    rank = match["rank"] or ""
    figure = match["lid"] or match["paragraph"] or str(ordinal(rank) or "")
    return figure or "".join(filter(str.isdigit, rank))


def _family(match: re.Match[str]) -> str:
    return "ISO" if "ISO" in match[0] else match["body"].rstrip("2")
