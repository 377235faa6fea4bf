"""Pictures on the pages that stay, without what cameras and programs write beside the picture."""

from collections.abc import Iterator

import pikepdf

_JPEG, _JPEG2000 = pikepdf.Name.DCTDecode, pikepdf.Name.JPXDecode
_START, _END = b"\xff\xd8", b"\xff\xd9"
_SCAN, _COMMENT = 0xDA, 0xFE
_APPLICATION = range(0xE0, 0xF0)
# How the colours were written. A JFIF part of this size has no small copy in it.
_COLOURS = (b"ICC_PROFILE\0", b"Adobe")
_JFIF, _JFIF_SIZE = b"JFIF\0", 18
_HEADER = 4
_BOX_HEADER = 8
_TELLING_BOXES = frozenset({b"xml ", b"uuid", b"uinf", b"free", b"skip"})


def strip_photo(pdf: pikepdf.Pdf, image: pikepdf.Object) -> None:
    """Keep the same pixels without EXIF, IPTC, XMP, comments and small copies."""
    filters, settings = _as_list(image.get("/Filter")), _as_list(image.get("/DecodeParms"))
    if not filters or filters[-1] not in (_JPEG, _JPEG2000):
        return
    packed = pdf.make_stream(image.read_raw_bytes())
    if filters[1:]:
        packed.Filter = pikepdf.Array(filters[:-1])
        packed.DecodeParms = pikepdf.Array(settings[:-1])
    strip = _jpeg if filters[-1] == _JPEG else _jpeg2000
    own = settings[-1] if len(settings) == len(filters) else None
    bare = b"".join(strip(packed.read_bytes()))
    image.write(bare, filter=pikepdf.Array(filters[-1:]))
    if isinstance(own, pikepdf.Dictionary):
        image.DecodeParms = pikepdf.Array([own])


def _as_list(value: pikepdf.Object | None) -> list[pikepdf.Object]:
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _jpeg(data: bytes) -> Iterator[bytes]:
    """The parts of the picture itself; what follows its end is another picture."""
    at = len(_START)
    yield data[:at]
    while data[at : at + 1] == b"\xff" and data[at + 1] != _SCAN:
        end = at + 2 + int.from_bytes(data[at + 2 : at + _HEADER], "big")
        if not _is_beside(data[at + 1], data[at:end]):
            yield data[at:end]
        at = max(end, at + _HEADER)
    last = data.find(_END, at)
    yield data[at : last + len(_END)] if last > 0 else data[at:]


def _is_beside(kind: int, part: bytes) -> bool:
    said = part[_HEADER:]
    is_jfif = said.startswith(_JFIF) and len(part) == _JFIF_SIZE
    return kind == _COMMENT or (
        kind in _APPLICATION and not is_jfif and not said.startswith(_COLOURS)
    )


def _jpeg2000(data: bytes) -> Iterator[bytes]:
    """The boxes of the picture; a picture without boxes tells nothing beside itself."""
    if data[4:8] != b"jP  ":
        yield data
        return
    at = 0
    while at + _BOX_HEADER <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        # 0 is up to the end of the file, 1 has its size in the next eight bytes.
        size = int.from_bytes(data[at + 8 : at + 16], "big") if size == 1 else size
        end = at + size if size >= _BOX_HEADER else len(data)
        if data[at + 4 : at + 8] not in _TELLING_BOXES:
            yield data[at:end]
        at = end
