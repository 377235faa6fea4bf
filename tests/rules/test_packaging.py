"""What a stranger meets first: locks, commands, container files, and what they promise."""

import re
import stat
import tomllib
from importlib.metadata import PackageNotFoundError, requires

import pytest
import yaml
from packaging.requirements import Requirement

from tests.rules.locks import LOCKS, PINNED, ROOT, extras, packages, paragraphs

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
PUBLICCODE = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
TARGETS = dict(re.findall(r"^([a-z]+):.*?(## .+)?$", MAKEFILE, re.MULTILINE))
READ_BY_PEOPLE = ["README.md", "SECURITY.md", "CHANGELOG.md", "docs/architecture.md"]
DOOR = "door"


def without_markers(requirement: str) -> str:
    name = re.split(r"[\[<>=;~! ]", requirement, maxsplit=1)[0]
    return name.lower().replace("_", "-")


def test_there_is_a_lock_for_building_running_testing_and_checking() -> None:
    assert set(LOCKS) == {"build", "run", "test", "lint"}


@pytest.mark.parametrize("lock", sorted(LOCKS))
def test_every_locked_package_has_one_version_and_its_hashes(lock: str) -> None:
    assert [text for text in paragraphs(lock) if not PINNED.match(text)] == []


@pytest.mark.parametrize("lock", sorted(LOCKS))
def test_a_lock_names_no_index_host_or_path(lock: str) -> None:
    text = LOCKS[lock].read_text(encoding="utf-8")

    assert re.findall(r"://|@ |^-|\bfile:|/home|/root|/tmp|\.whl|\.gz", text, re.MULTILINE) == []


def test_one_environment_can_hold_all_locks() -> None:
    widest = packages("lint")

    for lock in LOCKS:
        assert packages(lock).items() <= widest.items(), lock


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        pytest.param("run", PYPROJECT["project"]["dependencies"], id="run"),
        pytest.param("test", PYPROJECT["dependency-groups"]["test"], id="test"),
        pytest.param("lint", PYPROJECT["dependency-groups"]["lint"], id="lint"),
        pytest.param("build", PYPROJECT["dependency-groups"]["build"], id="build"),
    ],
)
def test_everything_asked_for_is_locked(lock: str, wanted: list[str]) -> None:
    assert {without_markers(requirement) for requirement in wanted} <= set(packages(lock))


def test_a_package_that_another_asks_with_an_extra_is_locked_with_it() -> None:
    """Or pip looks for it apart and takes the newest of the day, which no hash is known of."""
    locked = extras("lint")
    asked = [
        (name, extra)
        for package in locked
        for text in _asked_by(package)
        if (wanted := Requirement(text)).extras
        and (name := without_markers(wanted.name)) in locked
        and (wanted.marker is None or wanted.marker.evaluate({"extra": ""}))
        for extra in wanted.extras
    ]

    assert ("coverage", "toml") in asked
    assert [(name, extra) for name, extra in asked if extra not in locked[name]] == []


def _asked_by(package: str) -> list[str]:
    try:
        return requires(package) or []
    except PackageNotFoundError:  # for another system or another Python
        return []


def test_data_that_the_service_reads_goes_into_the_wheel() -> None:
    inside = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"]

    assert {"prompts", "models.toml"} <= set(inside)
    assert [name for name in inside if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("target", ["start", "ask", "test", "check", "fix", "bench", "quality"])
def test_a_command_explains_itself_in_the_help(target: str) -> None:
    assert len(TARGETS.get(target, "")) > len("## ")


def test_commands_that_the_documents_name_exist() -> None:
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in READ_BY_PEOPLE]
    named = re.findall(r"(?:`|^ {4})make ([a-z]+)", "\n".join(texts), re.MULTILINE)

    assert {"start", "ask", "test"} <= set(named) <= set(TARGETS)


@pytest.mark.parametrize("name", READ_BY_PEOPLE)
def test_links_between_documents_lead_somewhere(name: str) -> None:
    document = ROOT / name
    links = re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8"))

    assert [link for link in links if not (document.parent / link).exists()] == []


def test_continuous_integration_runs_what_a_developer_runs() -> None:
    script = ROOT / ".ci" / "run"

    assert "check test" in script.read_text(encoding="utf-8")
    assert script.stat().st_mode & stat.S_IXUSR


def test_the_image_runs_without_rights() -> None:
    last_stage = DOCKERFILE.split("\nFROM ")[-1]
    users = re.findall(r"^USER (\d+)", last_stage, re.MULTILINE)

    assert users
    assert int(users[-1]) > 0
    assert "HEALTHCHECK" in last_stage
    assert "/health/live" in last_stage


def test_the_image_has_the_programs_that_the_set_up_installs() -> None:
    set_up = (ROOT / "setup" / "system.py").read_text(encoding="utf-8")
    programs = re.findall(r'^    "([a-z-]+)": "', set_up, re.MULTILINE)
    last_stage = DOCKERFILE.split("\nFROM ")[-1]

    assert programs
    assert set(programs) <= set(last_stage.split())


def test_the_image_holds_every_file_that_its_wheel_needs() -> None:
    let_through = (ROOT / ".dockerignore").read_text(encoding="utf-8")
    wheel = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"]

    for name in [*wheel, "pyproject.toml", "README.md", "setup", "requirements"]:
        assert f"\n!{name}\n" in let_through, name


@pytest.mark.parametrize("name", sorted(set(COMPOSE["services"]) - {DOOR, "fetch"}))
def test_a_service_has_no_way_out_and_no_rights(name: str) -> None:
    service = COMPOSE["services"][name]

    assert service["networks"] == ["inside"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert "ports" not in service
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]


def test_what_is_reachable_is_reachable_from_this_machine_only() -> None:
    assert COMPOSE["services"][DOOR]["ports"] == ["127.0.0.1:8000:8000"]


def test_the_chroma_server_is_as_new_as_its_client() -> None:
    tag = COMPOSE["services"]["chroma"]["image"].partition(":")[2]

    assert packages("run")["chromadb"] == {tag}


@pytest.mark.parametrize("key", ["url", "platforms", "developmentStatus", "softwareType"])
def test_publiccode_has_what_its_standard_requires(key: str) -> None:
    assert PUBLICCODE["publiccodeYmlVersion"]
    assert PUBLICCODE[key]


def test_publiccode_describes_the_project_within_the_limits_of_its_standard() -> None:
    dutch = PUBLICCODE["description"]["nl"]

    assert len(dutch["shortDescription"]) <= 150
    assert 150 <= len(dutch["longDescription"]) <= 10_000
    assert dutch["features"]
    assert PUBLICCODE["maintenance"]["contacts"]
    assert PUBLICCODE["localisation"]["availableLanguages"] == ["nl"]


def test_licence_and_version_are_the_same_wherever_they_are_written() -> None:
    project = PYPROJECT["project"]

    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("EUROPEAN UNION PUBLIC")
    assert project["license"] == PUBLICCODE["legal"]["license"] == "EUPL-1.2"
    assert project["version"] == PUBLICCODE["softwareVersion"]
    assert COMPOSE["services"]["notabene"]["image"] == f"notabene:{project['version']}"
