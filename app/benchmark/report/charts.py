"""A chart as server-side SVG: text stays text, colours and shapes come from classes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

_ROW, _GAP, _LEFT, _WIDTH, _RIGHT, _FOOT = 22, 16, 280, 760, 60, 34
_LEGEND = 28
_CHARACTER = 8


@dataclass(frozen=True, slots=True)
class Dot:
    """A mean with its 95 % interval; `variant` is the place of its variant in the run."""

    variant: int
    value: float
    low: float
    high: float
    shown: str


@dataclass(frozen=True, slots=True)
class Line:
    """One measure with a dot for each variant."""

    name: str
    dots: Sequence[Dot]


def dot_plot(
    lines: Sequence[Line], variants: Sequence[str], *, title: str, conclusion: str, chart: str
) -> str:
    """Dots with their intervals; `chart` makes ids unique, `conclusion` is read out."""
    top = _LEGEND if len(variants) > 1 else 6
    height = top + sum(_GAP + _ROW * len(line.dots) for line in lines) + _FOOT
    scale = _Scale(*_range([dot for line in lines for dot in line.dots]))
    return "".join(
        [
            f'<svg class="chart" viewBox="0 0 {_WIDTH} {height}" role="img" '
            f'aria-labelledby="{chart}-t {chart}-d">',
            f'<title id="{chart}-t">{escape(title)}</title>',
            f'<desc id="{chart}-d">{escape(conclusion)}</desc>',
            *(_legend(variants) if len(variants) > 1 else ()),
            *scale.grid(top, height),
            *_lines(lines, scale, top),
            "</svg>",
        ]
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float

    def x(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(_LEFT + share * (_WIDTH - _LEFT - _RIGHT), 1)

    def grid(self, top: float, height: float) -> Iterator[str]:
        for step in range(5):
            value = self.low + (self.high - self.low) * step / 4
            x = self.x(value)
            yield (
                f'<line class="grid" x1="{x}" x2="{x}" y1="{top}" y2="{height - 28}"/>'
                f'<text class="tick" x="{x}" y="{height - 10}" text-anchor="middle">'
                f"{_number(value)}</text>"
            )


def _legend(variants: Sequence[str]) -> Iterator[str]:
    x = float(_LEFT)
    for nr, name in enumerate(variants):
        yield _mark(nr, x, 10) + f'<text class="label" x="{x + 12}" y="15">{escape(name)}</text>'
        x += 40 + _CHARACTER * len(name)


def _lines(lines: Sequence[Line], scale: _Scale, top: float) -> Iterator[str]:
    y = float(top)
    for line in lines:
        middle = y + (_GAP + _ROW * len(line.dots)) / 2
        yield (
            f'<text class="label" x="{_LEFT - 16}" y="{middle + 5:.1f}" text-anchor="end">'
            f"{escape(line.name)}</text>"
        )
        y += _GAP / 2
        for dot in line.dots:
            yield _drawn(dot, scale, y + _ROW / 2)
            y += _ROW
        y += _GAP / 2


def _drawn(dot: Dot, scale: _Scale, y: float) -> str:
    return (
        f'<line class="interval variant-{dot.variant % 4}" x1="{scale.x(dot.low)}" '
        f'x2="{scale.x(dot.high)}" y1="{y}" y2="{y}"/>{_mark(dot.variant, scale.x(dot.value), y)}'
        f'<text class="value" x="{scale.x(dot.high) + 12}" y="{y + 5}">{escape(dot.shown)}</text>'
    )


def _mark(variant: int, x: float, y: float) -> str:
    """A circle or a square by turns, so that colour is not all there is to tell them apart."""
    kind = f'class="dot variant-{variant % 4}"'
    if variant % 2:
        return f'<rect {kind} x="{x - 6}" y="{y - 6}" width="12" height="12"/>'
    return f'<circle {kind} cx="{x}" cy="{y}" r="6"/>'


def _range(dots: Sequence[Dot]) -> tuple[float, float]:
    """From 0 to 1 for shares; otherwise from 0 to a little above the highest."""
    low = min(0.0, *(dot.low for dot in dots))
    high = max(dot.high for dot in dots)
    return (low, 1.0) if high <= 1 else (low, high * 1.05)


def _number(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")
