"""What sort of document it is, by its form and by the words at its head."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from app.values.dossiers import Context

_HEAD = 1_500
_TYPES = {
    "pdf": (".pdf",),
    "doc": (".doc", ".docx", ".docm", ".dotx", ".odt", ".ott", ".rtf"),
    "image": (".png", ".jpg", ".jpeg", ".tif", ".tiff"),
    "presentation": (".ppt", ".pptx", ".pptm", ".ppsx", ".odp"),
    "spreadsheet": (".xls", ".xlsx", ".xlsm", ".xltx", ".ods", ".csv", ".tsv"),
    "email": (".eml", ".msg"),
    "html": (".html", ".htm", ".xhtml"),
    "note": (".txt", ".text", ".md", ".markdown", ".log"),
}
_TYPE_OF = {suffix: kind for kind, suffixes in _TYPES.items() for suffix in suffixes}
# What a message in a chat export begins with: a time, then who says it, here or on the next line.
CHAT_LINE = re.compile(
    r"^\W?\[?\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4},? +\d{1,2}:\d\d(?::\d\d)?"
    r"(?:\]?(?: -)? [^:\n]{1,40}:|\][ \t]*(?=[^\W\d_])[^:\n]{2,40}$)",
    re.MULTILINE,
)
_CHAT_LINES = 2
_BY_TYPE = {"email": "email", "html": "webpage", "presentation": "presentation", "image": "image"}
# In this order: the first that fits a head or a name wins.
_BY_WORDS: Mapping[str, re.Pattern[str]] = {
    kind: re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for kind, pattern in {
        "request": r"\bwoo-?verzoek\b|verzoek (?:op grond van|met een beroep op|ingevolge) de"
        r" (?:woo|wet open overheid)|\bverzoek wet open overheid|(?:verzoek|vraag) ik u?.{0,60}"
        r"\b(?:woo|wet open overheid)\b",
        "nota": r"^\W*(?:concept[- ])?(?:beslis|informatie|raads|college|advies|start)?nota\b"
        r"|ter (?:beslissing|informatie|ondertekening)\b"
        r"|^(?:college|raads|directie)(?:voorstel|advies)\b|geadviseerd besluit",
        "memo": r"^\W*(?:memo|notitie|oplegnotitie)\b",
        "minutes": r"^\W*(?:concept)?(?:verslag|notulen|besluitenlijst|actielijst)\b"
        r"|^aanwezig(?:en)?:",
        "offer": r"^\W*(?:offerte|prijsopgave|aanbieding|inschrijving)\b",
        "form": r"^\W*(?:\w*formulier|aanvraag)\b",
        "report": r"^\W*(?:\w+(?:isch|kundig|tief|eel|aal|oek)e? )?(?:\w*rapport|rapportage"
        r"|\w*onderzoek|\w*evaluatie|toets|advies|\w*analyse)\b"
        r"|\b(?:toets|onderzoek|rapport(?:age)?|evaluatie)\b.{0,40}$(?=[\s\S]{0,600}\bauteurs?\b)"
        r"|aanbevelingen$",
        "letter": r"^(?:geachte|beste|hooggeachte)\b|ons kenmerk|ter attentie van|^hoogachtend",
    }.items()
}
_SELF_NAMED = re.compile(
    r"\W*(?:concept[- ])?(?:\w*nota|memo|notitie|oplegnotitie|\w*verslag|notulen|\w*rapport"
    r"|\w*formulier|offerte)\b",
    re.IGNORECASE,
)
_DIRECTORS = (
    r"(?:college|wethouder|burgemeester|gedeputeerde|minister|staatssecretaris|gedeputeerde staten"
    r"|dagelijks bestuur|heemraad|dijkgraaf|commissaris van de koning)"
)
_FORMAL = re.compile(
    r"\bter (?:beslissing|besluitvorming|informatie|ondertekening|behandeling|vaststelling)\b"
    r"|geadviseerd besluit|\bbeslispunt(?:en)?\b|\bgevraagd besluit\b|\bvoorgesteld besluit\b"
    r"|\b(?:college|raads|b&w-?|bestuurs)(?:voorstel|advies|nota)\b"
    rf"|^(?:aan|voor)\b\s*:?.{{0,30}}\b{_DIRECTORS}\b"
    rf"|^aanwezig(?:en)?\b.{{0,120}}\b{_DIRECTORS}\b"
    r"|\b(?:nota|memo|notitie|advies|oplegger)\b.{0,30}\b(?:voor|aan) (?:de |het |onze )?"
    rf"(?:raad|{_DIRECTORS})\b",
    re.IGNORECASE | re.MULTILINE,
)
_FORMAL_KINDS = ("nota", "memo", "report", "attachment", "minutes", "other")


def file_type(name: str, text: str) -> str:
    """One of the types that the publication platform knows, "unknown" for any other."""
    if is_chat(text):
        return "chat"
    return _TYPE_OF.get(PurePosixPath(name).suffix.lower(), "unknown")


def is_chat(text: str) -> bool:
    return len(CHAT_LINE.findall(text[:_HEAD])) >= _CHAT_LINES


def kind_of(name: str, text: str, *, inside_mail: bool = False) -> str:
    """What sort of document it is, in one word of our own list."""
    kind = file_type(name, text)
    if kind == "chat":
        return "chat"
    if kind in _BY_TYPE:
        return _BY_TYPE[kind]
    if kind == "spreadsheet":
        return "table" if name.lower().endswith((".csv", ".tsv")) else "spreadsheet"
    if text.startswith("BEGIN:VCALENDAR"):
        return "calendar"
    stem = PurePosixPath(name).stem.replace("_", " ")
    title = text.lstrip().partition("\n")[0]
    by_words = _by_title(title) or _by_words(stem) or _by_words(text[:_HEAD])
    return by_words or ("attachment" if inside_mail else "other")


def _by_words(text: str) -> str | None:
    return next((kind for kind, words in _BY_WORDS.items() if words.search(text)), None)


def _by_title(line: str) -> str | None:
    """A document that says in its first words what it is, whatever its file is called."""
    found = _SELF_NAMED.match(line)
    return _by_words(found[0]) if found else None


def context_of(kind: str, text: str) -> Context:
    """Made for formal decision-making, by what stands at its head; otherwise internal.

    Whether an outsider took part is seen from the whole dossier: `relations.contexts`.
    """
    if kind in _FORMAL_KINDS and _FORMAL.search(text[:_HEAD]):
        return "bestuur"
    return "intern"
