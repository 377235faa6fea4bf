"""Conversations as the pages hold them."""

from typing import TYPE_CHECKING

from app.storage.conversations import DatabaseConversations
from app.use_cases.conversations import ConversationFiles, Conversations, Masking, Talking
from app.wiring.guards import configured_guard

if TYPE_CHECKING:
    from app.wiring.writing import Writing


def conversations(services: "Writing") -> Conversations:
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


def talking(services: "Writing") -> Talking:
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
