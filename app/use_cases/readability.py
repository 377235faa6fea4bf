"""How well a text keeps to the guideline for plain language; no language model is needed."""

from dataclasses import dataclass

from app.errors import TooLarge
from dutch.readability import Readability, readability

LONGEST = 500_000


@dataclass(frozen=True, slots=True)
class MeasureReadability:
    """Nothing of the text is kept."""

    def __call__(self, text: str) -> Readability:
        """Raises: TooLarge."""
        if len(text) > LONGEST:
            raise TooLarge(f"De tekst is te lang: hoogstens {LONGEST} tekens tegelijk.")
        return readability(text)
