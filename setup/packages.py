"""The Python packages: from hashed locks only, with llama-cpp-python compiled for this machine."""

from __future__ import annotations

import os
import platform
import re
import shutil
from pathlib import Path

import places
from console import SetupFailed, say, watched

FREE_GIB = 5  # environment 1.4, compiling 0.5, a model and the parts it is made of 2.3
PIP = (str(places.PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "--verbose")
HASHED = ("install", "--require-hashes", "--only-binary", ":all:", "--requirement")
PROJECT = ("install", "--no-deps", "--no-index", "--no-build-isolation", "--editable", ".")
LLAMA = "llama-cpp-python"
LLAMA_OPTIONS = places.ROOT / "setup" / "llama.cmake"


def install(name: str) -> None:
    """Install the lock called `name` and the project itself.

    Raises SetupFailed without room on the disk, without a compiler, or when pip fails.
    """
    lock = places.LOCKS / f"{name}.txt"
    made_from = places.digest(lock, places.ROOT / "pyproject.toml", platform.python_version())
    stamp = places.Stamp(places.VENV, name, made_from)
    if stamp.fresh():
        return
    _enough_disk()
    compiled = _compiled()
    if not compiled.exists():
        _compilers()
    _pip("Bouwgereedschap installeren", *HASHED, str(places.LOCKS / "build.txt"))
    if not compiled.exists():
        _compile(compiled)
    wheel = str(next(compiled.glob("*.whl")))
    _pip(f"{LLAMA} installeren", "install", "--no-deps", "--no-index", wheel)
    _pip("Pakketten installeren", *HASHED, str(lock))
    _pip("Notabene installeren", *PROJECT)
    stamp.set()


def _enough_disk() -> None:
    free = shutil.disk_usage(places.ROOT).free / 2**30
    if free < FREE_GIB:
        raise SetupFailed(
            f"Er is te weinig ruimte op de schijf: {free:.1f} GiB vrij, {FREE_GIB} GiB nodig."
        )


def _compilers() -> None:
    for variable, names in (("CC", ("cc", "gcc", "clang")), ("CXX", ("c++", "g++", "clang++"))):
        if not any(map(shutil.which, (os.environ.get(variable, ""), *names))):
            raise SetupFailed(
                "Er is geen compiler voor C en C++. Installeer die, bijvoorbeeld met: "
                "sudo apt-get install build-essential"
            )


def _pip(title: str, *arguments: str, **environment: str) -> None:
    log = places.log(f"pip-{arguments[0]}")
    watched(title, [*PIP, *arguments], log, env=os.environ | environment)


def _compiled() -> Path:
    """The folder of the wheel for this lock, these options and this processor."""
    flags = os.environ.get("CMAKE_ARGS", "")
    made_from = places.digest(_pinned(LLAMA), LLAMA_OPTIONS, flags, _processor())
    return places.wheels() / made_from


def _compile(folder: Path) -> None:
    say(f"{LLAMA} wordt eenmalig vertaald voor deze computer. Reken op enkele minuten.")
    unfinished = folder.with_suffix(".unfinished")
    unfinished.mkdir(parents=True, exist_ok=True)
    requirement = unfinished / "requirement.txt"
    requirement.write_text(_pinned(LLAMA))
    options = f"-DLLAVA_BUILD=OFF -DCMAKE_PROJECT_llama_cpp_INCLUDE={LLAMA_OPTIONS}"
    _pip(
        f"{LLAMA} vertalen",
        *("wheel", "--no-deps", "--no-build-isolation", "--require-hashes"),
        f"--requirement={requirement}",
        f"--wheel-dir={unfinished}",
        CMAKE_ARGS=f"{os.environ.get('CMAKE_ARGS', '')} {options}",
        PATH=f"{places.VENV / 'bin'}{os.pathsep}{os.environ['PATH']}",  # cmake and ninja
    )
    unfinished.rename(folder)


def _pinned(package: str) -> str:
    """The lines of the run lock that pin one package, hashes included."""
    lock = (places.LOCKS / "run.txt").read_text()
    found = re.search(rf"^{package}==.*(?:\n    --hash=.*)+", lock, re.MULTILINE)
    if found is None:
        raise SetupFailed(f"{package} staat niet in requirements/run.txt")
    return found.group()


def _processor() -> str:
    """What the compiled code depends on: llama.cpp uses every instruction the processor has."""
    about = Path("/proc/cpuinfo")
    text = about.read_text() if about.exists() else platform.processor()
    flags = re.search(r"^(flags|Features)\s*:.*$", text, re.MULTILINE)
    return f"{platform.machine()} {platform.libc_ver()} {flags.group() if flags else text}"
