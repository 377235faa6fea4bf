"""What of a text may come into a collection, and in which form it is kept."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from knowledge_base.contract import Extracted, Failure

Guard = Callable[[str], str | None]
Mask = Callable[[str, str], str]
Rules = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Admission:
    """The rules of one collection.

    `guard` gives the reason to refuse a text, or None; `mask` gives what of a text may be kept
    in a collection, and never looks at a whole document at once. `rules` names what both go by:
    when that name changes, files that did not are read again.
    """

    collection: str
    guard: Guard
    mask: Mask
    rules: str = ""

    def refusal(self, path: str, extracted: Extracted) -> Failure | None:
        text = "\n\n".join(section.text for section in extracted.sections)
        if not text.strip():
            return Failure(path, "In dit bestand is geen tekst gevonden.")
        reason = self.guard(text)
        return Failure(path, reason, refused=True) if reason else None

    def masked(self, extracted: Extracted) -> Extracted:
        """As it may be kept: title, headings and text."""
        sections = tuple(
            replace(section, heading=self._kept(section.heading), text=self._kept(section.text))
            for section in extracted.sections
        )
        return replace(extracted, title=self._kept(extracted.title), sections=sections)

    def _kept(self, text: str) -> str:
        return self.mask(self.collection, text) if text else text
