"""What is true for every file with questions for the benchmarks."""

import json
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest

_ROOT = Path(__file__).parents[2]
_SOURCES = _ROOT / "knowledge_base" / "sources"
_CORPUS = _ROOT.parent / "shared" / "data" / "algoritmekader" / "corpus"
_OVER_SOURCES = "questions_knowledge_base.jsonl"
_FIELDS = {"id", "question", "answerable", "paths", "facts"}
_OPTIONAL = {"support", "groups"}

Case = dict[str, Any]


def _read(file: Path) -> list[Case]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


_FILES = {
    file.name: _read(file)
    for file in sorted((_ROOT / "benchmarks" / "cases").glob("questions*.jsonl"))
}
_CASES = [case for cases in _FILES.values() for case in cases]


def _each(cases: list[Case]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", cases, ids=lambda case: case["id"])


def _answerable(over_sources: bool) -> list[Case]:
    return [
        case
        for name, cases in _FILES.items()
        for case in cases
        if case["answerable"] and (name == _OVER_SOURCES) is over_sources
    ]


def test_there_are_questions_in_every_file() -> None:
    assert _FILES
    assert all(_FILES.values())


@pytest.mark.parametrize("field", ["id", "question"])
def test_no_question_occurs_twice_in_all_files_together(field: str) -> None:
    seen = Counter(case[field] for case in _CASES)
    assert not [value for value, count in seen.items() if count > 1]


@_each(_CASES)
def test_every_field_is_there_and_of_its_type(case: Case) -> None:
    assert _FIELDS <= set(case) <= _FIELDS | _OPTIONAL
    assert re.fullmatch(r"[a-z]+\d+", case["id"])
    assert case["question"].strip() == case["question"] != ""
    assert type(case["answerable"]) is bool
    assert _strings(case["paths"])
    assert _strings(case.get("support", []))
    assert all(alternatives and _strings(alternatives) for alternatives in case["facts"])


@_each(_CASES)
def test_every_fact_is_a_regular_expression(case: Case) -> None:
    assert all(re.compile(fact) for alternatives in case["facts"] for fact in alternatives)


@_each(_CASES)
def test_a_question_names_files_exactly_when_it_can_be_answered(case: Case) -> None:
    assert bool(case["paths"]) is case["answerable"]


@_each([case for case in _CASES if not case["answerable"]])
def test_an_unanswerable_question_claims_nothing(case: Case) -> None:
    assert not any(case.get(field) for field in ("paths", "groups", "support", "facts"))


@_each([case for case in _CASES if case.get("support")])
def test_the_support_of_a_question_holds_every_fact(case: Case) -> None:
    assert case["facts"]
    _facts_stand_in(_level(" ".join(case["support"])), case)


@_each(_answerable(over_sources=True))
def test_the_answer_stands_in_the_shipped_knowledge_base(case: Case) -> None:
    _answer_stands_in(_SOURCES, case)


@pytest.mark.skipif(not _CORPUS.is_dir(), reason="the shared corpus is not beside this checkout")
@_each(_answerable(over_sources=False))
def test_the_answer_stands_in_the_shared_corpus(case: Case) -> None:
    _answer_stands_in(_CORPUS, case)


def _strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item for item in value)


def _answer_stands_in(folder: Path, case: Case) -> None:
    """The quoted sentences are in the files or, where none is quoted, the facts are."""
    texts = [_text(folder / path) for path in case["paths"]]
    for sentence in case.get("support", []):
        assert any(_level(sentence) in text for text in texts), sentence
    if not case.get("support"):
        _facts_stand_in(" ".join(texts), case)


def _facts_stand_in(text: str, case: Case) -> None:
    for alternatives in case["facts"]:
        assert any(re.search(fact, text, re.IGNORECASE) for fact in alternatives), alternatives


@cache
def _text(file: Path) -> str:
    """The words of a file, read without the readers of the application that are measured."""
    if file.suffix == ".pdf":
        pages = pdfium.PdfDocument(file)
        return _level(" ".join(page.get_textpage().get_text_bounded() for page in pages))
    if file.suffix == ".docx":
        paragraphs = docx.Document(str(file)).paragraphs
        return _level(" ".join(paragraph.text for paragraph in paragraphs))
    return _level(file.read_text(encoding="utf-8"))


def _level(text: str) -> str:
    """The text without differences in white space and without ligatures."""
    return " ".join(unicodedata.normalize("NFKC", text).split())
