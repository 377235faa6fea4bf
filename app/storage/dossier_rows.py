"""The rows of Woo dossiers, in short transactions; rows stay in here, values go out."""

from collections.abc import Sequence

from sqlalchemy import Engine, delete, select, update
from sqlalchemy.orm import Session

from app.storage import dossier_values as values
from app.storage.tables.dossiers import (
    DocumentRow,
    DossierRow,
    GivenFileRow,
    NearRow,
    PageRow,
    UnreadRow,
)
from app.values.dossiers import (
    Document,
    Dossier,
    FileRead,
    GivenFile,
    NearPair,
    Page,
    Relations,
    Unread,
)


class DossierRows:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, dossier: Dossier) -> None:
        with Session(self._engine) as session, session.begin():
            session.add(DossierRow(**values.dossier_fields(dossier)))

    def save(self, dossier: Dossier) -> None:
        change = update(DossierRow).where(DossierRow.id == dossier.id)
        with Session(self._engine) as session, session.begin():
            session.execute(change.values(values.dossier_fields(dossier)))

    def find(self, dossier: str) -> Dossier | None:
        with Session(self._engine) as session:
            row = session.get(DossierRow, dossier)
            return values.dossier(row) if row else None

    def every(self) -> list[Dossier]:
        with Session(self._engine) as session:
            rows = session.scalars(select(DossierRow).order_by(DossierRow.made, DossierRow.id))
            return [values.dossier(row) for row in rows]

    def remove(self, dossier: str) -> None:
        with Session(self._engine) as session, session.begin():
            session.execute(delete(DossierRow).where(DossierRow.id == dossier))

    def plan(self, dossier: str, paths: Sequence[str]) -> None:
        with Session(self._engine) as session, session.begin():
            known = select(GivenFileRow.path, GivenFileRow.number).filter_by(dossier=dossier)
            numbers = {row.path: row.number for row in session.execute(known)}
            new = [path for path in paths if path not in numbers]
            for number, path in enumerate(new, start=max(numbers.values(), default=0) + 1):
                session.add(
                    GivenFileRow(dossier=dossier, number=number, path=path, state="waiting")
                )

    def files(self, dossier: str, numbers: range | None) -> list[GivenFile]:
        found = select(GivenFileRow).filter_by(dossier=dossier).order_by(GivenFileRow.number)
        if numbers is not None:
            found = found.where(GivenFileRow.number.between(numbers.start, numbers.stop - 1))
        with Session(self._engine) as session:
            return [values.given_file(row) for row in session.scalars(found)]

    def put(self, dossier: str, read: FileRead) -> None:
        of_file = {"dossier": dossier, "number": read.number}
        with Session(self._engine) as session, session.begin():
            for table in (DocumentRow, UnreadRow):  # pages and proposals go with the document
                session.execute(delete(table).filter_by(**of_file))
            session.add_all(
                DocumentRow(**of_file, **values.document_fields(each)) for each in read.documents
            )
            session.flush()
            session.add_all(
                PageRow(dossier=dossier, document=document, number=page.number, text=page.text)
                for document, pages in read.pages.items()
                for page in pages
            )
            session.add_all(
                UnreadRow(**of_file, place=place, file=each.file, reason=each.reason)
                for place, each in enumerate(read.unread)
            )
            done = update(GivenFileRow).filter_by(**of_file).values(state="done")
            session.execute(done)

    def documents(self, dossier: str, places: range | None, *, whole: bool) -> list[Document]:
        found = select(*(values.DOCUMENT if whole else values.LISTED)).where(
            DocumentRow.dossier == dossier
        )
        found = found.order_by(DocumentRow.number, DocumentRow.id)
        if places is not None:
            found = found.offset(places.start).limit(len(places))
        with Session(self._engine) as session:
            return [values.document(row) for row in session.execute(found)]

    def document(self, dossier: str, document: str) -> Document | None:
        found = select(*values.DOCUMENT).where(DocumentRow.dossier == dossier)
        with Session(self._engine) as session:
            row = session.execute(found.where(DocumentRow.id == document)).one_or_none()
            return values.document(row) if row else None

    def change(self, dossier: str, document: Document) -> None:
        row = update(DocumentRow).filter_by(dossier=dossier, id=document.id)
        with Session(self._engine) as session, session.begin():
            session.execute(row.values(values.document_fields(document)))

    def pages(self, dossier: str, document: str) -> list[Page]:
        with Session(self._engine) as session:
            rows = session.scalars(
                select(PageRow)
                .filter_by(dossier=dossier, document=document)
                .order_by(PageRow.number)
            )
            return [Page(row.number, row.text) for row in rows]

    def unread(self, dossier: str) -> list[Unread]:
        with Session(self._engine) as session:
            rows = session.scalars(
                select(UnreadRow)
                .filter_by(dossier=dossier)
                .order_by(UnreadRow.number, UnreadRow.place)
            )
            return [Unread(row.file, row.reason) for row in rows]

    def relate(self, dossier: str, relations: Relations) -> None:
        family, thread = values.places(relations.families), values.places(relations.threads)
        # The texts and headers of ten thousand documents need not be read for this.
        known = select(DocumentRow.id, DocumentRow.context).filter_by(dossier=dossier)
        with Session(self._engine) as session, session.begin():
            session.execute(delete(NearRow).filter_by(dossier=dossier))
            session.add_all(
                NearRow(dossier=dossier, one=p.one, other=p.other, likeness=p.likeness)
                for p in relations.near
            )
            placed = [
                {
                    "dossier": dossier,
                    "id": each.id,
                    "family": family.get(each.id),
                    "thread": thread.get(each.id),
                    "duplicate_of": relations.duplicate_of.get(each.id),
                    "covered_by": relations.covered_by.get(each.id),
                    "out_of_scope": each.id in relations.out_of_scope,
                    "context": relations.contexts.get(each.id, each.context),
                }
                for each in session.execute(known)
            ]
            if placed:
                session.execute(update(DocumentRow), placed)

    def near(self, dossier: str) -> list[NearPair]:
        with Session(self._engine) as session:
            rows = session.scalars(
                select(NearRow).filter_by(dossier=dossier).order_by(NearRow.one, NearRow.other)
            )
            return [NearPair(row.one, row.other, row.likeness) for row in rows]
