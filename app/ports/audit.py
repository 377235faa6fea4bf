"""What use cases need to give account of what was decided."""

from typing import Protocol

from app.values.audit import AuditEvent


class AuditLog(Protocol):
    async def append(self, event: AuditEvent) -> None:
        """Add the event with the time and the request it belongs to; it cannot be changed."""
        ...
