import asyncio
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from app.use_cases.check_support import CheckSupport
from app.values.guarding import GivenSource
from guardrails.contract import SentenceSupport, SourceText

IDS = st.integers(0, 2) | st.sampled_from(["0", "1", "1'1", "1'2", "1'1'2", ""])


class CarriedByAll:
    """Finds one sentence that every source carries, and remembers what it was given."""

    async def judge(
        self, text: str, sources: Sequence[SourceText], *, seconds: float = 0, person: str = ""
    ) -> Sequence[SentenceSupport]:
        self.given = sources
        names = tuple(source.id for source in sources)
        return [SentenceSupport(0, len(text), text, "supported", 1.0, names, ())]


@given(st.lists(IDS, max_size=9))
def test_every_source_is_judged_and_known_by_the_id_it_came_with(ids: list[int | str]) -> None:
    sources = [GivenSource(each, f"bron {place}") for place, each in enumerate(ids)]
    judge = CarriedByAll()
    review = asyncio.run(CheckSupport(judge, judge).review("Waar.", sources))

    assert [source.text for source in judge.given] == [source.text for source in sources]
    assert len({source.id for source in judge.given}) == len(ids)
    assert review.sentences[0].sources == tuple(dict.fromkeys(ids))
