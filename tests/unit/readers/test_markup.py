import pytest

from knowledge_base.contract import Extracted
from knowledge_base.readers.html import extract_html
from knowledge_base.readers.limits import DEFAULT_LIMITS
from knowledge_base.readers.markdown import extract_markdown


def markdown(text: str) -> Extracted:
    return extract_markdown(text.encode(), DEFAULT_LIMITS)


def html(text: str) -> Extracted:
    return extract_html(text.encode(), DEFAULT_LIMITS)


def only_text(extracted: Extracted) -> str:
    return "\n\n".join(section.text for section in extracted.sections)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param("[knop](x.md){ .md-button }", "knop", id="button"),
        pytest.param("[knop](map/een bestand.pdf){ .b }", "knop", id="space in address"),
        pytest.param(":material-arrow-right: ga verder", "ga verder", id="icon"),
        pytest.param("tekst <!-- verborgen --> gaat door", "tekst gaat door", id="comment"),
        pytest.param("**vet** _schuin_ `code` ~~weg~~", "vet schuin code weg", id="emphasis"),
        pytest.param("een [^1].\n\n[^1]: De noot.", "een.\n\n1. De noot.", id="footnote"),
        pytest.param("![Een plaatje](x.png)", "Een plaatje", id="picture"),
        pytest.param("|a|b|\n|-|-|\n|1|2|", "a | b\n1 | 2", id="table"),
        pytest.param("1. een\n2. twee\n   - diep", "1. een\n2. twee\n- diep", id="lists"),
        pytest.param("urn:nl:ak en 10:30 uur", "urn:nl:ak en 10:30 uur", id="colons"),
        pytest.param("regel\nloopt door", "regel loopt door", id="soft line end"),
        pytest.param("{ dit is tekst }", "{ dit is tekst }", id="braces in text"),
    ],
)
def test_markdown_reads_as_the_page_it_renders_to(written: str, read: str) -> None:
    assert only_text(markdown(written)) == read


def test_fields_give_the_title_and_sentences_but_no_ids() -> None:
    extracted = markdown(
        "---\ntitle: De titel\nid: urn:nl:x\ntoelichting: Een zin die iets zegt.\ntags: [a, b]\n"
        "---\n# Kop\ntekst"
    )

    assert extracted.title == "De titel"
    assert [(s.heading, s.text) for s in extracted.sections] == [
        ("", "Een zin die iets zegt."),
        ("Kop", "tekst"),
    ]


def test_a_field_that_the_page_repeats_is_read_once() -> None:
    extracted = markdown("---\nuitleg: Dit staat er ook zo.\n---\nDit staat er ook zo. En meer.")

    assert only_text(extracted) == "Dit staat er ook zo. En meer."


@pytest.mark.parametrize(
    "fields", ["a: [1", "- lijst", "a: !!python/object:x {}", "a: 2025-13-45"]
)
def test_fields_that_are_no_fields_stay_text(fields: str) -> None:
    assert "tekst" in only_text(markdown(f"---\n{fields}\n---\ntekst"))


def test_headings_make_a_path_and_an_empty_one_is_kept_unless_the_site_hides_it() -> None:
    extracted = markdown("# A\n## B\nb\n## Leeg\n## Weg { data-search-exclude }\n# C\nc")

    assert [(s.heading, s.text) for s in extracted.sections] == [
        ("A > B", "b"),
        ("A", "Leeg"),
        ("C", "c"),
    ]


def test_scripts_styles_menus_and_comments_of_a_page_are_not_text() -> None:
    extracted = html(
        "<head><title>De titel</title><style>p{}</style></head><nav>menu</nav>"
        "<script>x<p>y</script><!-- weg --><template>z</template>"
        "<p>tekst<svg><title>icoon</title></svg></p>"
    )

    assert extracted.title == "De titel"
    assert only_text(extracted) == "tekst"


def test_rows_of_a_table_stay_rows_also_with_paragraphs_in_the_cells() -> None:
    table = (
        "<table><tr><th>Naam<th>Stad</tr><tr><td><p>Jan</p></td><td><p>Ede</p></td></tr></table>"
    )

    assert only_text(html(table)) == "Naam | Stad\nJan | Ede"


def test_a_page_is_decoded_as_it_says() -> None:
    page = '<meta charset="iso-8859-1"><p>één'.encode("iso-8859-1")

    assert only_text(extract_html(page, DEFAULT_LIMITS)) == "één"


def test_program_text_keeps_its_lines() -> None:
    assert only_text(html("<pre>a\n  b</pre>")) == "a\nb"
