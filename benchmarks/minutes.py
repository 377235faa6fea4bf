"""Measures minutes as markdown: python benchmarks/minutes.py --cases FILE --out FOLDER.

A decision or action counts as found when its passage holds the words that the case gives. The
rules find them; the model may say one shorter.
"""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from engine import measured, read_rows

from app.benchmark.results import Result
from app.benchmark.scorers.items import Matched, matched
from app.benchmark.scorers.names_who_and_when import on_time
from app.benchmark.scorers.scorer import Sample

HEAD = (
    "| set | meetings | decisions: precision | recall | actions: precision | recall | "
    "who right | when right | said shorter | seconds a meeting |\n" + "|---" * 10 + "|"
)
Case = Mapping[str, Any]


def shares(kind: str, pairs: Sequence[Matched]) -> list[str]:
    """Precision and recall of decisions or actions."""
    found = [each for each in pairs if each.item and each.item.kind == kind]
    there = [each for each in pairs if each.wanted and each.wanted["kind"] == kind]
    right = sum(each.wanted is not None for each in found)
    return [f"{right / len(each):.2f}" if each else "" for each in (found, there)]


def row(name: str, cases: Sequence[Case], results: Sequence[Result]) -> str:
    pairs = [
        pair
        for case, result in zip(cases, results, strict=True)
        for pair in matched(Sample({}, result.text, case))
    ]
    actions = [
        (each.item, each.wanted)
        for each in pairs
        if each.item and each.wanted and each.item.kind == "actie"
    ]
    items = [each.item for each in pairs if each.item]
    who = sum(item.who == wanted["who"] for item, wanted in actions) / len(actions)
    when = sum(on_time(item, wanted) for item, wanted in actions) / len(actions)
    shorter = sum(item.what not in item.passage for item in items) / len(items)
    seconds = sum(each.cost.total_s for each in results if each.cost) / len(results)
    cells = [name, str(len(cases)), *shares("besluit", pairs), *shares("actie", pairs)]
    cells += [f"{who:.2f}", f"{when:.2f}", f"{shorter:.2f}", f"{seconds:.1f}"]
    return f"| {' | '.join(cells)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    cases = read_rows(chosen.cases)
    results = {each.case: each for each in measured("minutes", cases, chosen.out)}
    print(HEAD)
    for name in dict.fromkeys(case["tags"][0] for case in cases):
        some = [case for case in cases if case["tags"][0] == name]
        print(row(name, some, [results[case["id"]] for case in some]))


if __name__ == "__main__":
    main()
