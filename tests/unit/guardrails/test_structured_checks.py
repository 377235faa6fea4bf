"""The checks for structured kinds together, under the policy of the chat."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guardrails.privacy import privacy_guard
from tests.unit.guardrails.test_facts import CHECKS, MARKED, table

guard = privacy_guard("chat")
PRIVATE = [
    MARKED.sub(r"\1", text)
    for check in CHECKS
    if check != "special_categories"
    for says in table(check)["found"]
    if not says.get("public")
    for text in says["texts"]
]
FAR = "en " * 200


def masked(text: str) -> list[str]:
    """What is hidden in a text."""
    return [
        text[d.finding.start : d.finding.end] for d in guard.review(text).decisions if d.action > 0
    ]


@pytest.mark.parametrize("text", PRIVATE)
def test_what_is_of_a_person_does_not_pass(text: str) -> None:
    assert guard.review(text).decision in {"mask", "block"}


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        pytest.param(f"{FAR}Kerkstraat 12 ook", ["Kerkstraat 12"], id="far from the start"),
        pytest.param(f"Nu 12. {FAR}Kerkstraat 12 ook", ["Kerkstraat 12"], id="after a number"),
        pytest.param(f"Kerkweg 5 {FAR}Kerkstraat 12", ["Kerkweg 5", "Kerkstraat 12"], id="both"),
        pytest.param(f"Dorpsstraat duurt 12 weken. {FAR}Kerkstraat 2026 begint", [], id="neither"),
        pytest.param(
            "token ghp_abcdefghijklmnopqrstuvwxyz0123",
            ["ghp_abcdefghijklmnopqrstuvwxyz0123"],
            id="a key that is named and has the form of one",
        ),
    ],
)
def test_a_place_far_away_is_looked_at_too(text: str, hidden: list[str]) -> None:
    assert masked(text) == hidden


def test_words_about_health_and_crime_are_noted_not_masked() -> None:
    verdict = guard.review("Hij heeft astma en is veroordeeld; hij is lid van de FNV.")

    assert verdict.kinds == ("criminal", "health", "special_category")
    assert verdict.decision == "allow"


@given(st.text(alphabet="bsn 0123456789-.@:/NLAa\n\u200b\ud800é", max_size=80))
def test_no_text_breaks_the_guard_and_findings_cut_out_what_they_name(text: str) -> None:
    verdict = guard.review(text)
    spans = [(d.finding.start, d.finding.end) for d in verdict.decisions]

    assert "check_failed" not in verdict.kinds
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
