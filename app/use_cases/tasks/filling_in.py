"""What a person filled in, checked against the fields of the task."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from app.errors import InvalidInput, TooLarge
from app.values.tasks import Given, GivenFile, Task, TaskField
from knowledge_base.contract import Section, Unreadable
from knowledge_base.readers.registry import read

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")


def filled_in(task: Task, given: Mapping[str, Given]) -> dict[str, str]:
    """The text of every field; one that was left open is "".

    Raises: InvalidInput with everything that is wrong, in the order of the form.
    """
    complaints = [*_unknown(task.fields, given)]
    texts = {}
    for field in task.fields:
        try:
            texts[field.name] = _text(field, given.get(field.name, ""))
        except InvalidInput as error:
            complaints.append(f"{field.label} ({field.name}): {error}")
    if complaints:
        raise InvalidInput(" ".join(complaints))
    return texts


def _unknown(fields: Sequence[TaskField], given: Mapping[str, Given]) -> Iterator[str]:
    known = {field.name for field in fields}
    for name in sorted(given.keys() - known):
        yield f"Het veld '{name}' bestaat niet."


def _text(field: TaskField, value: Given) -> str:
    text = _of_file(field, value) if isinstance(value, GivenFile) else value.strip()
    if not text:
        if field.required:
            raise InvalidInput("Vul dit in.")
        return ""
    if len(text) > field.longest:
        raise TooLarge(f"Dit mag hoogstens {field.longest} tekens zijn; het zijn er {len(text)}.")
    return _as_its_type(field, text)


def _of_file(field: TaskField, file: GivenFile) -> str:
    """The text of the document itself; its attachments are left out."""
    if field.type not in ("file", "long_text"):
        raise InvalidInput("Hier hoort tekst, geen bestand.")
    try:
        found = read(file.name, file.data)
    except Unreadable as error:
        raise InvalidInput(str(error)) from error
    return "\n\n".join(_with_heading(section) for section in found.sections)


def _with_heading(section: Section) -> str:
    nearest = section.heading.split(" > ")[-1]
    return f"{nearest}\n{section.text}" if nearest else section.text


def _as_its_type(field: TaskField, text: str) -> str:
    match field.type:
        case "choice" if text not in field.choices:
            raise InvalidInput(f"Kies een van deze: {', '.join(field.choices)}.")
        case "date":
            return _date(text)
        case "number" if not _NUMBER.fullmatch(text):
            raise InvalidInput("Schrijf een getal, zoals 12 of 1.250,50.")
        case "text" if "\n" in text:
            raise InvalidInput("Schrijf dit op één regel.")
    return text


def _date(text: str) -> str:
    """The date as it is written in a letter."""
    try:
        given = date.fromisoformat(text)
    except ValueError:
        raise InvalidInput("Schrijf een datum als 2026-11-26.") from None
    return f"{given.day} {_MONTHS[given.month - 1]} {given.year}"
