"""What people read about a wrong value is Dutch, also what pydantic fills in."""

from typing import Any, Literal, cast

import pytest
from pydantic import TypeAdapter, ValidationError

from app.complaints import phrase


def complaint(wanted: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(wanted).validate_python("x")
    return phrase(cast("dict[str, Any]", caught.value.errors()[0]))


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        pytest.param(Literal["a"], "'a'", id="one"),
        pytest.param(Literal["a", "b"], "'a' of 'b'", id="two"),
        pytest.param(Literal["a", "b", "c"], "'a', 'b' of 'c'", id="three"),
    ],
)
def test_values_that_may_be_there_are_joined_in_dutch(wanted: Any, told: str) -> None:
    assert complaint(wanted) == f"moet een van deze zijn: {told}"
