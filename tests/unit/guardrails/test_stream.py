import asyncio
from collections.abc import AsyncIterator
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from guardrails.checks.bsn import BsnCheck
from guardrails.checks.phone import PhoneCheck
from guardrails.contract import Action
from guardrails.folding import OnFolded
from guardrails.pipeline import Pipeline
from guardrails.policies import Policy
from guardrails.stream import reviewed

masking = Pipeline(
    [OnFolded([BsnCheck(), PhoneCheck()])], Policy("t", {"bsn": Action.MASK, "phone": Action.MASK})
)
blocking = Pipeline([BsnCheck()], Policy("t", {"bsn": Action.BLOCK}))

TEXTS = st.lists(
    st.sampled_from(
        [
            "Uw bsn is 111222333. ",
            "Uw burgerservicenummer is\n111222333. ",
            "Het bsn luidt 12345\n6782, klopt dat? ",
            "Bel 06-12345678. ",
            "Dank.\n\n",
            "# Kop\n",
            "1. Een stap. ",
            "Dit is op 3 mei. 12 mensen kwamen. ",
            "Zie art. 5.1 Woo, d.w.z. lid 2. ",
        ]
    ),
    min_size=1,
    max_size=6,
).map("".join)


def chunked(text: str, data: st.DataObject) -> list[str]:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=12)))
    edges = [0, *cuts, len(text)]
    return [text[a:b] for a, b in pairwise(edges)]


def shown(chunks: list[str], pipeline: Pipeline = masking) -> list[str]:
    async def stream() -> AsyncIterator[str]:
        for chunk in chunks:
            yield chunk

    async def collect() -> list[str]:
        return [v.text async for v in reviewed(stream(), pipeline) if not v.blocked]

    return asyncio.run(collect())


@settings(deadline=None)
@given(TEXTS, st.data())
def test_no_chunking_lets_a_number_through(text: str, data: st.DataObject) -> None:
    seen = "".join(shown(chunked(text, data)))

    assert not any(n in seen for n in ("111222333", "12345\n6782", "6782", "06-12345678"))


@settings(deadline=None)
@given(TEXTS, st.data())
def test_chunking_never_changes_what_is_shown(text: str, data: st.DataObject) -> None:
    assert shown(chunked(text, data)) == shown([text])


def test_nothing_follows_a_blocked_sentence() -> None:
    assert shown(["Dag. Het bsn is ", "111222333. Groet. Einde."], blocking) == ["Dag."]


def test_an_empty_stream_shows_nothing() -> None:
    assert shown([]) == []
