"""Named policies as data: what happens to each kind of finding, for each use."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from guardrails.contract import Action, Decision, Finding

_FILE = Path(__file__).with_name("policies.toml")


class PolicyWrong(ValueError):
    """A policy names an unknown action or base, or does not exist."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Maps kinds to actions.

    `public` holds for what belongs to no private person. What a check is less sure of than `sure`
    says for its kind is noted.
    """

    name: str
    actions: Mapping[str, Action]
    public: Action = Action.NOTE
    override: frozenset[str] = frozenset()
    sure: Mapping[str, float] = field(default_factory=dict)

    def decide(self, finding: Finding) -> Decision:
        # An unknown kind is a policy gap, so it gets the strictest answer.
        action = self.actions.get(finding.kind, Action.BLOCK)
        if finding.public and finding.kind in self.actions:
            action = min(action, self.public)
        if finding.score < self.sure.get(finding.kind, 0.0):
            action = Action.NOTE
        return Decision(finding, action, override=finding.kind in self.override)

    @property
    def digest(self) -> str:
        """The same as long as it decides the same, whatever it is called."""
        said = (sorted(self.actions.items()), self.public, sorted(self.sure.items()))
        return sha256(repr(said).encode()).hexdigest()


def policy(name: str, data: Mapping[str, Any] | None = None) -> Policy:
    """Give the policy of that name, from the file of this library or from `data`.

    Raises PolicyWrong when it does not exist or names what does not exist.
    """
    tables = tomllib.loads(_FILE.read_text(encoding="utf-8")) if data is None else data
    merged = _merged(name, tables, seen=())
    try:
        return Policy(
            name,
            {kind: Action[action.upper()] for kind, action in merged["actions"].items()},
            Action[merged.get("public", "note").upper()],
            frozenset(merged.get("override", ())),
            merged.get("sure", {}),
        )
    except KeyError as error:
        raise PolicyWrong(f"policy {name!r}: unknown action {error}") from error


def _merged(name: str, tables: Mapping[str, Any], seen: tuple[str, ...]) -> dict[str, Any]:
    if name not in tables or name in seen:
        raise PolicyWrong(f"policy {name!r} does not exist or rests on itself")
    table = dict(tables[name])
    base = table.pop("base", None)
    if base is None:
        return {"actions": {}, **table}
    below = _merged(base, tables, (*seen, name))
    return {**below, **table, "actions": {**below["actions"], **table.get("actions", {})}}
