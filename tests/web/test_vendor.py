"""The vendored files are what they say, and can be made again."""

import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
VENDOR = ROOT / "app" / "web" / "static" / "vendor"
FOR_TESTS = ROOT / "tests" / "browser" / "vendor"
TOOLS = ROOT / "tools" / "web"
NODE = shutil.which("node")
OURS = ("EUPL-1.2", "OFL-1.1", "BSD-0-Clause", "0BSD", "ISC", "MPL-2.0")


@pytest.mark.parametrize("folder", [VENDOR, FOR_TESTS], ids=["shipped", "for tests"])
def test_every_file_is_the_one_that_was_vendored(folder: Path) -> None:
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    told = {name: digest for digest, name in (line.split("  ") for line in lines)}
    found = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "SHA256SUMS"
    }

    assert found == told


@pytest.mark.parametrize("folder", [VENDOR, FOR_TESTS], ids=["shipped", "for tests"])
def test_every_part_comes_with_its_licence(folder: Path) -> None:
    notice = (folder / "NOTICE.txt").read_text(encoding="utf-8")
    parts = [line.split(" – ") for line in notice.splitlines() if " – " in line]

    assert parts
    for name, licence, text in parts:
        assert licence in OURS, name
        assert (folder / text).stat().st_size > 100


def test_nothing_of_the_rijkshuisstijl_is_in_here() -> None:
    wanted = json.loads((TOOLS / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    text = (VENDOR / "nlds.css").read_text(encoding="utf-8").lower()

    assert not [name for name in wanted if "rijkshuisstijl" in name or "design-tokens" in name]
    assert "rijksoverheid" not in text
    assert "#154273" not in text


def test_the_lock_names_no_host_and_only_exact_versions() -> None:
    lock = (TOOLS / "package-lock.json").read_text(encoding="utf-8")
    wanted = json.loads((TOOLS / "package.json").read_text(encoding="utf-8"))["devDependencies"]

    assert '"resolved"' not in lock
    assert [
        version for version in wanted.values() if not re.fullmatch(r"\d+\.\d+\.\d+", version)
    ] == []


@pytest.mark.skipif(
    NODE is None or not (TOOLS / "node_modules").exists(),
    reason="node_modules is er niet: npm ci in tools/web",
)
def test_making_them_again_changes_nothing(tmp_path: Path) -> None:
    for folder in (TOOLS, VENDOR, FOR_TESTS):
        target = tmp_path / folder.relative_to(ROOT)
        shutil.copytree(folder, target, ignore=shutil.ignore_patterns("node_modules"))
    (tmp_path / "tools" / "web" / "node_modules").symlink_to(TOOLS / "node_modules")
    before = (VENDOR / "SHA256SUMS").read_bytes()

    subprocess.run([str(NODE), "vendor.mjs"], cwd=tmp_path / "tools" / "web", check=True)  # noqa: S603

    assert (tmp_path / VENDOR.relative_to(ROOT) / "SHA256SUMS").read_bytes() == before


@pytest.mark.skipif(
    NODE is None or not (TOOLS / "node_modules").exists(),
    reason="node_modules is er niet: npm ci in tools/web",
)
def test_the_scripts_are_typed() -> None:
    compiler = TOOLS / "node_modules" / ".bin" / "tsc"

    ended = subprocess.run(  # noqa: S603  our own tools
        [str(compiler), "-p", "jsconfig.json"],
        cwd=TOOLS,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.stdout == ""
