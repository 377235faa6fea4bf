"""Whatever the bytes are, a reader gives text or a reason: real files with damage done to them."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge_base.contract import Extracted, Unreadable
from knowledge_base.readers import MODULES, reader_in, walk
from tests.support import documents as make

WHOLE: dict[str, bytes] = {
    "archive": make.a_zip({"a/b.txt": b"tekst", "c.md": b"# Kop\n\ntekst"}),
    "csv": b'Naam;Stad\nJan;Ede\n"Piet";\'s-Hertogenbosch\n',
    "docx": make.a_docx([("Heading 1", "Kop"), ("List Number", "een")], table=[["a", "b"]]),
    "html": b"<title>T</title><h1>Kop</h1><ul><li>een<li>twee</ul><table><tr><td>1<td>2",
    "mbox": b"From a@example.org Thu Nov 26 06:00:00 2026\n" + make.an_eml("Hallo") + b"\n",
    "mail": make.an_eml("Hallo", html="<p>Hallo</p>", attachments={"a.txt": b"tekst"}),
    "markdown": b'---\ntitle: T\n---\n# Kop\n\n!!! tip "Tip"\n    tekst [x](y)\n\n|a|\n|-|\n|1|',
    "msg": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1536),
    "ocr": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "odt": make.an_odt([(1, "Kop"), (0, "tekst")], items=["een"], table=[["a", "b"]]),
    "pdf": make.a_pdf([make.lines_down(["Een regel", "en nog een."])], title="T"),
    "plain": "Artikel 1\nTekst met é.".encode("cp1252"),
    "pptx": make.a_pptx([("Titel", "tekst", "notitie")]),
    "xlsx": make.an_xlsx({"Blad": [["Naam", "Bedrag"], ["Jan", 12.5]]}),
}
PACKAGES = sorted({"docx", "odt", "pptx", "xlsx"})


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """Change, cut out, repeat or insert at a few places."""
    data = bytearray(whole)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        length = draw(st.integers(0, 60))
        change = draw(st.sampled_from(["set", "cut", "repeat", "insert", "end"]))
        if change == "set":
            data[at : at + 1] = draw(st.binary(min_size=1, max_size=1))
        elif change == "cut":
            del data[at : at + length]
        elif change == "repeat":
            data[at:at] = data[at : at + length]
        elif change == "insert":
            data[at:at] = draw(st.binary(max_size=30))
        else:
            del data[at:]
    return bytes(data)


@st.composite
def damaged_inside(draw: st.DrawFn, whole: bytes) -> bytes:
    """Damage one part and pack it again, so that the parser meets the damage and not the unzip."""
    with ZipFile(BytesIO(whole)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    name = draw(st.sampled_from(sorted(members)))
    return make.a_zip(members | {name: draw(damaged(members[name]))})


def gives_text_or_a_reason(
    read: Callable[[str, bytes], Extracted], name: str, data: bytes
) -> None:
    try:
        extracted = read(name, data)
    except Unreadable:
        return
    assert extracted.title.encode()
    for section in extracted.sections:
        assert section.text.strip()
        assert (section.text + section.heading).encode()


budget = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)


@pytest.mark.timeout(240)
@pytest.mark.parametrize("module", sorted(MODULES))
@budget
@given(data=st.data())
def test_damage_gives_text_or_a_reason(module: str, data: st.DataObject) -> None:
    gives_text_or_a_reason(reader_in(module), "bestand", data.draw(damaged(WHOLE[module])))


@pytest.mark.timeout(240)
@pytest.mark.parametrize("module", PACKAGES)
@budget
@given(data=st.data())
def test_damage_inside_a_package_gives_text_or_a_reason(module: str, data: st.DataObject) -> None:
    gives_text_or_a_reason(reader_in(module), "bestand", data.draw(damaged_inside(WHOLE[module])))


@pytest.mark.timeout(240)
@pytest.mark.parametrize("module", sorted(MODULES))
@budget
@given(data=st.binary(max_size=300), name=st.text(max_size=20))
def test_any_bytes_give_text_or_a_reason(module: str, data: bytes, name: str) -> None:
    gives_text_or_a_reason(reader_in(module), name, data)


@pytest.mark.timeout(240)
@budget
@given(
    members=st.dictionaries(st.text(max_size=12), st.binary(max_size=60), max_size=4),
    suffix=st.sampled_from(["zip", "docx", "pdf", "txt"]),
)
def test_any_archive_is_walked_to_its_end(members: dict[str, bytes], suffix: str) -> None:
    inner = make.a_zip({f"x{name.replace(chr(0), '')}": data for name, data in members.items()})

    for name, found in walk("map.zip", make.a_zip({f"a.{suffix}": inner, "b.txt": b"tekst"})):
        assert name.startswith("map.zip")
        assert isinstance(found, Extracted | Unreadable)
