"""Chooses the reader for a file by its content first, its name second."""

from dataclasses import replace
from pathlib import PurePosixPath

from knowledge_base.contract import Extracted, Unreadable
from knowledge_base.readers.archive import read_archive
from knowledge_base.readers.detect import detect
from knowledge_base.readers.html import read_html
from knowledge_base.readers.limits import DEFAULT_LIMITS, Limits, refuse_large
from knowledge_base.readers.markdown import read_markdown
from knowledge_base.readers.plain import read_plain

READERS = (
    read_archive,
    read_html,
    read_markdown,
    read_plain,
)
_BY_SUFFIX = {suffix: reader for reader in READERS for suffix in reader.suffixes}
SUFFIXES = frozenset(_BY_SUFFIX)
# Without a signature in the content the name decides, but only between kinds of text.
_TEXT = frozenset({".html", ".htm", ".xhtml", ".md", ".markdown", ".csv", ".tsv", ".eml"})


def read(name: str, data: bytes, limits: Limits = DEFAULT_LIMITS) -> Extracted:
    """Give the text of one file; files inside it are `parts`, read them with `walk`.

    Raises: Unreadable with the reason, in Dutch; nothing else, whatever the bytes are.
    """
    refuse_large(data, limits)
    suffix = detect(data, limits) or _of_text(name)
    return replace(_BY_SUFFIX[suffix], limits=limits)(name, data)


def _of_text(name: str) -> str:
    suffix = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    if suffix in _TEXT:
        return suffix
    if suffix in SUFFIXES and suffix not in read_plain.suffixes:
        raise Unreadable(
            f"De naam eindigt op {suffix}, maar de inhoud is iets anders of is beschadigd. "
            "Lever het bestand opnieuw aan."
        )
    return ".txt"
