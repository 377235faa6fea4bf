from app.reading import given_text


def test_form_feeds_count_pages() -> None:
    given = given_text("Eerste bladzijde.\fTweede bladzijde.\f\fVierde.")

    assert [(s.text, s.page) for s in given.sections] == [
        ("Eerste bladzijde.", 1),
        ("Tweede bladzijde.", 2),
        ("Vierde.", 4),
    ]


def test_a_text_without_form_feeds_has_no_pages() -> None:
    assert [s.page for s in given_text("Eén bladzijde.").sections] == [None]


def test_headings_of_markdown_stand_above_their_text() -> None:
    given = given_text("Vooraf.\n# Doel\nHet doel.\n## Kosten\nDe kosten.")

    assert [(s.heading, s.text.strip()) for s in given.sections] == [
        ("", "Vooraf."),
        ("Doel", "Het doel."),
        ("Kosten", "De kosten."),
    ]
