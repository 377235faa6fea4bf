"""The smallest JSON that fits a schema, with one text for every string."""

from collections.abc import Mapping
from typing import Any

_PLAIN = {"integer": 0, "number": 0, "boolean": True}


def filled(schema: Mapping[str, Any], text: str) -> Any:
    """A value of the schema; it knows objects, arrays, enums and single values."""
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
        case kind:
            return _PLAIN.get(kind or "")
