"""Reasons, effects and relative clauses: what hangs on a sentence becomes the next one."""

from dutch.passive import looks_like_participle
from dutch.plain.clauses import is_complete, is_inverted, parted_verb, verb_first
from dutch.plain.finding import is_finite, is_nonfinite
from dutch.plain.main_order import main_order
from dutch.plain.parts import NARROWING, main_starts, openers, opens_subordinate, unmarked
from dutch.plain.tokens import DETERMINERS, PREPOSITIONS, PRONOUNS, Tokens, bare, lowered, sentence
from dutch.plain.verbs import AUXILIARIES
from dutch.wordlists import listed

_EFFECTS = {
    "waardoor": "daardoor", "zodat": "zo", "waarbij": "daarbij", "waarna": "daarna",
    "waarmee": "daarmee", "waarvoor": "daarvoor", "waarover": "daarover", "waarin": "daarin",
    "waarop": "daarop", "waaruit": "daaruit", "waaraan": "daaraan", "waarvan": "daarvan",
    "waartegen": "daartegen", "waarbinnen": "daarbinnen", "waaronder": "daaronder",
}  # fmt: skip
_REASONS = {
    "omdat": "De reden is dat",
    "aangezien": "De reden is dat",
    "doordat": "Dat komt doordat",
}
_OPENING = {"omdat": "daarom", "doordat": "daardoor", "aangezien": "daarom", "hoewel": "toch"}
_NEAR = 5
_SUBORDINATES = listed("die dat als wanneer of wie hoe")
# What follows these says which one is meant, so it cannot stand apart.
_DEFINED = listed("dag datum moment tijdstip manier wijze periode plaats plek termijn mate geval")
# With these a thing is only shown, so that what is told of it can follow.
_SHOWS = listed("vindt vinden vind staan toegevoegd bijgevoegd meegestuurd")
# Behind these "waarvoor" and the like ask something.
_TELLS = listed(
    "uitgelegd uitleggen beschreven beschrijven aangegeven aangeven weten weet bepalen bepaal "
    "staat vraag vragen duidelijk zien ziet"
)


def reason(tokens: Tokens) -> list[str] | None:
    for cut in openers(tokens, tuple(_REASONS)):
        clause = tokens[cut + 1 :]
        if bare(tokens[cut - 1]) in NARROWING or _inside_another(tokens, cut):
            continue
        if is_complete(tokens[:cut]) and verb_first(unmarked(clause)):
            return [sentence(tokens[:cut]), sentence([_REASONS[bare(tokens[cut])], *clause])]
    return None


def reason_first(tokens: Tokens) -> list[str] | None:
    """Such as: "Omdat u dat vroeg, krijgt u dit." becomes "U vroeg dat. Daarom krijgt u dit"."""
    says = _OPENING.get(bare(tokens[0]))
    if says is None:
        return None
    for cut in main_starts(tokens):
        clause, main = main_order(unmarked(tokens[1:cut])), tokens[cut:]
        if clause and (is_finite(main[0]) or is_inverted(main)):
            rest = [token for token in lowered(main) if bare(token) != says]
            return [sentence(clause), sentence([says, *rest])]
    return None


def purpose(tokens: Tokens) -> list[str] | None:
    """Such as: "..., waardoor u te laat bent." becomes "Daardoor bent u te laat"."""
    for cut in openers(tokens, tuple(_EFFECTS)):
        follows = verb_first(unmarked(tokens[cut + 1 :]))
        apart = not _defines(tokens, cut) and not _inside_another(tokens, cut)
        if follows and apart and is_complete(tokens[:cut]):
            return [
                sentence(tokens[:cut]),
                sentence([_EFFECTS[bare(tokens[cut])], *follows]),
            ]
    return None


def _in_front(clause: Tokens) -> list[str] | None:
    """The clause behind its relative word, with the verb in front."""
    if is_finite(clause[0]) and not (len(clause) > 1 and bare(clause[1]) in AUXILIARIES):
        return parted_verb(clause)
    return verb_first(clause)


def _is_verb(token: str) -> bool:
    return is_finite(token) or is_nonfinite(token)


def _inside_another(tokens: Tokens, cut: int) -> bool:
    """Whether it belongs to a clause that is still open: "schade die ontstaat doordat ..."."""
    inside = any(bare(token) in _SUBORDINATES for token in tokens[1:cut])
    return inside and not tokens[cut - 1].endswith(",")


def _defines(tokens: Tokens, cut: int) -> bool:
    """Whether the clause says which one is meant, so that it cannot stand apart."""
    if tokens[cut - 1].endswith(",") or bare(tokens[cut]) in ("waardoor", "zodat", "waarna"):
        return False
    near = [bare(token) for token in tokens[max(cut - _NEAR, 0) : cut]]
    if _TELLS.intersection(near):
        return True
    articles = [word for word in near if word in DETERMINERS]
    definite = bool(articles) and "een" not in articles
    return near[-1] in _DEFINED or definite or opens_subordinate(tokens[:cut])


def relative(tokens: Tokens) -> list[str] | None:
    """Such as: "..., die op u van toepassing zijn." becomes "Die zijn op u van toepassing"."""
    for cut in openers(tokens, ("die", "dat", "wat")):
        clause = unmarked(tokens[cut + 1 :])
        if not tokens[cut - 1].endswith(",") or not clause or not is_complete(tokens[:cut]):
            continue
        says = "Die" if bare(tokens[cut]) == "die" else "Dat"
        follows = _in_front(clause)
        if follows and bare(tokens[cut]) != "dat" and not opens_subordinate(tokens[:2]):
            return [sentence(tokens[:cut]), sentence([says, *follows])]
    return None


def indefinite(tokens: Tokens) -> list[str] | None:
    """Such as: "... een budget dat genoeg is voor een jaar" becomes "Dat is genoeg ..."."""
    for cut in openers(tokens, ("die", "dat", "waar")):
        clause = unmarked(tokens[cut + 1 :])
        says = {"waar": "daar"}.get(bare(tokens[cut]), bare(tokens[cut]))
        near = [bare(token) for token in tokens[max(cut - _NEAR, 0) : cut]]
        known = [word for word in near if word in DETERMINERS]
        bare_plural = near[-2] in PREPOSITIONS and near[-1].endswith("en")
        if bare(tokens[cut]) == "dat" or is_finite(near[-1]):
            bare_plural = False
        shown = says != "dat" and any(bare(token) in _SHOWS for token in tokens[:cut])
        named = known[-1:] == ["een"] and not _is_verb(tokens[cut - 1])
        if says == "dat":
            named = named and "een" in near[-3:-1]
        loose = bare_plural or shown or named
        if not loose or not is_complete(tokens[:cut]):
            continue
        follows = _in_front(clause)
        if follows and not opens_subordinate(tokens[:cut]):
            return [sentence(tokens[:cut]), sentence([says, *follows])]
    return None


def example(tokens: Tokens) -> list[str] | None:
    """Such as: "..., zoals sport en muziek." becomes "Denk aan sport en muziek"."""
    for cut in openers(tokens, ("zoals",)):
        named = tokens[cut + 1 :]
        if named and bare(named[0]) == "bijvoorbeeld":
            named = named[1:]
        first = bare(named[0]) if named else ""
        plain = first and first not in PREPOSITIONS | PRONOUNS - {"de", "het", "een"}
        ends = tokens[cut - 1].endswith(",") and not any(map(is_finite, named))
        ends = ends and not looks_like_participle(first)
        if plain and ends and is_complete(tokens[:cut]):
            return [sentence(tokens[:cut]), sentence(["Denk", "aan", *named])]
    return None
