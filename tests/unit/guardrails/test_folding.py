import pytest
from hypothesis import given
from hypothesis import strategies as st

from guardrails.contract import Finding
from guardrails.folding import OnFolded, fold


@pytest.mark.parametrize(
    ("given_text", "folded"),
    [
        pytest.param("BSN 111", "BSN 111", id="plain text stays itself"),
        pytest.param("１２３", "123", id="full-width digits"),
        pytest.param("٠١٢", "012", id="Arabic digits"),
        pytest.param("06\u00a012", "06 12", id="no-break space"),
        pytest.param("06\u201312", "06-12", id="dash"),
        pytest.param("NL\u00ad20", "NL20", id="soft hyphen"),
        pytest.param("1\u200b2", "12", id="zero-width space"),
        pytest.param("Geboorte-\ndatum", "Geboortedatum", id="word cut at the line end"),
        pytest.param("Noord-\nHolland", "Noord-\nHolland", id="compound with a capital"),
        pytest.param("Andre\u0301", "Andr\u00e9", id="combining accent"),
    ],
)
def test_text_reads_as_people_see_it(given_text: str, folded: str) -> None:
    assert fold(given_text).text == folded


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("\u200b\u200bx 12\u00ad34 y", "12\u00ad34", id="hidden inside"),
        pytest.param("Rene\u0301 belt", "Rene\u0301", id="accent at the end"),
        pytest.param("zie Huis-\nman.", "Huis-\nman", id="cut name"),
        pytest.param("😀 ０６", "０６", id="emoji before"),
    ],
)
def test_a_span_is_found_back_in_the_text_as_given(text: str, word: str) -> None:
    folded = fold(text)
    start = folded.text.index(fold(word).text)
    begin, end = folded.original(start, start + len(fold(word).text))

    assert text[begin:end] == word


@given(st.text(alphabet=st.sampled_from("a1é\u0301\u200b\u00ad-\n ９\ud800"), max_size=40))
def test_every_span_stays_inside_the_text_and_in_order(text: str) -> None:
    folded = fold(text)
    spans = [folded.original(i, i + 1) for i in range(len(folded.text))]

    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


def test_findings_on_the_folded_text_point_at_the_text_as_given() -> None:
    class Digits:
        name = "digits"

        def __call__(self, text: str) -> list[Finding]:
            at = text.index("12")
            return [Finding("digits", at, at + 2, "seen")]

    (finding,) = OnFolded([Digits()])("\u200b\u200b1\u200b2")

    assert (finding.start, finding.end) == (2, 5)
