"""Marks join where they touch, and what stays is everything else."""

from hypothesis import given
from hypothesis import strategies as st

from app.values.dossiers import Page
from app.woo.redaction.marks import Mark, marks, taken_out, what_stays
from app.woo.redaction.plain import plain
from app.woo.redaction.typesetting import typeset
from app.woo.standing import Stand, Standing
from tests.support.dossiers import a_proposal
from tests.woo.redaction.test_removing import is_gone, readings

PAGES = [Page(1, "Jan de Wit vindt dit niet verstandig.\n\nGroet, Jan")]


def accepted(*spans: tuple[int, int, str]) -> list[Mark]:
    proposals = [
        a_proposal(f"p{n}", start=start, end=end) for n, (start, end, _) in enumerate(spans)
    ]
    held = {f"p{n}": Standing("accepted", ground) for n, (_, _, ground) in enumerate(spans)}
    return marks(proposals, Stand(held))


def test_only_what_was_accepted_is_marked() -> None:
    stand = Stand({"p1": Standing("rejected"), "p2": Standing("accepted", "5.1.2.e")})
    found = marks([a_proposal("p1"), a_proposal("p2", start=40, end=43), a_proposal("p3")], stand)

    assert found == [Mark(1, 40, 43, ("5.1.2.e",))]


def test_a_name_inside_a_passage_has_no_box_of_its_own() -> None:
    assert accepted((0, 37, "5.2.1"), (0, 10, "5.1.2.e")) == [Mark(1, 0, 37, ("5.2.1",))]


def test_passages_that_overlap_become_one_with_both_grounds() -> None:
    assert accepted((0, 10, "5.1.2.e"), (4, 20, "5.2.1")) == [Mark(1, 0, 20, ("5.1.2.e", "5.2.1"))]


def test_what_stays_has_the_ground_in_the_place_of_the_passage() -> None:
    found = accepted((0, 10, "5.1.2.e"))

    assert taken_out(PAGES, found) == ["Jan de Wit"]
    assert what_stays(PAGES, found).startswith(" 5.1.2.e  vindt dit")


def test_a_text_that_is_set_anew_never_holds_what_was_taken_out() -> None:
    made = typeset("0001", PAGES, accepted((0, 10, "5.1.2.e")))

    assert is_gone("Jan de Wit", made.data)
    assert "5.1.2.e vindt dit niet verstandig." in " ".join(readings(made.data)[0].split())


@given(
    st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=5)
)
def test_marks_never_overlap_and_cover_exactly_what_was_accepted(
    text: str, given_spans: list[tuple[int, int]]
) -> None:
    spans = [(s, min(s + size, len(text))) for s, size in given_spans if s < len(text)]
    found = accepted(*((start, end, "5.1.2.e") for start, end in spans))

    covered = [n for mark in found for n in range(mark.start, mark.end)]
    assert sorted(covered) == sorted({n for start, end in spans for n in range(start, end)})


@given(st.text(max_size=40))
def test_a_plain_text_points_back_into_the_text_it_came_from(text: str) -> None:
    made = plain(text)

    assert len(made.text) == len(made.at)
    assert all(
        plain(text[at]).text.count(sign) for sign, at in zip(made.text, made.at, strict=True)
    )
