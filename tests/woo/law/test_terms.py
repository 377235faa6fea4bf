"""Terms: by the vectors of the law, and by what must hold for every date."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InvalidInput
from app.values.dossiers import Suspension
from app.woo.law.holidays import easter, why_not
from app.woo.law.terms import parse_date, parse_suspension, term

SHARED = Path(__file__).parents[4] / "shared" / "data" / "woo"
DAYS = st.dates(date(2022, 5, 1), date(2060, 12, 31))


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("received", "decide_by"),
    [
        ("2026-11-02", "2026-11-30"),
        ("2026-11-27", "2026-12-28"),
        ("2026-12-04", "2027-01-04"),
        ("2026-03-06", "2026-04-07"),
        ("2026-04-07", "2026-05-06"),
        ("2026-04-16", "2026-05-18"),
        ("2027-04-08", "2027-05-10"),
        ("2027-03-01", "2027-03-30"),
        ("2028-03-31", "2028-05-01"),  # 28 April 2028 by decree, then the weekend
        ("2024-11-29", "2024-12-30"),  # 27 December 2024 by decree
        ("2031-03-29", "2031-04-28"),  # Koningsdag on 26 April, a Saturday
    ],
)
def test_a_term_ends_after_four_weeks_on_a_working_day(received: str, decide_by: str) -> None:
    found = term(day(received))

    assert found.decide_by == day(decide_by)
    assert found.first_term_ends == day(decide_by)
    assert bool(found.shifts) == (day(received) + timedelta(28) != day(decide_by))


def test_the_shift_is_applied_once_at_the_end() -> None:
    # Four weeks end on Christmas; two weeks later is an ordinary Friday.
    assert term(day("2026-11-27"), extended=True).decide_by == day("2027-01-08")


def test_an_extended_term_tells_both_ends() -> None:
    found = term(day("2026-09-06"), extended=True)

    assert (found.first_term_ends, found.extended_until) == (day("2026-10-05"), day("2026-10-19"))


def test_a_suspension_adds_the_days_after_its_notice() -> None:
    found = term(day("2026-06-01"), suspensions=[Suspension(day("2026-06-10"), day("2026-06-24"))])

    assert (found.decide_by, found.first_term_ends) == (day("2026-07-13"), None)


def test_days_that_two_suspensions_share_count_once() -> None:
    first, second = parse_suspension("2026-06-10:2026-06-24"), parse_suspension(
        "2026-06-17:2026-07-01"
    )  # fmt: skip

    assert term(day("2026-06-01"), suspensions=[second, first]).decide_by == day("2026-07-20")


def test_objection_is_open_for_six_weeks_after_the_decision() -> None:
    assert term(day("2026-11-02"), decided=day("2026-11-13")).objection_until == day("2026-12-28")


def test_a_year_without_known_decree_days_is_told() -> None:
    assert "2029" in term(day("2029-03-01")).warnings[0]
    assert not term(day("2026-03-02")).warnings


@pytest.mark.parametrize(
    "suspended",
    [
        "2026-06-24:2026-06-10",
        "2026-05-01:2026-06-24",
        "2026-09-01:2026-09-10",
        "2026-06-10",
        "2026-06-31:2026-07-01",
        "",
    ],
)
def test_a_suspension_that_cannot_be_is_refused(suspended: str) -> None:
    with pytest.raises(InvalidInput):
        term(day("2026-06-01"), suspensions=[parse_suspension(suspended)])


@pytest.mark.parametrize(
    "text", ["", "gisteren", "2026-02-30", "20260601", "2026-W23-1", "1-6-26"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_date(text)


@pytest.mark.parametrize("received", [date(1, 1, 1), date(9999, 12, 31)])
def test_a_date_far_away_is_refused(received: date) -> None:
    with pytest.raises(InvalidInput):
        term(received)


def test_a_decision_before_the_request_is_refused() -> None:
    with pytest.raises(InvalidInput):
        term(day("2026-06-01"), decided=day("2026-05-01"))


@given(DAYS, st.booleans(), st.integers(0, 40), st.integers(0, 27))
def test_a_term_never_ends_on_a_free_day_nor_before_its_time(
    received: date, extended: bool, days: int, later: int
) -> None:
    notice = received + timedelta(later)
    found = term(
        received,
        extended=extended,
        suspensions=[Suspension(notice, notice + timedelta(days))] if days else [],
    )

    raw = received + timedelta(28 + 14 * extended + days)
    assert why_not(found.decide_by) is None
    assert raw <= found.decide_by <= raw + timedelta(6)
    assert bool(found.shifts) == (found.decide_by != raw)
    assert why_not(found.objection_until) is None


@given(st.integers(1990, 2199))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    sunday = easter(year)

    assert sunday.weekday() == 6
    assert date(year, 3, 22) <= sunday <= date(year, 4, 25)


@pytest.mark.parametrize(
    "free",
    ["2027-01-01", "2027-03-26", "2027-03-29", "2027-04-27", "2027-05-05", "2027-05-06",
     "2027-05-07", "2027-05-17", "2027-12-25", "2027-12-26", "2028-04-28", "2028-05-26"],
)  # fmt: skip
def test_these_days_are_free(free: str) -> None:
    assert why_not(day(free))


@pytest.mark.parametrize("working", ["2026-05-04", "2026-12-24", "2026-12-31", "2025-04-28"])
def test_these_days_are_not(working: str) -> None:
    assert why_not(day(working)) is None


@pytest.mark.skipif(not SHARED.exists(), reason="the measuring material is not here")
def test_the_labelled_requests_get_the_right_dates() -> None:
    for line in (SHARED / "terms_dev.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        found = term(
            day(case["received"]),
            extended=case["extended"],
            suspensions=[parse_suspension(case["suspended"])] if case["suspended"] else [],
        )
        told = {
            "decide_by": str(found.decide_by),
            "first_term_ends": found.first_term_ends and str(found.first_term_ends),
            "extended_until": found.extended_until and str(found.extended_until),
            "shifted": bool(found.shifts),
        }
        assert {name: told[name] for name in case["expect"]} == case["expect"]
