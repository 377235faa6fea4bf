"""Writes docs/quality.md: every table by the script that measures it, on this machine, today.

`python benchmarks/quality.py [--only NAME ...]`; parts that are not named stay as they were.
A part whose material is not there says so on stderr and keeps its last table.
"""

import argparse
import hashlib
import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from machine import machine

from app.llm.registry import read_registry
from app.settings import read_settings

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "quality.md"
SHARED = HERE.parents[1] / "shared" / "data"
HEAD = """# Quality, measured

Made by `make quality`; do not edit by hand. Each table says when and where it was measured.
A figure below its aim stays in the table.
"""


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    title: str
    says: str
    script: str
    arguments: tuple[str, ...]


def parts(kept: Path) -> list[Part]:
    places = {
        "shared": SHARED,
        "cases": HERE / "cases",
        "prompts": HERE.parent / "prompts",
        "kept": kept,
    }
    rows = tomllib.loads((HERE / "quality.toml").read_text(encoding="utf-8"))["part"]
    return [
        Part(**row | {"arguments": tuple(each.format(**places) for each in row["arguments"])})
        for row in rows
    ]


def measured(part: Part) -> str | None:
    """The section, or None when its material is not there. Raises: CalledProcessError."""
    if any(str(SHARED) in each for each in part.arguments) and not SHARED.is_dir():
        sys.stderr.write(f"{part.name}: {SHARED} is er niet, overgeslagen\n")
        return None
    command = [sys.executable, str(HERE / part.script), *part.arguments]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
    said = [f"## {part.title}", part.says.strip(), f"*{machine()} · {_made_with()}*", done.stdout]
    return "\n\n".join(said).strip() + "\n"


def _made_with() -> str:
    """The model and the prompts: their versions are those of prompts/versions.lock by digest."""
    lock = hashlib.sha256((HERE.parent / "prompts" / "versions.lock").read_bytes()).hexdigest()
    return f"{read_registry().default.name} · prompts/versions.lock {lock[:12]}"


def _ingest_corpus() -> None:
    """The documents that the questions are about; what is there already takes a moment."""
    corpus = SHARED / "algoritmekader" / "corpus"
    if corpus.is_dir():
        command = [sys.executable, "-m", "app.cli", "ingest", str(corpus)]
        subprocess.run([*command, "--collection", "algoritmekader"], check=True)  # noqa: S603


def earlier() -> dict[str, str]:
    """The sections of the page as it is, by title."""
    text = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    sections = re.split(r"^(?=## )", text, flags=re.MULTILINE)[1:]
    return {s.split("\n", 1)[0].removeprefix("## "): f"{s.rstrip()}\n" for s in sections}


def main() -> None:
    kept = read_settings().home / "quality"
    kept.mkdir(parents=True, exist_ok=True)
    known = parts(kept)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", choices=[part.name for part in known])
    only = parser.parse_args().only
    _ingest_corpus()
    for part in known:
        if (only is None or part.name in only) and (section := measured(part)):
            # Read again: another part may have been measured meanwhile.
            sections = earlier() | {part.title: section}
            shown = (sections[each.title] for each in known if each.title in sections)
            PAGE.write_text("\n".join([HEAD, *shown]), encoding="utf-8")


if __name__ == "__main__":
    main()
