# Everything that is done with this repository, one word each.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run build check test failures bench deb deb-test demo-batch clean

BUILD := swift build --explicit-target-dependency-import-check error

help: ## Says what there is to make
	@sed -nE 's/^([a-z-]+):.*## (.*)/make \1|\2/p' Makefile | column -t -s '|'

run: build ## Builds the portal and runs it with the demo's data
	.build/release/kabinet demo

build: ## Builds the program for use: .build/release/kabinet
	@scripts/install run
	$(BUILD) -c release --product kabinet

check: ## Checks what the compiler doesn't: format, directions, bans, texts
	@scripts/check

test: ## Checks, then runs every test: unit, front door on both databases, browser, failures
	@scripts/install test
	@scripts/check
	$(BUILD) --build-tests
	swift test --skip-build
	@scripts/with-postgres swift test --skip-build \
		--filter 'StoreTests|ExchangeTests|PortalTests|KabinetCommandTests'
	@scripts/browser-tests
	@scripts/failure-tests

failures: ## Kills the primary again and again under load, and looks for what was lost
	@scripts/install test
	$(BUILD) --product kabinet
	@ROUNDS=10 scripts/failure-tests test_failover

bench: ## Measures everything, on both databases, for most of an hour; writes docs/benchmarks.md
	@scripts/install bench
	$(BUILD) -c release
	@scripts/with-postgres --durable Benchmarks/city.py --report docs/benchmarks.md

deb: ## Makes the Debian package: .build/package/kabinet_*.deb
	@scripts/install deb
	@scripts/deb

deb-test: deb ## Installs that into a scratch root, runs it, upgrades, removes and purges it
	@scripts/deb-test "$$(ls -t .build/package/kabinet_*.deb | head -1)"

demo-batch: ## Writes the demo's batch anew and checks it
	@python3 -B Demo/generate.py

clean: ## Removes what was built and what the tests have fetched
	rm -rf .build .tools
