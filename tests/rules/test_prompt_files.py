"""What holds for every prompt in the repository."""

from collections import Counter
from pathlib import Path

import pytest

from app.prompting.library import PromptLibrary, parse

FOLDER = Path(__file__).parents[2] / "prompts"
FILES = sorted(FOLDER.rglob("*.v*.md"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_the_file_name_says_what_the_file_says(path: Path) -> None:
    about = parse(path).about

    assert path == FOLDER / f"{about.id}.v{about.version}.md"


def test_every_prompt_has_one_active_version() -> None:
    PromptLibrary.read(FOLDER)
    prompts = [parse(path) for path in FILES]
    active = Counter(p.about.id for p in prompts if p.about.status == "active")

    assert active == Counter({p.about.id: 1 for p in prompts})


def test_a_published_version_does_not_change() -> None:
    """New words are a new file; a new file gets a line in versions.lock."""
    lines = (FOLDER / "versions.lock").read_text(encoding="utf-8").splitlines()
    locked = dict(line.split("  ") for line in lines)
    found = {f"{p.about.id}@{p.about.version}": p.digest for p in map(parse, FILES)}

    assert found == locked
