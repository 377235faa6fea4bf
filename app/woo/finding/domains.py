"""Whether the domain of an address says where somebody works, or only where he gets his mail."""

import re
from collections.abc import Iterable, Sequence

from app.woo.documents.texts import words
from app.woo.finding.lists import word_list

_PROVIDERS = word_list("mail_providers")
_LONG_ENOUGH = 6
_NAME = re.compile(r"[A-Z][\w-]*(?: (?:& |en |van |de |het )*[A-Z][\w-]*){1,4}")
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+")


class Workplaces:
    """The domains in a dossier that belong to an organisation."""

    def __init__(self, domains: Iterable[str], ours: Iterable[str]) -> None:
        self._found = set(ours)
        self._asked = {d: label_of(d) for d in domains if not is_for_anybody(d)}

    @property
    def labels(self) -> frozenset[str]:
        """What the organisations are called whose domains are not for anybody."""
        return frozenset({*map(label_of, self._found), *self._asked.values()} - {""})

    def look_in(self, text: str) -> None:
        """An organisation whose domain is used in a dossier is named somewhere in it."""
        left = {d: label for d, label in self._asked.items() if d not in self._found}
        if not left:
            return
        shown = _ADDRESS.sub(" ", text)
        starts = _capitals(shown)
        runs = [words(run) for run in _NAME.findall(shown)]
        self._found |= {
            domain
            for domain, label in left.items()
            if any(_fits(label, start) for start in starts)
            or any(_is_made_of(label, run) for run in runs)
        }

    def __contains__(self, domain: str) -> bool:
        return domain in self._found


def is_for_anybody(domain: str) -> bool:
    """Whether a domain only says where somebody gets his mail."""
    return label_of(domain) in _PROVIDERS


def label_of(domain: str) -> str:
    """The part that names the organisation: parkwijs in mail.parkwijs.example."""
    parts = domain.casefold().split(".")
    return parts[-2] if len(parts) > 1 else domain


def _capitals(text: str) -> set[str]:
    """What starts at each capital, without spaces: "ParkWijs Exploitatie" is one."""
    found = set()
    for match in re.finditer(r"(?<!\w)(?=([A-Z][\w&-]*(?: [\w&-]+){0,2}))", text):
        run = words(match[1])
        found |= {"".join(run[:n]) for n in range(1, len(run) + 1)}
    return found


def _is_made_of(label: str, run: Sequence[str]) -> bool:
    """Whether a label is words of a name in their order: jansenadvies of "Jansen & Zn Advies"."""
    left, used = label.replace("-", ""), 0
    for word in run:
        if left.startswith(word):
            left, used = left.removeprefix(word), used + 1
    return not left and used > 1


def _fits(label: str, written: str) -> bool:
    plain = label.replace("-", "")
    return written == plain or (len(plain) >= _LONG_ENOUGH and written.startswith(plain))
