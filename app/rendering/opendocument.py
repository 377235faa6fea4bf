"""What a text and a presentation in OpenDocument share: the package, styles and metadata."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.rendering.about import about
from app.rendering.package import packed
from app.values.documents import Document

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def package(document: Document, kind: str, content: dict[str, Any]) -> bytes:
    """An OpenDocument of this kind ("text" or "presentation") from its templates."""
    language, _, country = document.language.partition("-")
    known = {
        "kind": kind,
        "document": document,
        "banner": document.provenance.banner,
        "about": about(document),
        "language": language,
        "country": country or "none",
        "media_type": f"application/vnd.oasis.opendocument.{kind}",
        **content,
    }

    def filled(name: str) -> bytes:
        return _TEMPLATES.get_template(name).render(known).encode()

    members = {
        "mimetype": known["media_type"].encode(),
        "META-INF/manifest.xml": filled("manifest.xml.j2"),
        "meta.xml": filled("meta.xml.j2"),
        "styles.xml": filled(f"{kind}-styles.xml.j2"),
        "content.xml": filled(f"{kind}-content.xml.j2"),
    }
    return packed(members, document.provenance.made)
