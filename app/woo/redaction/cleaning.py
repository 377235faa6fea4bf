"""Takes out of a PDF what is not on its pages: properties, attachments, comments, layers."""

from collections.abc import Collection, Iterator

import pikepdf

from app.woo.redaction.objects import drop, keep_only
from app.woo.redaction.photos import strip_photo
from app.woo.redaction.resources import Drawn
from app.woo.redaction.tags import prune

# Whatever else hangs on a file, such as the text document that it was made from, is not kept.
_OF_THE_FILE = frozenset({"/Root", "/ID", "/Size", "/Encrypt"})
_OF_THE_DOCUMENT = frozenset({"/Type", "/Pages", "/Lang", "/StructTreeRoot", "/MarkInfo"})
_OF_A_PAGE = frozenset(
    {"/Type", "/Parent", "/Contents", "/Resources", "/MediaBox", "/CropBox", "/Rotate", "/Annots",
     "/StructParents", "/Group", "/Tabs", "/UserUnit"}
)  # fmt: skip
_OF_A_JUMP = frozenset(
    {"/Type", "/Subtype", "/Rect", "/QuadPoints", "/Dest", "/Border", "/BS", "/C", "/H", "/F",
     "/StructParent"}
)  # fmt: skip
_BESIDE = ("/Metadata", "/PieceInfo", "/LastModified", "/AA", "/AF", "/OPI", "/Thumb", "/OC")


def clean(pdf: pikepdf.Pdf, replaced: Collection[int]) -> None:
    """Keep the pages and their tags; `replaced` are the pages, from 1, that are new already."""
    keep_only(pdf.Root, _OF_THE_DOCUMENT)
    keep_only(pdf.trailer, _OF_THE_FILE)
    kept, drawn = [], Drawn()
    for number, page in enumerate(pdf.pages, start=1):
        if number not in replaced:
            _resources(page)
            drawn.keep_used(page)
        keep_only(page.obj, _OF_A_PAGE)
        kept += _annotations(page)
    prune(pdf, [pdf.pages[number - 1] for number in sorted(replaced)], kept)
    for thing in pdf.objects:
        for part in _with_parts(thing):
            drop(part, _BESIDE)
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == pikepdf.Name.Image:
            strip_photo(pdf, thing)


def _with_parts(thing: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """An object and what is written inside it, not what it points at."""
    waiting = [thing]
    while waiting:
        part = waiting.pop()
        inner: list[pikepdf.Object] = []
        if isinstance(part, (pikepdf.Dictionary, pikepdf.Stream)):
            yield part
            inner = [value for _, value in part.items()]
        elif isinstance(part, pikepdf.Array):
            inner = list(part)
        waiting += [each for each in inner if not getattr(each, "is_indirect", True)]


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
        keep_only(each, _OF_A_JUMP)
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
