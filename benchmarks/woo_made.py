"""Makes a dossier and its gold.json from a text file with marks: `make(file, folder)`."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from woo_files import FORMS, Fields, archive, locked, mailbox
from woo_mails import STYLES, message, shown
from woo_marks import gold, unmarked
from woo_outlook import outlook

_TYPES = {
    ".eml": "email", ".pdf": "pdf", ".docx": "doc", ".odt": "doc", ".xlsx": "spreadsheet",
    ".csv": "spreadsheet", ".html": "html", ".txt": "note", ".msg": "email",
}  # fmt: skip
_PART = "//"
_LONG_AGO = date(2024, 1, 15)


def make(file: Path, folder: Path) -> Path:
    """Write `dossier/` and `gold.json` in the folder, and give it."""
    given = tomllib.loads(file.read_text(encoding="utf-8"))
    made = _Dossier(given)
    for path, data in made.files():
        (folder / "dossier" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "dossier" / path).write_bytes(data)
    text = json.dumps(made.gold(), ensure_ascii=False, indent=1)
    (folder / "gold.json").write_text(text, encoding="utf-8")
    return folder


@dataclass
class _Dossier:
    given: Mapping[str, Any]
    documents: dict[str, dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for each in self.given["document"]:
            self.documents[each["file"]] = self._whole(each)

    def _whole(self, each: dict[str, Any]) -> dict[str, Any]:
        """A copy gets the fields of what it copies, a mail its people and what it quotes."""
        if original := each.get("copy"):
            return self.documents[original] | each | {"duplicate_of": original}
        if "from" not in each:
            return {"text": each["text"].strip()} | {k: v for k, v in each.items() if k != "text"}
        people = self.given["people"]
        told = {"from": people[each["from"]]}
        told |= {name: [people[one] for one in each[name]] for name in ("to", "cc")}
        mail = each | told | {"body": each["body"].strip()}
        if earlier := each.get("answers") or each.get("quotes"):
            quoted = STYLES[each["style"]](self.documents[earlier])
            mail["body"] = f"{mail['body']}\n\n{quoted}"
        return mail | {"text": shown(mail)}

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Path and bytes of every file at the top, broken ones included."""
        tops = dict.fromkeys(file.partition(_PART)[0] for file in self.documents)
        made = {top: self._bytes(top) for top in tops}
        yield from made.items()
        for each in self.given["fail"]:
            yield each["file"], _failing(each, made)

    def _bytes(self, file: str) -> bytes:
        parts = [(name, self._bytes(f"{file}{_PART}{name}")) for name in self._parts(file)]
        each = self.documents.get(file)
        if each is None:
            inside = [data for _, data in parts]
            return mailbox(inside) if file.endswith(".mbox") else archive(parts)
        if "from" not in each:
            about = each | {"author": unmarked(each.get("author", ""))}
            return FORMS[each["form"]](unmarked(each["text"]), about)
        mail = message(each | {"headers": self._headers(each)}, parts)
        return outlook(mail) if file.endswith(".msg") else mail

    def _parts(self, file: str) -> list[str]:
        head = f"{file}{_PART}"
        inside = (name[len(head) :] for name in self.documents if name.startswith(head))
        return list(dict.fromkeys(name.partition(_PART)[0] for name in inside))

    def _headers(self, mail: Fields) -> dict[str, str]:
        """A copy keeps the id of its message; only an answer says to what it answers."""
        files = list(self.documents)
        own = files.index(mail.get("duplicate_of", mail["file"]))
        told: dict[str, str] = {"Message-ID": f"<{own}.snoek@mail.example>"}
        told |= mail.get("headers", {})
        if earlier := mail.get("answers"):
            told["In-Reply-To"] = f"<{files.index(earlier)}.snoek@mail.example>"
        return told

    def gold(self) -> dict[str, Any]:
        fails = [{"file": f["file"], "why": f["why"]} for f in self.given["fail"]]
        about = {k: v for k, v in self.given["about"].items() if k != "may_be_near"}
        documents = [self._gold(file, each) for file, each in self.documents.items()]
        near = self.given["about"]["may_be_near"]
        return {
            "about": about, "documents": documents, "must_fail": fails, "may_be_near": near,
        }  # fmt: skip

    def _gold(self, file: str, each: Fields) -> dict[str, Any]:
        context = each.get("context", "intern")
        mail, holder = "from" in each, file.rpartition(_PART)[0]
        day = each["sent"].date() if mail else each.get("date") or each.get("changed")
        suffix = PurePosixPath(file).suffix
        return {
            "file": file,
            "kind": "email" if mail else each["kind"],
            "file_type": each.get("file_type", _TYPES.get(suffix)),
            "date": day and day.isoformat(),
            "date_scored": each.get("dated", True),
            "context": context,
            "family": self._family(file, holder),
            "thread": each.get("thread"),
            "duplicate_of": each.get("duplicate_of"),
            "near_duplicate_of": each.get("near"),
            "optional": False,
            "hidden": list(_hidden(each)),
            "text": unmarked(each["text"]),
            **gold(each["text"], context),
        }

    def _family(self, file: str, holder: str) -> str | None:
        """A mail and its attachments; an archive makes no family."""
        if holder in self.documents:
            return holder
        return file if self._parts(file) else None


def _failing(each: Fields, made: Mapping[str, bytes]) -> bytes:
    if broken := each.get("broken"):
        return made[broken][: len(made[broken]) // 2]
    if text := each.get("locked"):
        return locked(text, {"changed": _LONG_AGO})
    return str(each["bytes"]).encode("latin-1")


def _hidden(each: Fields) -> Iterator[dict[str, str]]:
    for _, said in each.get("comments", ()):
        yield {"where": "comment", "text": said}
    for where in ("deleted", "invisible"):
        for said in each.get(where, ()):
            yield {"where": where, "text": said}
    for line in each.get("hidden_sheet", "").strip().split("\n")[1:]:
        for cell in line.split("|"):
            yield {"where": "hidden_sheet", "text": cell.strip()}
    if author := each.get("author"):
        yield {"where": "metadata", "text": unmarked(author)}
