"""The parts of a nota that no model writes: fixed words, places to fill in, what stays closed."""

from collections.abc import Sequence

from app.use_cases.nota.bullets import Bullet
from app.use_cases.nota.gaps import placeholder
from app.use_cases.nota.outline import ATTACHMENTS, NOT_PUBLIC
from app.use_cases.nota.people import names_somebody
from app.use_cases.nota.phrasing import plain
from app.values.answers import Source
from app.values.notas import NotaParagraph, NotaRequest, NotaSection

_NO_REASON = "de aanleiding"
_NO_DECISION = "het besluit dat u vraagt"
_NO_OPTION = "alternatieven, ook niets doen, met de gevolgen"
_NO_GROUND = "waarom dit niet openbaar kan"
_NO_MONEY = "financiële gevolgen en dekking, of: geen"
_NOTHING_CLOSED = "Niet van toepassing."
_NO_ATTACHMENTS = "Geen."
_NAMES_CLOSED = (
    "Namen van personen, voor zover zij geen bestuurder zijn. Motivering: persoonsgegevens."
)


def opening(request: NotaRequest, told: Sequence[NotaParagraph]) -> list[NotaParagraph]:
    """What stands before the reason: what an informatienota is about, in place of a decision."""
    if request.kind == "informatienota":
        text = f"U wordt geïnformeerd over: {request.subject.rstrip('.')}."
        return [NotaParagraph(text, ("subject",), "supported")]
    return [] if told else [_to_fill_in(_NO_REASON)]


def no_decision() -> list[NotaParagraph]:
    return [_to_fill_in(_NO_DECISION)]


def missing_points(request: NotaRequest, given: Sequence[Bullet]) -> list[NotaParagraph]:
    """What someone who must decide needs and the bullets do not speak of."""
    if request.kind != "beslisnota":
        return []
    missing = []
    if not any(b.part == "option" for b in given):
        missing.append(_to_fill_in(_NO_OPTION))
    if not any(b.speaks_of_money for b in given):
        missing.append(_to_fill_in(_NO_MONEY))
    return missing


def not_public(closed: Sequence[Bullet], given: Sequence[Bullet]) -> NotaSection:
    """What may have to stay closed, with a reason; a person judges."""
    parts = [NotaParagraph(_with_ground(b), (b.id,), "supported") for b in closed]
    named = tuple(b.id for b in given if names_somebody(b.text))
    if named:
        parts.append(NotaParagraph(_NAMES_CLOSED, named))
    return NotaSection(NOT_PUBLIC, tuple(parts) or (NotaParagraph(_NOTHING_CLOSED),))


def _with_ground(bullet: Bullet) -> str:
    missing = f" {placeholder(bullet.gap)}" if bullet.gap else ""
    return f"{plain(bullet)}{missing} Motivering: {bullet.ground or placeholder(_NO_GROUND)}."


def attachments(given: Sequence[Bullet], sources: Sequence[Source]) -> NotaSection:
    """What the bullets call an attachment, and the passages that were quoted."""
    named = [NotaParagraph(plain(b), (b.id,), "supported") for b in given]
    quoted = [NotaParagraph(f"Bron: {_place(s)}.", (f"s{s.nr}",), "supported") for s in sources]
    every = (*named, *quoted)
    if not every:
        return NotaSection(ATTACHMENTS, (NotaParagraph(_NO_ATTACHMENTS),))
    return NotaSection(ATTACHMENTS, every, form="numbers")


def _to_fill_in(missing: str) -> NotaParagraph:
    return NotaParagraph(placeholder(missing))


def _place(source: Source) -> str:
    page = f", pagina {source.page}" if source.page else ""
    return f"{source.title.rstrip('.')}{page} ({source.path})"
