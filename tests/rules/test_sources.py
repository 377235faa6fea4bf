"""What is true for every document of the shipped knowledge base."""

import datetime
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from stdnum import iban
from stdnum.nl import bsn

from dutch.sentences import sentences

_ROOT = Path(__file__).parents[2]
_SOURCES = _ROOT / "knowledge_base" / "sources"

_DOUBT = re.compile(
    r"controleer [^.]* bij (?:een|uw|de) |niet zeker|niet nagekeken", re.IGNORECASE
)
_ECLI = re.compile(r"ECLI:\S*\w")
_ECLI_FORM = re.compile(r"ECLI:NL:[A-Z]{2,7}:\d{4}:\d+")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
_PHONE = re.compile(r"(?:\+31|\b0)[\s-]?\d(?:[\s-]?\d){8}\b")
_NINE_DIGITS = re.compile(r"(?<!\d)\d{9}(?!\d)")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}[A-Z]{4}\d{10}\b")


@dataclass(frozen=True)
class _Source:
    path: str
    matter: dict[str, Any]
    body: str

    @property
    def lines(self) -> list[str]:
        return [line for line in self.body.splitlines() if line.strip()]

    @property
    def bron(self) -> str:
        return self.lines[-1]

    @property
    def prose(self) -> str:
        """The running text: no headings, tables or the line that names the sources."""
        return "\n".join(
            "" if line.startswith(("#", "|", "Bron:")) else line for line in self.body.splitlines()
        )


def _read(path: Path) -> _Source:
    _, matter, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return _Source(path.name, yaml.safe_load(matter), body)


_ALL = [_read(path) for path in sorted(_SOURCES.glob("**/*.md"))]
every_source = pytest.mark.parametrize("source", _ALL, ids=lambda source: source.path)


def test_there_is_enough_to_be_useful_at_once() -> None:
    assert len(_ALL) >= 25


def test_titles_are_unique() -> None:
    titles = [source.matter["title"] for source in _ALL]
    assert len(set(titles)) == len(titles)


@every_source
def test_front_matter_is_complete(source: _Source) -> None:
    assert set(source.matter) - {"onzeker"} == {"title", "source", "checked", "licence"}
    assert source.matter["licence"] == "EUPL-1.2"
    assert type(source.matter["checked"]) is datetime.date
    assert source.matter["source"]
    assert all(isinstance(entry, str) for entry in source.matter["source"])


@every_source
def test_the_first_heading_is_the_title(source: _Source) -> None:
    assert source.lines[0] == f"# {source.matter['title']}"


@every_source
def test_the_last_line_names_the_source_with_an_article_or_a_date(source: _Source) -> None:
    assert source.bron.startswith("Bron: ")
    assert re.search(r"\d", source.bron)


@every_source
def test_a_document_with_doubts_is_marked_and_only_then(source: _Source) -> None:
    assert bool(_DOUBT.search(source.body)) == source.matter.get("onzeker", False)


@every_source
def test_every_decision_of_a_court_is_well_formed_and_in_the_source_line(source: _Source) -> None:
    cited = set(_ECLI.findall(source.body))
    assert all(_ECLI_FORM.fullmatch(ecli) for ecli in cited)
    assert cited <= set(_ECLI.findall(source.bron))


@every_source
def test_it_says_enough_to_answer_from(source: _Source) -> None:
    assert sum(len(line.split()) for line in source.lines[:-1]) >= 250


@every_source
def test_sentences_are_short(source: _Source) -> None:
    lengths = [len(sentence.text.split()) for sentence in sentences(source.prose)]
    assert sum(lengths) / len(lengths) <= 15
    assert max(lengths) <= 30


@every_source
def test_no_paragraph_or_list_item_is_long(source: _Source) -> None:
    assert max(len(line.split()) for line in source.prose.splitlines()) <= 75


@every_source
def test_no_personal_identifiers(source: _Source) -> None:
    text = source.body
    assert not _EMAIL.search(text)
    assert not _PHONE.search(text)
    assert not [number for number in _NINE_DIGITS.findall(text) if bsn.is_valid(number)]
    assert not [account for account in _IBAN.findall(text) if iban.is_valid(account)]
