"""Prompts are files: `prompts/<task>/<name>.v<N>.md`, front matter above, text below."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from app.errors import PromptNotFound
from app.prompting.parsing import Prompt, parse, wrong
from app.prompting.tasks import task_name, task_of
from app.values.tasks import Task

__all__ = ["Prompt", "PromptLibrary", "parse"]


class PromptLibrary:
    def __init__(self, prompts: Sequence[Prompt]) -> None:
        self._all = {(p.about.id, p.about.version): p for p in prompts}
        self._active = {p.about.id: p for p in prompts if p.about.status == "active"}
        self._tasks = {task_name(p): p for p in self._active.values() if p.about.task}

    @classmethod
    def read(cls, folder: Path) -> "PromptLibrary":
        """Read every prompt at start-up, so that a broken one stops the service, not a user.

        Raises: PromptError with file, line and reason.
        """
        found = {path: parse(path) for path in sorted(folder.rglob("*.v*.md"))}
        _check_unique(found)
        return cls(list(found.values()))

    def active(self, prompt_id: str) -> Prompt:
        """Raises: PromptNotFound."""
        try:
            return self._active[prompt_id]
        except KeyError:
            raise PromptNotFound(prompt_id) from None

    def version(self, prompt_id: str, version: int) -> Prompt:
        """Any version, also a candidate or a retired one. Raises: PromptNotFound."""
        try:
            return self._all[prompt_id, version]
        except KeyError:
            raise PromptNotFound(f"{prompt_id}@{version}") from None

    def active_in(self, folder: str) -> list[Prompt]:
        """The active prompts of a folder: what the work of that name uses."""
        names = sorted(name for name in self._active if name.split("/")[0] == folder)
        return [self._active[name] for name in names]

    @property
    def versions(self) -> list[str]:
        """Every version of every prompt, such as "brief/schrijven@2"."""
        return [f"{name}@{version}" for name, version in sorted(self._all)]

    def pinned(self, versions: Mapping[str, int], **sampling: object) -> "PromptLibrary":
        """The same prompts with these versions as the active ones, and all sampled like this.

        Raises: PromptNotFound.
        """
        chosen = {name: self.version(name, version) for name, version in versions.items()}
        others = [p for p in self._active.values() if p.about.id not in chosen]
        return PromptLibrary([each.sampled(**sampling) for each in (*others, *chosen.values())])

    @property
    def tasks(self) -> list[Task]:
        """What a person can fill in, by title."""
        found = [task_of(prompt) for prompt in self._tasks.values()]
        return sorted(found, key=lambda task: task.title)

    def task(self, name: str) -> Prompt | None:
        """The active prompt of a task, None when there is no such task."""
        return self._tasks.get(name)


def _check_unique(found: Mapping[Path, Prompt]) -> None:
    seen: dict[tuple[str, object], Path] = {}
    for path, prompt in found.items():
        for claim in _claims(prompt):
            if (other := seen.setdefault(claim, path)) != path:
                raise wrong(path, 2, f"{claim[0]} ({claim[1]}) staat ook in {other}")


def _claims(prompt: Prompt) -> list[tuple[str, object]]:
    """Of each there is one: a version, an active version, and a task in a folder."""
    about = prompt.about
    claims: list[tuple[str, object]] = [(about.id, about.version)]
    if about.status == "active":
        claims.append((about.id, "active"))
        if about.task:
            claims.append((task_name(prompt), "task"))
    return claims
