"""Sentences with business data of a company: prices, costs and margins that rivals could use."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.woo.finding.passages import RULES, Passage
from dutch.sentences import sentences

_AMOUNT = re.compile(
    r"€\s?\d|\d[\d.,]*\s?(?:euro|procent|%|ton\b|mln\b|miljoen|miljard)|\b\d[\d.,]*,-"
    r"|\b(?:bedrag|prijs|tarief|kosten): ?\d{3,}"
)
_SECRET = re.compile(
    r"\b(?:\w*(?:kostprijs|inkoopprijs|verkoopprijs|eenheidsprijs|stuksprijs|uurtarief|dagtarief"
    r"|tarieven|tarief|marge|winst|opslag|korting|omzet|rendement|calculatie|vergoeding|afdracht"
    r"|toeslag|winstdeling|provisie|rente|financier|eigen vermogen|investering|begroting"
    r"|exploitatiekosten|productiekosten|onderhoudskosten|loonkosten|personeelskosten|licentiekosten"
    r"|bedrijfskosten|inkoop|aanneemsom|inschrijfsom|prijs|prijzen|kosten|staffel|commissie)\w*"
    r"|kopen .{1,60}\bin|kopen in|recept(?:uur)?|productieproces|fabricage\w*|werkwijze"
    r"|klantenlijst|leveranciers?|per (?:uur|dag|dagdeel|maand|stuk|eenheid|m2))\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:wij|we|ons|onze?|ik|mijn|inschrijver|opdrachtnemer)\b", re.IGNORECASE)
_CONFIDENCE = re.compile(
    r"\b(?:in vertrouwen|(?:strikt |commercieel |bedrijfs)?vertrouwelijk|bedrijfsgeheim\w*"
    r"|niet bestemd voor derden|geheimhouding"
    r"|niet (?:verder |breder )?(?:te )?(?:verspreiden|delen))\b",
    re.IGNORECASE,
)
_RIVALRY = re.compile(
    r"\b(?:marge|winst\w*|kostprijs|opslag|uurtarief|tarief|inkoopprijs|rendement|inschrijfsom"
    r"|per uur|lijstprijs|toeslag|provisie|rente|financier\w*|eigen vermogen"
    r"|aanneemsom|bieding|bod)\b",
    re.IGNORECASE,
)
# "19 procent boven Jansen", "het dubbele van de concurrent": what rivals would like to know.
_COMPARED = re.compile(
    r"\b(?:boven|onder|duurder|goedkoper|hoger|lager|meer|minder|dubbele?|helft)\b.{0,40}"
    r"\b(?:dan|boven|onder|van)\b|\b(?:procent|%|euro) (?:boven|onder) (?=[A-Z]|de )"
    r"|\bhoudt? .{1,60}\bover\b|\bverdient?\b",
    re.IGNORECASE,
)
_OF_OUR_OWN = re.compile(r"\b(?:budget|begroting|raming|krediet|subsidie)\w*\b", re.IGNORECASE)
_ARTICLES = frozenset({"De", "Het", "Van", "Den", "Der", "Ter", "Ten"})
_COMPANY = re.compile(
    r"\b(?:B\.?V\.?|N\.?V\.?|V\.?O\.?F\.?|aanbieder|inschrijver|leverancier|aannemer|exploitant"
    r"|bedrijf|onderneming|concurrent)\b"
)
_LEGAL_FORM = re.compile(r"((?:[A-Z][\w&-]+ ){1,4})(?:B\.?V\.?|N\.?V\.?|V\.?O\.?F\.?)(?!\w)")


@dataclass(frozen=True, slots=True)
class Companies:
    """The names of companies in a dossier, by the first word of each."""

    names: frozenset[str]

    def named(self, sentence: str) -> bool:
        return any(re.search(rf"\b{re.escape(name)}\b", sentence) for name in self.names)


def company_names(text: str) -> set[str]:
    """The first words of names like "ParkWijs Exploitatie B.V.", which is how people say them."""
    return {_said(match[1].split()) for match in _LEGAL_FORM.finditer(text)} - _ARTICLES


def _said(name: Sequence[str]) -> str:
    """An article says nothing without the word behind it."""
    return " ".join(name[: 1 + (name[0] in _ARTICLES)])


def gives_in_confidence(text: str) -> bool:
    return bool(_CONFIDENCE.search(text))


def from_company(text: str, *, in_confidence: bool) -> Iterator[Passage]:
    """In a document of the company itself: what it says of its own prices and costs."""
    ground = "5.1.1.c" if in_confidence else "5.1.2.f"
    reason = (
        "bedrijfsgegeven dat in vertrouwen aan de overheid is gegeven"
        if in_confidence
        else "concurrentiegevoelig bedrijfsgegeven"
    )
    for span in sentences(text):
        if (
            _AMOUNT.search(span.text)
            and _SECRET.search(span.text)
            and (_OWN.search(span.text) or _RIVALRY.search(span.text))
        ):
            yield Passage("company", span.start, span.end, ground, reason, 0.7, RULES)


def about_company(text: str, companies: Companies) -> Iterator[Passage]:
    """In a document of ours: what it says of the margins and rates of a company by name."""
    for span in sentences(text):
        about = _COMPANY.search(span.text) or companies.named(span.text)
        if about and _AMOUNT.search(span.text) and _rivals_want(span.text):
            reason = "concurrentiegevoelig bedrijfsgegeven van een ander"
            yield Passage("company", span.start, span.end, "5.1.2.f", reason, 0.6, RULES)


def _rivals_want(sentence: str) -> bool:
    compared = _COMPARED.search(sentence) and not _OF_OUR_OWN.search(sentence)
    return bool(_RIVALRY.search(sentence) or compared)
