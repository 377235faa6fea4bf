"""The turns of a conversation: which passages each one needs, and how a model reads them."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.ports.retrieval import Retriever
from app.values.answers import Source, Turn
from guardrails.contract import SourceText
from guardrails.masking import without_placeholders
from knowledge_base.contract import Passage
from knowledge_base.evidence import Evidence, select
from knowledge_base.terms import terms

NOTHING = (
    "Ik vond hierover niets in de bronnen die ik heb. "
    "Stel de vraag met andere woorden, of voeg een bron toe waarin het antwoord staat."
)
NOT_IN_SOURCES = "Het antwoord op deze vraag staat niet in de bronnen die ik heb."
QUOTES = "\n\nUit de bronnen:\n"
ONLY_QUOTES = "Dit zeggen de bronnen hierover:\n"

# A question with fewer terms of its own than this leans on the one before it.
_STANDS_ALONE = 5


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for one question; `evidence` belongs to `sources`, one to one."""

    question: str
    query: str
    passages: tuple[Passage, ...]
    evidence: tuple[Evidence, ...]
    sources: tuple[Source, ...]
    shown_before: frozenset[int] = frozenset()

    @property
    def brought(self) -> list[str]:
        """All that the person and the sources said: what an answer may repeat."""
        placed = (f"{source.title} {source.heading} {source.text}" for source in self.sources)
        return [self.question, *placed]

    @property
    def orders(self) -> list[str]:
        """One "injection" for each passage of which an order to the assistant was left out."""
        return ["injection" for passage in self.passages if passage.note]

    @property
    def carriers(self) -> list[SourceText]:
        """What the model could read, as the texts that have to carry its sentences."""
        return [
            SourceText(str(source.nr), evidence.text)
            for source, evidence in zip(self.sources, self.evidence, strict=True)
        ]

    @property
    def new(self) -> list[dict[str, object]]:
        """The sources that the model has not read in an earlier turn, for the prompt."""
        return [
            {"nr": source.nr, "place": place(source), "text": evidence.text}
            for source, evidence in zip(self.sources, self.evidence, strict=True)
            if source.nr not in self.shown_before
        ]


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds evidence for a question in its conversation.

    Args:
        passages: how many passages to look at.
        words: how many words of evidence a turn may hold; each costs reading time.
    """

    retriever: Retriever
    passages: int
    words: int

    async def conversation(
        self, question: str, history: Sequence[Turn], within: Sequence[str]
    ) -> list[Found]:
        """What was found for each turn, the newest last.

        An earlier turn is searched again, so that its prompt comes out as it was and the model
        still has it warm. A passage keeps its number through the conversation.
        """
        numbers: dict[str, int] = {}
        turns: list[Found] = []
        asked = [turn.question for turn in history] + [question]
        words = [without_placeholders(each) for each in asked]
        for place, each in enumerate(asked):
            query = _query(words[place], words[place - 1] if place else "")
            passages = await self._search(words[place], query, within)
            turns.append(_numbered(each, query, passages, self.words, numbers))
        return turns

    async def _search(self, question: str, query: str, within: Sequence[str]) -> list[Passage]:
        passages = await self.retriever.search(query, self.passages, within)
        if query == question:
            return passages
        alone = await self.retriever.search(question, self.passages, within)
        return _taken_in_turn(passages, alone)[: self.passages]


def place(source: Source) -> str:
    """Where a passage stands, as one line: title and the nearest heading."""
    nearest = source.heading.split(" > ")[-1]
    return source.title if nearest in ("", source.title) else f"{source.title} > {nearest}"


def said_by_model(answer: str) -> str:
    """An earlier answer as the model wrote it: without the quotes that were put under it."""
    return (
        answer.split(ONLY_QUOTES, maxsplit=1)[0].split(QUOTES, maxsplit=1)[0] or "Zie de bronnen."
    )


def _query(question: str, before: str) -> str:
    """What to search for: a question that cannot stand alone takes the one before it along."""
    if before and len(set(terms(question))) < _STANDS_ALONE:
        return f"{before} {question}"
    return question


def _taken_in_turn(some: Sequence[Passage], others: Sequence[Passage]) -> list[Passage]:
    """Both lists merged by place; a passage in both counts once."""
    places = sorted(
        [(place, 0, passage) for place, passage in enumerate(some)]
        + [(place, 1, passage) for place, passage in enumerate(others)],
        key=lambda item: item[:2],
    )
    merged: dict[str, Passage] = {}
    for _, _, passage in places:
        merged.setdefault(passage.chunk.id, passage)
    return list(merged.values())


def _numbered(
    question: str, query: str, passages: Sequence[Passage], words: int, numbers: dict[str, int]
) -> Found:
    shown_before = frozenset(numbers.values())
    evidence = select(query, passages, words)
    sources = []
    for each in evidence:
        chunk = each.passage.chunk
        number = numbers.setdefault(chunk.id, len(numbers) + 1)
        sources.append(
            Source(
                number,
                chunk.document,
                chunk.path,
                chunk.title,
                chunk.heading,
                chunk.page,
                chunk.text,
                each.passage.note,
            )
        )
    return Found(question, query, tuple(passages), tuple(evidence), tuple(sources), shown_before)
