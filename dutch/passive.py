"""Finds sentences that hide who acts: "worden" or "zijn" with a past participle."""

import re

from dutch.wordlists import listed

_BECOME = listed("word wordt worden werd werden")
_BE = listed("is zijn was waren bent ben")
_LOOKS = re.compile(
    r"(?:aan|achter|af|bekend|bij|deel|door|gelijk|goed|in|kwijt|los|mee|na|neer|om|onder|op|open|"
    r"over|plaats|rond|samen|schoon|stil|teleur|tegen|terug|thuis|toe|uit|vast|vol|voor|vrij|weg)?"
    r"ge[a-zëï]{2,}(?:d|t|en|aan)$|"
    r"(?:be|ver|ont|her|er|mis|onder|over|voor|door|om|weer)[a-zëï]{2,}(?:d|t)$|"
    r"(?:be|ver|ont|her|er|onder|over|door)"
    r"(?:geven|nomen|sloten|schreven|zonden|vonden|grepen|boden|vangen|houden|slagen|broken|wezen|"
    r"trokken|kregen|loren|worven|wogen|roepen|laten|lopen|leden|zien|dreven|holpen|gaan|staan|"
    r"daan|komen)$"
)
_NO_PARTICIPLE = listed(
    """
    gebied gebieden gebouwen gebruiken geld gelden gemeenten gesprekken gevolgen gezicht gerecht
    gewicht gezond geschikt genoeg geregeld gebeuren gedachten gegevens gevallen gewend gelijk
    bevoegd bereid bekend beleid besluit bericht beeld bewust bestuurt overheid onderwerpt voort
    verband verslag verschil vergunt vermoeden verzoeken begrijpen behouden beslissen besluiten
    bepalen betekent betalen overleg onderzoekt overzicht voorbeeld voordat omdat doordat ermee
    verplicht ervaart vertrouwd gericht geschat tevreden verleden heden mening bestaan gewenst
    """
)
_NOUN = re.compile(r"(?:heid|heden|ingen|besluit|gebied|gebieden|geschikt|ontwerp|gemotiveerd)$")
# With "zijn" these tell what happened to the subject itself: nobody is left out.
_OWN_CHANGE = re.compile(
    r"(?:aan|af|bij|binnen|door|in|mee|na|om|onder|op|over|terug|toe|uit|voor|voorbij|weg|mis)?"
    r"(?:gegaan|gekomen|gebleven|geweest|gevallen|gestegen|gedaald|gegroeid|gestopt|gestart|"
    r"gebeurd|geslaagd|gelopen|gereden|getrokken|gestapt|gestorven|gelukt|gezakt|genomen(?<=toegenomen)|"
    r"gescheiden|getreden|geraakt|geworden|gekrompen|geëindigd)$|"
    r"(?:begonnen|vertrokken|verschenen|verdwenen|ontstaan|overleden|veranderd|verhuisd|verlopen|"
    r"vervallen|bevallen|mislukt|verbeterd|verslechterd|geboren|verplicht|bedoeld|gevestigd|"
    r"gericht|geslaagd|afgelopen|toegenomen|afgenomen|verstreken|geschikt|verdeeld|bekend)$"
)
_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE = re.compile(
    r"[,;:()]|\b(?:omdat|doordat|terwijl|zodat|maar|want|dat|als)\b", re.IGNORECASE
)


def is_passive(sentence: str) -> bool:
    """Whether a clause has a passive; "is vertrokken" and "is geworden" are not."""
    return any(_passive(part) for part in _CLAUSE.split(sentence))


def looks_like_participle(word: str) -> bool:
    """Whether the spelling of a lower-case word is that of a past participle."""
    looks = _LOOKS.match(word) is not None and _NOUN.search(word) is None
    return looks and word not in _NO_PARTICIPLE


def _passive(clause: str) -> bool:
    words = [match[0].lower() for match in _WORD.finditer(clause)]
    participles = [word for word in words if looks_like_participle(word)]
    if not participles or participles == ["geworden"]:
        return False
    if _BECOME.intersection(words):
        return True
    own = all(_OWN_CHANGE.match(word) for word in participles)
    has = {"heb", "hebt", "heeft", "hebben", "had", "hadden"}
    return bool(_BE.intersection(words)) and not own and not has.intersection(words)
