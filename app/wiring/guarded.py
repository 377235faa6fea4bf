"""The guards, and what may be searched and read through them."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from app.wiring.foundation import Foundation

if TYPE_CHECKING:
    from app.guarding.passages import ScreenedRetriever
    from app.judging import Judges
    from app.storage.library import LibraryInThreads
    from app.use_cases.check_support import CheckSupport
    from app.use_cases.collections import Collections
    from app.use_cases.guard import Guard
    from app.use_cases.ingest import Ingest
    from app.use_cases.search import Search
    from guardrails.injection.guard import InjectionGuard
    from guardrails.names.frog import FrogNames
    from guardrails.pipeline import Pipeline


class Guarded(Foundation):
    def privacy_guard(self, policy: str) -> "Pipeline":
        """Raises: InvalidInput when there is no such policy."""
        from app.wiring.guards import privacy_guard

        return privacy_guard(policy, self.name_finders)

    def name_finders(self) -> "Sequence[FrogNames]":
        """Finders of names beside the rules."""
        return [self.frog] if self.settings.guard.frog else []

    @cached_property
    def frog(self) -> "FrogNames":
        from app.wiring.guards import frog

        return frog()

    @cached_property
    def injection_guard(self) -> "InjectionGuard":
        from app.wiring.guards import injection_guard

        return injection_guard(self)

    @cached_property
    def guard(self) -> "Guard":
        from app.use_cases.guard import Guard

        accredited = self.settings.guard.accredited_for_dep_v
        return Guard(self.privacy_guard, self.injection_guard, self.audit.write, accredited)

    @cached_property
    def judges(self) -> "Judges":
        from app.wiring.judging import support_judges

        return support_judges(self)

    @cached_property
    def library(self) -> "LibraryInThreads":
        from app.wiring.documents import guarded_library

        return guarded_library(self)

    @cached_property
    def retriever(self) -> "ScreenedRetriever":
        """What is found, as people and the model may read it."""
        from app.guarding.passages import ScreenedRetriever

        return ScreenedRetriever(self.library, self.injection_guard, self.privacy_guard("search"))

    @cached_property
    def search(self) -> "Search":
        from app.use_cases.search import Search

        return Search(self.retriever, self.audit)

    @cached_property
    def ingest(self) -> "Ingest":
        from app.use_cases.ingest import Ingest

        return Ingest(self.library, self.settings.uploads, self.audit)

    @cached_property
    def collections(self) -> "Collections":
        from app.use_cases.collections import Collections

        return Collections(self.library, self.retriever)

    @cached_property
    def check_support(self) -> "CheckSupport":
        from app.use_cases.check_support import CheckSupport

        return CheckSupport(self.judges.fast, self.judges.careful)
