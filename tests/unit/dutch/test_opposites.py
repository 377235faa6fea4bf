import pytest

from dutch.opposites import opposed, sides


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("De eerste brief telt.", "De laatste brief telt."),
        ("Doe dit van tevoren.", "Doe dit na afloop."),
        ("Ten minste drie offertes.", "Ten hoogste drie offertes."),
        ("Deelname is verplicht.", "Deelname is vrijwillig."),
        ("Het besluit is mondeling.", "Het besluit is schriftelijk."),
        ("De aanvraag is toegekend.", "De aanvraag is afgewezen."),
        ("Het aantal stijgt.", "Het aantal daalt."),
    ],
)
def test_ends_of_one_scale_are_opposed_both_ways(one: str, other: str) -> None:
    assert opposed(sides(one), sides(other))
    assert opposed(sides(other), sides(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("De eerste brief telt.", "De eerste en de laatste brief tellen."),
        ("Van de eerste tot de laatste dag.", "De laatste dag telt."),
        ("De eerste brief telt.", "De kleine brief telt."),
        ("De brief telt.", "De laatste brief telt."),
        ("Een binnenbad.", "Een buitenbad."),
    ],
)
def test_a_text_that_names_both_ends_or_none_is_not_opposed(one: str, other: str) -> None:
    assert not opposed(sides(one), sides(other))
