"""Test files of promptfoo as cases, so that a lab can bring what it has.

Read are `tests` with `vars`, `description` and those assertions that have a scorer here; an
assertion that has none makes its case a broken one, because leaving it out would change the test.
"""

from collections.abc import Iterator, Mapping
from typing import Any

# promptfoo's assertion -> our expectation.
_EXPECTS = {
    "equals": "exact",
    "contains": "contains",
    "icontains": "contains",
    "contains-all": "contains",
    "icontains-all": "contains",
    "not-contains": "avoids",
    "not-icontains": "avoids",
    "regex": "matches",
    "similar": "reference",
}
_SINGLE = ("exact", "reference")


def is_promptfoo(found: object) -> bool:
    return isinstance(found, Mapping) and isinstance(found.get("tests"), list)


def as_cases(found: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Each test in the form of a case, not yet checked."""
    shared = found.get("defaultTest") or {}
    for number, test in enumerate(found["tests"], start=1):
        fields = {**shared.get("vars", {}), **test.get("vars", {})}
        asked = [*shared.get("assert", []), *test.get("assert", [])]
        yield {"id": f"test-{number}", "fields": fields, **_expectations(asked)}


def _expectations(asked: list[Mapping[str, Any]]) -> dict[str, Any]:
    expect: dict[str, Any] = {}
    for each in asked:
        kind = str(each.get("type"))
        if (name := _EXPECTS.get(kind)) is None:
            # Nothing is called so, so that the reader refuses the case and says why.
            expect[f"assert:{kind}"] = each.get("value")
        elif name in _SINGLE:
            expect[name] = each.get("value")
        else:
            value = each.get("value")
            expect.setdefault(name, []).extend(value if isinstance(value, list) else [value])
    return expect
