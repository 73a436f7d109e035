# Everything a newcomer needs: each target installs what is missing first.
SWIFT ?= swift
RELEASE = --configuration release --static-swift-stdlib

# A file that loads no libraries starts in half the time.
ifeq ($(shell uname -s),Linux)
RELEASE += -Xswiftc -static-executable
endif

.PHONY: build run test check format lint-docs lint-manuals sarif-schema bench bootstrap clean

build: bootstrap
	$(SWIFT) build $(RELEASE) --product cortex
	ln -f "$$($(SWIFT) build $(RELEASE) --show-bin-path)/cortex" cortex 2>/dev/null \
		|| cp -f "$$($(SWIFT) build $(RELEASE) --show-bin-path)/cortex" cortex

run: build
	./cortex run runbooks/quickstart.md $$([ -t 0 ] || echo --yes)

test: bootstrap
	$(SWIFT) test

check: test
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests

# The project's own documents hold to what it asks of others.
lint-docs: bootstrap
	$(SWIFT) run --quiet cortex lint README.md CONTRIBUTING.md runbooks docs

bench: build
	scripts/bench.sh

sarif-schema:
	scripts/sarif-schema.sh

lint-manuals: bootstrap
	$(SWIFT) run CortexManuals

bootstrap:
	@scripts/bootstrap.sh

clean:
	rm -rf .build cortex
