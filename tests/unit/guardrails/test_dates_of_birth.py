"""The century of a year of two figures, and how old a date after a name must be."""

import pytest

from guardrails.checks.date_of_birth import DateOfBirthCheck

IN_2026 = DateOfBirthCheck(this_year=2026)


@pytest.mark.parametrize(
    ("shown", "exists"),
    [
        pytest.param("29-02-00", True, id="2000 had a leap day, 1900 had none"),
        pytest.param("29-02-24", True, id="2024"),
        pytest.param("29-02-25", False, id="2025"),
        pytest.param("29-02-28", True, id="1928"),
        pytest.param("29-02-29", False, id="1929"),
        pytest.param("31-12-2026", True, id="this year"),
        pytest.param("1-1-2027", False, id="next year"),
        pytest.param("1-1-1881", True, id="as old as a person can be"),
        pytest.param("1-1-1880", False, id="older than that"),
    ],
)
def test_a_date_of_birth_exists_and_is_past(shown: str, exists: bool) -> None:
    assert bool(list(IN_2026(f"geboren {shown}"))) is exists


@pytest.mark.parametrize(
    ("shown", "old_enough"),
    [("1-1-26", False), ("1-1-27", True), ("1-1-2023", False), ("1-1-2022", True)],
)
def test_a_date_after_a_name_may_be_of_today(shown: str, old_enough: bool) -> None:
    assert bool(list(IN_2026(f"Jan Smit ({shown})"))) is old_enough
