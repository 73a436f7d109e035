# Everything a newcomer needs: each target installs what is missing first.
SWIFT ?= swift
RELEASE = --configuration release --static-swift-stdlib

# Generic types by a call instead of by their names, which the program would have to parse and to
# search all conformances for: it starts a third faster.
RELEASE += -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors

# A program that loads no libraries starts in half the time; it needs libcmark as an archive.
ifeq ($(shell uname -s),Linux)
ARCHIVE = $(wildcard $(shell pkg-config --variable=libdir libcmark)/libcmark.a)
RELEASE += $(if $(ARCHIVE),-Xswiftc -static-executable)
endif

.PHONY: build run test test-faults check format lint-docs lint-manuals sarif-schema bench bootstrap clean

build: bootstrap
	$(SWIFT) build $(RELEASE) --product cortex
	ln -f "$$($(SWIFT) build $(RELEASE) --show-bin-path)/cortex" cortex 2>/dev/null \
		|| cp -f "$$($(SWIFT) build $(RELEASE) --show-bin-path)/cortex" cortex

run: build
	./cortex run runbooks/quickstart.md $$([ -t 0 ] || echo --yes)

test: bootstrap
	$(SWIFT) test

# Every fault campaign in full; `make test` runs a part of them that is another one each day.
test-faults: bootstrap
	CORTEX_FAULTS=all $(SWIFT) test --filter \
		'Tamper|Agreement|CrashImage|SeededDefect|History|Race|Clock|Refusal|Kill|DoubleCrash|DiskError|FullDisk|SignalFault'

check: test
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests

# The project's own documents hold to what it asks of others.
lint-docs: bootstrap
	$(SWIFT) run --quiet cortex lint README.md CONTRIBUTING.md runbooks docs

bench: build
	$(SWIFT) build $(RELEASE) --product journal-bench
	$(SWIFT) build $(RELEASE) --product secrets-bench
	JOURNAL_BENCH="$$($(SWIFT) build $(RELEASE) --show-bin-path)/journal-bench" \
	SECRETS_BENCH="$$($(SWIFT) build $(RELEASE) --show-bin-path)/secrets-bench" scripts/bench.sh

sarif-schema:
	scripts/sarif-schema.sh

lint-manuals: bootstrap
	$(SWIFT) run CortexManuals

bootstrap:
	@scripts/bootstrap.sh

clean:
	rm -rf .build cortex
