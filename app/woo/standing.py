"""What holds now in a dossier, worked out from the log of decisions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from app.values.proposals import Decision, Judgement, Proposal

Fate = Literal["open", "accepted", "rejected"]


@dataclass(frozen=True, slots=True)
class Standing:
    """The fate of one proposal: `ground` is the one that was accepted, `by` who decided."""

    fate: Fate = "open"
    ground: str = ""
    by: str = ""
    confirmed_by: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """What was decided of one document, and why it is not public or where it is already.

    `suspended`: it is published later, because a third party may object.
    """

    judgement: Judgement
    by: str
    note: str = ""
    ground: str = ""
    suspended: bool = False


@dataclass(frozen=True, slots=True)
class Stand:
    """`proposals` by proposal id and `documents` by document id; not there is not decided."""

    proposals: Mapping[str, Standing] = field(default_factory=dict)
    documents: Mapping[str, Judged] = field(default_factory=dict)


def stand(proposals: Sequence[Proposal], decisions: Iterable[Decision]) -> Stand:
    """The last decision that was not taken back counts, for all proposals with its key."""
    held = standings(decisions)
    found = {p.id: held.by_key[p.key] for p in proposals if p.key in held.by_key}
    return Stand(found, held.documents)


@dataclass(frozen=True, slots=True)
class Standings:
    """What was decided of all proposals with a key, and of each document."""

    by_key: Mapping[str, Standing]
    documents: Mapping[str, Judged]


def standings(decisions: Iterable[Decision]) -> Standings:
    """The same without the proposals, for who only has their keys."""
    by_key: dict[str, Standing] = {}
    documents: dict[str, Judged] = {}
    for decision in effective(decisions):
        if decision.act == "judge" and decision.judgement:
            documents[decision.document] = Judged(
                decision.judgement, decision.who, decision.note, decision.ground,
                decision.suspended,
            )  # fmt: skip
        elif decision.act == "confirm":
            _confirm(by_key, decision)
        elif decision.act in ("accept", "reject"):
            by_key[decision.key] = _decided(decision)
    return Standings(by_key, documents)


def effective(decisions: Iterable[Decision]) -> list[Decision]:
    """Without what was taken back, and without the taking back itself."""
    every = list(decisions)
    undone = {decision.undoes for decision in every if decision.act == "undo"}
    return [d for d in every if d.act != "undo" and d.number not in undone]


def _decided(decision: Decision) -> Standing:
    if decision.act == "accept":
        return Standing("accepted", decision.ground, decision.who)
    return Standing("rejected", "", decision.who)


def _confirm(by_key: dict[str, Standing], decision: Decision) -> None:
    """A second reader is somebody else than who decided."""
    held = by_key.get(decision.key)
    if held and held.by != decision.who:
        by_key[decision.key] = Standing(held.fate, held.ground, held.by, decision.who)
