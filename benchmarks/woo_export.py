"""Exports a dossier in which everything was accepted, and tries to read back what was taken out.

The readers here are pypdf and pdfium, besides the bytes of every stream: not the check itself.
"""

import json
import re
import unicodedata
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdf import PdfReader
from woo_gold import Share

_COLUMNS = (
    "ID", "Matter", "Family ID", "Email Thread ID", "Document", "File type", "Datum",
    "Beoordeling", "Opgeschort", "Beoordelingsgrond", "Toelichting", "Publieke link",
    "Gerelateerd ID", "Zaaknummer",
)  # fmt: skip
_GROUND = re.compile(r"5\.1\.1\.?[a-e]|5\.1\.2\.?[a-i]|5\.1\.5|5\.2|5\.4|dubbel")
_JUDGEMENTS = ("Openbaar", "Deels openbaar", "Niet openbaar", "Reeds openbaar")
_LISTS = (
    "inventarislijst.xlsx", "inventarislijst.ods", "productierapport.xlsx", "woogle.json",
    "besluit.odt",
)  # fmt: skip
_SHORTEST = 5

Proposed = dict[str, Any]


def decisions(proposed: Proposed) -> Iterator[str]:
    """Accept every proposal, and judge each document by what was taken out of it."""
    for document in proposed["documents"]:
        for each in document["proposals"]:
            yield json.dumps({"proposal": each["id"], "decision": "accept"})
        judgement = "Deels openbaar" if document["proposals"] else "Openbaar"
        yield json.dumps({"document": document["id"], "judgement": judgement})


def export(
    notabene: Callable[..., Any], about: Sequence[str], proposed: Proposed, home: Path
) -> Path:
    """The folder with the files. Raises: CalledProcessError."""
    file, out = home / "decisions.jsonl", home / "export"
    file.write_text("\n".join(decisions(proposed)), encoding="utf-8")
    notabene(home, "decide", *about, "--file", str(file))
    notabene(home, "export", *about, "--out", str(out))
    return out


def exported(folder: Path, proposed: Proposed, gold: dict[str, Any]) -> dict[str, Share]:
    """What is there, and what of the accepted and hidden texts can be read back from it."""
    documents, recoverable, hidden = Share(), Share(), Share()
    known = {each["file"].replace("//", "/"): each for each in gold["documents"]}
    for document in proposed["documents"]:
        file = folder / f"{document['id']}.pdf"
        documents.count(file.exists(), 1, document["id"])
        if file.exists():
            _read_back(file, document, known.get(document["file"], {}), recoverable, hidden)
    valid, lists = Share(), Share()
    for row in _rows(folder):
        valid.count(_is_valid(row, folder), 1, str(row["ID"]))
    for name in _LISTS:
        lists.count((folder / name).exists(), 1, name)
    return {
        "documents exported": documents,
        "accepted spans recoverable": recoverable,
        "hidden texts recoverable": hidden,
        "rows of the productierapport valid": valid,
        "lists and letter": lists,
    }


def _read_back(
    file: Path, document: Proposed, gold: dict[str, Any], recoverable: Share, hidden: Share
) -> None:
    text, inside = _read(file)
    stays = _plain(_without(document, gold.get("text", "")))
    for each in document["proposals"]:
        wanted = _plain(each["text"])
        if len(wanted) >= _SHORTEST and wanted not in stays:
            left = wanted in text or _in_bytes(each["text"], inside)
            recoverable.blame(f"{document['file']}: {each['text']}", wrong=left)
    for each in gold.get("hidden", ()):
        if _plain(each["text"]) not in stays:
            left = _plain(each["text"]) in text or _in_bytes(each["text"], inside)
            hidden.blame(f"{document['file']}: {each['text']}", wrong=left)


def _without(document: dict[str, Any], text: str) -> str:
    for each in sorted(document["proposals"], key=lambda each: -len(each["text"])):
        pattern = r"\s+".join(map(re.escape, each["text"].split()))
        text = re.sub(rf"(?<!\w){pattern}(?!\w)", " ", text)
    return text


def _plain(text: str) -> str:
    signs = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in signs if sign.isalnum())


def _read(file: Path) -> tuple[str, bytes]:
    """All text as two readers see it, plain, and the bytes of the file with its streams opened."""
    said = [page.extract_text() for page in PdfReader(file).pages]
    with pdfium.PdfDocument(file) as pdf:
        said += [page.get_textpage().get_text_bounded() for page in pdf]
    data = file.read_bytes()
    opened = [data]
    for piece in data.split(b"stream")[1:]:
        try:
            opened.append(zlib.decompressobj().decompress(piece.lstrip(b"\r\n")))
        except zlib.error:
            continue
    return _plain("\n".join(said)), b"\n".join(opened)


def _in_bytes(text: str, inside: bytes) -> bool:
    said = " ".join(text.split())
    forms = [said.encode(code, "ignore") for code in ("utf-8", "cp1252", "utf-16-be")]
    return any(form in inside or form.hex().encode() in inside.lower() for form in forms)


def _rows(folder: Path) -> Iterator[dict[str, Any]]:
    sheet = openpyxl.load_workbook(folder / "productierapport.xlsx").worksheets[0]
    first, *rest = sheet.iter_rows(values_only=True)
    if tuple(first) == _COLUMNS:
        for line in rest:
            yield dict(zip(_COLUMNS, line, strict=True))


def _is_valid(row: dict[str, Any], folder: Path) -> bool:
    """As the manual of the platform wants it."""
    grounds = [each.strip() for each in (row["Beoordelingsgrond"] or "").split(";") if each]
    published = row["Beoordeling"] in _JUDGEMENTS[:2]
    return bool(
        re.fullmatch(r"[A-Za-z0-9.-]{1,170}", row["ID"])
        and re.fullmatch(r"[A-Za-z0-9._~-]{2,}", row["Matter"])
        and row["Document"]
        and len(row["Document"].encode()) <= 500
        and re.fullmatch(r"\d{4}-\d\d-\d\d", row["Datum"])
        and row["Beoordeling"] in _JUDGEMENTS
        and all(map(_GROUND.fullmatch, grounds))
        and (folder / f"{row['ID']}.pdf").exists() == published
    )
