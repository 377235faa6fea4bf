"""Who is signed in on the pages."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.tables.base import Base, UtcTime


class SessionRow(Base):
    __tablename__ = "sessions"

    digest: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    key: Mapped[str] = mapped_column(ForeignKey("api_keys.id", ondelete="CASCADE"))
    ends: Mapped[datetime] = mapped_column(UtcTime, index=True)
