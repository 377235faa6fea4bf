"""A number that was found once is found everywhere, however it is spaced or joined."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.woo.finding.numbers import Numbers
from app.woo.finding.spellings import canonical
from tests.support.dossiers import a_mail, proposals_of

NUMBERS = {
    "Het BSN van de aanvrager is 111222333.": ("111 222 333", "1112.22.333", "111-222-333"),
    "Rekening NL91ABNA0417164300 is van haar.": (
        "NL91 ABNA 0417 1643 00",
        "nl91.abna.0417.1643.00",
    ),
    "Karin Mulder, tel. 0485-550142.": ("0485 550142", "(0485) 55 01 42", "+31 485 550142"),
    "Bel haar op +31 6 12345678.": ("06-12345678", "06 12 34 56 78", "0031 (0)6-12345678"),
    "Personeelsnummer 40231877 van Karin Mulder.": ("40231877", "4023 1877", "40.231.877"),
    "Creditcard 4111 1111 1111 1111 van Karin.": ("4111111111111111", "4111-1111-1111-1111"),
}


@pytest.mark.parametrize("said", NUMBERS)
def test_a_number_without_a_word_about_it_is_treated_as_where_it_was_found(said: str) -> None:
    files = {"a.txt": said.encode()}
    for place, spelling in enumerate(NUMBERS[said]):
        files[f"{place}.txt"] = f"Het dossier over {spelling} ligt klaar.".encode()
        quoted = f"Zie onder.\n\nOp 2 maart schreef Jan:\n> Het gaat om {spelling} dus.\n> Groet"
        files[f"{place}.eml"] = a_mail(quoted)
    found = proposals_of(files)
    (first,) = [p for p in found["a.txt"] if p.kind != "person_name"]

    for path in files:
        alike = [(p.kind, p.ground) for p in found[path] if p.key == first.key]
        assert alike == [(first.kind, first.ground)], path


@pytest.mark.parametrize(
    "text",
    ["factuur 1402318770", "A40231877", "40231 besteld, 877 geleverd", "40.231 euro", "40231,877"],
)
def test_a_part_of_another_number_is_not_that_number(text: str) -> None:
    numbers = Numbers()
    numbers.hear("40231877", "other_id", "5.1.2.e", "nummer van een persoon")

    assert list(numbers.mentions(text)) == []


def test_a_short_number_could_be_anything() -> None:
    numbers = Numbers()
    numbers.hear("40231", "other_id", "5.1.2.e", "nummer van een persoon")

    assert list(numbers.mentions("Dit kost 40.231 euro.")) == []


@given(st.lists(st.from_regex(r"[0-9]{2,4}", fullmatch=True), min_size=4), st.text(max_size=20))
def test_what_is_found_cuts_out_a_spelling_of_the_number(parts: list[str], before: str) -> None:
    numbers = Numbers()
    numbers.hear("".join(parts), "other_id", "5.1.2.e", "nummer")
    text = f"{before} {'-'.join(parts)}"

    for each in numbers.mentions(text):
        assert canonical("other_id", text[each.start : each.end]) == "".join(parts)
    assert any(each.end == len(text) for each in numbers.mentions(text))
