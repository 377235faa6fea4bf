"""Asks the model to cut what the rules could not, and takes only what passes the test."""

from contextlib import aclosing
from dataclasses import dataclass, field

from app.errors import ModelError
from app.ports.language import TextGenerator
from app.prompting.library import PromptLibrary
from app.use_cases.rewrite.acceptance import acceptable, missing
from app.values.listening import Heard

PROMPT = "rewrite/split"
_TRIES = 2


@dataclass(slots=True)
class Model:
    """What was asked in one rewriting. After an error it is not asked again; `note` tells why."""

    prompts: PromptLibrary
    generator: TextGenerator
    person: str
    attempts: int = 0
    note: str = ""
    heard: Heard = field(default_factory=Heard)

    async def cut(self, sentence: str) -> str | None:
        """The sentence as shorter ones, None when the model gave nothing that may be used."""
        wanted = ""
        for _ in range(_TRIES):
            if self.note:
                return None
            written = await self._asked(sentence, wanted)
            if acceptable(sentence, written):
                return written
            wanted = ", ".join(fact.text for fact in missing(sentence, written))
            if not wanted:
                return None
        return None

    async def _asked(self, sentence: str, wanted: str) -> str:
        prompt = self.prompts.active(PROMPT)
        self.attempts += 1
        try:
            events = self.generator.stream(
                prompt.render(sentence=sentence, missing=wanted),
                prompt.about.sampling,
                person=self.person,
            )
            async with aclosing(self.heard.listen(events)) as waits:
                async for _ in waits:
                    pass
        except ModelError as error:
            self.note = f"Het taalmodel kon niet helpen: {error}"
            return ""
        return self.heard.text.strip() if self.heard.complete else ""
