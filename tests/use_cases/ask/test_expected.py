import pytest

from app.use_cases.ask.expected import asked_kind


@pytest.mark.parametrize(
    ("question", "holds", "lacks"),
    [
        pytest.param(
            "Wat kost een paspoort?", "Dat is € 83,87.", "Dat zijn 83 stuks.", id="money"
        ),
        pytest.param("Hoeveel procent is klaar?", "Dat is 40 %.", "Dat zijn er 40.", id="share"),
        pytest.param("Hoe lang duurt het?", "Binnen zes weken.", "In 2024.", id="period"),
        pytest.param("Hoe vaak moet dat?", "Dat moet jaarlijks.", "Dat moet.", id="rhythm"),
        pytest.param("Hoe vaak lukt dat?", "Dat lukt in 95 % van de gevallen.", "Ja.", id="often"),
        pytest.param(
            "Er ligt een verzoek. Binnen hoeveel weken is er antwoord?",
            "Binnen zes weken.",
            "In 2024.",
            id="after another sentence",
        ),
        pytest.param("Wanneer begint het?", "Op 1 mei 2026.", "Binnen zes weken.", id="moment"),
        pytest.param("Sinds welk jaar?", "Sinds 2012.", "Sinds kort.", id="year"),
        pytest.param("Welk artikel geldt?", "Artikel 4.4 Woo.", "De Woo.", id="article"),
        pytest.param("Hoeveel mensen werken er?", "Er werken er 12.", "Er werken er.", id="count"),
        pytest.param(
            "Op welk telefoonnummer?", "Bel 070 123 45 67.", "Bel in 2024 de balie.", id="phone"
        ),
        pytest.param("Wat is het e-mailadres?", "info@voorbeeld.nl", "de balie", id="mail"),
    ],
)
def test_a_question_for_a_value_tells_what_kind(question: str, holds: str, lacks: str) -> None:
    kind = asked_kind(question)

    assert kind is not None
    assert kind(holds)
    assert not kind(lacks)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("Waarom is toezicht nodig?", id="reason"),
        pytest.param("Wanneer mag ik een advies weigeren?", id="condition"),
        pytest.param("Hoe heet een test die telt hoeveel fouten er zijn?", id="inside a clause"),
        pytest.param("Wie beslist er en hoeveel mensen kijken mee?", id="second of two"),
    ],
)
def test_an_open_question_asks_for_no_kind(question: str) -> None:
    assert asked_kind(question) is None
