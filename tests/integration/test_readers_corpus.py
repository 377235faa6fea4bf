"""Real government documents lose no words and keep no traces of the site they came from."""

import re
from pathlib import Path

import pytest

from knowledge_base.contract import Extracted
from knowledge_base.readers import read
from knowledge_base.readers.markdown import split_fields

CORPUS = Path(__file__).parents[3] / "shared/data/algoritmekader/corpus"
PAGES = sorted(CORPUS.rglob("*.md"))

pytestmark = pytest.mark.skipif(not PAGES, reason="the shared corpus is not beside this checkout")

# What the site itself does not show: comments, addresses, tags, attributes and kinds of call-outs.
_UNSHOWN = re.compile(
    r"^\?\?\? [^\n]*\n\s*<!--[^\n]*$|<!--.*?-->|&\w+;|<[^>]*>|\]\([^)]*\)|\{[^}]*\}"
    r"|^ *(?:!!!|\?\?\?\+?) [\w-]+|```\w*"
    r"|^#+ [^\n]*data-search-exclude[^\n]*$|\[\^\d+\]|:[a-z]+(?:-[a-z]+)+:",
    re.DOTALL | re.MULTILINE,
)
_WORD = re.compile(r"[^\W_]{3,}")


def words(extracted: Extracted) -> set[str]:
    pieces = [extracted.title, *(f"{s.heading} {s.text}" for s in extracted.sections)]
    return set(_WORD.findall(" ".join(pieces)))


@pytest.mark.timeout(120)
def test_no_word_of_any_page_is_lost() -> None:
    lost: dict[str, set[str]] = {}
    for path in PAGES:
        source = path.read_text(encoding="utf-8")
        _, body = split_fields(source.replace("\r\n", "\n"))
        expected = set(_WORD.findall(_UNSHOWN.sub(" ", body)))
        if missing := expected - words(read(path.name, path.read_bytes())):
            lost[path.name] = missing

    assert lost == {}


@pytest.mark.timeout(120)
def test_no_page_keeps_traces_of_the_site() -> None:
    traces = re.compile(
        r"<!--|-->|^[!?]{3} |\{ ?[.#]|data-search-exclude|\]\(|^ +\S|urn:nl:", re.M
    )
    found = {
        path.name: match[0]
        for path in PAGES
        for section in read(path.name, path.read_bytes()).sections
        if (match := traces.search(section.text))
    }

    # One page writes a link wrongly itself, and one holds the source of a drawing.
    assert set(found) <= {"1-pba-05-wettelijke-grondslag.md", "over-de-levenscyclus.md"}


@pytest.mark.timeout(120)
@pytest.mark.parametrize("path", sorted(CORPUS.rglob("*.pdf")), ids=lambda path: path.stem[:12])
def test_a_real_pdf_reads_as_whole_sentences_under_headings(path: Path) -> None:
    extracted = read(path.name, path.read_bytes())
    text = "\n".join(section.text for section in extracted.sections)

    assert len({section.heading for section in extracted.sections}) > 20
    assert not re.search(r"^\d{1,2}(?: ?/ ?\d+)?$", text, re.MULTILINE)
    assert "ﬁ" not in text
    assert "\ufffe" not in text
    starts = [section.text[0] for section in extracted.sections]
    assert sum(start.islower() for start in starts) / len(starts) < 0.1


def test_a_real_form_keeps_its_numbered_headings_inside_tables() -> None:
    (path,) = CORPUS.rglob("*.docx")

    headings = [section.heading for section in read(path.name, path.read_bytes()).sections]

    assert any(re.search(r"> \d\.\d ", heading) for heading in headings)
