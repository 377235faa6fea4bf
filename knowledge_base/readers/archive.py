"""Zip archives: their members one at a time, so that a bad one harms nothing else."""

import re
from collections.abc import Iterator
from zipfile import ZipFile, ZipInfo

from knowledge_base.contract import Extracted, Part, Unreadable
from knowledge_base.readers.limits import Limits
from knowledge_base.readers.package import open_package, unpack
from knowledge_base.readers.reader import FormatReader
from knowledge_base.readers.text import clean_line

# What operating systems add by themselves.
_SYSTEM_FILES = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
_SYSTEM_FOLDER = "__MACOSX/"
_DRIVE = re.compile(r"^[A-Za-z]:")


class Member(Part):
    """A part that is unpacked when its `data` is asked for; then it may raise Unreadable."""

    __slots__ = ("_info", "_package")
    _info: ZipInfo
    _package: ZipFile

    def __init__(self, package: ZipFile, info: ZipInfo) -> None:
        object.__setattr__(self, "_package", package)
        object.__setattr__(self, "_info", info)

    @property
    def name(self) -> str:
        return clean_line("/".join(_steps(self._info.filename))) or "zonder naam"

    @property
    def data(self) -> bytes:
        if _leaves_the_archive(self._info.filename):
            raise Unreadable(
                "De naam van dit onderdeel wijst naar een plek buiten het archief. Dat is "
                "onveilig; het is niet uitgepakt."
            )
        return unpack(self._package, self._info)


class Members:
    """Can be gone through more than once; holds one member in memory at a time."""

    def __init__(self, package: ZipFile, infos: list[ZipInfo]) -> None:
        self._package = package
        self._infos = infos

    def __iter__(self) -> Iterator[Part]:
        return (Member(self._package, info) for info in self._infos)


def _steps(name: str) -> list[str]:
    steps = _DRIVE.sub("", name).replace("\\", "/").split("/")
    return [step for step in steps if step not in ("", ".", "..")]


def _leaves_the_archive(name: str) -> bool:
    path = name.replace("\\", "/")
    return path.startswith("/") or bool(_DRIVE.match(path)) or ".." in path.split("/")


def _is_content(info: ZipInfo) -> bool:
    last = info.filename.rpartition("/")[2].lower()
    return not (info.is_dir() or info.filename.startswith(_SYSTEM_FOLDER) or last in _SYSTEM_FILES)


def extract_archive(data: bytes, limits: Limits) -> Extracted:
    package = open_package(data, limits)
    infos = [info for info in package.infolist() if _is_content(info)]
    if not infos:
        raise Unreadable("Dit archief is leeg: er zitten geen bestanden in.")
    return Extracted("", (), Members(package, infos))


reader = FormatReader("zip", frozenset({".zip"}), extract_archive)
