"""A picture as a page of a PDF, with an invisible layer of the words that stay."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

import pikepdf
from PIL import Image

from app.woo.redaction.letters import Box, Letter
from app.woo.redaction.objects import keep_only

_QUALITY = 80
_LETTER_WIDTH = 500
_THOUSAND = 1000
_SIZE, _BASELINE = 0.8, 0.2
_GAP = 0.6


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of text on one line, with the box that it has to fill.

    `turned` is 1 when it is read upwards, -1 when it is read downwards.
    """

    text: str
    box: Box
    turned: int = 0


@dataclass(frozen=True, slots=True)
class Label:
    """What is said in the place of the letters from `start` up to `end`."""

    start: int
    end: int
    text: str
    box: Box


def words(
    letters: Sequence[Letter], labels: Iterable[Label], unseen: Collection[int]
) -> list[Word]:
    """The words that stay in reading order, with the labels between them."""
    gone = set(unseen)
    begins: dict[int, Label] = {}
    for label in labels:
        gone.update(range(label.start, label.end))
        begins.setdefault(label.start, label)
    found: list[Word] = []
    opened = False
    for place, letter in enumerate(letters):
        if place in begins:
            found.append(Word(f"{begins[place].text} ", begins[place].box))
            opened = False
        if place in gone:
            opened = False
        elif letter.text.isspace():
            found += _spaced(found) if opened else ()
            opened = False
        elif opened and (longer := _longer(found[-1], letter)):
            found[-1] = longer
        else:
            found.append(Word(letter.text, letter.box))
            opened = True
    return found


def _spaced(found: list[Word]) -> Iterator[Word]:
    last = found.pop()
    yield replace(last, text=f"{last.text} ")


def _longer(word: Word, letter: Letter) -> Word | None:
    """The word with this letter, where it goes on."""
    turned = 0
    if not _goes_on(word.box, letter.box):
        turned = 1 if letter.box.top < word.box.top else -1
        if not word.box.stacked(letter.box) or turned * word.turned < 0:
            return None
    return Word(word.text + letter.text, word.box.joined(letter.box), turned)


def _goes_on(word: Box, letter: Box) -> bool:
    return word.beside(letter) and -word.height < letter.left - word.right < _GAP * word.height


def as_page(
    pdf: pikepdf.Pdf, page: pikepdf.Page, image: Image.Image, size: tuple[float, float],
    found: Sequence[Word],
) -> None:  # fmt: skip
    """Put the picture in the place of all that is on the page; `size` is in points."""
    keep_only(page.obj, ("/Type", "/Parent"))
    width, height = size
    codes = {sign: n for n, sign in enumerate(dict.fromkeys("".join(w.text for w in found)), 1)}
    page.obj.MediaBox = pikepdf.Array([0, 0, width, height])
    page.obj.Resources = pikepdf.Dictionary(
        XObject=pikepdf.Dictionary(Im=_image(pdf, image)),
        Font=pikepdf.Dictionary(T=_font(pdf, codes)),
    )
    drawn = f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /Im Do Q\n"
    shown = "\n".join(_shown(word, height, codes) for word in found)
    page.obj.Contents = pdf.make_stream(f"{drawn}BT 3 Tr\n{shown}\nET\n".encode())


def _shown(word: Word, height: float, codes: Mapping[str, int]) -> str:
    """With the base line a little inside the box, along the side where it begins."""
    box, turned = word.box, word.turned
    thick, long = (box.width, box.height) if turned else (box.height, box.width)
    size = max(thick * _SIZE, 1.0)
    own = len(word.text.rstrip()) * size * _LETTER_WIDTH / _THOUSAND
    stretch = 100 * max(long, 1.0) / max(own, 1.0)
    inside = thick * _BASELINE
    place = {
        0: f"1 0 0 1 {box.left:.2f} {height - box.bottom + inside:.2f}",
        1: f"0 1 -1 0 {box.right - inside:.2f} {height - box.bottom:.2f}",
        -1: f"0 -1 1 0 {box.left + inside:.2f} {height - box.top:.2f}",
    }[turned]
    text = "".join(f"{codes[sign]:04X}" for sign in word.text)
    return f"/T {size:.2f} Tf {stretch:.1f} Tz {place} Tm <{text}> Tj"


def _image(pdf: pikepdf.Pdf, image: Image.Image) -> pikepdf.Object:
    data = BytesIO()
    image.save(data, "JPEG", quality=_QUALITY)
    space = pikepdf.Name.DeviceGray if image.mode == "L" else pikepdf.Name.DeviceRGB
    return pdf.make_stream(
        data.getvalue(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image,
        Width=image.width, Height=image.height, ColorSpace=space, BitsPerComponent=8,
        Filter=pikepdf.Name.DCTDecode,
    )  # fmt: skip


def _font(pdf: pikepdf.Pdf, codes: Mapping[str, int]) -> pikepdf.Object:
    """A font without shapes: text that is never drawn needs none."""
    name = pikepdf.Name("/Invisible")
    descriptor = pikepdf.Dictionary(
        Type=pikepdf.Name.FontDescriptor, FontName=name, Flags=4, ItalicAngle=0, Ascent=800,
        Descent=-200, CapHeight=700, StemV=80, FontBBox=pikepdf.Array([0, -200, 500, 800]),
    )  # fmt: skip
    inner = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.CIDFontType2, BaseFont=name,
        CIDSystemInfo=pikepdf.Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor), DW=_LETTER_WIDTH,
        CIDToGIDMap=pikepdf.Name.Identity,
    )  # fmt: skip
    outer = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0, BaseFont=name,
        Encoding=pikepdf.Name("/Identity-H"), ToUnicode=pdf.make_stream(_to_unicode(codes)),
        DescendantFonts=pikepdf.Array([pdf.make_indirect(inner)]),
    )  # fmt: skip
    return pdf.make_indirect(outer)


def _to_unicode(codes: Mapping[str, int]) -> bytes:
    pairs = [f"<{code:04X}> <{sign.encode('utf-16-be').hex()}>" for sign, code in codes.items()]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    told = "\n".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Invisible def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{told}\nendcmap CMapName currentdict /CMap defineresource pop end end\n"
    ).encode()
