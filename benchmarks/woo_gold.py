"""Compares proposals with what a careful Woo officer would find: text against text."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

_HYPHEN_AT_END = re.compile(r"(?<=\w)-\s*\n\s*(?=[a-zà-ÿ])")
_QUOTE_SIGNS = re.compile(r"\n[> ]*>[> ]*")
_ENOUGH = 0.6
_MARK = "\0"


@dataclass
class Share:
    """So many of so many; `gone` are those that did not count, to look at."""

    right: int = 0
    all: int = 0
    gone: list[str] = field(default_factory=list)

    def count(self, hits: int, of: int = 1, name: str = "") -> None:
        self.right += hits
        self.all += of
        if hits < of:
            self.gone.append(name)

    def blame(self, name: str, *, wrong: bool) -> None:
        """Count what should not have happened."""
        self.right += wrong
        self.all += 1
        if wrong:
            self.gone.append(name)

    @property
    def value(self) -> float:
        return self.right / self.all if self.all else 1.0

    def __str__(self) -> str:
        return f"{self.value:.3f} ({self.right} of {self.all})"


@dataclass
class Scores:
    personal_recall: Share = field(default_factory=Share)
    personal_precision: Share = field(default_factory=Share)
    grounds: Share = field(default_factory=Share)
    facts_withheld: Share = field(default_factory=Share)
    opinions_found: Share = field(default_factory=Share)
    shared_withheld: Share = field(default_factory=Share)
    formal_withheld: Share = field(default_factory=Share)
    business_found: Share = field(default_factory=Share)
    business_grounds: Share = field(default_factory=Share)


@dataclass(frozen=True, slots=True)
class Found:
    """A proposal as it came out; squeezed."""

    text: str
    kind: str
    ground: str

    @property
    def view(self) -> bool:
        return self.ground.startswith("5.2")


def squeezed(text: str) -> str:
    """Without spaces, soft hyphens, hyphens at line ends, ligatures, capitals and quote signs."""
    plain = _HYPHEN_AT_END.sub("", _QUOTE_SIGNS.sub("\n", text)).replace("\u00ad", "")
    plain = unicodedata.normalize("NFKC", plain)
    return re.sub(r"\s+", "", plain).casefold()


def found(proposals: Iterable[dict[str, Any]]) -> list[Found]:
    return [Found(squeezed(p["text"]), p["kind"], p["ground"]) for p in proposals]


def compare(gold: dict[str, Any], proposed: Sequence[Found], scores: Scores) -> None:
    """Add what one document scores."""
    views = [each for each in proposed if each.view]
    others = [each for each in proposed if not each.view]
    _personal(gold, others, scores)
    _sentences(gold, views, others, scores)


def _personal(gold: dict[str, Any], proposed: Sequence[Found], scores: Scores) -> None:
    """Longest values first: what was matched once is not matched again."""
    left = [each.text for each in proposed]
    values = sorted(gold["personal"], key=lambda value: -len(value["text"]))
    for value in values:
        text, name = squeezed(value["text"]), f"{gold['file']}: {value['text']}"
        hits = [i for i, each in enumerate(left) if text in each][: value["count"]]
        for i in hits:
            left[i] = left[i].replace(text, _MARK, 1)
            allowed = (value["ground"], *value.get("accept", ()))
            scores.grounds.count(proposed[i].ground in allowed, 1, f"{name} {proposed[i].ground}")
        scores.personal_recall.count(len(hits), value["count"], name)
    for each, rest in zip(proposed, left, strict=True):
        if each.kind != "company":
            told = f"{gold['file']}: {each.text}"
            scores.personal_precision.count(_right(gold, each, rest), 1, told)


def _right(gold: dict[str, Any], proposed: Found, rest: str) -> bool:
    """Something in it is personal, hardly anything else, and nothing that has to stay."""
    fine = [v["text"] for key in ("personal", "security", "company", "hidden") for v in gold[key]]
    fine += gold["neutral"]
    stays = [*gold["keep"], *(v["stays"] for v in gold["personal"] if "stays" in v)]
    if any(squeezed(text) in proposed.text for text in stays):
        return False
    if rest != proposed.text:
        return len(rest.replace(_MARK, "")) <= len(proposed.text) / 2
    return any(proposed.text in squeezed(t) or squeezed(t) in proposed.text for t in fine)


def _sentences(
    gold: dict[str, Any], views: Sequence[Found], others: Sequence[Found], scores: Scores
) -> None:
    for opinion in gold["opinions"]:
        held = _covered(opinion["text"], views)
        formal = opinion["treatment"] != "5.2.1"
        name = f"{gold['file']}: {opinion['text']}"
        if formal:
            scores.formal_withheld.blame(name, wrong=held)
        else:
            scores.opinions_found.count(held, 1, name)
    for key, share in (
        ("facts", scores.facts_withheld),
        ("external_opinions", scores.shared_withheld),
    ):
        for said in gold[key]:
            name = f"{gold['file']}: {said['text']}"
            share.blame(name, wrong=_covered(said["text"], views))
    for secret in (*gold["company"], *gold["security"]):
        text, name = squeezed(secret["text"]), f"{gold['file']}: {secret['text']}"
        hits = [each for each in others if text in each.text or each.text in text]
        held = _covered(secret["text"], hits)
        scores.business_found.count(held, 1, name)
        if held:
            allowed = (secret["ground"], *secret.get("accept", ()))
            longest = max(hits, key=lambda each: len(each.text))
            scores.business_grounds.count(longest.ground in allowed, 1, name)


def _covered(text: str, proposed: Sequence[Found]) -> bool:
    """Whether most of a sentence is in proposals, whole or piece by piece."""
    whole = squeezed(text)
    if any(whole in each.text for each in proposed):
        return True
    pieces = {each.text for each in proposed if each.text in whole}
    return sum(map(len, pieces)) >= _ENOUGH * len(whole)
