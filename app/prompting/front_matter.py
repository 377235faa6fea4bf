"""What stands above a prompt; with a `task` it is something a person can fill in."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator
from pydantic import model_validator as checked

from app.values.language import Sampling
from app.values.tasks import FieldType, Output, Release

T = TypeVar("T")
_NAME = r"^[a-z][a-z0-9_]*$"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Input(_Strict):
    """A variable of the text. Without a type it is filled by code, with one by a person."""

    name: str = Field(pattern=_NAME)
    type: FieldType | None = None
    label: str = ""
    help: str = ""
    required: bool = True
    choices: tuple[str, ...] = ()
    longest: int = Field(default=20_000, ge=1)

    @checked(mode="after")
    def _can_be_filled_in(self) -> "Input":
        if self.type and not self.label:
            raise ValueError("heeft een label nodig: zo heet het veld voor mensen")
        if (self.type == "choice") != bool(self.choices):
            raise ValueError("choices hoort bij type choice, en alleen daarbij")
        return self


class TaskAbout(_Strict):
    """What makes a prompt a task; the name of the task is the folder it stands in."""

    title: str = Field(min_length=1)
    output: Output
    release: Release = "sentence"
    policy: str = "chat"
    judged: bool = True
    not_for: tuple[str, ...] = Field(min_length=1)


def _known_sampling(value: object) -> object:
    if isinstance(value, Mapping):
        known = {field.name for field in fields(Sampling)}
        if unknown := sorted(map(str, value.keys() - known)):
            raise ValueError(f"kent '{unknown[0]}' niet")
    return value


class FrontMatter(_Strict):
    id: str = Field(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*$")
    version: int = Field(ge=1)
    status: Literal["active", "candidate", "retired"]
    owner: str = Field(min_length=1)
    purpose: str = Field(min_length=1)
    inputs: tuple[Input, ...]
    sampling: Annotated[Sampling, BeforeValidator(_known_sampling)] = Sampling()
    task: TaskAbout | None = None

    @property
    def names(self) -> frozenset[str]:
        return frozenset(each.name for each in self.inputs)

    @field_validator("inputs", mode="before")
    @classmethod
    def _named(cls, value: Any) -> Any:
        """A name alone is an input that code fills."""
        if not isinstance(value, list):
            return value
        return [{"name": each} if isinstance(each, str) else each for each in value]

    @checked(mode="after")
    def _is_whole(self) -> "FrontMatter":
        if len(self.names) < len(self.inputs):
            raise ValueError("inputs noemt een naam twee keer")
        if self.task and "/" not in self.id:
            raise ValueError("een taak staat in een map: id is taak/naam")
        if self.task and (bare := [each.name for each in self.inputs if not each.type]):
            raise ValueError(f"een taak vraagt alles aan een mens: geef '{bare[0]}' een type")
        return self
