"""The SQLite file of a collection: its tables, and how it is opened."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from knowledge_base.lexical import SCHEMA as WORDS

_SCHEMA = """
create table if not exists about(key text primary key, value text not null) without rowid;
create table if not exists file(
    root text, path text, digest text not null, primary key (root, path)
) without rowid;
create table if not exists document(
    id text primary key, root text not null, file text not null, path text not null,
    title text not null, digest text not null, chunks integer not null, ingested text not null
) without rowid;
create index if not exists document_of_file on document(root, file);
create table if not exists chunk(
    row integer primary key, id text not null unique, document text not null,
    ordinal integer not null, heading text not null, page integer, text text not null,
    context text not null, tail text not null, likeness text not null
);
create index if not exists chunk_of_document on chunk(document, ordinal);
create index if not exists chunk_alike on chunk(likeness);
create table if not exists vector_in_doubt(id text primary key) without rowid;
"""
_PATIENCE = 30.0


@contextmanager
def connected(path: Path) -> Iterator[sqlite3.Connection]:
    """The database in this file, made when it is not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, timeout=_PATIENCE)) as database:
        database.execute("pragma journal_mode = wal")
        database.execute("pragma synchronous = normal")
        if database.execute("pragma user_version").fetchone()[0] == 0:
            database.executescript(_SCHEMA + WORDS + "pragma user_version = 1;")
        yield database
