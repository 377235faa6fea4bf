"""The grounds of hoofdstuk 5 of the Woo, and a reader of every way to write one."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from app.errors import InvalidInput

Kind = Literal["absolute", "relative", "own", "temporary"]
Motivation = Literal["lid 3", "practice", ""]

_FILE = Path(__file__).parents[1] / "data" / "grounds.toml"
_ORDINALS = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste")
_CARDINALS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht")
_LAWS = {
    r"wet\s+open\s+overheid": "woo",
    r"wet\s+openbaarheid\s+van\s+bestuur": "wob",
    r"eén|één": "een",
}
_PARAGRAPH = re.compile(r"\b(?:([1-9])\s?(?:e|de|ste)\s+lid|lid\s+([1-9])(?=\D|$))")
# Words that stand between the numbers and say nothing by themselves.
_FILLING = re.compile(
    r"\b(?:aanhef\s+en|aanhef|onder(?:deel|delen)?|sub|letter|lid|ingevolge|o\.)(?![a-z])"
)
_SIGNS = r"[\s.,;:·()\[\]/§_-]"
_APART = rf"{_SIGNS}*"
_BETWEEN = rf"(?={_SIGNS}){_APART}"
_REFERENCE = re.compile(
    r"(?<![\d.,])(?P<article>5(?:\s?[.·]\s?|[,_-])(?:1|2|4\s?a(?![a-z])|4)|10|11)"
    rf"(?:{_BETWEEN}(?P<paragraph>[1-9])(?:{_APART}(?P<letter>[a-z])(?![a-z\d]))?)?"
    r"(?![.,·-]?\d)"
)
# "tweede lid, onder e, van artikel 5.1": the article comes last.
_TURNED = re.compile(
    rf"(?P<rest>[1-9]{_APART}(?:[a-i]{_APART})?)(?:van\s+)?(?:artikel|art\.?)\s+"
    r"(?P<article>5[.,]1|5[.,]2|10|11)(?![.,]?\d)"
)
_MORE_LETTERS = re.compile(rf"{_APART}(?:en|of|&|\+|,|/)\s*(?:onder\s+)?[a-i](?![a-z\d])")
_OTHER_LAW = re.compile(r"\b(?:avg|uavg|awb|gdpr|gemeentewet|grondwet)\b")
_OLD_ARTICLES = ("10", "11")
_BARE = {"5.2": "5.2.1", "5.4a": "5.4a.1", "11": "11.1"}


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground to refuse on: its code as printed in a box, and what the law asks for it.

    `motivation` says what asks for a motivation of its own: art. 5.1 lid 3, or practice.
    `five_years`: art. 5.3 asks for more when the information is older than five years.
    """

    code: str
    article: str
    label: str
    kind: Kind
    motivation: Motivation = ""
    five_years: bool = False


@dataclass(frozen=True, slots=True)
class NamedGround:
    """The ground that a text names; `legacy` when the text uses a code of the old Wob."""

    ground: Ground
    legacy: bool


@cache
def grounds() -> Mapping[str, Ground]:
    """Every ground by its code, in the order of the law."""
    return {each["code"]: Ground(**each) for each in _data()["ground"]}


def read_ground(text: str) -> NamedGround:
    """The one ground that a text names, in any spelling of the Woo or the Wob.

    Raises: InvalidInput when it names none, only a part of one, or more than one.
    """
    plain = _plain(text)
    named = {*_named(plain)}
    if len(named) == 1:
        return named.pop()
    if named:
        raise InvalidInput("Hier staat meer dan één grond. Geef ze een voor een.")
    if _REFERENCE.search(plain):
        raise InvalidInput(
            "Dit is geen volledige grond van hoofdstuk 5 van de Woo. "
            "Noem artikel, lid en letter, zoals 5.1.2.e."
        )
    raise InvalidInput("Hier staat geen grond van hoofdstuk 5 van de Woo.")


def _named(plain: str) -> Iterator[NamedGround]:
    if _OTHER_LAW.search(plain):
        return
    for reference in _REFERENCE.finditer(plain):
        if _MORE_LETTERS.match(plain, reference.end()) and reference["letter"]:
            raise InvalidInput("Hier staat meer dan één grond. Geef ze een voor een.")
        if named := _looked_up(reference, plain):
            yield named


def _looked_up(reference: re.Match[str], plain: str) -> NamedGround | None:
    article = re.sub(r"[,·_-]", ".", re.sub(r"\s", "", reference["article"]))
    code = ".".join(filter(None, (article, reference["paragraph"], reference["letter"])))
    legacy = article in _OLD_ARTICLES
    if _of_the_other_law(plain, legacy=legacy):
        return None
    # A bare "11" may be any number, so the law has to be named with it.
    if code != "11" or re.search(r"\bwob\b", plain):
        code = _BARE.get(code, code)
    now = _data()["legacy"].get(code) if legacy else code
    ground = grounds().get(now) if now else None
    return NamedGround(ground, legacy) if ground else None


def _of_the_other_law(plain: str, *, legacy: bool) -> bool:
    named = set(re.findall(r"\bwo[ob]\b", plain))
    return bool(named) and ("wob" if legacy else "woo") not in named


def _plain(text: str) -> str:
    """Lower case, "tweede lid" and "2e lid" as a number, without the words in between."""
    plain = unicodedata.normalize("NFKC", text).lower().replace("\u00ad", "")
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", plain)
    for pattern, short in _LAWS.items():
        plain = re.sub(pattern, short, plain)
    for number, (ordinal, cardinal) in enumerate(zip(_ORDINALS, _CARDINALS, strict=True), 1):
        plain = re.sub(rf"\b{ordinal}\s+lid\b|\blid\s+{cardinal}\b", f"lid {number}", plain)
    plain = _PARAGRAPH.sub(lambda found: f" {found[1] or found[2]} ", plain)
    return _TURNED.sub(r"\g<article> \g<rest> ", _FILLING.sub(" ", plain))


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
