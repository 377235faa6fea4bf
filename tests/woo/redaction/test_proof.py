"""The check that reads a published file back finds what is still there, however it is hidden."""

from io import BytesIO

import pikepdf
import pytest

from app.woo.redaction.proof import Secret, recoverable, secrets
from app.woo.redaction.redacting import NotRemoved, Work, redact
from app.woo.redaction.result import Redacted
from tests.support.dossiers import a_document
from tests.support.redaction import (
    NAME,
    a_letter,
    marks_on,
    pages_in,
    under_a_box,
    with_all_that_hides,
    with_earlier_version,
    with_hidden_layer,
)

PLAIN = a_letter(["Een brief zonder namen."])
SECRET = Secret(NAME)


def with_ends(**ends: object) -> bytes:
    with pikepdf.open(BytesIO(PLAIN)) as pdf:
        for name, value in ends.items():
            pdf.Root[f"/{name}"] = value
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()


@pytest.mark.parametrize(
    "file",
    [
        pytest.param(under_a_box(a_letter([NAME]), (60, 750, 300, 30)), id="a naive overlay"),
        pytest.param(a_letter([NAME.upper()]), id="in capitals"),
        pytest.param(a_letter([NAME.split()[0], NAME.split()[1]]), id="over two lines"),
        pytest.param(with_all_that_hides(PLAIN, NAME), id="properties, comments, files"),
        pytest.param(with_hidden_layer(PLAIN, NAME), id="a hidden layer"),
        pytest.param(with_earlier_version(PLAIN, a_letter([NAME])), id="an earlier version"),
        pytest.param(with_ends(Geheim=pikepdf.String(NAME)), id="a string of its own"),
        pytest.param(with_ends(Geheim=pikepdf.String(NAME.encode("utf-16-be"))), id="UTF-16"),
    ],
)
def test_what_is_still_in_the_file_is_found(file: bytes) -> None:
    assert recoverable(file, [SECRET]) == [SECRET]


def test_a_file_without_it_is_let_through() -> None:
    assert recoverable(PLAIN, [SECRET, Secret("Jan"), Secret("06-12345678")]) == []


def test_words_that_may_stay_somewhere_are_counted() -> None:
    twice = a_letter(["De bakker en de heer Bakker."])

    assert secrets(["Bakker"], "De bakker en de heer 5.1.2.e.") == [Secret("Bakker", 1)]
    assert recoverable(twice, [Secret("Bakker", 2)]) == []
    assert recoverable(twice, [Secret("Bakker", 1)]) == [Secret("Bakker", 1)]


def test_a_short_text_counts_only_as_a_word() -> None:
    assert recoverable(a_letter(["De afspraak is gemaakt."]), [Secret("Ma")]) == []
    assert recoverable(a_letter(["Groet, Ma"]), [Secret("Ma")]) == [Secret("Ma")]


def test_a_document_that_is_not_clean_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    letter = a_letter([f"Brief van {NAME}."])
    pages = pages_in(letter)
    naive = Redacted(under_a_box(letter, (60, 750, 300, 30)), {1: "beeld"}, 1, "")
    monkeypatch.setattr("app.woo.redaction.redacting.redact_pdf", lambda *_, **__: naive)

    with pytest.raises(NotRemoved) as refused:
        redact(Work(a_document(), pages, marks_on(pages, NAME), letter))
    assert NAME not in str(refused.value)
