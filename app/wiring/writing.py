"""What the language model is asked for: answers, conversations, tasks and texts."""

from functools import cached_property
from typing import TYPE_CHECKING

from app.wiring.guarded import Guarded

if TYPE_CHECKING:
    from app.ports.asking import GuardedAnswering
    from app.reading import FileReader
    from app.use_cases.conversations import Conversations, Talking
    from app.use_cases.embed import Embed
    from app.use_cases.minutes import MakeMinutes
    from app.use_cases.nota import DraftNota
    from app.use_cases.rewrite import Rewrite
    from app.use_cases.summarize import Summarize
    from app.use_cases.tasks import Tasks


class Writing(Guarded):
    @cached_property
    def ask(self) -> "GuardedAnswering":
        from app.wiring.asking import guarded_ask

        return guarded_ask(self)

    @cached_property
    def rewrite(self) -> "Rewrite":
        from app.wiring.rewrite import rewrite

        return rewrite(self)

    @cached_property
    def tasks(self) -> "Tasks":
        from app.wiring.tasks import tasks

        return tasks(self)

    @cached_property
    def nota(self) -> "DraftNota":
        from app.wiring.nota import draft_nota

        return draft_nota(self)

    @cached_property
    def conversations(self) -> "Conversations":
        from app.wiring.conversations import conversations

        return conversations(self)

    @cached_property
    def talking(self) -> "Talking":
        from app.wiring.conversations import talking

        return talking(self)

    @cached_property
    def summarize(self) -> "Summarize":
        from app.wiring.texts import summarize

        return summarize(self)

    @cached_property
    def minutes(self) -> "MakeMinutes":
        from app.wiring.texts import make_minutes

        return make_minutes(self)

    @cached_property
    def files(self) -> "FileReader":
        from app.wiring.texts import file_reader

        return file_reader(self)

    @cached_property
    def embed(self) -> "Embed":
        from anyio import CapacityLimiter

        from app.use_cases.embed import Embed

        return Embed(self.embedder, CapacityLimiter(1))
