"""What is filled in on a PDF form: shown on the page, but no part of its text."""

from collections.abc import Iterator

import pikepdf

from app.woo.redaction.letters import Box, Letter

_FIELD = "/Widget"


def has_fields(page: pikepdf.Page) -> bool:
    return any(each.get("/Subtype") == _FIELD for each in page.obj.get("/Annots", ()))


def field_letters(page: pikepdf.Page, height: float) -> list[Letter]:
    """Every sign of a value has the box of the whole field, so that a field goes as a whole."""
    return list(_letters(page, height))


def _letters(page: pikepdf.Page, height: float) -> Iterator[Letter]:
    origin = page.cropbox
    for each in page.obj.get("/Annots", ()):
        value = each.get("/V", each.get("/Parent", pikepdf.Dictionary()).get("/V"))
        if each.get("/Subtype") != _FIELD or not isinstance(value, pikepdf.String):
            continue
        left, bottom, right, top = (float(edge) for edge in each.Rect)
        across, up = float(origin[0]), float(origin[1])
        box = Box(left - across, height - (top - up), right - across, height - (bottom - up))
        yield from (Letter(sign, box) for sign in f"{value} ")
