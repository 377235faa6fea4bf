"""Compound files (MS-CFB), as old Office, Outlook and locked Office write them."""

import struct
from collections.abc import Mapping


def an_ole(streams: Mapping[str, bytes]) -> bytes:
    """Write a compound file (old Office, Outlook, locked Office) with streams of at least 4 kB."""
    sector, end = 512, 0xFFFFFFFE
    names = list(streams)
    padded = [data.ljust(4096, b"\0") for data in streams.values()]
    sectors = [-(-len(data) // sector) for data in padded]
    directory_sectors = -(-(len(names) + 1) // 4)
    starts = [1 + directory_sectors + sum(sectors[:n]) for n in range(len(names))]
    chains = [directory_sectors, *sectors]
    table = [0xFFFFFFFD]
    for length in chains:
        first = len(table)
        table += [*range(first + 1, first + length), end]
    fat = struct.pack(f"<{len(table)}I", *table).ljust(sector, b"\xff")
    entries = _ole_entry("Root Entry", 5, child=1 if names else 0xFFFFFFFF, start=end, size=0)
    for n, name in enumerate(names):
        following = n + 2 if n + 1 < len(names) else 0xFFFFFFFF
        entries += _ole_entry(name, 2, right=following, start=starts[n], size=len(padded[n]))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0, 0)
    content = b"".join(data.ljust(-(-len(data) // sector) * sector, b"\0") for data in padded)
    return (
        header.ljust(sector, b"\xff")
        + fat
        + entries.ljust(directory_sectors * sector, b"\0")
        + content
    )


def _ole_entry(
    name: str,
    kind: int,
    *,
    start: int,
    size: int,
    right: int = 0xFFFFFFFF,
    child: int = 0xFFFFFFFF,
) -> bytes:
    encoded = name.encode("utf-16-le")
    links = struct.pack("<HBBIII", len(encoded) + 2, kind, 1, 0xFFFFFFFF, right, child)
    return encoded.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)
