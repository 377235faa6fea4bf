"""The letters that tesseract recognises, each with its place in the picture."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree
from PIL import Image

from knowledge_base.readers import ocr
from knowledge_base.readers.limits import Limits

_BOX = re.compile(r"bbox(?:es)? (\d+) (\d+) (\d+) (\d+)")


@dataclass(frozen=True, slots=True)
class RecognisedLetter:
    """A sign and its box in pixels from the top left; a space after a word has that word's end."""

    text: str
    left: int
    top: int
    right: int
    bottom: int


def recognise_letters(image: Image.Image, limits: Limits, where: str) -> list[RecognisedLetter]:
    """The same words as `ocr.recognise` gives, letter by letter.

    Raises: Unreadable when tesseract is not here, fails or takes too long.
    """
    page = ocr.run(image, limits, where, "-c", "hocr_char_boxes=1", "hocr")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True)
    root = etree.fromstring(page, parser)
    words = root.iterfind(".//span[@class='ocrx_word']")
    return [letter for word in words for letter in _letters(word)]


def _letters(word: etree._Element) -> Iterator[RecognisedLetter]:
    """All as high as the word: the box of one letter is often too small or too large."""
    top, bottom = _box(word)[1::2]
    last = None
    for sign in word.iterfind(".//span[@class='ocrx_cinfo']"):
        left, _, right, _ = _box(sign)
        last = RecognisedLetter("".join(map(str, sign.itertext())), left, top, right, bottom)
        yield last
    if last:
        yield replace(last, text=" ", left=last.right)


def _box(element: etree._Element) -> tuple[int, ...]:
    found = _BOX.search(element.get("title", ""))
    return tuple(map(int, found.groups())) if found else (0, 0, 0, 0)
