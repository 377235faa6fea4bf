"""The smallest JSON that fits a schema, with one text for every string."""

from collections.abc import Mapping
from typing import Any


def filled(schema: Mapping[str, Any], text: str) -> Any:
    """A value of the schema; it knows objects, arrays, strings, numbers, booleans and enums."""
    if "enum" in schema:
        return schema["enum"][0]
    match schema.get("type"):
        case "object":
            wanted = schema.get("required", ())
            return {name: filled(schema["properties"][name], text) for name in wanted}
        case "array":
            return [filled(schema["items"], text) for _ in range(schema.get("minItems", 0))]
        case "string":
            return text
        case "integer" | "number":
            return schema.get("minimum", 0)
        case "boolean":
            return True
        case _:
            return None
