"""A dossier to look at: a letter twice, a mail with an opinion, and a file nobody can read."""

from tests.support.documents import a_pdf, a_zip, lines_down
from tests.support.dossiers import a_mail

OPINION = "Ik vind dit een slecht plan."
LETTER = (
    "Gemeente Duinstad",
    "Aan: mevrouw K. Mulder",
    "Strandweg 12, 1234 AB Duinstad",
    "Betreft: uw aanvraag voor een standplaats op de weekmarkt",
    "Geachte mevrouw Mulder,",
    "Op 3 maart 2026 kreeg ik uw aanvraag. Uw telefoonnummer is 06-12345678",
    "en uw burgerservicenummer is 111222333. Ik beslis voor 1 mei.",
    "Met vriendelijke groet,",
    "J. Visser",
)


def an_archive() -> bytes:
    letter = a_pdf([lines_down(LETTER)], title="Brief over uw standplaats")
    return a_zip(
        {
            "1 mail.eml": a_mail(f"Het bad sluit op 1 mei. {OPINION}"),
            "2 brief.pdf": letter,
            "3 dezelfde brief.pdf": letter,
            "4 programma.exe": b"MZ\x90",
        }
    )
