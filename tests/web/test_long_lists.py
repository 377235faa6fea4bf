"""Lists of documents in parts."""

from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.web.long_lists import PER_PART, part_of
from app.woo.viewing import DossierView


def a_view(judged: list[bool]) -> DossierView:
    lines = [SimpleNamespace(open=0, judged=each or None, nr=nr) for nr, each in enumerate(judged)]
    return cast("DossierView", SimpleNamespace(lines=lines))


@given(st.lists(st.booleans(), max_size=3 * PER_PART), st.booleans())
def test_the_parts_together_are_the_whole_list_in_order(judged: list[bool], only: bool) -> None:
    view = a_view(judged)
    asked = {"toon": "open"} if only else {}
    parts = part_of(view, asked).parts

    seen = [
        line
        for number in range(1, parts + 1)
        for line in part_of(view, {**asked, "deel": str(number)}).lines
    ]

    assert seen == [line for line in view.lines if not only or not line.judged]


@pytest.mark.parametrize("wanted", ["0", "-1", "x", "", "9" * 50, "٣", "1.5"])
def test_a_part_that_is_not_there_is_no_mistake(wanted: str) -> None:
    part = part_of(a_view([False] * (PER_PART + 1)), {"deel": wanted})

    assert part.number in (1, 2)
    assert part.lines
