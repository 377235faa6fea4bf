"""Questions with their right answers: how they are read, and how an answer is scored.

A file holds one JSON object a line: `id`, `question`, `answerable`, `paths` (any one will do),
`groups` (one file out of each), `support` (literal sentences) and `facts` (each a list of regular
expressions of which one must be found in the answer, without regard to case).
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

MOST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Question:
    id: str
    text: str
    answerable: bool
    paths: frozenset[str]
    groups: tuple[frozenset[str], ...]
    facts: tuple[tuple[str, ...], ...]

    def facts_in(self, answer: str) -> bool:
        """Whether the answer holds every fact, in at most 200 words."""
        level = re.sub(r"\s+", " ", answer)
        return len(level.split()) <= MOST_WORDS and all(
            any(re.search(way, level, re.IGNORECASE) for way in ways) for ways in self.facts
        )


def read_questions(files: Iterable[Path]) -> list[Question]:
    rows = [
        json.loads(line)
        for file in files
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    return [
        Question(
            row["id"],
            row["question"],
            row["answerable"],
            frozenset(row["paths"]),
            tuple(map(frozenset, row.get("groups") or [row["paths"]])),
            tuple(map(tuple, row["facts"])),
        )
        for row in rows
    ]
