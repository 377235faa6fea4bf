"""What a text says to a machine: the visible text, and what is hidden in it."""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dutch.sentences import sentences
from guardrails.folding import fold

LOOK_ALIKE = "lijkende letters uit een ander alfabet"
INVISIBLE = "onzichtbare tekens"
REVERSED = "omgekeerde tekst"
DISGUISES = frozenset([LOOK_ALIKE, INVISIBLE, REVERSED])
_BASE64 = re.compile(r"(?<![\w+/=])[A-Za-z0-9+/]{24,4000}={0,2}(?![\w+/=])")
_COMMENT = re.compile(r"<!--((?:(?!<!--).){1,4000}?)-->|/\*((?:(?!/\*).){1,4000}?)\*/", re.DOTALL)
_HIDDEN_ELEMENT = re.compile(
    r"<(?P<tag>\w{1,12})[^>]{0,300}?(?:\bhidden\b|display\s?:\s?none|visibility\s?:\s?hidden"
    r"|font-size\s?:\s?0|opacity\s?:\s?0(?!\.[1-9])|color\s?:\s?(?:#fff(?:fff)?\b|white\b))[^>]{0,300}>"
    r"(?P<text>.{1,4000}?)(?:</(?P=tag)>|$)",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"\b(?:alt|title|aria-label|content|data-[\w-]{1,20})\s?=\s?\"([^\"]{20,2000})\"",
    re.IGNORECASE,
)
# The target of a link that carries no data away says nothing.
_LINK_TARGET = re.compile(r"\]\((?![^()\s]{0,500}[?&][^()\s]{0,500}=)[^()\s]{0,500}\)")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff\U000e0020-\U000e007f]")
_TAG_LETTERS = {code: chr(code - 0xE0000) for code in range(0xE0020, 0xE007F)}
_LOOK_ALIKE = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456\u0458\u0455\u0501\u051b\u04bb\u0432\u043d\u043a\u043c\u0442"
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0391\u0392\u0395\u0397\u0399\u039a\u039c"
    "\u039d\u039f\u03a1\u03a4\u03a7\u03bf\u03b1\u03b9\u03bd",
    "aeopcxyijsdlhbhkmtABEKMHOPCTXABEHIKMNOPTXoaiv",
)
_MIXED = re.compile(r"[A-Za-z][\u0370-\u04ff\u0500-\u052f]|[\u0370-\u04ff\u0500-\u052f][A-Za-z]")
_MANY = 3
_MOSTLY_LETTERS = 0.8
_ASKS_REVERSE = re.compile(
    r"omgekeerd|achterstevoren|backwards|reversed?|van achter naar voren", re.IGNORECASE
)
_BREAKS = re.compile(r"\n+|\s[|;]\s|(?<=\w)[;|](?=\w)|\u2028")


@dataclass(frozen=True, slots=True)
class Part:
    """One sentence or cell; `hidden` says how it was hidden from a human reader."""

    text: str
    hidden: str = ""


def parts(text: str) -> list[Part]:
    """Every sentence a model could read, the hidden ones marked."""
    found = [part for hidden, shown in _views(text) for part in _cut(shown, hidden)]
    return list(dict.fromkeys(found))


def _views(text: str) -> Iterator[tuple[str, str]]:
    visible = fold(text).text
    invisible = len(_INVISIBLE.findall(text))
    plain = _LINK_TARGET.sub("]", _COMMENT.sub(" ", visible))
    plain = _TAG.sub(" ", _HIDDEN_ELEMENT.sub(" ", plain))
    if _MIXED.search(plain):
        yield LOOK_ALIKE, plain.translate(_LOOK_ALIKE)
    yield (INVISIBLE if invisible > _MANY else ""), plain
    tagged = "".join(_TAG_LETTERS.get(ord(c), "") for c in text) if invisible else ""
    if len(tagged) > _MANY:
        yield INVISIBLE, tagged
    yield from _in_markup(visible)
    for match in _BASE64.finditer(visible):
        if decoded := _decoded(match[0]):
            yield "base64", decoded
    if _ASKS_REVERSE.search(visible):
        yield REVERSED, visible[::-1]


def _in_markup(visible: str) -> Iterator[tuple[str, str]]:
    for match in _COMMENT.finditer(visible):
        yield "commentaar in de opmaak", match[1] or match[2]
    for match in _HIDDEN_ELEMENT.finditer(visible):
        yield "verborgen element", _TAG.sub(" ", match["text"])
    for match in _ATTRIBUTE.finditer(visible):
        yield "kenmerk in de opmaak", match[1]


def _decoded(encoded: str) -> str:
    """The readable text behind base64, or ''."""
    try:
        raw = base64.b64decode(encoded + "=" * (-len(encoded) % 4), validate=True)
        text = raw.decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return ""
    readable = sum(c.isalpha() or c.isspace() for c in text) >= _MOSTLY_LETTERS * len(text)
    return text if readable and " " in text else ""


def _cut(text: str, hidden: str) -> Iterator[Part]:
    for block in re.split(r"\n\s*\n", text):
        for sentence in sentences(block.replace("\n", " ")):
            for piece in _BREAKS.split(sentence.text):
                if piece.strip():
                    yield Part(piece.strip(), hidden)
