"""Every scorer there is. The first ones guard against the errors that harm."""

from app.benchmark.scorers.abstains import Abstains
from app.benchmark.scorers.avoids import Avoids
from app.benchmark.scorers.cites_existing import CitesExisting
from app.benchmark.scorers.contains import Contains
from app.benchmark.scorers.exact import Exact
from app.benchmark.scorers.keeps_readable import KeepsReadable
from app.benchmark.scorers.language import Language
from app.benchmark.scorers.leaks_nothing import LeaksNothing, Review
from app.benchmark.scorers.length import Length
from app.benchmark.scorers.matches import Matches
from app.benchmark.scorers.scorer import Scorer
from app.benchmark.scorers.similarity import Embed, Similarity
from app.benchmark.scorers.supported_share import SupportedShare


def every_scorer(review: Review, embed: Embed) -> tuple[Scorer, ...]:
    """In the order of the report: `review` is a privacy guard, `embed` gives vectors of texts."""
    return (
        LeaksNothing(review),
        Abstains(),
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
