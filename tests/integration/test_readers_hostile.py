"""Files that are broken, locked or made to harm: each gets a reason and harms nothing else."""

import socket
from io import BytesIO
from zipfile import ZipFile

import pytest

from knowledge_base.contract import Extracted, Unreadable
from knowledge_base.readers import Limits, read, walk
from tests.support import documents as make
from tests.support.compound_files import an_ole
from tests.support.documents import with_member

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ENTITIES = b"".join(
    b'<!ENTITY lol%d "%s">' % (n, (b"&lol%d;" % (n - 1) if n else b"lol") * 10) for n in range(12)
)


def a_word_file_of(xml: bytes) -> bytes:
    return with_member(make.a_docx([("Normal", "x")]), "word/document.xml", xml)


def reason(name: str, data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Unreadable) as caught:
        read(name, data, limits or Limits())
    return str(caught.value)


LOCKED_ZIP = bytearray(make.a_zip({"a.txt": b"geheim"}))
LOCKED_ZIP[6] |= 1
LOCKED_ZIP[LOCKED_ZIP.index(b"PK\x01\x02") + 8] |= 1


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        pytest.param("a.pdf", b"", "leeg", id="empty file"),
        pytest.param("a.txt", b" \n\t\n ", "geen tekst gevonden", id="only white space"),
        pytest.param("a.csv", b";;\n;;\n", "geen tekst gevonden", id="empty cells"),
        pytest.param(
            "a.html", b"<script>tekst()</script>", "geen tekst gevonden", id="only script"
        ),
        pytest.param("a.docx", make.a_docx([]), "geen tekst gevonden", id="empty word file"),
        pytest.param("a.zip", make.a_zip({}), "leeg", id="empty archive"),
        pytest.param("a.pdf", b"%PDF-1.7 en dan niets", "beschadigd", id="broken pdf"),
        pytest.param("a.pdf", b"gewone tekst", "iets anders of is beschadigd", id="no pdf"),
        pytest.param(
            "a.docx", make.a_docx([("Normal", "x")])[:900], "beschadigd", id="half a docx"
        ),
        pytest.param("a.pdf", make.a_pdf([[]], password="x"), "wachtwoord", id="locked pdf"),  # noqa: S106
        pytest.param("a.docx", an_ole({"EncryptedPackage": b"x"}), "wachtwoord", id="locked"),
        pytest.param("a.doc", an_ole({"WordDocument": b"x"}), "als docx", id="old word"),
        pytest.param("a.xls", an_ole({"Workbook": b"x"}), "als xlsx", id="old excel"),
        pytest.param(
            "a.msg", an_ole({"WordDocument": b"x"})[:700], "beschadigd", id="half an ole file"
        ),
        pytest.param("a.txt", bytes(range(256)) * 20, "geen leesbare tekst", id="binary"),
        pytest.param("a.csv", b"a\x00;b\x00" * 100, "geen leesbare tekst", id="csv of nul bytes"),
        pytest.param("a.csv", b'a;"' + b"x" * 200_000, "aanhalingsteken", id="quote never closed"),
        pytest.param("a.rtf", b"{\\rtf1 tekst}", "Sla het op als docx", id="rtf"),
        pytest.param("a.7z", b"7z\xbc\xaf\x27\x1c", "zip", id="7z"),
        pytest.param("a.exe", b"MZ\x90\x00", "geen document", id="program"),
        pytest.param("a.zip", make.a_zip({"a": b"0" * 20_000_000}), "zipbom", id="bomb"),
        pytest.param(
            "a.docx", a_word_file_of(b"<w:p xmlns:w='%s'>" % WORD.encode()), "beschadigd", id="xml"
        ),
        pytest.param(
            "a.md", b">" * 5_000 + b" diep", "niveaus diep", id="quotes nested without end"
        ),
    ],
)
def test_a_file_that_cannot_be_read_says_why(name: str, data: bytes, said: str) -> None:
    assert said in reason(name, data)


@pytest.mark.parametrize(
    ("name", "data", "limits", "said"),
    [
        pytest.param("a.txt", b"x" * 100, Limits(file_bytes=99), "past hooguit", id="size"),
        pytest.param(
            "a.zip", make.a_zip({str(n): b"x" for n in range(5)}), Limits(members=4),
            "5 onderdelen", id="members",
        ),
        pytest.param(
            "a.zip", make.a_zip({"a": bytes(range(250)) * 9}), Limits(unpacked_bytes=2000),
            "uitgepakt", id="unpacked",
        ),
        pytest.param(
            "a.pdf", make.a_pdf([make.lines_down(["x"])] * 3), Limits(pages=2), "3 pagina's",
            id="pages",
        ),
        pytest.param(
            "a.xlsx", make.an_xlsx({"a": [["x", "y"]] * 9}), Limits(cells=10), "10 cellen",
            id="cells",
        ),
        pytest.param("a.csv", b"x;y\n" * 9, Limits(cells=10), "10 cellen", id="csv cells"),
        pytest.param("a.txt", b"x" * 50, Limits(characters=40), "te veel tekst", id="characters"),
    ],
)  # fmt: skip
def test_a_file_over_a_limit_is_refused_and_not_cut_short(
    name: str, data: bytes, limits: Limits, said: str
) -> None:
    assert said in reason(name, data, limits)


def test_a_sheet_that_repeats_a_row_a_million_times_is_refused() -> None:
    sheet = make.an_ods({"a": [["x", "y"]]})
    with ZipFile(BytesIO(sheet)) as package:
        content = package.read("content.xml")
    repeated = content.replace(
        b"<table:table-row", b'<table:table-row table:number-rows-repeated="1048576"'
    )

    said = reason("a.ods", with_member(sheet, "content.xml", repeated), Limits(cells=100_000))

    assert "cellen" in said


@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "docProps/core.xml"])
def test_an_entity_bomb_does_not_unfold(name: str) -> None:
    bomb = b"<?xml version='1.0'?><!DOCTYPE x [%s]><x>&lol11;</x>" % ENTITIES
    data = with_member(make.a_docx([("Normal", "Gewone tekst")]), name, bomb)

    try:
        extracted = read("bom.docx", data)
    except Unreadable:
        return
    assert sum(len(section.text) for section in extracted.sections) < 1000


def test_nothing_that_a_file_points_at_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a reader opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    outside = b"<!DOCTYPE x SYSTEM 'http://192.0.2.1/x.dtd'>"
    body = b"<w:document xmlns:w='%s'><w:p><w:r><w:t>Tekst</w:t></w:r></w:p></w:document>"

    page = b"<img src='http://192.0.2.1/x.png' alt='Plaatje'><link href='http://192.0.2.1/x.css'>"
    assert read("a.html", page).sections[0].text == "Plaatje"
    assert read("a.docx", a_word_file_of(outside + body % WORD.encode())).sections


def test_a_bad_member_harms_no_other_and_stays_inside() -> None:
    data = make.a_zip(
        {
            "goed.txt": b"Goede tekst",
            "../../etc/passwd": b"weg ermee",
            "/tmp/a.txt": b"weg ermee",  # noqa: S108
            "C:\\a.txt": b"weg ermee",
            "kapot.pdf": b"%PDF-1.4",
            "__MACOSX/._goed.txt": b"rommel",
            "ook goed.txt": b"Nog een tekst",
        }
    )

    found = dict(walk("map.zip", data))

    assert {name for name, what in found.items() if isinstance(what, Extracted)} == {
        "map.zip/goed.txt",
        "map.zip/ook goed.txt",
    }
    assert "buiten het archief" in str(found["map.zip/etc/passwd"])
    assert not any(".." in name or "//" in name or "rommel" in name for name in found)
    assert len(found) == 6


def test_a_locked_member_is_named() -> None:
    ((name, what),) = walk("map.zip", bytes(LOCKED_ZIP))

    assert name == "map.zip/a.txt"
    assert "wachtwoord" in str(what)


def test_archives_inside_archives_end_at_a_depth() -> None:
    data = make.a_zip({"diep.txt": b"tekst"})
    for n in range(8):
        data = make.a_zip({f"{n}.zip": data, f"{n}.txt": b"hier ook"})

    found = dict(walk("map.zip", data))

    assert [what for what in found.values() if isinstance(what, Unreadable)]
    assert sum(isinstance(what, Extracted) for what in found.values()) == 5


@pytest.mark.parametrize("limits", [Limits(members=20), Limits(unpacked_bytes=20_000)])
def test_many_small_archives_share_one_budget(limits: Limits) -> None:
    inner = make.a_zip({f"{n}.txt": b"tekst" * 100 for n in range(10)})
    data = make.a_zip({f"{n}.zip": inner for n in range(10)})

    found = list(walk("map.zip", data, limits))

    name, last = found[-1]
    assert name == "map.zip"
    assert "is niets meer gelezen" in str(last)
    assert 5 < len(found) < 60


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("a.html", b"<div>" * 200_000 + b"tekst", id="nested tags"),
        pytest.param("a.html", b"<table><tr><td>" * 10_000 + b"tekst", id="nested tables"),
        pytest.param("a.html", b"<p>tekst" + b"<br>" * 100_000, id="line breaks"),
        pytest.param("a.md", b"tekst " + b"[" * 50_000, id="brackets"),
        pytest.param("a.md", b"tekst\n\n" + b"!!! a\n    " * 2_000 + b"tekst", id="call-outs"),
        pytest.param("a.md", b"tekst " + b"{ a" * 20_000, id="braces"),
        pytest.param("a.txt", b"\n" * 500_000 + b"tekst", id="blank lines"),
        pytest.param("a.csv", b"tekst;b\n" + b'""' * 20_000, id="quotes"),
    ],
)
def test_a_file_made_to_take_for_ever_does_not(name: str, data: bytes) -> None:
    assert any("tekst" in section.text for section in read(name, data).sections)


def test_lone_surrogates_do_not_reach_the_text() -> None:
    text = read("a.html", b"<p>voor \xed\xa0\x80 na &#xD800;</p>").sections[0].text

    assert text.encode("utf-8")
    assert text.startswith("voor")
