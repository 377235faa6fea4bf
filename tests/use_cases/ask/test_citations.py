import pytest

from app.use_cases.ask.citations import bare, cited, with_numbers


def test_numbers_are_read_in_every_way_they_are_written() -> None:
    assert cited("Dat mag [1], maar niet altijd [2, 3] [4;5].") == [1, 2, 3, 4, 5]


def test_a_sentence_can_be_read_without_its_numbers() -> None:
    assert bare("Dat mag [1][2].") == "Dat mag."


@pytest.mark.parametrize(
    ("written", "carried_by", "shown"),
    [
        pytest.param("Dat mag [1].", ["1"], "Dat mag [1].", id="right"),
        pytest.param("Dat mag [2].", ["1"], "Dat mag [1].", id="another source carries it"),
        pytest.param("Dat mag [9].", ["1"], "Dat mag [1].", id="does not exist"),
        pytest.param("Dat mag [9].", [], "Dat mag.", id="does not exist and nothing carries"),
        pytest.param("Dat mag [2].", [], "Dat mag [2].", id="exists and nothing is known"),
        pytest.param("Dat mag.", ["2"], "Dat mag [2].", id="none given"),
        pytest.param("Dat mag [1][2].", ["1", "2"], "Dat mag [1][2].", id="both carry"),
        pytest.param("Mag dat?", ["1"], "Mag dat [1]?", id="question mark"),
        pytest.param("- Dat mag", ["1"], "- Dat mag [1]", id="no full stop"),
    ],
)
def test_a_number_that_reaches_the_reader_is_of_a_source_that_carries(
    written: str, carried_by: list[str], shown: str
) -> None:
    assert with_numbers(written, carried_by, existing={1, 2, 3}) == shown
