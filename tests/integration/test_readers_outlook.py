"""Outlook messages, built property by property as MS-OXMSG describes them."""

import struct

import pytest
from oxmsg import Message
from oxmsg.domain import constants
from oxmsg.storage import Storage, Stream

from knowledge_base.contract import Extracted, Unreadable
from knowledge_base.readers import DEFAULT_LIMITS, walk
from knowledge_base.readers.envelope import read_envelope
from knowledge_base.readers.mail import extract_mail
from knowledge_base.readers.msg import as_mail
from tests.support.compound_files import an_ole

TEXT, BINARY = 0x001F, 0x0102


def a_storage(
    path: str,
    header: int,
    texts: dict[int, str],
    *,
    binary: dict[int, bytes] | None = None,
    storages: tuple[Storage, ...] = (),
    numbers: bytes = b"",
) -> Storage:
    values = {(pid, TEXT): text.encode("utf-16-le") for pid, text in texts.items()}
    values |= {(pid, BINARY): data for pid, data in (binary or {}).items()}
    entries = b"".join(
        struct.pack("<HHIII", kind, pid, 6, len(data), 0) for (pid, kind), data in values.items()
    )
    streams = [Stream(f"{path}/__properties_version1.0", bytes(header) + numbers + entries)]
    streams += [
        Stream(f"{path}/__substg1.0_{pid:04X}{kind:04X}", data)
        for (pid, kind), data in values.items()
    ]
    return Storage(path, tuple(streams), storages)


def an_attachment(number: int, name: str, data: bytes) -> Storage:
    return a_storage(
        f"__attach_version1.0_#{number:08X}",
        8,
        {constants.PID_ATTACH_LONG_FILENAME: name},
        binary={constants.PID_ATTACH_DATA_BINARY: data},
    )


def a_message(
    subject: str, body: str, *parts: Storage, path: str = "", header: int = 32
) -> Storage:
    texts = {
        constants.PID_SUBJECT: subject,
        constants.PID_BODY: body,
        constants.PID_SENDER_NAME: "Jan Jansen",
        constants.PID_SENDER_EMAIL_ADDRESS: "j.jansen@example.nl",
        constants.PID_DISPLAY_TO: "Woo-team",
        constants.PID_DISPLAY_CC: "Archief",
    }
    return a_storage(path, header, texts, storages=parts)


def read(storage: Storage) -> Extracted:
    return extract_mail(as_mail(Message(storage)).as_bytes(), DEFAULT_LIMITS)


def test_headers_text_and_attachments_come_out() -> None:
    extracted = read(
        a_message("Verzoek één", "Beste collega,", an_attachment(0, "nota é.txt", b"De nota."))
    )

    text = extracted.sections[0].text
    assert extracted.title == "Verzoek één"
    assert 'Van: "Jan Jansen" <j.jansen@example.nl>\nAan: Woo-team\nCC: Archief' in text
    assert "Beste collega," in text
    assert [(part.name, part.data) for part in extracted.parts] == [("nota é.txt", b"De nota.")]


def test_a_message_inside_a_message_is_a_part_with_its_own_parts() -> None:
    inner = a_message(
        "Binnen", "Diep bericht", an_attachment(0, "diep.txt", b"Diepe bijlage"),
        path="__substg1.0_3701000D", header=24,
    )  # fmt: skip
    holder = a_storage(
        "__attach_version1.0_#00000000",
        8,
        {constants.PID_ATTACH_LONG_FILENAME: ""},
        storages=(inner,),
    )

    mail = as_mail(Message(a_message("Buiten", "Zie bijlage", holder))).as_bytes()
    found = dict(walk("buiten.eml", mail))

    assert list(found) == [
        "buiten.eml",
        "buiten.eml/bericht-1.eml",
        "buiten.eml/bericht-1.eml/diep.txt",
    ]
    assert all(isinstance(what, Extracted) for what in found.values())


def test_people_without_addresses_and_the_moment_are_known_beside_the_text() -> None:
    """The day is a number of 100 ns since 1601 in the row of properties itself."""
    sent = struct.pack(
        "<HHIQ", 0x0040, constants.PID_CLIENT_SUBMIT_TIME, 6, 133_900_000_000_000_000
    )
    texts = {
        constants.PID_SUBJECT: "Plan",
        constants.PID_BODY: "Dag allen",
        constants.PID_SENDER_NAME: "Zoë Pöl",
        constants.PID_SENDER_EMAIL_ADDRESS: "z@x.example",
        constants.PID_DISPLAY_TO: "Laan, Bea ter; Woo-team",
        constants.PID_DISPLAY_CC: "Ek, Käthe",
    }
    message = a_storage("", 32, texts, numbers=sent)
    data = an_ole({stream.path.lstrip("/"): stream.bytes_ for stream in message.streams})

    found = read_envelope(data)

    assert found is not None
    assert found.sender == "Zoë Pöl <z@x.example>"
    assert found.recipients == ("Laan, Bea ter", "Woo-team", "Ek, Käthe")
    assert found.sent is not None
    assert found.sent.date().isoformat() == "2025-04-24"


def test_a_text_that_is_only_there_as_rtf_is_refused_and_not_lost() -> None:
    message = a_storage("", 32, {}, binary={constants.PID_RTF_COMPRESSED: b"x"})

    with pytest.raises(Unreadable, match="RTF"):
        read(message)


def test_a_page_as_body_is_read() -> None:
    message = a_storage("", 32, {constants.PID_BODY_HTML: "<p>Opgemaakt</p>"})

    assert read(message).sections[0].text.endswith("Opgemaakt")


def test_a_file_of_outlook_is_recognised_under_any_name() -> None:
    message = a_message("Verzoek", "Beste collega,")
    data = an_ole({stream.path.lstrip("/"): stream.bytes_ for stream in message.streams})

    ((name, extracted),) = walk("bericht.bin", data)

    assert name == "bericht.bin"
    assert isinstance(extracted, Extracted)
    assert extracted.title == "Verzoek"
    assert "Beste collega," in extracted.sections[0].text
