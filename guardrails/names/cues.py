"""The words around a name that tell whose it is: titles, greetings, labels, offices."""

import re

_LINE = r"(?:^|(?<=[\n.!?:\"(|]))[ \t>*-]*"
_TITLE = (
    r"(?:(?:dhr|mw|mevr|mej|fam|dr|drs|mr|ir|ing|prof|ds|bc|zr|br|wed|mrs|ms|sr|jr)\.?"
    r"|mevrouw|meneer|mijnheer|heer|heren|familie|gezin|dokter|meester|juf|juffrouw|zuster|broeder"
    r"|pastoor|dominee|professor|oom|tante|opa|oma|echtpaar|kolonel|majoor|kapitein|brigadier"
    r"|hoofdagent)"
)
TITLE = re.compile(rf"(?<![\w.]){_TITLE} {{1,3}}(?:{_TITLE} {{1,3}}){{0,3}}$", re.IGNORECASE)
GREETING = re.compile(
    r"(?:^|[\n.!?:,\"'(|]\s*)(?:beste|hoi|hallo|dag|hi|hey|hee|hai|ha|lieve|geachte|waarde|dear"
    r"|bonjour|salut|goede?(?:morgen|middag|navond|ndag|dag)|hello|moin)(?: allebei)? {1,2}$",
    re.IGNORECASE,
)
FAREWELL = re.compile(
    r"(?:(?:groet(?:en|jes)?|\bgr\b|\bgrt\b|mvg|m\.v\.g|hoogachtend|dank(?:jewel| je| u)?|bedankt"
    r"|thanks|thx|liefs|succes|regards|w\.g|getekend|ondertekend)[.,!:]*(?: van)?\s{1,6}"
    r"|(?:^|\n)\s*(?:namens|voor deze)[^\n]{0,70}[,:]?\s*\n\s*)$",
    re.IGNORECASE,
)
_ROLE = (
    r"(?:man|vrouw|zoon|dochter|vader|moeder|broer|zus(?:je|ter)?|nicht|neef|partner|echtgenoot"
    r"|echtgenote|ex|buurman|buurvrouw|buren|collega's?|klant|cliënte?|kandidaat|kandidate"
    r"|aanvra(?:ger|agster)|bewoner|bewoonster|inwoner|inwoonster|huurder|verhuurder|eigenaar"
    r"|eigenaresse|wijkagent|agent|rapporteur|advocaat|advocate|gemachtigde|notaris|arts|huisarts"
    r"|bedrijfsarts|tandarts|psycholoog|therapeut|chauffeur|opzichter|toezichthouder|inspecteur"
    r"|consulent|medewerk(?:er|ster)|leerling|student|studente|journalist|journaliste|bestuurder"
    r"|directeur|voorzitter|secretaris|secretaresse|coach|begeleider|begeleidster|verdachte"
    r"|betrokkene|melder|meldster|afzender|ondergetekende|freelancer|kind|pleegkind|vriend(?:in)?"
    r"|uitvoerder|projectleider|teamleider|teammanager|manager|afdelingshoofd|behandelaar|getuige"
    r"|leidinggevende|stagiaire?|docent|docente|leraar|lerares|mentor|jurist|juriste|adviseur"
    r"|ambtenaar|beleidsmedewerker|casemanager|regisseur|wijkcoach|mantelzorger|curator"
    r"|bewindvoerder|deurwaarder|makelaar|aannemer|ondernemer|contactpersoon|jeugdige|jongere"
    r"|statushouder|asielzoeker|slachtoffer|dader|jubilaris|sollicitant(?:e)?|bezwaarmaker"
    r"|bezwaarmaakster|verzoeker|verzoekster|belanghebbende|eiser|eiseres|reclamant|beller"
    r"|debiteur|schuldenaar|werknemer|werkneemster|peuter|baby|tolk|beheerder|penningmeester"
    r"|griffier|gezagdragers?|vertegenwoordiger|dossier|casus|contact|actie|aanstelling)"
)
ROLE = re.compile(
    rf"(?<![\w-]){_ROLE}(?:s|en)?(?:,| is| heet| heette| was| genaamd| met de naam| met naam"
    rf"| \()? ?$",
    re.IGNORECASE,
)
CALLED = re.compile(
    r"\b(?:ik,|heet(?:te|en)?(?: voluit| nu| officieel)?|genaamd|genoemd|ik ben"
    r"|mijn naam is"
    r"|mijn naam"
    r"|(?<!krijgt )(?<!draagt )(?<!kreeg )(?<!onder )de na(?:am|men)(?: van| is| zijn)?"
    r"|te?n? name van|t\.?n\.?v\.?|t\.?a\.?v\.?"
    r"|meisjesnaam|achternaam|voornaam|roepnaam|ondergetekende|namens|spreek je met"
    r"|contactpersoon(?: is)?|vraag naar|je spreekt met|door ons gebeld|voor akkoord"
    r"|na akkoord|ondertekend door|gemeld door|opgesteld door|behandeld door"
    r"|bijgestaan door|vergezeld van|overleg met|gesproken met|gesprek met"
    r"|intake(?: van| met)?|huisbezoek(?: bij| aan)?|afspraak (?:van|met)"
    r"|evaluatie met|nummer twee is|re-integratie|notulen:?)[,:]? {1,2}$",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"(?:^|[\n|;,.({\[\t\"])[ \t>*-]*\"?(?:[\w-]{0,14} ){0,2}?"
    r"(?:(?:voor|achter|roep|volledige )?na(?:am|men)(?: \w+)?|eigenaar(?: \w+)?|aanvra(?:ger"
    r"|agster)"
    r"|(?:hoofd|mede)?bewoner|inwoner|contact(?:persoon)?|behandelaar|behandeld door|betrokkene"
    r"|cliënt|klant|melder|verdachte|slachtoffer|getuigen?|kandidaat|aanwezig(?:en)?|afwezig"
    r"|afmelding(?:en)?|deelnemers?|notulist|notulen|verslag|actie(?:houder)?|van|aan|cc|bcc|from"
    r"|to|t\.?a\.?v\.?|t\.?n\.?v\.?|ten name van|rekeninghouder|partner|ouders?|kind(?:eren)?"
    r"|vader|moeder|gezagdragers?|jeugdige|leerling|student|medewerker|collega|leidinggevende"
    r"|auteur|opsteller|ondertekend door|getekend|gemachtigde|advocaat|bezwaarmaker|verzoeker"
    r"|afzender|geadresseerde|ondergetekende|huisarts|arts|tolk|dochter|zoon|namens"
    r"|medisch adviseur"
    r"|sollicitant|beller|gesproken met|contactgegevens|bestuurder|huurder|verhuurder|werknemer)"
    r"\"?(?: ?[:=] ?\"?| {3,})\s?$",
    re.IGNORECASE,
)
_OFFICE = (
    r"(?:minister-president|minister|staatssecretaris|premier|(?:loco-?)?burgemeester|wethouder"
    r"|raadslid|kamerlid|tweede kamerlid|statenlid|gedeputeerde|commissaris van de koning"
    r"|eurocommissaris|europarlementariër|fractievoorzitter|senator|dijkgraaf|formateur"
    r"|informateur|het lid|lid|de leden|leden|bewindspersoon|vicepremier|koning|koningin|prins"
    r"|prinses|president)"
)
OFFICE = re.compile(
    rf"(?<![\w-])(?:{_OFFICE}|wethouders|ministers|raadsleden|kamerleden)"
    r"(?:\s(?:van|voor) (?:de |het )?[\w&-]+(?: (?:en|&) [\w&-]+)?)?,? (?:de heer |mevrouw "
    r"|mw\. |dhr\. |drs\. |mr\. |dr\. )?$",
    re.IGNORECASE,
)
OFFICE_AFTER = re.compile(
    rf"^(?: \((?:vvd|d66|cda|sp|pvda|pvv|gl|groenlinks|volt|denk|sgp|fvd|bbb|nsc|ja21|pvdd|50plus"
    rf"|cu|christenunie|gl-pvda)[^)]{{0,20}}\)|, (?:de )?{_OFFICE}(?= (?:van"
    rf"|voor) (?!de (?:vve|or)|vereniging)|[,.;)]|$))(?!\w)",
    re.IGNORECASE,
)
ORGANISATION_BEFORE = re.compile(
    r"(?<![\w-])(?:stichting|stg\.?|firma|bedrijf|vereniging|fonds|school|basisschool|gebouw|zaal"
    r"|museum|hotel|restaurant|café|snackbar|ziekenhuis|college|gymnasium|lyceum|wet|motie|methode"
    r"|model|programma|project|commissie|amendement|gi:|bakkerij|garage|winkel|apotheek|theater"
    r"|stadion|station|park|brug|tunnel|prijs|fa\.|kapsalon|restaurant|handelsnaam:|bv"
    r"|universiteit|storm|orkaan|schip|app|applicatie|chatbot|systeem|sint|st\.|huize"
    r"|instituut|wijk|buurt|gemeente|provincie|plaats|stad|dorp|waterschap|zorggroep"
    r"|woonzorgcentrum"
    r"|de (?:\w+ )?familie-)[ -]?[\"']?(?:de |het )?\Z",
    re.IGNORECASE,
)
ORGANISATION_AFTER = re.compile(
    r"^(?:-[a-z]| ?(?:B\.? ?V\.?|N\.? ?V\.?|V\.?O\.?F\.?)(?!\w)| & | (?:Foundation|Groep"
    r"|Group|Holding"
    r"|Advocaten|Infra|Bouw|Zorg|Instituut|Universiteit|Museum|College|Collectief|Prijs|ArenA"
    r"|Arena"
    r"|Stadion|Consultancy|Advies|Makelaars|Notarissen|Accountants|Transport|Techniek|Beheer"
    r"|Vastgoed|Stichting|Fonds|Wijk|Park|Brug|Tunnel|School|Huis|Ziekenhuis|en Zn|en Zonen"
    r"|[a-z]{0,12}(?:gebouw|zaal|plein|straat|laan|weg|school|park|brug|tunnel|kwartier|stichting"
    r"|prijs|museum|college|instituut))(?!\w))"
)
BUILDING = re.compile(
    r".(?:school|huis|museum|park|brug|tunnel|fonds|prijs|stichting|college|lyceum|bad|hal|poort"
    r"|toren|kerk|centrum|instituut|lezing|penning|hoeve|theater|route|pad|bos|haven|sluis|flat)$",
    re.IGNORECASE,
)
STREET = re.compile(
    r".(?:straat|laan|plein|gracht|kade|singel|steeg|dreef|kwartier|plantsoen|gebouw|zaal"
    r"|stadion)$",
    re.IGNORECASE,
)
PARTY = re.compile(
    r"(?<![\w-])(?:tolk|getuige|verdachte|meld(?:er|ster)|cliënte?|leerling|kandidaa?te?|slachtoffer"
    r"|eiser(?:es)?|verzoek(?:er|ster)|bezwaarmaa?k(?:er|ster)|sollicitante?|betrokkene|peuter|baby"
    r"|stagiaire?|jeugdige|pupil|patiënte?|belanghebbende|ondergetekende|statushouder)(?:,|:)? $",
    re.IGNORECASE,
)
FAMILY = re.compile(
    r"(?<![\w-])(?:man|vrouw|zoon|dochter|vader|moeder|broer|zus(?:je|ter)?|nicht|neef|partner"
    r"|echtgenoot|echtgenote|buurman|buurvrouw|kind|pleegkind|kleinzoon|kleindochter|stiefvader"
    r"|stiefmoeder|vriend(?:in)?|oom|tante|opa|oma|collega)(?:,| heet)? $",
    re.IGNORECASE,
)
SPEAKS = re.compile(
    r"(?<![\w-])(?:schreef|schrijft|zei|zegt|aldus|vroeg|mailde|belde|vertelde|antwoordde|wrote) $"
)
MESSAGE = re.compile(r"(?:^|\n)(?:\[[\d:., /-]{4,20}\] ?|\d\d?[:.]\d\d(?::\d\d)? ?-? ?)$")
CONTACT_AFTER = re.compile(
    r"^(?:,|:|;| -| \(| \|)?\s{0,3}(?:geb\b|geboren|\(?\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|tel\b|mob\b"
    r"|(?:\+31|0)[\d ()-]{9}|<?[\w.+-]{1,60}@[\w-]{1,60}\.|bsn\b"
    r"|[A-Z][\w' -]{2,40} \d{1,5} ?[\w-]{0,4},?\s"
    r"\d{4} ?[A-Z]{2}\b)",
    re.IGNORECASE,
)
# One of these is in every line that the pattern below fits; they are found much sooner.
SCHOLARLY_SIGNS = (
    "et al", "doi.org", "arxiv", "isbn", "issn", "proceedings", "journal", "p. ", "ACM", "IEEE",
    "19", "20", "leiding van",
)  # fmt: skip
SCHOLARLY = re.compile(
    r"\bet al\b|doi\.org|arxiv|\bisbn\b|\bissn\b|proceedings|\bjournal\b|\bpp?\. \d|\bACM\b"
    r"|\bIEEE\b"
    r"|\((?:19|20)\d\d\)|\b(?:19|20)\d\d[,.] [\[\"'*A-Z]|, (?:19|20)\d\d$|[Oo]nder leiding van",
)
NO_PERSON = re.compile(
    r"(?:gegevens|dienst|zaken|raad|bank|blad|kamer|bureau|instituut|directie|wet|beheer|zorg"
    r"|werk|techniek|heid|tie|schap|ment|isme|isch|iek|teit|groep|fonds|plan|nota|brief|systeem"
    r"|norm|kader|register|agenda|beleid|recht|verordening|richtlijn|programma|project|platform"
    r"|adviseur|medewerk(?:er|ster)|manager|leider|directeur|co[oö]rdinator|jurist|secretaris"
    r"|specialist|consulent|inspecteur|handhaver|verlener|beheerder|analist|architect|controleur"
    r"|ing|ure|ness|ity|ion|ance|ology|ics|als|ele|aal)$"
)
NAME_COLUMN = re.compile(
    r"^(?:volledige )?(?:naam|persoon|aanvrager|klant|cliënt|medewerker|bewoner|voornaam"
    r"|achternaam|voorletter|initialen"
    r"|roepnaam|contactpersoon|eigenaar|deelnemer|behandelaar|melder|leerling|student|kandidaat"
    r"|betrokkene|huurder|collega|inwoner|bezwaarmaker|namen|name|rekeninghouder|kind|ouder"
    r"|gemachtigde|ondertekenaar|verzoeker)s?(?: \w+)?$"
)
