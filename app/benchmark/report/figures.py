"""Figures as a Dutch reader expects them, with no more digits than they are worth."""

_LEAST_CHANCE = 0.001


def number(value: float) -> str:
    """Two decimals; fewer for large figures, three for very small ones."""
    size = abs(value)
    digits = 3 if 0 < size < 0.1 else 2 if size < 10 else 1 if size < 100 else 0  # noqa: PLR2004
    return f"{value:.{digits}f}".replace(".", ",").replace("-", "\N{MINUS SIGN}")


def change(value: float) -> str:
    """With its sign, which is what matters in a difference."""
    return f"+{number(value)}" if value > 0 else number(value)


def chance(value: float) -> str:
    """A probability; with so many draws, less than one in a thousand is not told apart."""
    if value < _LEAST_CHANCE:
        return "< 0,001"
    return f"{value:.3f}".replace(".", ",")
