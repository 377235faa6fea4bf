"""What a person tells about a request, and what cannot be."""

from datetime import date

import pytest

from app.errors import InvalidInput
from app.values.dossiers import Suspension
from app.woo.details import Details, changed, term_of
from tests.support.dossiers import a_dossier

PAUSE = Suspension(date(2026, 6, 24), date(2026, 7, 8))


def test_what_is_left_out_stays() -> None:
    dossier = a_dossier(title="De markt", period=(date(2025, 1, 1), None))

    assert changed(dossier, {}) == dossier
    assert changed(dossier, {"until": date(2026, 1, 1)}).period == (
        date(2025, 1, 1),
        date(2026, 1, 1),
    )
    assert changed(dossier, {"received": None}).received is None


def test_a_suspension_makes_a_later_extension_possible() -> None:
    late = Details(extended=date(2026, 7, 20))
    found = term_of(changed(a_dossier(), {**late, "suspended": (PAUSE,)}))

    assert found
    assert found.decide_by == date(2026, 8, 10)
    with pytest.raises(InvalidInput, match="te laat"):
        changed(a_dossier(), late)


def test_a_suspension_after_the_extension_does_not_excuse_a_late_notice() -> None:
    after = Suspension(date(2026, 7, 24), date(2026, 8, 1))

    with pytest.raises(InvalidInput, match="13 juli 2026"):
        changed(a_dossier(), {"extended": date(2026, 7, 20), "suspended": (after,)})


@pytest.mark.parametrize(
    "details",
    [
        pytest.param({"extended": date(2026, 6, 14)}, id="extended before it came in"),
        pytest.param({"extended": date(2026, 7, 14)}, id="extended after the term"),
        pytest.param({"received": None, "extended": date(2026, 7, 1)}, id="extended from nothing"),
        pytest.param({"received": None, "suspended": (PAUSE,)}, id="suspended from nothing"),
        pytest.param({"received": date(1066, 1, 1)}, id="a year that cannot be"),
        pytest.param(
            {"suspended": (Suspension(date(2026, 7, 8), date(2026, 6, 24)),)}, id="backwards"
        ),
        pytest.param(
            {"suspended": (Suspension(date(2026, 6, 1), date(2026, 6, 24)),)}, id="too early"
        ),
        pytest.param(
            {"since": date(2026, 2, 1), "until": date(2026, 1, 1)}, id="a period backwards"
        ),
    ],
)
def test_dates_that_cannot_be_are_refused_in_one_dutch_sentence(details: Details) -> None:
    with pytest.raises(InvalidInput) as refused:
        changed(a_dossier(), details)

    assert str(refused.value).endswith(".")
