"""A summary for the requester in plain words: counts from the inventory, and nothing else.

No model writes in it. What the request says goes through the privacy guard, and through what was
taken out of the documents.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from app.values.documents import Block, Document, Heading, ListBlock, Paragraph, Provenance
from app.values.dossiers import Document as Source
from app.values.dossiers import Dossier, Unread
from app.woo.export.rows import Row
from app.woo.law.grounds import grounds
from dutch.dates import written

_FILE = Path(__file__).parents[1] / "data" / "requester_summary.toml"
_MARK = re.compile(r"\[\d[\w.]*\]")
_GONE = "[zwart gemaakt]"


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known when the summary is made.

    `rows` are the documents that were judged, `documents` all of them; `points` are in the words
    of the requester; `clean` takes out what nobody may read.
    """

    dossier: Dossier
    points: Sequence[str]
    documents: Sequence[Source]
    rows: Sequence[Row]
    unread: Sequence[Unread]
    clean: Callable[[str], str]
    made: datetime


def summary(answer: Answer) -> Document:
    blocks = [
        *_part("asked", _asked(answer)),
        *_part("found", _found(answer)),
        *_part("given", _given(answer)),
        *_part("grounds", _grounds(answer)),
        *_part("objection", [Paragraph(_data()["objection"])]),
    ]
    made = Provenance("", "", answer.made, reviewer="een Woo-jurist")
    return Document(_data()["title"], tuple(blocks), made)


def _part(name: str, blocks: Iterable[Block]) -> Iterator[Block]:
    yield Heading(_data()["headings"][name])
    yield from blocks


def _asked(answer: Answer) -> Iterator[Block]:
    if answer.dossier.received:
        yield Paragraph(_text("asked_on", received=written(answer.dossier.received)))
    points = tuple(_open(answer, point) for point in answer.points)
    if len(points) > 1:
        yield Paragraph(_data()["asked_points"])
        yield ListBlock(points, ordered=True)
    elif points:
        yield Paragraph(_text("asked_point", point=points[0].rstrip(".")))
    elif subject := answer.dossier.title:
        yield Paragraph(_text("asked", subject=_open(answer, subject).rstrip(".")))


def _open(answer: Answer, text: str) -> str:
    return _MARK.sub(_GONE, answer.clean(text))


def _found(answer: Answer) -> Iterator[Block]:
    documents = answer.documents
    if not documents:
        yield Paragraph(_data()["found_none"])
        return
    yield Paragraph(_counted("found", len(documents)))
    yield from _kinds(documents)
    days = sorted(each.date for each in documents if each.date)
    if days:
        first, last = map(written, (days[0], days[-1]))
        yield Paragraph(_text("one_day" if first == last else "period", first=first, last=last))
    rest = {
        "copies": sum(bool(row.label) for row in answer.rows),
        "out_of_scope": sum(each.out_of_scope for each in documents),
        "unread": len(answer.unread),
    }
    yield from (Paragraph(_counted(name, count)) for name, count in rest.items() if count)


def _kinds(documents: Sequence[Source]) -> Iterator[Block]:
    """How many of each sort, the largest number first."""
    names: dict[str, tuple[str, str]] = _data()["kind"]
    counts = Counter(each.kind if each.kind in names else "other" for each in documents)
    if len(counts) > 1 or "other" not in counts:
        yield Paragraph(_data()["found_kinds"])
        yield ListBlock(
            tuple(f"{count} {names[kind][count > 1]}" for kind, count in counts.most_common())
        )


def _given(answer: Answer) -> Iterator[Block]:
    counts = Counter(row.judgement for row in answer.rows)
    said = [
        _plural(words, counts[judgement])
        for judgement, words in _data()["judgement"].items()
        if counts[judgement]
    ]
    if said:
        yield ListBlock(tuple(said))
    if left := len(answer.documents) - len(answer.rows):
        yield Paragraph(_counted("unjudged", left))


def _grounds(answer: Answer) -> Iterator[Block]:
    counts = Counter(code for row in answer.rows for code in row.grounds)
    if not counts:
        given = all(row.published or row.link or row.label for row in answer.rows)
        everything = given and len(answer.rows) == len(answer.documents)
        yield Paragraph(_data()["grounds_none" if everything else "grounds_open"])
        return
    yield Paragraph(_data()["grounds"])
    yield ListBlock(
        tuple(
            f"{_data()['ground'][code]} {_counted('in_documents', counts[code])} ({code})"
            for code in grounds()
            if counts[code]
        )
    )


def _counted(name: str, count: int) -> str:
    return _plural(_data()[name], count)


def _plural(words: Sequence[str], count: int) -> str:
    return words[count > 1].format(count=count)


def _text(name: str, **known: str) -> str:
    said: str = _data()[name]
    return said.format(**known)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
