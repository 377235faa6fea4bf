"""Opens the zip inside docx, odt, pptx, xlsx and zip files, and refuses bombs."""

import struct
import zlib
from io import BytesIO
from lzma import LZMAError
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from knowledge_base.contract import Unreadable
from knowledge_base.readers.limits import Limits, megabytes

_BROKEN = (
    BadZipFile, LZMAError, struct.error, zlib.error, EOFError, OSError, ValueError, IndexError,
    NotImplementedError, RuntimeError,
)  # fmt: skip
_ENCRYPTED = 0x1
# A small file of repeated text may compress a thousand times; that harms nobody.
_HARMLESS = 10_000_000
_DIRECTORY_ENTRY = b"PK\x01\x02"
# An archive inside an archive has entries of its own, so a few times the limit may be honest.
_ENTRIES_TO_LOOK_AT = 4


def open_package(data: bytes, limits: Limits) -> ZipFile:
    """Raises: Unreadable when it is no zip, or unpacks to more than `limits` allow."""
    entries = data.count(_DIRECTORY_ENTRY)
    if entries > limits.members * _ENTRIES_TO_LOOK_AT:
        raise _too_many(entries, limits)
    try:
        package = ZipFile(BytesIO(data))
    except _BROKEN as error:
        raise Unreadable(
            "Dit bestand is beschadigd: het is als zip opgebouwd, maar de inhoudsopgave klopt "
            "niet. Lever het opnieuw aan."
        ) from error
    _refuse_bomb(package.infolist(), limits)
    return package


def _too_many(members: int, limits: Limits) -> Unreadable:
    return Unreadable(
        f"Dit bestand bevat {members} onderdelen, er passen er {limits.members}. "
        "Splits het in kleinere bestanden."
    )


def _refuse_bomb(members: list[ZipInfo], limits: Limits) -> None:
    if len(members) > limits.members:
        raise _too_many(len(members), limits)
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if unpacked > max(_HARMLESS, packed * limits.ratio):
        raise Unreadable(
            f"Dit bestand wordt bij het uitpakken meer dan {limits.ratio} keer zo groot. "
            "Dat lijkt op een zipbom; het is niet uitgepakt."
        )
    if unpacked > limits.unpacked_bytes:
        raise Unreadable(
            f"Dit bestand wordt uitgepakt {megabytes(unpacked)}. Er past hooguit "
            f"{megabytes(limits.unpacked_bytes)}. Splits het in kleinere bestanden."
        )


def unpack(package: ZipFile, member: ZipInfo) -> bytes:
    """Raises: Unreadable when the member has a password or is damaged."""
    if member.flag_bits & _ENCRYPTED:
        raise Unreadable(
            "Dit bestand is met een wachtwoord beveiligd. Haal het wachtwoord eraf en lever het "
            "opnieuw aan."
        )
    try:
        return package.read(member)
    except _BROKEN as error:
        raise Unreadable(
            "Dit bestand is beschadigd of op een onbekende manier ingepakt. Lever het opnieuw aan."
        ) from error


def parse_xml(data: bytes) -> etree._Element:
    """Parse without entities, DTDs or network; a bomb stays as small as the file."""
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    return etree.fromstring(data, parser)


def xml_member(package: ZipFile, name: str) -> etree._Element | None:
    """Give a member as XML, None when the package has no such member."""
    try:
        member = package.getinfo(name)
    except KeyError:
        return None
    return parse_xml(unpack(package, member))


def package_title(package: ZipFile) -> str:
    """Give the title in the properties of an Office file, empty when there is none."""
    core = xml_member(package, "docProps/core.xml")
    title = None if core is None else core.findtext("{http://purl.org/dc/elements/1.1/}title")
    return title or ""
