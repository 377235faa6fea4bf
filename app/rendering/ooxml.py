"""What Word and PowerPoint files share: their properties, and the facts about the draft."""

from datetime import UTC
from typing import Protocol

from jinja2 import Environment

from app.rendering.about import STATUS, about
from app.values.documents import Document

CUSTOM_PROPERTIES = "/docProps/custom.xml"
CUSTOM_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
CUSTOM_PROPERTIES_RELATION = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
)

_CUSTOM = Environment(autoescape=True).from_string(
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    "{% for name, value in about.items() %}"
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="{{ loop.index + 1 }}"'
    ' name="{{ name }}"><vt:lpwstr>{{ value }}</vt:lpwstr></property>'
    "{% endfor %}</Properties>"
)


class CoreProperties(Protocol):
    """What python-docx and python-pptx both let us set."""

    title: str
    author: str
    comments: str
    keywords: str
    language: str
    content_status: str
    last_modified_by: str


def describe(core: CoreProperties, document: Document) -> None:
    """Who, what and which language, in the properties that every office program shows."""
    core.title = document.title
    core.author = core.last_modified_by = "Notabene"
    core.comments = document.provenance.banner
    core.keywords = core.content_status = STATUS
    core.language = document.language
    when = document.provenance.made.astimezone(UTC).replace(tzinfo=None)
    for name in ("created", "modified"):  # read-only in their types, not in what they do
        setattr(core, name, when)


def custom_properties(document: Document) -> bytes:
    """The facts about the draft as custom properties, a part of its own in the package."""
    return _CUSTOM.render(about=about(document)).encode()
