"""Every scorer there is; the first ones guard against the errors that harm."""

from app.benchmark.scorers.abstains import Abstains
from app.benchmark.scorers.avoids import Avoids
from app.benchmark.scorers.cites_existing import CitesExisting
from app.benchmark.scorers.contains import Contains
from app.benchmark.scorers.exact import Exact
from app.benchmark.scorers.invents_no_number import InventsNoNumber
from app.benchmark.scorers.keeps_every_duty import KeepsEveryDuty
from app.benchmark.scorers.keeps_every_negation import KeepsEveryNegation
from app.benchmark.scorers.keeps_every_number import KeepsEveryNumber
from app.benchmark.scorers.keeps_readable import KeepsReadable
from app.benchmark.scorers.language import Language
from app.benchmark.scorers.leaks_nothing import LeaksNothing, Review
from app.benchmark.scorers.length import Length
from app.benchmark.scorers.matches import Matches
from app.benchmark.scorers.readability_gain import ReadabilityGain
from app.benchmark.scorers.scorer import Scorer
from app.benchmark.scorers.similarity import Embed, Similarity
from app.benchmark.scorers.supported_share import SupportedShare
from app.benchmark.scorers.whole_sentences import WholeSentences
from app.benchmark.scorers.words_per_sentence import WordsPerSentence

# What must stay the same only counts where a text is made into another wording of itself.
_SAME_TEXT: tuple[Scorer, ...] = (
    KeepsEveryNumber(),
    KeepsEveryNegation(),
    KeepsEveryDuty(),
    ReadabilityGain(),
    WholeSentences(),
    WordsPerSentence(),
)
_REWORDING = frozenset({"rewrite"})


def scorers_of(task: str, review: Review, embed: Embed) -> tuple[Scorer, ...]:
    """In the order of the report: `review` is a privacy guard, `embed` gives vectors of texts."""
    general: tuple[Scorer, ...] = (
        LeaksNothing(review),
        Abstains(),
        InventsNoNumber(),
        SupportedShare(),
        CitesExisting(),
        Contains(),
        Avoids(),
        Matches(),
        Exact(),
        KeepsReadable(),
        Length(),
        Language(),
        Similarity(embed),
    )
    return general + _SAME_TEXT if task in _REWORDING else general
