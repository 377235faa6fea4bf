"""Reads one prompt file; what is wrong with it is told with file, line and reason."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, cast

import yaml
from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import ValidationError

from app.complaints import phrase, place
from app.errors import PromptError
from app.prompting.front_matter import FrontMatter
from app.values.language import Message

Role = Literal["system", "user", "assistant"]

_FILE = re.compile(r"---\n(?P<head>.*?)\n---\n(?P<body>.*)", re.DOTALL)
_SECTION = re.compile(r"^# (system|user|assistant)\n", re.MULTILINE)
_JINJA = ImmutableSandboxedEnvironment(
    undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)
_JINJA.globals.clear()  # what a prompt uses, it declares


@dataclass(frozen=True, slots=True)
class Prompt:
    about: FrontMatter
    sections: tuple[tuple[Role, Template], ...]
    digest: str

    @property
    def reference(self) -> str:
        """What an answer records about the prompt that made it."""
        return f"{self.about.id}@{self.about.version}#{self.digest[:12]}"

    def sampled(self, **changes: Any) -> "Prompt":
        """The same text, active, with these fields of `Sampling` changed."""
        sampling = replace(self.about.sampling, **changes)
        about = self.about.model_copy(update={"sampling": sampling, "status": "active"})
        return replace(self, about=about)

    def render(self, **inputs: object) -> list[Message]:
        """One message per section. Raises: PromptError when other inputs are declared."""
        if inputs.keys() != self.about.names:
            raise PromptError(f"Prompt {self.reference} wil {_listed(self.about.names)}.")
        try:
            return [Message(role, text.render(inputs).strip()) for role, text in self.sections]
        except TemplateError as error:
            raise PromptError(f"Prompt {self.reference} is niet in te vullen.") from error


def parse(path: Path) -> Prompt:
    """Read one file. Raises: PromptError with file, line and reason."""
    source = path.read_bytes()
    try:
        match = _FILE.fullmatch(source.decode())
    except UnicodeDecodeError:
        raise wrong(path, 1, "het bestand is geen UTF-8") from None
    if not match:
        raise wrong(path, 1, "het kopje tussen twee regels met --- ontbreekt")
    about = _front_matter(path, match["head"])
    first_line = source[: match.start("body")].count(b"\n") + 1
    _check_inputs(path, match["body"], first_line, about.names)
    sections = _sections(path, match["body"], first_line)
    return Prompt(about, sections, hashlib.sha256(source).hexdigest())


def wrong(path: Path, line: int, reason: str) -> PromptError:
    return PromptError(f"{path}, regel {line}: {reason}.")


def _front_matter(path: Path, head: str) -> FrontMatter:
    try:
        return FrontMatter.model_validate(yaml.safe_load(head))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise wrong(path, line, "het kopje is geen geldige YAML") from error
    except ValidationError as error:
        first = cast("dict[str, Any]", error.errors()[0])
        told = f"{place(first)} {phrase(first)}".strip()
        raise wrong(path, _line_of(head, first["loc"]), told) from error


def _line_of(head: str, steps: Sequence[str | int]) -> int:
    """The line of the innermost part of the front matter that the steps lead to."""
    node, line = yaml.compose(head), -1
    for step in steps:
        if isinstance(node, yaml.MappingNode):
            pairs = [pair for pair in node.value if pair[0].value == step]
            if not pairs:
                break
            line, node = pairs[0][0].start_mark.line, pairs[0][1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
            line = node.start_mark.line
    return line + 2


def _check_inputs(path: Path, body: str, first_line: int, declared: frozenset[str]) -> None:
    try:
        used = meta.find_undeclared_variables(_JINJA.parse(body))
    except TemplateSyntaxError as error:
        line = first_line + error.lineno - 1
        raise wrong(path, line, f"het sjabloon klopt niet ({error.message})") from error
    if missing := used - declared:
        line = first_line + next(
            (i for i, text in enumerate(body.split("\n")) if min(missing) in text), 0
        )
        raise wrong(path, line, f"gebruikt {_listed(missing)}, maar inputs noemt dat niet")
    if unused := declared - used:
        raise wrong(path, 1, f"inputs noemt {_listed(unused)}, maar de tekst gebruikt dat niet")


def _sections(path: Path, body: str, first_line: int) -> tuple[tuple[Role, Template], ...]:
    before, *parts = _SECTION.split(body)
    if before.strip():
        raise wrong(path, first_line, "er staat tekst voor de eerste # system of # user")
    roles = cast("list[Role]", parts[::2])
    if not roles or "system" in roles[1:]:
        raise wrong(path, first_line, "er is één # system vooraan, of alleen # user")
    return tuple(zip(roles, map(_JINJA.from_string, parts[1::2]), strict=True))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "niets"
