"""Files in, text with page and heading out; never silently empty, no error but Unreadable."""

from knowledge_base.readers.limits import DEFAULT_LIMITS, Limits
from knowledge_base.readers.registry import READERS, SUFFIXES, read
from knowledge_base.readers.walk import walk

__all__ = ["DEFAULT_LIMITS", "READERS", "SUFFIXES", "Limits", "read", "walk"]
