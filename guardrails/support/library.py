"""All sources of one answer, with an index of which sentences hold which words."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from guardrails.contract import SourceText
from guardrails.support.passages import Reading, passages
from guardrails.support.vocabulary import Vocabulary


class Library:
    """The passages in order, and how telling each word is among them."""

    def __init__(self, sources: Sequence[SourceText]) -> None:
        self.passages = [passage for source in sources for passage in passages(source)]
        self.sources = {source.id: Reading(source.text) for source in sources}
        self.whole = Reading("\n\n".join(source.text for source in sources))
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, passage in enumerate(self.passages):
            for stem in passage.said.stems:
                self._places[stem].append(place)
        self._vocabulary = Vocabulary(self._places)
        self._holders: dict[str, Mapping[int, float]] = {}

    def weight(self, stem: str) -> float:
        """A rare word tells more about where a sentence comes from than a common one."""
        return math.log1p(len(self.passages) / (1 + len(self._places.get(stem, ()))))

    def holders(self, stem: str) -> Mapping[int, float]:
        """How surely each passage that holds a word does so, by its place in the library."""
        if stem not in self._holders:
            found: dict[int, float] = {}
            alike = self._vocabulary.alike(stem)
            for other in sorted(alike, key=alike.__getitem__):
                found |= dict.fromkeys(self._places[other], alike[other])
            self._holders[stem] = found
        return self._holders[stem]

    def neighbours(self, place: int) -> range:
        """The places of a passage and those beside it in the same source."""
        source = self.passages[place].source
        start = place - (place > 0 and self.passages[place - 1].source == source)
        last = len(self.passages) - 1
        end = place + (place < last and self.passages[place + 1].source == source)
        return range(start, end + 1)
