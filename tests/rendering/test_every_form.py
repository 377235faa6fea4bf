"""What holds for every form of a document."""

import shutil
import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.rendering import render
from app.values.documents import (
    MEDIA_TYPES,
    Document,
    Form,
    Heading,
    ListBlock,
    Paragraph,
    Table,
)
from knowledge_base.readers.registry import read
from tests.rendering.documents import BANNER, GAP, a_document

FORMS: tuple[Form, ...] = get_args(Form)
OFFICE: tuple[Form, ...] = ("odt", "docx", "odp", "pptx")

texts = st.text(max_size=40)
blocks = st.one_of(
    st.builds(Heading, texts, st.integers(-1, 12)),
    st.builds(Paragraph, texts),
    st.builds(ListBlock, st.lists(texts, max_size=3).map(tuple), st.booleans()),
    st.builds(
        Table,
        st.lists(st.lists(texts, max_size=3).map(tuple), max_size=3).map(tuple),
        st.lists(texts, max_size=3).map(tuple),
    ),
)


def text_of(document: Document, form: Form) -> str:
    found = read(f"concept.{form}", render(document, form))
    return "\n".join(f"{section.heading}\n{section.text}" for section in found.sections)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_in_the_document_can_be_read_back(form: Form) -> None:
    text = text_of(a_document(), form)

    for said in ("Aanleiding", "€ 84 per jaar", GAP, "Tweede besluit", "Kop B", "Nog een & punt"):
        assert said in text


@pytest.mark.parametrize("form", FORMS)
def test_a_person_sees_that_it_is_a_draft_made_with_ai(form: Form) -> None:
    assert BANNER in text_of(a_document(), form)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_document_gives_the_same_bytes(form: Form) -> None:
    assert render(a_document(), form) == render(a_document(), form)


@pytest.mark.parametrize("form", FORMS)
def test_another_moment_gives_other_bytes(form: Form) -> None:
    document = a_document()
    later = replace(document.provenance, made=document.provenance.made + timedelta(days=1))

    assert render(document, form) != render(replace(document, provenance=later), form)


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_document_is_a_document(form: Form) -> None:
    assert BANNER in text_of(a_document(title="", blocks=()), form)


@pytest.mark.parametrize("form", FORMS)
def test_characters_that_a_file_cannot_hold_are_left_out(form: Form) -> None:
    document = a_document(blocks=(Paragraph("bel\x07 en half\ud800 paar"),))

    assert "bel en half paar" in text_of(document, form)


@pytest.mark.parametrize("form", FORMS)
def test_rows_of_unequal_length_are_filled_up(form: Form) -> None:
    uneven = Table((("naam",), ("Aan", "Wethouder")))

    assert "Wethouder" in text_of(a_document(blocks=(uneven,)), form)


@settings(max_examples=15, deadline=None)
@given(st.lists(blocks, max_size=4).map(tuple), texts)
def test_no_text_breaks_any_form(some: tuple[Paragraph, ...], title: str) -> None:
    for form in FORMS:
        assert render(a_document(blocks=some, title=title), form)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_its_media_type(form: Form) -> None:
    assert form in MEDIA_TYPES


@pytest.mark.timeout(180)
@pytest.mark.parametrize("form", OFFICE)
def test_libreoffice_opens_it_without_repair(form: Form, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed (soffice)")
    concept = tmp_path / f"concept.{form}"
    concept.write_bytes(render(a_document(), form))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]

    subprocess.run([*command, str(concept)], check=True, capture_output=True, timeout=150)  # noqa: S603
    found = read("concept.pdf", (tmp_path / "concept.pdf").read_bytes())

    text = " ".join(section.text for section in found.sections)
    assert "€ 84 per jaar" in text
    assert GAP in text
