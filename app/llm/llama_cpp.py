"""The local model. One thread owns it, so two generations can never interleave."""

from collections.abc import AsyncGenerator, Sequence
from functools import cached_property
from pathlib import Path

from app.errors import PromptTooLong
from app.llm.cores import usable_cores
from app.llm.thread import OwningThread
from app.llm.vocabulary import Vocabulary
from app.llm.weights import Weights
from app.values.language import Event, Message, Sampling


class LlamaCppGenerator:
    """A GGUF model in this process.

    Args:
        path: the GGUF file; it is opened when it is first needed.
        context_length: tokens for prompt and answer together; each costs memory from the start.
        warm_bytes: memory for the beginnings of prompts that are kept ready.
        threads: how many cores compute; 0 is all that may be used here.
    """

    def __init__(
        self,
        path: Path,
        *,
        context_length: int = 8192,
        warm_bytes: int = 512 * 2**20,
        threads: int = 0,
    ) -> None:
        self.name = path.stem
        self._path = path
        self._context_length = context_length
        self._warm_bytes = warm_bytes
        self._threads = threads or usable_cores()
        self._thread = OwningThread("llama")

    @property
    def context_length(self) -> int:
        return min(self._context_length, self._vocabulary.context_length)

    def count_tokens(self, text: str) -> int:
        return len(self._vocabulary.tokens(text))

    def stream(
        self,
        messages: Sequence[Message],
        sampling: Sampling,
        *,
        person: str = "",  # noqa: ARG002 - turns are taken in the queue
    ) -> AsyncGenerator[Event, None]:
        prompt = self._vocabulary.prompt(messages)
        begun = self._vocabulary.begun(messages, sampling.opening)
        if len(begun) > (room := self.context_length - sampling.max_tokens):
            raise PromptTooLong(len(begun), room)
        return self._thread.stream(
            lambda unwanted: self._weights.write(prompt, begun, sampling, unwanted)
        )

    async def close(self) -> None:
        """Stop what is being written and free the memory."""
        await self._thread.close(self._free)

    def _free(self) -> None:
        if weights := self.__dict__.pop("_weights", None):
            weights.close()

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self._path)

    @cached_property
    def _weights(self) -> Weights:
        return Weights(
            self._path,
            self._vocabulary,
            n_ctx=self.context_length,
            n_threads=self._threads,
            n_threads_batch=self._threads,
            flash_attn=False,  # with it, what was warm changes the answer: sums differ per batch
            warm_bytes=self._warm_bytes,
        )
