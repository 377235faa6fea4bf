"""Ask behind the guardrails: what a person typed is reviewed before a model reads it."""

from app.use_cases.guarded_ask.asking import GuardedAsk
from app.use_cases.guarded_ask.guardian import Guardian

__all__ = ["GuardedAsk", "Guardian"]
