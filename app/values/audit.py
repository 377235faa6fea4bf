"""What an account is kept of."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """Who did what to which object, and how it ended; never a value or a text.

    There is one exception: the reason why someone read the account, with personal data masked.
    `counts` are per kind and action (`bsn.mask`), `facts` are references, sizes and digests.
    """

    action: str
    who: str
    result: str
    object: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    facts: Mapping[str, str | int] = field(default_factory=dict)
