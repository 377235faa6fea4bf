"""Families, threads, copies, whole quotes and lookalikes."""

from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from io import BytesIO
from zipfile import ZipFile

from app.values.dossiers import Page, Relations
from app.woo.documents.relating import Texts, relate
from app.woo.documents.relations import own_domains
from tests.support.dossiers import a_document, a_mail, documents_of

FIRST = "Het zwembad aan de Duinweg sluit op 1 mei. De raad beslist hierover in april."
ANSWER = f"Dank je wel.\n\nOp 2 maart 2026 om 09:00 schreef Jan Visser:\n> {FIRST}"
LATER = "Tue, 03 Mar 2026 09:00:00 +0100"
BACK = {"sender": "Karin Mulder <k.mulder@duinstad.example>", "to": "j.visser@duinstad.example"}
LETTER = (
    "Geachte heer {},\n\nHet college heeft besloten om het zwembad te sluiten. De sluiting duurt "
    "van mei tot en met september. In die tijd kunt u terecht in het bad van Zeewijk, met een "
    "pas die u bij de balie ophaalt. U krijgt daar korting op een los kaartje en op een kaart "
    "voor tien keer zwemmen. Wilt u meer weten? Kom dan naar de avond in het wijkcentrum."
)


def related(files: dict[str, bytes]) -> tuple[Relations, dict[str, str]]:
    documents, pages = documents_of(files)
    found = relate(documents, Texts(documents, pages.__getitem__))
    return found, {document.file: document.id for document in documents}


def threads(files: dict[str, bytes]) -> list[list[str]]:
    found, ids = related(files)
    names = {value: key for key, value in ids.items()}
    return sorted(sorted(names[i] for i in group) for group in found.threads)


def with_attachment(name: str, data: bytes, subject: str = "Stukken") -> bytes:
    mail = MIMEMultipart()
    mail["From"], mail["To"], mail["Subject"] = "j@duinstad.example", "k@duinstad.example", subject
    mail["Date"] = LATER
    mail.attach(MIMEText("Zie de bijlage van deze mail, graag voor vrijdag lezen.", "plain"))
    part = MIMEApplication(data)
    part.add_header("Content-Disposition", "attachment", filename=name)
    mail.attach(part)
    return mail.as_bytes()


def test_headers_tie_messages_together_also_when_the_first_is_not_there() -> None:
    one = a_mail("Akkoord.", subject="RE: a", References="<weg@x>", Message_ID="<1@x>")
    other = a_mail("Niet akkoord.", subject="RE: b", In_Reply_To="<weg@x>", Message_ID="<2@x>")

    assert threads({"1.eml": one, "2.eml": other}) == [["1.eml", "2.eml"]]


def test_a_whole_quote_ties_messages_together_without_headers() -> None:
    answer = a_mail(ANSWER, subject="Iets anders", date=LATER, **BACK)

    assert threads({"1.eml": a_mail(FIRST), "2.eml": answer}) == [["1.eml", "2.eml"]]


def test_an_answer_by_its_subject_goes_to_who_asked() -> None:
    answer = a_mail("Ja, dat klopt.", subject="Re: Zwembad", date=LATER, **BACK)

    assert threads({"1.eml": a_mail(FIRST), "2.eml": answer}) == [["1.eml", "2.eml"]]


def test_the_same_subject_between_others_is_another_conversation() -> None:
    other = a_mail(
        "Hoe laat?", subject="Zwembad", date=LATER, sender="p@x.example", to="q@y.example"
    )

    assert threads({"1.eml": a_mail(FIRST), "2.eml": other}) == [["1.eml"], ["2.eml"]]


def test_a_mail_and_its_attachments_are_a_family_and_an_archive_is_none() -> None:
    archive = BytesIO()
    with ZipFile(archive, "w") as package:
        package.writestr("a.txt", "Een notitie over het zwembad en de duinen.")
        package.writestr("map/post.eml", with_attachment("nota.txt", b"Nota over het zwembad."))

    found, ids = related({"oud.zip": archive.getvalue()})

    assert ids.keys() == {"oud.zip/a.txt", "oud.zip/map/post.eml", "oud.zip/map/post.eml/nota.txt"}
    assert found.families == [[ids["oud.zip/map/post.eml"], ids["oud.zip/map/post.eml/nota.txt"]]]


def test_a_copy_from_another_mailbox_is_a_copy() -> None:
    copy = a_mail(FIRST, Received="from mx by mbx", X_Folder="Griffie")
    found, ids = related({"a.eml": a_mail(FIRST), "b.eml": copy})

    assert found.duplicate_of == {ids["b.eml"]: ids["a.eml"]}


def test_the_same_words_at_another_time_or_with_another_attachment_are_no_copy() -> None:
    found, _ = related(
        {
            "a.eml": a_mail(FIRST),
            "b.eml": a_mail(FIRST, date=LATER),
            "c.eml": with_attachment("x.txt", b"Eerste versie van de nota."),
            "d.eml": with_attachment("x.txt", b"Tweede versie van de nota."),
        }
    )

    assert found.duplicate_of == {}


def test_a_mail_that_stands_whole_in_a_later_one_is_covered() -> None:
    answer = a_mail(ANSWER, date=LATER, **BACK)
    found, ids = related({"1.eml": a_mail(FIRST), "2.eml": answer})

    assert found.covered_by == {ids["1.eml"]: ids["2.eml"]}


def test_a_mail_with_an_attachment_is_not_covered_by_an_answer_without_it() -> None:
    mail = with_attachment("x.txt", b"De nota over het zwembad.", subject="Stukken")
    quote = (
        "Dank.\n\nOp 3 maart schreef j@duinstad.example:\n"
        "> Zie de bijlage van deze mail, graag voor vrijdag lezen."
    )
    answer = a_mail(quote, date="Wed, 04 Mar 2026 09:00:00 +0100", sender="k@duinstad.example",
                    to="j@duinstad.example")  # fmt: skip
    found, _ = related({"1.eml": mail, "2.eml": answer})

    assert found.covered_by == {}


def test_letters_that_differ_in_a_name_look_alike_and_a_thread_does_not() -> None:
    found, ids = related(
        {
            "a.txt": LETTER.format("De Wit").encode(),
            "b.txt": LETTER.format("Pietersen").encode(),
            "1.eml": a_mail(LETTER.format("Smit"), Message_ID="<1@x>"),
            "2.eml": a_mail(LETTER.format("Smit") + " Groet.", In_Reply_To="<1@x>", date=LATER),
        }
    )

    assert {(pair.one, pair.other) for pair in found.near} >= {(ids["a.txt"], ids["b.txt"])}
    assert (ids["1.eml"], ids["2.eml"]) not in {(pair.one, pair.other) for pair in found.near}


def test_only_so_much_text_stays_in_memory_and_each_is_read_as_it_is() -> None:
    documents = [a_document(f"000{number}") for number in range(4)]
    asked: list[str] = []

    def pages_of(document: str) -> list[Page]:
        asked.append(document)
        return [Page(1, document * 5)]

    texts = Texts(documents, pages_of, room=50)
    for each in ("0000", "0001", "0000", "0002", "0000", "0001"):
        assert texts[each] == each * 5

    assert asked == ["0000", "0001", "0002", "0001"]


def test_a_mail_with_an_outsider_is_shared_and_a_nota_for_the_college_is_formal() -> None:
    nota = b"Nota voor het college\n\nTER BESLISSING\n\nAan: wethouder Sport\n\nWij adviseren dit."
    found, ids = related(
        {
            "a.eml": a_mail(FIRST),
            "b.eml": a_mail(FIRST, to="Piet <piet@badbouw.example>", date=LATER),
            "c.txt": nota,
        }
    )

    assert found.contexts == {
        ids["a.eml"]: "intern",
        ids["b.eml"]: "extern",
        ids["c.txt"]: "bestuur",
    }


def test_our_own_domain_is_the_one_in_most_mails_and_never_a_matter_of_chance() -> None:
    outsiders = [f"Piet {n} <piet{n}@bad{n}.example>" for n in range(3)]
    files = {f"{n}.eml": a_mail(FIRST, to=to) for n, to in enumerate(outsiders)}
    documents, _ = documents_of(files)

    assert own_domains(documents) == {"duinstad.example"}
    assert own_domains(documents[:1]) == {"bad0.example"}
