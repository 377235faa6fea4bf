"""What a bullet says is not known (yet), so that the nota shows a place to fill in."""

import re

from guardrails.support.passages import content

_SETTLED = (
    "bekend|duidelijk|zeker|definitief|vastgesteld|bepaald|berekend|uitgerekend|gemeten|geteld|"
    "geraamd|begroot|geschat|besloten|beslist|gekozen|rond|geregeld|ontvangen|binnen|doorgegeven|"
    "aangeleverd|geleverd|afgestemd|besproken|overlegd|afgesproken|getekend|ondertekend|onderzocht|"
    "uitgezocht|nagevraagd|uitgewerkt|onderbouwd|toegezegd|toegekend|verleend|gedekt|ingevuld|"
    "compleet|beschikbaar|gepubliceerd|vrijgegeven|gereageerd|akkoord|gegeven|verstrekt|gedeeld|"
    "goedgekeurd|bevestigd|ingestemd|afgerond|gevonden|aangewezen|benoemd|gepland|ingepland|"
    "geïnventariseerd|uitgesplitst|overeengekomen|aangevraagd|in beeld|in zicht|geprikt|"
    "bekendgemaakt|gemaakt|in kaart gebracht|onderhandeld|gesproken|gezocht|gewerkt|gekeken"
)
_SETTLING = (
    "bepalen|vaststellen|berekenen|bespreken|overleggen|uitzoeken|onderzoeken|beslissen|besluiten|"
    "toezeggen|instemmen|goedkeuren|afstemmen|invullen|bevestigen|aanleveren|kiezen|regelen|"
    "navragen|ramen|plannen|brengen"
)
_ANSWER = (
    "besluit|akkoord|reactie|uitsluitsel|dekking|cijfers?|zicht|antwoord|toezegging(?:en)?|"
    "toestemming|advies|raming|planning|datum|duidelijkheid|zekerheid|afspraak|afspraken|"
    "overeenstemming|inzicht|uitkomst(?:en)?|resultaten|bedrag|schatting|offertes?|opgave|"
    "gegevens|informatie|beeld|locatie|keuze|leverancier|leider|eigenaar|aannemer|opvolger|"
    "vervanger|naam|plan|contract|vergunning|financiering|budget|oplossing|overzicht|berekening|"
    "prijs|percentage|aantal|termijn|kosten|instemming|goedkeuring|handtekening|onderbouwing|"
    "bevestiging|medewerking|garantie"
)
_NO_ANSWER = (
    "besluit|reactie|uitsluitsel|dekking|cijfers?|zicht|antwoord|toezegging|duidelijkheid|raming|"
    "schatting|gegevens|informatie|overzicht|berekening"
)
_UNKNOWN = re.compile(
    rf"\bonbekende?\b|\b(?:on|niet )duidelijk\b|\bnog onzeker\b|\bniets? bekend\b|\bde vraag\b"
    rf"|\bnog (?:steeds )?niet\b(?:[^.;]{{0,60}}\b(?:{_SETTLED})\b|\s*(?:$|[.;,]))"
    rf"|\b(?:{_SETTLED})\b[^.;]{{0,15}}\bnog niet\b"
    rf"|\b(?:nog|is er|zijn er) (?:steeds )?geen (?:\w+ )?\w*(?:{_ANSWER})\b"
    rf"|\b[Ee]r (?:is|zijn) geen (?:{_NO_ANSWER})\b"
    r"|\b(?:is|zijn|blijft|blijven) onzeker\b|\bmoet(?:en)? (?:nog )?blijken\b|\bin onderzoek\b"
    r"|\b(?:lastig|moeilijk) (?:in )?te (?:schatten|zeggen|bepalen|ramen)\b|\bopen punt\b"
    r"|\bniet (?:beschikbaar|voorhanden)\b|\blater (?:verwacht|bekend|duidelijk)\b"
    r"|\bnog te (?:ontvangen|verwachten)\b"
    rf"|\bgeen (?:zicht|cijfers|gegevens|informatie|duidelijkheid|inzicht|beeld)\b"
    rf"|\bnog\b[^.;]{{0,30}}\bontbre(?:ekt|ken)\b|\bontbre(?:ekt|ken)\b[^.;]{{0,20}}\b(?:nog|vooralsnog)\b"
    rf"|\b(?:{_ANSWER})\b[^.;]{{0,40}}\bontbre(?:ekt|ken)\b"
    rf"|\bmoet(?:en)?\b[^.;]{{0,60}}\b(?:worden (?:{_SETTLED})|(?:{_SETTLED}) worden)\b"
    rf"|\bmoet(?:en)? nog\b[^.;]{{0,60}}\b(?:{_SETTLING})\b"
    rf"|\bword(?:t|en) (?:nog|later)\b[^.;]{{0,40}}\b(?:{_SETTLED})\b"
    rf"|\b(?:volg(?:t|en)|kom(?:t|en)) (?:nog|later)\b(?![^.;]*\d)"
    rf"|\b(?:{_ANSWER}) volg(?:t|en)\b(?![^.;]*\d)"
    rf"|\b(?:nog|nader)\b[^.;]{{0,30}}\bte (?:{_SETTLING}|bezien|vullen|vragen)\b"
    r"|\bword(?:t|en) (?:nagevraagd|uitgezocht|onderzocht)\b"
    r"|\bn\.?t\.?b\b\.?|\b[pP]\.?[mM]\b\.?|\bnnb\b"
    r"|\bwe(?:et|ten)\b[^.;]{0,20}\bniets?\b|\bniet te zeggen\b"
    r"|\bwacht(?:en)?\b[^.;]{0,10}\bop\b|\bin afwachting van\b"
    r"|\bniet vast\b|\bnog open\b|\?\s*$|\?{2,}|\b[xX]{2,}\b"
    r"|^(?:aanvullen|invullen|opzoeken|navragen|nakijken)\b",
    re.IGNORECASE,
)
_BORDER = re.compile(r"[.;:,(](?:\s|$)|\s(?:maar|en dat|terwijl)\s")
_FINITE = re.compile(
    r"\b(?:is|zijn|was|waren|wordt|worden|werd|werden|moet|moeten|ontbreekt|ontbreken|staat|staan|"
    r"heeft|hebben|hebt|had|kan|kunnen|kon|zal|zullen|volgt|volgen|komt|komen|weet|weten|wacht|"
    r"wachten|ligt|liggen|blijft|blijven|loopt|lopen)\b"
)
# What someone has not done says more than who it is.
_DOES = {"heeft", "hebben", "hebt", "had"}
_FILLING = re.compile(
    rf"\b(?:nog|niet|geen|steeds|er|al|nu|momenteel|vooralsnog|echter|ook|wij|we|ik|men|te|nader|"
    rf"later|op dit moment|ontvangen|onbekende?|onduidelijk|onzeker|wachten|wacht|afwachting|"
    rf"ntb|pm|nnb|in afwachting van|{_SETTLED}|{_SETTLING})\b|\bn\.t\.b\.|\?+|\b[xX]{{2,}}\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"\b(?:daarvan|daarvoor|daarover|daarbij|hiervan|hiervoor|hierover|ervan|ervoor|erover|deze|"
    r"dit|dat|die|zij|hij|ze|het bedrag|de kosten)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"\b(?:hoeveel|wie|wat|wanneer|of|hoe|welke?|waar|waarom|waardoor)\b", re.IGNORECASE
)
_OPEN_END = re.compile(r"(?:\s+(?:is|zijn|nog|niet|weten|weet|wij|we|dat|wordt|worden))+\s*$")
_LEADING = re.compile(
    r"^(?:op|van|voor|over|met|door|en|of dat|dat|om|aan|in)\s+(?=\w)", re.IGNORECASE
)
_ARTICLE = re.compile(r"^(?:De|Het|Een|Of|Over|Wie|Wat|Wanneer|Hoe|Hoeveel|Welke?)\b")


def gap(bullet: str) -> str:
    """In words what is not known, "" when the bullet leaves nothing open."""
    found = _UNKNOWN.search(bullet)
    if not found:
        return ""
    start = max((m.end() for m in _BORDER.finditer(bullet, 0, found.start())), default=0)
    after = _BORDER.search(bullet, found.end())
    clause = bullet[start : after.start() if after else len(bullet)]
    context = _tidy(bullet[:start])
    asked = _asked(clause, found.start() - start)
    return asked or _placed(_topic(clause), context) or _tidy(bullet)


def placeholder(missing: str) -> str:
    """How a place to fill in is written; a bracket of the person's own would end it early."""
    plain = missing.replace("[", "(").replace("]", ")")
    return f"[AANVULLEN: {plain}]"


def _asked(clause: str, cue: int) -> str:
    """The question that is open, such as "hoeveel bezoekers er komen"."""
    question = _QUESTION.search(clause)
    if not question:
        return ""
    end = cue if cue > question.start() else len(clause)
    said = _OPEN_END.sub("", clause[question.start() : end])
    return _ARTICLE.sub(lambda m: m[0].lower(), _tidy(said))


def _topic(clause: str) -> str:
    """What the clause is about: what stands before its verb, or else all but the open words."""
    verb = _FINITE.search(clause)
    before = _tidy(_FILLING.sub(" ", clause[: verb.start()])) if verb else ""
    if verb and content(before):
        return _tidy(clause) if verb[0] in _DOES else before
    rest = _FILLING.sub(" ", _FINITE.sub(" ", clause))
    return _LEADING.sub("", _tidy(rest))


def _placed(topic: str, context: str) -> str:
    """With the rest of the bullet where the topic alone does not say enough."""
    if not content(topic):
        return context
    alone = len(content(topic)) > 1 and not _POINTS_BACK.search(topic)
    if alone or not context:
        return _ARTICLE.sub(lambda m: m[0].lower(), topic)
    return f"{_ARTICLE.sub(lambda m: m[0].lower(), topic)} ({context})"


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" .,;:()–-")
