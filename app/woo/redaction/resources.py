"""What the pages that stay are drawn with: nothing that only another page shows goes along.

Many programs give all pages one list of pictures, fonts and drawings.
"""

import re
from collections.abc import Collection, Iterator

import pikepdf

_NAME = re.compile(rb"/([^\x00-\x20/<>\[\](){}%]+)")
_WRITTEN = re.compile(rb"#([0-9a-fA-F]{2})")
_KINDS = (
    "/Font", "/XObject", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/Properties",
)  # fmt: skip
_DICTIONARY = (pikepdf.Dictionary, pikepdf.Stream)


class Drawn:
    """Goes through what pages are drawn with; a drawing that two of them use is done once."""

    def __init__(self) -> None:
        self._done: set[tuple[int, int]] = set()

    def keep_used(self, page: pikepdf.Page) -> None:
        """Give a page, and every drawing on it, resources of its own: those it names."""
        content = b"\n".join(stream.read_bytes() for stream in _contents(page.obj))
        waiting: list[tuple[pikepdf.Object, bytes]] = [(page.obj, content)]
        while waiting:
            holder, drawing = waiting.pop()
            holder.Resources = _used(holder.Resources, drawing)
            for inner in _things(holder.Resources):
                if "/Resources" in inner and inner.objgen not in self._done:
                    self._done.add(inner.objgen)
                    waiting.append((inner, b"\n".join(_drawings(inner))))


def _contents(page: pikepdf.Object) -> list[pikepdf.Object]:
    content = page.get("/Contents", ())
    return [content] if isinstance(content, pikepdf.Stream) else list(content)


def _used(resources: pikepdf.Object, drawing: bytes) -> pikepdf.Dictionary:
    """What a drawing names, and what is named by parts of it that have no resources themselves."""
    names = _named(drawing)
    while True:
        found = _with_names(resources, names)
        bare = (thing for thing in _things(found) if "/Resources" not in thing)
        more = names.union(*(_named(inner) for thing in bare for inner in _drawings(thing)))
        if more == names:
            return found
        names = more


def _with_names(resources: pikepdf.Object, names: Collection[str]) -> pikepdf.Dictionary:
    found = pikepdf.Dictionary()
    for kind in _KINDS:
        listed = resources.get(kind)
        if isinstance(listed, pikepdf.Dictionary):
            used = {name: thing for name, thing in listed.items() if name in names}
            found[kind] = pikepdf.Dictionary(used)
    return found


def _named(drawing: bytes) -> frozenset[str]:
    """Every name in it; more than are used does no harm."""
    written = (_WRITTEN.sub(_sign, name) for name in _NAME.findall(drawing))
    return frozenset(f"/{name.decode('utf-8', 'replace')}" for name in written)


def _sign(code: re.Match[bytes]) -> bytes:
    return bytes.fromhex(code[1].decode())


def _things(resources: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """What may hold a drawing: forms, patterns, fonts of drawn letters, and masks."""
    for kind in ("/XObject", "/Pattern", "/Font"):
        yield from (v for v in resources.get(kind, {}).values() if isinstance(v, _DICTIONARY))
    for state in resources.get("/ExtGState", {}).values():
        mask = state.get("/SMask") if isinstance(state, pikepdf.Dictionary) else None
        if isinstance(mask, pikepdf.Dictionary) and isinstance(mask.get("/G"), pikepdf.Stream):
            yield mask.G


def _drawings(thing: pikepdf.Object) -> Iterator[bytes]:
    if isinstance(thing, pikepdf.Stream):
        if thing.get("/Subtype") != pikepdf.Name.Image:
            yield thing.read_bytes()
    elif thing.get("/Subtype") == pikepdf.Name.Type3:
        yield from (glyph.read_bytes() for glyph in thing.CharProcs.values())
