"""What a policy decides, and which policies are refused."""

from copy import deepcopy
from typing import Any

import pytest

from guardrails.contract import Action, Finding
from guardrails.policies import Policy, PolicyWrong, policy

TABLES: dict[str, dict[str, Any]] = {
    "base": {
        "public": "mask",
        "override": ["phone"],
        "sure": {"phone": 0.5},
        "actions": {"phone": "mask", "bsn": "block"},
    },
    "strict": {"base": "base", "override": [], "actions": {"phone": "block", "email": "note"}},
    "plain": {"actions": {"phone": "note"}},
    "empty": {"base": "plain"},
    "bare": {},
}


def finding(kind: str = "phone", score: float = 1.0, *, public: bool = False) -> Finding:
    return Finding(kind, 0, 1, "", score, public)


@pytest.mark.parametrize(
    ("given", "action"),
    [
        pytest.param(finding(), Action.MASK, id="as the table says"),
        pytest.param(finding("bsn"), Action.BLOCK, id="the strictest"),
        pytest.param(finding("new"), Action.BLOCK, id="an unknown kind"),
        pytest.param(finding("new", public=True), Action.BLOCK, id="unknown and public"),
        pytest.param(finding("bsn", public=True), Action.MASK, id="public is milder"),
        pytest.param(finding("email", public=True), Action.NOTE, id="public is never stricter"),
        pytest.param(finding(score=0.49), Action.NOTE, id="not sure enough"),
        pytest.param(finding(score=0.5), Action.MASK, id="just sure enough"),
        pytest.param(finding("bsn", score=0.0), Action.BLOCK, id="sure of nothing is asked"),
    ],
)
def test_a_finding_gets_its_action(given: Finding, action: Action) -> None:
    actions = {"phone": Action.MASK, "bsn": Action.BLOCK, "email": Action.NOTE}
    tried = Policy("t", actions, public=Action.MASK, sure={"phone": 0.5})

    assert tried.decide(given).action is action
    assert tried.decide(given).finding == given


def test_public_findings_are_noted_unless_said_otherwise() -> None:
    assert Policy("t", {"phone": Action.MASK}).decide(finding(public=True)).action is Action.NOTE


def test_only_named_kinds_can_be_overridden() -> None:
    tried = policy("base", TABLES)

    assert tried.decide(finding()).override
    assert not tried.decide(finding("bsn")).override


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "base",
            Policy(
                "base",
                {"phone": Action.MASK, "bsn": Action.BLOCK},
                Action.MASK,
                frozenset({"phone"}),
                {"phone": 0.5},
            ),
        ),
        (
            "strict",
            Policy(
                "strict",
                {"phone": Action.BLOCK, "bsn": Action.BLOCK, "email": Action.NOTE},
                Action.MASK,
                frozenset(),
                {"phone": 0.5},
            ),
        ),
        ("plain", Policy("plain", {"phone": Action.NOTE})),
        ("empty", Policy("empty", {"phone": Action.NOTE})),
        ("bare", Policy("bare", {})),
    ],
)
def test_a_policy_adds_to_its_base(name: str, expected: Policy) -> None:
    assert policy(name, TABLES) == expected


def test_reading_a_policy_leaves_the_tables_as_they_are() -> None:
    tables = deepcopy(TABLES)
    policy("strict", tables)

    assert tables == TABLES


@pytest.mark.parametrize(
    ("name", "tables", "says"),
    [
        ("geen", {}, "policy 'geen' does not exist or rests on itself"),
        ("a", {"a": {"base": "b"}}, "policy 'b' does not exist or rests on itself"),
        (
            "a",
            {"a": {"base": "b"}, "b": {"base": "a"}},
            "policy 'a' does not exist or rests on itself",
        ),
        (
            "a",
            {"a": {"base": "b"}, "b": {"base": "c"}, "c": {"base": "b"}},
            "policy 'b' does not exist or rests on itself",
        ),
        ("a", {"a": {"actions": {"bsn": "shred"}}}, "policy 'a': unknown action 'SHRED'"),
        ("a", {"a": {"public": "shred"}}, "policy 'a': unknown action 'SHRED'"),
    ],
)
def test_a_wrong_policy_says_what_is_wrong(
    name: str, tables: dict[str, object], says: str
) -> None:
    with pytest.raises(PolicyWrong) as wrong:
        policy(name, tables)

    assert str(wrong.value) == says


def test_the_digest_of_a_policy_changes_with_what_it_decides() -> None:
    first = Policy("a", {"bsn": Action.MASK, "phone": Action.NOTE})

    assert first.digest == Policy("b", {"phone": Action.NOTE, "bsn": Action.MASK}).digest
    assert first.digest != Policy("a", {"bsn": Action.NOTE, "phone": Action.NOTE}).digest
    assert first.digest != Policy("a", first.actions, sure={"bsn": 0.5}).digest
    assert first.digest != Policy("a", first.actions, public=Action.MASK).digest
    assert (
        Policy("a", first.actions, sure={"bsn": 0.5, "phone": 0.4}).digest
        == Policy("a", first.actions, sure={"phone": 0.4, "bsn": 0.5}).digest
    )
