"""`notabene audit`: whether the account of what was decided is still whole."""

import typer

from app.cli.lines import Exit, complain, finish
from app.wiring import Services

app = typer.Typer(help="Het verantwoordingslog.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """Keep `verify` a command of its own while it is the only one."""


@app.command()
def verify() -> None:
    """Controleer of er geen regel is veranderd of weggehaald."""
    log = finish(lambda: Services().audit)
    if not log.path.exists():
        typer.echo(f"Er is nog geen log: {log.path}.")
        return
    broken = finish(log.first_break)
    if broken is not None:
        complain(f"De ketting is verbroken bij regel {broken} van {log.path}.")
        raise typer.Exit(Exit.FAILED)
    typer.echo("Het log is heel.")
