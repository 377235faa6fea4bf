"""Whether the lab bench is right about prompts: python benchmarks/lab_gate.py --out FOLDER.

A prompt that is worse on purpose must be caught. Two prompts with the same text, sampled with
other seeds, may not be called different: each comparison deals two answers to each case out of
all that the text gave. What was written stays in the folder: a run that was broken off goes on.
"""

import argparse
import asyncio
import sys
from collections.abc import Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from lab_path import CASES, V1, V2, library

from app.benchmark.comparing import Comparison, Measure, Side, compare
from app.benchmark.lab import Lab
from app.benchmark.results import Result
from app.benchmark.run_values import Wanted
from app.wiring import Services

SAME = "brief/schrijven@3"
COMPARISONS, MANY = 20, 200
_REPEATS, _TEMPERATURE = 3, 0.8


@dataclass(frozen=True, slots=True)
class Sides:
    """The good and the worse prompt, written once; and the same text under two names, sampled."""

    good: Side
    worse: Side
    same_a: Side
    same_b: Side
    measures: Sequence[Measure]


def prompts(out: Path) -> Path:
    """The prompts of the tutorial, and version 2 once more as version 3."""
    folder = library(out)
    text = (folder / "brief" / "schrijven.v2.md").read_text(encoding="utf-8")
    again = text.replace("version: 2", "version: 3", 1)
    (folder / "brief" / "schrijven.v3.md").write_text(again, encoding="utf-8")
    return folder


async def written(out: Path) -> Sides:
    services = Services()
    services.prompts = services.prompts.read(prompts(out))
    async with services:
        lab = services.lab
        return Sides(
            good=await _side(lab, out / "good", Wanted([V1])),
            worse=await _side(lab, out / "worse", Wanted([V2])),
            same_a=await _side(lab, out / "same-a", _sampled(V2, 0)),
            same_b=await _side(lab, out / "same-b", _sampled(SAME, 1000)),
            measures=[Measure.of(each) for each in lab.scorers("brief")],
        )


def _sampled(prompt: str, seed: int) -> Wanted:
    return Wanted([prompt], seed=seed, repeats=_REPEATS, temperature=_TEMPERATURE)


async def _side(lab: Lab, folder: Path, wanted: Wanted) -> Side:
    plan = lab.plan(wanted)
    files = lab.begin(plan, lab.cases(plan.task, CASES), folder)
    async with aclosing(lab.run(files)) as cells:
        async for cell in cells:
            sys.stderr.write(f"\r{folder.name}: {cell.done} of {cell.total}   ")
    return Side(files.record(), wanted.prompts[0], files.results())


def dealt(sides: Sides, nr: int) -> tuple[Side, Side]:
    """One answer to each case for each side, dealt out of all answers that the same text gave."""
    random = np.random.default_rng(nr)
    answers: dict[str, list[Result]] = {}
    for each in (*sides.same_a.results, *sides.same_b.results):
        answers.setdefault(each.case, []).append(each)
    pairs = [
        [some[place] for place in random.permutation(len(some))[:2]] for some in answers.values()
    ]
    a, b = (list(side) for side in zip(*pairs, strict=True))
    return Side(sides.same_a.run, V2, a), Side(sides.same_b.run, SAME, b)


def false_alarms(sides: Sides, times: int) -> int:
    """How often the same text was called better or worse than itself on any score."""
    found = [compare(*dealt(sides, nr), sides.measures) for nr in range(times)]
    return sum(any(_shown(each)) for each in found)


def _shown(found: Comparison) -> Iterator[bool]:
    for row in found.rows:
        yield row.measure.gates and row.verdict != "no difference shown"


def table(sides: Sides) -> Iterator[str]:
    yield "| measure | cases | version 1 | worse | difference | 95 % | p, corrected | verdict |"
    yield "|---" * 8 + "|"
    for row in compare(sides.good, sides.worse, sides.measures).rows:
        if (found := row.found) and row.measure.gates:
            yield (
                f"| {row.measure.name} | {found.cases} | {found.mean_a:.2f} | {found.mean_b:.2f} "
                f"| {found.mean:+.2f} | {found.low:+.2f} to {found.high:+.2f} | {row.p:.4f} "
                f"| {row.verdict} |"
            )
    texts = [{each.text for each in side.results} for side in (sides.same_a, sides.same_b)]
    few, many = false_alarms(sides, COMPARISONS), false_alarms(sides, MANY)
    yield (
        f"\nThe same prompt under two names, sampled at temperature {_TEMPERATURE} with other "
        f"seeds ({len(sides.same_a.results)} and {len(sides.same_b.results)} answers, "
        f"{len(texts[0] | texts[1])} different texts): called different in {few} of {COMPARISONS} "
        f"comparisons, and in {many} of {MANY}."
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    print("\n".join(table(asyncio.run(written(out)))))


if __name__ == "__main__":
    main()
