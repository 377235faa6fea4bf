"""Writing what was made to a file that people can open."""

from pathlib import Path
from typing import Annotated, cast, get_args

import typer

from app.cli.lines import wrong_usage
from app.errors import InvalidInput
from app.values.documents import Document, Form
from app.wiring import Services

_FORMS = tuple(form for form in get_args(Form) if form not in ("odp", "pptx"))
Out = Annotated[
    Path | None, typer.Option(help="Schrijf het concept naar een .odt, .docx, .pdf of .md.")
]


def check_form(out: Path | None, *, as_lines: bool) -> None:
    """End with wrong usage for a file that cannot be made, before any work is done."""
    if out and (as_lines or _ending(out) not in _FORMS):
        wrong_usage(f"--out wil een bestand op {', '.join(f'.{form}' for form in _FORMS)}.")
    if out and not out.parent.is_dir():
        wrong_usage(f"De map {out.parent} bestaat niet.")


def save(services: Services, document: Document, out: Path) -> None:
    """Raises: InvalidInput when the file cannot be written."""
    data = services.render(document, cast("Form", _ending(out)))
    try:
        out.write_bytes(data)
    except OSError as error:
        raise InvalidInput(f"{out} is niet te schrijven: {error.strerror}.") from error


def _ending(out: Path) -> str:
    return out.suffix[1:].lower()
