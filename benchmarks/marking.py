"""Measures how markings of secrecy are read: level and decision, for each level.

Usage: python benchmarks/marking.py FILE
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

from guardrails.checks.marking import read_marking


def main(file: str) -> None:
    right: dict[str, list[bool]] = defaultdict(list)
    for line in Path(file).read_text("utf-8").splitlines():
        row = json.loads(line)
        found = read_marking(row["text"])
        same = (found.level, found.decision) == (row["level"], row["decision"])
        right[row["level"] or "none"].append(same)
    print("| level | texts | level and decision right |\n| --- | --- | --- |")
    for level, each in sorted(right.items()):
        print(f"| `{level}` | {len(each)} | {sum(each) / len(each):.3f} |")
    every = [same for each in right.values() for same in each]
    print(f"| all | {len(every)} | {sum(every) / len(every):.3f} |")


if __name__ == "__main__":
    main(sys.argv[1])
