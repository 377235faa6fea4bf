"""`python -m app.cli` is `notabene`."""

from app.cli import main

main()
