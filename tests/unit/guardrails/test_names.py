"""Who is a person and who is not; none of these names stands in the development set."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guardrails.contract import Finding
from guardrails.names.finder import PersonNames
from guardrails.names.lexicon import lexicon, lists_of_deduce
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
        pytest.param(
            "Mw. Bakker-van den Berg en Anna Postma-de Wit",
            ["Bakker-van den Berg", "Anna Postma-de Wit"],
            id="double name with a tussenvoegsel",
        ),
        pytest.param(
            "Anna Postma, T. van 't Hul.",
            ["Anna Postma", "T. van 't Hul"],
            id="initials in a list",
        ),
        pytest.param(
            "nr;naam;voorletters\n1;Hofstede;A.B.", ["Hofstede", "A.B."], id="column of initials"
        ),
        pytest.param("N a a m : H. d e  B o e r", ["H. d e  B o e r"], id="scanned label"),
        pytest.param("Beste Fenna en Gerrit,\n", ["Fenna", "Gerrit"], id="greeting"),
        pytest.param(
            "To: Vliet, Remco van; Yılmaz, Derya\n\nRemco vroeg dit.",
            ["Vliet, Remco van", "Yılmaz", "Derya", "Remco"],
            id="inverted with a first name",
        ),
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
        pytest.param("naam;stad\nKaya Öztürk;Ede", ["Kaya Öztürk"], id="two columns"),
        pytest.param("naam;stad;nr\nÖztürk;Ede;1", ["Öztürk"], id="column"),
        pytest.param("[14:02] Tesfay: kom je?", ["Tesfay"], id="message"),
        pytest.param("mevr. terpstra wil uitstel", ["terpstra"], id="lower case after a title"),
        pytest.param("overleg met collega fenna over de planning", ["fenna"], id="lower case"),
        pytest.param("Naam: H o e k s t r a", ["H o e k s t r a"], id="scanned with spaces"),
        pytest.param("Wil, kan je dit nakijken?", ["Wil"], id="addressed at the start"),
        pytest.param("Beste Frans,\nIk ben Lot.", ["Frans", "Lot"], id="a name that is a word"),
        pytest.param("Frans de Boer komt", ["Frans de Boer"], id="a word that opens a name"),
        pytest.param("Floor Wesselink MSc belt", ["Floor Wesselink"], id="degree"),
        pytest.param("Overleg Fenna morgen", ["Fenna"], id="behind a word that is no name"),
        pytest.param("Beoordeling B.T. Hoekstra: goed", ["B.T. Hoekstra"], id="before initials"),
        pytest.param(
            "volgens Ilse Hoekstra van de Universiteit Gent",
            ["Ilse Hoekstra"],
            id="the sentence goes on with van",
        ),
        pytest.param("bij Fenna in Almere", ["Fenna"], id="the sentence goes on with in"),
        pytest.param("van Fenna van Burgerzaken", ["Fenna"], id="of a department"),
        pytest.param(
            "De heer Hoekstra aan C. Postma, Fenna de Vries in Ede",
            ["Hoekstra", "C. Postma", "Fenna de Vries"],
            id="from one to another",
        ),
        pytest.param("dag mevrouw Boer van der Xyz", ["Boer van der Xyz"], id="two surnames"),
        pytest.param("Çağlar Xyzzy is ziek", ["Çağlar Xyzzy"], id="letters that Dutch lacks"),
        pytest.param("gisteren kwam Xyzqa Hoekstra langs", ["Xyzqa Hoekstra"], id="unknown first"),
        pytest.param("bel Anne-Fleur even", ["Anne-Fleur"], id="double first name"),
        pytest.param("schreef Xyzqa Qwrty:", ["Xyzqa Qwrty"], id="speaks"),
        pytest.param("tolk Xyzqa vertaalt", ["Xyzqa"], id="a party in a case"),
        pytest.param("Van: Postma, P.C. (Xyz)\n", ["Postma, P.C.", "Xyz"], id="what he is called"),
        pytest.param("1) Anna Bos 2) Xyz Qwrtz", ["Anna Bos"], id="numbered"),
        pytest.param("mw. V.S. Postma uit de V.S.", ["V.S. Postma"], id="initials like a country"),
        pytest.param("Youssef Benali en Xyz komen", ["Youssef Benali", "Xyz"], id="coupled"),
        pytest.param(
            "voornaam;achternaam;stad\nDaan;op den Kamp;Ede", ["Daan", "op den Kamp"], id="cell"
        ),
        pytest.param(
            "medewerker;uren;dag\nPOSTMA, Anna;8;ma", ["POSTMA, Anna"], id="capitals in a column"
        ),
        pytest.param("Hoekstra, Anna: ligt hier", ["Hoekstra, Anna"], id="speaks, surname first"),
        pytest.param(
            "belt anna van dam of mw. xyzinga?", ["xyzinga"], id="unknown lower case surname"
        ),
        pytest.param("gesprek met anna hoekstra gehad", ["anna hoekstra"], id="lower case both"),
        pytest.param("gesprek met anna over geld", ["anna"], id="lower case, then a word"),
        pytest.param("vraag het aan anna", ["anna"], id="lower case at the end"),
        pytest.param("de heer t. van xyz belt", ["t. van xyz"], id="lower case initials"),
        pytest.param("Naam: Groot, de", ["Groot"], id="a surname that is a word"),
        pytest.param("Contact: Hoekstra (tel. 06-12345678)", ["Hoekstra"], id="before a number"),
        pytest.param(
            "Aanwezig: Fenna, Xyzqa, Gerrit", ["Fenna", "Xyzqa", "Gerrit"], id="between two names"
        ),
        pytest.param(
            "Fenna, Utrecht, Gerrit", ["Fenna", "Gerrit"], id="a place between two names"
        ),
        pytest.param("Fenna: hallo", ["Fenna"], id="handle"),
        pytest.param(
            "Naam          Stad    Nr\nXyzqa Qwrty   Ede     1",
            ["Xyzqa Qwrty"],
            id="set with spaces",
        ),
        pytest.param("Klantmanager Fenna belt", ["Fenna"], id="behind an unknown word"),
        pytest.param("Hoekstra J. komt", ["Hoekstra J."], id="initial behind"),
        pytest.param("J. van Dam van der Xyz", ["J. van Dam van der Xyz"], id="only in names"),
        pytest.param("naam;rol;stad\nHoekstra, Xyz ;x;Ede", ["Hoekstra, Xyz"], id="in a column"),
        pytest.param("Het is klaar.\n\nXyz Qwrty\n", ["Xyz Qwrty"], id="own line at the end"),
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
        pytest.param("De Anne Frankschool en het Willem Dreeshuis", id="building"),
        pytest.param("Storm Eunice en chatbot Fenna", id="storm and program"),
        pytest.param("Rechtbank Den Haag, 5041 DR Tilburg", id="place with an article"),
        pytest.param("klaar sinds Jan 2024 en order Lara-2025-7", id="month and code"),
        pytest.param("het College voor de Rechten van de Mens", id="behind an article"),
        pytest.param("verdachte X en getuige Hoorn", id="letter and place"),
        pytest.param("krijgt de naam De Mussen", id="named thing"),
        pytest.param("een grote familie. Houd die bij elkaar.", id="no title"),
        pytest.param("- [AIVD, AI-systemen: veilig](x)", id="acronyms"),
        pytest.param("AB, CD, EF", id="capitals in a row"),
        pytest.param("zo gaat het, ABCD, EFGH, en meer", id="abbreviations in a row"),
        pytest.param("Hoekstra, AB hier", id="surname and capitals"),
        pytest.param("de molen in Lutje Saaksum", id="a village like a name"),
        pytest.param("de roos bloeit, een mooie Roos", id="a word of the text itself"),
        pytest.param("[Hoekstra, M., Postma, J. et al. 2021]", id="authors"),
        pytest.param("naam;stad;nr\nBeslisnota;Ede;1", id="thing in a column"),
        pytest.param("de Commissie-Van Rijn adviseert", id="commission"),
        pytest.param("in Frankrijk, de V.S. en Jansen B.V.", id="abbreviations"),
        pytest.param("https://x.nl/Anna_Bos", id="address of a page"),
        pytest.param("geboren te Anna", id="a place after te"),
        pytest.param("Het is klaar. Postmodern\nging het verder.", id="a wrapped line"),
        pytest.param("Hoi,\n\nGroet,\nInkoopadviseur", id="greeting and job"),
        pytest.param("Wesselink-Aanvraag Xyz Aalst-Waalre", id="two places and nobody"),
        pytest.param("Het Aa en Hunze, Alphen aan den Rijn", id="places of more words"),
        pytest.param("[14:02] Xyz123: hallo", id="a handle that is no name"),
        pytest.param("mevrouw heeft gelijk, mw. de directeur ook", id="no surname"),
    ],
)
def test_offices_streets_and_organisations_stay_readable(text: str) -> None:
    assert hidden(text) == []


def test_the_lists_of_names_are_read_once() -> None:
    lexicon.cache_clear()
    read = lexicon()

    assert lexicon() is read
    assert {"jan", "fenna"} <= read.first_names
    assert {"vries", "terpstra"} <= read.surnames
    assert "utrecht" in read.places
    assert not {"jan", "vries"} & read.no_names


def test_another_finder_adds_what_the_rules_do_not_see() -> None:
    class Other:
        name = "other"

        def __call__(self, text: str) -> list[Finding]:
            return [Finding("person_name", 0, 5, "seen", 0.6)]

    assert [f.reason for f in PersonNames([Other()])("Xzqwy slaapt")] == ["seen"]


def test_another_finder_does_not_repeat_what_the_rules_see() -> None:
    class Other:
        name = "other"

        def __call__(self, text: str) -> list[Finding]:
            return [Finding("person_name", 10, 18, "seen", 0.6)]

    found = list(PersonNames([Other()])("Wethouder Hoekstra komt."))

    assert [(f.reason, f.public) for f in found] == [("naam bij een openbaar ambt", True)]


WORDS_TEXT = """
    Jan van de der Vries Hoekstra mevrouw Beste MSc J. P.C. , ; : ( ) Van aan in naam: Den Haag - é
    Ç IJ V.S. B.V. minister 2024 fenna dhr. | [
"""
WORDS = st.sampled_from(["\n", *WORDS_TEXT.split()])


@settings(deadline=None)
@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_no_order_of_words_breaks_the_rules_for_names(text: str) -> None:
    verdict = guard.review(text)

    assert "check_failed" not in verdict.kinds
    assert all(name.strip() for name in hidden(text))


def test_without_the_lists_of_names_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)

    with pytest.raises(FileNotFoundError, match="deduce"):
        lists_of_deduce()


def test_a_street_beside_a_name_and_a_closing_word_are_nobody() -> None:
    assert hidden("Bij mevrouw Terpstra, Oosterend 14, is gemeten.") == ["Terpstra"]
    assert hidden("Ik woon met mijn gezin aan de Esweg 4.") == []
    assert "Liefs" not in " ".join(hidden("Tot morgen.\n\nLiefs, K."))
