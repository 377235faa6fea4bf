"""Every document as a line of the lists: what it is, how it was judged and why."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.values.dossiers import Document, Dossier
from app.values.proposals import Judgement, Tally
from app.woo.export.names import CleanName
from app.woo.law.rules import is_older_than_five_years
from app.woo.standing import Judged, Stand

PUBLISHED: tuple[Judgement, ...] = ("Openbaar", "Deels openbaar")
KINDS = {
    "email": "E-mail", "chat": "Chatbericht", "letter": "Brief", "nota": "Nota", "memo": "Memo",
    "minutes": "Verslag", "offer": "Offerte", "form": "Formulier", "report": "Rapport",
    "table": "Tabel", "spreadsheet": "Spreadsheet", "presentation": "Presentatie",
    "webpage": "Webpagina", "image": "Afbeelding", "calendar": "Afspraak",
    "request": "Woo-verzoek", "attachment": "Bijlage",
}  # fmt: skip
_NO_DATE = "De datum van dit document is niet bekend; hier staat de dag van het verzoek."
_OUT_OF_SCOPE = "Buiten verzoek."


@dataclass(frozen=True, slots=True)
class Row:
    """One document. `family` and `thread` count from 1; `grounds` are codes as in the law.

    `suspended`: published later, because a third party may object.
    `label` is "dubbel" where another document says the same; `link` is where it is public already.
    `outsider`: somebody outside the organisation may object. `old`: art. 5.3 asks for more.
    """

    id: str
    matter: str
    family: int | None
    thread: int | None
    name: str
    kind: str
    file_type: str
    date: dt.date
    judgement: Judgement
    grounds: tuple[str, ...] = ()
    label: str = ""
    note: str = ""
    link: str = ""
    related: str = ""
    pages: int = 1
    outsider: bool = False
    old: bool = False
    out_of_scope: bool = False
    suspended: bool = False
    case_number: str = ""

    @property
    def published(self) -> bool:
        return self.judgement in PUBLISHED


def unjudged(documents: Iterable[Document], stand: Stand) -> list[str]:
    """The documents that nobody judged yet."""
    return [each.id for each in documents if each.id not in stand.documents]


def undecided(left: Iterable[Tally], documents: Mapping[str, Judged]) -> Counter[str]:
    """For each document that is published how many of the proposals that nobody decided on."""
    counts: Counter[str] = Counter()
    for each in left:
        judged = documents.get(each.document)
        if each.grounded and judged and judged.judgement in PUBLISHED:
            counts[each.document] += each.number
    return counts


@dataclass(frozen=True, slots=True)
class RowMaker:
    """`used` are the grounds of what was taken out, by document; `clean` a name without persons.

    Every document has to be judged.
    """

    dossier: Dossier
    stand: Stand
    used: Mapping[str, Sequence[str]]
    clean: CleanName

    def rows(self, documents: Sequence[Document]) -> list[Row]:
        families = _numbers(each.family for each in documents)
        threads = _numbers(each.thread for each in documents)
        return [
            self._row(each, families.get(each.family or ""), threads.get(each.thread or ""))
            for each in documents
        ]

    def _row(self, document: Document, family: int | None, thread: int | None) -> Row:
        judged = self.stand.documents[document.id]
        related = document.duplicate_of or document.covered_by or ""
        grounds = self._grounds(document, judged)
        is_copy = bool(related) and judged.judgement == "Niet openbaar" and not judged.ground
        link = judged.note if judged.note.startswith(("https://", "http://")) else ""
        return Row(
            id=document.id,
            matter=self.dossier.id if len(self.dossier.id) > 1 else f"woo-{self.dossier.id}",
            family=family,
            thread=thread,
            name=self.clean(document.title) or KINDS.get(document.kind, "Document"),
            kind=KINDS.get(document.kind, "Document"),
            file_type=document.file_type,
            date=document.date or self.dossier.received or self.dossier.made.date(),
            judgement=judged.judgement,
            grounds=() if is_copy else grounds,
            label="dubbel" if is_copy else "",
            note=self._note(document, judged, related if is_copy else "", link),
            link=link,
            related=related,
            pages=document.pages,
            outsider=document.context == "extern",
            old=is_older_than_five_years(document.date, self.dossier.received),
            out_of_scope=document.out_of_scope,
            suspended=judged.suspended,
            case_number=self.dossier.case_number,
        )

    def _grounds(self, document: Document, judged: Judged) -> tuple[str, ...]:
        if judged.judgement == "Reeds openbaar":
            return ()
        own = (judged.ground,) if judged.ground else ()
        return tuple(sorted({*own, *self.used.get(document.id, ())}))

    def _note(self, document: Document, judged: Judged, copy_of: str, link: str) -> str:
        said = [
            f"Dubbel, zie nr. {copy_of}." if copy_of else "",
            _OUT_OF_SCOPE if document.out_of_scope else "",
            "" if link else self.clean(judged.note),
            "" if document.date else _NO_DATE,
        ]
        return " ".join(filter(None, said))


def _numbers(groups: Iterable[str | None]) -> dict[str, int]:
    named = dict.fromkeys(group for group in groups if group)
    return {group: number for number, group in enumerate(named, start=1)}
