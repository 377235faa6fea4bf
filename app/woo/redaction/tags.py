"""The tags of a PDF, without those of the pages that were replaced."""

from collections.abc import Collection, Sequence

import pikepdf

from app.woo.redaction.objects import drop, keep_only

_SPOKEN = ("/ActualText", "/Alt", "/E", "/T", "/ID")
# Nothing else in a tag is part of the text: its title, and what programs keep with it.
_OF_A_TAG = frozenset(
    {"/Type", "/S", "/P", "/K", "/Pg", "/ID", "/Lang", "/A", "/C", "/NS", "/Alt", "/ActualText",
     "/E"}
)  # fmt: skip
_OF_THE_ROOT = frozenset({"/Type", "/K", "/ParentTree", "/RoleMap", "/ClassMap", "/Namespaces"})
_OWN_WORDS = pikepdf.Name.UserProperties
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
        self._been: set[tuple[int, int]] = set()

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
        return not self._has_been(child) and self._tag(child, page, depth + 1)

    def _has_been(self, tag: pikepdf.Object) -> bool:
        """A tag stands in one place only; in a damaged file it may hold itself."""
        had = tag.is_indirect and tag.objgen in self._been
        self._been.add(tag.objgen)
        return had

    def _tag(self, tag: pikepdf.Object, page: pikepdf.Object | None, depth: int) -> bool:
        keep_only(tag, _OF_A_TAG)
        _without_own_words(tag)
        return self.element(tag, page, depth)

    def _is_replaced(self, page: pikepdf.Object | None) -> bool:
        return page is not None and page.objgen in self._replaced


def _without_own_words(tag: pikepdf.Object) -> None:
    """Leave out what programs write about a tag in words of their own."""
    attributes = tag.get("/A")
    every = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
    if any(isinstance(a, pikepdf.Dictionary) and a.get("/O") == _OWN_WORDS for a in every):
        drop(tag, ("/A",))


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
