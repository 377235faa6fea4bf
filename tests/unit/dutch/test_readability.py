import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutch.officialese import officialese, terms
from dutch.passive import is_passive
from dutch.readability import readability
from dutch.stems import stem
from dutch.syllables import syllables

LETTER = (
    "De gemeente heeft uw aanvraag ontvangen. Wij nemen binnen vier weken een besluit. "
    "U krijgt daarover een brief."
)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("beoordeeld", 3), ("beëindigen", 4), ("financiën", 4), ("museum", 3), ("serieus", 3),
        ("officieel", 4), ("frequentie", 3), ("naijver", 3), ("bureau", 2), ("geïnformeerd", 4),
        ("systeem", 2), ("tweeëntwintig", 4), ("coördinatie", 5), ("nieuw", 1), ("zoals", 2),
        ("hoog-risico", 4), ("mr", 1), ("2026", 0),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_formulas_give_the_published_value() -> None:
    measured = readability(LETTER)

    assert (measured.words, measured.sentences, measured.longest_sentence) == (18, 3, 7)
    assert (measured.flesch_douma, measured.leesindex_a) == (77.2, 75.59)
    assert measured.passive_share == 0


def test_an_empty_text_measures_nothing_and_breaks_nothing() -> None:
    assert readability("").words == readability("").flesch_douma == 0


@pytest.mark.parametrize(
    "sentence",
    [
        "De brug wordt morgen gesloten.",
        "Er worden dit jaar dertig woningen gebouwd.",
        "Uw bezwaar is ongegrond verklaard.",
        "De vergunning kan worden verleend.",
        "Het besluit werd door het college genomen.",
    ],
)
def test_a_sentence_that_hides_who_acts_is_passive(sentence: str) -> None:
    assert is_passive(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "De wethouder is naar Den Haag vertrokken.",
        "De regeling is dit jaar niet duurder geworden.",
        "Het college heeft het plan aangepast.",
        "Het wordt morgen mooi weer.",
        "Uw gebied is groot.",
        "Wij zijn met de bouw begonnen.",
    ],
)
def test_a_sentence_that_says_who_acts_is_not(sentence: str) -> None:
    assert not is_passive(sentence)


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("Wij nemen de termijn in acht.", "nemen de termijn in acht"),
        ("De cursus vangt morgen aan.", "vangt morgen aan"),
        ("U dient dit formulier te tekenen.", "dient dit formulier te"),
        ("Het college verleent subsidie.", "verleent"),
        ("Wij dragen zorg voor alles.", "dragen zorg voor"),
        ("De relevante stukken.", "relevante"),
        ("De regels, welke hier gelden.", "welke"),
        ("De man c.q. de vrouw.", "c.q"),
        ("Teneinde dit te voorkomen.", "Teneinde"),
    ],
)
def test_officialese_is_found_in_every_form(text: str, hit: str) -> None:
    assert hit in [found.word for found in officialese(text)]


@pytest.mark.parametrize(
    "text",
    ["Daar woont zij.", "Welke dag komt u?", "De dochter nadert.", "De medewerker helpt u.",
     "Uw verzoek is binnen.", "U voldoet aan de eisen."],
)  # fmt: skip
def test_words_that_look_alike_are_left_alone(text: str) -> None:
    assert officialese(text) == []


def test_every_line_of_the_list_is_read() -> None:
    assert len(terms()) >= 167
    assert all(term.plain for term in terms())


@given(
    st.lists(
        st.sampled_from(["wij ", "nemen ", "in acht ", "vangt ", "aan", ". ", "é", "conform "])
    )
)
def test_offsets_cut_out_the_word_and_hits_come_in_order(parts: list[str]) -> None:
    text = "".join(parts)
    found = officialese(text)

    assert all(text[hit.start : hit.end] == hit.word for hit in found)
    assert found == sorted(found, key=lambda hit: hit.start)


@pytest.mark.parametrize(
    "forms",
    [
        ("vastgelegd", "vastleggen", "vastlegt"),
        ("gegeven", "geeft", "geven"),
        ("evaluatie", "evalueren", "geëvalueerd"),
        ("gemeente", "gemeenten"),
        ("verplicht", "verplichting", "verplichten"),
        ("risico", "risico's"),
    ],
)
def test_forms_of_one_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@given(st.text(max_size=30))
def test_any_word_has_a_stem(word: str) -> None:
    assert len(stem(word)) <= 4 * len(word) + 1


@pytest.mark.timeout(10)
@pytest.mark.parametrize("piece", ["in acht ", "dient u te ", "ge", "worden gedaan ", "a"])
def test_hostile_text_of_100_kb_takes_seconds_not_minutes(piece: str) -> None:
    readability(piece * (100_000 // len(piece)))


def test_a_part_of_a_verb_is_not_the_word_it_looks_like() -> None:
    text = "Hierbij delen wij u mede dat de brug dicht is. Dit is mede gebaseerd op het advies."

    assert [hit.word for hit in officialese(text)] == ["delen wij u mede", "mede"]
