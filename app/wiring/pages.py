"""What the pages need beside the tasks: conversations, who is signed in."""

from datetime import timedelta
from typing import TYPE_CHECKING

from app.auth.sessions import Sessions
from app.storage.conversations import DatabaseConversations
from app.storage.sessions import DatabaseSessions
from app.use_cases.conversations import ConversationFiles, Conversations, Masking, Talking
from app.wiring.guards import configured_guard

if TYPE_CHECKING:
    from app.wiring import Services


def conversations(services: "Services") -> Conversations:
    """Raises: SettingsWrong when the policy for what people type is not there."""
    repository = DatabaseConversations(services.engine)
    keep = services.settings.keep
    return Conversations(
        repository=repository,
        masking=Masking(configured_guard(services.settings.guard.chat_policy)),
        files=ConversationFiles(
            repository, services.ingest, services.library, services.settings.uploads
        ),
        audit=services.audit,
        clock=services.clock,
        keep_days=keep.days,
        most_days=keep.most_days,
    )


def talking(services: "Services") -> Talking:
    own = services.conversations
    return Talking(
        conversations=own,
        repository=own.repository,
        answers=services.ask,
        masking=own.masking,
        library=services.library,
        audit=services.audit,
        clock=services.clock,
    )


def sessions(services: "Services") -> Sessions:
    lasts = timedelta(hours=services.settings.access.session_hours)
    return Sessions(DatabaseSessions(services.engine), services.keys, services.clock, lasts)
