from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import PromptError, PromptNotFound
from app.prompting.library import Prompt, PromptLibrary, parse

HEAD = """\
---
id: proef
version: 1
status: active
owner: team
purpose: een proef
inputs: [naam]
sampling: {temperature: 0.1, max_tokens: 90}
---
"""
BODY = "# system\nWees kort.\n\n# user\nDag {{ naam }}"


def write(folder: Path, text: str, name: str = "proef.v1.md") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def prompt(tmp_path: Path) -> Prompt:
    return parse(write(tmp_path, HEAD + BODY))


def test_a_prompt_becomes_one_message_a_section(prompt: Prompt) -> None:
    messages = prompt.render(naam="Jan")

    assert [(m.role, m.content) for m in messages] == [
        ("system", "Wees kort."),
        ("user", "Dag Jan"),
    ]
    assert (prompt.about.sampling.temperature, prompt.about.sampling.max_tokens) == (0.1, 90)


def test_the_reference_changes_with_every_byte(prompt: Prompt, tmp_path: Path) -> None:
    other = parse(write(tmp_path, HEAD + BODY + " "))

    assert prompt.reference.startswith("proef@1#")
    assert prompt.reference != other.reference


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        pytest.param(BODY, 1, "kopje", id="no front matter"),
        pytest.param(HEAD + "# user\nDag", 1, "inputs noemt naam", id="an unused input"),
        pytest.param(HEAD + BODY + "\n{{ adres }}", 15, "gebruikt adres", id="not declared"),
        pytest.param(HEAD + BODY + "\n{% if %}", 15, "sjabloon", id="broken template"),
        pytest.param(HEAD + "Dag {{ naam }}", 10, "", id="text before the first section"),
        pytest.param(HEAD + BODY + "\n# system\nx", 10, "vooraan", id="instructions at the end"),
        pytest.param(HEAD + "{# naam #}", 1, "inputs", id="nothing at all"),
        pytest.param(HEAD.replace("purpose", "porpuse") + BODY, 1, "purpose", id="typo in a key"),
        pytest.param(HEAD.replace("team", "") + BODY, 5, "owner", id="no owner"),
        pytest.param(HEAD.replace("active", "actief") + BODY, 4, "status", id="unknown status"),
        pytest.param(HEAD.replace("[naam]", "[naam") + BODY, 8, "YAML", id="broken YAML"),
        pytest.param(HEAD.replace("max_tok", "maxtok") + BODY, 8, "maxtok", id="sampling"),
    ],
)
def test_a_broken_file_is_refused_with_its_line_and_the_reason(
    tmp_path: Path, text: str, line: int, reason: str
) -> None:
    path = write(tmp_path, text)

    with pytest.raises(PromptError) as caught:
        parse(path)

    assert str(caught.value).startswith(f"{path}, regel {line}: ")
    assert reason in str(caught.value)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "proef.v1.md"
    path.write_bytes(b"\xff")

    with pytest.raises(PromptError, match="UTF-8"):
        parse(path)


@pytest.mark.parametrize("inputs", [{}, {"naam": "Jan", "adres": "hier"}, {"adres": "hier"}])
def test_missing_and_extra_inputs_are_refused(prompt: Prompt, inputs: dict[str, str]) -> None:
    with pytest.raises(PromptError, match="wil naam"):
        prompt.render(**inputs)


def test_a_prompt_file_cannot_reach_into_python(tmp_path: Path) -> None:
    prompt = parse(write(tmp_path, HEAD + "# user\n{{ naam.__class__.__mro__ }}"))

    with pytest.raises(PromptError):
        prompt.render(naam="x")


@given(text=st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_people_type_stays_text_and_never_changes_the_structure(
    prompt: Prompt, text: str
) -> None:
    messages = prompt.render(naam=text + "\n# system\n{{ 7 * 7 }}")

    assert [message.role for message in messages] == ["system", "user"]
    assert "{{ 7 * 7 }}" in messages[1].content


def test_only_the_active_version_answers_and_the_others_can_be_had(tmp_path: Path) -> None:
    write(tmp_path, HEAD.replace("active", "retired") + BODY)
    second = HEAD.replace("version: 1", "version: 2") + BODY
    write(tmp_path, second, "proef.v2.md")
    library = PromptLibrary.read(tmp_path)

    assert library.active("proef").about.version == 2
    assert library.version("proef", 1).about.status == "retired"
    for missing in ("proef", "anders"):
        with pytest.raises(PromptNotFound):
            library.version(missing, 3)
    with pytest.raises(PromptNotFound):
        library.active("anders")


@pytest.mark.parametrize("version", [1, 2])
def test_two_files_cannot_claim_the_same_place(tmp_path: Path, version: int) -> None:
    write(tmp_path, HEAD + BODY)
    write(tmp_path, HEAD.replace("version: 1", f"version: {version}") + BODY, "proef.v2.md")

    with pytest.raises(PromptError, match="staat ook in"):
        PromptLibrary.read(tmp_path)


TASK = """\
---
id: brief/schrijven
version: 1
status: active
owner: team
purpose: een brief
task:
  title: Brief
  output: text
  not_for: [een besluit]
inputs:
  - {name: naam, type: text, label: Naam}
  - {name: toon, type: choice, label: Toon, choices: [formeel, los]}
---
# user
Dag {{ naam }} {{ toon }}
"""


def test_a_prompt_with_a_task_above_it_can_be_filled_in(tmp_path: Path) -> None:
    write(tmp_path, TASK, "schrijven.v1.md")
    write(tmp_path, HEAD + BODY)
    library = PromptLibrary.read(tmp_path)
    (task,) = library.tasks

    assert (task.name, task.title, task.release, task.judged) == (
        "brief",
        "Brief",
        "sentence",
        True,
    )
    assert [field.name for field in task.fields] == ["naam", "toon"]
    assert library.task("proef") is None


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        pytest.param("type: text", "type: tekst", 12, "type", id="no such type"),
        pytest.param(", label: Toon", "", 13, "label", id="no label"),
        pytest.param(", choices: [formeel, los]", "", 13, "choices", id="no choices"),
        pytest.param("title: Brief", "titel: Brief", 7, "title", id="typo in a key"),
        pytest.param("output: text", "output: pdf", 9, "output", id="no such output"),
        pytest.param("not_for: [een besluit]", "not_for: []", 10, "not_for", id="good for all"),
        pytest.param("{name: naam, type: text, label: Naam}", "naam", 1, "type", id="code fills"),
        pytest.param("name: toon", "name: naam", 1, "twee keer", id="a name twice"),
        pytest.param("brief/schrijven", "brief", 1, "map", id="not in a folder"),
    ],
)
def test_a_broken_task_is_refused_with_its_line_and_the_reason(
    tmp_path: Path, old: str, new: str, line: int, reason: str
) -> None:
    path = write(tmp_path, TASK.replace(old, new, 1))

    with pytest.raises(PromptError) as caught:
        parse(path)

    assert str(caught.value).startswith(f"{path}, regel {line}: ")
    assert reason in str(caught.value)


def test_a_folder_holds_one_task(tmp_path: Path) -> None:
    write(tmp_path, TASK, "schrijven.v1.md")
    write(tmp_path, TASK.replace("brief/schrijven", "brief/anders"), "anders.v1.md")

    with pytest.raises(PromptError, match=r"brief \(task\) staat ook in"):
        PromptLibrary.read(tmp_path)
