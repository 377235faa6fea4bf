"""Weights that were fitted on the vectors of one embedder, and mean nothing for another."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from knowledge_base.contract import Embedder


class OtherEmbedder(Exception):
    """The weights were fitted on the vectors of another embedder."""


def weights(
    file: Path, embedder: Embedder, table: Mapping[str, Any] | None = None
) -> Mapping[str, Any]:
    """What stands in the file, or this table in its place. Raises: OtherEmbedder."""
    found: Mapping[str, Any] = table or json.loads(file.read_text(encoding="utf-8"))
    if found["embedder"] != embedder.name:
        raise OtherEmbedder(f"fitted for {found['embedder']}, not for {embedder.name}")
    return found
