"""Staff go by their function; other names stay."""

import pytest

from app.use_cases.nota.people import names_somebody, team_only, without_staff


@pytest.mark.parametrize(
    ("masked", "shown"),
    [
        ("Contactpersoon is [NAAM 1].", "Contactpersoon is een medewerker."),
        ("Opgesteld door [NAAM 1].", "Opgesteld door een medewerker."),
        ("Vragen: beleidsmedewerker [NAAM 1].", "Vragen: beleidsmedewerker."),
        ("Volgens [NAAM 1], jurist, kan het.", "Volgens jurist, kan het."),
        (
            "Mevrouw [NAAM 1] van de wijkraad is tegen.",
            "Mevrouw [NAAM 1] van de wijkraad is tegen.",
        ),
    ],
)
def test_staff_are_not_named(masked: str, shown: str) -> None:
    assert without_staff(masked) == shown


@pytest.mark.parametrize(
    "sender", ["Team Beheer, [NAAM 1]", "[NAAM 1] (Team Beheer)", "[NAAM 1] - Team Beheer"]
)
def test_a_nota_comes_from_a_team(sender: str) -> None:
    assert team_only(sender) == "Team Beheer"


def test_a_mask_of_a_name_is_recognised() -> None:
    assert names_somebody("De heer [NAAM 12] belt.")
    assert not names_somebody("Het nummer is [TELEFOONNUMMER 1].")
