"""One engine per database: SQLite in a file, or PostgreSQL by its address."""

from pathlib import Path
from sqlite3 import Connection
from typing import TypeAlias

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from app.errors import SettingsWrong

Database: TypeAlias = Engine
_MIGRATIONS = Path(__file__).parent / "migrations"


def open_database(address: str) -> Database:
    """An engine whose tables are up to date. Raises: SettingsWrong when that cannot be."""
    try:
        engine = _engine(address)
        migrate(engine)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise SettingsWrong("Het adres van de database (NOTABENE_DATABASE) klopt niet.") from error
    except (OperationalError, OSError) as error:
        raise SettingsWrong("De database is niet te openen of niet bereikbaar.") from error
    return engine


def migrate(engine: Engine) -> None:
    """Bring the tables to the newest version, if they are not there yet."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    with engine.begin() as connection:
        newest = ScriptDirectory.from_config(config).get_current_head()
        if MigrationContext.configure(connection).get_current_revision() == newest:
            return
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _engine(address: str) -> Engine:
    url = make_url(address)
    if url.get_backend_name() != "sqlite":
        return create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    if url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url)
    event.listen(engine, "connect", _prepare)
    return engine


def _prepare(connection: Connection, _: ConnectionPoolEntry) -> None:
    """SQLite ignores foreign keys and gives up at once on a second writer, unless told."""
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "busy_timeout=5000"):
        connection.execute(f"PRAGMA {pragma}")
