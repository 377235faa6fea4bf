"""The command line: `notabene`."""

import sys

import typer
from typer._click.exceptions import NoArgsIsHelpError, UsageError

from app.cli import (
    ask,
    audit,
    benchmark,
    guard,
    ingest,
    keys,
    minutes,
    models,
    nota,
    readability,
    rewrite,
    search,
    serve,
    settings,
    summarize,
    tasks,
    usage,
    woo,
)
from app.cli.lines import Exit, complain
from app.settings import quiet_libraries

app = typer.Typer(
    name="notabene",
    help="Assistent voor ambtenaren: antwoorden met bronnen, van een taalmodel in eigen huis.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command(name="ask")(ask.ask)
app.command(name="search")(search.search)
app.command(name="ingest")(ingest.ingest)
app.command(name="readability")(readability.readability)
app.command(name="rewrite")(rewrite.rewrite)
app.command(name="serve")(serve.serve)
app.command(name="settings")(settings.settings)
app.command(name="minutes")(minutes.minutes)
app.command(name="nota")(nota.nota)
app.command(name="summarize")(summarize.summarize)
app.add_typer(audit.app, name="audit")
app.add_typer(benchmark.app, name="benchmark")
app.add_typer(guard.app, name="guard")
app.add_typer(keys.app, name="keys")
app.add_typer(models.app, name="models")
app.add_typer(tasks.app, name="task")
app.add_typer(woo.app, name="woo")


def main() -> None:
    quiet_libraries()
    # A character that the terminal cannot show must not end the work.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    usage.headings()
    try:
        sys.exit(app(prog_name="notabene", standalone_mode=False))
    except NoArgsIsHelpError as error:
        error.show()
    except UsageError as error:
        complain(usage.explained(error))
    except typer.Abort:
        sys.exit(Exit.FAILED)
    sys.exit(Exit.WRONG_USAGE)
