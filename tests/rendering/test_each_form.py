"""What each form has of its own: styles, structure and the facts about the draft."""

import json
from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import docx
import odfdo
import pptx
import pytest
import yaml
from lxml import etree
from pypdf import PdfReader

from app.rendering import render
from app.rendering.about import about
from app.values.documents import Form, Heading, ListBlock, Paragraph, Provenance
from tests.rendering.documents import BANNER, MADE, a_document

ABOUT = about(a_document())


def test_the_facts_about_a_draft_name_model_prompt_time_sources_and_reviewer() -> None:
    assert ABOUT["notabene-model"] == "qwen"
    assert ABOUT["notabene-prompt"] == "nota/section@1#abc"
    assert ABOUT["notabene-made"] == "2026-11-26T04:00:00+00:00"
    assert json.loads(ABOUT["notabene-sources"]) == ["7 punten", "s1: bron"]
    assert ABOUT["notabene-reviewer"] == "het team Parkeren"
    assert ABOUT["notabene-digital-source-type"].endswith("trainedAlgorithmicMedia")


def test_a_document_that_no_model_wrote_does_not_say_that_one_did() -> None:
    made = Provenance("", "", MADE)

    assert "AI" not in made.banner
    assert "algorithmicMedia" in about(a_document(provenance=made))["notabene-digital-source-type"]


@pytest.mark.parametrize("form", ["odt", "odp"])
def test_opendocument_holds_the_facts_as_its_own_metadata(form: Form) -> None:
    meta = odfdo.Document(BytesIO(render(a_document(), form))).meta

    assert meta.title == "Tarief & <vergunning>"
    assert meta.language == "nl-NL"
    assert meta.user_defined_metadata == ABOUT


@pytest.mark.parametrize("form", ["odt", "odp"])
def test_opendocument_says_first_and_readably_what_it_is(form: Form) -> None:
    with ZipFile(BytesIO(render(a_document(), form))) as package:
        first = package.infolist()[0]

        assert first.filename == "mimetype"
        assert first.compress_type == ZIP_STORED
        assert b"opendocument" in package.read(first)


def test_headings_and_lists_of_a_text_are_real_ones() -> None:
    body: Any = odfdo.Document(BytesIO(render(a_document(), "odt"))).body

    assert [(h.text, int(h.level)) for h in body.headers] == [
        ("Aanleiding", 1),
        ("Advies", 2),
        ("Kernpunten", 1),
        ("Leeg", 1),
    ]
    assert [each.style for each in body.get_lists()] == [
        "Numbering_20_1",
        "List_20_1",
        "Numbering_20_1",
    ]
    assert [table.size for table in body.tables] == [(2, 2), (2, 3)]


@pytest.mark.parametrize("form", ["docx", "pptx"])
def test_office_files_hold_the_facts_as_custom_properties(form: Form) -> None:
    with ZipFile(BytesIO(render(a_document(), form))) as package:
        root = etree.fromstring(package.read("docProps/custom.xml"))

    assert {each.get("name"): str(each[0].text or "") for each in root} == ABOUT


def test_a_word_file_has_the_styles_that_word_knows() -> None:
    word = docx.Document(BytesIO(render(a_document(), "docx")))
    styles = {p.text: p.style.name for p in word.paragraphs if p.style is not None}

    assert styles["Tarief & <vergunning>"] == "Title"
    assert styles["Aanleiding"] == "Heading 1"
    assert styles["Advies"] == "Heading 2"
    assert styles["Eerste besluit"] == "List Number"
    assert styles["Nog een & punt"] == "List Bullet"
    assert word.core_properties.language == "nl-NL"
    assert word.core_properties.content_status == "concept"
    assert word.sections[0].header.paragraphs[0].text == BANNER


def test_each_numbered_list_of_a_word_file_starts_at_one() -> None:
    word = docx.Document(BytesIO(render(a_document(), "docx")))
    numbers = {p.text: _number_of(p) for p in word.paragraphs}

    assert numbers["Eerste besluit"] == numbers["Tweede besluit"]
    assert numbers["Eerste besluit"] != numbers["Opnieuw één"]


def _number_of(paragraph: Any) -> int | None:
    """Which numbering a paragraph of Word belongs to."""
    found = paragraph._p.xpath("./w:pPr/w:numPr/w:numId/@w:val")
    return int(found[0]) if found else None


def test_a_pdf_is_tagged_and_has_language_and_title() -> None:
    root: Any = PdfReader(BytesIO(render(a_document(), "pdf"))).trailer["/Root"]
    metadata = root["/Metadata"].get_data().decode()

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "nl-NL"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:part>3</pdfaid:part>" in metadata
    assert {"H1", "H2", "P", "L", "LI", "Table", "TH", "TD"} <= _tags(root["/StructTreeRoot"])


def _tags(node: Any) -> set[str]:
    """The names of all structure elements below this one."""
    below = node.get("/K", ())
    children = below if isinstance(below, list) else [below]
    found = {str(node["/S"])[1:]} if "/S" in node else set()
    for child in (each.get_object() for each in children if hasattr(each, "get_object")):
        if hasattr(child, "get"):
            found |= _tags(child)
    return found


def test_a_pdf_holds_the_facts_as_an_attachment() -> None:
    reader = PdfReader(BytesIO(render(a_document(), "pdf")))

    assert json.loads(reader.attachments["herkomst.json"][0]) == ABOUT
    assert reader.metadata is not None
    assert reader.metadata.title == "Tarief & <vergunning>"


def test_markdown_holds_the_facts_as_front_matter() -> None:
    _, head, body = render(a_document(), "md").decode().split("---\n", 2)

    facts = yaml.safe_load(head)
    assert facts.pop("title") == "Tarief & <vergunning>"
    assert facts.pop("lang") == "nl-NL"
    assert facts == ABOUT
    assert "## Aanleiding" in body


@pytest.mark.parametrize(
    "text",
    ["- geen lijst", "1. geen lijst", "# geen kop", "*niet schuin*", "a](http://x)", "&lt;"],
)
def test_text_stays_text_in_markdown(text: str) -> None:
    last = render(a_document(blocks=(Paragraph(text),)), "md").decode().splitlines()[-1]

    assert last != text
    assert last.replace("\\", "") == text


def test_each_heading_opens_a_slide() -> None:
    show = pptx.Presentation(BytesIO(render(a_document(), "pptx")))
    titles = [slide.shapes.title.text for slide in show.slides if slide.shapes.title]

    assert titles == [
        "Tarief & <vergunning>",
        "Tarief & <vergunning>",
        "Aanleiding",
        "Kernpunten",
        "Kernpunten",
        "Leeg",
    ]


@pytest.mark.parametrize("form", ["pptx", "odp"])
def test_what_does_not_fit_on_a_slide_goes_on_on_the_next(form: Form) -> None:
    many = (Heading("Vol"), ListBlock(tuple(f"punt {n}" for n in range(20))))
    data = render(a_document(blocks=many), form)

    if form == "pptx":
        assert len(pptx.Presentation(BytesIO(data)).slides) == 4
    else:
        assert len(odfdo.Document(BytesIO(data)).body.get_elements("//draw:page")) == 4
