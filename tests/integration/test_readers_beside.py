"""What a file holds beside its text, the headers of messages, mailboxes and members."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from knowledge_base.contract import Unreadable
from knowledge_base.readers import DEFAULT_LIMITS, members, walk
from knowledge_base.readers.envelope import read_envelope
from knowledge_base.readers.properties import Beside, read_properties

MAIL = (
    b"From: =?utf-8?q?A=C3=AFsha?= <a@x.example>\nTo: b@x.example, Cas <c@x.example>\n"
    b"Subject: RE: plan\nDate: Mon, 02 Mar 2026 09:00:00 +0100\nMessage-ID: <2@x>\n"
    b"References: <0@x>\n <1@x>\nIn-Reply-To: <1@x>\n\nDag."
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def a_docx() -> bytes:
    document = (
        f"<w:document {W}><w:body><w:p><w:r><w:t>Zichtbaar.</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Verborgen.</w:t></w:r>"
        '<w:del w:author="Els"><w:r><w:delText>Weggehaald.</w:delText></w:r></w:del></w:p>'
        "</w:body></w:document>"
    )
    comment = '<w:comment w:author="Jan"><w:p><w:r><w:t>Nee!</w:t></w:r></w:p></w:comment>'
    comments = f"<w:comments {W}>{comment}</w:comments>"
    core = (
        '<c xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">'
        "<d:creator>Karin</d:creator><t:modified>2026-01-20T10:00:00Z</t:modified>"
        "<t:created>2026-01-19T10:00:00Z</t:created></c>"
    )
    data = BytesIO()
    with ZipFile(data, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", document)
        package.writestr("word/comments.xml", comments)
        package.writestr("docProps/core.xml", core)
    return data.getvalue()


def test_a_word_file_tells_its_days_and_what_does_not_show() -> None:
    found = read_properties(a_docx(), DEFAULT_LIMITS)

    assert (found.changed, found.created) == (date(2026, 1, 20), date(2026, 1, 19))
    assert set(found.hidden) == {
        Beside("metadata", "Karin"),
        Beside("hidden_text", "Verborgen."),
        Beside("deleted", "Els Weggehaald."),
        Beside("comment", "Jan Nee!"),
    }


def test_a_page_tells_its_scripts_comments_and_properties() -> None:
    page = (
        b'<html><head><meta name="author" content="Sanne"><script>var x="jan";</script></head>'
        b"<body><!-- geheim --><p>Tekst.</p></body></html>"
    )

    found = read_properties(page, DEFAULT_LIMITS)

    assert set(found.hidden) == {
        Beside("metadata", "Sanne"),
        Beside("script", 'var x="jan";'),
        Beside("comment", "geheim"),
    }


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04stuk", b"%PDF-1.7 stuk", b"gewone tekst"])
def test_what_has_nothing_beside_it_or_is_broken_tells_nothing(data: bytes) -> None:
    assert read_properties(data, DEFAULT_LIMITS).hidden == ()


def test_an_envelope_has_decoded_people_and_ids_without_brackets() -> None:
    found = read_envelope(MAIL)

    assert found is not None
    assert (found.sender, found.subject) == ("Aïsha <a@x.example>", "RE: plan")
    assert found.recipients == ("b@x.example", "Cas <c@x.example>")
    assert (found.message_id, found.parents) == ("2@x", ("0@x", "1@x"))
    assert found.sent is not None
    assert found.sent.isoformat() == "2026-03-02T09:00:00+01:00"


def test_a_comma_in_a_name_makes_no_second_person() -> None:
    mail = (
        b'From: "Laan, Bea ter" <b@x.example>\n'
        b'To: =?utf-8?q?Le=C3=A3o=2C_J=2E?= <j@x.example>, "Ek, K." <k@x.example>\n\nDag.'
    )

    found = read_envelope(mail)

    assert found is not None
    assert found.sender == "Laan, Bea ter <b@x.example>"
    assert found.recipients == ("Leão, J. <j@x.example>", "Ek, K. <k@x.example>")


def test_a_broken_message_has_no_envelope_or_an_empty_one() -> None:
    assert read_envelope(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1stuk") is None
    found = read_envelope(b"geen mail")
    assert found is not None
    assert (found.sender, found.sent) == ("", None)


def test_a_mailbox_gives_every_message_and_a_single_one_stays_an_ordinary_mail() -> None:
    line = b"From a@x.example Mon Mar  2 09:00:00 2026\n"
    quoted = MAIL + b"\n>From hier af is het tekst.\n"

    two = list(walk("post.mbox", line + MAIL + b"\n\n" + line + quoted))
    one = list(walk("een.eml", line + MAIL))

    assert [path for path, _ in two] == ["post.mbox/bericht-1.eml", "post.mbox/bericht-2.eml"]
    assert not isinstance(two[1][1], Unreadable)
    assert "\nFrom hier af" in two[1][1].sections[0].text
    assert [path for path, _ in one] == ["een.eml"]


def test_members_come_with_their_bytes_depth_and_holder_first() -> None:
    inner, outer = BytesIO(), BytesIO()
    with ZipFile(inner, "w") as package:
        package.writestr("b.txt", "binnen")
    with ZipFile(outer, "w") as package:
        package.writestr("a.zip", inner.getvalue())

    found = [(m.path, m.depth, m.data) for m in members("o.zip", outer.getvalue())]

    assert found == [
        ("o.zip", 0, outer.getvalue()),
        ("o.zip/a.zip", 1, inner.getvalue()),
        ("o.zip/a.zip/b.txt", 2, b"binnen"),
    ]
