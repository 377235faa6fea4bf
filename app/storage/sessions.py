"""Sessions of the pages in the database."""

from collections.abc import Mapping
from datetime import datetime

from anyio.to_thread import run_sync
from sqlalchemy import Engine, delete, func, select
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

    async def open(self, now: datetime) -> Mapping[str, int]:
        return await run_sync(self._open, now)

    async def end_all(self, key: str, now: datetime) -> int:
        return await run_sync(self._end_all, key, now)

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

    def _open(self, now: datetime) -> dict[str, int]:
        counted = select(SessionRow.key, func.count()).where(SessionRow.ends > now)
        with DatabaseSession(self._engine) as session:
            rows = session.execute(counted.group_by(SessionRow.key))
            return dict(rows.all())

    def _end_all(self, key: str, now: datetime) -> int:
        still_open = self._open(now).get(key, 0)
        with DatabaseSession(self._engine) as session, session.begin():
            session.execute(delete(SessionRow).where(SessionRow.key == key))
        return still_open
