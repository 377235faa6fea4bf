"""Documents become files: pure, from a value to bytes.

Each form carries the banner of the draft where people see it, and how it was made where a
machine finds it (`app.rendering.about`).
"""

from app.rendering.render import render

__all__ = ["render"]
