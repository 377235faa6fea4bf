import pytest

from knowledge_base.readers.callouts import unfold


def lines(text: str) -> list[str]:
    return [line for line in unfold(text).split("\n") if line.strip()]


@pytest.mark.parametrize("mark", ["!!! tip", "???  vraag", "???+ note inline end", "==="])
def test_a_body_stands_as_ordinary_text_under_its_title(mark: str) -> None:
    assert lines(f'{mark} "Titel"\n\n    Eerste regel.\n    - punt\n\nDaarna.') == [
        "**Titel**",
        "Eerste regel.",
        "- punt",
        "Daarna.",
    ]


def test_what_is_nested_stays_in_order() -> None:
    text = '!!! a "Een"\n    tekst\n    ??? b "Twee"\n        dieper\n    terug\nbuiten'

    assert lines(text) == ["**Een**", "tekst", "**Twee**", "dieper", "terug", "buiten"]


def test_a_call_out_in_a_list_stays_in_the_list() -> None:
    assert lines('- punt\n\n    !!! a "T"\n        body') == ["- punt", "    **T**", "    body"]


def test_a_title_over_only_a_comment_is_left_out() -> None:
    assert lines('??? a "Bekijk alles"\n    <!-- list -->\n\n## Kop') == ["## Kop"]


def test_a_title_without_body_is_kept() -> None:
    assert lines('!!! a "Prijs"\n\nTekst die niet inspringt.') == [
        "**Prijs**",
        "Tekst die niet inspringt.",
    ]


def test_program_text_is_left_alone() -> None:
    text = '```\n!!! tip "x"\n    y\n```'

    assert unfold(text) == text


def test_snippets_and_comments_are_left_out() -> None:
    assert lines('--8<-- "deel.md"\n<!-- tags -->\ntekst') == ["tekst"]
