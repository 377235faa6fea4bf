"""Prompts are files: `prompts/<task>/<name>.v<N>.md`, front matter above, text below."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, Any, Literal, cast

import yaml
from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from app.complaints import phrase, place
from app.errors import PromptError, PromptNotFound
from app.values.language import Message, Sampling

Role = Literal["system", "user", "assistant"]

_FILE = re.compile(r"---\n(?P<head>.*?)\n---\n(?P<body>.*)", re.DOTALL)
_SECTION = re.compile(r"^# (system|user|assistant)\n", re.MULTILINE)
_JINJA = ImmutableSandboxedEnvironment(
    undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)
_JINJA.globals.clear()  # what a prompt uses, it declares


def _known_keys(value: object) -> object:
    if isinstance(value, Mapping):
        known = {field.name for field in fields(Sampling)}
        if unknown := sorted(map(str, value.keys() - known)):
            raise ValueError(f"kent '{unknown[0]}' niet")
    return value


class FrontMatter(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*$")
    version: int = Field(ge=1)
    status: Literal["active", "candidate", "retired"]
    owner: str = Field(min_length=1)
    purpose: str = Field(min_length=1)
    inputs: frozenset[str]
    sampling: Annotated[Sampling, BeforeValidator(_known_keys)] = Sampling()


@dataclass(frozen=True, slots=True)
class Prompt:
    about: FrontMatter
    sections: tuple[tuple[Role, Template], ...]
    digest: str

    @property
    def reference(self) -> str:
        """What an answer records about the prompt that made it."""
        return f"{self.about.id}@{self.about.version}#{self.digest[:12]}"

    def render(self, **inputs: object) -> list[Message]:
        """One message per section. Raises: PromptError when other inputs are declared."""
        if inputs.keys() != self.about.inputs:
            raise PromptError(f"Prompt {self.reference} wil {_names(self.about.inputs)}.")
        try:
            return [Message(role, text.render(inputs).strip()) for role, text in self.sections]
        except TemplateError as error:
            raise PromptError(f"Prompt {self.reference} is niet in te vullen.") from error


class PromptLibrary:
    def __init__(self, prompts: Sequence[Prompt]) -> None:
        self._all = {(p.about.id, p.about.version): p for p in prompts}
        self._active = {p.about.id: p for p in prompts if p.about.status == "active"}

    @classmethod
    def read(cls, folder: Path) -> "PromptLibrary":
        """Read every prompt at start-up, so that a broken one stops the service, not a user.

        Raises: PromptError with file, line and reason.
        """
        found = {path: parse(path) for path in sorted(folder.rglob("*.v*.md"))}
        _check_unique(found)
        return cls(list(found.values()))

    def active(self, prompt_id: str) -> Prompt:
        """Raises: PromptNotFound."""
        try:
            return self._active[prompt_id]
        except KeyError:
            raise PromptNotFound(prompt_id) from None

    def version(self, prompt_id: str, version: int) -> Prompt:
        """Any version, also a candidate or a retired one. Raises: PromptNotFound."""
        try:
            return self._all[prompt_id, version]
        except KeyError:
            raise PromptNotFound(f"{prompt_id}@{version}") from None


def _check_unique(found: Mapping[Path, Prompt]) -> None:
    seen: dict[tuple[str, object], Path] = {}
    for path, prompt in found.items():
        about = prompt.about
        claims = [about.version, "active"] if about.status == "active" else [about.version]
        for claim in claims:
            if (other := seen.setdefault((about.id, claim), path)) != path:
                raise _wrong(path, 2, f"{about.id} ({claim}) staat ook in {other}")


def parse(path: Path) -> Prompt:
    """Read one file. Raises: PromptError with file, line and reason."""
    source = path.read_bytes()
    try:
        match = _FILE.fullmatch(source.decode())
    except UnicodeDecodeError:
        raise _wrong(path, 1, "het bestand is geen UTF-8") from None
    if not match:
        raise _wrong(path, 1, "het kopje tussen twee regels met --- ontbreekt")
    about = _front_matter(path, match["head"])
    first_line = source[: match.start("body")].count(b"\n") + 1
    _check_inputs(path, match["body"], first_line, about.inputs)
    sections = _sections(path, match["body"], first_line)
    return Prompt(about, sections, hashlib.sha256(source).hexdigest())


def _front_matter(path: Path, head: str) -> FrontMatter:
    try:
        return FrontMatter.model_validate(yaml.safe_load(head))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise _wrong(path, line, "het kopje is geen geldige YAML") from error
    except ValidationError as error:
        first = cast("dict[str, Any]", error.errors()[0])
        raise _wrong(path, _line_of(head, first), f"{place(first)} {phrase(first)}") from error


def _line_of(head: str, error: Mapping[str, Any]) -> int:
    key = str(next(iter(error["loc"]), ""))
    lines = [line.partition(":")[0] for line in head.split("\n")]
    return lines.index(key) + 2 if key in lines else 1


def _check_inputs(path: Path, body: str, first_line: int, declared: frozenset[str]) -> None:
    try:
        used = meta.find_undeclared_variables(_JINJA.parse(body))
    except TemplateSyntaxError as error:
        line = first_line + error.lineno - 1
        raise _wrong(path, line, f"het sjabloon klopt niet ({error.message})") from error
    if missing := used - declared:
        line = first_line + next(
            (i for i, text in enumerate(body.split("\n")) if min(missing) in text), 0
        )
        raise _wrong(path, line, f"gebruikt {_names(missing)}, maar inputs noemt dat niet")
    if unused := declared - used:
        raise _wrong(path, 1, f"inputs noemt {_names(unused)}, maar de tekst gebruikt dat niet")


def _sections(path: Path, body: str, first_line: int) -> tuple[tuple[Role, Template], ...]:
    before, *parts = _SECTION.split(body)
    if before.strip():
        raise _wrong(path, first_line, "er staat tekst voor de eerste # system of # user")
    roles = cast("list[Role]", parts[::2])
    if not roles or "system" in roles[1:]:
        raise _wrong(path, first_line, "er is één # system vooraan, of alleen # user")
    return tuple(zip(roles, map(_JINJA.from_string, parts[1::2]), strict=True))


def _names(inputs: frozenset[str] | set[str]) -> str:
    return ", ".join(sorted(inputs)) or "niets"


def _wrong(path: Path, line: int, reason: str) -> PromptError:
    return PromptError(f"{path}, regel {line}: {reason}.")
