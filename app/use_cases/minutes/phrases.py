"""The phrases that a model of decisions and actions looks for; each says little alone."""

import re
from collections.abc import Mapping

from app.use_cases.minutes import cues
from app.use_cases.minutes.names import NAME


def _any(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_YES = (
    r"ja(?:zeker|wel)?|yes|yep|prima|akkoord|(?:mee )?eens|goed|goeie|oké|ok|is goed|top|"
    r"mooi|tof|super|helder|duidelijk|deal|fijn|graag|zeker|(?:na)?tuurlijk|klopt|slim|vooruit|gezellig|perfect"
)
_OPENER = rf"^(?:(?:{_YES}|nou|afgesproken)\b[,.!]? ?)*"
PHRASES: Mapping[str, re.Pattern[str]] = {
    "thus": _any(r"\b(?:dus|dan|daarmee|aldus|hiermee)\b"),
    "opens with then": _any(rf"{_OPENER}(?:dan|dus|daarmee|aldus)\b"),
    "opens with we": _any(rf"{_OPENER}(?:en )?(?:dan )?(?:we|wij|laten we)\b"),
    "opens with that": _any(rf"{_OPENER}(?:die|dat|het|hij|geen|er)\b"),
    "opens with yes": _any(rf"^(?:{_YES}|afgesproken)\b"),
    "ends with thus": _any(r"\b(?:dus|dan|dan maar|it is)[.!]*$"),
    "just do": _any(
        r"^(?:(?:nou|oké|ja|goed)[,.]? )*(?:doe|neem|laat|geef|zet|hou) (?:\w+ )*?maar\b"
    ),
    "from now": _any(
        r"\b(?:voortaan|vanaf|met ingang|ingaande|voorlopig|zolang|jaarlijks|elke?|iedere?)\b"
        r"|\bper \d"
    ),
    "stays or ends": _any(
        r"\b(?:blijft|blijven|houden|vervalt|vervallen|stopt|stoppen|schrappen|schaffen|afgeschaft|"
        r"af|weg|uit|door|doorschuiven|uitgesteld|stellen .+ uit|verplaatst|bewaren)\b"
    ),
    "I": _any(r"\bik\b"),
    "we": _any(r"\b(?:we|wij)\b"),
    "you": _any(r"\b(?:jij|je|jullie|u)\b"),
    "perfect": _any(
        r"\b(?:heb|hebt|heeft|hebben|is|zijn|ben|had|hadden)\b.*"
        r"\b(?:(?:af|aan|op|uit|in|terug|mee|door|na|over|bij)?ge\w+(?:d|t|en)|(?:be|ver|ont)\w+(?:d|t|en))\b"
    ),
    "past": _any(
        r"\b(?:was|waren|had|hadden|zei|zeiden|vond|vonden|kwam|kwamen|ging|gingen|deed|wist|dacht|"
        r"stond|werd|werden|moest|kon|kreeg|\w{2,}(?:kte|fte|pte|tte|dde|lde|rde|nde|gde|chte)n?)\b"
    ),
    "ago": _any(
        r"\b(?:gisteren|vorige?|eerder|al|toen|destijds|inmiddels|afgelopen|geleden|voorheen|"
        r"(?:in|van|sinds) (?:19|20)\d\d)\b"
    ),
    "if": _any(r"\b(?:als|stel dat|indien)\b"),
    "would": _any(r"\b(?:zou|zouden|misschien|wellicht|eventueel|ooit)\b"),
    "can": _any(r"\b(?:kunnen|kan|kun|kunt|mogelijk|mag|mogen)\b"),
    "wants": _any(r"\b(?:wil|willen|wens|graag|liever|hoop)\b"),
    "thinks": _any(r"\b(?:vind|vinden|vindt|denk|denkt|neig|weet|snap|begrijp|geloof|hoor)\b"),
    "passive": _any(r"\b(?:wordt|worden)\b"),
    "not": _any(r"\b(?:niet|geen|niemand|nooit|niks)\b"),
    "must": _any(r"\b(?:moet|moeten)\b"),
    "proposes": _any(
        r"\bvoorstel\b|\bstelt? .{0,30}\bvoor\b|\blaten we\b|\bzullen we\b|\bvoorgesteld\b|"
        r"\bpleit|\bbepleit|\badvies|\badviseer|\bwat als\b|\bik zou\b|\bzouden we\b"
    ),
    "body": _any(
        r"\b(?:college|stuurgroep|commissie|bestuur|raad|mt|leden|directie|vergadering|men|"
        r"werkgroep|iedereen|aanwezigen|allen)\b"
    ),
    "others": _any(
        r"\b(?:minister\w*|kamer|rijk|provincie|rechter|rechtbank|kabinet|gemeenteraad|den haag|"
        r"leverancier|buren|landelijk\w*|bij hen|hun)\b"
    ),
    "will": _any(r"\b(?:zal|zullen|ga|gaat|gaan)\b"),
    "verdict": _any(
        r"\b(?:akkoord|unaniem|besloten|besluit|besluiten|aangenomen|aanvaard|verworpen|vastgesteld|"
        r"stelt .+ vast|goedgekeurd|afgewezen|ingestemd|instem\w*|stem\w* .{0,20}in|afgesproken|"
        r"conclusie|gekozen|kiezen|kiest|overgenomen|toegekend|geweigerd|benoemd|gegund|gunnen|"
        r"groen licht|ongewijzigd|van kracht|ingewilligd|gehonoreerd|decharge|verleen\w*|gehaald|"
        r"meerderheid|eens|zich vinden|valt af|vallen af|gaan voor|hamerstuk|erover eens)\b"
    ),
    "passed": _any(
        r"\b(?:is|zijn|wordt|worden|daarmee|unaniem|bij dezen) .*\b(?:aangenomen|verworpen|"
        r"aanvaard|vastgesteld|goedgekeurd|afgewezen|benoemd|overgenomen|geweigerd|verlengd|"
        r"verhoogd|verlaagd|opgeheven|ingewilligd|gehonoreerd|toegekend|besloten|gekozen|afgezien)\b|"
        r"\b(?:niet|heeft het) gehaald\b|\bhaalt het (?:wel|niet)\b|\b(?:stelt|stellen) .* vast\b|"
        r"\b(?:stemt|stemmen) (?:hiermee |er ?mee )?in\b|\bgroen licht\b|\bdecharge\b"
    ),
    "open end": _any(
        r"\bnog (?:niet|geen|niets)\b|\bnog nader\b|\bnog eens over\b|\baangehouden\b|"
        r"\bhoudt .+ aan\b|\bgeen (?:conclusie|besluit|keuze|knoop|overeenstemming)\b|\blater\b|"
        r"\bweten we\b|\bkomt .+ terug\b"
    ),
    "agenda": _any(
        r"\b(?:volgende|laatste|eerste|tweede|derde) punt\b|"
        r"\b(?:agenda)?punt (?:\d|een|twee|drie|vier|vijf)|\bagenda\b|\bhet woord\b|"
        r"\bbeginnen (?:we )?(?:met|bij)\b|\bgaan (?:we )?(?:verder|naar|door)\b|\brondvraag\b|"
        r"\bstemming\b|\bvergadering\b"
    ),
    "reports": _any(
        r"\b(?:meldt|vraagt|vragen|vindt|vinden|licht|merkt|wijst|spreekt|pleit|antwoordt|bepleit|"
        r"wil|presenteert|concludeert|constateert|betreurt|bedankt|dankt|feliciteert|adviseert|"
        r"opent|sluit|benadrukt|vertelt|denkt|overweegt|wenst|(?:laat|laten) weten|"
        r"uit(?:en)? .*zorgen)\b"
        r"|\b(?:geeft|geven) .*\baan\b|\bdeelt .*\bmee\b|\blegt .*\buit\b|"
        r"\bstelt .*\b(?:voor|vast)\b"
    ),
    "pledges": _any(
        r"\bzeg(?:t|gen)? (?:u |je |jullie )?toe\b|\bbelo(?:of|oft|ven)\b|\bsta(?:an)? garant\b"
    ),
    "I have": _any(
        r"\b(?:ik|we|wij) (?:heb|hebben|ben|zijn|had|hadden|was)\b|\b(?:heb|had|ben) ik\b"
    ),
    "private": _any(
        r"\b(?:vakantie|thuis|naar huis|weekend|lunch\w*|haha|mijn (?:man|vrouw|kind|dochter|zoon|"
        r"moeder|vader|zus|broer)|lekker|zelf nooit|fiets|pensioen)\b"
    ),
    "states": _any(
        r"\b(?:loopt|lopen|kosten?|bedraagt|bedragen|duurt|zit|zitten|staat|staan|ligt|liggen|"
        r"heeft|hebben|is|zijn|er zijn|doet het|werkt|werken)\b"
    ),
    "condition": _any(
        r"\b(?:mits|tenzij|voorwaarde|met dien verstande|m\.u\.v\.|aanvulling|zonder)\b"
    ),
    "moves": _any(
        r"\b(?:gaat|gaan|schuift|verschuift|komt|komen|krijgt|krijgen) "
        r"(?:\w+ ){0,3}(?:naar|door|er)\b"
    ),
    "takes": _any(
        r"\b(?:neem|neemt|nemen|pak|pakt|pakken|doe|doet|regel|regelt|zorg|zorgt|zorgen|opgepakt|belegd|"
        r"rekening|mij|trekker|bereid|laat|aan de slag)\b"
    ),
    "I do": _any(
        r"\b(?:dan|en|ja|prima|oké)?,? ?ik (?!ben|heb|had|was|wil|vind|denk|zou|kan|weet)\w+\b"
    ),
    "do I": _any(
        rf"^{_OPENER}(?:dan|daar|dat|die|morgen|straks|vandaag)\b.{{0,12}}\b(?:ik|wij|we)\b"
    ),
    "so do I": _any(
        r"\b(?!(?:heb|ben|had|was|vind|denk|wil|wou|zou|kan|kon|zie|weet|hoor|moet|mag|als|of|dat|"
        r"wat|hoe|waar|die|dan|en|maar|want)\b)[a-z]+ (?:ik|wij|we)\b"
    ),
    "you get": _any(
        r"\b(?:je|u|jullie) (?:krijgt?|krijgen|hoort|horen|ontvangt|ontvangen|hebt?|hebben)\b"
        r"|\bkrijg(?:t|en)? .*\bvan (?:me|mij|ons)\b"
    ),
    "we do": _any(r"^(?:en )?(?:wij|we) \w+en\b"),
    "we still must": _any(
        r"\b(?:we|wij) moeten nog\b|\bmoet(?:en)? (?:er )?(?:nog|iemand)\b|\bwie \w+\b.*\?"
    ),
    "promises": cues.PROMISES,
    "promises by date": cues.PROMISES_BY_DATE,
    "talk": cues.TALK,
    "decided": cues.DECIDED,
    "undecided": cues.UNDECIDED,
    "asks": cues.ASKED,
    "asks you": _any(
        r"\b(?:jij|je|u|jullie|wethouder|college|iemand)\b[^?]*\?|"
        r"\bwie (?:doet|belt|maakt|regelt|zorgt|neemt|pakt|meldt)\b"
    ),
    "tasked": cues.TASKED,
    "tasked by date": cues.TASKED_BY_DATE,
    "asks consent": cues.PROPOSED,
    "holder": re.compile(
        rf"\({NAME}[^)]*\)\W*$|^-> ?|: {NAME}(?:,.*)?$|\b{NAME} \+ {NAME}|\btrekker\b|-> {NAME}"
    ),
    "who does": re.compile(
        r"^(?:(?:De|Het|Mevrouw|Mw\.?|Dhr\.?|Hoofd|Wethouder|En) )*"
        r"[\w.-]+(?: [A-Z][\w-]+)* [a-z]{2,}t\b"
    ),
}
NO = _any(
    r"^(?:nee\b(?! hoor| joh)|liever|daar ben|dat gaat|dat kan niet|ho\b|jammer|helaas|wacht|"
    r"nog niet|geen tijd|dat heb ik|heb ik al|daar (?:is|hebben)|ik niet)"
)
YES = _any(
    rf"^(?:{_YES}|lukt|moet lukken|komt (?:goed|voor)|(?:dat )?doe(?:n)? (?:ik|wij|we)|"
    r"helemaal|vind ik|kan ik|lijkt me|daar kan|nee hoor|nee joh|geen probleem|zal ik|"
    r"regel ik|pak ik|ook goed|ik ook)\b"
)
CLOSES = _any(
    rf"{_OPENER}(?:(?:dan )?(?:doen|gaan|laten) we (?:het|dat)?(?: zo)?\b|zo (?:gaan|doen|is)\b|"
    r"afgesproken|aldus\b|dat is dan|geregeld|besloten|akkoord).{0,12}$"
)
# The answer tells who does it.
ANYONE = _any(r"^(?:en |oké,? |maar )?wie\b")
# "I make the list. You have it on Friday."
ADDS = _any(r"^(?:dat|die|deze|je|jullie|u|uiterlijk|voor|binnen)\b")
# How a meeting goes on, and words that agree without saying to what.
PROCEDURE = _any(
    r"\b(?:gaan?|kunnen|door|verder) .{0,20}(?:naar|met) (?:het )?(?:volgende |laatste )?"
    r"(?:agenda)?punt\b|\b(?:spreken|zien) we elkaar\b|\bhet woord\b|\bmijn scherm\b"
    r"|\b(?:schors|heropen|open|sluit) (?:ik )?(?:hierbij )?de (?:vergadering|bijeenkomst)\b"
    r"|\b(?:dank|wens|bedank) (?:ik )?(?:u|je|jullie)\b|\bvat .{0,20}samen\b|\bpunt klaar\b"
    r"|\blaten we het daarbij\b|\bwe houden op\b|\bbedankt\b"
    r"|^(?:en )?dan (?:nog )?(?:de|het|een|punt|agendapunt) (?!.*\b(?:we|wij|ik|maar|\w+t)\b)"
    rf"|^(?:(?:{_YES}|helemaal|mee)\b[,.! ]*)+$"
)
