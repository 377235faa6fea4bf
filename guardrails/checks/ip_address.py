"""Addresses of devices: IPv4, IPv6 and MAC."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address

from guardrails.contract import Finding
from guardrails.layout import before

_V4 = re.compile(r"\d(?<![\w.-]\d)\d{0,2}(?:\.\d{1,3}){3}(?![\w])(?!\.\d|-\d)")
_V6 = re.compile(r"(?<![\w:.])(?=[0-9A-Fa-f:]*:[0-9A-Fa-f:]*:)[0-9A-Fa-f:]{6,39}(?![\w:])")
_TWO_COLONS = re.compile(r":[0-9A-Fa-f]{0,4}:")
_MAC = re.compile(
    r"[0-9A-Fa-f](?<![\w:-].)[0-9A-Fa-f](?:([:-])[0-9A-Fa-f]{2})(?:\1[0-9A-Fa-f]{2}){4}(?![\w:-])"
)
_LOW = 31
_NETWORK = re.compile(
    r"\bip\b|ip-?adres|\bhost|server|netwerk|client|router|\bpoort|login|verbinding|gateway|\bdns"
    r"|firewall|ping|proxy|\bvpn|bereikbaar"
)
_NOT_AN_ADDRESS = re.compile(
    r"(?:versie|version|release|build|firmware|\bv|artikel|art\.|paragraaf|par\.|hoofdstuk"
    r"|update|patch|bijlage|§)[ .:]*(?:nr\.? ?)?$"
)


@dataclass(frozen=True, slots=True)
class IpAddressCheck:
    """A valid address that is no version or paragraph number."""

    name: str = "ip_address"

    def __call__(self, text: str) -> Iterator[Finding]:
        for match in _V4.finditer(text):
            if _exists(IPv4Address, match[0]) and _speaks_of_a_device(text, match):
                yield Finding("ip_address", *match.span(), "IPv4-adres", 0.95)
        for match in _V6.finditer(text) if _TWO_COLONS.search(text) else ():
            if _exists(IPv6Address, match[0]):
                yield Finding("ip_address", *match.span(), "IPv6-adres", 0.95)
        for match in _MAC.finditer(text):
            yield Finding("ip_address", *match.span(), "MAC-adres", 0.95)


def _speaks_of_a_device(text: str, match: re.Match[str]) -> bool:
    """Four low numbers are a paragraph unless the words before them speak of a network."""
    if _NOT_AN_ADDRESS.search(before(text, match.start(), 20)):
        return False
    low = all(int(part) <= _LOW for part in match[0].split("."))
    return not low or bool(_NETWORK.search(before(text, match.start(), 60)))


def _exists(family: type[IPv4Address] | type[IPv6Address], address: str) -> bool:
    """A machine's own address, such as 127.0.0.1, tells nothing about anyone."""
    try:
        found = family(address)
    except AddressValueError:
        return False
    return not (found.is_loopback or found.is_unspecified)
