"""The weights in memory: reads a prompt, writes an answer, keeps prompts warm."""

import ctypes
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from pathlib import Path
from typing import Any

import llama_cpp
import numpy as np

from app.llm.grammars import grammar
from app.llm.openings import preference
from app.llm.pieces import Pieces
from app.llm.prefixes import Prefix, WarmPrefixes, shared_length
from app.llm.thread import Unwanted
from app.llm.vocabulary import Vocabulary, load
from app.values.language import Event, Finished, Opened, Opening, Sampling, Text

# A reader who leaves is noticed once in so many prompt tokens; below this they cost more time.
PROMPT_STEP = 128

# llama.cpp adds up a batch of one token otherwise than a larger one, and that changes answers. So
# the end of a prompt is always read together, also when all of it is warm.
READ_TOGETHER = 8


class Weights:
    """The loaded model with its evaluated tokens. Used by one thread only."""

    def __init__(self, path: Path, vocabulary: Vocabulary, **options: Any) -> None:
        warm_bytes = options.pop("warm_bytes")
        self._llama = load(path, **options)
        self._vocabulary = vocabulary
        self._warm = WarmPrefixes(warm_bytes)

    def write(
        self,
        prompt: Sequence[int],
        begun: Sequence[int],
        sampling: Sampling,
        unwanted: Unwanted,
    ) -> Iterator[Event]:
        """The answer piece by piece, then `Finished`; ends early once it is unwanted.

        `begun` is the prompt with what follows an opening; without one it is the prompt itself.
        """
        cached = self._rewind(prompt)
        if not self._read(prompt[cached:], unwanted):
            return
        if sampling.opening:
            yield Opened(self._preference(sampling.opening), len(prompt), cached)
        pieces = Pieces(sampling.stop)
        written = 0
        for token in self._tokens(begun, sampling):
            if unwanted():
                return
            written += 1
            if text := pieces.feed(self._vocabulary.piece(token)):
                yield Text(text)
            if pieces.stopped:
                break
        if text := pieces.finish():
            yield Text(text)
        cut = written == sampling.max_tokens and not pieces.stopped
        yield Finished(len(begun), written, cached, "length" if cut else "stop")

    def close(self) -> None:
        self._llama.close()

    def _read(self, prompt: Sequence[int], unwanted: Unwanted) -> bool:
        """Evaluate these tokens in steps; false when it was broken off."""
        while prompt:
            if unwanted():
                return False
            step = PROMPT_STEP if len(prompt) >= PROMPT_STEP + READ_TOGETHER else len(prompt)
            self._llama.eval(prompt[:step])
            prompt = prompt[step:]
        return True

    def _preference(self, opening: Opening) -> float:
        """Read from the evaluated prompt, so it costs nothing."""
        count = self._llama.n_vocab()
        raw = llama_cpp.llama_get_logits(self._llama.ctx)
        wanted, other = map(self._vocabulary.first_tokens, (opening.wanted, opening.other))
        return preference(np.ctypeslib.as_array(raw, shape=(count,)), wanted, other)

    def _tokens(self, prompt: Sequence[int], sampling: Sampling) -> Iterator[int]:
        """The tokens of the answer, up to its end or `max_tokens`."""
        self._llama.set_seed(sampling.seed)
        tokens = self._llama.generate(
            prompt, temp=sampling.temperature, grammar=grammar(sampling.schema)
        )
        return takewhile(self._vocabulary.goes_on, islice(tokens, sampling.max_tokens))

    def _rewind(self, prompt: Sequence[int]) -> int:
        """Bring the model to the longest warm beginning of this prompt; its length."""
        wanted = np.asarray(prompt, np.intc)
        current = self._llama.input_ids[: self._llama.n_tokens]
        shared = shared_length(current, wanted)
        if shared < len(current):
            self._warm.keep(Prefix(current.copy(), self._state()))
        prefix, kept = self._warm.best(prompt)
        if prefix and kept > shared:
            self._restore(prefix)
            shared = kept
        shared = max(0, min(shared, len(prompt) - READ_TOGETHER))
        memory = llama_cpp.llama_get_memory(self._llama.ctx)
        if not llama_cpp.llama_memory_seq_rm(memory, 0, shared, -1):  # a recurrent model
            llama_cpp.llama_memory_clear(memory, True)
            shared = 0
        self._llama.n_tokens = shared
        return shared

    def _state(self) -> bytes:
        size = llama_cpp.llama_state_seq_get_size(self._llama.ctx, 0)
        buffer = (ctypes.c_uint8 * size)()
        llama_cpp.llama_state_seq_get_data(self._llama.ctx, buffer, size, 0)
        return bytes(buffer)

    def _restore(self, prefix: Prefix) -> None:
        buffer = (ctypes.c_uint8 * len(prefix.state)).from_buffer_copy(prefix.state)
        llama_cpp.llama_state_seq_set_data(self._llama.ctx, buffer, len(prefix.state), 0)
        self._llama.input_ids[: len(prefix.tokens)] = prefix.tokens
        self._llama.n_tokens = len(prefix.tokens)
