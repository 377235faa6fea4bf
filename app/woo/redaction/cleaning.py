"""Takes out of a PDF what is not on its pages: properties, attachments, comments, layers."""

from collections.abc import Collection

import pikepdf

from app.woo.redaction.objects import drop, keep_only
from app.woo.redaction.tags import prune

_OF_THE_DOCUMENT = frozenset({"/Type", "/Pages", "/Lang", "/StructTreeRoot", "/MarkInfo"})
_OF_A_PAGE = frozenset(
    {"/Type", "/Parent", "/Contents", "/Resources", "/MediaBox", "/CropBox", "/Rotate", "/Annots",
     "/StructParents", "/Group", "/Tabs", "/UserUnit"}
)  # fmt: skip
_OF_A_COMMENT = ("/Contents", "/NM", "/T", "/Popup", "/M", "/A")
_BESIDE = ("/Metadata", "/PieceInfo", "/LastModified", "/AA", "/AF", "/OPI", "/Thumb", "/OC")


def clean(pdf: pikepdf.Pdf, replaced: Collection[int]) -> None:
    """Keep the pages and their tags; `replaced` are the pages, from 1, that are new already."""
    keep_only(pdf.Root, _OF_THE_DOCUMENT)
    drop(pdf.trailer, ("/Info",))
    kept = []
    for number, page in enumerate(pdf.pages, start=1):
        if number not in replaced:
            _resources(page)
        keep_only(page.obj, _OF_A_PAGE)
        kept += _annotations(page)
    prune(pdf, [pdf.pages[number - 1] for number in sorted(replaced)], kept)
    for thing in pdf.objects:
        if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            drop(thing, _BESIDE)


def _resources(page: pikepdf.Page) -> None:
    """Bring what a page inherits onto the page itself before anything else is changed."""
    if "/Resources" not in page.obj:
        page.obj.Resources = page.resources


def _annotations(page: pikepdf.Page) -> list[pikepdf.Object]:
    """Only jumps inside the document stay: the address behind a link is text nobody sees."""
    if "/Annots" not in page.obj:
        return []
    kept = [each for each in page.obj.Annots if _is_jump(each)]
    for each in kept:
        drop(each, _OF_A_COMMENT)
    if kept:
        page.obj.Annots = pikepdf.Array(kept)
    else:
        drop(page.obj, ("/Annots",))
    return kept


def _is_jump(annotation: pikepdf.Object) -> bool:
    return bool(
        annotation.get("/Subtype") == pikepdf.Name.Link
        and isinstance(annotation.get("/Dest"), pikepdf.Array)
    )
