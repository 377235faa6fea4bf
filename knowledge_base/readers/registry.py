"""Chooses the reader for a file by its content first, its name second."""

from dataclasses import replace
from importlib import import_module
from pathlib import PurePosixPath

from knowledge_base.contract import Extracted, Unreadable
from knowledge_base.readers.detect import detect
from knowledge_base.readers.limits import DEFAULT_LIMITS, Limits, refuse_large
from knowledge_base.readers.reader import FormatReader

# Module -> the endings it reads. By name, because each of them loads a library that most runs
# do not need; together they take seconds.
MODULES = {
    "archive": (".zip",),
    "csv": (".csv", ".tsv"),
    "docx": (".docx", ".docm", ".dotx"),
    "html": (".html", ".htm", ".xhtml"),
    "mail": (".eml",),
    "markdown": (".md", ".markdown"),
    "mbox": (".mbox",),
    "msg": (".msg",),
    "ocr": (".png", ".jpg", ".jpeg", ".tif", ".tiff"),
    "odt": (".odt", ".ott", ".ods", ".odp"),
    "pdf": (".pdf",),
    "plain": (".txt", ".text", ".log"),
    "pptx": (".pptx", ".pptm", ".ppsx"),
    "xlsx": (".xlsx", ".xlsm", ".xltx"),
}
_MODULE_OF = {suffix: module for module, suffixes in MODULES.items() for suffix in suffixes}
SUFFIXES = frozenset(_MODULE_OF)
# Without a signature in the content the name decides, but only between kinds of text.
_TEXTS = frozenset({"csv", "html", "mail", "markdown", "mbox", "plain"})


def read(name: str, data: bytes, limits: Limits = DEFAULT_LIMITS) -> Extracted:
    """Give the text of one file; files inside it are `parts`, read them with `walk`.

    Raises: Unreadable with the reason, in Dutch; nothing else, whatever the bytes are.
    """
    refuse_large(data, limits)
    found = detect(data, limits)
    module = _MODULE_OF[found] if found else _named(name)
    return replace(reader_in(module), limits=limits)(name, data)


def reader_in(module: str) -> FormatReader:
    """Give the reader that lives in this module, loading it when it is first needed."""
    reader = import_module(f"knowledge_base.readers.{module}").reader
    assert isinstance(reader, FormatReader)  # noqa: S101  # for the type checker
    return reader


def _named(name: str) -> str:
    suffix = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    module = _MODULE_OF.get(suffix, "plain")
    if module not in _TEXTS:
        raise Unreadable(
            f"De naam eindigt op {suffix}, maar de inhoud is iets anders of is beschadigd. "
            "Lever het bestand opnieuw aan."
        )
    return module
