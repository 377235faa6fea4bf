"""A summary as a document: the text, a table of facts, the differences and the sources."""

from datetime import datetime
from itertools import groupby

from app.values.documents import Block, Document, Heading, Paragraph, Provenance, Table
from app.values.summaries import Difference, Fact, Summary

_KINDS = {
    "decision": "Besluit",
    "amount": "Bedrag",
    "deadline": "Termijn",
    "organisation": "Organisatie",
}


def document(made: Summary, title: str, now: datetime) -> Document:
    """`now` has a time zone; numbers behind a sentence point to the sources at the end."""
    blocks: list[Block] = []
    for name, some in groupby(made.sentences, key=lambda sentence: sentence.document):
        if made.extent.documents > 1:
            blocks.append(Heading(name))
        blocks.append(Paragraph(" ".join(f"{s.text} [{', '.join(s.sources)}]" for s in some)))
    if made.facts:
        rows = tuple(_fact(fact) for fact in made.facts)
        blocks += [Heading("In één oogopslag"), Table(rows, ("Soort", "Wat", "Waar"))]
    if made.differences:
        shown = tuple(_difference(each) for each in made.differences)
        blocks += [Heading("Verschillen"), Table(shown, ("Document", "Zegt", "Anders in"))]
    sources = tuple((str(s.nr), _where(s.document, s.page), s.text) for s in made.sources)
    blocks += [Heading("Bronnen"), Table(sources, ("Nr", "Waar", "Zin"))]
    names = tuple(dict.fromkeys(source.document for source in made.sources))
    return Document(
        title=f"Samenvatting: {title}",
        blocks=tuple(blocks),
        provenance=Provenance(model=made.model, prompt=made.prompt, made=now, sources=names),
    )


def _fact(fact: Fact) -> tuple[str, str, str]:
    return _KINDS[fact.kind], fact.value, _where(fact.document, fact.page)


def _difference(each: Difference) -> tuple[str, str, str]:
    other = each.other
    said = f"{_where(other.document, other.page)}: {other.text}" if other else "staat daar niet"
    return _where(each.document, each.page), each.text, said


def _where(document: str, page: int | None) -> str:
    return f"{document}, pagina {page}" if page else document
