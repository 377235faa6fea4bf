"""Passwords, pin and sms codes, activation codes and keys."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guardrails.contract import Finding

_SECRET = (
    r"(?:wacht ?woord(?:en)?|wachtwrd|\bww\b|password|passwd|\bpwd?\b|passphrase|wachtzin"
    r"|(?:pin|puk|sms|activerings?|activatie|toegangs|inlog|verificatie|herstel|beveiligings|cvc"
    r"|cvv|alarm|deur|tan|mfa|2fa|otp)-? ?codes?\b|\bpin\b|\bcvc\b|\bcvv2?\b"
    r"|api[-_ ]?key|api-?sleutel|\bsecret\b|access[-_ ]?token|\btoken\b|bearer)"
)
_LINK = (
    r"(?: (?:van|voor|bij|op|in|met|om|mee|door|is|was|nu|toch|het|de|mijn|zijn|haar|dat|heb ik"
    r"|gekregen|digid|portaal|account|netwerk|wifi|tijdelijke?|nieuwe?|oude?|ingesteld op|geworden"
    r"|[a-z]{2,14})){0,6}?"
)
_VALUE = r"(?P<value>[^\s'\"<>|;,]{3,64})"
_STATED = re.compile(
    rf"(?<![\w]){_SECRET}{_LINK}(?P<link>\"?\s?[:=]+\s?[\"']?|\s+[\"'(]?){_VALUE}", re.IGNORECASE
)
_CARD_CODE = re.compile(r"\bcode:? (?P<value>\d{3,4})(?!\w)", re.IGNORECASE)
_CARD_BEFORE = re.compile(r"credit|kaart|card|visa|geldig tot")
_KEYS = re.compile(
    r"://[^\s/:@]{1,64}:(?P<url>[^\s/@]{1,64})@"
    r"|(?:-u|--user) ?[^\s:]{1,64}:(?P<user>\S{1,64})"
    r"|\b(?P<key>(?:sk|pk|rk)[-_](?:live|test|proj|ant)?[-_]?[A-Za-z0-9_-]{16,128}"
    r"|gh[pousr]_[A-Za-z0-9]{20,80}|glpat-[\w-]{16,64}|AKIA[0-9A-Z]{16}|xox[abprs]-[\w-]{10,80}"
    r"|eyJ[\w-]{10,400}\.[\w-]{10,800}(?:\.[\w-]{10,400})?)"
    r"|(?P<pem>-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----)"
)
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_SPECIAL = re.compile(r"[^\w.,:;?!)-]|[!#$%&*@_]|\w[!?.-]\w")
_DATE_OR_AMOUNT = re.compile(r"^(?:\d{1,2}[-/.]\d{1,2}([-/.]\d{2,4})?|\d+[.,]\d+|[12]\d{3}-\d\d.*)$")


@dataclass(frozen=True, slots=True)
class CredentialsCheck:
    """A word for a secret followed by something that looks like one, or the form of a known key."""

    name: str = "credentials"

    def __call__(self, text: str) -> Iterator[Finding]:
        for match in _STATED.finditer(text):
            value = match["value"].rstrip(".,)?:'\"")
            if _looks_secret(match, value):
                start = match.start("value")
                yield Finding("credentials", start, start + len(value), "waarde na een woord voor een geheim", 0.93)
        for match in _KEYS.finditer(text):
            group = match.lastgroup or "key"
            yield Finding("credentials", *match.span(group), "vorm van een sleutel of wachtwoord", 0.97)
        for match in _CARD_CODE.finditer(text):
            if _CARD_BEFORE.search(text[max(0, match.start() - 90) : match.start()].lower()):
                yield Finding("credentials", *match.span("value"), "beveiligingscode van een kaart", 0.9)


def _looks_secret(match: re.Match[str], value: str) -> bool:
    """Mixed signs are a secret; a plain word only after a colon or an equals sign."""
    if len(value) < 3 or _DATE_OR_AMOUNT.match(value):
        return False
    is_code = "code" in match[0].lower() or "pin" in match[0].lower()[:4]
    kinds = sum(bool(p.search(value)) for p in (_DIGIT, _LETTER, _SPECIAL))
    if value.isdigit():
        return 3 <= len(value) <= 8 and (is_code or ":" in match["link"])
    if "=" in match["link"]:
        return len(value) >= 4
    return kinds >= 2 and bool(_DIGIT.search(value) or (len(value) >= 6 and ":" in match["link"]))
