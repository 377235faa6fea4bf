"""Talking with the assistant: conversations that are kept, masked, for a while."""

from app.use_cases.conversations.files import ConversationFiles
from app.use_cases.conversations.keeping import Conversations
from app.use_cases.conversations.masking import Masking
from app.use_cases.conversations.talking import Talking

__all__ = ["ConversationFiles", "Conversations", "Masking", "Talking"]
