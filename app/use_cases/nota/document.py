"""A nota as a document: the block of facts above it, the sections, and a sheet to check it by."""

from collections.abc import Iterator

from app.values.documents import (
    Block,
    Document,
    Heading,
    ListBlock,
    Paragraph,
    Provenance,
    Table,
)
from app.values.notas import Nota, NotaSection
from dutch.dates import written

_STAMPS = {"beslisnota": "TER BESLISSING", "informatienota": "TER INFORMATIE"}
_CHECK = "Controleblad (haal dit weg voordat u de nota verstuurt)"
_REVIEWER = "de opsteller van deze nota"


def as_document(nota: Nota) -> Document:
    blocks = [_facts(nota), *_sections(nota), *_check_sheet(nota)]
    return Document(
        title=f"{nota.request.kind.capitalize()}: {nota.request.subject}",
        blocks=tuple(blocks),
        provenance=Provenance(
            model=nota.model,
            prompt=nota.prompt,
            made=nota.made,
            sources=tuple(_sources(nota)),
            reviewer=_REVIEWER,
        ),
    )


def _facts(nota: Nota) -> Table:
    asked = nota.request
    rows = [
        ("Soort", _STAMPS[asked.kind]),
        ("Aan", asked.to),
        ("Van", asked.sender),
        ("Onderwerp", asked.subject),
        ("Datum concept", written(nota.made.date())),
    ]
    if asked.deadline:
        rows.append(("Uiterlijk", written(asked.deadline)))
    return Table(tuple(rows))


def _sections(nota: Nota) -> Iterator[Block]:
    for section in nota.sections:
        yield Heading(section.heading, section.level)
        yield from _body(section)


def _body(section: NotaSection) -> Iterator[Block]:
    texts = tuple(paragraph.text for paragraph in section.paragraphs)
    match section.form:
        case "text":
            yield from map(Paragraph, texts)
        case "bullets":
            yield ListBlock(texts)
        case "numbers":
            yield ListBlock(texts, ordered=True)


def _check_sheet(nota: Nota) -> Iterator[Block]:
    """What each sentence rests on, so that a person can check the draft."""
    yield Heading(_CHECK)
    rows = [
        (paragraph.text, ", ".join(paragraph.rests_on) or "vaste tekst")
        for section in nota.sections
        for paragraph in section.paragraphs
    ]
    yield Table(tuple(rows), ("Tekst", "Steunt op"))
    yield Heading("Opgegeven punten en bronnen", 2)
    given = [(f"b{nr}", text) for nr, text in enumerate(nota.request.bullets, start=1)]
    quoted = [(f"s{source.nr}", f"{source.title}: {source.text}") for source in nota.sources]
    yield Table((*given, *quoted), ("Nummer", "Tekst"))
    if nota.uncovered_bullets:
        yield Paragraph(f"Niet verwerkte punten: {', '.join(nota.uncovered_bullets)}.")


def _sources(nota: Nota) -> Iterator[str]:
    yield f"{len(nota.request.bullets)} opgegeven punten"
    yield from (f"s{source.nr}: {source.title} ({source.path})" for source in nota.sources)
