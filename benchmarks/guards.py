"""Measures the guards on the development sets and prints the tables for docs/quality.md.

Usage: python benchmarks/guards.py [--out FILE.json] [--frog PORT] [--deduce FOLDER]
Reads ../shared/data beside the repository. `--frog` asks a running Frog server, `--deduce` loads
the lists that guardrails.names.deduced.prepare made.
"""

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from guardrails.checks.marking import read_marking  # noqa: E402
from guardrails.contract import Action, Check, Finding  # noqa: E402
from guardrails.folding import OnFolded  # noqa: E402
from guardrails.injection.guard import InjectionGuard  # noqa: E402
from guardrails.names.deduced import DeduceNames  # noqa: E402
from guardrails.names.finder import PersonNames  # noqa: E402
from guardrails.names.frog import FrogNames  # noqa: E402
from guardrails.pipeline import Pipeline  # noqa: E402
from guardrails.policies import policy  # noqa: E402
from guardrails.privacy import privacy_guard, structured_checks  # noqa: E402

DATA = ROOT.parent / "shared" / "data"
Row = dict[str, Any]


@dataclass
class Tally:
    """Counts of one line of a table."""

    wanted: int = 0
    found: int = 0
    shown: int = 0
    right: int = 0

    @property
    def recall(self) -> float | None:
        return round(self.found / self.wanted, 3) if self.wanted else None

    @property
    def precision(self) -> float | None:
        return round(self.right / self.shown, 3) if self.shown else None


def rows(name: str) -> list[Row]:
    text = (DATA / name / "dev.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def letters(text: str, spans: Iterable[tuple[int, int]]) -> set[int]:
    return {i for start, end in spans for i in range(start, end) if text[i].isalnum()}


def kinds(guard: Pipeline) -> list[Row]:
    """For each kind: spans that are wholly hidden, and maskings that hide something personal."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for row in rows("privacy"):
        text = row["text"]
        masks = [d.finding for d in guard.review(text).decisions if d.action > Action.NOTE]
        covered = letters(text, ((m.start, m.end) for m in masks))
        for span in (s for s in row["spans"] if s["must"] == "mask"):
            tally = tallies[span["kind"]]
            tally.wanted += 1
            tally.found += letters(text, [(span["start"], span["end"])]) <= covered
        may = [(s["start"], s["end"]) for s in row["spans"] if s["must"] != "none"]
        for mask in masks:
            tallies[mask.kind].shown += 1
            tallies[mask.kind].right += any(s < mask.end and mask.start < e for s, e in may)
    return [_line(kind, tally) for kind, tally in sorted(tallies.items())]


def names(tools: dict[str, Sequence[Check]]) -> list[Row]:
    """Characters of person names: hidden of those that must be, and right of those hidden."""
    lines = []
    for name, checks in tools.items():
        tally = Tally()
        for row in rows("privacy"):
            text = row["text"]
            found = [f for check in checks for f in check(text) if not f.public]
            covered = letters(text, ((f.start, f.end) for f in found))
            persons = [s for s in row["spans"] if s["kind"] == "person_name"]
            must = letters(text, ((s["start"], s["end"]) for s in persons if s["must"] == "mask"))
            may = letters(text, ((s["start"], s["end"]) for s in persons if s["must"] != "none"))
            tally.wanted += len(must)
            tally.found += len(must & covered)
            tally.shown += len(covered)
            tally.right += len(covered & may)
        lines.append(_line(name, tally))
    return lines


def injection() -> list[Row]:
    """Flagged texts by source; the weights were trained on these rows, so see the trainer too."""
    guard = InjectionGuard()
    tallies: dict[str, Tally] = defaultdict(Tally)
    for row in rows("injection"):
        flagged = guard.review(row["text"], row["role"]).flagged
        label = "aanval" if row["label"] else "onschuldig"
        tally = tallies[f"{label}: {row['source'].split('/')[0]}"]
        tally.wanted += 1
        tally.found += flagged
    return [
        {"soort": name, "gemeld": t.found, "van": t.wanted} for name, t in sorted(tallies.items())
    ]


def marking() -> list[Row]:
    right = [
        (m.level, m.decision) == (row["level"], row["decision"])
        for row in rows("marking")
        for m in [read_marking(row["text"])]
    ]
    return [{"soort": "niveau en besluit", "goed": sum(right), "van": len(right)}]


def untouched(guard: Pipeline) -> list[Row]:
    """Maskings in government text that holds no personal data, and the speed."""
    texts = [
        p.read_text(encoding="utf-8")
        for p in sorted((DATA / "algoritmekader/corpus/docs").rglob("*.md"))
    ]
    started = time.process_time()
    masks = sum(d.action > Action.NOTE for t in texts for d in guard.review(t).decisions)
    seconds = time.process_time() - started
    words = sum(len(t.split()) for t in texts)
    return [
        {
            "woorden": words,
            "gemaskeerd": masks,
            "per 10.000 woorden": round(masks / words * 10_000, 2),
            "MB per seconde (CPU)": round(sum(map(len, texts)) / seconds / 1e6, 2),
        }
    ]


def _line(name: str, tally: Tally) -> Row:
    return {
        "soort": name,
        "moet weg": tally.wanted,
        "recall": tally.recall,
        "gemaskeerd": tally.shown,
        "precisie": tally.precision,
    }


def markdown(title: str, lines: list[Row]) -> Iterator[str]:
    heads = list(lines[0])
    yield f"### {title}\n"
    yield "| " + " | ".join(heads) + " |"
    yield "|" + " --- |" * len(heads)
    for line in lines:
        yield "| " + " | ".join("-" if line[h] is None else str(line[h]) for h in heads) + " |"
    yield ""


def name_tools(frog_port: int | None, deduce_folder: Path | None) -> dict[str, Sequence[Check]]:
    rules = OnFolded([PersonNames()])
    tools: dict[str, Sequence[Check]] = {"regels": [rules]}
    others: dict[str, Check] = {}
    if frog_port:
        others["Frog"] = _Kept(FrogNames(frog_port, timeout=60))
    if deduce_folder:
        others["deduce"] = _Kept(DeduceNames(deduce_folder))
    tools |= {name: [check] for name, check in others.items()}
    tools |= {f"regels en {name}": [rules, check] for name, check in others.items()}
    if len(others) > 1:
        tools |= {" en ".join(others): list(others.values()), "alles": [rules, *others.values()]}
    return tools


class _Kept:
    """Asks a slow finder once per text."""

    def __init__(self, check: Check) -> None:
        self.name = check.name
        self._check = check
        self._kept: dict[str, list[Finding]] = {}

    def __call__(self, text: str) -> list[Finding]:
        if text not in self._kept:
            self._kept[text] = list(self._check(text))
        return self._kept[text]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--frog", type=int)
    parser.add_argument("--deduce", type=Path)
    given = parser.parse_args()
    guard = privacy_guard("chat")
    structured = Pipeline([OnFolded(structured_checks())], policy("chat"))
    tables = {
        "Persoonsgegevens per soort": kinds(guard),
        "Namen van personen, per teken": names(name_tools(given.frog, given.deduce)),
        "Overheidstekst zonder persoonsgegevens, alle soorten": untouched(guard),
        "Overheidstekst, zonder namen": untouched(structured),
        "Verborgen opdrachten": injection(),
        "Rubriceringen": marking(),
    }
    for title, lines in tables.items():
        sys.stdout.write("\n".join(markdown(title, lines)) + "\n")
    if given.out:
        given.out.write_text(json.dumps(tables, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
