# Everything runs from a fresh clone: the virtual environment, the packages and the browser are set up on demand.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
CORPUS ?=
REPORTS ?= 67
MEASURES := tests.eval.reading tests.eval.formats tests.eval tests.eval.pages tests.eval.witnesses \
	tests.eval.histories tests.eval.package tests.eval.indicators

.PHONY: site serve generate test lint types scripts unit pages browser fresh check eval bench bench-search bench-pages shots lock format clean

site: $(READY) ## build the site into site/
	$(BIN)/fangzhi build

serve: $(READY) ## build, serve on 127.0.0.1:8000, follow changes
	$(BIN)/fangzhi serve

generate: $(READY) ## write the generated part of docs/
	$(BIN)/fangzhi generate

test: lint types scripts unit pages fresh ## all that must hold before a change lands

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(READY)
	$(BIN)/mypy

scripts: $(READY) ## the scripts of the site: lint, types, unit tests, in Node
	$(BIN)/python tests/javascript/run.py

# A file of tests a worker: what its tests share is made once. The floor is in pyproject.toml. What goes over much text
# to take figures is not traced: the unit tests cover the same lines, and tracing would double its time.
FIGURES := tests/property tests/gate
unit: $(READY)
	rm -rf .coverage
	$(BIN)/python -m pytest -n auto --dist loadfile $(FIGURES)
	$(BIN)/coverage run -m pytest -n auto --dist loadfile -m "not browser" $(addprefix --ignore=,$(FIGURES))
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

pages: $(READY) browser ## the site in a real browser
	$(BIN)/python -m pytest -n auto --dist loadfile -m browser

browser: $(READY)
	$(BIN)/python tests/browser/install.py

fresh: site check ## docs/ is what the generator makes, and the site keeps its promises

check: $(READY)
	$(BIN)/fangzhi check

eval: $(READY) ## large runs over other reports: make eval CORPUS=folder
	$(if $(CORPUS),,$(error name a folder of clean reports: make eval CORPUS=folder))
	@failed=""; \
	for measure in $(MEASURES); do \
		echo "$$measure"; \
		$(BIN)/python -m $$measure --corpus "$(CORPUS)" || failed="$$failed $$measure"; \
	done; \
	test -z "$$failed" || { echo "failed:$$failed" >&2; exit 1; }

# Other reports than the seeds: CORPUS=folder. More of them: REPORTS="67 310 1000".
bench: $(READY) ## speed and memory, as ratios taken side by side
	$(BIN)/python -m tests.bench $(if $(CORPUS),--corpus "$(CORPUS)")
	$(BIN)/python -m tests.bench.builds --reports $(REPORTS) $(if $(CORPUS),--corpus "$(CORPUS)")

bench-search: $(READY) ## search side by side with other engines
	$(BIN)/python -m tests.bench.search $(if $(CORPUS),--corpus "$(CORPUS)")

bench-pages: $(READY) browser ## Lighthouse on every kind of page of a large site: make bench-pages [CORPUS=folder] [REPORTS=67]
	$(BIN)/python -m tests.bench.pages --reports $(firstword $(REPORTS)) $(if $(CORPUS),--corpus "$(CORPUS)")

shots: site browser ## pictures of every kind of page at every width, in light and dark, in build/shots
	$(BIN)/python -m tests.bench.shots

lock: $(READY) ## renew requirements.lock from pyproject.toml
	$(BIN)/pip install --quiet 'pip-tools>=7.6'
	$(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --extra dev \
		--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --output-file requirements.lock pyproject.toml

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf site .fangzhi .venv .coverage node_modules build *.egg-info

# The lock carries setuptools, so that installing the project itself fetches nothing that is not locked.
$(READY): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(READY)
