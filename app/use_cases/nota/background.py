"""Facts from a collection for under the explanation, in the words of their source."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.ports.retrieval import Retriever
from app.use_cases.nota.cues import GOES_ON
from app.values.answers import Source
from app.values.notas import NotaParagraph
from guardrails.masking import without_placeholders
from knowledge_base.contract import Passage
from knowledge_base.evidence import Sentence, coverage, rank

BACKGROUND = "Achtergrond uit bronnen"
_PASSAGES = 5
_MOST = 3
_SHORTEST = 4
# The sentence itself must speak of most of the subject: it is read without what stood around it.
_ABOUT_IT = 0.6


@dataclass(frozen=True, slots=True)
class Background:
    paragraphs: tuple[NotaParagraph, ...] = ()
    sources: tuple[Source, ...] = ()


async def background(retriever: Retriever, subject: str, within: Sequence[str]) -> Background:
    """The sentences that say most about the subject; none where no collection is given."""
    asked = without_placeholders(subject)
    passages = await retriever.search(asked, _PASSAGES, within) if within else []
    chosen: list[Sentence] = []
    for sentence in rank(asked, passages):
        said = {other.text for other in chosen}
        if sentence.text not in said and _is_about(asked, sentence):
            chosen.append(sentence)
    chosen = chosen[:_MOST]
    used = sorted({sentence.passage for sentence in chosen})
    numbers = {passage: nr for nr, passage in enumerate(used, start=1)}
    return Background(
        tuple(
            NotaParagraph(each.text, (f"s{numbers[each.passage]}",), "supported")
            for each in chosen
        ),
        tuple(_source(numbers[passage], passages[passage]) for passage in used),
    )


def _is_about(subject: str, sentence: Sentence) -> bool:
    whole = sentence.text.endswith(".") and len(sentence.text.split()) >= _SHORTEST
    alone = not GOES_ON.search(sentence.text)
    return whole and alone and coverage(subject, [sentence.text]) >= _ABOUT_IT


def _source(nr: int, passage: Passage) -> Source:
    chunk = passage.chunk
    return Source(
        nr=nr,
        document=chunk.document,
        path=chunk.path,
        title=chunk.title,
        heading=chunk.heading,
        page=chunk.page,
        text=chunk.text,
        note=passage.note,
    )
