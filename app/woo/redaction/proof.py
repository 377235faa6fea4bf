"""Reads a published file back with other programs, to prove that what had to go is gone.

pypdf and pdfminer did not make the file. Every object is looked through as well, as bytes and
as text, packed and unpacked.
"""

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from itertools import chain

from pdfminer.high_level import extract_text
from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from app.woo.redaction.plain import plain

# A shorter text may stand in any file by chance; it is looked for as a word.
_SHORTEST = 4
_NOT_BY_CHANCE = 6
_WORD = re.compile(r"\w+")
_HEX = re.compile(rb"<([0-9a-fA-F\s]{8,})>")
_FREE = 65_535
_LARGEST = 50_000_000
# Bytes before a stream that tell what it is.
_ABOUT = 400
_ENCODINGS = ("utf-8", "cp1252", "utf-16-be", "utf-16-le")


@dataclass(frozen=True, slots=True)
class Secret:
    """A text that was taken out, and how often the same words may still stand in the file."""

    text: str
    left: int = 0


def secrets(texts: Sequence[str], stays: str, left: str = "") -> list[Secret]:
    """`stays` is the text of the document without these, `left` what the maker left in the file.

    What the document says nowhere else may not be there at all. Of what it does say elsewhere
    there may be more than in its text, which has no headers and footers.
    """
    every = (text for text in dict.fromkeys(texts) if text.strip())
    return [Secret(text, _most(count(text, stays), text, left)) for text in every]


def _most(stays: int, text: str, left: str) -> int:
    return max(stays, count(text, left)) if stays else 0


def count(text: str, where: str) -> int:
    """How often the words of a text stand in another, whatever the lay-out."""
    wanted = plain(text).text
    if len(wanted) >= _SHORTEST:
        return sum(1 for _ in plain(where).places(wanted))
    words, inside = _WORD.findall(text.casefold()), _WORD.findall(where.casefold())
    size = len(words)
    return sum(inside[n : n + size] == words for n in range(len(inside) - size + 1)) if size else 0


def readable(file: bytes, wanted: Sequence[Secret]) -> set[Secret]:
    """What programs that read a PDF find in its text."""
    texts = [
        "\n".join(page.extract_text() for page in PdfReader(BytesIO(file)).pages),
        extract_text(BytesIO(file)),
    ]
    return {each for each in wanted if any(count(each.text, t) > each.left for t in texts)}


def recoverable(file: bytes, wanted: Sequence[Secret]) -> list[Secret]:
    """What can still be read somewhere in the file."""
    reader = PdfReader(BytesIO(file))
    found = readable(file, wanted)
    gone = [each for each in wanted if each.left == 0 and len(plain(each.text).text) >= _SHORTEST]
    everything = plain("\n".join(_strings(reader))).text
    found.update(each for each in gone if plain(each.text).text in everything)
    found.update(_in_bytes(_unpacked(reader), gone, _SHORTEST))
    # A few bytes stand by chance in what is packed or a picture.
    found.update(_in_bytes(chain([file], _streams(file)), gone, _NOT_BY_CHANCE))
    return [each for each in wanted if each in found]


def _in_bytes(
    pieces: Iterable[bytes], wanted: Sequence[Secret], shortest: int
) -> Iterator[Secret]:
    """One piece at a time, because all of them together may be many times the file."""
    written = {
        each: {form for form in _spellings(each.text) if len(form) >= shortest} for each in wanted
    }
    for data in pieces:
        yield from (each for each, forms in written.items() if any(f in data for f in forms))


def _spellings(text: str) -> Iterator[bytes]:
    for said in (text, " ".join(text.split()), "".join(text.split())):
        for encoding in _ENCODINGS:
            data = said.encode(encoding, "ignore")
            if len(data) >= _SHORTEST:
                yield from (data, data.hex().encode(), data.hex().upper().encode())


def _unpacked(reader: PdfReader) -> Iterator[bytes]:
    for thing in _objects(reader):
        if isinstance(thing, StreamObject) and thing.get("/Subtype") != "/Image":
            yield from _forms(thing.get_data())


def _streams(file: bytes) -> Iterator[bytes]:
    """Every stream in the file, also of earlier versions that no object points at any more."""
    for begin in re.finditer(rb"stream\r?\n", file):
        packed = file[begin.end() : file.find(b"endstream", begin.end())]
        with suppress(zlib.error):
            data = zlib.decompressobj().decompress(packed, _LARGEST)
            is_image = b"/Image" in file[max(begin.start() - _ABOUT, 0) : begin.start()]
            yield from [data] if is_image else _forms(data)


def _forms(data: bytes) -> Iterator[bytes]:
    """A stream as it is, and with the texts in it joined over the gaps between them."""
    yield data
    yield b"".join(re.findall(rb"\(((?:\\.|[^\\()])*)\)", data))
    yield b"".join(bytes.fromhex(_even(part)) for part in _HEX.findall(data))


def _even(part: bytes) -> str:
    digits = b"".join(part.split()).decode()
    return digits + "0" * (len(digits) % 2)


def _objects(reader: PdfReader) -> Iterator[object]:
    tables = (table for generation, table in reader.xref.items() if generation != _FREE)
    numbers = {number for table in tables for number in table}
    for number in sorted(numbers | set(reader.xref_objStm)):
        yield reader.get_object(number)


def _strings(reader: PdfReader) -> Iterator[str]:
    for thing in [reader.trailer, *_objects(reader)]:
        yield from _texts(thing)


def _texts(thing: object) -> Iterator[str]:
    if isinstance(thing, DictionaryObject):
        for name, value in thing.items():
            yield str(name)
            yield from _texts(value)
    elif isinstance(thing, ArrayObject):
        for value in list.__iter__(thing):
            yield from _texts(value)
    elif isinstance(thing, ByteStringObject):
        yield thing.decode("latin-1")
    elif isinstance(thing, (TextStringObject, NameObject)):
        yield str(thing)
