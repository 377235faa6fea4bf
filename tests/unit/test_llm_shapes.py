"""The smallest JSON of a schema."""

from typing import Any

import pytest

from app.llm.shapes import filled


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"type": "string"}, "tekst"),
        ({"enum": ["b1", "b2"]}, "b1"),
        ({"type": "integer"}, 0),
        ({"type": "boolean"}, True),
        ({"type": "null"}, None),
        ({"type": "array", "items": {"type": "string"}, "minItems": 2}, ["tekst", "tekst"]),
        (
            {
                "type": "object",
                "properties": {"a": {"type": "string"}, "b": {"type": "string"}},
                "required": ["a"],
            },
            {"a": "tekst"},
        ),
    ],
)
def test_each_kind_of_schema_is_filled(schema: dict[str, Any], value: object) -> None:
    assert filled(schema, "tekst") == value
