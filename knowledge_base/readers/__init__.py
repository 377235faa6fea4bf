"""Files in, text with page and heading out; never silently empty, no error but Unreadable."""

from knowledge_base.readers.limits import DEFAULT_LIMITS, Limits
from knowledge_base.readers.registry import MODULES, SUFFIXES, read, reader_in
from knowledge_base.readers.walk import Member, members, walk

__all__ = [
    "DEFAULT_LIMITS",
    "MODULES",
    "SUFFIXES",
    "Limits",
    "Member",
    "members",
    "read",
    "reader_in",
    "walk",
]
