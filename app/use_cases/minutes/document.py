"""Minutes as a document: who was there, decisions, actions, and the passages under them."""

from datetime import datetime

from app.values.documents import Block, Document, Heading, Paragraph, Provenance, Table
from app.values.minutes import LOOK, Minutes, Passage

_UNSAID = "niet gezegd"


def document(made: Minutes, title: str, now: datetime) -> Document:
    """`now` has a time zone; numbers behind a line point to the passages at the end."""
    blocks: list[Block] = []
    if made.attendees:
        people = [(a.name, a.role, "ja" if a.present else "nee") for a in made.attendees]
        blocks += [Heading("Aanwezigen"), Table(tuple(people), ("Naam", "Rol", "Aanwezig"))]
    blocks += [Heading("Besluiten"), *_table(_decisions(made), ("Besluit", "Plek"))]
    blocks += [Heading("Acties"), *_table(_actions(made), ("Wie", "Wat", "Wanneer", "Plek"))]
    if made.passages:
        rows = tuple((str(p.nr), _where(p), p.text) for p in made.passages)
        blocks += [Heading("Waar het staat"), Table(rows, ("Plek", "Wie en wanneer", "Tekst"))]
    return Document(
        title=f"Notulen: {title}",
        blocks=tuple(blocks),
        provenance=Provenance(
            model=made.model,
            prompt=made.prompt,
            made=now,
            sources=(title,),
            reviewer="de voorzitter of notulist",
        ),
    )


def _table(rows: list[tuple[str, ...]], header: tuple[str, ...]) -> list[Block]:
    return [Table(tuple(rows), header)] if rows else [Paragraph("Niet gevonden in de tekst.")]


def _decisions(made: Minutes) -> list[tuple[str, ...]]:
    return [
        (_marked(decision.text, decision.sure), str(decision.passage))
        for decision in made.decisions
    ]


def _actions(made: Minutes) -> list[tuple[str, ...]]:
    return [
        (
            action.who or _UNSAID,
            _marked(action.what, action.sure),
            action.when or _UNSAID,
            str(action.passage),
        )
        for action in made.actions
    ]


def _marked(text: str, sure: bool) -> str:
    return text if sure else f"{text} ({LOOK})"


def _where(passage: Passage) -> str:
    page = f"pagina {passage.page}" if passage.page else ""
    return ", ".join(filter(None, [passage.speaker, passage.time, page]))
