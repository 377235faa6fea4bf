"""The word index: stemmed terms in SQLite FTS5, ranked by BM25, updated chunk by chunk.

The index holds stems of title, heading and text, and the parts of the compounds among them.
Which words are compounds depends on what the collection holds, so parts are settled once at
the end of an ingest, and only for chunks whose words changed. Nothing is rebuilt per question.
"""

import json
import math
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge_base import compounds
from knowledge_base.terms import terms

SCHEMA = """
create virtual table if not exists word using fts5(
    title, heading, body, parts, tokenize = "unicode61 remove_diacritics 0 tokenchars '.:'"
);
create virtual table if not exists vocabulary using fts5vocab(word, row);
create virtual table if not exists field_vocabulary using fts5vocab(word, col);
create table if not exists compound(term text primary key, parts text not null) without rowid;
create table if not exists unsettled(chunk integer primary key);
"""

_WEIGHTS = (1.0, 1.0, 1.0, 0.5)
"""BM25 weight of title, heading, body and compound parts; see docs/quality.md."""


@dataclass(frozen=True, slots=True)
class WordHit:
    """`chunk` is the row number; a higher score is better."""

    chunk: int
    score: float


@dataclass(frozen=True, slots=True)
class Words:
    """The terms of one chunk, by field."""

    title: tuple[str, ...]
    heading: tuple[str, ...]
    body: tuple[str, ...]
    parts: frozenset[str]


class WordIndex:
    """Works in the connection and transaction of the catalogue, so both are always in step."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def add(self, chunk: int, title: str, heading: str, body: str) -> None:
        fields = (" ".join(terms(text)) for text in (title, heading, body))
        self._database.execute(
            "insert into word(rowid, title, heading, body, parts) values (?, ?, ?, ?, '')",
            (chunk, *fields),
        )
        self._database.execute("insert or ignore into unsettled values (?)", (chunk,))

    def remove(self, chunks: Iterable[int]) -> None:
        rows = [(chunk,) for chunk in chunks]
        self._database.executemany("delete from word where rowid = ?", rows)
        self._database.executemany("delete from unsettled where chunk = ?", rows)

    def search(self, question: Sequence[str], limit: int) -> list[WordHit]:
        """Chunks with any of these terms, best first."""
        if not question:
            return []
        found = self._database.execute(
            f"select rowid, -bm25(word, {', '.join(map(str, _WEIGHTS))}) as score"  # noqa: S608
            " from word where word match ? order by score desc limit ?",
            (" OR ".join(f'"{term}"' for term in question), limit),
        )
        return [WordHit(chunk, score) for chunk, score in found]

    def words(self, chunks: Sequence[int]) -> dict[int, Words]:
        rows = self._database.execute(
            "select rowid, title, heading, body, parts from word"
            " where rowid in (select value from json_each(?))",
            (json.dumps(chunks),),
        )
        return {
            chunk: Words(
                tuple(title.split()),
                tuple(heading.split()),
                tuple(body.split()),
                frozenset(parts.split()),
            )
            for chunk, title, heading, body, parts in rows
        }

    def weights(self, wanted: Iterable[str]) -> dict[str, float]:
        """The idf of each term: rare is high, a term that the collection lacks is highest."""
        total = self._database.execute("select count(*) from chunk").fetchone()[0]
        return {term: math.log1p((total + 0.5) / (self.count(term) + 0.5)) for term in wanted}

    def count(self, term: str) -> int:
        """In how many chunks the term occurs, by itself or in a compound."""
        row = self._database.execute("select doc from vocabulary where term = ?", (term,))
        found = row.fetchone()
        return int(found[0]) if found else 0

    def parts(self, term: str) -> tuple[str, ...]:
        """The parts of a term, also of one that only the question holds."""
        return compounds.parts(term, lambda part: self.count(part) > 0)

    def settle(self) -> None:
        """Finds the compounds among all terms and notes their parts in the chunks they are in."""
        rows = self._database.execute(
            "select distinct term from field_vocabulary where col <> 'parts'"
        )
        vocabulary = frozenset(term for (term,) in rows)
        found = {term: compounds.parts(term, vocabulary.__contains__) for term in vocabulary}
        split = {term: " ".join(parts) for term, parts in found.items() if parts}
        known = dict(self._database.execute("select term, parts from compound"))
        changed = {
            term for term in split.keys() | known.keys() if split.get(term) != known.get(term)
        }
        for chunk in self._to_settle(changed):
            self._note_parts(chunk, split)
        self._database.execute("delete from compound")
        self._database.executemany("insert into compound values (?, ?)", split.items())
        self._database.execute("delete from unsettled")

    def _to_settle(self, changed: Iterable[str]) -> list[int]:
        """Chunks that are new, and chunks that hold a term which is split otherwise now."""
        rows = self._database.execute("select chunk from unsettled")
        chunks = {chunk for (chunk,) in rows}
        total = self._database.execute("select count(*) from chunk").fetchone()[0]
        for term in changed if len(chunks) < total else ():
            rows = self._database.execute(
                "select rowid from word where word match ?", (f'"{term}"',)
            )
            chunks.update(chunk for (chunk,) in rows)
        return sorted(chunks)

    def _note_parts(self, chunk: int, split: dict[str, str]) -> None:
        words = self.words([chunk])[chunk]
        parts = {
            split[term] for term in (*words.title, *words.heading, *words.body) if term in split
        }
        self._database.execute(
            "update word set parts = ? where rowid = ?", (" ".join(sorted(parts)), chunk)
        )
