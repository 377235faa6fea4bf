"""Refuses a PDF whose drawings hold each other so often that no memory is large enough."""

import re
from io import BytesIO

import pikepdf

from knowledge_base.contract import Unreadable

_DRAWS = re.compile(rb"/([^\x00-\x20/<>\[\](){}%]+)[\x00\t\n\f\r ]+Do\b")
_MOST = 200_000
_DEEPEST = 40


def refuse_endless(data: bytes) -> None:
    """Raises: Unreadable. What cannot be looked into here is left to the reader."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            counting = _Counting()
            if any(counting.holds_drawings(thing) for thing in pdf.objects):
                drawn = sum(counting.of(page.obj, page.resources) for page in pdf.pages)
                if drawn > _MOST:
                    raise Unreadable(
                        "Deze PDF is zo opgebouwd dat een tekening zichzelf eindeloos herhaalt. "
                        "Druk hem af naar een nieuwe PDF en lever die aan."
                    )
    except (pikepdf.PdfError, pikepdf.PasswordError, TypeError, ValueError):
        return


class _Counting:
    """How many drawings there are when each that holds others is written out."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], int] = {}

    def holds_drawings(self, thing: pikepdf.Object) -> bool:
        if not isinstance(thing, pikepdf.Stream) or not _is_form(thing):
            return False
        return "/Resources" not in thing or any(map(_is_form, _drawings(thing.Resources).values()))

    def of(self, holder: pikepdf.Object, resources: pikepdf.Object, depth: int = 0) -> int:
        """The drawings in a page or form; `resources` are what it draws with, or its page."""
        if holder.objgen in self._known or depth > _DEEPEST:
            return self._known.get(holder.objgen, _MOST)
        self._known[holder.objgen] = 0
        own = holder.get("/Resources", resources)
        forms = _drawings(own)
        total = 1
        for name in _DRAWS.findall(_content(holder)):
            form = forms.get(f"/{name.decode('latin-1')}")
            if form is not None and _is_form(form) and total <= _MOST:
                total += self.of(form, own, depth + 1)
        self._known[holder.objgen] = total
        return total


def _drawings(resources: pikepdf.Object) -> pikepdf.Object:
    return resources.get("/XObject", pikepdf.Dictionary())


def _is_form(thing: pikepdf.Object) -> bool:
    return bool(thing.get("/Subtype") == pikepdf.Name.Form)


def _content(holder: pikepdf.Object) -> bytes:
    if isinstance(holder, pikepdf.Stream):
        return holder.read_bytes()
    content = holder.get("/Contents", ())
    streams = [content] if isinstance(content, pikepdf.Stream) else list(content)
    return b"\n".join(stream.read_bytes() for stream in streams)
