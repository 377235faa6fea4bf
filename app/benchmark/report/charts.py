"""A chart as server-side SVG: text stays text, colours come from classes."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_ROW, _LEFT, _WIDTH, _RIGHT, _FOOT = 34, 250, 760, 70, 40


@dataclass(frozen=True, slots=True)
class Dot:
    """A mean with its 95 % interval."""

    name: str
    value: float
    low: float
    high: float
    shown: str


def dot_plot(dots: Sequence[Dot], *, title: str, conclusion: str, chart: str) -> str:
    """One dot with its interval a row; `chart` makes ids unique, `conclusion` is read out."""
    low, high = _range(dots)
    height = _ROW * len(dots) + _FOOT

    def x(value: float) -> float:
        return _LEFT + (value - low) / (high - low) * (_WIDTH - _LEFT - _RIGHT)

    parts = [
        f'<svg class="chart" viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'aria-labelledby="{chart}-t {chart}-d">',
        f'<title id="{chart}-t">{escape(title)}</title>',
        f'<desc id="{chart}-d">{escape(conclusion)}</desc>',
    ]
    for step in range(5):
        value = low + (high - low) * step / 4
        parts.append(
            f'<line class="grid" x1="{x(value):.1f}" x2="{x(value):.1f}" y1="4" '
            f'y2="{height - 32}"/><text class="tick" x="{x(value):.1f}" y="{height - 12}" '
            f'text-anchor="middle">{_number(value)}</text>'
        )
    for place, dot in enumerate(dots):
        y = _ROW * place + _ROW / 2 + 2
        parts.append(
            f'<text class="label" x="{_LEFT - 12}" y="{y + 5:.1f}" text-anchor="end">'
            f'{escape(dot.name)}</text><line class="interval" x1="{x(dot.low):.1f}" '
            f'x2="{x(dot.high):.1f}" y1="{y}" y2="{y}"/><circle class="dot" '
            f'cx="{x(dot.value):.1f}" cy="{y}" r="6"/><text class="value" '
            f'x="{x(dot.high) + 10:.1f}" y="{y + 5:.1f}">{escape(dot.shown)}</text>'
        )
    return "".join([*parts, "</svg>"])


def _range(dots: Sequence[Dot]) -> tuple[float, float]:
    """From 0 to 1 for shares; otherwise from 0 to a little above the highest."""
    low = min(0.0, *(dot.low for dot in dots))
    high = max(dot.high for dot in dots)
    if high <= 1:
        return low, 1.0
    return low, high * 1.05


def _number(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")
