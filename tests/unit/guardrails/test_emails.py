"""Whose an address is: what its first mention shows holds for the next ones."""

import pytest

from guardrails.checks.email import EmailCheck


@pytest.mark.parametrize(
    ("text", "public"),
    [
        pytest.param("Mail info@x.nl of jan@x.nl", [True, False], id="each for itself"),
        pytest.param("Ons adres is oost@x.nl. Schrijf OOST@x.nl", [True, True], id="in capitals"),
        pytest.param("Mail oost@x.nl. Ons adres is oost@x.nl", [False, False], id="too late"),
        pytest.param("Ons adres is oost@x.nl. Mail oost@y.nl", [True, False], id="elsewhere"),
    ],
)
def test_an_address_is_of_an_office_or_of_a_person(text: str, public: list[bool]) -> None:
    assert [found.public for found in EmailCheck()(text)] == public
