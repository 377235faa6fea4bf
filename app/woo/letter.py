"""The decision on a request, from building blocks, the counts and the grounds really used."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from app.values.documents import Block, Document, Heading, ListBlock, Paragraph, Provenance, Table
from app.values.dossiers import Dossier, Unread
from app.values.proposals import Judgement
from app.woo.details import term_of
from app.woo.law.grounds import Ground, grounds
from dutch.dates import written

_FILE = Path(__file__).with_name("data") / "letter.toml"
_JUDGEMENTS: tuple[Judgement, ...] = (
    "Openbaar", "Deels openbaar", "Niet openbaar", "Reeds openbaar",
)  # fmt: skip


class Listed(Protocol):
    """What the letter has to know of a line of the inventory."""

    @property
    def id(self) -> str: ...
    @property
    def judgement(self) -> Judgement: ...
    @property
    def grounds(self) -> tuple[str, ...]: ...
    @property
    def label(self) -> str: ...
    @property
    def note(self) -> str: ...
    @property
    def published(self) -> bool: ...
    @property
    def outsider(self) -> bool: ...
    @property
    def old(self) -> bool: ...
    @property
    def out_of_scope(self) -> bool: ...
    @property
    def suspended(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Case:
    """A dossier with its inventory, as it is on the day of the letter."""

    dossier: Dossier
    rows: Sequence[Listed]
    unread: Sequence[Unread]
    made: datetime


def letter(case: Case) -> Document:
    """A draft; what only a person can know is marked to be filled in."""
    blocks = [
        *_part("Uw verzoek", _request(case.dossier)),
        *_part("Verloop van de procedure", _procedure(case.dossier)),
        *_part("Wettelijk kader", [_text("framework")]),
        *_part("Inventarisatie van de documenten", _found(case)),
        *_part("Zienswijzen van belanghebbenden", _views(case.rows)),
        *_decision(case.rows),
        *_considerations(case),
        *_part("Wijze van openbaarmaking", _disclosure(case.rows)),
        *_part("Bezwaar", _data()["objection"]),
        *_part("Ondertekening", [_text("signature", organisation=_organisation(case.dossier))]),
    ]
    made = Provenance("", "", case.made, reviewer="een Woo-jurist")
    return Document("Besluit op uw Woo-verzoek", tuple(blocks), made)


def _part(heading: str, paragraphs: Iterable[str]) -> Iterator[Block]:
    yield Heading(heading)
    yield from map(Paragraph, paragraphs)


def _request(dossier: Dossier) -> list[str]:
    received = written(dossier.received) if dossier.received else _text("no_received")
    return [_text("request", received=received, subject=dossier.title or _text("no_subject"))]


def _procedure(dossier: Dossier) -> list[str]:
    if (found := term_of(dossier)) is None:
        return [_text("no_term")]
    told = [_text("extended", day=written(dossier.extended))] if dossier.extended else []
    told += [
        _text("suspended", notice=written(each.notice), end=written(each.end))
        for each in dossier.suspended
    ]
    given = {"verdaging": dossier.extended, "opschorting": dossier.suspended}
    unknown = [name for name, dates in given.items() if not dates]
    without = _text("counted_without", what=" of ".join(unknown)) if unknown else ""
    told.append(f"{_text('decide_by', day=written(found.decide_by))} {without}".strip())
    return [*told, _text("contact", more="".join(f", {name}" for name in unknown))]


def _found(case: Case) -> Iterator[str]:
    if not case.rows:
        yield _text("none")
        return
    yield _text("found", count=_count(len(case.rows), "document", "documenten"))
    if case.unread:
        count = _count(len(case.unread), "bestand", "bestanden")
        yield _text("unread", count=count[0].upper() + count[1:])
    yield from _numbered("copies", (row for row in case.rows if row.label))
    yield from _numbered("out_of_scope", (row for row in case.rows if row.out_of_scope))


def _views(rows: Sequence[Listed]) -> Iterator[str]:
    yield from _numbered("views_asked", filter(_may_meet_objection, rows))
    yield _text("views")


def _decision(rows: Sequence[Listed]) -> Iterator[Block]:
    yield Heading("Besluit")
    lines = [
        (judgement, str(len(numbers)), ", ".join(numbers))
        for judgement in _JUDGEMENTS
        if (numbers := [row.id for row in rows if row.judgement == judgement])
    ]
    said = tuple(
        f"{_count(int(count), 'document', 'documenten')} {_data()['judgement'][judgement]}"
        for judgement, count, _ in lines
    )
    yield ListBlock(said)
    yield Table(tuple(lines), ("Beoordeling", "Aantal", "Nummers"))


def _considerations(case: Case) -> Iterator[Block]:
    yield Heading("Overwegingen")
    yield Paragraph(_text("general"))
    used = {code for row in case.rows for code in row.grounds}
    for ground in grounds().values():
        if ground.code in used:
            yield Heading(f"{ground.label} ({ground.article})", 2)
            yield from map(Paragraph, _reasons(ground, case.rows))
    bare = [row for row in case.rows if _lacks_ground(row)]
    yield from map(Paragraph, _numbered("no_ground", bare))


def _reasons(ground: Ground, rows: Sequence[Listed]) -> Iterator[str]:
    said: Mapping[str, str] = _data()["ground"][ground.code]
    with_it = [row for row in rows if ground.code in row.grounds]
    yield said["rule"]
    yield said["weighing"]
    yield from _numbered("in_documents", with_it)
    if ground.five_years:
        yield from _numbered("old", (row for row in with_it if row.old))


def _disclosure(rows: Sequence[Listed]) -> Iterator[str]:
    if any(row.published for row in rows):
        yield _text("disclosure_now")
    yield from _numbered("disclosure_later", filter(_may_meet_objection, rows))
    yield from _numbered("already", (row for row in rows if row.judgement == "Reeds openbaar"))


def _may_meet_objection(row: Listed) -> bool:
    return row.published and (row.outsider or row.suspended)


def _lacks_ground(row: Listed) -> bool:
    withheld = row.judgement in ("Deels openbaar", "Niet openbaar")
    return withheld and not row.grounds and not row.label and not row.out_of_scope


def _numbered(name: str, rows: Iterable[Listed]) -> Iterator[str]:
    if numbers := ", ".join(row.id for row in rows):
        yield _text(name, numbers=numbers)


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def _organisation(dossier: Dossier) -> str:
    return dossier.organisation or _text("no_organisation")


def _text(name: str, **known: str) -> str:
    said: str = _data()[name]
    return said.format(**known) if known else said


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
