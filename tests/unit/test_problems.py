from http import HTTPStatus

import pytest

from app import errors
from app.errors import AnswerWithheld, ModelBusy, NotabeneError
from app.problems import KINDS, describe, detail_of, kind_of, kind_of_status

EVERY_ERROR = [
    each
    for each in vars(errors).values()
    if isinstance(each, type) and issubclass(each, NotabeneError)
]


@pytest.mark.parametrize("error", EVERY_ERROR, ids=lambda each: each.__name__)
def test_every_error_has_a_kind_of_its_own_or_of_its_family(error: type[NotabeneError]) -> None:
    family = [base for base in error.__mro__ if base in KINDS]

    assert error is NotabeneError or family[0] is not NotabeneError


def test_kinds_differ_in_their_slug() -> None:
    assert len({kind.slug for kind in KINDS.values()}) == len(KINDS)


def test_a_problem_has_the_members_of_the_standard() -> None:
    assert describe(AnswerWithheld(("bsn",)), "/v1/x") == {
        "type": "/problems/withheld",
        "title": "Tekst tegengehouden",
        "status": 400,
        "detail": "De tekst is tegengehouden. Gevonden: bsn.",
        "instance": "/v1/x",
    }


@pytest.mark.parametrize("error", [RuntimeError("geheim"), NotabeneError("geheim")])
def test_a_bug_is_not_told(error: Exception) -> None:
    assert "geheim" not in detail_of(error)
    assert kind_of(error).status is HTTPStatus.INTERNAL_SERVER_ERROR


def test_a_more_special_error_goes_before_its_family() -> None:
    assert kind_of(ModelBusy(1, 1)).slug == "model-busy"


def test_what_the_router_refuses_has_a_slug_and_a_dutch_title() -> None:
    kind = kind_of_status(HTTPStatus.METHOD_NOT_ALLOWED)

    assert (kind.slug, kind.title) == ("method-not-allowed", "Deze methode kan hier niet")
