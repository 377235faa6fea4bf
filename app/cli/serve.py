"""`notabene serve`: the service."""

import socket
from functools import partial
from typing import Annotated

import typer

from app.cli.lines import finish, run
from app.errors import NotabeneError
from app.settings import Settings, read_settings
from app.wiring import Services


def serve(
    host: Annotated[str | None, typer.Option(help="Adres; anders uit de instellingen.")] = None,
    port: Annotated[int | None, typer.Option(help="Poort; 0 kiest een vrije.")] = None,
) -> None:
    """Start de dienst."""
    finish(partial(_serve, host, port))


def _serve(host: str | None, port: int | None) -> None:
    # Together these take longer to import than most commands take to run.
    import uvicorn  # noqa: PLC0415

    from app.main import create_app  # noqa: PLC0415

    chosen = {"host": host, "port": port}
    settings = read_settings(server={k: v for k, v in chosen.items() if v is not None})
    app = create_app(settings)
    listening = _listen(settings.server.host, settings.server.port)
    # Only now: a key that is made is also shown, for that happens once.
    first_key = run(_first_key(settings))
    typer.echo(f"Notabene luistert op {_address(listening)}")
    if first_key:
        typer.echo(f"De eerste sleutel, die u maar één keer ziet: {first_key}")
    config = uvicorn.Config(app, log_config=None, access_log=False, server_header=False)
    uvicorn.Server(config).run(sockets=[listening])


async def _first_key(settings: Settings) -> str | None:
    async with Services(settings) as services:
        issued = await services.keys.issue_first("eerste sleutel")
        return issued.secret if issued else None


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()  # so that whoever is early waits instead of being refused
    except OSError:
        listening.close()
        raise NotabeneError(f"Poort {port} op {host} is niet vrij of mag niet.") from None
    return listening


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
