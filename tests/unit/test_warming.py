"""The first person to ask waits for nothing that could be read before."""

import asyncio
from pathlib import Path
from typing import Any, cast

from app.llm.scripted import ScriptedGenerator
from app.prompting.library import PromptLibrary
from app.warming import Warming
from app.wiring.asking import guarded_ask
from app.wiring.judging import wording
from tests.support.service import FakeAsk, a_service

PROMPTS = PromptLibrary.read(Path(__file__).parents[2] / "prompts")


def test_the_model_is_warmed_with_what_every_prompt_begins_with(tmp_path: Path) -> None:
    services = a_service(tmp_path, FakeAsk())
    services.prompts = PROMPTS
    generator = ScriptedGenerator()
    services.generator = cast("Any", generator)

    async def warm_and_ask() -> None:
        await Warming(services).run()
        asked = guarded_ask(services).stream("Hoe lang is de termijn?", within=["algemeen"])
        _ = [event async for event in asked]

    asyncio.run(warm_and_ask())
    check, warmed, *prompts = (asked.messages for asked in generator.asked)
    assert prompts
    assert all(prompt[: len(warmed)] == warmed for prompt in prompts)
    assert check[:-1] == tuple(wording(PROMPTS).messages("bron", "zin")[:-1])
