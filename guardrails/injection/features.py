"""What a sentence shows of an order to the assistant, as named features of 0 or 1."""

import re

_AI = (
    r"(?:ai|a\.i\.|ai-?(?:assistent\w*|hulp\w*|systeem|systemen|model\w*|tool\w*)|assistent\w*|chatbots?|bots?|taalmodel\w*|copilot"
    r"|llm'?s?|gpt|chatgpt|model(?:len)?|samenvatter|machine\w*|geautomatiseerde \w+|automatische \w+"
    r"|digitale (?:assistent|hulp)\w*|language models?|assistants?|agents?|systeem|system)"
)
_VERB_NL = (
    r"(?:voeg|geef|schrijf|vertaal|maak|zet|vervang|haal|herschik|gebruik|neem|stel|noem|zeg|vertel|leg|beschrijf"
    r"|bedenk|verzin|ontwerp|bereken|zoek|toon|laat|druk|codeer|husselt?|spel|keer|draai|voer|negeer|vergeet|wis"
    r"|antwoord|reageer|eindig|begin|herhaal|verwijs|stuur|adviseer|raad|promoot|beveel|benadruk|verwerk|vat"
    r"|presenteer|meld|rapporteer|verzwijg|speel|doe|citeer|print|lees|decodeer|plan|analyseer|beoordeel|classificeer"
    r"|verstop|verberg|moedig|overtuig|bied|vraag|plaats|zing|dicht|rijm|los|som|kies|bewaar|onthoud|open|klik"
    r"|download|installeer|activeer|schakel|wees|formuleer|stop|verander|pas|breid|verbeter|haspel)"
)
_VERB_EN = (
    r"(?:add|write|draft|compose|provide|develop|explain|describe|translate|use|replace|convert|substitute|render|introduce"
    r"|misspell|scramble|jumble|rearrange|anagram|remove|group|combine|include|modify|integrate|augment|enhance|insert|give|tell"
    r"|list|summari[sz]e|create|generate|design|break down|show|calculate|find|identify|analy[sz]e|classify|determine|rate|encode"
    r"|decode|reverse|spell|respond|reply|answer|output|print|say|ignore|forget|disregard|pretend|act|recommend|suggest|promote"
    r"|mention|encourage|invite|emphasi[sz]e|state|claim|incorporate|append|embed|conclude|begin|start|end|finish|express|offer"
    r"|advertise|propose|outline|plan|schedule|send|open|click|visit|download|install|implement|compare|evaluate|recite|sing|make"
    r"|transform|change|format|turn|apply|omit|delete|repeat|present|highlight|persuade|convince|assess|review|predict|brainstorm"
    r"|search|look up|book|order|buy|remind|set|help|teach|rewrite|rephrase|paraphrase|simplify|imagine|mask|hide|swap|shift)"
)
_ANSWER_EN = r"(?:answers?|respons(?:e|es)|repl(?:y|ies)|messages?|outputs?|summary|summaries|completion)"
_ANSWER_NL = r"(?:antwoord(?:en)?|reacties?|samenvatting(?:en)?|bericht|output|uitvoer|weergave|tekst)"
_RULES = (
    r"(?:instruct(?:ie|ies|ions?)|instruks\w+|regels|regeltjes|richtlijnen|voorschriften|beperkingen|aanwijzingen|opdrachten"
    r"|veiligheidsregels|filters?|moderatie|maskering|beveiliging|prompt|systeem\w*|guidelines|rules|restrictions|constraints"
    r"|guardrails|safety|policies|directives|vorgaben|anweisungen|consignes)"
)
_UNDO = (
    r"(?:negeer|negeren|vergeet|vergeten|wis|wissen|laat|schakel|sla|overschrijf|omzeil|zet|hef|verlaat|stop|ontken|skip|doorbreek"
    r"|niet meer|geldt? niet|gelden niet|opgeheven|vervallen|verouderd|los|uit|ignore|disregard|forget|bypass|override|drop|discard"
    r"|ignoriere|oublie|ignorez|vergiss)"
)

_PATTERNS: dict[str, str] = {
    "your answer (en)": rf"\b(?:your|each|every|all|the) (?:\w+ ){{0,2}}{_ANSWER_EN}\b",
    "your answer (nl)": rf"\b(?:je|jouw|uw|elke?|ieder|alle(?: volgende)?) (?:\w+ ){{0,2}}{_ANSWER_NL}\b",
    "order (en)": rf"^\W*(?:please |now |then |also |next,? |first,? |kindly )*{_VERB_EN}\b",
    "order after comma (en)": rf"^(?:in|for|to|with|before|after|when|if|as)\b[^,]{{3,60}}, (?:please )?{_VERB_EN}\b",
    "order (nl)": rf"^\W*(?:alsjeblieft |nu |dan |eerst |ook |graag )*{_VERB_NL}\b",
    "question (en)": r"^\W*(?:what(?:'s| is| are| was| were| do| does| would)?|who|whom|when|where|why|how|which|can you|could you|would you|will you|is it|do you|are there|should)\b.*\?",
    "question (nl)": r"^\W*(?:wat|wie|wanneer|waar|waarom|hoe|welke?|kun je|kan je|kunt u|zou je|wil je|is het|heb je|weet je)\b.*\?",
    "can you": r"^\W*(?:can|could|would|will) you\b|^\W*(?:kun|kan|zou|wil) je\b",
    "names a machine": rf"\b{_AI}\b",
    "machine, then order": rf"(?:^|[\[(\"'.>;]\s?|\b(?:beste|aan|voor|aan de|alleen voor|aan alle|note to|attention|dear|hey|hi|let op) )(?:\w+ )?{_AI}(?:[ -]?(?:note|opdracht|instructie|bericht|systemen|systems))?\W{{0,3}}[:,!-]",
    "machine does": rf"\b{_AI}\b(?: \w+){{0,4}} (?:speelt|schrijft|zegt|meldt|rapporteert|antwoordt|geeft|stuurt|sturen|adviseert|noemt|verwijst|herhaalt|toont|laat|mag vanaf|moet voortaan|hoeft|dient|verzwijgt|presenteert|vermeldt|should|must|shall|will|has to)\b",
    "who processes this": r"\b(?:wie|die|dat|elk\w*|u|je) (?:\w+ ){0,5}(?:samenvat|verwerkt|leest|analyseert|summari[sz]es|processes|reads)\b|\bverwerkt u\b.{0,60}\bai|(?:weergegeven|samengevat|verwerkt|gelezen) (?:door|als) ",
    "undo rules": rf"\b{_UNDO}\b.{{0,60}}\b{_RULES}\b|\b{_RULES}\b.{{0,50}}\b{_UNDO}\b",
    "your rules": rf"\b(?:je|jouw|uw|your|deine?|tes|vos)\b (?:\w+ ){{0,2}}{_RULES}\b",
    "forget all before": r"\b(?:vergeet|negeer|wis|forget|ignore|disregard)\b.{0,30}\b(?:alles|everything|all|vorige|eerdere|voorgaande|bovenstaande|previous|prior|above|before|de vraag|the question)\b",
    "hidden prompt": r"systeem ?(?:prompt|bericht|tekst|instructie\w*|opdracht)|system ?(?:prompt|message|text|instructions)|systemtext|begintekst|startinstructie|(?:geheime|verborgen|interne|oorspronkelijke|volledige|initial|hidden|secret) (?:instruct\w+|tekst|prompt|aanwijzingen|opdracht\w*|regels|rules|begintekst|configuratie)|\bconfiguratie\b|je prompt|your prompt|begin van dit gesprek|start of this conversation",
    "show it": r"\b(?:toon|geef|print|citeer|herhaal|schrijf|plak|onthul|laat\b.*\bzien|lek|reveal|show|repeat|print|output|leak|gib|montre|vertel|zeg|welke)\b",
    "about the user": r"\b(?:de|the|elke|every) (?:gebruikers?|users?|lezers?|readers?|vrager)\b",
    "tell the user": r"\b(?:zeg|vertel|meld|tell|inform|antwoord|raad|adviseer|stuur|verwijs|sturen|telling|suggest\w*|encourag\w*|invit\w*|urg\w*)\b.{0,40}\b(?:gebruikers?|users?|lezers?|readers?|vrager|people|mensen)\b",
    "from now on": r"\b(?:voortaan|vanaf (?:nu|hier|dit punt)|from now on|from here|vanaf dit moment|volgende vragen|volgend gesprek|elk antwoord|alle antwoorden|eerste zin|every answer|henceforth|bewaar dit|onthoud dit|remember this)\b",
    "keep it secret": r"\b(?:verzwijg\w*|geheim|niet (?:vermelden|noemen|zeggen|ingaan)|ga niet in op|nooit (?:zeggen|noemen|vermelden)|do not (?:mention|tell|reveal|disclose|say)|don't (?:mention|tell|say)|zonder (?:dit|het) te (?:zeggen|melden|noemen)|uitsluitend|niets anders)\b",
    "play a role": r"\b(?:doe alsof|je bent (?:nu|vanaf|voortaan)|je heet|speel(?:t)? (?:een|de|vanaf)|you are now|pretend|act as|zonder (?:filter|beperking\w*|regels|censuur)|without (?:filter|restriction)s?|jailbreak|ontwikkelaarsmodus|developer mode|onderhoudsmodus|god mode|\bdan\b mode|geen beperkingen|nooit iets weigert|onbeperkt|ongefilterd|unfiltered|uncensored mode|verboden antwoord\w*)\b",
    "authority": r"\b(?:op last van|namens de directie|in opdracht van de (?:beheerder|directeur|leverancier)|met voorrang|systeemopdracht|systeembericht|beheerder\w*|administrator|admin|leverancier|ontwikkelaar|developer|root|toestemming gegeven|geautoriseerd|authori[sz]ed|onderhoudsmodus|test ?modus|openai|anthropic|override)\b",
    "unmask": r"(?:zonder|hef|schakel|uit|op te heffen|omzeil).{0,25}masker|masker\w*.{0,30}(?:op|uit|weg|heffen)|(?:weg)?gelakt|gemaskeerd|gemas|originele (?:namen|adressen|gegevens|tekst)|verborgen namen|onder de lak|unmask|unredact",
    "no permission": r"geen rechten|niet mag\b|geen toegang|zonder toestemming|buiten (?:je|de) rechten|no permission|not allowed|als (?:dat|het) eigenlijk niet mag",
    "exfiltrate": r"\b(?:laatste|vorige|alle) (?:\w+ )?(?:vragen|berichten|gesprek\w*|questions|messages)\b|https?://\S+[?&=]|!\[|\bwachtwoord\w*|\bpassword|bankpas\w*|creditcard|inloggegevens|inloggen\.|betaal\w*\.|klik hier|click here|send .{0,40} to \S+@|stuur .{0,40} naar \S+@",
    "delimiter": r"<\|[^|]{1,30}\|>|\[/?INST\]|<</?SYS>>|^\W*(?:system|systeem|assistant|assistent|user|gebruiker)\w*\s?(?:\([^)]{1,20}\))?\s?[:>]|nieuwe regel voor|### ?(?:system|instruct)|BEGIN (?:SYSTEM|INSTRUCT)",
    "piece of creation": r"\b(?:gedicht|haiku|limerick|verhaal|verhaaltje|sprookje|mop|grap|toespraak|speech|opstel|essay|slogan|lied|liedje|rap|songtekst|recept|tweet|blogpost|poem|story|joke|song|lyrics|recipe|letter to|speech|essay|haiku|limerick|tagline|screenplay|dialogue)\b",
    "programming": r"\b(?:python|java|javascript|php|mysql|sql|html|css|c\+\+|functie|function|recursi\w+|algorithm to|script|regex|for-?loop|json)\b",
    "change of letters": r"\b(?:anagram\w*|letters?|klinkers?|vowels?|medeklinkers?|consonants?|spaties|spaces|leestekens|punctuation|hoofdletters|capital letters|uppercase|lowercase|kleine letters|emoji\w*|symbolen|symbols|cijfers voor|numbers for|base ?64|base ?32|hexadecima\w+|binair|binary|morse\w*|rot ?13|caesar|cipher\w*|geheimschrift|substitutie|substitution|typefout\w*|typos?|misspell\w*|spelfout\w*|husselen?|gehusseld|scramble\w*|omgekeerd\w*|backwards?|reversed?|achterstevoren|pig latin|leetspeak|woordvolgorde|word order)\b",
    "translation": r"\b(?:vertaal|translate|translation|in het (?:frans|duits|engels|spaans|italiaans|russisch|japans|chinees|portugees|turks|arabisch)|(?:to|in|into) (?:french|german|spanish|italian|russian|japanese|chinese|dutch|portuguese|english|turkish|korean|arabic|hindi)|hoe zeg je|how do you say)\b",
    "persuades": r"\b(?:koop|kopen|bestel|doneer|doneren|donaties|stem op|te stemmen|stemmen bij|abonneer|lid worden|word lid|meld je aan|probeer gratis|korting|aanbieding|gratis|winnen|buy|purchase|donat\w+|vote|subscribe|sign up|join|discount|free trial|limited[- ]time|investe\w+|invest|crypto|bitcoin|miracle|cure|vaccin\w*|conspiracy|download|installeer|install|gekraakt\w*|cracked|virus|update your|beste keuze|voordeligste|the best|sensatio\w*|shocking|clickbait|geruchten|rumou?r|celebrity|trick|truc|celeb\w*|followers?|like and share|scam|lottery|prize|prijs gewonnen|phishing)\b",
    "address on the web": r"https?://|\bwww\.|\b[\w-]{2,30}\.(?:com|net|xyz|info|io|biz|ru|online|site|shop|club)\b|\S+@\S+\.\w{2,}",
    "example in quotes": r"(?:voorbeeld|bijvoorbeeld|zoals|staat|example|such as|e\.g\.|herkennen|misleid\w*|phishing).{0,80}[\"\u201c\u201e'].{3,200}[\"\u201d']",
    "asks about it": r"^\W*(?:hoe|wat|waarom|welke|mag|moet|kan|leg uit|noem voorbeelden|how|what|why|should|is it|can)\b",
    "as a machine should say": r"\bzeg (?:dan )?dat\b|\bmeld (?:dan )?(?:uitsluitend )?dat\b|\bsay that\b|\bclaim that\b|\bantwoordt? (?:dan )?(?:die )?dat\b|\bweergegeven als\b|\bdat .{3,60} is ingetrokken\b",
}
_COMPILED = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _PATTERNS.items()}
NAMES = (*_COMPILED, "hidden", "english in dutch text", "english sentence", "foreign order", "foreign question", "short")

_ENGLISH = frozenset(
    "the of and to a in is you that it for on with as are this be your by from or an at what how can"
    " which do who my all if not about into their has was were write please add use provide make any".split()
)
_DUTCH = frozenset(
    "de het een van en in is dat te op voor met zijn je die niet aan er om ook als dan bij door uit"
    " naar wordt worden of deze dit hij zij wij u uw kan moet heeft hebben over maar wat hoe".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_SHORT = 8
_LONGEST = 600


def is_english(text: str) -> bool:
    words = [w.lower() for w in _WORD.findall(text)]
    return sum(w in _ENGLISH for w in words) > sum(w in _DUTCH for w in words)


def features(sentence: str, *, hidden: bool, dutch_around: bool) -> dict[str, float]:
    """The features that a sentence has, by name; `dutch_around`: the rest of the text is Dutch."""
    text = sentence[:_LONGEST]
    found = {name: 1.0 for name, pattern in _COMPILED.items() if pattern.search(text)}
    english = is_english(text)
    if hidden:
        found["hidden"] = 1.0
    if english:
        found["english sentence"] = 1.0
    if english and dutch_around:
        found["english in dutch text"] = 1.0
        if "order (en)" in found or "order after comma (en)" in found:
            found["foreign order"] = 1.0
        if "question (en)" in found or "can you" in found:
            found["foreign question"] = 1.0
    if len(_WORD.findall(text)) <= _SHORT:
        found["short"] = 1.0
    return found
