"""Pairs of words of which one turns a statement with the other round."""

from dutch.stems import stem

_PAIRS = """
    voor/na voordat/nadat vooraf/achteraf voorafgaand/achteraf begin/eind eerst/laatst
    meer/minder meest/minst hoog/laag hoger/lager hoogste/laagste groot/klein groter/kleiner
    lang/kort langer/korter vroeg/laat eerder/later snel/langzaam sneller/langzamer nieuw/oud
    goed/slecht beter/slechter makkelijk/moeilijk eenvoudig/ingewikkeld goedkoop/duur
    goedkoper/duurder sterk/zwak met/zonder binnen/buiten intern/extern openbaar/geheim
    openbaar/vertrouwelijk algemeen/specifiek direct/indirect actief/passief centraal/decentraal
    landelijk/lokaal publiek/privaat toenemen/afnemen stijgen/dalen verhogen/verlagen
    vergroten/verkleinen versterken/verzwakken verplicht/vrijwillig verplicht/optioneel
    toegestaan/verboden aan/uit open/gesloten altijd/nooit iedereen/niemand alles/niets
    alle/geen zelfde/verschillend gelijk/ongelijk hetzelfde/anders handmatig/automatisch
    zelfstandig/samen beginnen/stoppen starten/stoppen inschakelen/uitschakelen
    toevoegen/verwijderen bewaren/verwijderen tijdelijk/blijvend eenmalig/doorlopend
    mogelijk/onmogelijk voldoende/onvoldoende zeker/onzeker bekend/onbekend voordeel/nadeel
    winst/verlies boven/onder voordelig/nadelig positief/negatief minimaal/maximaal
    minstens/hoogstens al/nog ontwikkelaar/gebruiker leverancier/opdrachtgever
"""


def _table() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for left, right in (pair.split("/") for pair in _PAIRS.split()):
        table.setdefault(stem(left), set()).add(stem(right))
        table.setdefault(stem(right), set()).add(stem(left))
    return {word: frozenset(others) for word, others in table.items()}


OPPOSITES = _table()
