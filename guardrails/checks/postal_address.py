"""Street addresses: street and house number, with the postcode where it follows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guardrails.contract import Finding
from guardrails.layout import before, column, line_of

_POSTCODE = r"[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}(?![A-Za-z0-9])"
_NUMBER = (
    r"\d{1,5}(?!\d)(?: ?[A-Za-z](?![\w'])|-[A-Za-z0-9]{1,4}(?!\w)|/\d{1,3}(?!\w)"
    r"| ?(?:bis|hs|huis|boven|rood|zwart)\b| [IV]{1,3}(?!\w))?"
    r"(?:,? (?:kamer|app\.?|appartement|unit|etage|toev\.?|k) ?\d{1,4}(?!\d))?"
)
_ENDING = (
    r"(?:straat|laan|weg|plein|gracht|kade|dijk|hof|singel|dreef|pad|steeg|plantsoen|kwartier"
    r"|burgwal|haven|wal|markt|ring|erf|park|brink|baan|lei|stede|akker|veld|weide|kamp|horst"
    r"|boulevard|allee|promenade|esplanade|wetering"
    r"|str\.?|plnts\.?)"
)
_WORD = r"[A-Z\u00c0-\u00dd][\w'.-]{0,30}"
_LINK = r"(?:(?:van|de|der|den|het|'t|op|aan|in|en|te|ter|ten|la|le|v\.?d\.?) )"
_NAMED = rf"(?:{_WORD} (?:{_LINK}){{0,3}}){{0,4}}"
_WITH_ENDING = re.compile(
    rf"(?<![\w-])(?P<street>(?:{_NAMED})(?:[A-Z\u00c0-\u00dd][\w'-]{{0,30}}?)?(?:(?<=\w)"
    rf"|[A-Z]){_ENDING})"
    rf",? {{1,2}}(?P<number>{_NUMBER})(?P<code>,?\s{{1,3}}\(?{_POSTCODE})?(?![\w%€])"
)
_WITH_POSTCODE = re.compile(
    rf"(?<![\w-])(?P<street>{_NAMED}[A-Z\u00c0-\u00dd][\w'-]{{1,30}}),? {{1,2}}"
    rf"(?P<number>{_NUMBER})(?P<code>,?\s{{1,3}}\(?{_POSTCODE})"
)
_TYPE_FIRST = re.compile(
    rf"(?<![\w-])(?P<street>(?:Laan|Plein|Hof|Boulevard|Weg|Straat|Kade|Gracht|Singel|Pad|Park"
    rf"|Dreef|Plantage)(?! van (?:Justitie|Discipline|Beroep|Cassatie|Twente)) (?:{_LINK}){{0,3}}"
    rf"(?:{_WORD}(?: (?:{_LINK}){{0,2}}{_WORD}){{0,3}}|(?:19|20)\d\d)),? {{1,2}}"
    rf"(?P<number>{_NUMBER})(?P<code>,?\s{{1,3}}{_POSTCODE})?(?![\w%€])"
)
_BY_CONTEXT = re.compile(
    rf"(?<![\w-])(?P<street>{_NAMED}[A-Z\u00c0-\u00dd][\w'-]{{1,30}}),? {{1,2}}"
    rf"(?P<number>{_NUMBER})(?P<code>)(?![\w%€])"
)
_LOWER = re.compile(
    r"(?<![\w-])(?P<street>(?:(?:lage|hoge|oude|nieuwe|grote|kleine|korte|lange|sint|st\.?|burg\.?"
    r"|prins|prinses|koningin|van|de|der|den) ){0,3}[a-z\u00e0-\u00ff]{3,25}"
    r"(?:straat|laan|plein|gracht|kade|dijk|singel|dreef|steeg|weg|plantsoen|hof|pad))"
    rf" (?P<number>{_NUMBER})(?P<code>,? {_POSTCODE})?(?![\w%€])"
)
_BEHIND = 20
_NUMBERED = re.compile(r"\d(?<=[\w.', ] \d)")
_STREET_REACH = 160
_NUMBER_REACH = 60
_BARE_POSTCODE = re.compile(_POSTCODE)
_SAYS_POSTCODE = re.compile(r"(?:post ?code|\bpc)(?:(?:/| en | & )\w+)?[^\w\n]{0,16}$")
_HOUSE_NUMBER = re.compile(r"huis ?n(?:umme)?r\.?\W{0,4}(\d{1,5} ?[a-z]?)(?!\w)", re.IGNORECASE)
_NO_STREET = re.compile(
    r"^(?:(?:onder|halver|snel|spoor|fiets|voet|zand|om|uit|bij|rijks|vaar|water|land|heir)weg"
    r"|(?:gerechts|kerk|boeren|gast|centrale )hof|(?:fiets|voet|wandel)pad|postbus"
    r"|antwoordnummer)$"
)
_UNIT = re.compile(
    r"^ ?(?:uur|min|meter|km|m2|m\b|jaar|dagen|weken|maanden|procent|%|euro|personen|keer|x\b"
    r"|en \d"
    r"|tot en met)"
)
_SAYS_ADDRESS = re.compile(
    r"\b(?:adres|woonadres|verblijfadres|postadres|woont|woon|wonend|woonachtig|woning|verhuisd"
    r"|ingeschreven|perceel|pand|bewoner|huisbezoek|straat|bezorg\w*|thuis)\b[\w ]{0,14}:?"
    r"(?: (?:op|aan|in|naar|de|het|is|wordt))*\s*$"
)
_OFFICE = re.compile(
    r"(?<![\w.])(?:waterschap|gemeente|provincie|ministerie|rechtbank|autoriteit|dienst"
    r"|bezoekadres"
    r"|vestigingsadres|kantooradres|hoofdkantoor|kantoor|stads?kantoor|stadhuis|gemeentehuis"
    r"|provinciehuis|raadhuis|wijkcentrum|buurthuis|dorpshuis|sporthal|zwembad|school|bibliotheek"
    r"|ziekenhuis|museum|depot|milieustraat|loket|balie|b\.?v\.?|n\.?v\.?|v\.?o\.?f\.?|stichting"
    r"|stg\.|vereniging|winkel|hotel|zaal|congrescentrum|vergaderlocatie|locatie|politiebureau"
    r"|brandweer|kazerne|ggd|uwv|svb|belastingdienst|kvk|openingstijden|postbus|notaris\w*"
    r"|advocaten|advocatenkantoor|makelaar\w*|apotheek|praktijk|gemaal|station)\b"
)
_PERSONAL = re.compile(
    r"\b(?:mijn|zijn|haar|hun|woon\w*|wonend\w*|bewon\w*|huisadres|thuis|mevrouw|mevr|mw|dhr|heer"
    r"|meneer|cliënt|klant|aanvrager|bezwaarmaker|ouders)\b"
)
_LABEL = re.compile(
    r"^(?:(?:Woning|Adres|Pand|Perceel|Locatie|Bezoek|Post|Huis|De|Het|Op|In) "
    r"|(?:Woon(?:t|de|achtig)|Wonend|Verhuisd|Huisbezoek|Brief|Post|Melding|Geboren|Ingeschreven) "
    r"(?:op|aan|in|naar|te) )*"
)
_YEAR = re.compile(r"^(?:19|20)\d\d$")
# "Havenstad, 7 november 2025" is where and when a letter was written.
_DATE = re.compile(
    r"^ (?:jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.? \d{4}\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class PostalAddressCheck:
    """A street with a house number; the address of an organisation is public."""

    name: str = "postal_address"

    def __call__(self, text: str) -> Iterator[Finding]:
        for start, end in _windows(text):
            seen: set[int] = set()
            for pattern, wanted in _PATTERNS:
                for match in pattern.finditer(text, start, end):
                    if match.start("number") not in seen and wanted(text, match):
                        seen.add(match.start("number"))
                        yield _found(text, match)
        for match in _BARE_POSTCODE.finditer(text):
            places = (column(text, match.start()), before(text, match.start(), 40))
            if any(map(_SAYS_POSTCODE.search, places)):
                yield Finding("postal_address", *match.span(), "postcode", 0.85)
        for match in _HOUSE_NUMBER.finditer(text):
            yield Finding("postal_address", *match.span(1), "huisnummer", 0.85)


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """The parts that hold a word with a number behind it; an address is never elsewhere."""
    start = end = 0
    for match in _NUMBERED.finditer(text):
        if match.start() - _STREET_REACH > end:
            if end:
                yield start, end
            start = match.start() - _STREET_REACH
        end = match.end() + _NUMBER_REACH
    if end:
        yield start, end


def _found(text: str, match: re.Match[str]) -> Finding:
    public = _is_of_an_office(text, match.start())
    reason = "adres van een organisatie" if public else "straat en huisnummer"
    start = match.end() - len(_LABEL.sub("", match[0], count=1))
    return Finding("postal_address", start, match.end(), reason, 0.92, public=public)


def _is_of_an_office(text: str, start: int) -> bool:
    """The nearest words on the line speak of an organisation, and not of a person."""
    line = line_of(text, start, 90).lower()
    if _PERSONAL.search(before(text, start, 60)):
        return False
    return bool(_OFFICE.search(line))


def _street_like(text: str, match: re.Match[str]) -> bool:
    if match["code"]:
        return True
    last = match["street"].rsplit(" ", 1)[-1].lower()
    behind = text[match.end() : match.end() + _BEHIND]
    counted = _UNIT.match(behind) or _DATE.match(behind)
    return not (counted or _NO_STREET.match(last) or _YEAR.match(match["number"]))


def _always(_text: str, _match: re.Match[str]) -> bool:
    return True


def _said_to_be(text: str, match: re.Match[str]) -> bool:
    if _YEAR.match(match["number"]) or _UNIT.match(text[match.end() : match.end() + 14]):
        return False
    heading = column(text, match.start())
    return (
        "adres" in heading
        or "straat" in heading
        or bool(_SAYS_ADDRESS.search(before(text, match.start(), 40)))
    )


_PATTERNS = (
    (_WITH_POSTCODE, _always),
    (_WITH_ENDING, _street_like),
    (_LOWER, _street_like),
    (_TYPE_FIRST, _street_like),
    (_BY_CONTEXT, _said_to_be),
)
