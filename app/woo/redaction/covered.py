"""Pictures of which a page shows only a part: under a black box, cut off, or in a hidden layer."""

from collections.abc import Iterator

import numpy as np
import pypdfium2 as pdfium  # type: ignore[import-untyped]
from numpy.typing import NDArray
from PIL import Image
from PIL.ImageFilter import MaxFilter, MinFilter
from pypdfium2 import raw

from app.woo.redaction.letters import box_of
from app.woo.redaction.picture import CONTRAST, Picture

# Pixels of the picture of a page; at 100 to the inch a line of text is four blocks high.
_BLOCK, _AROUND = 4, 5
_BLOCKS = 6
# Grey levels between the ink and the paper of something that can be read.
_INK = 64
_LARGEST = 10_000


def hides_picture(page: pdfium.PdfPage, seen: Picture) -> bool:
    """Whether a picture on the page holds something that nobody sees on it; `seen` is grey."""
    hidden = 0
    for whole, left, top in _pictures(page, seen):
        there = Image.new("L", whole.size, "white")
        there.paste(seen.image, (-left, -top))
        # The two may be a pixel or so apart.
        lightest, darkest = (there.filter(f(_AROUND)) for f in (MaxFilter, MinFilter))
        nothing_there = _contrast(lightest, darkest) < CONTRAST
        hidden += int(np.sum(nothing_there & (_contrast(whole, whole) >= _INK)))
    return hidden >= _BLOCKS


def _pictures(page: pdfium.PdfPage, seen: Picture) -> Iterator[tuple[Image.Image, int, int]]:
    """Each as it would be seen with nothing in front of it, and its left and top in pixels."""
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
        box = box_of(page, *item.get_bounds())
        left, top, right, bottom = (
            round(edge * seen.scale) for edge in (box.left, box.top, box.right, box.bottom)
        )
        if min(right - left, bottom - top) < _BLOCK:
            continue
        whole = item.get_bitmap(render=True, scale_to_original=False).to_pil().convert("RGBA")
        paper = Image.new("RGBA", whole.size, "white")
        paper.alpha_composite(whole)
        turned = paper.convert("L").rotate(-page.get_rotation(), expand=True)
        size = (min(right - left, _LARGEST), min(bottom - top, _LARGEST))
        yield turned.resize(size), left, top


def _contrast(lightest: Image.Image, darkest: Image.Image) -> NDArray[np.int16]:
    """For each block how far its darkest and its lightest pixel are apart."""
    most, least = _blocks(lightest).max(axis=(1, 3)), _blocks(darkest).min(axis=(1, 3))
    apart: NDArray[np.int16] = most - least
    return apart


def _blocks(image: Image.Image) -> NDArray[np.int16]:
    grey = np.asarray(image, dtype=np.int16)
    rows, columns = grey.shape[0] // _BLOCK, grey.shape[1] // _BLOCK
    cut = grey[: rows * _BLOCK, : columns * _BLOCK]
    return cut.reshape(rows, _BLOCK, columns, _BLOCK)
