from datetime import date, datetime

import pytest

from knowledge_base.contract import Unreadable
from knowledge_base.readers.limits import Limits
from knowledge_base.readers.tables import CellBudget, blocks, shown


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "WAAR"),
        (12.5, "12,5"),
        (3.0, "3"),
        (datetime(2025, 11, 4), "2025-11-04"),  # noqa: DTZ001
        (datetime(2025, 11, 4, 10, 30), "2025-11-04T10:30:00"),  # noqa: DTZ001
        (date(2025, 11, 4), "2025-11-04"),
        (" a\nb ", "a b"),
    ],
)
def test_a_cell_is_shown_as_in_a_dutch_sheet(value: object, text: str) -> None:
    assert shown(value) == text


def test_values_stand_beside_their_column_also_past_the_header() -> None:
    rows = [["Naam", "Stad", ""], ["Jan", "", "los"], ["", "", ""], ["Piet", "Ede", ""]]

    assert list(blocks(rows)) == ["Naam: Jan | los\nNaam: Piet | Stad: Ede"]


def test_a_sheet_without_names_or_with_only_names_is_not_lost() -> None:
    assert list(blocks([["1", "2"], ["3", "4"]])) == ["1 | 2\n3 | 4"]
    assert list(blocks([["Naam", "Stad"]])) == ["Naam | Stad"]
    assert list(blocks([])) == []


def test_long_sheets_are_cut_into_blocks_without_losing_rows() -> None:
    rows = [["Naam", "Nummer"], *([f"x{n}", str(n)] for n in range(55))]

    found = list(blocks(rows))

    assert len(found) == 3
    assert "\n".join(found).count("Nummer: ") == 55


def test_empty_cells_count_for_less() -> None:
    budget = CellBudget(Limits(cells=10))
    budget.spend(8, empty=40)

    with pytest.raises(Unreadable, match="10 cellen"):
        budget.spend(1)
