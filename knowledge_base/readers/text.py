"""Bytes to text, and text to the same text without the traces of typesetting."""

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from knowledge_base.contract import Unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What Dutch files without Unicode were written in: Windows, DOS, old Macs.
_LEGACY = ("cp1252", "cp850", "mac_roman")
_DUTCH_SIGNS = re.compile("[éëèêïíîóöôòúüûáàâäçñÉËÈÏÍÓÖÚÜÁÀÄÇ€–—‘’“”„…•·°§«»²½´]")
_ASCII = 0x80
_SAMPLE = 200_000
_UNREADABLE_SHARE = 0.02

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
_LIGATURES |= {0xFB05: "st", 0xFB06: "st", 0x0132: "IJ", 0x0133: "ij"}
_SYMBOL_BULLETS = dict.fromkeys((0xF0B7, 0xF0A7, 0xF0D8, 0xF076, 0xF0FC), "•")
_SPACES = dict.fromkeys((0xA0, 0x202F, *range(0x2000, 0x200B), 0x3000), " ")
_LINE_BREAKS = {0x0B: "\n", 0x0C: "\n", 0x0D: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
_INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF))
_CONTROLS = dict.fromkeys(c for c in (*range(0x20), *range(0x7F, 0xA0)) if c not in (9, 10))
_TABLE = _CONTROLS | _INVISIBLE | _LINE_BREAKS | _SPACES | _SYMBOL_BULLETS | _LIGATURES
_SURROGATE = re.compile("[\ud800-\udfff]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_RUN_OF_SPACES = re.compile(r"[ \t]+")
_LINE_EDGES = re.compile(r" ?\n ?")
_BLANK_LINES = re.compile(r"\n{3,}")
_MULTIBYTE = re.compile("[\u0080-\ufffc]")
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")


def decode(data: bytes, declared: str = "") -> str:
    """Give the text of bytes; `declared` is the encoding they say they have, if they do.

    Raises: Unreadable when the bytes are no text in any encoding that is tried.
    """
    text = _as_declared(data, declared) or _decoded(data)
    if len(_BINARY.findall(text)) > max(1, len(text)) * _UNREADABLE_SHARE:
        raise Unreadable(
            "Dit bestand bevat geen leesbare tekst: de inhoud is binair of de tekens kloppen "
            "niet. Sla het op als tekst in UTF-8 en lever het opnieuw aan."
        )
    return text.replace("\x00", "")


def _as_declared(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding) if encoding else ""
    except (LookupError, ValueError):
        return ""


def _decoded(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, errors="replace")
    try:
        return _wide(data) or data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data)


def _wide(data: bytes) -> str:
    """Give UTF-16 without a mark: in western text every other byte is then zero."""
    sample = data[:1000]
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = sample[offset::2]
        if half and half.count(0) > 0.7 * len(half):
            return data.decode(encoding, errors="replace")
    return ""


def _legacy(data: bytes) -> str:
    sample = data[:_SAMPLE].decode("utf-8", errors="replace")
    if len(_MULTIBYTE.findall(sample)) > 4 * sample.count("\ufffd"):
        return data.decode("utf-8", errors="replace")
    signs = bytes(byte for byte in data[:_SAMPLE] if byte >= _ASCII)
    dutch = {code: len(_DUTCH_SIGNS.findall(signs.decode(code, "replace"))) for code in _LEGACY}
    likeliest = max(_LEGACY, key=dutch.__getitem__)
    if dutch[likeliest] < len(signs) / 2 and (best := from_bytes(data[:_SAMPLE]).best()):
        likeliest = best.encoding
    return data.decode(likeliest, errors="replace")


def clean(text: str) -> str:
    """Level out ligatures, soft hyphens, odd spaces and control characters; keep line breaks."""
    text = text.replace("\r\n", "\n").translate(_TABLE)
    text = _PRIVATE.sub("", _SURROGATE.sub("\ufffd", text))
    text = _RUN_OF_SPACES.sub(" ", unicodedata.normalize("NFC", text))
    return _BLANK_LINES.sub("\n\n", _LINE_EDGES.sub("\n", text)).strip()


def clean_line(text: str) -> str:
    """Clean text on one line."""
    return " ".join(clean(text).split())
