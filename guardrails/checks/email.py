"""E-mail addresses, of a person or of an office."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guardrails.contract import Finding
from guardrails.layout import before

_ADDRESS = re.compile(
    r"(?<![\w.+-])(?P<local>\w[\w.+'-]{0,63}+) ?@ ?"
    r"(?P<domain>(?:[^\W_][\w-]{0,62}(?:\.| \. )){1,6}[^\W\d_]{2,24})(?![\w@])"
)
# In https://user:password@host what stands before the sign is a password.
_USER_OF_A_LINK = re.compile(r"://[^\s/@:]{1,64}:$")
_OFFICE_WORDS_TEXT = """
    info ai data contact post postbus mail mailbox secretariaat administratie facilitair
    receptie balie klantenservice service servicedesk helpdesk support noreply no reply
    donotreply webmaster communicatie pers persvoorlichting voorlichting redactie klachten
    bezwaar bezwaren woo wob avg privacy fg security beveiliging ict it hr hrm personeel
    personeelszaken inkoop verkoop facturen factuur crediteuren debiteuren financien griffie
    gemeente provincie waterschap bestuur raad commissie algemeen abuse postmaster admin
    beheer functioneelbeheer meldingen melding vergunningen vergunning handhaving wmo jeugd
    werk inkomen belastingen belasting burgerzaken publiekszaken loket archief juridisch
    subsidie subsidies aanbesteding kcc scanner printer systeem monitoring alert alerts
    nieuwsbrief aanmelden afmelden inschrijven planning rooster verkiezingen parkeren afval
    team afdeling directie bureau office sales enquete onderzoek vacatures sollicitatie
    opleidingen stage events evenementen reserveren
"""
_OFFICE_WORDS = frozenset(_OFFICE_WORDS_TEXT.split())
_OF_US = re.compile(
    r"\b(?:ons|onze|algemene?) (?:\w+ ){0,3}(?:via|op|aan|naar|:)?\W*$|\b(?:het"
    r"|ons) weten via\W*$|\b(?:team|afdeling|redactie|werkgroep) [\w-]+(?: via)?\W*$"
)
_OFFICE_ENDINGS = re.compile(
    r"(?:desk|loket|balie|groep|team|dienst|punt|zaken|bureau|meldingen|melding|administratie"
    r"|beheer|secretariaat|kabinet|commissie|raad|service|centrum|college|bestuur|afdeling|overleg"
    r"|verzoeken|vragen|kantoor|griffie|archief|project|programma|werkgroep|redactie|planning"
    r"|school|voorlichting|ondersteuning|vergunningen|subsidies?|belastingen|heffingen"
    r"|facturen|inkoop)$"
)


@dataclass(frozen=True, slots=True)
class EmailCheck:
    """An address is an office's when its local part is made of office words only."""

    name: str = "email"

    def __call__(self, text: str) -> Iterator[Finding]:
        offices: dict[str, bool] = {}
        if "@" in text:
            for match in _ADDRESS.finditer(text):
                if not _USER_OF_A_LINK.search(text[max(0, match.start() - 70) : match.start()]):
                    yield _found(text, match, offices)


def _found(text: str, match: re.Match[str], offices: dict[str, bool]) -> Finding:
    """What the first mention of an address shows holds for the next ones too."""
    office = offices.setdefault(
        match[0].lower(),
        is_office(match["local"]) or bool(_OF_US.search(before(text, match.start(), 60))),
    )
    reason = "functionele mailbox" if office else "e-mailadres van een persoon"
    return Finding("email", *match.span(), reason, 0.97, public=office)


def is_office(local: str) -> bool:
    """Say whether a local part names an office; one word that could be a name decides not."""
    words = [w for w in re.split(r"[\W\d_]+", local.lower()) if len(w) > 1]
    return bool(words) and _names_office(words[0])


def _names_office(word: str) -> bool:
    return word in _OFFICE_WORDS or bool(_OFFICE_ENDINGS.search(word))
