"""Passwords, pin and sms codes, activation codes and keys."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guardrails.contract import Finding
from guardrails.layout import words_that_start

_SAYS_CODE = (
    r"wacht ?woord(?:en)?|wachtwrd|ww|password|passwd|pwd|pw|passphrase|wachtzin"
    r"|(?:pin|puk|sms|activerings?|activatie|toegangs|inlog|verificatie|herstel|beveiligings|cvc"
    r"|cvv|alarm|deur|tan|mfa|2fa|otp|digid)-? ?codes?\b|pin|cvc|cvv2?"
    r"|api[-_ ]?key|api-?sleutel|client[-_ ]?secret|secret|access[-_ ]?token|token|bearer"
)
_STARTS_TEXT = """
    wac ww pas pwd pw pin puk sms act toe inl ver her bev cvc cvv ala deu tan mfa 2fa otp dig
    api cli sec acc tok bea
"""
_STARTS = frozenset(_STARTS_TEXT.split())
_CUE = re.compile(rf"(?:{_SAYS_CODE})(?![^\W_])", re.IGNORECASE)
_TOKEN = re.compile(r"[^\s'\"<>|;,=:]+(?:[:;=,][^\s'\"<>|;,=:]+)*")
_REACH = 70
_SENTENCE_ENDS = re.compile(r"[.?!]$")
_CARD_CODE = re.compile(r"[Cc](?<!\w.)[Oo][Dd][Ee]:? (?P<value>\d{3,4})(?!\w)")
_CARD_BEFORE = re.compile(r"credit|kaart|card|visa|geldig tot")
# One pattern each: one that begins with fixed letters is found many times faster.
_KEYS = [
    re.compile(pattern)
    for pattern in (
        r"://[^\s/:@]{1,64}:(?P<value>[^\s/@]{1,64})@",
        r"-(?<=\s-)(?:u|-user)[ =][^\s:]{1,64}:(?P<value>\S{1,64})",
        r"(?P<value>[spr](?<!\w.)k[-_](?:live|test|proj|ant)?[-_]?[A-Za-z0-9_-]{16,128})",
        r"(?P<value>g(?<!\w.)(?:h[pousr]_[A-Za-z0-9]{20,80}|lpat-[\w-]{16,64}))",
        r"(?P<value>AKIA(?<!\w.{4})[0-9A-Z]{16})",
        r"(?P<value>xox(?<!\w.{3})[abprs]-[\w-]{10,80})",
        r"(?P<value>eyJ(?<!\w.{3})[\w-]{10,400}\.[\w-]{10,800}(?:\.[\w-]{10,400})?)",
        r"(?P<value>-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----)",
    )
]
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_SPECIAL = re.compile(r"[^\w.,:;?!)-]|[!#$%&*@_]|\w[!?.-]\w")
_DATE_OR_AMOUNT = re.compile(
    r"^(?:\d{1,2}[-/.]\d{1,2}([-/.]\d{2,4})?|\d+[.,]\d+|\d+(?:\.\d+)+\.?[a-z]?|[12]\d{3}-\d\d.*)$"
)


@dataclass(frozen=True, slots=True)
class CredentialsCheck:
    """A word for a secret and what looks like one behind it, or the form of a known key."""

    name: str = "credentials"

    def __call__(self, text: str) -> Iterator[Finding]:
        for cue in filter(None, (_CUE.match(text, p) for p in words_that_start(text, _STARTS))):
            yield from _stated(text, cue)
        for match in (each for pattern in _KEYS for each in pattern.finditer(text)):
            yield Finding(
                "credentials", *match.span("value"), "vorm van een sleutel of wachtwoord", 0.97
            )
        for match in _CARD_CODE.finditer(text):
            if _CARD_BEFORE.search(text[max(0, match.start() - 90) : match.start()].lower()):
                yield Finding(
                    "credentials", *match.span("value"), "beveiligingscode van een kaart", 0.9
                )


def _stated(text: str, cue: re.Match[str]) -> Iterator[Finding]:
    """The first of the next words that looks like a secret, within the sentence."""
    reach = min(len(text), cue.end() + _REACH)
    said_code = "code" in cue[0].lower() or cue[0].lower().startswith(("pin", "cv"))
    link_start = cue.end()
    for token in _TOKEN.finditer(text, cue.end(), reach):
        value = token[0].rstrip(".,)?:'\"")
        link = text[link_start : token.start()]
        if "\n" in link and ":" not in link:
            return
        if _looks_secret(value, link, said_code=said_code):
            span = (token.start(), token.start() + len(value))
            yield Finding("credentials", *span, "waarde na een woord voor een geheim", 0.93)
            return
        if _SENTENCE_ENDS.search(token[0]):
            return
        link_start = token.end()


def _looks_secret(value: str, link: str, *, said_code: bool) -> bool:
    """Mixed signs are a secret; digits only where a code is named or a colon precedes."""
    if len(value) < _SHORTEST_CODE or _DATE_OR_AMOUNT.match(value):
        return False
    stated = ":" in link or "=" in link
    if value.isdigit():
        return len(value) <= _LONGEST_CODE and (said_code or stated)
    mixed = sum(bool(p.search(value)) for p in (_DIGIT, _LETTER, _SPECIAL)) > 1
    if mixed and _DIGIT.search(value):
        return len(value) >= _SHORTEST_PASSWORD
    return stated and len(value) > _SHORTEST_PASSWORD and (mixed or "=" in link)


_SHORTEST_CODE = 3
_LONGEST_CODE = 8
_SHORTEST_PASSWORD = 5
