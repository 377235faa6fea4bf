"""Every scorer there is; the first ones guard against the errors that harm."""

from app.benchmark.scorers.abstains import Abstains
from app.benchmark.scorers.avoids import Avoids
from app.benchmark.scorers.catches import Catches
from app.benchmark.scorers.cites_existing import CitesExisting
from app.benchmark.scorers.contains import Contains
from app.benchmark.scorers.covers_every_bullet import CoversEveryBullet
from app.benchmark.scorers.exact import Exact
from app.benchmark.scorers.finds_every_item import FindsEveryItem
from app.benchmark.scorers.finds_nothing_else import FindsNothingElse
from app.benchmark.scorers.flags_what_is_not_carried import FlagsWhatIsNotCarried
from app.benchmark.scorers.hides_every_datum import HidesEveryDatum
from app.benchmark.scorers.invents_no_number import InventsNoNumber
from app.benchmark.scorers.invents_nothing import InventsNothing
from app.benchmark.scorers.keeps_every_duty import KeepsEveryDuty
from app.benchmark.scorers.keeps_every_negation import KeepsEveryNegation
from app.benchmark.scorers.keeps_every_number import KeepsEveryNumber
from app.benchmark.scorers.keeps_headings_in_order import KeepsHeadingsInOrder
from app.benchmark.scorers.keeps_readable import KeepsReadable
from app.benchmark.scorers.language import Language
from app.benchmark.scorers.leaks_nothing import LeaksNothing, Review
from app.benchmark.scorers.leaves_what_is_carried import LeavesWhatIsCarried
from app.benchmark.scorers.length import Length
from app.benchmark.scorers.marks_what_is_missing import MarksWhatIsMissing
from app.benchmark.scorers.matches import Matches
from app.benchmark.scorers.names_who_and_when import NamesWhoAndWhen
from app.benchmark.scorers.raises_no_false_alarm import RaisesNoFalseAlarm
from app.benchmark.scorers.readability_gain import ReadabilityGain
from app.benchmark.scorers.scorer import Scorer
from app.benchmark.scorers.similarity import Embed, Similarity
from app.benchmark.scorers.supported_share import SupportedShare
from app.benchmark.scorers.whole_sentences import WholeSentences
from app.benchmark.scorers.words_per_sentence import WordsPerSentence

# What is written for a person: from notes, from sources or from a text.
_WRITING: tuple[Scorer, ...] = (
    InventsNoNumber(),
    SupportedShare(),
    CitesExisting(),
    Contains(),
    Avoids(),
    Matches(),
    Exact(),
    Length(),
    Language(),
)
# What must stay the same only counts where a text is made into another wording of itself.
_SAME_TEXT: tuple[Scorer, ...] = (
    KeepsEveryNumber(),
    KeepsEveryNegation(),
    KeepsEveryDuty(),
    ReadabilityGain(),
    WholeSentences(),
    WordsPerSentence(),
)
_NOTA: tuple[Scorer, ...] = (
    CoversEveryBullet(),
    InventsNothing(),
    MarksWhatIsMissing(),
    KeepsHeadingsInOrder(),
)
_MINUTES: tuple[Scorer, ...] = (FindsEveryItem(), FindsNothingElse(), NamesWhoAndWhen())
_ALARM: tuple[Scorer, ...] = (Catches(), RaisesNoFalseAlarm())
# A check writes nothing: what it lets through and what it stops is all there is to judge.
_CHECKS: dict[str, tuple[Scorer, ...]] = {
    "privacy": (HidesEveryDatum(), KeepsReadable(), *_ALARM),
    "injection": _ALARM,
    "marking": (*_ALARM, Exact()),
    "support": (FlagsWhatIsNotCarried(), LeavesWhatIsCarried(), *_ALARM),
    "woo": (Exact(), *_ALARM),
}


def scorers_of(task: str, review: Review, embed: Embed) -> tuple[Scorer, ...]:
    """In the order of the report: `review` is a privacy guard, `embed` gives vectors of texts."""
    if task in _CHECKS:
        return _CHECKS[task]
    more = {"rewrite": _SAME_TEXT, "nota": _NOTA, "minutes": _MINUTES}.get(task, ())
    return (LeaksNothing(review), Abstains(), *_WRITING, Similarity(embed), *more)
