from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from guardrails.contract import Action, Finding
from guardrails.pipeline import Pipeline
from guardrails.policies import Policy, policy


@dataclass(frozen=True)
class Spots:
    """Reports every first occurrence of one word."""

    word: str
    public: bool = False
    name: str = "spots"

    def __call__(self, text: str) -> Iterator[Finding]:
        start = text.find(self.word)
        if start >= 0:
            yield Finding(self.word, start, start + len(self.word), "seen", public=self.public)


@dataclass(frozen=True)
class Breaks:
    name: str = "breaks"

    def __call__(self, text: str) -> Iterator[Finding]:
        raise RuntimeError("out of memory")
        yield


def rules(**actions: Action) -> Policy:
    return Policy("test", actions)


def test_masks_what_the_policy_masks_and_keeps_the_rest() -> None:
    pipeline = Pipeline([Spots("Jan"), Spots("brief")], rules(Jan=Action.MASK, brief=Action.NOTE))
    verdict = pipeline.review("Jan leest een brief.")

    assert verdict.text == "[Jan] leest een brief."
    assert verdict.decision == "mask"
    assert verdict.kinds == ("Jan", "brief")


def test_what_stands_after_a_note_is_masked_too() -> None:
    pipeline = Pipeline([Spots("brief"), Spots("Jan")], rules(Jan=Action.MASK, brief=Action.NOTE))

    assert pipeline.review("Een brief van Jan.").text == "Een brief van [Jan]."


@pytest.mark.parametrize("since", range(4, 12))
def test_context_never_changes_what_is_hidden_behind_it(since: int) -> None:
    pipeline = Pipeline([Spots("Jan"), Spots("Bo")], rules(Jan=Action.MASK, Bo=Action.NOTE))
    verdict = pipeline.review("Jan en Bo", since)
    behind = [(d.finding.kind, d.finding.start, d.finding.end) for d in verdict.decisions]

    assert verdict.text == "Jan en Bo"[since:]
    assert behind == ([("Bo", max(7 - since, 0), 9 - since)] if since < 9 else [])


def test_a_longer_finding_goes_before_a_shorter_one_and_a_surer_one_before_both() -> None:
    @dataclass(frozen=True)
    class Sees:
        findings: tuple[Finding, ...]
        name: str = "sees"

        def __call__(self, text: str) -> tuple[Finding, ...]:
            return self.findings

    short, long = Finding("a", 0, 3, "", 0.5), Finding("b", 0, 6, "", 0.5)
    sure = Finding("c", 1, 4, "", 0.9)
    masks = rules(a=Action.MASK, b=Action.MASK, c=Action.MASK)

    def kept(*findings: Finding) -> list[tuple[str, int, int]]:
        decisions = Pipeline([Sees(findings)], masks).review("abcdefgh").decisions
        return [(d.finding.kind, d.finding.start, d.finding.end) for d in decisions]

    assert kept(short, long) == [("b", 0, 6)]
    assert kept(short, sure) == [("a", 0, 1), ("c", 1, 4)]
    assert kept(long, sure) == [("b", 0, 1), ("c", 1, 4), ("b", 4, 6)]


def test_what_blocks_is_masked_as_well() -> None:
    verdict = Pipeline([Spots("Jan")], rules(Jan=Action.BLOCK)).review("Dag Jan")

    assert verdict.blocked
    assert verdict.text == "Dag [Jan]"


def test_of_overlapping_findings_the_strictest_wins_and_the_rest_stays_hidden() -> None:
    checks = [Spots("Jan de"), Spots("de Vries")]
    pipeline = Pipeline(checks, Policy("test", {"Jan de": Action.BLOCK, "de Vries": Action.MASK}))
    verdict = pipeline.review("Jan de Vries belt.")

    assert verdict.text == "[Jan de][de Vries] belt."
    assert [(d.finding.start, d.finding.end) for d in verdict.decisions] == [(0, 6), (6, 12)]


def test_a_note_inside_a_mask_is_not_told_twice() -> None:
    pipeline = Pipeline(
        [Spots("Jan"), Spots("Jansen")], rules(Jan=Action.NOTE, Jansen=Action.MASK)
    )

    assert [d.finding.kind for d in pipeline.review("Jansen").decisions] == ["Jansen"]


def test_what_is_left_of_a_note_beside_a_mask_is_not_told() -> None:
    checks = [Spots("Jan de"), Spots("de Vries")]
    pipeline = Pipeline(checks, Policy("t", {"Jan de": Action.NOTE, "de Vries": Action.MASK}))

    assert [d.finding.kind for d in pipeline.review("Jan de Vries").decisions] == ["de Vries"]


def test_masking_what_was_masked_changes_nothing() -> None:
    chat = Pipeline([Spots("Jan")], rules(Jan=Action.MASK), placeholder=lambda _f, _v: "[NAAM 1]")
    masked = chat.review("Dag Jan").text

    assert chat.review(masked).text == masked


def test_a_kind_without_policy_is_blocked() -> None:
    assert Pipeline([Spots("Jan")], rules()).review("Jan").blocked


def test_a_broken_check_blocks_shows_nothing_and_says_which_one_broke() -> None:
    verdict = Pipeline([Breaks()], rules()).review("hallo")

    assert verdict.blocked
    assert verdict.text == ""
    assert verdict.kinds == ("check_failed",)
    assert verdict.decisions[0].finding.reason == "breaks failed: RuntimeError"


def test_a_clean_text_is_allowed_as_it_is() -> None:
    verdict = Pipeline([Spots("Jan")], rules(Jan=Action.MASK)).review("niets")

    assert (verdict.decision, verdict.text, verdict.decisions) == ("allow", "niets", ())


def test_context_is_read_but_left_out_of_the_verdict() -> None:
    verdict = Pipeline([Spots("Jan de Vries")], Policy("t", {"Jan de Vries": Action.MASK})).review(
        "Dag Jan de Vries, hoi", since=8
    )

    assert verdict.text == "[Jan de Vries], hoi"
    assert (verdict.decisions[0].finding.start, verdict.decisions[0].finding.end) == (0, 8)


def test_what_is_public_is_only_noted() -> None:
    pipeline = Pipeline([Spots("Jan", public=True)], rules(Jan=Action.MASK))

    assert pipeline.review("Jan").decision == "allow"


def test_a_bsn_and_a_password_cannot_be_overridden_in_the_chat() -> None:
    chat = policy("chat")

    assert not chat.decide(Finding("bsn", 0, 9, "")).override
    assert not chat.decide(Finding("credentials", 0, 9, "")).override
    assert chat.decide(Finding("person_name", 0, 9, "")).override


def test_a_policy_inherits_from_its_base() -> None:
    assert policy("ingest").actions["bsn"] is Action.MASK
    assert policy("ingest").actions["credentials"] is Action.MASK
    assert policy("chat").actions["credentials"] is Action.BLOCK


def test_a_finding_that_a_check_is_unsure_of_is_only_noted() -> None:
    cautious = Policy("t", {"person_name": Action.MASK}, sure={"person_name": 0.65})

    assert cautious.decide(Finding("person_name", 0, 3, "", 0.6)).action is Action.NOTE
    assert cautious.decide(Finding("person_name", 0, 3, "", 0.7)).action is Action.MASK


def test_a_second_opinion_on_names_is_proposed_to_who_decides_and_masks_no_question() -> None:
    doubtful = Finding("person_name", 0, 3, "Frog ziet een persoon", 0.6)

    assert policy("chat").decide(doubtful).action is Action.NOTE
    assert policy("woo").decide(doubtful).action is Action.MASK
    assert policy("ingest_strict").decide(doubtful).action is Action.MASK
