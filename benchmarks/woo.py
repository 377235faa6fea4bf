"""Woo dossiers from heap to export, against what a careful officer would find in them.

`python benchmarks/woo.py --data FOLDER --made FILE... --sentences FILE [--show]`. The folder holds
`dossier/`, `gold.json` and the cases about terms, grounds and rules; from each file another
dossier is made. `--show` tells what was missed and wrong on stderr.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from woo_export import export, exported
from woo_gold import Scores, Share, compare, found
from woo_groups import described, plain, relations
from woo_law import law, sentences_alone
from woo_made import make

Shares = Mapping[str, Share]
_ORDER = ("first", "second", "third", "fourth", "fifth")


def notabene(home: Path, *args: str) -> Any:
    """Run a command in a home of its own. Raises: CalledProcessError."""
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-m", "app.cli", "woo", *args, "--json"],
        check=True,
        stdout=subprocess.PIPE,
        env={"NOTABENE_HOME": str(home), "PATH": "/usr/bin:/bin"},
        cwd=Path(__file__).parents[1],
    )
    return json.loads(done.stdout)


def measured(data: Path) -> Shares:
    """Everything about one dossier; the folder holds `dossier/` and `gold.json`."""
    gold = json.loads((data / "gold.json").read_text(encoding="utf-8"))
    with TemporaryDirectory() as folder:
        home, about = Path(folder), ("--dossier", "meting")
        received = ("--received", gold["about"]["request_received"])
        imported = notabene(home, "import", str(data / "dossier"), *about, *received)
        proposed = notabene(home, "propose", *about)
        made = export(notabene, about, proposed, home)
        return {
            **described(imported, gold),
            **relations(imported, gold),
            **proposals(proposed, gold),
            **exported(made, proposed, gold),
        }


def _made(file: Path) -> Shares:
    with TemporaryDirectory() as folder:
        return measured(make(file, Path(folder)))


def proposals(proposed: dict[str, Any], gold: dict[str, Any]) -> Shares:
    by_file = {each["file"]: each["proposals"] for each in proposed["documents"]}
    scores = Scores()
    for document in gold["documents"]:
        compare(document, found(by_file.get(plain(document["file"]), ())), scores)
    return {name.replace("_", " "): share for name, share in vars(scores).items()}


def table(names: Sequence[str], columns: Sequence[Shares]) -> str:
    """A measure a row; the shares of each column have the same names."""
    rows = [["", *names], ["---", *("--:" for _ in names)]]
    rows += [[name, *(str(column[name]) for column in columns)] for name in columns[0]]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def show(shares: Iterable[Shares]) -> None:
    for each in shares:
        for name, share in each.items():
            for line in filter(None, share.gone):
                sys.stderr.write(f"{name}: {line}\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--made", type=Path, nargs="+", required=True)
    parser.add_argument("--sentences", type=Path, required=True)
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    dossiers = [measured(given.data), *map(_made, given.made)]
    rest = {**law(given.data), **sentences_alone(given.sentences)}
    print(table([f"{nth} dossier" for nth in _ORDER[: len(dossiers)]], dossiers))
    print("\n" + table(["cases"], [rest]))
    if given.show:
        show([*dossiers, rest])


if __name__ == "__main__":
    main()
