"""A document as data: what it says and where it comes from, before it is a file."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Form = Literal["odt", "docx", "pdf", "md", "odp", "pptx"]

MEDIA_TYPES: dict[Form, str] = {
    "odt": "application/vnd.oasis.opendocument.text",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "md": "text/markdown; charset=utf-8",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 is below the title; on slides each heading of level 1 opens a slide."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class ListBlock:
    """Items without their bullet or number; `ordered` numbers them."""

    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of equal length; `header` names the columns and is empty where rows name themselves.

    Without a header the first cell of each row says what the others are.
    """

    rows: tuple[tuple[str, ...], ...]
    header: tuple[str, ...] = ()


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """A text cut at its empty lines."""
    return tuple(Paragraph(each) for part in text.split("\n\n") if (each := part.strip()))


Block = Heading | Paragraph | ListBlock | Table


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a draft was made. Without a `model` a program made it from fixed parts.

    `prompt` is its reference with version and digest, `made` has a time zone, `sources` names
    what was given to the model, `reviewer` is who must check it (a function, not a name).
    """

    model: str
    prompt: str
    made: datetime
    sources: tuple[str, ...] = ()
    reviewer: str = "een medewerker"

    @property
    def banner(self) -> str:
        """What stands at the top of every form of the draft."""
        how = "gemaakt met AI" if self.model else "gemaakt door een programma"
        return f"Concept, {how}, te controleren door {self.reviewer}"


@dataclass(frozen=True, slots=True)
class Document:
    """`language` is a tag such as "nl-NL" or "en-GB"."""

    title: str
    blocks: tuple[Block, ...]
    provenance: Provenance
    language: str = "nl-NL"
