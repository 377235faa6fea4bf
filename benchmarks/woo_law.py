"""Terms, grounds and checks against labelled cases, and sentences that are a view or not."""

import json
from pathlib import Path
from typing import Any

from woo_gold import Share

from app.errors import InvalidInput
from app.woo.finding.opinions import opinions
from app.woo.law.fields import UseFields
from app.woo.law.grounds import read_ground
from app.woo.law.rules import check
from app.woo.law.terms import parse_date, parse_suspension, term


def law(data: Path) -> dict[str, Share]:
    """What is right of the cases in a folder."""
    terms, grounds, checks = Share(), Share(), Share()
    for case in _cases(data / "terms_dev.jsonl"):
        terms.count(_term_right(case), 1, str(case))
    for case in _cases(data / "grounds_dev.jsonl"):
        grounds.count(_ground_right(case), 1, str(case))
    for case in _cases(data / "checks_dev.jsonl"):
        checks.count(_check_right(case), 1, str(case))
    return {"terms": terms, "spellings of grounds": grounds, "rules": checks}


def sentences_alone(file: Path) -> dict[str, Share]:
    """Sentences about other subjects, each a view or not."""
    views, others = Share(), Share()
    for case in _cases(file):
        found = any(opinions(case["text"]))
        if case["kind"] == "opvatting":
            views.count(found, 1, case["text"])
        else:
            others.blame(case["text"], wrong=found)
    return {"other sentences: views found": views, "other sentences: facts withheld": others}


def _cases(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


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
