"""A JSON schema as the grammar that llama.cpp holds the model to."""

import json
from collections.abc import Mapping
from typing import Any

from llama_cpp.llama_grammar import LlamaGrammar


def grammar(schema: Mapping[str, Any] | None) -> LlamaGrammar | None:
    """A new one for each text: it remembers how far the text has come."""
    if schema is None:
        return None
    return LlamaGrammar.from_json_schema(json.dumps(schema), verbose=False)
