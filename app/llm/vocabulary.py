"""The words of a GGUF model and the template of its conversations."""

import contextlib
import ctypes
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import llama_cpp
from llama_cpp import Llama
from llama_cpp.llama_chat_format import Jinja2ChatFormatter

from app.errors import ModelMissing
from app.llm.openings import spellings
from app.llm.turns import rendered
from app.values.language import Message, Opening, continued

# llama.cpp writes to stderr by itself. The wrapper silences it by pointing the file descriptors
# of the whole process elsewhere while a model loads, and lines of other threads get lost.
_silence = llama_cpp.llama_log_callback(lambda _level, _text, _data: None)
llama_cpp.llama_log_set(_silence, ctypes.c_void_p(0))
vars(llama_cpp._internals)["suppress_stdout_stderr"] = lambda **_: contextlib.nullcontext()


def load(path: Path, **options: Any) -> Llama:
    if not path.is_file():
        raise ModelMissing(
            f"Het taalmodel {path.name} staat niet in {path.parent}. "
            "Haal het op met 'notabene models pull'."
        )
    try:
        return Llama(str(path), verbose=False, **options)
    except (ValueError, RuntimeError, AssertionError, OSError) as error:
        raise ModelMissing(
            f"Het taalmodel {path.name} kan niet worden geladen: het bestand is niet heel "
            "of er is te weinig geheugen. Controleer het met 'notabene models verify'."
        ) from error


class Vocabulary:
    """What is known of a model without its weights: its words, template and context length."""

    def __init__(self, path: Path) -> None:
        self._llama = load(path, vocab_only=True)
        self._vocab = llama_cpp.llama_model_get_vocab(self._llama.model)
        facts = self._llama.metadata
        if not (template := facts.get("tokenizer.chat_template")):
            raise ModelMissing(
                f"Het model {path.name} is geen chatmodel: het heeft geen chatsjabloon."
            )
        self.context_length = int(facts[f"{facts['general.architecture']}.context_length"])
        self._template = Jinja2ChatFormatter(
            template,
            bos_token=self._word(self._llama.token_bos()),
            eos_token=self._word(self._llama.token_eos()),
        )

    def tokens(self, text: str, *, special: bool = False) -> list[int]:
        return self._llama.tokenize(text.encode(errors="replace"), add_bos=False, special=special)

    def prompt(self, messages: Sequence[Message]) -> list[int]:
        """The tokens of a conversation; only the template can begin or end a turn."""
        harmless = [Message(each.role, self._harmless(each.content)) for each in messages]
        return self.tokens(rendered(self._render, harmless), special=True)

    def begun(self, messages: Sequence[Message], opening: Opening | None) -> list[int]:
        """The conversation up to where the model starts to write freely."""
        if opening is None:
            return self.prompt(messages)
        if opening.then:
            return self.prompt(continued(messages, opening))
        return [*self.prompt(messages), *self.tokens(f"{opening.wanted}\n")]

    def first_tokens(self, word: str) -> set[int]:
        return {self.tokens(form)[0] for form in spellings(word)}

    def goes_on(self, token: int) -> bool:
        """False for a token that ends the answer."""
        return not llama_cpp.llama_vocab_is_eog(self._vocab, token)

    def piece(self, token: int) -> bytes:
        return self._llama.detokenize([token])

    def _render(self, messages: Sequence[Message]) -> str:
        turns = [{"role": each.role, "content": each.content} for each in messages]
        return self._template(messages=turns).prompt  # type: ignore[arg-type]

    def _harmless(self, content: str) -> str:
        """Text in which the model sees the letters of a control token, not the token."""
        for token in set(self.tokens(content, special=True)):
            if llama_cpp.llama_vocab_is_control(self._vocab, token):
                word = self._word(token)
                content = content.replace(word, f"{word[0]}\u200b{word[1:]}")
        return content

    def _word(self, token: int) -> str:
        if token < 0:
            return ""
        word: bytes = llama_cpp.llama_vocab_get_text(self._vocab, token)
        return word.decode(errors="replace")
