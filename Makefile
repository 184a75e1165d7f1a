# Short names for the commands that .ci/run runs too. `python3 start.py test` creates .venv.
BIN := .venv/bin
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links

.PHONY: check format lint types contracts test bench lock

check: lint types contracts test

format:
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types:
	$(BIN)/mypy

contracts:
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m tools.plant_violations

test:
	python3 start.py test

# `make bench NAME=accept`; without a name it says which there are.
bench:
	$(BIN)/python -m tests.bench $(NAME)

# Needs uv, which the project does not install: `pip install uv` inside .venv.
lock:
	$(LOCK) --extra server -o requirements/runtime.txt pyproject.toml requirements/build.in
	$(LOCK) --extra server --extra dev -c requirements/runtime.txt -o requirements/dev.txt \
		pyproject.toml requirements/build.in
