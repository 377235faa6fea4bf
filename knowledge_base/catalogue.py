"""What a collection holds: its files, documents and chunks, in one SQLite file with its words.

This file is the truth. Vectors live elsewhere and are written outside its transactions, so it
also remembers which vectors may be orphans: `swept` tells, after a crash too, what to take away.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path

from knowledge_base.contract import Chunk
from knowledge_base.database import connected
from knowledge_base.file_ledger import FileLedger
from knowledge_base.lexical import WordIndex
from knowledge_base.terms import likeness

_CHUNK = (
    "select c.row, c.id, c.document, d.path, d.title, c.heading, c.page, c.ordinal, c.text,"
    " c.context, c.tail from chunk c join document d on d.id = c.document"
)
_AMONG_ROWS = " where c.row in (select value from json_each(?))"


@dataclass(frozen=True, slots=True)
class Document:
    """One text: a file, or a member of one. `digest` is of title and text, `root` was given."""

    id: str
    root: str
    file: str
    path: str
    title: str
    digest: str
    chunks: int
    ingested: str


class Catalogue:
    """One connection: made for each use, because a connection belongs to one thread."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self.files = FileLedger(database)
        self.words = WordIndex(database)

    def about(self) -> dict[str, str]:
        return dict(self._database.execute("select key, value from about"))

    def describe(self, facts: dict[str, str]) -> None:
        with self._database:
            self._database.executemany("insert or replace into about values (?, ?)", facts.items())

    def document(self, document: str) -> Document | None:
        row = self._database.execute("select * from document where id = ?", (document,)).fetchone()
        return Document(*row) if row else None

    def documents(self) -> list[Document]:
        rows = self._database.execute("select * from document order by path")
        return [Document(*row) for row in rows]

    def documents_of(self, root: str, file: str) -> list[Document]:
        rows = self._database.execute(
            "select * from document where root = ? and file = ?", (root, file)
        )
        return [Document(*row) for row in rows]

    def outdate(self) -> None:
        """Every document is to be made again, from the text it has."""
        with self._database:
            self._database.execute("update document set digest = ''")

    def outdated(self) -> list[Document]:
        rows = self._database.execute("select * from document where digest = '' order by path")
        return [Document(*row) for row in rows]

    def doubt(self, ids: Iterable[str]) -> None:
        """Before vectors are written: should the process die now, these may be orphans."""
        with self._database:
            self._doubt(ids)

    def put(self, document: Document, chunks: Sequence[Chunk]) -> None:
        """Replace the document and all it had, at once or not at all."""
        with self._database:
            self._take_out(document.id)
            self._database.execute(
                "insert into document values (?, ?, ?, ?, ?, ?, ?, ?)", astuple(document)
            )
            for chunk in chunks:
                self._put(chunk)

    def remove(self, document: str) -> None:
        with self._database:
            self._take_out(document)

    def orphans(self) -> list[str]:
        """Ids of vectors that no chunk belongs to any more."""
        rows = self._database.execute(
            "select id from vector_in_doubt where id not in (select id from chunk)"
        )
        return [vector for (vector,) in rows]

    def trust(self) -> None:
        """The orphans are gone: nothing is in doubt."""
        with self._database:
            self._database.execute("delete from vector_in_doubt")

    def settle(self) -> None:
        with self._database:
            self.words.settle()

    def chunks(self, document: str) -> list[Chunk]:
        rows = self._database.execute(f"{_CHUNK} where d.id = ? order by c.ordinal", (document,))
        return [Chunk(*row[1:]) for row in rows]

    def neighbours(self, chunk: Chunk, reach: int) -> list[Chunk]:
        rows = self._database.execute(
            f"{_CHUNK} where d.id = ? and c.ordinal between ? and ? order by c.ordinal",
            (chunk.document, chunk.ordinal - reach, chunk.ordinal + reach),
        )
        return [Chunk(*row[1:]) for row in rows]

    def chunks_by_row(self, rows: Sequence[int]) -> dict[int, Chunk]:
        found = self._database.execute(_CHUNK + _AMONG_ROWS, (json.dumps(rows),))
        return {row[0]: Chunk(*row[1:]) for row in found}

    def rows(self, ids: Sequence[str]) -> dict[str, int]:
        found = self._database.execute(
            "select id, row from chunk where id in (select value from json_each(?))",
            (json.dumps(ids),),
        )
        return dict(found)

    def copies(self, rows: Sequence[int]) -> dict[int, int]:
        """In how many documents the same text stands: boilerplate is in many."""
        found = self._database.execute(
            "select a.row, count(distinct b.document) from chunk a"
            " join chunk b on b.likeness = a.likeness"
            " where a.row in (select value from json_each(?)) group by a.row",
            (json.dumps(rows),),
        )
        return dict(found)

    def counts(self) -> tuple[int, int]:
        """Documents and chunks."""
        row = self._database.execute(
            "select (select count(*) from document), (select count(*) from chunk)"
        ).fetchone()
        return int(row[0]), int(row[1])

    def _doubt(self, ids: Iterable[str]) -> None:
        self._database.executemany(
            "insert or ignore into vector_in_doubt values (?)", [(vector,) for vector in ids]
        )

    def _take_out(self, document: str) -> None:
        rows = list(
            self._database.execute("select row, id from chunk where document = ?", (document,))
        )
        self._doubt(vector for _, vector in rows)
        self.words.remove(row for row, _ in rows)
        self._database.execute("delete from chunk where document = ?", (document,))
        self._database.execute("delete from document where id = ?", (document,))

    def _put(self, chunk: Chunk) -> None:
        made = self._database.execute(
            "insert into chunk"
            "(id, document, ordinal, heading, page, text, context, tail, likeness)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                chunk.id,
                chunk.document,
                chunk.ordinal,
                chunk.heading,
                chunk.page,
                chunk.text,
                chunk.context,
                chunk.tail,
                likeness(chunk.text),
            ),
        )
        row = made.lastrowid
        if row is None:
            raise RuntimeError("SQLite gave no row number")
        self.words.add(row, chunk.title, chunk.heading, f"{chunk.context} {chunk.text}")


@contextmanager
def opened(path: Path) -> Iterator[Catalogue]:
    """The catalogue in this file, made when it is not there."""
    with connected(path) as database:
        yield Catalogue(database)
