"""Counts syllables as a Dutch speaker says them."""

import re

# One sound each, longest first; a trema always opens a new syllable, "ij" wins from "ai".
_SOUND = re.compile(
    r"eau|aai|ooi|oei|eeu|ieu(?!s)|[ëï]i(?!j)|ij|aa|ee|oo|uu|ie|oe|eu(?!m\b)|au|ou|"
    r"(?:a|e|o|u)i(?!j)|[aeiouáàâäéèêëíìîïóòôöúùûü]|(?<![aeiou])y(?![aeiou])"
)


def syllables(word: str) -> int:
    """Count the vowel sounds of one word; at least one when there is a letter in it."""
    plain = word.lower().replace("qu", "q")
    return len(_SOUND.findall(plain)) or int(any(map(str.isalpha, plain)))
