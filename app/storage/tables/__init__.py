"""Mapped classes, one file per area; importing this package gives Alembic all of them."""

from app.storage.tables.base import Base
from app.storage.tables.keys import KeyRow

__all__ = ["Base", "KeyRow"]
