"""The tags of a PDF, without those of the pages that were replaced."""

from collections.abc import Collection, Sequence

import pikepdf

from app.woo.redaction.objects import drop, keep_only

_SPOKEN = ("/ActualText", "/Alt", "/E", "/T", "/ID")
_OF_THE_ROOT = frozenset({"/Type", "/K", "/ParentTree", "/RoleMap", "/ClassMap", "/Namespaces"})
_DEEPEST = 200


def prune(
    pdf: pikepdf.Pdf, replaced: Sequence[pikepdf.Page], annotations: Sequence[pikepdf.Object]
) -> None:
    """Take out every tag of a replaced page, and of annotations that are not there any more."""
    if "/StructTreeRoot" not in pdf.Root:
        return
    root = pdf.Root.StructTreeRoot
    pruning = _Pruning(
        {page.obj.objgen for page in replaced}, {each.objgen for each in annotations}
    )
    keep_only(root, _OF_THE_ROOT)
    if pruning.element(root, None, 0):
        _forget(root, pdf, annotations)
        return
    drop(pdf.Root, ("/StructTreeRoot", "/MarkInfo"))


class _Pruning:
    def __init__(
        self, replaced: Collection[tuple[int, int]], annotations: Collection[tuple[int, int]]
    ) -> None:
        self._replaced = replaced
        self._annotations = annotations
        self._removed = 0

    def element(self, element: pikepdf.Object, page: pikepdf.Object | None, depth: int) -> bool:
        """Whether anything of it is left."""
        page = element.get("/Pg", page)
        children = element.get("/K")
        if children is None or depth > _DEEPEST:
            return False
        every = list(children) if isinstance(children, pikepdf.Array) else [children]
        before = self._removed
        kept = [child for child in every if self._stays(child, page, depth)]
        self._removed += len(every) - len(kept)
        # What is spoken in the place of a whole may tell what a part of it said.
        if self._removed > before:
            drop(element, _SPOKEN)
        element.K = pikepdf.Array(kept)
        if self._is_replaced(element.get("/Pg")):
            drop(element, ("/Pg",))
        return bool(kept)

    def _stays(self, child: object, page: pikepdf.Object | None, depth: int) -> bool:
        if not isinstance(child, pikepdf.Dictionary):
            return page is not None and not self._is_replaced(page)
        kind = child.get("/Type")
        if kind == pikepdf.Name.OBJR:
            return child.Obj.objgen in self._annotations
        if kind == pikepdf.Name.MCR:
            return not self._is_replaced(child.get("/Pg", page))
        return self.element(child, page, depth + 1)

    def _is_replaced(self, page: pikepdf.Object | None) -> bool:
        return page is not None and page.objgen in self._replaced


def _forget(root: pikepdf.Object, pdf: pikepdf.Pdf, annotations: Sequence[pikepdf.Object]) -> None:
    """The way from pages to tags, only for what is still there."""
    if "/ParentTree" not in root:
        return
    owners = [page.obj.get("/StructParents") for page in pdf.pages]
    owners += [each.get("/StructParent") for each in annotations]
    used = {int(number) for number in owners if number is not None}
    tree = pikepdf.NumberTree(root.ParentTree)
    for number in set(tree.keys()) - used:
        del tree[number]
