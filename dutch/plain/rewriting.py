"""One sentence in plain Dutch, by rules alone: everyday words, then shorter sentences."""

from dutch.plain.active import active
from dutch.plain.meaning import compared
from dutch.plain.splitting import split
from dutch.plain.wording import everyday


def plain(sentence: str) -> list[str]:
    """The sentence as one or more plain ones that say the same; itself when nothing is sure.

    A step is taken back when a fact would be lost or added.
    """
    cut = [everyday(part) for part in split(sentence)]
    for attempt in ([active(part) for part in cut], cut, [everyday(sentence)]):
        if compared(sentence, " ".join(attempt)).same:
            return attempt
    return [sentence]
