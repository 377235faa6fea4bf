"""Who may do what: one table a rule."""

import pytest

from app.access import check_may_add, visible
from app.errors import InvalidInput, NotAllowed, NotFound
from app.values.people import Person

EXISTING = ["algemeen", "woo", "zaken"]
ALL = Person("a")
SOME = Person("b", collections=frozenset({"woo", "weg"}))
NONE = Person("c", collections=frozenset())


@pytest.mark.parametrize(
    ("person", "asked", "seen"),
    [
        pytest.param(ALL, None, EXISTING, id="everything"),
        pytest.param(ALL, "woo", ["woo"], id="one of everything"),
        pytest.param(SOME, None, ["woo"], id="what the key names and is there"),
        pytest.param(SOME, "woo", ["woo"], id="one that the key names"),
        pytest.param(NONE, None, [], id="nothing"),
    ],
)
def test_a_question_looks_where_the_person_may_look(
    person: Person, asked: str | None, seen: list[str]
) -> None:
    assert visible(person, EXISTING, asked) == seen


@pytest.mark.parametrize(
    ("person", "asked"), [(ALL, "weg"), (SOME, "zaken"), (SOME, "weg"), (NONE, "woo")]
)
def test_what_may_not_be_seen_looks_like_what_is_not_there(person: Person, asked: str) -> None:
    with pytest.raises(NotFound, match=f"Er is geen collectie '{asked}'"):
        visible(person, EXISTING, asked)


@pytest.mark.parametrize(
    ("person", "collection", "refusal"),
    [
        pytest.param(Person("a", "manage"), "woo", None, id="a manager"),
        pytest.param(Person("a", "use"), "woo", NotAllowed, id="a user"),
        pytest.param(Person("a", "manage", frozenset({"x"})), "woo", NotAllowed, id="elsewhere"),
        pytest.param(Person("a", "manage"), "../woo", InvalidInput, id="a path"),
        pytest.param(Person("a", "manage"), "", InvalidInput, id="no name"),
        pytest.param(Person("a", "manage"), "a" * 64, InvalidInput, id="a long name"),
        pytest.param(Person("a", "manage"), "woo\n", InvalidInput, id="a line end"),
    ],
)
def test_documents_are_added_by_managers_under_safe_names(
    person: Person, collection: str, refusal: type[Exception] | None
) -> None:
    if refusal is None:
        check_may_add(person, collection)
        return
    with pytest.raises(refusal):
        check_may_add(person, collection)
