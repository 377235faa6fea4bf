"""The words by which Dutch meetings decide and promise."""

import re

from app.use_cases.minutes.names import NAME

# A heading above a list, or a label in front of a line.
HEADED = re.compile(
    r"(?:\d{1,2}[.)]\s*)?(?:(?P<action>acties?|actielijst|actiepunten|to.?do(?:'s|s)?|"
    r"afspraken(?:lijst)?)|(?P<decision>besluiten(?:lijst)?))\s*:?",
    re.IGNORECASE,
)
NEXT_MEETING = re.compile(r"(?:volgend|datum volgend|eerstvolgend|rondvraag|sluiting)\w*\b", re.I)
LABEL = re.compile(
    r"(?:(?P<action>actie(?:punt)?|to.?do|taak|toezegging)|"
    r"(?P<decision>besluit|besloten|conclusie|afspraak))\s*(?:\d{1,3}\s*)?[:–-]\s*",
    re.IGNORECASE,
)
ACTION_INSIDE = re.compile(
    r"\bactie\s*:|\(actie[: ]|\bactiehouder\b|\btrekker is\b", re.IGNORECASE
)

DECIDED = re.compile(
    r"\bbesl(?:oten|uiten|uit|oot)\b(?! (?:van|op|ligt|over)\b)|\bafgesproken\b|\bingestemd\b"
    r"|\b(?:spreken|spraken)\b[^.?]{0,40}\baf\b|\bstem(?:t|men|de)\b[^.?]{0,30}\bin\b"
    r"|\bakkoord\b|\bvastgesteld\b|\bstel(?:t|len|de|den)?\b[^.?]{0,60}\bvast\b"
    r"|\bgoedgekeurd\b|\bkeur(?:t|en|de)\b[^.?]{0,60}\bgoed\b|\bunaniem\b|\bis aangenomen\b"
    r"|\b(?:kiezen|kiest|koos|kozen)\b[^.?]{0,20}\bvoor\b|\bgekozen voor\b"
    r"|\b(?:dan|dus) (?:doen|gaan|kiezen|houden|nemen|laten|stellen|stoppen|starten) we\b"
    r"|\bwe (?:doen het|houden het (?:op|bij))\b|\b(?:dan|dus) wordt het\b|\bhet wordt dus\b",
    re.IGNORECASE,
)
UNDECIDED = re.compile(
    r"\bnog (?:niet|geen|niets)\b|\bgeen besluit\b|\bmoet\w* (?:\w+ ){0,3}besl"
    r"|\baangehouden\b|\b(?:kunnen|zullen|als|of|moeten) we\b"
    r"|\b(?:vorige|vorig) (?:keer|week|maand|jaar|verg)"
    r"|\b(?:eerder|destijds|toen|had|hadden|wil|willen|zou|zouden)\b"
    r"|\bvoorstel is\b|\bstel(?:t|len)? voor\b"
    r"|\bniet akkoord\b|\blater (?:over )?besl|\bter besluitvorming\b|\bte besl(?:uiten|issen)\b",
    re.IGNORECASE,
)
# "Schuiven we het door, akkoord?" is decided when another one says so.
PROPOSED = re.compile(r"\b(?:akkoord|eens|goed|oké|mee eens)\s*\?$", re.IGNORECASE)
AGREES = re.compile(r"(?:ja|akkoord|prima|eens|goed|oké|ok|is goed)\b", re.IGNORECASE)

_MAKES = (
    "zal|ga|gaat|stuur|stuurt|maak|maakt|zet|pak|pakt|regel|regelt|bel|belt|mail|mailt|neem|neemt|"
    "vraag|vraagt|zoek|zoekt|schrijf|schrijft|lever|levert|plan|plant|check|checkt|controleer|"
    "controleert|verwerk|verwerkt|informeer|informeert|organiseer|organiseert|werk|werkt|bereid|"
    "bereidt|stem|stemt|deel|deelt|pas|past|koppel|koppelt|haal|haalt|nodig|nodigt|reserveer|"
    "reserveert|bespreek|bespreekt|onderzoek|onderzoekt|trek|trekt|verzorg|verzorgt|kijk|kijkt|"
    "doe|doet|vul|vult|actualiseert|publiceert|rond|rondt|bevestig|bevestigt|benader|benadert|"
    "inventariseert|overlegt|overleg|bekijkt|bekijk|draagt|draag|leg|legt|houdt|meldt|stelt|reken|"
    "rekent|dien|dient|evalueert|toetst|spreekt|spreek|voer|voert|rapporteert|bestelt|bestel|geeft|geef|"
    "schuif|schuift|verstuurt|verstuur|begeleidt|coördineert|bewaakt|agendeert|registreert"
)
_PARTICLE = r"(?:uit|af|op|aan|na|terug|door|in|rond|toe|voor|mee|over)"
_NO_DEED = (
    "denk|vind|zie|hoor|weet|heb|had|ben|was|kan|kon|wil|wou|moet|moest|mag|zou|begrijp|snap|"
    "geloof|hoop|vrees|ken|sta|zit|lig|loop|kom|kwam|blijf|merk|voel|zei|vond|dacht|zag|werd|word|wilde|ging|deed|nam"
)
PROMISES = re.compile(
    rf"\bik\s+(?:{_MAKES})\b|\b(?:{_MAKES})\s+ik\b"
    rf"|(?:^|[,;:–-]\s*|\b(?:en|dan|oké|prima|ja)\s+)ik\s+(?!(?:{_NO_DEED})\b)(?![a-z]+[dt]e\b)"
    rf"[a-z]+\s+(?:\w+\s+){{0,6}}?{_PARTICLE}\b"
    rf"|\bdan\s+(?!(?:{_NO_DEED})\b)[a-z]+\s+ik\b",
    re.IGNORECASE,
)
# With a limit in time any deed will do, also one that is promised by all.
_NO_DEED_OF_ALL = (
    "zijn|hebben|waren|hadden|komen|kwamen|zien|zagen|gaan|weten|vinden|denken|willen|kunnen|"
    "moeten|mogen|zullen|zouden|worden|werden|staan|zitten|liggen|lopen|wachten|horen|krijgen|"
    "besluiten|spreken|kiezen|stellen|keuren|stemmen"
)
PROMISES_BY_DATE = re.compile(
    rf"(?:^|[,;:–-]\s*|\b(?:en|dan|oké|prima|ja)\s+)ik\s+(?!(?:{_NO_DEED})\b)(?![a-z]+[dt]e\b)[a-z]+\b"
    rf"|\b(?:we|wij)\s+(?!(?:{_NO_DEED_OF_ALL})\b)[a-z]+en\b"
    rf"|\b(?!(?:{_NO_DEED_OF_ALL})\b)[a-z]+en\s+(?:we|wij)\b"
    r"|\bkrijg(?:en|t)?\s+(?:je|jullie|u)\b[^.?]*\bvan\s+(?:me|mij|ons)\b",
    re.IGNORECASE,
)
TASKED = re.compile(
    rf"(?P<name>{NAME})(?:\s+en\s+(?P<second>{NAME}))?\s+(?:{_MAKES}|gaan|zullen)\b"
)
# With a limit in time any verb will do.
TASKED_BY_DATE = re.compile(rf"(?P<name>{NAME})\s+(?!is\b|was\b|heeft\b|wist\b|had\b)[a-z]+t\b")
TASKED_PRONOUN = re.compile(rf"\b(?:[Hh]ij|[Zz]ij|[Zz]e)\s+(?:{_MAKES})\b")
ASKED = re.compile(
    rf"(?P<name>{NAME}),?\s+(?:[Kk]un|[Kk]an|[Ww]il|[Zz]ou|[Kk]unt)\s+(?:jij|je|u)\b"
    rf"|\b(?:[Kk]un|[Ww]il|[Zz]ou)\s+(?:jij|je|u)\b[^?]*?(?:,\s*(?P<late>{NAME}))?\s*\?"
)
ASSENTS = re.compile(
    r"(?:ja|prima|is goed|goed|oké|ok|doe ik|komt goed|dat doe ik|zal ik doen|graag|zeker|lukt|"
    r"geen probleem|natuurlijk|regel ik)\b",
    re.IGNORECASE,
)
# Talk about talking, and what looks like a promise and is none.
TALK = re.compile(
    r"\bik (?:ga|zal) (?:ervan uit|het kort|beginnen|akkoord|ermee|mee\b|niet\b|door naar|"
    r"naar het|er niet|er vaak)|\bik (?:stel|vraag) (?:me|mij)\b|\bik neem (?:aan|het woord)"
    r"|\bneem ik aan\b|\bik deel (?:even )?mijn scherm|\bik (?:maak|maakte) me\b"
    r"|\bik kijk (?:uit|er)|\bik doe niet\b|\bik leg (?:het )?(?:even )?uit\b"
    r"|\bik stel (?:voor|vast)\b|\bstel ik (?:voor|vast)\b|\bik vraag (?:of|waarom|wat|hoe)\b"
    r"|\bvraagt (?:zich|of|waarom|wat|hoe|wanneer|wie|hoeveel|naar|om een toelichting)\b"
    r"|\blegt\b[^.]{0,40}\buit\b|\bmeldt (?:dat|nog)\b|\bstelt (?:voor|vast|dat)\b"
    r"|\b(?:geeft|gaf) (?:\w+ )?aan\b|\blicht\b[^.]{0,40}\btoe\b|\bneemt het woord\b"
    r"|\bik zeg\b(?! toe)|\bgaat (?:akkoord|ervan|over)\b|\bstemt in\b|\bik (?:sluit|open)\b"
    r"|\bik zal niet\b|\blaat\b[^.]{0,40}\bzien\b|\bdeelt\b[^.]{0,30}\bmee\b",
    re.IGNORECASE,
)
