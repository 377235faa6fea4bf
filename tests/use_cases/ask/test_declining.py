import pytest

from app.use_cases.ask.declining import declines, says_nothing


@pytest.mark.parametrize(
    "sentence",
    [
        "Dat staat niet in de bronnen.",
        "Het aantal inwoners is niet gegeven in de bronnen.",
        "De bronnen geven geen antwoord op deze vraag.",
        "In de tekst wordt dit nergens vermeld.",
        "De documenten bevatten hierover geen informatie.",
    ],
)
def test_a_model_that_does_not_know_is_heard(sentence: str) -> None:
    assert declines(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "U betaalt niets.",
        "Het besluit staat in artikel 4.4.",
        "Documenten die niet openbaar zijn, krijgen een lijst.",
        "De termijn is niet langer dan vier weken.",
    ],
)
def test_a_rule_that_forbids_something_is_an_answer(sentence: str) -> None:
    assert not declines(sentence)


@pytest.mark.parametrize("sentence", ["Ja.", "Nee.", "Ja, dat is zo."])
def test_a_bare_yes_or_no_says_nothing_that_can_be_checked(sentence: str) -> None:
    assert says_nothing(sentence)


def test_a_number_alone_says_something() -> None:
    assert not says_nothing("24 uur.")
