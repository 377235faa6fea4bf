"""What word processors keep beside the plain text: numbers, notes, changes, boxes and fields."""

import pytest

from knowledge_base.contract import Extracted
from knowledge_base.readers import read
from tests.support import documents as make
from tests.support.documents import with_member

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(body: str, **parts: str) -> Extracted:
    data = make.a_docx([("Normal", "x")])
    for name, xml in {"document": f"<w:body>{body}</w:body>", **parts}.items():
        root = f'<w:{name} xmlns:w="{W}">{xml}</w:{name}>'.encode()
        data = with_member(data, f"word/{name}.xml", root)
    return read("a.docx", data)


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def texts(extracted: Extracted) -> list[str]:
    return [section.text for section in extracted.sections]


def test_article_numbers_that_word_computes_are_in_the_heading() -> None:
    numbered = (
        "<w:outlineLvl w:val='0'/><w:numPr><w:ilvl w:val='0'/><w:numId w:val='9'/></w:numPr>"
    )
    numbering = (
        "<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start w:val='1'/>"
        "<w:numFmt w:val='decimal'/><w:lvlText w:val='Artikel %1.'/></w:lvl></w:abstractNum>"
        "<w:num w:numId='9'><w:abstractNumId w:val='1'/></w:num>"
    )

    extracted = word(
        p("Begrippen", numbered) + p("Een.") + p("Reikwijdte", numbered) + p("Twee."),
        numbering=numbering,
    )

    assert [section.heading for section in extracted.sections] == [
        "Artikel 1. Begrippen",
        "Artikel 2. Reikwijdte",
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "<w:p><w:r><w:t>blijft </w:t></w:r><w:del><w:r><w:delText>weg</w:delText></w:r>"
            "</w:del><w:ins><w:r><w:t>erbij</w:t></w:r></w:ins></w:p>",
            "blijft erbij",
            id="tracked changes",
        ),
        pytest.param(
            f"<w:sdt><w:sdtContent>{p('veld')}</w:sdtContent></w:sdt>", "veld", id="field"
        ),
        pytest.param(
            "<w:p><w:hyperlink><w:r><w:t>een link</w:t></w:r></w:hyperlink></w:p>", "een link",
            id="link",
        ),
        pytest.param(
            f"<w:p><w:r><w:t>voor</w:t></w:r><w:r><w:txbxContent>{p('kader')}</w:txbxContent></w:r>"
            "</w:p>",
            "voor\n\nkader",
            id="text box",
        ),
        pytest.param(
            f"<w:tbl><w:tr><w:tc>{p('alleen')}{p('dit')}</w:tc></w:tr></w:tbl>",
            "alleen\n\ndit",
            id="table for layout",
        ),
        pytest.param(
            f"<w:tbl><w:tr><w:tc>{p('a')}</w:tc><w:tc><w:tbl><w:tr><w:tc>{p('b')}</w:tc></w:tr>"
            "</w:tbl></w:tc></w:tr></w:tbl>",
            "a | b",
            id="table in a table",
        ),
        pytest.param(
            "<w:p><w:r><w:t>een</w:t><w:tab/><w:t>twee</w:t><w:br/><w:t>niet</w:t>"
            "<w:noBreakHyphen/><w:t>openbaar</w:t></w:r></w:p>",
            "een twee\nniet-openbaar",
            id="tab, break and hyphen",
        ),
    ],
)  # fmt: skip
def test_text_of_word_is_found_wherever_it_is(body: str, expected: str) -> None:
    assert texts(word(body)) == [expected]


def test_footnotes_and_comments_follow_their_paragraph() -> None:
    body = (
        "<w:p><w:r><w:t>De zin.</w:t><w:footnoteReference w:id='2'/></w:r>"
        "<w:r><w:commentReference w:id='0'/></w:r></w:p>"
    )

    extracted = word(
        body,
        footnotes=f"<w:footnote w:id='2'>{p('De noot.')}</w:footnote>",
        comments=f"<w:comment w:id='0'>{p('Klopt dit?')}</w:comment>",
    )

    assert texts(extracted) == ["De zin.\n\nVoetnoot: De noot.\n\nOpmerking: Klopt dit?"]


def test_pages_are_those_that_word_saw_last() -> None:
    extracted = word(
        p("Een.")
        + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Twee.</w:t></w:r></w:p>"
        + p("Nog twee.")
    )

    assert [(s.page, s.text) for s in extracted.sections] == [
        (1, "Een."),
        (2, "Twee.\n\nNog twee."),
    ]


def test_headers_and_footers_are_read_once() -> None:
    header = f"<w:hdr xmlns:w='{W}'>{p('Departementaal vertrouwelijk')}</w:hdr>".encode()
    data = make.a_docx([("Normal", "Tekst")])
    for name in ("word/header1.xml", "word/header2.xml"):
        data = with_member(data, name, header)

    assert "\n\n".join(texts(read("a.docx", data))) == "Tekst\n\nDepartementaal vertrouwelijk"


ODF = "urn:oasis:names:tc:opendocument:xmlns:%s:1.0"
NAMES = " ".join(
    f'xmlns:{name}="{ODF % name}"' for name in ("office", "text", "table", "style", "drawing")
)


def odt(body: str, styles: str = "") -> Extracted:
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return read("a.odt", with_member(make.an_odt([(0, "x")]), "content.xml", content.encode()))


def test_lists_of_opendocument_are_numbered_as_shown() -> None:
    style = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
        'style:num-format="a" style:num-suffix=")"/></text:list-style>'
    )
    items = "<text:list-item><text:p>x</text:p></text:list-item>" * 2
    one = f'<text:list text:style-name="L">{items}</text:list>'
    more = f'<text:list text:style-name="L" text:continue-numbering="true">{items}</text:list>'

    assert texts(odt(one + more + one, style)) == ["a) x\nb) x\nc) x\nd) x\na) x\nb) x"]


def test_notes_boxes_and_deleted_text_of_opendocument() -> None:
    body = (
        "<text:tracked-changes><text:p>weg</text:p></text:tracked-changes>"
        "<text:p>De<text:s/>zin<text:note><text:note-body><text:p>De noot.</text:p>"
        "</text:note-body></text:note> gaat door.<office:annotation>"
        "<text:p>Klopt dit?</text:p></office:annotation><drawing:text-box>"
        "<text:p>Kader</text:p></drawing:text-box></text:p>"
        "<text:p>Slot<text:soft-page-break/>.</text:p><text:p>Erna.</text:p>"
    )

    extracted = odt(body)

    assert [(s.page, s.text) for s in extracted.sections] == [
        (1, "De zin gaat door.\n\nVoetnoot: De noot.\n\nOpmerking: Klopt dit?\n\nKader\n\nSlot."),
        (2, "Erna."),
    ]


def test_slides_of_opendocument_are_pages() -> None:
    names = NAMES + f' xmlns:presentation="{ODF % "presentation"}"'
    content = (
        f"<office:document-content {names}><office:body><office:presentation><drawing:page>"
        '<drawing:frame presentation:class="title"><drawing:text-box><text:p>Start</text:p>'
        "</drawing:text-box></drawing:frame><drawing:frame><drawing:text-box><text:p>Welkom</text:p>"
        "</drawing:text-box></drawing:frame><presentation:notes><text:p>Lach</text:p>"
        "</presentation:notes></drawing:page></office:presentation></office:body>"
        "</office:document-content>"
    )

    ((section),) = read(
        "a.odp", with_member(make.an_odt([(0, "x")]), "content.xml", content.encode())
    ).sections

    assert (section.page, section.heading) == (1, "Start")
    assert section.text == "Welkom\n\nNotities: Lach"
