import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.contract import Unreadable
from knowledge_base.readers.text import clean, clean_line, decode

DUTCH = "De coördinator betaalt € 12,50 voor één café-bezoek in Curaçao – “geïnd”."


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_dutch_is_decoded_whatever_it_was_saved_in(encoding: str) -> None:
    assert decode(DUTCH.encode(encoding)).lstrip("\ufeff") == DUTCH


def test_text_of_dos_keeps_its_accents() -> None:
    text = "De coördinator gaat naar één café in Curaçao en vindt het geïnd bedrag."

    assert decode(text.encode("cp850")) == text


def test_one_wrong_byte_in_unicode_does_not_change_the_rest() -> None:
    data = DUTCH.encode() + b"\xff" + DUTCH.encode()

    assert decode(data) == f"{DUTCH}\ufffd{DUTCH}"


def test_binary_is_no_text() -> None:
    with pytest.raises(Unreadable, match="geen leesbare tekst"):
        decode(bytes(range(256)) * 4)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param("e\ufb03ciënt \ufb02ex", "efficiënt flex", id="ligatures"),
        pytest.param("be\u00adsluit", "besluit", id="soft hyphen"),
        pytest.param("art.\u00a05", "art. 5", id="fixed space"),
        pytest.param("e\u0301e\u0301n", "één", id="loose accents"),
        pytest.param("\uf0b7 punt", "• punt", id="symbol bullet"),
        pytest.param("a\r\nb\rc\x0bd", "a\nb\nc\nd", id="line ends"),
        pytest.param("a\n\n\n\n b", "a\n\nb", id="blank lines"),
        pytest.param("a\x00b\x07c\ud800", "abc\ufffd", id="controls"),
        pytest.param("10 m² en 𝒳", "10 m² en 𝒳", id="what means something stays"),
    ],
)
def test_traces_of_typesetting_are_levelled_out(written: str, read: str) -> None:
    assert clean(written) == read


@given(st.text())
def test_clean_text_is_clean(text: str) -> None:
    once = clean(text)

    assert clean(once) == once
    assert once.encode("utf-8") is not None
    assert "\n" not in clean_line(text)
