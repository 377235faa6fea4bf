"""First names, surnames and words that are no name: lists that deduce brings along, and ours."""

import importlib.util
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# Words that open sentences, letters, tables or mails with a capital and are nobody's name.
_NO_NAME_TEXT = """
    aan aanvraag aanvrager aanwezig afdeling afwezig akkoord alle allen als ambtenaar advies
    agenda amsterdam ander antwoord april artikel augustus beste bent bestuur bestuurder
    betreft bezwaar bezwaarmaker bij bijlage bijgaand bewoner bewoners brief buurman buurvrouw
    client cliënt college collega collegas commissie concept contact contactpersoon controle
    daarom dag dank dat datum de december deze dezelfde die dinsdag directeur directie dit
    document donderdag door dossier dus een eigenaar en er euro februari geachte geboren
    gebruiker gemeente geen gegevens goed graag griffie groep groet groeten groetjes haar had
    hallo hartelijke heb hebben heeft heel heer heren het hi hierbij hij hoi hoe hoofdbewoner
    hoogachtend huisarts hun iban ik ikzelf in informatie inspecteur inwoner is ja jaar
    januari je jij jou jouw juli juni kan kandidaat kenteken kind klant kun kunt leden
    leerling lid maandag maar maart mag mail man medewerker meester mei men met mevrouw mijn
    mijnheer minister ministerie moeder moet mogen mw na naam namens nee neem niet nog notulen
    november nummer oktober om onderwerp ons onze ook op openbare ouders overleg partner
    plaats politie postbus prins projectleider provincie punt raad raadslid rapporteur rechter
    rechtbank rijbewijs samen september sinds sint staat stichting straat tel telefoon ter
    terug toch tot tussen u uit uw van vader vanaf vandaag vanmiddag verslag verzoek verzonden
    vestiging voor voorzitter vraag vragen vrijdag vrouw waar waarom wanneer wat we weet wel
    werk wethouder wie wij wil wilt woensdag woning woont woo wordt zaak zaterdag ze zei zeker
    zich zie zij zijn zo zoals zondag zoon zorg zou adres postcode geboortedatum bsn kvk btw
    rsin sollicitant sollicitante verdachte getuige getuigen advocaat arts dokter actie
    besluit bron bureau team secretaris notulist verslaglegger deelnemers ondertekende
    ondergetekende wijkagent agent collegae mvg gr grt dhr mevr drs ir ing prof dr mr mej fam
    familie ministers minister-president staatssecretaris burgemeester gedeputeerde kamerlid
    waterschap dienst centrale nederland europa europese nederlandse rijk rijksoverheid koning
    koningin engels nederlands duits frans jongens meisjes kinderen buren buurt stad dorp wijk
    liefs dankjewel gegroet land centrum kantoor balie loket goedemorgen goedemiddag
    goedenavond goedendag bonjour
    salut hello moin hey hee ha lieve waarde dear subject cc bcc from to sent date re fw fwd
    voornaam achternaam roepnaam voorletters titel functie organisatie bedrijf opmerking
    omschrijving status type soort prijs bedrag totaal code tegoed rekening rekeninghouder
    telefoonnummer mobiel emailadres e-mailadres mailadres e-mail email handtekening
    ingangsdatum einddatum vervaldatum
"""
_ABROAD = Path(__file__).with_name("lists")
_NO_NAME = frozenset(_NO_NAME_TEXT.split())


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Sets in lower case; `common` words may be surnames, `no_names` never open a name."""

    first_names: frozenset[str]
    rare_first_names: frozenset[str]
    surnames: frozenset[str]
    places: frozenset[str]
    common: frozenset[str]
    no_names: frozenset[str]

    def is_first_name(self, word: str) -> bool:
        """Also the rare ones that are mostly something else."""
        return word in self.first_names or word in self.rare_first_names


@cache
def lexicon() -> Lexicon:
    """Read the lists, once; deduce itself is not imported, only its data is read."""
    common = _words("whitelist/lst_common_word") | _words("whitelist/lst_stop_word")
    surnames = _words("names/lst_surname") | _last_words("names/lst_interfix_surname")
    rare = _exceptions("names/lst_first_name")
    return Lexicon(
        first_names=_words("names/lst_first_name") - rare | _lines(_ABROAD / "first_names.txt"),
        rare_first_names=rare,
        surnames=surnames | _lines(_ABROAD / "surnames.txt"),
        places=frozenset(
            _words("locations/lst_placename/lst_residence")
            | _words("locations/lst_placename/lst_province")
            | _words("locations/lst_placename/lst_municipality")
        ),
        common=common,
        no_names=_NO_NAME | (common - surnames),
    )


def lists_of_deduce() -> Path:
    spec = importlib.util.find_spec("deduce")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("the name lists of deduce are not installed")
    return Path(spec.origin).parent / "data" / "lookup" / "src"


def _words(name: str) -> frozenset[str]:
    return _lines(lists_of_deduce() / name / "items.txt")


def _exceptions(name: str) -> frozenset[str]:
    return _lines(lists_of_deduce() / name / "exceptions.txt")


def _last_words(name: str) -> frozenset[str]:
    return frozenset(line.rsplit(" ", 1)[-1] for line in _words(name))


def _lines(path: Path) -> frozenset[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(x.strip().lower() for x in lines if x.strip() and not x.startswith("#"))
