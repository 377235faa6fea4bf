from knowledge_base.contract import Chunk, Passage
from knowledge_base.evidence import coverage, rank, select


def a_passage(
    text: str, *, title: str = "Vergunningen", heading: str = "", nr: int = 0
) -> Passage:
    chunk = Chunk(f"d{nr}-0", f"d{nr}", f"{nr}.md", title, heading, None, 0, text)
    return Passage(chunk, 1 / (1 + nr))


LEGES = a_passage(
    "Een vergunning vraagt u digitaal aan. De leges bedragen € 120. U betaalt na het besluit."
)
TERMIJN = a_passage("De beslistermijn is acht weken. Verlengen kan één keer.", nr=1)


def test_the_sentence_that_speaks_about_the_question_comes_first() -> None:
    ranked = rank("Hoeveel leges betaal ik?", [TERMIJN, LEGES])

    assert ranked[0].text == "De leges bedragen € 120."


def test_a_compound_is_found_from_its_part() -> None:
    ranked = rank("Welke termijn geldt er?", [LEGES, TERMIJN])

    assert ranked[0].text == "De beslistermijn is acht weken."


def test_evidence_never_holds_more_words_than_allowed() -> None:
    chosen = select("Wat is de termijn en wat zijn de leges?", [LEGES, TERMIJN], words=10)

    assert sum(len(s.text.split()) for each in chosen for s in each.sentences) <= 10
    assert chosen


def test_passages_keep_their_order_and_sentences_too() -> None:
    chosen = select("vergunning leges beslistermijn verlengen besluit", [LEGES, TERMIJN], words=99)

    assert [each.passage for each in chosen] == [LEGES, TERMIJN]
    assert chosen[0].text == LEGES.chunk.text


def test_what_was_left_out_between_two_sentences_shows() -> None:
    passage = a_passage("Leges zijn nodig. De koffie is op. Leges betaalt u vooraf.")

    chosen = select("leges", [passage], words=7)

    assert chosen[0].text == "Leges zijn nodig. … Leges betaalt u vooraf."


def test_a_sentence_that_two_passages_share_is_taken_once() -> None:
    same = "De leges bedragen € 120."

    chosen = select("leges", [a_passage(same), a_passage(same, nr=1)], words=99)

    assert [each.passage.chunk.path for each in chosen] == ["0.md"]


def test_no_passages_give_no_evidence() -> None:
    assert select("leges", [], words=50) == []


def test_coverage_counts_the_terms_of_the_question() -> None:
    assert coverage("leges voor een parkeervergunning", ["De leges staan hier."]) == 0.5
    assert coverage("de het een", ["niets"]) == 0.0
    assert coverage("leges", []) == 0.0
