"""How much work one file may cause; a file that asks for more is refused, never cut short."""

from dataclasses import dataclass

from knowledge_base.contract import Unreadable

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, `ratio` is unpacked divided by packed, `ocr_seconds` is for one page."""

    file_bytes: int = 200 * _MEGABYTE
    unpacked_bytes: int = 1_000 * _MEGABYTE
    members: int = 10_000
    depth: int = 5
    ratio: int = 200
    pages: int = 5_000
    ocr_pages: int = 500
    ocr_seconds: float = 60.0
    cells: int = 2_000_000
    characters: int = 50_000_000


DEFAULT_LIMITS = Limits()


def megabytes(size: int) -> str:
    return f"{-(-size // _MEGABYTE)} MB"


def refuse_large(data: bytes, limits: Limits) -> None:
    """Raises: Unreadable when the file itself is empty or too large."""
    if not data:
        raise Unreadable("Dit bestand is leeg (0 bytes). Lever het opnieuw aan.")
    if len(data) > limits.file_bytes:
        raise Unreadable(
            f"Dit bestand is {megabytes(len(data))}. Er past hooguit "
            f"{megabytes(limits.file_bytes)}. Splits het in kleinere bestanden."
        )
