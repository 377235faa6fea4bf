"""The official client, unchanged, against a real server on loopback."""

import base64
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import openai
import pytest
import uvicorn
from openai import OpenAI

from app.errors import AnswerWithheld, ModelAway, ModelBusy
from app.main import create_app
from app.values.answers import Delta
from app.wiring import Services
from tests.support.service import SENTENCES, FakeAsk, a_service

MESSAGES: Any = [
    {"role": "system", "content": "Praat als een piraat."},
    {"role": "user", "content": "Wat is de Woo?"},
    {"role": "assistant", "content": "Een wet."},
    {"role": "user", "content": [{"type": "text", "text": "En de termijn?"}]},
]


@pytest.fixture
def ask() -> FakeAsk:
    return FakeAsk()


@pytest.fixture
def address(tmp_path: Path, ask: FakeAsk) -> Iterator[str]:
    yield from serve(a_service(tmp_path, ask))


def serve(services: Services) -> Iterator[str]:
    config = uvicorn.Config(create_app(services=services), port=0, log_config=None)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def client(address: str) -> Iterator[OpenAI]:
    with OpenAI(base_url=f"{address}/v1", api_key="nb_x_y", max_retries=0) as client:
        yield client


def test_a_whole_answer_has_sources_and_usage(client: OpenAI, ask: FakeAsk) -> None:
    completion = client.chat.completions.create(
        model="gpt-4o",
        messages=MESSAGES,
        temperature=0.7,
        max_tokens=50,
        user="iemand",
    )

    choice = completion.choices[0]
    assert (choice.message.content, choice.finish_reason) == ("".join(SENTENCES), "stop")
    assert completion.usage is not None
    assert completion.usage.total_tokens == 129
    assert completion.model == "scripted"
    extras = completion.model_extra["notabene"]  # type: ignore[index]
    assert extras["sources"][0]["title"] == "De Woo"
    assert extras["sentences"][0]["support"] == "supported"


def test_the_conversation_becomes_turns_and_the_clients_instructions_do_not_replace_ours(
    client: OpenAI, ask: FakeAsk
) -> None:
    client.chat.completions.create(model="x", messages=MESSAGES)

    (asked,) = ask.asked
    assert asked.question == "En de termijn?"
    assert [(t.question, t.answer) for t in asked.history] == [("Wat is de Woo?", "Een wet.")]


def test_a_stream_tells_its_sources_before_its_text(client: OpenAI) -> None:
    stream = client.chat.completions.create(
        model="x",
        messages=MESSAGES,
        stream=True,
        stream_options={"include_usage": True},
    )

    chunks = list(stream)
    text = [c.choices[0].delta.content or "" for c in chunks if c.choices]
    extras = [c.model_extra.get("notabene", {}) for c in chunks if c.model_extra is not None]
    keys = [next(iter(extra)) for extra in extras if extra]
    assert "".join(text) == "".join(SENTENCES)
    assert keys[:3] == ["waiting", "sources", "sentence"]
    assert chunks[-2].choices[0].finish_reason == "stop"
    assert chunks[-1].choices == []
    assert chunks[-1].usage is not None
    assert chunks[-1].usage.completion_tokens == 9
    assert len({c.id for c in chunks}) == 1


def test_a_stream_tells_no_usage_when_nobody_asked(client: OpenAI) -> None:
    chunks = list(client.chat.completions.create(model="x", messages=MESSAGES, stream=True))

    assert all(chunk.choices and chunk.usage is None for chunk in chunks)


def test_a_full_queue_is_an_error_that_the_client_knows(client: OpenAI, ask: FakeAsk) -> None:
    ask.refuse_with = ModelBusy(8, 5)

    with pytest.raises(openai.InternalServerError) as caught:
        client.chat.completions.create(model="x", messages=MESSAGES, stream=True)

    assert caught.value.status_code == 503
    assert caught.value.response.headers["retry-after"] == "5"


def test_a_late_block_ends_as_a_content_filter(client: OpenAI, ask: FakeAsk) -> None:
    ask.events = [Delta("Het begin. "), AnswerWithheld(("bsn",))]

    chunks = list(client.chat.completions.create(model="x", messages=MESSAGES, stream=True))

    assert chunks[-1].choices[0].finish_reason == "content_filter"


def test_a_model_that_stops_halfway_is_an_error_for_the_client(
    client: OpenAI, ask: FakeAsk
) -> None:
    ask.events = [Delta("Het begin. "), ModelAway("De modelserver is weg.")]

    with pytest.raises(openai.APIError, match="modelserver is weg"):
        list(client.chat.completions.create(model="x", messages=MESSAGES, stream=True))


@pytest.mark.parametrize(
    "messages",
    [
        pytest.param([{"role": "system", "content": "x"}], id="only instructions"),
        pytest.param([{"role": "user", "content": " "}], id="an empty question"),
        pytest.param(MESSAGES[:3], id="the last word is the assistant's"),
        pytest.param([], id="nothing"),
    ],
)
def test_a_conversation_without_a_question_is_refused(client: OpenAI, messages: Any) -> None:
    with pytest.raises(openai.BadRequestError):
        client.chat.completions.create(model="x", messages=messages)


def test_models_are_listed_and_found(client: OpenAI) -> None:
    (model,) = client.models.list().data

    assert client.models.retrieve(model.id).owned_by == "notabene"
    with pytest.raises(openai.NotFoundError):
        client.models.retrieve("anders")


def test_embeddings_come_as_the_client_wants_them(client: OpenAI) -> None:
    made = client.embeddings.create(model="x", input=["a", "b"])
    question = client.embeddings.create(
        model="x", input="a", extra_body={"notabene": {"kind": "question"}}
    )
    encoded = client.embeddings.create(model="x", input="a", encoding_format="base64")

    assert [each.embedding for each in made.data] == [[1.0, 0.0], [1.0, 0.0]]
    assert question.data[0].embedding == [0.0, 1.0]
    raw = base64.b64decode(str(encoded.data[0].embedding))
    assert np.frombuffer(raw, "<f4").tolist() == [1.0, 0.0]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        pytest.param("chat/completions", {"messages": MESSAGES, "stream": True}, id="chat stream"),
        pytest.param("chat/completions", {"messages": MESSAGES}, id="chat"),
        pytest.param("antwoorden", {"question": "Hoe lang?"}, id="answer"),
    ],
)
def test_a_reader_who_leaves_stops_the_model(
    address: str, ask: FakeAsk, path: str, body: dict[str, object]
) -> None:
    ask.events = [Delta("Het begin. ")]
    ask.forever = True

    if body.get("stream"):
        with httpx.stream("POST", f"{address}/v1/{path}", json=body) as response:
            next(response.iter_raw())
    else:
        with pytest.raises(httpx.ReadTimeout):
            httpx.post(f"{address}/v1/{path}", json=body, timeout=0.3)

    for _ in range(200):
        if ask.closed:
            break
        time.sleep(0.01)
    assert ask.closed
