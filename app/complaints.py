"""What pydantic found wrong, as a Dutch phrase; never with the value that was given."""

from collections.abc import Mapping
from typing import Any

_PHRASES = {
    "missing": "ontbreekt",
    "extra_forbidden": "bestaat niet",
    "string_type": "moet tekst zijn",
    "string_too_short": "moet minstens {min_length} teken(s) hebben",
    "string_too_long": "mag hoogstens {max_length} tekens hebben",
    "string_pattern_mismatch": "heeft een vorm die niet mag",
    "too_short": "moet minstens {min_length} onderdeel of onderdelen hebben",
    "too_long": "mag hoogstens {max_length} onderdelen hebben",
    "int_type": "moet een geheel getal zijn",
    "int_parsing": "moet een geheel getal zijn",
    "int_from_float": "moet een geheel getal zijn",
    "float_type": "moet een getal zijn",
    "float_parsing": "moet een getal zijn",
    "bool_type": "moet waar of onwaar zijn",
    "bool_parsing": "moet waar of onwaar zijn",
    "list_type": "moet een lijst zijn",
    "model_attributes_type": "moet een object zijn",
    "model_type": "moet een object zijn",
    "dict_type": "moet een object zijn",
    "greater_than": "moet groter zijn dan {gt}",
    "greater_than_equal": "moet minstens {ge} zijn",
    "less_than": "moet kleiner zijn dan {lt}",
    "less_than_equal": "mag hoogstens {le} zijn",
    "literal_error": "moet een van deze zijn: {expected}",
    "json_invalid": "is geen geldige JSON",
    "url_parsing": "moet een webadres zijn, zoals http://127.0.0.1:8080",
    "url_scheme": "moet beginnen met http:// of https://",
    "date_parsing": "moet een datum zijn, zoals 2026-11-22",
    "date_from_datetime_parsing": "moet een datum zijn, zoals 2026-11-22",
    "value_error": "{error}",
}


def phrase(error: Mapping[str, Any]) -> str:
    """What is wrong with one field, to be read after its name."""
    text = _PHRASES.get(error["type"], "klopt niet").format(**error.get("ctx", {}))
    # pydantic joins the values that may be there in English.
    return text.replace("' or '", "' of '")


def place(error: Mapping[str, Any]) -> str:
    """Which field it is, with dots between the levels."""
    return ".".join(map(str, error["loc"]))
