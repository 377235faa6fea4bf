"""The set-up as somebody meets it on a machine that lacks something."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rules.locks import ROOT
from tests.support.command import python as in_python
from tests.support.models import model_file


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone in which nothing was set up yet, on a machine without any program."""
    folder = tmp_path / "clone"
    for name in ("setup", "requirements"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "pyproject.toml", folder)
    (tmp_path / "bin").mkdir()
    return folder


def run(clone: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    bare = {"PATH": str(clone.parent / "bin"), "HOME": str(clone.parent / "home")}
    return subprocess.run(  # noqa: S603  our own script
        command, cwd=clone, env=bare | environment, capture_output=True, text=True, check=False
    )


def python(clone: Path, code: str) -> subprocess.CompletedProcess[str]:
    return run(clone, sys.executable, "-c", code, PYTHONPATH=str(clone / "setup"))


def test_without_a_python_that_is_new_enough_one_line_says_so(clone: Path) -> None:
    old = clone.parent / "bin" / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)

    ended = run(clone, "/bin/sh", "setup/venv.sh")

    assert ended.returncode == 1
    assert "Python 3.11 of nieuwer" in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_without_a_compiler_one_line_says_so_before_anything_is_fetched(clone: Path) -> None:
    ended = run(clone, sys.executable, "setup/prepare.py", "image")

    assert ended.returncode == 1
    assert "geen compiler" in ended.stderr
    assert ended.stderr.count("\n") == 1
    assert not (clone / "data").exists()


def test_without_room_on_the_disk_one_line_says_so(clone: Path) -> None:
    code = "import packages, prepare; packages.FREE_GIB = 10**9; print(prepare.main('image'))"
    ended = python(clone, code)

    assert ended.stdout == "1\n"
    assert "te weinig ruimte" in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_without_root_the_missing_programs_are_named_and_the_work_goes_on(clone: Path) -> None:
    ended = python(clone, "import system; system.optional_programs()")

    assert ended.returncode == 0
    assert "apt-get install tesseract-ocr tesseract-ocr-nld\n" in ended.stderr


def test_frog_is_installed_only_when_a_setting_asks_for_it(clone: Path) -> None:
    code = "import os; os.environ['NOTABENE_GUARD__FROG'] = 'true'; import system; "
    ended = python(clone, code + "system.optional_programs()")

    assert "apt-get install tesseract-ocr tesseract-ocr-nld frog frogdata" in ended.stderr


def test_a_long_step_shows_that_it_is_alive_and_how_far_it_is(clone: Path) -> None:
    code = """
import console, pathlib
console.TICK = 0.1
work = "echo '[3/8] one file'; /bin/sleep 0.5"
console.watched("Vertalen", ["/bin/sh", "-c", work], pathlib.Path("step.log"))
"""
    ended = python(clone, code)

    assert "(3 van 8 onderdelen)" in ended.stderr
    assert "klaar in" in ended.stderr


def test_a_step_that_fails_shows_the_end_of_what_it_said(clone: Path) -> None:
    code = """
import console, pathlib
try:
    console.watched("Halen", ["/bin/sh", "-c", "echo geen netwerk; exit 3"], pathlib.Path("a.log"))
except console.SetupFailed as failure:
    console.say(str(failure))
"""
    ended = python(clone, code)

    assert "geen netwerk\nHalen is mislukt" in ended.stderr


def test_a_step_is_done_again_only_when_what_it_was_made_from_changed(clone: Path) -> None:
    code = """
import places
lock = places.LOCKS / "run.txt"
first = places.Stamp(places.VENV, "run", places.digest(lock))
before = first.fresh()
first.set()
again = places.Stamp(places.VENV, "run", places.digest(lock)).fresh()
lock.write_text(lock.read_text() + "# changed")
changed = places.Stamp(places.VENV, "run", places.digest(lock)).fresh()
print(before, again, changed)
"""
    assert python(clone, code).stdout == "False True False\n"


def test_the_same_files_have_the_same_digest_in_another_clone(clone: Path) -> None:
    code = "import places; print(places.digest(places.LOCKS / 'run.txt', 'more'))"
    other = clone.with_name("elsewhere")
    shutil.copytree(clone, other)

    assert python(clone, code).stdout == python(other, code).stdout != ""


@pytest.mark.parametrize(
    ("settings", "wanted"),
    [
        pytest.param({}, "use default", id="the usual model"),
        pytest.param({"NAME": "groot"}, "name groot", id="another model"),
        pytest.param({"URL": "http://model:8080/v1"}, "use default", id="a server is not used"),
        pytest.param({"PATH": "eigen.gguf"}, "", id="an own file"),
        pytest.param({"BACKEND": "scripted", "NAME": "groot"}, "", id="no model at all"),
        pytest.param({"BACKEND": "openai_compatible", "NAME": "groot"}, "", id="on a server"),
    ],
)
def test_a_model_is_fetched_only_where_it_runs_here(
    clone: Path, settings: dict[str, str], wanted: str
) -> None:
    code = "import state; state._model = lambda *which: print(*which); state.chosen_model()"
    given = {f"NOTABENE_MODEL__{name}": value for name, value in settings.items()}
    ended = run(clone, sys.executable, "-c", code, PYTHONPATH=str(clone / "setup"), **given)

    assert (ended.stdout.strip(), ended.stderr) == (wanted, "")


def test_documents_are_read_again_for_another_embedder_or_without_an_index(clone: Path) -> None:
    code = """
import os, places, shutil, state
def ingest(*_):
    print("read", end=" ")
    (places.home() / "index").mkdir(parents=True, exist_ok=True)
state.watched = ingest
def twice(why):
    print(why, end=": ")
    state.knowledge(), state.knowledge()
    print()
twice("first")
os.environ["NOTABENE_EMBEDDER__KEY"] = "geheim"
twice("a key")
os.environ["NOTABENE_EMBEDDER__BACKEND"] = "llama_cpp"
twice("an embedder")
shutil.rmtree(places.home() / "index")
twice("no index")
"""
    ended = python(clone, code)

    told = [line.strip() for line in ended.stdout.splitlines()]
    assert told == ["first: read", "a key:", "an embedder: read", "no index: read"]


def test_tests_find_their_model_in_the_home_that_was_set_up(tmp_path: Path) -> None:
    code = (
        "import os; from tests.support import models; del os.environ['NOTABENE_HOME']; "
        "print(models.model_file('tests'))"
    )
    file = model_file("tests")
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / file.name).symlink_to(file.absolute())

    found = Path(in_python("-c", code, home=tmp_path).stdout.decode().strip())

    assert found == tmp_path / "models" / file.name


def test_the_set_up_needs_nothing_but_python_itself(clone: Path) -> None:
    code = "import sys; sys.path.insert(0, 'setup'); import prepare"
    isolated = run(clone, sys.executable, "-I", "-S", "-c", code)

    assert isolated.stderr == ""
