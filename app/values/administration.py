"""What the people who run the service see of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import PurePath
from typing import Literal

from app.values.people import ApiKey
from guardrails.policies import Policy


@dataclass(frozen=True, slots=True)
class HeldKey:
    """A key, whether it works now, and in how many browsers someone is signed in with it."""

    key: ApiKey
    live: bool
    sessions: int


@dataclass(frozen=True, slots=True)
class LogQuery:
    """Which events; what is left empty holds for all of them. Both days are included."""

    since: date | None = None
    until: date | None = None
    who: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class LogEntry:
    """An event as it was written; `number` is its line, from 1."""

    number: int
    when: datetime
    who: str
    action: str
    object: str
    result: str
    counts: Mapping[str, int] = field(default_factory=dict)
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LogView:
    """The newest events that were asked for, the newest first.

    `found` is how many there are, of `total` in the log. `broken` is the first line that does not
    fit in the chain, None when it is whole. `actions` and `people` occur somewhere in the log.
    """

    entries: tuple[LogEntry, ...]
    found: int
    total: int
    broken: int | None
    actions: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PolicyInForce:
    """The policy of one place where text is judged; `place` is a collection or a fixed name."""

    place: str
    policy: Policy


@dataclass(frozen=True, slots=True)
class ModelInUse:
    """What writes or embeds; bytes and digest are unknown when a server holds it."""

    part: str
    name: str
    where: str
    file: PurePath | None = None
    sha256: str = ""
    bytes: int = 0
    licence: str = ""
    context: int = 0
    threads: int = 0


@dataclass(frozen=True, slots=True)
class KnownModel:
    """A model of the registry, and whether its file is here."""

    name: str
    bytes: int
    licence: str
    hardware: str
    present: bool


@dataclass(frozen=True, slots=True)
class Equipment:
    """What the machine may have beside the service; without it, something does less."""

    name: Literal["tekstherkenning", "spraak", "namen"]
    present: bool
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the service is set up, apart from what is loaded."""

    policies: tuple[PolicyInForce, ...]
    accredited_for_dep_v: bool
    models: tuple[ModelInUse, ...]
    known_models: tuple[KnownModel, ...]
    equipment: tuple[Equipment, ...]
