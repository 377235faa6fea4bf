# Two commands: `make start` and `make test`. What they prepare is in setup/, each step once.

export NOTABENE_HOME ?= $(CURDIR)/data
export Q

BIN := .venv/bin
PREPARE := @sh setup/venv.sh && $(BIN)/python setup/prepare.py

.DEFAULT_GOAL := help
.PHONY: start ask test check fix bench quality lock help

start: ## Alles klaarzetten en de dienst starten
	$(PREPARE) start
	@exec $(BIN)/notabene serve

ask: ## Eén vraag, één antwoord met bronnen: make ask Q="Hoe lang duurt een Woo-verzoek?"
	@test -n "$$Q" || { echo 'Stel een vraag, bijvoorbeeld: make ask Q="Wat is de Woo?"' >&2; exit 2; }
	$(PREPARE) start
	@exec $(BIN)/notabene ask "$$Q"

test: ## Alle tests, met wat ze nodig hebben
	$(PREPARE) test
	@$(BIN)/pytest

check: ## Opmaak, stijl, typen en de afspraken over imports
	$(PREPARE) check
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

fix: ## Opmaak en stijl herstellen waar dat vanzelf kan
	$(PREPARE) check
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: ## Snelheid en geheugen meten op deze computer
	$(PREPARE) start
	@$(BIN)/python benchmarks/speed.py

quality: ## Antwoorden en zoeken meten met het echte model; schrijft docs/quality.md
	$(PREPARE) start
	@$(BIN)/python benchmarks/quality.py

lock: ## requirements/*.txt opnieuw maken uit pyproject.toml
	$(PREPARE) check
	@sh setup/lock.sh

help: ## Deze lijst
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
