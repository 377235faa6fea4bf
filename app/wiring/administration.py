"""What the people who run the service see and do."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from app.llm.cores import usable_cores
from app.use_cases.administration import (
    Administration,
    ManageKeys,
    ReadAccount,
    ReadStanding,
)
from app.values.administration import (
    Equipment,
    KnownModel,
    ModelInUse,
    PolicyInForce,
    Standing,
)
from guardrails import policies
from knowledge_base.readers import ocr

if TYPE_CHECKING:
    from app.settings import Settings
    from app.wiring import Services

# The policy that hides whatever it knows: a reason needs no data of persons.
_REASONS = "ingest_strict"


def administration(services: "Services") -> Administration:
    reasons = services.privacy_guard(_REASONS)
    return Administration(
        keys=ManageKeys(services.keys, services.sessions, services.audit, services.clock),
        account=ReadAccount(
            services.audit, services.audit, lambda reason: reasons.review(reason).text
        ),
        standing=ReadStanding(partial(_standing, services)),
    )


def _standing(services: "Services") -> Standing:
    return Standing(
        policies=tuple(_policies(services.settings)),
        accredited_for_dep_v=services.settings.guard.accredited_for_dep_v,
        models=(_writer(services), _embedder(services)),
        known_models=tuple(_known(services)),
        equipment=tuple(_equipment(services.settings)),
    )


def _policies(settings: "Settings") -> Iterator[PolicyInForce]:
    yield PolicyInForce("typed", policies.policy(settings.guard.chat_policy))
    for place in ("answer", "search", "ingest", "woo"):
        yield PolicyInForce(place, policies.policy(place))
    for collection, name in sorted(settings.guard.ingest_policies.items()):
        yield PolicyInForce(f"collection {collection}", policies.policy(name))


def _writer(services: "Services") -> ModelInUse:
    model, name = services.settings.model, services.generator.name
    context = services.generator.context_length
    if model.backend != "llama_cpp":
        where = str(model.url) if model.url else model.backend
        return ModelInUse("writer", name, where, context=context)
    threads = model.threads or usable_cores()
    if model.path:
        here = "llama.cpp"
        return ModelInUse("writer", name, here, model.path, context=context, threads=threads)
    entry = services.models.find(model.name or None)
    return ModelInUse(
        "writer",
        entry.name,
        "llama.cpp",
        services.models.path(entry),
        entry.sha256,
        entry.bytes,
        entry.licence,
        context,
        threads,
    )


def _embedder(services: "Services") -> ModelInUse:
    embedder = services.settings.embedder
    where = str(embedder.url) if embedder.url else embedder.backend
    return ModelInUse("embedder", services.embedder.name, where, embedder.path)


def _known(services: "Services") -> Iterator[KnownModel]:
    for model in services.models.registry.models:
        present = services.models.is_present(model)
        yield KnownModel(model.name, model.bytes, model.licence, model.hardware, present)


def _equipment(settings: "Settings") -> Iterator[Equipment]:
    speech = settings.speech.model
    yield Equipment("tekstherkenning", ocr.is_here())
    yield Equipment("spraak", speech is not None and speech.is_dir())
    yield Equipment("namen", settings.guard.frog)
