"""Sessions of the pages in the database."""

from datetime import datetime

from anyio.to_thread import run_sync
from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import Session as DatabaseSession

from app.storage.tables import SessionRow


class DatabaseSessions:
    """Satisfies the port SessionRepository."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def begin(self, digest: bytes, key: str, ends: datetime, now: datetime) -> None:
        await run_sync(self._begin, digest, key, ends, now)

    async def key(self, digest: bytes, now: datetime) -> str | None:
        return await run_sync(self._key, digest, now)

    async def end(self, digest: bytes) -> None:
        await run_sync(self._end, digest)

    def _begin(self, digest: bytes, key: str, ends: datetime, now: datetime) -> None:
        with DatabaseSession(self._engine) as session, session.begin():
            session.execute(delete(SessionRow).where(SessionRow.ends <= now))
            session.add(SessionRow(digest=digest, key=key, ends=ends))

    def _key(self, digest: bytes, now: datetime) -> str | None:
        live = (SessionRow.digest == digest) & (SessionRow.ends > now)
        with DatabaseSession(self._engine) as session:
            return session.scalar(select(SessionRow.key).where(live))

    def _end(self, digest: bytes) -> None:
        with DatabaseSession(self._engine) as session, session.begin():
            session.execute(delete(SessionRow).where(SessionRow.digest == digest))
