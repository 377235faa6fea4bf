import pytest

from knowledge_base.readers.numbering import BULLET, Level, Numbering, write_number


@pytest.mark.parametrize(
    ("number", "style", "written"),
    [
        (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"),
        (1, "lowerLetter", "a"),
        (27, "upperLetter", "AA"),
        (7, "decimalZero", "07"),
        (12, "decimal", "12"),
        (3, "none", ""),
        (0, "lowerLetter", "0"),
    ],
)
def test_numbers_are_written_in_their_style(number: int, style: str, written: str) -> None:
    assert write_number(number, style) == written


def test_levels_count_below_each_other_and_start_again() -> None:
    numbering = Numbering(
        {
            "wet": {
                0: Level("decimal", "Artikel %1"),
                1: Level("decimal", "%1.%2"),
                2: Level(BULLET, ""),
            }
        }
    )

    depths = [0, 1, 1, 2, 0, 1]
    labels = [numbering.next("wet", depth) for depth in depths]

    assert labels == ["Artikel 1", "1.1", "1.2", "-", "Artikel 2", "2.1"]


def test_a_list_may_start_elsewhere_and_restart() -> None:
    numbering = Numbering({"x": {0: Level("lowerLetter", "%1)", start=3)}})

    assert [numbering.next("x", 0), numbering.next("x", 0)] == ["c)", "d)"]
    numbering.restart("x")
    assert numbering.next("x", 0) == "c)"
    assert numbering.next("onbekend", 0) == ""
