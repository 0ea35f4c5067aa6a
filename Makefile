# All tasks of this repository, one word each.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run build check test failures fuzz bench deb deb-test demo-batch clean

BUILD := swift build --explicit-target-dependency-import-check error
# With Swift's libraries linked in, as in the package: a page takes about 15 % less than with shared ones.
RELEASE := $(BUILD) -c release --static-swift-stdlib

help: ## Lists these commands
	@sed -nE 's/^([a-z-]+):.*## (.*)/make \1|\2/p' Makefile | column -t -s '|'

run: build ## Builds the portal and runs it with the demo's data
	.build/release/kabinet demo

build: ## Builds the program for use: .build/release/kabinet
	@scripts/install run
	$(RELEASE) --product kabinet

check: ## Checks what the compiler does not: format, imports, bans, texts, documents
	@scripts/check

# The tests of a run begin all at once, and hold files and connections: they run in two parts.
test: ## Checks, then runs every test: unit, front door on both databases, browser, failures
	@scripts/install test
	@scripts/check
	$(BUILD) --build-tests
	@scripts/must-not-compile
	scripts/with-scratch swift test --skip-build --skip PortalTests
	scripts/with-scratch swift test --skip-build --filter PortalTests
	@scripts/with-postgres scripts/with-scratch swift test --skip-build --filter 'StoreTests|ExchangeTests|OperationsTests|KabinetCommandTests'
	@scripts/with-postgres scripts/with-scratch swift test --skip-build --filter PortalTests
	@scripts/mail-tests
	@scripts/browser-tests
	@scripts/failure-tests

failures: ## Fails over ten times under load, alone and under Patroni, and checks that nothing was lost
	@scripts/install failures
	$(BUILD) --product kabinet
	@ROUNDS=10 scripts/failure-tests test_failover cluster

fuzz: ## Odd requests, odd batches and odd pictures, MINUTES=2 of each; SEED=7 repeats a run
	@scripts/install run
	$(BUILD) --product kabinet
	@scripts/fuzz

bench: ## Runs all benchmarks on both databases, in 30 to 60 minutes; writes docs/benchmarks.md
	@scripts/install bench
	$(RELEASE)
	@scripts/with-postgres --durable Benchmarks/city.py --report docs/benchmarks.md

deb: ## Builds the Debian package: .build/package/kabinet_*.deb
	@scripts/install deb
	@scripts/deb

deb-test: deb ## Installs the package into a scratch root, runs, upgrades, removes and purges it
	@scripts/deb-test "$$(ls -t .build/package/kabinet_*.deb | head -1)"

demo-batch: ## Regenerates the demo's batch and checks it
	@python3 -B Demo/generate.py

clean: ## Removes build products and the tests' downloads
	rm -rf .build .tools
