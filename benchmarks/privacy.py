"""Measures the privacy guard: each kind, each way to find names, false masks and speed.

Usage: python benchmarks/privacy.py --privacy FILE --forms FILE --names FILE
    --untouched FOLDER --kept FOLDER
Frog takes part where it is installed. What it and deduce said of a text is kept in `--kept`.
"""

import argparse
import json
import shutil
import socket
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from deduce_names import DeduceNames, prepare
from other_names import renamed

from guardrails.contract import Action, Check
from guardrails.folding import OnFolded
from guardrails.names.finder import PersonNames
from guardrails.names.frog import FrogNames
from guardrails.pipeline import Pipeline
from guardrails.policies import policy
from guardrails.privacy import privacy_guard, structured_checks

Row = dict[str, Any]
Finder = Callable[[str], Iterable[tuple[int, int]]]
SEED = 0
RUNS = 3  # the fastest counts: others may be using the machine


@dataclass
class Tally:
    """Of what had to be found and of what was found, how much was right."""

    wanted: int = 0
    found: int = 0
    shown: int = 0
    right: int = 0

    def cells(self) -> str:
        recall = f"{self.found / self.wanted:.3f}" if self.wanted else "-"
        precision = f"{self.right / self.shown:.3f}" if self.shown else "-"
        return f"{recall} | {precision}"


class Kept:
    """Asks a slow finder once for each text; what it said stays in a file."""

    def __init__(self, check: Check, folder: Path) -> None:
        self._check = check
        self._file = folder / f"{check.name}.json"
        known = self._file.exists() and json.loads(self._file.read_text("utf-8"))
        self._known: dict[str, list[tuple[int, int]]] = known or {}

    def __call__(self, text: str) -> list[tuple[int, int]]:
        key = sha256(text.encode("utf-8", "replace")).hexdigest()
        if key not in self._known:
            self._known[key] = [(f.start, f.end) for f in self._check(text)]
            if getattr(self._check, "degraded", ""):
                raise SystemExit(f"{self._check.name}: {self._check.degraded}")  # type: ignore[attr-defined]
            self._file.write_text(json.dumps(self._known), "utf-8")
        return self._known[key]


def rows(file: Path) -> list[Row]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def letters(text: str, spans: Iterable[tuple[int, int]]) -> set[int]:
    return {i for start, end in spans for i in range(start, end) if text[i].isalnum()}


def kinds(sets: dict[str, list[Row]], guard: Pipeline) -> Iterator[str]:
    """For each kind: spans that are wholly hidden, and maskings that hide something personal."""
    tallies = {name: _of_kinds(texts, guard) for name, texts in sets.items()}
    heads = [f"{name}: {side}" for name in sets for side in ("to hide", "recall", "precision")]
    yield "| kind | " + " | ".join(heads) + " |\n|" + " --- |" * (len(heads) + 1)
    for kind in sorted(set().union(*tallies.values())):
        found = [of_kind[kind] for of_kind in tallies.values()]
        cells = (f"{tally.wanted} | {tally.cells()}" for tally in found)
        yield f"| `{kind}` | " + " | ".join(cells) + " |"


def _of_kinds(texts: Sequence[Row], guard: Pipeline) -> dict[str, Tally]:
    tallies: dict[str, Tally] = defaultdict(Tally)
    for row in texts:
        text = row["text"]
        masks = [d.finding for d in guard.review(text).decisions if d.action > Action.NOTE]
        covered = letters(text, ((m.start, m.end) for m in masks))
        for span in (s for s in row["spans"] if s["must"] == "mask"):
            tallies[span["kind"]].wanted += 1
            whole = letters(text, [(span["start"], span["end"])]) <= covered
            tallies[span["kind"]].found += whole
        may = [(s["start"], s["end"]) for s in row["spans"] if s["must"] != "none"]
        for mask in masks:
            tallies[mask.kind].shown += 1
            tallies[mask.kind].right += any(s < mask.end and mask.start < e for s, e in may)
    return tallies


def names(sets: dict[str, list[Row]], tools: dict[str, list[Finder]]) -> Iterator[str]:
    """Characters of person names: hidden of those that must be, and right of those hidden."""
    heads = [f"{name}: {side}" for name in sets for side in ("recall", "precision")]
    yield "| way | " + " | ".join(heads) + " |\n|" + " --- |" * (len(heads) + 1)
    for way, finders in tools.items():
        cells = (_of_names(texts, finders).cells() for texts in sets.values())
        yield f"| {way} | " + " | ".join(cells) + " |"


def _of_names(texts: Sequence[Row], finders: Sequence[Finder]) -> Tally:
    tally = Tally()
    for row in texts:
        text = row["text"]
        covered = letters(text, (span for find in finders for span in find(text)))
        persons = [s for s in row["spans"] if s["kind"] == "person_name"]
        must = letters(text, ((s["start"], s["end"]) for s in persons if s["must"] == "mask"))
        may = letters(text, ((s["start"], s["end"]) for s in persons if s["must"] != "none"))
        tally.wanted += len(must)
        tally.found += len(must & covered)
        tally.shown += len(covered)
        tally.right += len(covered & may)
    return tally


def by_rules(text: str) -> list[tuple[int, int]]:
    return [(f.start, f.end) for f in _RULES(text) if not f.public]


_RULES = OnFolded([PersonNames()])


def ways(others: dict[str, Finder]) -> dict[str, list[Finder]]:
    """Each tool alone, each with the rules, and together."""
    made: dict[str, list[Finder]] = {"rules": [by_rules]}
    made |= {name: [find] for name, find in others.items()}
    made |= {f"rules + {name}": [by_rules, find] for name, find in others.items()}
    if len(others) > 1:
        made |= {" + ".join(others): [*others.values()], "all": [by_rules, *others.values()]}
    return made


def untouched(folder: Path) -> Iterator[str]:
    """Maskings in government text that holds no personal data, and the speed."""
    texts = [file.read_text("utf-8") for file in sorted(folder.rglob("*.md"))]
    words = sum(len(text.split()) for text in texts)
    yield "| checks | words | masked | per 10 000 words | MB/s (one core) |"
    yield "| --- | --- | --- | --- | --- |"
    structured = Pipeline([OnFolded(structured_checks())], policy("chat"))
    masks = 0
    for name, guard in (("structured kinds", structured), ("all kinds", privacy_guard())):
        seconds = []
        for _ in range(RUNS):
            started = time.process_time()
            masks = sum(d.action > Action.NOTE for t in texts for d in guard.review(t).decisions)
            seconds.append(time.process_time() - started)
        speed = sum(len(t.encode()) for t in texts) / min(seconds) / 1e6
        yield f"| {name} | {words} | {masks} | {masks / words * 10_000:.2f} | {speed:.2f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for option in ("--privacy", "--forms", "--names", "--untouched", "--kept"):
        parser.add_argument(option, type=Path, required=True)
    given = parser.parse_args()
    kept: Path = given.kept
    kept.mkdir(parents=True, exist_ok=True)
    prepare(kept / "deduce")
    others: dict[str, Finder] = {"deduce": Kept(DeduceNames(kept / "deduce"), kept)}
    with socket.create_server(("127.0.0.1", 0)) as free:
        frog = FrogNames(free.getsockname()[1], timeout=600)
    if shutil.which(frog.program):
        frog.start()
        others = {"Frog": Kept(frog, kept)} | others
    texts = rows(given.privacy)
    sets = {"dev": texts, "dev, other names": renamed(texts, SEED), "own": rows(given.names)}
    forms = {"dev": texts, "own": rows(given.forms)}
    print(*kinds(forms, privacy_guard()), "", sep="\n")
    print(*names(sets, ways(others)), "", sep="\n")
    print(*untouched(given.untouched), sep="\n")
    frog.close()


if __name__ == "__main__":
    main()
