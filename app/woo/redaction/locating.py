"""Where on the pages of a PDF the passages stand that were marked in its text."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.errors import FileUnreadable
from app.values.dossiers import Page
from app.woo.redaction.letters import Letter
from app.woo.redaction.marks import Mark
from app.woo.redaction.plain import Plain, is_written, plain, shared, shared_end

# Whether what was found is what was wanted: the wanted text, signs, and the span in them.
Same = Callable[[str, Sequence[str], int, int], bool]

_CONTEXT = 60
_SHORTEST_PIECE = 3


class NotLocated(FileUnreadable):
    """A passage that has to go cannot be found on the page, so nothing may be published."""


@dataclass(frozen=True, slots=True)
class Place:
    """A half-open run of letters on a page that has to go."""

    page: int
    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A marked passage in plain letters, with what stands around it."""

    mark: Mark
    raw: str
    text: str
    before: str
    after: str


@dataclass
class Locator:
    """`letters` by page number; `beside` is text of a page that is taken out in any case."""

    pages: Sequence[Page]
    letters: Mapping[int, Sequence[Letter]]
    beside: Mapping[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._source = {page.number: (page.text, plain(page.text)) for page in self.pages}
        self._shown = {
            number: plain(letter.text for letter in found)
            for number, found in self.letters.items()
        }

    def places(self, marks: Sequence[Mark]) -> list[Place]:
        """Raises: NotLocated."""
        found: dict[Place, None] = {}
        for mark in marks:
            wanted = self._wanted(mark)
            # In any lay-out or, where other words hold the same letters, as it is written here.
            alike = (lambda *_: True), is_written
            if same := next((s for s in alike if self._always_goes(wanted, marks, s)), None):
                found.update(dict.fromkeys(self._everywhere(wanted, same)))
            found.update(dict.fromkeys(self._here(wanted)))
        return list(found)

    def _wanted(self, mark: Mark) -> _Wanted:
        text, source = self._source[mark.page]
        inside = [n for n, at in enumerate(source.at) if mark.start <= at < mark.end]
        if not inside:
            raise NotLocated(_said(mark))
        first, last = inside[0], inside[-1] + 1
        return _Wanted(
            mark,
            text[mark.start : mark.end],
            source.text[first:last],
            source.text[max(first - _CONTEXT, 0) : first],
            source.text[last : last + _CONTEXT],
        )

    def _always_goes(self, wanted: _Wanted, marks: Sequence[Mark], same: Same) -> bool:
        """Whether these words go wherever they stand in the text of the document."""
        for number, (text, source) in self._source.items():
            spans = [(m.start, m.end) for m in marks if m.page == number]
            for start, end in source.places(wanted.text):
                first, last = source.at[start], source.at[end - 1]
                goes = any(s <= first and last < e for s, e in spans)
                if not goes and same(wanted.raw, text, first, last + 1):
                    return False
        return True

    def _everywhere(self, wanted: _Wanted, same: Same) -> Iterator[Place]:
        """Also in the headers and footers that are not in the text."""
        for number, shown in self._shown.items():
            signs = [letter.text for letter in self.letters[number]]
            for start, end in shown.places(wanted.text):
                if same(wanted.raw, signs, shown.at[start], shown.at[end - 1] + 1):
                    yield self._place(number, (start, end), wanted)

    def _here(self, wanted: _Wanted) -> list[Place]:
        """On the page of the mark, or where a sentence ran over to the next one."""
        page = wanted.mark.page
        for number in (page, page + 1):
            if spans := self._best(number, wanted.text, wanted.before, wanted.after):
                return [self._place(number, span, wanted) for span in spans]
        if pieces := self._in_pieces(wanted, page, wanted.text):
            return pieces
        if wanted.text in plain(self.beside.get(page, "")).text:
            return []
        raise NotLocated(_said(wanted.mark))

    def _best(self, number: int, text: str, before: str, after: str) -> list[tuple[int, int]]:
        """The spans on a page that stand between the right words; more when they look alike."""
        shown = self._shown.get(number)
        if shown is None:
            return []
        scored = [
            (
                shared_end(before, shown.text[max(start - _CONTEXT, 0) : start])
                + shared(after, shown.text[end : end + _CONTEXT]),
                start,
                end,
            )
            for start, end in shown.places(text)
        ]
        most = max((score for score, _, _ in scored), default=0)
        return [(start, end) for score, start, end in scored if score == most]

    def _in_pieces(self, wanted: _Wanted, page: int, text: str, before: str = "") -> list[Place]:
        """A passage with other text in between: the longest piece first, then what is left."""
        for number in (page, page + 1):
            size = self._longest(number, text)
            if size < min(_SHORTEST_PIECE, len(text)):
                continue
            around = before or wanted.before
            spans = self._best(number, text[:size], around, "")
            here = [self._place(number, span, wanted) for span in spans]
            if size == len(text):
                return here
            rest = self._in_pieces(wanted, page, text[size:], around + text[:size])
            if rest:
                return here + rest
        return []

    def _longest(self, number: int, text: str) -> int:
        """How much of the start of a text stands on a page in one piece."""
        shown = self._shown.get(number)
        low, high = 0, len(text) if shown else 0
        while shown and low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if text[:middle] in shown.text else (low, middle - 1)
        return low

    def _place(self, number: int, span: tuple[int, int], wanted: _Wanted) -> Place:
        shown: Plain = self._shown[number]
        letters = self.letters[number]
        start, end = shown.at[span[0]], shown.at[span[1] - 1] + 1
        # Signs at the ends, such as the + of a telephone number, are of the passage too.
        for sign in reversed(_leading(wanted.raw)):
            if start == 0 or letters[start - 1].text != sign:
                break
            start -= 1
        for sign in reversed(_leading(wanted.raw[::-1])):
            if end == len(letters) or letters[end].text != sign:
                break
            end += 1
        return Place(number, start, end, wanted.mark.label)


def _leading(text: str) -> str:
    first = next((place for place, sign in enumerate(text) if sign.isalnum()), len(text))
    return text[:first]


def _said(mark: Mark) -> str:
    return (
        f"Wij kunnen een passage op pagina {mark.page} ({mark.label}) niet lakken: wij vinden "
        "haar niet terug op de pagina."
    )
