"""Sentences with business data of a company: prices, costs and margins that rivals could use."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.woo.passages import RULES, Passage
from dutch.sentences import sentences

_AMOUNT = re.compile(r"€\s?\d|\d[\d.,]*\s?(?:euro|procent|%)|\b\d[\d.,]*,-")
_SECRET = re.compile(
    r"\b(?:\w*(?:kostprijs|inkoopprijs|verkoopprijs|eenheidsprijs|stuksprijs|uurtarief|dagtarief"
    r"|tarieven|tarief|marge|winst|opslag|korting|omzet|rendement|calculatie|vergoeding|afdracht"
    r"|exploitatiekosten|productiekosten|onderhoudskosten|loonkosten|personeelskosten|licentiekosten"
    r"|bedrijfskosten|inkoop|aanneemsom|inschrijfsom|prijs|prijzen|kosten|staffel|commissie)\w*"
    r"|recept(?:uur)?|productieproces|fabricage\w*|werkwijze|klantenlijst|leveranciers?)\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:wij|we|ons|onze?|ik|mijn|inschrijver|opdrachtnemer)\b", re.IGNORECASE)
_CONFIDENCE = re.compile(
    r"\b(?:in vertrouwen|(?:strikt |commercieel |bedrijfs)?vertrouwelijk|bedrijfsgeheim\w*"
    r"|niet bestemd voor derden|geheimhouding)\b",
    re.IGNORECASE,
)
_RIVALRY = re.compile(
    r"\b(?:marge|winst\w*|kostprijs|opslag|uurtarief|tarief|inkoopprijs|rendement|inschrijfsom"
    r"|aanneemsom|bieding|bod)\b",
    re.IGNORECASE,
)
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
    return {match[1].split()[0] for match in _LEGAL_FORM.finditer(text)}


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
        if about and _AMOUNT.search(span.text) and _RIVALRY.search(span.text):
            reason = "concurrentiegevoelig bedrijfsgegeven van een ander"
            yield Passage("company", span.start, span.end, "5.1.2.f", reason, 0.6, RULES)
