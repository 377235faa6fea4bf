"""A summary that shows when somebody changed it (Ed25519, RFC 8032)."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from app.errors import InvalidInput

_SIGNATURE, _KEY = "signature", "public_key"
_ONLY_OWNER = 0o600


class Signer:
    """Signs with the key of this installation, which it makes when there is none."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def signed(self, summary: Mapping[str, Any]) -> dict[str, Any]:
        """The summary with the signature over it, and the public key to check that with."""
        key = self._key()
        public = key.public_key().public_bytes_raw().hex()
        body = {**summary, _KEY: public}
        return {**body, _SIGNATURE: key.sign(_bytes(body)).hex()}

    def _key(self) -> Ed25519PrivateKey:
        if self._file.exists():
            return Ed25519PrivateKey.from_private_bytes(self._file.read_bytes())
        key = Ed25519PrivateKey.generate()
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.touch(_ONLY_OWNER)
        self._file.write_bytes(key.private_bytes_raw())
        return key


def key_of(file: Path) -> str:
    """The public key that the summary in this file was signed with; whose it is stands elsewhere.

    Raises: InvalidInput when there is no summary, or its signature does not fit.
    """
    try:
        summary = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InvalidInput(f"{file} is niet te lezen.") from error
    if not isinstance(summary, dict) or not is_untouched(summary):
        raise InvalidInput(f"{file} is veranderd: de handtekening past niet.")
    return str(summary[_KEY])


def is_untouched(summary: Mapping[str, Any]) -> bool:
    """Whether the signature fits."""
    body = {name: value for name, value in summary.items() if name != _SIGNATURE}
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(summary[_KEY]))
        key.verify(bytes.fromhex(summary[_SIGNATURE]), _bytes(body))
    except (KeyError, TypeError, ValueError, InvalidSignature):
        return False
    return True


def _bytes(body: Mapping[str, Any]) -> bytes:
    return json.dumps(body, sort_keys=True, ensure_ascii=True).encode()
