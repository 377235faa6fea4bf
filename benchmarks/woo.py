"""A Woo dossier from heap to export, against what a careful officer would find in it.

`python benchmarks/woo.py --data FOLDER --sentences FILE [--show]`; the folder holds `dossier/`,
`gold.json` and the cases about terms, grounds and rules.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from woo_export import export, exported
from woo_gold import Scores, Share, compare, found

from app.errors import InvalidInput
from app.woo.grounds import read_ground
from app.woo.law import UseFields
from app.woo.opinions import opinions
from app.woo.rules import check
from app.woo.terms import parse_date, parse_suspension, term

Pairs = set[frozenset[str]]


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


def plain(file: str) -> str:
    return file.replace("//", "/")


def pairs(groups: Iterable[Sequence[str]]) -> Pairs:
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}


def gold_groups(documents: Sequence[dict[str, Any]], name: str) -> Pairs:
    groups: dict[str, list[str]] = {}
    for document in documents:
        if document[name] is not None:
            groups.setdefault(document[name], []).append(plain(document["file"]))
    return pairs(groups.values())


def gold_pairs(documents: Sequence[dict[str, Any]], name: str) -> Pairs:
    """Copies of one document are copies of each other too."""
    groups: dict[str, list[str]] = {}
    for document in documents:
        if document[name] is not None:
            of = plain(document[name])
            groups.setdefault(of, [of]).append(plain(document["file"]))
    return pairs(groups.values())


def agreement(got: Pairs, wanted: Pairs, allowed: Pairs = frozenset()) -> str:  # type: ignore[assignment]
    recall, precision = Share(), Share()
    for pair in wanted:
        recall.count(pair in got)
    for pair in got:
        precision.count(pair in wanted or pair in allowed)
    return f"| {recall} | {precision} |"


def relations(imported: dict[str, Any], gold: dict[str, Any]) -> None:
    files = {each["id"]: each["file"] for each in imported["documents"]}
    documents = gold["documents"]
    may = {frozenset(map(plain, pair)) for pair in gold["may_be_near"]}

    def got(name: str) -> Pairs:
        return pairs([[files[i] for i in group] for group in imported[name]])

    print("| | recall | precision |\n|---|--:|--:|")
    print("| families", agreement(got("families"), gold_groups(documents, "family")))
    print("| threads", agreement(got("threads"), gold_groups(documents, "thread")))
    print("| duplicates", agreement(got("duplicates"), gold_pairs(documents, "duplicate_of")))
    near = gold_pairs(documents, "near_duplicate_of")
    print("| lookalikes", agreement(got("near_duplicates"), near, may))


def described(imported: dict[str, Any], gold: dict[str, Any]) -> None:
    """Each document there, its date and kind, and every bad file listed."""
    by_file = {each["file"]: each for each in imported["documents"]}
    there, dates, kinds, bad = Share(), Share(), Share(), Share()
    for document in gold["documents"]:
        mine = by_file.get(plain(document["file"]))
        there.count(mine is not None or document["optional"], 1, document["file"])
        if mine:
            kinds.count(mine["kind"] == document["kind"])
            if document["date_scored"]:
                dates.count(mine["date"] == document["date"])
    failed = {each["file"] for each in imported["failed"]}
    for wrong in gold["must_fail"]:
        bad.count(wrong["file"] in failed)
    print("\n| documents found | bad files listed | dates | kinds |\n|--:|--:|--:|--:|")
    print(f"| {there} | {bad} | {dates} | {kinds} |")


def proposals(proposed: dict[str, Any], gold: dict[str, Any], *, show: bool) -> None:
    by_file = {each["file"]: each["proposals"] for each in proposed["documents"]}
    scores = Scores()
    for document in gold["documents"]:
        compare(document, found(by_file.get(plain(document["file"]), ())), scores)
    names = vars(scores)
    print("\n| proposals | share |\n|---|--:|")
    for name, share in names.items():
        print(f"| {name.replace('_', ' ')} | {share} |")
    if show:
        for name, share in names.items():
            for line in share.gone:
                if line:
                    sys.stderr.write(f"{name}: {line}\n")


def law(data: Path) -> None:
    shares = {name: Share() for name in ("terms", "grounds", "checks")}
    for case in _cases(data, "terms"):
        shares["terms"].count(_term_right(case))
    for case in _cases(data, "grounds"):
        shares["grounds"].count(_ground_right(case))
    for case in _cases(data, "checks"):
        shares["checks"].count(_check_right(case))
    print("\n| terms | spellings of grounds | rules |\n|--:|--:|--:|")
    print("|", " | ".join(map(str, shares.values())), "|")


def _cases(data: Path, name: str) -> list[dict[str, Any]]:
    lines = (data / f"{name}_dev.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _term_right(case: dict[str, Any]) -> bool:
    suspended = [parse_suspension(case["suspended"])] if case["suspended"] else []
    got = term(parse_date(case["received"]), extended=case["extended"], suspensions=suspended)
    told = {
        "decide_by": str(got.decide_by),
        "first_term_ends": str(got.first_term_ends),
        "extended_until": str(got.extended_until),
        "shifted": bool(got.shifts),
    }
    return all(told[name] == value for name, value in case["expect"].items())


def _ground_right(case: dict[str, Any]) -> bool:
    try:
        named = read_ground(case["text"])
    except InvalidInput:
        return bool(case["expect"].get("error"))
    told = {"code": named.ground.code, "kind": named.ground.kind, "legacy": named.legacy}
    return bool(told == case["expect"])


def _check_right(case: dict[str, Any]) -> bool:
    got = check(UseFields(**case).use())
    told = {problem.rule for problem in got.problems + got.warnings}
    wanted = set(case["expect"]["rules"])
    fits = wanted <= told <= wanted | set(case["expect"]["may"])
    return bool(fits and got.valid == case["expect"]["valid"])


def sentences_alone(file: Path) -> None:
    """Sentences about other subjects, each a view or not."""
    views, others = Share(), Share()
    for line in file.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        is_view = case["kind"] == "opvatting"
        (views if is_view else others).count(any(opinions(case["text"])))
    print("\n| other sentences: views found | facts taken for a view |\n|--:|--:|")
    print(f"| {views} | {others} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sentences", type=Path, required=True)
    parser.add_argument("--show", action="store_true", help="what was missed and wrong, on stderr")
    given = parser.parse_args()
    gold = json.loads((given.data / "gold.json").read_text(encoding="utf-8"))
    with TemporaryDirectory() as home:
        about = ("--dossier", "meting")
        received = ("--received", gold["about"]["request_received"])
        source = str(given.data / "dossier")
        imported = notabene(Path(home), "import", source, *about, *received)
        proposed = notabene(Path(home), "propose", *about)
        relations(imported, gold)
        described(imported, gold)
        proposals(proposed, gold, show=given.show)
        exported(export(notabene, about, proposed, Path(home)), proposed, gold)
    law(given.data)
    sentences_alone(given.sentences)


if __name__ == "__main__":
    main()
