"""Who is a person and who is not; none of these names stands in the development set."""

import pytest

from guardrails.contract import Finding
from guardrails.names.finder import PersonNames
from guardrails.privacy import privacy_guard

guard = privacy_guard("chat")


def hidden(text: str) -> list[str]:
    return [
        text[d.finding.start : d.finding.end]
        for d in guard.review(text).decisions
        if d.finding.kind == "person_name" and d.action > 0
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("De heer Terpstra belde.", ["Terpstra"], id="title"),
        pytest.param("is het de heer van der Meulen?", ["van der Meulen"], id="tussenvoegsel"),
        pytest.param("Geachte mevrouw Wiarda-Bos,", ["Wiarda-Bos"], id="double name"),
        pytest.param("Beste Fenna en Gerrit,\n", ["Fenna", "Gerrit"], id="greeting"),
        pytest.param("Hoi Tesfay,\n", ["Tesfay"], id="a name that no list knows"),
        pytest.param("Groet,\nDoutzen", ["Doutzen"], id="farewell"),
        pytest.param(
            "Het is geregeld.\n\nWiebe Hoekstra\nadviseur", ["Wiebe Hoekstra"], id="own line"
        ),
        pytest.param("Naam: Chiu Wai Lam", ["Chiu Wai Lam"], id="label"),
        pytest.param(
            "Van: Hoekstra, W.J.\nAan: Meer, T. van der",
            ["Hoekstra, W.J.", "Meer, T. van der"],
            id="inverted",
        ),
        pytest.param("brief van A.B. Jagroep ontvangen", ["A.B. Jagroep"], id="initials"),
        pytest.param(
            "Mijn buurvrouw Małgorzata klaagt.", ["Małgorzata"], id="family or neighbour"
        ),
        pytest.param(
            "Gisteren kwam Youssef Benali langs.", ["Youssef Benali"], id="first and last"
        ),
        pytest.param("Overleg met Fenna over de nota.", ["Fenna"], id="lone first name"),
        pytest.param(
            "Youssef Benali belt. Benali komt.", ["Youssef Benali", "Benali"], id="again"
        ),
        pytest.param("naam;stad\nKaya Öztürk;Ede", [], id="a table of two columns is no table"),
        pytest.param("naam;stad;nr\nÖztürk;Ede;1", ["Öztürk"], id="column"),
        pytest.param("[14:02] Tesfay: kom je?", ["Tesfay"], id="message"),
        pytest.param("mevr. terpstra wil uitstel", ["terpstra"], id="lower case after a title"),
        pytest.param("overleg met collega fenna over de planning", ["fenna"], id="lower case"),
        pytest.param("Naam: H o e k s t r a", ["H o e k s t r a"], id="scanned with spaces"),
        pytest.param("Wil, kan je dit nakijken?", ["Wil"], id="addressed at the start"),
    ],
)
def test_persons_are_hidden(text: str, names: list[str]) -> None:
    assert hidden(text) == names


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Minister Terpstra antwoordt de Kamer.", id="minister"),
        pytest.param(
            "Wethouder Hoekstra zegt dat toe. Hoekstra komt in mei.", id="alderman again"
        ),
        pytest.param("Raadslid Kaya (VVD) vraagt dat.", id="councillor"),
        pytest.param("De nieuwe Fenna Jansenstraat is open.", id="street"),
        pytest.param("Hoekstra Infra B.V. voert het werk uit.", id="company"),
        pytest.param("Stichting Gerrit Postma krijgt subsidie.", id="foundation"),
        pytest.param("De gemeente Utrecht en de provincie Drenthe.", id="places"),
        pytest.param("Het Algoritmekader van het Rijk staat online.", id="plain text"),
        pytest.param("Contact: Autoriteit Persoonsgegevens.", id="authority after a label"),
        pytest.param("A. Tocchetti et al., 2022, doi.org/10.1145", id="author of a paper"),
        pytest.param("meneer belt morgen terug", id="title without a name"),
    ],
)
def test_offices_streets_and_organisations_stay_readable(text: str) -> None:
    assert hidden(text) == []


def test_another_finder_adds_what_the_rules_do_not_see() -> None:
    class Other:
        name = "other"

        def __call__(self, text: str) -> list[Finding]:
            return [Finding("person_name", 0, 5, "seen", 0.6)]

    assert [f.reason for f in PersonNames([Other()])("Xzqwy slaapt")] == ["seen"]
