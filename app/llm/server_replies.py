"""What an OpenAI-compatible server sends back: events, tokens with their chances, refusals."""

import json
import re
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any, Literal

import httpx

from app.errors import ModelAway, ModelBusy, ModelError, PromptTooLong
from app.values.language import Finished

BUSY = {httpx.codes.TOO_MANY_REQUESTS, httpx.codes.SERVICE_UNAVAILABLE}
NOT_UNDERSTOOD = {
    httpx.codes.BAD_REQUEST,
    httpx.codes.UNPROCESSABLE_ENTITY,
    httpx.codes.NOT_IMPLEMENTED,
}
RETRY_AFTER = 5.0
LONGEST_LINE = 2**20


async def chunks(response: httpx.Response) -> AsyncIterator[dict[str, Any]]:
    """The JSON of each event. Cut at newlines only: JSON may hold other line separators."""
    rest = b""
    async for data in response.aiter_bytes():
        *lines, rest = (rest + data).split(b"\n")
        if len(rest) > LONGEST_LINE:
            raise ModelAway("De modelserver geeft een antwoord dat niet te lezen is.")
        for line in lines:
            if (event := line.removeprefix(b"data:").strip()) != line.strip() and event:
                if event == b"[DONE]":
                    return
                yield _parsed(event)


def _parsed(event: bytes) -> dict[str, Any]:
    try:
        chunk = json.loads(event)
    except ValueError as error:
        raise ModelAway("De modelserver geeft een antwoord dat niet te lezen is.") from error
    if not isinstance(chunk, dict) or "error" in chunk:
        raise ModelAway("De modelserver meldt een fout tijdens het antwoord.")
    return chunk


def likeliest(choice: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, float]]]:
    """Each token of a piece, with the log probabilities of what could have stood there."""
    for place in (choice.get("logprobs") or {}).get("content") or ():
        top = place.get("top_logprobs") or ()
        chances = {each.get("token") or "": each.get("logprob") for each in top}
        known = {token: chance for token, chance in chances.items() if chance is not None}
        yield place.get("token") or "", known


def finished(usage: Mapping[str, Any], reason: str, estimate: int, pieces: int) -> Finished:
    cut: Literal["length", "stop"] = "length" if reason == "length" else "stop"
    details = usage.get("prompt_tokens_details") or {}
    return Finished(
        usage.get("prompt_tokens", estimate),
        usage.get("completion_tokens", pieces),
        details.get("cached_tokens") or 0,
        cut,
    )


def refuses_logprobs(response: httpx.Response) -> bool:
    """Whether the (read) reply says that this server cannot tell probabilities."""
    return response.status_code in NOT_UNDERSTOOD and "logprobs" in response.text


def refusal(response: httpx.Response, estimate: int, room: int) -> ModelError:
    """What a (read) reply with an error status means."""
    status, said = response.status_code, response.text
    if status in BUSY:
        wait = response.headers.get("retry-after", "")
        return ModelBusy(1, float(wait) if wait.isdecimal() else RETRY_AFTER)
    if status == httpx.codes.BAD_REQUEST and re.search(r"context.{0,9}(length|size|window)", said):
        return PromptTooLong(_number(said, r'n_prompt_tokens"?:\s*(\d+)') or estimate, room)
    if status in {httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN}:
        return ModelError("De modelserver weigert de sleutel. Controleer de instelling.")
    return ModelError(f"De modelserver weigert de vraag (status {status}).")


def _number(text: str, pattern: str) -> int | None:
    found = re.search(pattern, text)
    return int(found[1]) if found else None
