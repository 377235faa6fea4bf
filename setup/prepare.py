"""Brings a clone to the point where its commands run: `prepare.py start|test|check|image`.

Standard library only, since nothing is installed yet. Each step leaves a stamp with a digest of
what it was made from and is skipped while that digest is the same, so a second run takes a moment.
"""

from __future__ import annotations

import sys

import packages
import state
import system
from console import SetupFailed, say


def start() -> None:
    system.optional_programs()
    packages.install("run")
    state.chosen_model()
    state.knowledge()


def test() -> None:
    system.optional_programs(system.PACKAGES | system.FOR_TESTS)
    packages.install("test")
    state.test_model()


def check() -> None:
    packages.install("lint")


def image() -> None:
    packages.install("run")


GOALS = {"start": start, "test": test, "check": check, "image": image}


def main(goal: str) -> int:
    try:
        GOALS[goal]()
    except SetupFailed as failure:
        say(str(failure))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
