from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutch.sentences import finished, sentences

PIECES = [
    *(
        "De termijn loopt af.",
        "Zie art.",
        "4.4",
        "d.d.",
        "mr.",
        "J.P. de Vries",
        "€ 1.200,50",
        "[1]",
    ),
    *(
        "[2, 3]",
        " ",
        " ",
        "\n",
        "\n\n",
        "- punt",
        "1. Stap",
        "# Kop",
        "Ja!",
        "Wat nu?",
        "jl.",
        "...",
    ),
    *(
        '"Kom."',
        "(zie bijlage 2)",
        "De minister",
        "besluit.",
        "**Let op:**",
        "| cel |",
        "'s Avonds",
        "é",
        "😀",
    ),
]
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES)).map("".join))


@pytest.mark.parametrize(
    "sentence",
    [
        "Op grond van art. 4.4 van de Woo beslissen wij binnen vier weken.",
        "Uw brief d.d. 3 maart 2026 met kenmerk nr. 3 kwam op blz. 12 aan.",
        "Mr. J.P. de Vries en prof. dr. A.B. Hartog schreven o.a. het rapport.",
        "De kosten zijn € 1.200,50 en de zitting begint om 9.00 uur.",
        "Dat staat in Stcrt. 2025, 30222 en in Stb. 2021, 499.",
        "U belt bijv. Mevr. De Boer of dhr. Van Dam.",
        "Hij schreef [...] dat het besluit... toch klopt.",
        "De regels (zie art. 3 e.v.) Gemeentewet zijn duidelijk.",
        "Is dat zo? vroeg zij.",
        "De Nederlandse Omroep Stichting B.V. Hilversum maakt bezwaar.",
        "Het kost ca. 3 mln. euro, d.w.z. meer dan vorig jaar.",
        "De termijn van\n14 dagen begint bij de Wet\nopen overheid.",
        "Wij verwijzen naar artikel\n5. van de regeling.",
    ],
)
def test_what_is_one_sentence_is_never_cut(sentence: str) -> None:
    assert [s.text for s in sentences(f"{sentence} Daarna volgt meer.")] == [
        sentence,
        "Daarna volgt meer.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Dat was 3 maart jl. Nu niet.", ["Dat was 3 maart jl.", "Nu niet."], id="jl."
        ),
        pytest.param(
            "Kies optie B. Dat kan.", ["Kies optie B.", "Dat kan."], id="labelled letter"
        ),
        pytest.param("Zie [1]. Klaar.", ["Zie [1].", "Klaar."], id="citation before the stop"),
        pytest.param("Zie. [1][2] Klaar.", ["Zie. [1][2]", "Klaar."], id="citation behind it"),
        pytest.param("Zie.[1] Klaar.", ["Zie.[1]", "Klaar."], id="citation against it"),
        pytest.param("Zie. [1, 2] Klaar.", ["Zie. [1, 2]", "Klaar."], id="citation with a space"),
        pytest.param("# Kop\nTekst.", ["Kop", "Tekst."], id="markdown heading"),
        pytest.param("Kop zonder punt\nTekst.", ["Kop zonder punt", "Tekst."], id="heading"),
        pytest.param("- een\n- twee", ["een", "twee"], id="bullets"),
        pytest.param("Stap een\n2. Stap twee", ["Stap een", "Stap twee"], id="numbers"),
        pytest.param(
            "Eerst: 1. Bel. 2. Wacht.", ["Eerst: 1. Bel.", "Wacht."], id="steps in a line"
        ),
        pytest.param("Het mag. 's Avonds niet.", ["Het mag.", "'s Avonds niet."], id="'s"),
        pytest.param('Hij zei: "Ja." Toen niet.', ['Hij zei: "Ja."', "Toen niet."], id="quotes"),
        pytest.param(
            "Stop! (Zie ook hier.) Klaar.", ["Stop!", "(Zie ook hier.)", "Klaar."], id="()"
        ),
        pytest.param("Het is **zo.** Klaar.", ["Het is **zo.**", "Klaar."], id="bold"),
        pytest.param("Het steeg. 15 procent won.", ["Het steeg.", "15 procent won."], id="figure"),
        pytest.param("Voor het mkb. Ook u.", ["Voor het mkb.", "Ook u."], id="no vowels"),
        pytest.param("  \n --- \n", [], id="nothing said"),
    ],
)
def test_a_sentence_ends_where_a_reader_would_stop(text: str, expected: list[str]) -> None:
    assert [s.text for s in sentences(text)] == expected


@given(texts)
def test_offsets_cut_out_the_sentence_and_never_overlap(text: str) -> None:
    found = sentences(text)

    assert all(text[s.start : s.end] == s.text for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(texts)
def test_no_letter_is_lost_but_in_list_marks(text: str) -> None:
    covered = {i for s in sentences(text) for i in range(s.start, s.end)}
    lost = "".join(c if i not in covered else " " for i, c in enumerate(text) if not c.isspace())

    assert all(len(word.strip("().")) <= 5 for word in lost.split() if word.isalpha())


@given(texts, texts)
def test_a_finished_sentence_never_changes_whatever_follows(text: str, more: str) -> None:
    done = finished(text)

    assert [s for s in sentences(text + more) if s.end <= done] == [
        s for s in sentences(text) if s.end <= done
    ]
    assert not any(s.start < done < s.end for s in sentences(text + more))
    assert finished(text + more) >= done


@given(texts, st.lists(st.integers(0, 200)))
def test_chunking_a_stream_never_changes_the_sentences(text: str, cuts: list[int]) -> None:
    released, done = [], 0
    for cut in sorted(c for c in cuts if c <= len(text)):
        now = finished(text[:cut])
        released += [s for s in sentences(text[:cut]) if done < s.end <= now]
        done = now
    released += [s for s in sentences(text) if s.end > done]

    assert released == sentences(text)


def test_a_sentence_is_released_one_word_after_it_ended() -> None:
    assert finished("De termijn loopt af. Daarna ") == len("De termijn loopt af.")
    assert finished("De termijn loopt af. Daar") == 0


@pytest.mark.timeout(2)
@pytest.mark.parametrize("piece", ["a. ", "(", "[1] ", "J.", "\n", "x", ". ", '" ', "1. ", "A.\n"])
def test_a_hostile_text_of_100_kb_takes_less_than_two_seconds(piece: str) -> None:
    sentences(piece * (100_000 // len(piece)))
