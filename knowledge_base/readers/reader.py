"""What every reader of a format does around its own parsing: guard, refuse emptiness, name."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from knowledge_base.contract import Extracted, Unreadable
from knowledge_base.readers.limits import DEFAULT_LIMITS, Limits, refuse_large
from knowledge_base.readers.sections import LONGEST_HEADING
from knowledge_base.readers.text import clean_line

Extract = Callable[[bytes, Limits], Extracted]


@dataclass(frozen=True, slots=True)
class FormatReader:
    """A `Reader`: `extract` may fail in any way, the call fails as Unreadable only."""

    format: str
    suffixes: frozenset[str]
    extract: Extract
    limits: Limits = DEFAULT_LIMITS

    def __call__(self, name: str, data: bytes) -> Extracted:
        """Give the text; the title is the file name where the file itself has none.

        Raises: Unreadable with the reason; nothing else, whatever the bytes are.
        """
        refuse_large(data, self.limits)
        extracted = self._extracted(data)
        if not extracted.sections and extracted.parts == ():
            raise Unreadable(
                f"In dit bestand ({self.format}) is geen tekst gevonden. "
                "Open het en kijk of er tekst in staat."
            )
        stem = PurePosixPath(clean_line(name)).stem
        title = clean_line(extracted.title)[:LONGEST_HEADING] or stem or "Zonder titel"
        return replace(extracted, title=title)

    def _extracted(self, data: bytes) -> Extracted:
        try:
            return self.extract(data, self.limits)
        except Unreadable:
            raise
        # Parsers fail on broken bytes in more ways than they document; here all mean the same.
        except Exception as error:
            raise Unreadable(
                f"Dit bestand ({self.format}) is beschadigd of niet volledig. "
                "Open het in het programma waarmee het is gemaakt en sla het opnieuw op."
            ) from error
