# The commands. `make` alone prints them; docs/commands.md explains them.

.DEFAULT_GOAL := help
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules

# What a person types after a command (`make new TITLE='A $5 "deal"'`). Make would expand `$5` in it,
# and the shell would read its quotes; so each value travels as it was typed, `$(value …)`, through
# the environment, as GREENPAPER_TITLE, and no recipe ever writes it out. The variable itself is not
# exported, because make expands what it exports.
NAMES := CONTENT OUTPUT CACHE SITEURL AS_AT JOBS PORT KIND TITLE SERIES MONTH FORMAT LINKS FROM FEED PERMALINK PAGE BACK OUTBOX EDITION MAIL_URL MAIL_TO TO YES OUTCOME POSTS TURNS BENCH_PEERS
$(foreach name,$(NAMES),$(if $(filter-out undefined,$(origin $(name))),\
  $(eval export GREENPAPER_$(name) := $$(value $(name)))))
unexport $(NAMES)

# A relative path counts from where the person is. After `make -C greenpaper` that is PWD, which make
# leaves alone; without -C it is this folder, whatever PWD a calling program may have handed down.
words := { tr '\0' '\n' </proc/$$PPID/cmdline || ps -o args= -p $$PPID | tr ' ' '\n'; } 2>/dev/null
elsewhere := $(if $(subst x$(CURDIR),,x$(PWD)),$(shell $(words) | grep -E '^(-[a-zA-Z]*C|--directory)'))
export GREENPAPER_ROOT := $(value CURDIR)
export GREENPAPER_CALLED_FROM := $(if $(elsewhere),$(value PWD),$(value CURDIR))

# Without compiled code at hand every start of the program takes twice as long.
unexport PYTHONDONTWRITEBYTECODE

# Each kind of environment is as good as its stamp says: this folder, its Python, the locks.
site-locks := requirements-build.lock requirements.lock
test-locks := $(site-locks) requirements-test.lock
environment = @{ pwd -P; readlink -f .venv/bin/python; cat $($(1)-locks); } 2>/dev/null \
  | cmp -s - .venv/made-for-$(1) || python3 -I plugins/host/environment.py $(1) $($(1)-locks)
program = @cd "$$GREENPAPER_CALLED_FROM" && exec "$$GREENPAPER_ROOT/.venv/bin/greenpaper"
tool = .venv/bin/python -m

.PHONY: help site test serve check new import preview publish newsletter send why bench lint pictures clean \
  environment-site environment-test

help:
	@echo 'Greenpaper: a policy blog and its newsletter from a folder of Markdown.'
	@echo
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F '|' '{ printf "%-18s %s\n", $$1, $$2 }'
	@echo
	@echo 'Variables follow the command: make site CONTENT=folder OUTPUT=elsewhere.'
	@echo 'They are explained in docs/commands.md.'

site: environment-site ## build the public site from content/ into output/, rebuilding only what changed
	$(program) site

serve: environment-site ## preview on http://localhost:8000/, drafts included, rebuilt at every change (PORT=)
	$(program) serve

check: environment-site ## the editor's checks, with file, line and a hint; builds nothing (FORMAT= LINKS=1)
	$(program) check

new: environment-site ## a new file with its front matter filled in (KIND= TITLE= SERIES= MONTH=)
	$(program) new

import: environment-site ## bring in the posts of a Jekyll, Hugo or Pelican site (FROM= FEED= PERMALINK=)
	$(program) import

preview: environment-site ## one HTML file of a post, published or not, to send to a colleague (PAGE=)
	$(program) preview

publish: environment-site ## check, build and verify the site, put it into public/ whole, and deploy it (BACK=1)
	$(program) publish

newsletter: environment-site ## the mail of an edition in outbox/, with what is to be mended in it (EDITION= LINKS=1)
	$(program) newsletter

send: environment-site ## hand an edition to the mail service, never twice (EDITION= MAIL_URL= MAIL_TO= TO= YES=1)
	$(program) send

why: environment-site ## why a page was, or was not, rebuilt by the last build (PAGE=)
	$(program) why

bench: environment-site ## how fast this is, as a table and a picture in docs/ (POSTS= TURNS= BENCH_PEERS=1)
	$(program) bench

test: environment-test ## everything that proves the project
	@$(tool) ruff check --quiet
	@$(tool) ruff format --check --quiet
	@$(tool) mypy --no-error-summary
	@$(tool) tests.browser.chromium
	@$(tool) tests.hosting.programs
	@$(tool) tests.subscribers.newsboat
	@$(tool) tests.sending.servers
	@$(tool) pytest

lint: environment-test ## ruff, mypy and the architecture tests
	@$(tool) ruff check
	@$(tool) ruff format --check
	@$(tool) mypy
	@$(tool) pytest --quiet tests/architecture

pictures: environment-test ## take the pictures of docs/pictures/ anew, of the sample site
	@$(tool) tests.browser.chromium
	@$(tool) tests.browser.pictures

clean: environment-site ## remove what was generated, and nothing else
	$(program) clean

environment-site:
	$(call environment,site)

environment-test:
	$(call environment,test)
