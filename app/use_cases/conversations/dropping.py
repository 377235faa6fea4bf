"""An answer without one of its sentences: what is left keeps its marks and its place."""

import re
from dataclasses import replace

from app.errors import InvalidInput
from app.values.answers import Answer
from guardrails.contract import SentenceSupport

# What may stand on a line beside a sentence without saying anything: a list mark, source numbers.
_NOTHING = re.compile(r"\s*(?:[-•*]|\d{1,3}[.)])?\s*")
_ONLY_NUMBERS = re.compile(r"(?:\s*\[[\d,\s]{1,20}\])*[.\s]*")


def without_sentence(answer: Answer, number: int, of: int) -> Answer:
    """The answer without the sentence of this number, from 1.

    `of` is how many the reader saw: another number means that they look at an older answer.

    Raises: InvalidInput for another answer, and for the only sentence.
    """
    if of != len(answer.sentences) or not 1 <= number <= of:
        raise InvalidInput("Dit antwoord is intussen veranderd. Open het gesprek opnieuw.")
    if of == 1:
        raise InvalidInput("Dit is de enige zin van het antwoord. Stel de vraag liever opnieuw.")
    start, end = _span(answer.text, answer.sentences[number - 1])
    left = answer.sentences[: number - 1] + answer.sentences[number:]
    return replace(
        answer,
        text=answer.text[:start] + answer.text[end:],
        sentences=tuple(_moved(each, end, end - start) for each in left),
        dropped=answer.dropped + 1,
    )


def _span(text: str, sentence: SentenceSupport) -> tuple[int, int]:
    """The sentence with its source numbers, and its whole line when nothing else stands there."""
    line = text.rfind("\n", 0, sentence.start) + 1
    line_end = text.find("\n", sentence.end)
    line_end = len(text) if line_end < 0 else line_end
    after = sentence.end + len(_numbers(text[sentence.end : line_end]))
    rest = text[after:line_end]
    if rest.strip():
        return sentence.start, line_end - len(rest.lstrip())
    if not _NOTHING.fullmatch(text, line, sentence.start):
        return len(text[: sentence.start].rstrip(" ")), after
    return (line, line_end + 1) if line_end < len(text) else (max(line - 1, 0), line_end)


def _numbers(rest: str) -> str:
    found = _ONLY_NUMBERS.match(rest)
    return found[0].rstrip() if found and "[" in found[0] else ""


def _moved(sentence: SentenceSupport, end: int, by: int) -> SentenceSupport:
    if sentence.start < end:
        return sentence
    return replace(sentence, start=sentence.start - by, end=sentence.end - by)
