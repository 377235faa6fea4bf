"""How often the marks on real sentences are right: python benchmarks/support_checked.py.

The sentences were written by the default model in answer to questions of a set, and read beside
their sources by hand. `fast` and `careful` are the marks that the check gave them, without and
with the language model; where the model was not asked the mark is null.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

CASES = Path(__file__).with_name("cases") / "support_checked.jsonl"
CHECKS = {"fast": "Text only", "careful": "With the embedder and the language model"}
MARKS = ("supported", "partial", "unsupported", "not_checkable")
Row = Mapping[str, str | None]


def lines_of(rows: Sequence[Row], check: str) -> list[str]:
    """A table of labels against marks, then what a reader wants to know of it."""
    judged = [row for row in rows if row[check]]
    counts = Counter((row["label"], row[check]) for row in judged)
    lines = [f"| read by hand | {' | '.join(MARKS)} |", "|---" * (len(MARKS) + 1) + "|"]
    lines += [
        f"| {label} | {' | '.join(str(counts[label, mark]) for mark in MARKS)} |"
        for label in MARKS
    ]
    flagged = [row for row in judged if row[check] in ("partial", "unsupported")]
    wrong = [row for row in judged if row["label"] in ("partial", "unsupported")]
    found = [row for row in flagged if row in wrong]
    same = sum(counts[label, label] for label in MARKS)
    lines.append(
        f"\n{len(judged)} sentences, {len(flagged)} flagged; of the {len(wrong)} that the sources "
        f"do not carry wholly {len(found)} are; the mark is the label for {same}.\n"
    )
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, default=CASES)
    rows = [json.loads(line) for line in parser.parse_args().cases.read_text("utf-8").splitlines()]
    for check, title in CHECKS.items():
        if any(row[check] for row in rows):
            sys.stdout.write("\n".join([f"**{title}**\n", *lines_of(rows, check), ""]))


if __name__ == "__main__":
    main()
