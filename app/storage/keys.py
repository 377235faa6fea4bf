"""API keys in the database."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import cast

from anyio.to_thread import run_sync
from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session

from app.storage.tables import KeyRow
from app.values.people import ApiKey, Scope


class DatabaseKeys:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def add(self, key: ApiKey) -> None:
        await run_sync(self._add, key)

    async def find(self, key_id: str) -> ApiKey | None:
        return await run_sync(self._find, key_id)

    async def every(self) -> Sequence[ApiKey]:
        return await run_sync(self._every)

    async def revoke(self, key_id: str, when: datetime) -> bool:
        return await run_sync(self._change, key_id, {"revoked": when})

    async def change_scope(self, key_id: str, scope: Scope) -> bool:
        return await run_sync(self._change, key_id, {"scope": scope})

    def _add(self, key: ApiKey) -> None:
        with Session(self._engine) as session, session.begin():
            session.add(_row(key))

    def _find(self, key_id: str) -> ApiKey | None:
        with Session(self._engine) as session:
            row = session.get(KeyRow, key_id)
            return _value(row) if row else None

    def _every(self) -> list[ApiKey]:
        with Session(self._engine) as session:
            rows = session.scalars(select(KeyRow).order_by(KeyRow.made, KeyRow.id))
            return [_value(row) for row in rows]

    def _change(self, key_id: str, values: Mapping[str, object]) -> bool:
        live = (KeyRow.id == key_id) & KeyRow.revoked.is_(None)
        change = update(KeyRow).where(live).values(**values).returning(KeyRow.id)
        with Session(self._engine) as session, session.begin():
            return session.scalar(change) is not None


def _row(key: ApiKey) -> KeyRow:
    return KeyRow(
        id=key.id,
        label=key.label,
        digest=key.digest,
        scope=key.scope,
        collections=None if key.collections is None else sorted(key.collections),
        made=key.made,
        ends=key.ends,
        revoked=key.revoked,
    )


def _value(row: KeyRow) -> ApiKey:
    return ApiKey(
        id=row.id,
        label=row.label,
        digest=row.digest,
        scope=cast("Scope", row.scope),
        collections=None if row.collections is None else frozenset(row.collections),
        made=row.made,
        ends=row.ends,
        revoked=row.revoked,
    )
