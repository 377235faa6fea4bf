"""What a dossier says about points of requests.

`python benchmarks/woo_answers.py --made FILE --requests FILE [--show]`

From the first file a dossier is made; the second holds points, each with the documents that
answer it.
"""

import argparse
import sys
import tomllib
from collections.abc import Mapping, Sequence
from fnmatch import fnmatch
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from woo import notabene
from woo_gold import Share
from woo_groups import plain
from woo_made import make

ABOUT = ("--dossier", "meting")
HEAD = """| points | found for sure | found at all | right of what is sure | silent |
| --: | --: | --: | --: | --: |"""


class Shares:
    """Of documents that answer: found for sure, or as worth a look; and what was wrong."""

    def __init__(self, original: Mapping[str, str]) -> None:
        self._original = original
        self.sure, self.any, self.right, self.silent = Share(), Share(), Share(), Share()

    def count(self, point: dict[str, Any], found: Sequence[dict[str, Any]]) -> None:
        wanted = {self._original.get(plain(file), plain(file)) for file in point["answers"]}
        sure = {each["file"] for each in found if each["sure"]}
        every = {each["file"] for each in found}
        for file in wanted:
            self.sure.count(file in sure, 1, f"not sure: {file}")
            self.any.count(file in every, 1, f"missed: {file}")
        if not wanted:
            self.silent.count(not sure, 1, f"not silent: {point['text']}")
        for file in sure:
            may = any(fnmatch(file, plain(name)) for name in point.get("may", ()))
            never = file in {plain(name) for name in point.get("never", ())}
            self.right.count(file in wanted or (may and not never), 1, f"wrong: {file}")


def _copies(imported: dict[str, Any]) -> dict[str, str]:
    """For a file that says the same as another, that other: only one of them is in an answer."""
    files = {each["id"]: each["file"] for each in imported["documents"]}
    return {
        each["file"]: files[each["duplicate_of"]]
        for each in imported["documents"]
        if each["duplicate_of"]
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--made", type=Path, required=True)
    parser.add_argument("--requests", type=Path, required=True)
    parser.add_argument("--show", action="store_true", help="what went wrong, on stderr")
    given = parser.parse_args()
    points = tomllib.loads(given.requests.read_text(encoding="utf-8"))["point"]
    with TemporaryDirectory() as folder, TemporaryDirectory() as home:
        source = make(given.made, Path(folder))
        imported = notabene(Path(home), "import", str(source / "dossier"), *ABOUT)
        text = Path(folder) / "verzoek.txt"
        lines = (f"{number}. {point['text']}" for number, point in enumerate(points, start=1))
        text.write_text("\n".join(lines), encoding="utf-8")
        answered = notabene(Path(home), "answer", "--request", str(text), *ABOUT)
    shares = Shares(_copies(imported))
    for point, told in zip(points, answered["points"], strict=True):
        shares.count(point, told["documents"])
    sys.stdout.write(
        "| points | found for sure | found at all | right of what is sure | silent |\n"
    )
    sys.stdout.write("| --: | --: | --: | --: | --: |\n")
    told = " | ".join(map(str, (shares.sure, shares.any, shares.right, shares.silent)))
    sys.stdout.write(f"| {len(points)} | {told} |\n")
    if given.show:
        for share in (shares.sure, shares.any, shares.right, shares.silent):
            sys.stderr.write("".join(f"{line}\n" for line in share.gone))


if __name__ == "__main__":
    main()
