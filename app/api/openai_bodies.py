"""Bodies as OpenAI-compatible clients write and read them."""

import base64
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from app.api.bodies import AnswerBody
from app.errors import InvalidInput
from app.values.answers import Answer, Turn, Usage
from app.values.guarding import Override
from knowledge_base.vectors import Matrix

Texts = Annotated[list[str], Field(min_length=1, max_length=2048)]


class Part(BaseModel):
    type: str
    text: str = ""


class ChatMessage(BaseModel):
    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[Part] | None = None

    @property
    def text(self) -> str:
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content if part.text)
        return self.content or ""


class StreamOptions(BaseModel):
    include_usage: bool = False


class ChatExtras(BaseModel):
    collection: str | None = None
    override: Override | None = None


class ChatRequest(BaseModel):
    """Other parameters are accepted and have no effect: the service has its own sampling."""

    messages: list[ChatMessage] = Field(min_length=1)
    model: str = ""
    n: int | None = Field(default=None, ge=1, le=1)
    stream: bool | None = False
    stream_options: StreamOptions | None = None
    notabene: ChatExtras = ChatExtras()

    @property
    def wants_usage(self) -> bool:
        return self.stream_options is not None and self.stream_options.include_usage


class EmbeddingExtras(BaseModel):
    kind: Literal["passage", "question"] = "passage"


class EmbeddingRequest(BaseModel):
    input: str | Texts
    model: str = ""
    encoding_format: Literal["float", "base64"] = "float"
    notabene: EmbeddingExtras = EmbeddingExtras()

    @property
    def texts(self) -> list[str]:
        return [self.input] if isinstance(self.input, str) else self.input


@dataclass(frozen=True, slots=True)
class Conversation:
    question: str
    history: tuple[Turn, ...]


def conversation(messages: Sequence[ChatMessage]) -> Conversation:
    """The last question and the turns before it; instructions of a client do not replace ours.

    Raises: InvalidInput when the last words are not the person's.
    """
    turns: list[Turn] = []
    asked: list[str] = []
    for message in messages:
        if message.role == "user":
            asked.append(message.text)
        elif message.role == "assistant" and asked:
            turns.append(Turn("\n".join(asked), message.text))
            asked = []
    question = "\n".join(asked)
    if not question.strip():
        raise InvalidInput("Het laatste bericht moet een vraag van de gebruiker zijn.")
    return Conversation(question, tuple(turns))


@dataclass(frozen=True, slots=True)
class Completion:
    """Writes the bodies of one answer: whole, or in chunks with the same id."""

    model: str
    id: str = field(default_factory=lambda: f"chatcmpl-{uuid.uuid4().hex}")
    created: int = field(default_factory=lambda: int(time.time()))

    def whole(self, answer: Answer) -> dict[str, Any]:
        message = {"role": "assistant", "content": answer.text, "refusal": None}
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
        head = self._head("chat.completion", answer.model)
        return {
            **head,
            "choices": [choice],
            "usage": usage(answer.usage),
            "notabene": extras(answer),
        }

    def chunk(
        self, delta: dict[str, str], finish_reason: str | None = None, **notabene: object
    ) -> dict[str, Any]:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}
        chunk = {**self._head("chat.completion.chunk", self.model), "choices": [choice]}
        return {**chunk, "notabene": notabene} if notabene else chunk

    def usage_chunk(self, used: Usage) -> dict[str, Any]:
        head = self._head("chat.completion.chunk", self.model)
        return {**head, "choices": [], "usage": usage(used)}

    def _head(self, kind: str, model: str) -> dict[str, Any]:
        return {"id": self.id, "object": kind, "created": self.created, "model": model}


def usage(used: Usage) -> dict[str, Any]:
    return {
        "prompt_tokens": used.prompt_tokens,
        "completion_tokens": used.completion_tokens,
        "total_tokens": used.prompt_tokens + used.completion_tokens,
        "prompt_tokens_details": {"cached_tokens": used.cached_tokens},
    }


def extras(answer: Answer) -> dict[str, Any]:
    """What OpenAI has no place for: sources, support, timings, prompt."""
    body = AnswerBody.model_validate(answer)
    return body.model_dump(mode="json", exclude={"answer", "usage", "model"})


def embedding_list(vectors: Matrix, encoding: str, model: str) -> dict[str, Any]:
    data = [
        {"object": "embedding", "index": index, "embedding": _encoded(row, encoding)}
        for index, row in enumerate(vectors)
    ]
    # Counting tokens would mean doing the work twice, so they are not billed.
    free = {"prompt_tokens": 0, "total_tokens": 0}
    return {"object": "list", "data": data, "model": model, "usage": free}


def _encoded(row: Matrix, encoding: str) -> str | list[float]:
    if encoding == "base64":
        return base64.b64encode(row.astype("<f4").tobytes()).decode()
    return [float(number) for number in row]
