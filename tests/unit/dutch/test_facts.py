from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutch.dates import dates
from dutch.facts import facts
from dutch.negation import markers, modality
from dutch.numbers import cardinal, numbers
from dutch.periods import periods
from dutch.references import references
from dutch.words import words

PIECES = [
    *(
        "artikel 5.1, tweede lid, onder e, van de Woo",
        "14 dagen",
        "€ 1.200,50",
        "3 maart 2026",
        "één",
    ),
    *(
        "een half jaar",
        "vier vijfde",
        " ",
        " en ",
        "niet",
        "é😀",
        "ISO-27001",
        "2024",
        "bijlage III",
        "1",
    ),
]
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES)).map("".join))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("80%", "vier vijfde"),
        ("50 procent", "de helft"),
        ("€ 1.200,50", "1200,50 euro"),
        ("3,5 miljoen euro", "€ 3.500.000"),
        ("24", "vierentwintig"),
        ("1300", "dertienhonderd"),
        ("10.000", "tienduizend"),
        ("22", "tweeëntwintig"),
        ("1,5", "anderhalf"),
        ("2e", "tweede"),
        ("een derde van de kosten", "een derde deel"),
        ("een tweede kans", "de 2e keer"),
    ],
)
def test_one_number_has_one_normal_form(left: str, right: str) -> None:
    assert [n.key for n in numbers(left)] == [n.key for n in numbers(right)] != []


@pytest.mark.parametrize("text", ["80", "€ 80", "80%", "80e"])
def test_a_number_with_another_unit_is_another_number(text: str) -> None:
    assert (
        sum(
            numbers(text)[0].key == numbers(other)[0].key for other in ["80", "€ 80", "80%", "80e"]
        )
        == 1
    )


@given(st.integers(0, 999_999))
def test_every_number_written_in_figures_is_read_back(value: int) -> None:
    assert [n.value for n in numbers(f"{value:,}".replace(",", "."))] == [Fraction(value)]


def test_number_words_count_up() -> None:
    counted = [
        "nul",
        "elf",
        "negentien",
        "eenendertig",
        "honderdvijf",
        "tweehonderd",
        "duizendtwee",
    ]

    assert [cardinal(word) for word in counted] == [0, 11, 19, 31, 105, 200, 1002]
    assert cardinal("tafel") is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("twee weken", "14 dagen"),
        ("een half jaar", "zes maanden"),
        ("een kwartier", "15 minuten"),
        ("halfjaarlijks", "elke zes maanden"),
        ("jaarlijks", "per jaar"),
        ("anderhalf jaar", "18 maanden"),
        ("24 uur", "een etmaal"),
    ],
)
def test_one_length_of_time_has_one_normal_form(left: str, right: str) -> None:
    assert [p.key for p in periods(left)] == [p.key for p in periods(right)] != []


def test_a_month_is_not_a_number_of_days_and_a_working_day_is_not_a_day() -> None:
    (month,), (days,), (working,) = (periods(t) for t in ["een maand", "30 dagen", "30 werkdagen"])

    assert len({month.key, days.key, working.key}) == 3


@pytest.mark.parametrize(
    ("source", "claim", "carried"),
    [
        ("3 maart 2026", "3-3-2026", True),
        ("2026-03-03", "maart 2026", True),
        ("2 augustus 2026", "in 2026", True),
        ("maart 2026", "begin 2026", True),
        ("in 2026", "maart 2026", False),
        ("3 maart 2026", "4 maart 2026", False),
        ("eind 2025", "eind 2024", False),
        ("eind 2025", "begin 2025", False),
        ("3 maart 2026", "3 mrt.", True),
        ("februari 2025", "eerste kwartaal van 2025", True),
    ],
)
def test_a_date_carries_what_is_less_precise(source: str, claim: str, carried: bool) -> None:
    assert dates(source)[0].carries(dates(claim)[0]) is carried


def test_an_impossible_date_is_not_a_date() -> None:
    assert [d.text for d in dates("31-2-2026")] == []


@pytest.mark.parametrize(
    ("text", "kind", "place", "law"),
    [
        (
            "artikel 5.1, tweede lid, aanhef en onder e, van de Woo",
            "artikel",
            ("5.1", "2", "e"),
            "Woo",
        ),
        ("art. 4.4 Woo", "artikel", ("4.4",), "Woo"),
        ("artikel 6 lid 1 onder f AVG", "artikel", ("6", "1", "f"), "AVG"),
        ("Participatiewet artikel 64", "artikel", ("64",), "Participatiewet"),
        ("artikel 3:46 Awb", "artikel", ("3.46",), "Awb"),
        ("5.1.2e", "artikel", ("5.1", "2", "e"), ""),
        ("bijlage III", "bijlage", ("3",), ""),
        ("Deel B", "deel", ("b",), ""),
        ("BIO 9.4.2.1", "norm", ("9", "4", "2", "1"), "BIO"),
        ("NEN-ISO/IEC 27005", "norm", ("27005",), "ISO"),
        ("Verordening (EU) 2016/679", "eu", ("2016/679",), ""),
        ("ECLI:NL:RVS:2025:4814", "ecli", ("ECLI:NL:RVS:2025:4814",), ""),
        ("Kamerstukken II 2023/24, 26 643, nr. 1", "kamerstuk", ("26643", "1"), ""),
        ("Stcrt. 2025, 30222", "blad", ("Stcrt", "2025", "30222"), ""),
    ],
)
def test_a_reference_is_read_in_its_parts(
    text: str, kind: str, place: tuple[str, ...], law: str
) -> None:
    (found,) = references(text)

    assert (found.kind, found.place, found.law) == (kind, place, law)


def test_a_reference_carries_the_less_precise_one_of_the_same_law_only() -> None:
    source, claim, other = references("artikel 5.1, tweede lid, Woo; artikel 5.1; artikel 5.1 AVG")

    assert source.carries(claim)
    assert not source.carries(other)
    assert not claim.carries(source)


def test_a_figure_is_one_fact_only() -> None:
    found = facts("Volgens artikel 5 betaalt u op 3 maart 2026 binnen 5 weken 5 euro.")

    assert [n.text for n in found.numbers] == ["5 euro"]
    assert [p.text for p in found.periods] == ["5 weken"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Dat mag niet.", {"may", "negation"}),
        ("Niet alleen gemeenten doen mee.", set()),
        ("Een DPIA is niet nodig.", {"negation", "need_not"}),
        ("U hoeft geen kopie te sturen.", {"need_not", "negation"}),
        ("Dat moet, tenzij het niet kan.", {"must", "exception", "negation", "can"}),
        ("Stuur het zo snel mogelijk op.", set()),
        ("Doe dat zoveel mogelijk samen, en zo goed als mogelijk.", set()),
        ("Uitstel is mogelijk.", {"can"}),
        ("Uitstel is zo goed als onmogelijk.", set()),
    ],
)
def test_modality_is_what_the_words_do_together(text: str, kinds: set[str]) -> None:
    assert modality(text) == kinds


@given(texts)
def test_offsets_always_cut_out_the_text_they_name(text: str) -> None:
    found = facts(text)
    placed = [(fact.start, fact.end, fact.text) for fact in found.references]
    placed += [(fact.start, fact.end, fact.text) for fact in found.dates]
    placed += [(fact.start, fact.end, fact.text) for fact in found.periods]
    placed += [(fact.start, fact.end, fact.text) for fact in found.numbers]
    placed += [(word.start, word.end, word.text) for word in words(text)]
    placed += [(marker.start, marker.end, marker.text) for marker in markers(text)]

    assert all(text[start:end] == cut for start, end, cut in placed)


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "piece",
    ["een ", "1", "1 ", "1.", "2024 ", "honderd", "artikel 1 Aa ", "A ", "niet ", "half ", "1-"],
)
def test_hostile_text_of_100_kb_takes_seconds_not_minutes(piece: str) -> None:
    facts(piece * (100_000 // len(piece)))
