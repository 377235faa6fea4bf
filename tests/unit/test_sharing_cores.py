"""Engines that compute on several cores give them up while they wait."""

import subprocess
import sys

import pytest

SHOWN = "import os, {package}; print(os.environ['GOMP_SPINCOUNT'])"


@pytest.mark.parametrize("package", ["app.llm", "knowledge_base.embedders"])
@pytest.mark.parametrize(("chosen", "used"), [(None, "1000"), ("7", "7")])
def test_threads_spin_shortly_unless_a_person_chose_otherwise(
    package: str, chosen: str | None, used: str
) -> None:
    environment = {"GOMP_SPINCOUNT": chosen} if chosen else {}
    command = [sys.executable, "-c", SHOWN.format(package=package)]
    shown = subprocess.run(  # noqa: S603
        command, env=environment, capture_output=True, text=True, check=True
    )
    assert shown.stdout.strip() == used
