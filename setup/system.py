"""Programs outside Python that make Notabene better: installed where we may, named where not."""

from __future__ import annotations

import os
import shutil
import subprocess

import places
from console import SetupFailed, say, watched

PACKAGES = {
    "tesseract-ocr": "lezen van scans",
    "tesseract-ocr-nld": "lezen van scans",
}
# Only when asked for: it takes 800 MB of memory, and docs/quality.md shows what little it adds.
if os.environ.get("NOTABENE_GUARD__FROG", "").lower() in {"1", "true", "yes", "on"}:
    PACKAGES |= dict.fromkeys(("frog", "frogdata"), "namen vinden met Frog")
FOR_TESTS = {"chromium": "testen van de pagina's"}


def optional_programs(wanted: dict[str, str] = PACKAGES) -> None:
    """Install what is missing where we are allowed to; otherwise say what is missing and go on."""
    missing = [package for package in wanted if not _installed(package)]
    if not missing:
        return
    stamp = places.Stamp(places.home(), "system", " ".join(missing))
    if not stamp.fresh() and (prefix := _as_root()) is not None:
        stamp.set()  # tried once: without a network every start would wait for apt again
        if _apt(prefix, missing):
            return
    tasks = " en ".join(dict.fromkeys(wanted[package] for package in missing))
    say(f"Zonder {', '.join(missing)} werkt dit beperkt: {tasks}. Notabene gaat door.")
    say(f"  Installeren kan met: sudo apt-get install {' '.join(missing)}")


def _installed(package: str) -> bool:
    if not shutil.which("dpkg-query"):
        return shutil.which(package.removesuffix("-ocr")) is not None
    asked = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", package]
    return subprocess.run(asked, check=False, capture_output=True, text=True).stdout == "installed"


def _as_root() -> list[str] | None:
    """What to put before a command to run it as root; None where that may not."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "--non-interactive"]
    return sudo if shutil.which("sudo") and _succeeds([*sudo, "true"]) else None


def _succeeds(command: list[str]) -> bool:
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def _apt(prefix: list[str], missing: list[str]) -> bool:
    quiet = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--assume-yes"]
    try:
        watched("Systeempakketten zoeken", [*quiet, "update"], places.log("apt-update"))
        install = [*quiet, "install", "--no-install-recommends", *missing]
        watched("Systeempakketten installeren", install, places.log("apt-install"))
    except SetupFailed as failure:
        say(str(failure))
        return False
    return True
