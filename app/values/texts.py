"""A text that someone gives to work on."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # it brings numpy along
    from knowledge_base.contract import Section


@dataclass(frozen=True, slots=True)
class GivenText:
    """A document in its sections; `id` is what whoever gave it knows it by."""

    id: str
    title: str
    sections: "tuple[Section, ...]"

    @property
    def text(self) -> str:
        return "\n\n".join(section.text for section in self.sections)
