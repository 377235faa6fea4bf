"""Rules R1-R10, each with what breaks it and what does not."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.woo.law.fields import UseFields
from app.woo.law.rules import Use, check, is_older_than_five_years, weighs

SHARED = Path(__file__).parents[4] / "shared" / "data" / "woo"
WEIGHED = "Het belang van de privacy weegt zwaarder dan het belang van openbaarheid."
TIME = "Ook na vijf jaar kan de medewerker hier nog last van hebben."
GOOD = Use(["5.1.2.e"], motivation=WEIGHED)
OLD = replace(GOOD, document_date=date(2021, 10, 1), request_date=date(2026, 11, 1))


def rules(use: Use) -> list[str]:
    return [problem.rule for problem in check(use).problems]


@pytest.mark.parametrize(
    ("use", "broken"),
    [
        (GOOD, []),
        (replace(GOOD, grounds=["5.1.5", "5.1.1.e"]), ["R1"]),
        (replace(GOOD, grounds=["5.1.5", "5.2.1"], flags=frozenset({"intern_beraad"})), []),
        (replace(GOOD, grounds=["5.1.5"], flags=frozenset({"milieu"})), ["R2"]),
        (replace(GOOD, grounds=["5.1.6"]), ["R3"]),
        (replace(GOOD, grounds=["5.1.6"], flags=frozenset({"milieu"})), []),
        (replace(GOOD, grounds=["5.1.1.c"], flags=frozenset({"milieu"})), ["R3"]),
        (replace(GOOD, flags=frozenset({"milieu", "emissies"})), ["R4"]),
        (replace(GOOD, grounds=["5.1.1.e"], flags=frozenset({"emissies"})), ["R4"]),
        (replace(GOOD, grounds=["5.1.6"], flags=frozenset({"milieu", "emissies"})), []),
        (replace(GOOD, motivation=""), ["R5"]),
        (replace(GOOD, motivation="Dit is een naam."), ["R5"]),
        (replace(GOOD, grounds=["5.1.1.d"], motivation=""), []),
        (replace(GOOD, grounds=["5.1.4"]), ["R6"]),
        (replace(GOOD, grounds=["5.1.4"], disclosure_date=date(2026, 12, 1)), []),
        (OLD, ["R7"]),
        (replace(OLD, time_motivation=TIME), []),
        (replace(OLD, time_motivation="n.v.t."), ["R7"]),
        (replace(OLD, grounds=["5.1.5"]), ["R7"]),
        (replace(OLD, grounds=["5.1.1.c"]), []),
        (replace(GOOD, grounds=[]), ["R8"]),
        (replace(GOOD, grounds=["5.1"]), ["R8"]),
        (replace(GOOD, grounds=["10.2.e"]), ["R8"]),
        (replace(GOOD, grounds=["5.1.2.e", "geheim"]), ["R8"]),
        (replace(GOOD, grounds=["5.2"]), ["R9"]),
        (replace(GOOD, grounds=["5.2.2"]), ["R9"]),
        (replace(OLD, grounds=["5.1.5", "5.1.2.b"], motivation=""), ["R1", "R5", "R7", "R7"]),
    ],
)
def test_a_use_breaks_these_rules(use: Use, broken: list[str]) -> None:
    assert rules(use) == broken
    assert check(use).valid == (not broken)


@pytest.mark.parametrize("kind", ["feit", "prognose", "alternatief", "gevolg", "fact"])
def test_no_opinion_is_a_warning_and_stays_valid(kind: str) -> None:
    use = UseFields(grounds=["5.2.1"], flags=["intern_beraad"], passage_kind=kind).use()

    found = check(use)

    assert (found.valid, [warning.rule for warning in found.warnings]) == (True, ["R10"])


@pytest.mark.parametrize("kind", ["opvatting", "opinion", None, "iets anders"])
def test_an_opinion_gets_no_warning(kind: str | None) -> None:
    use = UseFields(grounds=["5.2.1"], flags=["intern_beraad"], passage_kind=kind).use()

    assert not check(use).warnings


@pytest.mark.parametrize(
    ("information", "request_date", "older"),
    [
        ("2021-11-01", "2026-11-01", False),
        ("2021-10-31", "2026-11-01", True),
        ("2021-11-02", "2026-11-01", False),
        ("2020-02-29", "2025-02-28", False),
        ("2020-02-29", "2025-03-01", True),
        ("2023-02-28", "2028-02-29", True),
    ],
)
def test_five_years_are_counted_by_date(information: str, request_date: str, older: bool) -> None:
    found = is_older_than_five_years(
        date.fromisoformat(information), date.fromisoformat(request_date)
    )

    assert found is older


@pytest.mark.parametrize(
    ("motivation", "enough"),
    [
        ("Het belang van openbaarheid weegt niet op tegen de privacy van de medewerker.", True),
        ("Na afweging gaat het economisch belang van de gemeente voor.", True),
        ("De veiligheid van het gebouw moet hier voorgaan; openbaarheid wijkt.", True),
        ("Privacy.", False),
        ("Vertrouwelijke informatie.", False),
    ],
)
def test_a_motivation_names_an_interest_and_weighs_it(motivation: str, enough: bool) -> None:
    assert weighs(motivation) is enough


@pytest.mark.skipif(not SHARED.exists(), reason="the measuring material is not here")
def test_the_labelled_uses_get_the_right_rules() -> None:
    for line in (SHARED / "checks_dev.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        found = check(UseFields(**case).use())
        told = {problem.rule for problem in found.problems + found.warnings}
        wanted = set(case["expect"]["rules"])
        assert found.valid == case["expect"]["valid"], case["id"]
        assert wanted <= told <= wanted | set(case["expect"]["may"]), case["id"]
