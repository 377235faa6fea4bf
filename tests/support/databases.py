"""An empty database for one test, on SQLite or on a PostgreSQL server that a variable names."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url

POSTGRES = os.environ.get("NOTABENE_TEST_POSTGRES_URL", "")  # noqa: TID251
without_postgres = pytest.mark.skipif(not POSTGRES, reason="no NOTABENE_TEST_POSTGRES_URL")
EVERY = ["sqlite", pytest.param("postgresql", marks=without_postgres)]


@contextmanager
def fresh(kind: str, folder: Path) -> Iterator[str]:
    """The address of a database that nothing is in; it goes when the test is over."""
    if kind == "sqlite":
        yield f"sqlite:///{folder}/{uuid4().hex}.db"
        return
    name = f"test_{uuid4().hex}"
    with psycopg.connect(POSTGRES, autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        yield make_url(POSTGRES).set(database=name).render_as_string(hide_password=False)
    finally:
        with psycopg.connect(POSTGRES, autocommit=True) as server:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
