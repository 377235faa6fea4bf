"""Model files are fetched in parts, resumed, repaired, and trusted for their digest only."""

import hashlib
import sys
import zipfile
from pathlib import Path

import pytest

from app.errors import ModelMissing, NotFound, SettingsWrong
from app.llm.models import ModelStore
from app.llm.registry import read_registry

PARTS = [b"a" * 3000, b"b" * 3000, b"c" * 1000]
WHOLE = b"".join(PARTS)


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def a_registry(tmp_path: Path, *sources: str, use: str = "default") -> Path:
    parts = ",".join(
        f'{{ bytes = {len(part)}, sha256 = "{sha256(part)}", package = "notabene-fake-{nr}==1.0", '
        f'member = "fake/part{nr}.bin" }}'
        for nr, part in enumerate(PARTS)
    )
    path = tmp_path / "models.toml"
    path.write_text(
        f'[[models]]\nname = "fake"\nfile = "fake.gguf"\nbytes = {len(WHOLE)}\n'
        f'sha256 = "{sha256(WHOLE)}"\nlicence = "CC0-1.0"\ncontext_length = 512\n'
        f'hardware = "geen"\nuse = "{use}"\nsources = [{", ".join(sources)}]\nparts = [{parts}]\n'
    )
    return path


def a_wheel(folder: Path, number: int, data: bytes, **more: bytes) -> None:
    folder.mkdir(exist_ok=True)
    name = f"notabene_fake_{number}"
    info = f"{name}-1.0.dist-info"
    with zipfile.ZipFile(folder / f"{name}-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr(f"fake/part{number}.bin", data)
        wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/RECORD", "")
        for member, content in more.items():
            wheel.writestr(member, content)


def local(path: Path) -> str:
    return f'{{ kind = "local", path = "{path}" }}'


def a_store(tmp_path: Path, *sources: str, free: int = 10**9) -> ModelStore:
    registry = a_registry(tmp_path, *sources)
    return ModelStore(tmp_path / "models", registry, free_bytes=lambda _: free)


def only_wheels_of(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))


INDEX = '{ kind = "index" }'


def test_the_registry_of_this_service_is_right_and_names_a_default_and_a_test_model() -> None:
    registry = read_registry()

    assert registry.default.bytes == 1_117_320_768
    assert {model.use for model in registry.models} == {"default", "tests"}
    assert all(part.package and part.member for model in registry.models for part in model.parts)


def test_a_local_file_is_copied_and_checked(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.gguf").write_bytes(WHOLE)
    store = a_store(tmp_path, local(tmp_path / "elsewhere.gguf"))
    done: list[int] = []

    path = store.pull(store.find(None), progress=done.append)

    assert path.read_bytes() == WHOLE
    assert sum(done) == len(WHOLE)
    assert store.verify(store.find("fake")) == "whole"
    assert [file.name for file in store.folder.iterdir()] == ["fake.gguf"]


def test_the_package_index_gives_the_parts_that_are_missing_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheels = tmp_path / "wheels"
    a_wheel(wheels, 1, PARTS[1])
    only_wheels_of(wheels, monkeypatch)
    store = a_store(tmp_path, INDEX)
    store.folder.mkdir()
    cut_off = PARTS[0] + b"x" * len(PARTS[1]) + PARTS[2]
    (store.folder / "fake.gguf.partial").write_bytes(cut_off)

    path = store.pull(store.find("fake"))

    assert path.read_bytes() == WHOLE


def test_a_pull_that_was_cut_off_goes_on_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheels = tmp_path / "wheels"
    a_wheel(wheels, 0, PARTS[0])
    only_wheels_of(wheels, monkeypatch)
    store = a_store(tmp_path, INDEX)
    with pytest.raises(ModelMissing, match="Deel 2 van 3"):
        store.pull(store.find("fake"))
    assert not store.is_present(store.find("fake"))
    (wheels / "notabene_fake_0-1.0-py3-none-any.whl").unlink()
    a_wheel(wheels, 1, PARTS[1])
    a_wheel(wheels, 2, PARTS[2])

    assert store.pull(store.find("fake")).read_bytes() == WHOLE


def test_a_wheel_is_never_unpacked_or_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheels = tmp_path / "wheels"
    hostile = {"../../evil.bin": b"evil", "/evil.bin": b"evil", "fake/__init__.py": b"1/0"}
    for number, part in enumerate(PARTS):
        a_wheel(wheels, number, part, **hostile)
    only_wheels_of(wheels, monkeypatch)
    before = {path for path in tmp_path.rglob("*") if path.name == "evil.bin"}
    store = a_store(tmp_path, INDEX)

    store.pull(store.find("fake"))

    assert {path for path in tmp_path.rglob("*") if path.name == "evil.bin"} == before == set()
    assert [file.name for file in store.folder.iterdir()] == ["fake.gguf"]
    assert "fake" not in sys.modules


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(b"b" * 2999 + b"x", id="one byte wrong"),
        pytest.param(b"b" * 2999, id="too short"),
        pytest.param(b"b" * 3_000_000, id="too long"),
        pytest.param(b"", id="empty"),
    ],
)
def test_a_part_that_is_not_right_is_never_used_and_the_next_source_is_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: bytes
) -> None:
    wheels = tmp_path / "wheels"
    for number, part in enumerate([PARTS[0], given, PARTS[2]]):
        a_wheel(wheels, number, part)
    only_wheels_of(wheels, monkeypatch)
    (tmp_path / "fake.gguf").write_bytes(WHOLE)
    store = a_store(tmp_path, INDEX)
    with pytest.raises(ModelMissing, match="controlesom"):
        store.pull(store.find("fake"))

    path = a_store(tmp_path, INDEX, local(tmp_path)).pull(store.find("fake"), look_first=tmp_path)

    assert path.read_bytes() == WHOLE


def test_a_broken_file_is_repaired(tmp_path: Path) -> None:
    (tmp_path / "fake.gguf").write_bytes(WHOLE)
    store = a_store(tmp_path, local(tmp_path))
    path = store.pull(store.find("fake"))
    path.write_bytes(WHOLE[:-1] + b"x")
    assert store.verify(store.find("fake")) == "broken"

    assert store.pull(store.find("fake")).read_bytes() == WHOLE


def test_too_little_room_is_said_before_anything_is_fetched(tmp_path: Path) -> None:
    (tmp_path / "fake.gguf").write_bytes(WHOLE)
    store = a_store(tmp_path, local(tmp_path), free=len(WHOLE) - 1)

    with pytest.raises(ModelMissing, match="Te weinig ruimte"):
        store.pull(store.find("fake"))
    assert store.verify(store.find("fake")) == "missing"


def test_a_folder_that_cannot_be_written_is_a_reason_in_dutch(tmp_path: Path) -> None:
    (tmp_path / "models").write_text("not a folder")
    store = a_store(tmp_path, local(tmp_path))

    with pytest.raises(ModelMissing, match="kan niet worden bewaard"):
        store.pull(store.find("fake"))


def test_two_pulls_at_once_do_not_mix(tmp_path: Path) -> None:
    (tmp_path / "fake.gguf").write_bytes(WHOLE)
    store = a_store(tmp_path, local(tmp_path))
    refused: list[str] = []

    def pull_again(_done: int) -> None:
        with pytest.raises(ModelMissing) as error:
            store.pull(store.find("fake"))
        refused.append(str(error.value))

    store.pull(store.find("fake"), progress=pull_again)

    assert set(refused) == {"Het model fake wordt al opgehaald."}


def test_an_unknown_model_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="Wel: fake"):
        a_store(tmp_path).find("other")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param('name = "fake"', 'name = "../fake"', id="name with a path"),
        pytest.param('file = "fake.gguf"', 'file = "../fake.gguf"', id="file with a path"),
        pytest.param("bytes = 7000", "bytes = 7001", id="parts are not the whole"),
        pytest.param('use = "default"', 'use = "choice"', id="no default"),
        pytest.param("licence", "license", id="unknown key"),
        pytest.param("[[models]]", "[[models", id="no TOML"),
        pytest.param('"notabene-fake-0==1.0"', '"--index-url=http://evil"', id="option for pip"),
    ],
)
def test_a_wrong_registry_stops_the_service(tmp_path: Path, old: str, new: str) -> None:
    path = a_registry(tmp_path)
    path.write_text(path.read_text().replace(old, new))

    with pytest.raises(SettingsWrong, match=r"models\.toml"):
        read_registry(path)


def test_the_file_appears_only_when_it_is_whole(tmp_path: Path) -> None:
    (tmp_path / "fake.gguf").write_bytes(WHOLE)
    store = a_store(tmp_path, local(tmp_path))
    model = store.find("fake")
    seen: list[bool] = []

    store.pull(model, progress=lambda _: seen.append(store.path(model).exists()))

    assert seen == [False] * len(PARTS)
    assert store.path(model).stat().st_size == len(WHOLE)
