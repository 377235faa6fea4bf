"""A page as a picture, with boxes in the place of what has to go."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium  # type: ignore[import-untyped]
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from app.woo.redaction.letters import Box, Letter

DPI = 200
_PIXELS = 5_000
_PAD = 1.5
_LABEL_SHARE = 0.72
_SMALLEST_LABEL = 6
# A box so many times as high as it is wide stands on text that is turned.
_TURNED = 2
# Grey levels, of 256, that a letter differs from what is around it before somebody sees it.
CONTRAST = 16


@dataclass(frozen=True, slots=True)
class Blot:
    """A box to black out, and the ground that is printed in it."""

    box: Box
    label: str


@dataclass(frozen=True, slots=True)
class Picture:
    """`scale` is in pixels to the point."""

    image: Image.Image
    scale: float

    def unseen(self, letters: Sequence[Letter]) -> set[int]:
        """The letters, by their place in the row, where a reader sees nothing."""
        grey = np.asarray(self.image.convert("L"))
        return {
            place
            for place, letter in enumerate(letters)
            if letter.text.isalnum() and self._contrast(grey, letter.box) < CONTRAST
        }

    def points(self, left: float, top: float, right: float, bottom: float) -> Box:
        """A box in pixels as a box on the page."""
        return Box(*(edge / self.scale for edge in (left, top, right, bottom)))

    def _contrast(self, grey: NDArray[np.uint8], box: Box) -> int:
        left, top, right, bottom = (
            max(round(edge * self.scale), 0) for edge in (box.left, box.top, box.right, box.bottom)
        )
        under = grey[top : max(bottom, top + 1), left : max(right, left + 1)]
        return int(under.max()) - int(under.min()) if under.size else 0

    def blotted(self, blots: Iterable[Blot]) -> Image.Image:
        """The picture in which the pixels under the boxes are gone."""
        image = self.image.copy()
        for blot in blots:
            _blot(image, blot, self.scale)
        return image


def picture(page: pdfium.PdfPage, dpi: int = DPI, *, grey: bool = False) -> Picture:
    """A page as it is shown, without comments on it."""
    longest = max(page.get_width(), page.get_height(), 1.0)
    scale = min(dpi / 72, _PIXELS / longest)
    bitmap = page.render(scale=scale, draw_annots=False, grayscale=grey)
    try:
        return Picture(bitmap.to_pil().convert("L" if grey else "RGB"), scale)
    finally:
        bitmap.close()


def boxes(letters: Sequence[Letter]) -> list[Box]:
    """One box for each line that these letters stand on."""
    found: list[Box] = []
    for letter in letters:
        if letter.text.isspace():
            continue
        if found and (found[-1].beside(letter.box) or found[-1].stacked(letter.box)):
            found[-1] = found[-1].joined(letter.box)
        else:
            found.append(letter.box)
    return found


def _blot(image: Image.Image, blot: Blot, scale: float) -> None:
    box = blot.box
    left, top = round(box.left * scale - _PAD), round(box.top * scale - _PAD)
    right, bottom = round(box.right * scale + _PAD) + 1, round(box.bottom * scale + _PAD) + 1
    size = (max(right - left, 1), max(bottom - top, 1))
    is_turned = size[1] > _TURNED * size[0]
    black = Image.new(image.mode, size[::-1] if is_turned else size, "black")
    draw = ImageDraw.Draw(black)
    font = _fitting(draw, blot.label, *black.size)
    middle = (black.width / 2, black.height / 2)
    draw.text(middle, blot.label, fill="white", font=font, anchor="mm")
    image.paste(black.rotate(90, expand=True) if is_turned else black, (left, top))


def _fitting(
    draw: ImageDraw.ImageDraw, label: str, width: float, height: float
) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    size = max(height * _LABEL_SHARE, _SMALLEST_LABEL)
    font = ImageFont.load_default(size)
    needed = draw.textlength(label, font=font)
    if needed <= width:
        return font
    return ImageFont.load_default(max(size * width / needed, _SMALLEST_LABEL))
