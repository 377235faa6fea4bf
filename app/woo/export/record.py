"""What became of each document, kept beside the files so that an interrupted export goes on."""

from collections.abc import Mapping

from pydantic import BaseModel

RECORD = ".record.json"


class DocumentRecord(BaseModel):
    """`ways` tells how each page was made; `refused` why the document is not there.

    `basis` is a digest of the decisions that it was made by, `printer` what made the pages of a
    file that had none.
    """

    document: str
    basis: str = ""
    file: str = ""
    sha256: str = ""
    ways: Mapping[int, str] = {}
    printer: str = ""
    boxes: int = 0
    grounds: tuple[str, ...] = ()
    refused: str = ""


class ExportRecord(BaseModel):
    """The account of a whole export: no text of any document is in it."""

    dossier: str
    exported: str
    documents: list[DocumentRecord]
    warnings: list[str]

    @property
    def refused(self) -> list[DocumentRecord]:
        return [each for each in self.documents if each.refused]


def name_of(document: str) -> str:
    return f"{document}{RECORD}"
