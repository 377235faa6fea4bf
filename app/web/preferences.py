"""How someone wants to see the pages: kept in a cookie, so only for this browser."""

from dataclasses import dataclass

COOKIE = "notabene_voorkeur"
YEAR = 31_536_000
_WHOLE, _PLAIN, _NEW_LINE = "heel", "rustig", "regel"


@dataclass(frozen=True, slots=True)
class Preferences:
    """`whole`: an answer shows when it is complete; `marks`: lines and colours under sentences.

    `enter`: that key sends; without it, it begins a new line.
    """

    whole: bool = False
    marks: bool = True
    enter: bool = True

    @classmethod
    def read(cls, cookie: str) -> "Preferences":
        """Words that mean nothing are left out: the cookie comes from outside."""
        words = cookie.split(".")
        return cls(_WHOLE in words, _PLAIN not in words, _NEW_LINE not in words)

    def written(self) -> str:
        words = ((_WHOLE, self.whole), (_PLAIN, not self.marks), (_NEW_LINE, not self.enter))
        return ".".join(word for word, on in words if on)
