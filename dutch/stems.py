"""A light Dutch stemmer: forms of one word meet, at the price of a few that should not."""

import re
import unicodedata
from functools import lru_cache

_PARTICLES = (
    "aan|achter|af|bij|bijeen|door|goed|in|mee|na|neer|om|onder|op|over|plaats|samen|stil|stop|"
    "tegen|terug|toe|uit|vast|voor|weg"
)
# Nouns and adjectives that only look like participles.
_NO_PARTICIPLE = (
    "bied|bod|bouw|bruik|bed|dicht|drag|hoor|heim|luid|meen|moed|noot|recht|schil|tal|val|vecht|"
    "volg|wicht|woon|zicht|zin|zond"
)
_PARTICIPLE = re.compile(rf"^({_PARTICLES}|)ge(?!{_NO_PARTICIPLE})(?=.{{3,}}(?:d|t|en|de|te)$)")
_WITH_TE = re.compile(rf"^({_PARTICLES})te(?=.{{3,}}en$)")
_NOUN = re.compile(r"(?<=.{3})aties?$")
_ENDING = re.compile(
    r"(?<=.{3})(?:heden|heid|ingen|ing|tjes|tje|jes|je|enden|ende|end|sten|ste|ische|isch|en|es|"
    r"e|s)$"
)
_SHORT = 3


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Lower-case stem without accents: "vastgelegd", "vastleggen" and "vastlegt" agree."""
    spread = unicodedata.normalize("NFD", word.lower())
    plain = "".join(c for c in spread if not unicodedata.combining(c))
    plain = re.sub(r"['’]s?$", "", plain)
    if len(plain) <= _SHORT or not plain.isalpha():
        return plain
    base = _WITH_TE.sub(r"\1", _PARTICIPLE.sub(r"\1", _NOUN.sub("er", plain)))
    return _spelling(_ENDING.sub("", base))


def _spelling(base: str) -> str:
    """Undo the spelling rules: inflection in d and t, long vowels, double and final consonants."""
    bare = base.rstrip("dt")
    single = re.sub(r"([aeou])\1", r"\1", bare if len(bare) >= _SHORT else base)
    single = re.sub(r"([^aeiou])\1$", r"\1", single)
    return single[:-1] + {"v": "f", "z": "s"}.get(single[-1], single[-1])
