"""Initials under a mail: "Groet, K." and "RdV" stand for who wrote it."""

import re
from collections.abc import Iterator

from app.woo.finding.passages import RULES, Passage

_CLOSING = (
    r"(?:(?:(?:met |lieve |hartelijke |vriendelijke ){0,2}groet(?:jes|en)?|gr|grt|mvg|vr\.? ?gr"
    r"|liefs|dank|thanks)\b[.,!]{0,2} ?)"
)
_LINE = re.compile(
    rf"^[> ]*(?P<closing>{_CLOSING})?(?P<initials>[A-Z](?:\.?[A-Za-z]){{0,5}}\.?)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_NO_INITIALS = frozenset({"ok", "ps", "nb", "ja", "nee", "pm", "cc", "re", "fw"})


def initials_of(name: str) -> frozenset[str]:
    """The ways to shorten a name as it is spoken: "Ruth de Vos" is "r", "rv" and "rdv"."""
    parts = [part for part in re.split(r"[\s-]+", name) if part]
    if not parts:
        return frozenset()
    large = [part[0] for part in parts if part[0].isupper()]
    ways = ("".join(part[0] for part in parts), "".join(large), parts[0][0])
    return frozenset(way.casefold() for way in ways)


def signatures(text: str, known: frozenset[str]) -> Iterator[Passage]:
    """Lines with nothing but initials that somebody in the dossier has.

    One letter is only a signature with a full stop or a closing word: an answer may be "A".
    """
    for line in _LINE.finditer(text):
        written = line["initials"]
        letters = written.replace(".", "").casefold()
        short = len(letters) == 1 and not (line["closing"] or written.endswith("."))
        if short or not written[0].isupper() or letters in _NO_INITIALS or letters not in known:
            continue
        start, end = line.span("initials")
        reason = "initialen onder een bericht"
        yield Passage("initials", start, end, "5.1.2.e", reason, 0.7, RULES)
