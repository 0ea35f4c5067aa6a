#!/usr/bin/env python3
"""Everything that is measured, in one run: made-up cities are imported and asked for their pages, on SQLite and, under
scripts/with-postgres, on PostgreSQL; then the same page is asked of peers; then the other benchmarks run.

    [scripts/with-postgres --durable] Benchmarks/city.py [--quick] [--report docs/benchmarks.md] [--json FILE]

The numbers of accounts are BENCH_ACCOUNTS, "10000 100000" unless it says otherwise.
"""

import argparse
import contextlib
import json
import os
import pathlib
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import time

sys.dont_write_bytecode = True
from measuring import cities, loads, machine, report, servers  # noqa: E402

FEW, MANY, IDLE = 32, 512, 5000


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--quick", action="store_true", help="a trial: small cities, short runs, few pages")
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--seconds", type=float, default=5, help="of each run, after a second that does not count")
    options.add_argument("--binaries", default=".build/release")
    options.add_argument("--scratch", default="/var/tmp/kabinet-benchmark")
    options.add_argument("--report", help="the Markdown file to write")
    options.add_argument("--json", help="the file for every figure")
    options = options.parse_args()
    options.accounts = [int(each) for each in os.environ.get("BENCH_ACCOUNTS", "10000 100000").split()]
    options.users, options.signed_in = 1000, 200
    if options.quick:
        options.accounts, options.users, options.signed_in = [1000, 5000], 100, 40
        options.runs, options.seconds = 2, 1.5
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))

    shutil.rmtree(options.scratch, ignore_errors=True)
    os.makedirs(options.scratch)
    try:
        Bench(options).run()
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        shutil.rmtree(options.scratch, ignore_errors=True)


class Bench:
    def __init__(self, options):
        self.options, self.started = options, time.monotonic()
        self.binaries, self.scratch = options.binaries, options.scratch
        self.told = {"runs": options.runs, "seconds": options.seconds, "signed_in": options.signed_in, "engines": {}}

    def say(self, words):
        minutes, seconds = divmod(int(time.monotonic() - self.started), 60)
        print(f"{minutes:3}:{seconds:02}  {words}", flush=True)

    def run(self):
        servers.build_tools()
        self.told["machine"] = machine.described()
        batches = []
        for accounts in self.options.accounts:
            batches.append(cities.Batch(self.binaries, self.scratch, accounts, self.options.users))
            self.say(f"written: a city of {accounts} accounts, {batches[-1].rows} rows")
        for name, server in {"SQLite": None, "PostgreSQL": os.environ.get("POSTGRES_FOR_TESTS")}.items():
            if name == "SQLite" or server:
                self.told["engines"][name] = self.engine(batches, server)
        shutil.rmtree(self.scratch)
        os.makedirs(self.scratch)
        self.told["others"] = {name: self.other(name, more) for name, more in {
            "import": ["--kabinet", f"{self.binaries}/kabinet", "--scratch", f"{self.scratch}/import"]
            + (["50000", "--runs", "1"] if self.options.quick else []),
            "bills": ["--binaries", self.binaries], "charges": ["--binaries", self.binaries],
            "letters": ["--binaries", self.binaries, "--scratch", f"{self.scratch}/letters"]
            + (["--count", "500"] if self.options.quick else []),
            "answer_times": ["--binaries", self.binaries, "--scratch", f"{self.scratch}/answer-times"]
            + (["--count", "40"] if self.options.quick else []),
            "last_evening": ["--binaries", self.binaries, "--scratch", f"{self.scratch}/last-evening"]
            + (["--quick"] if self.options.quick else [])}.items()}
        self.told["minutes"] = (time.monotonic() - self.started) / 60
        if self.options.json:
            pathlib.Path(self.options.json).write_text(json.dumps(self.told, indent=1) + "\n", "utf-8")
        text = report.written(self.told)
        if self.options.report:
            pathlib.Path(self.options.report).write_text(text, "utf-8")
        else:
            print(text)

    def engine(self, batches, server):
        found = []
        for batch in batches:
            found.append(cities.City(self.binaries, self.scratch, batch, server))
            self.say(f"{found[-1].engine}: imported {batch.accounts} accounts in {found[-1].import_seconds:.0f} s")
        told = {"cities": [
            {"accounts": city.accounts, "rows": city.rows, "seconds": city.import_seconds,
             "rows_per_second": city.rows / city.import_seconds,
             "bytes_per_month": city.bytes / city.accounts / cities.MONTHS} for city in found]}
        city = found[-1]
        with servers.kabinet(self.binaries, city) as portal:
            told["start"] = portal.seconds_to_answer
            time.sleep(2)
            told["at_rest"] = portal.memory()
            targets = cities.page_targets(portal, city.sign_in(portal, self.options.signed_in))
            if self.options.quick:
                targets = {name: targets[name] for name in ("account", "account, gzip", "calculation", "sign-in")}
            told["pages"] = {name: self.page(portal, city, name, each) for name, each in targets.items()}
            told["worked"] = portal.memory()
        told["idle"] = self.idle(city)
        told["growth"] = self.growth(found)
        told["peers"] = self.peers(city)
        return told

    def page(self, portal, city, name, targets):
        load = loads.Load(self.scratch, name, targets)
        sizes = [len(cities.fetch(portal, *target)) for target in targets[:20]]
        size = int(statistics.median(sizes))
        closed, fixed = {FEW: [], MANY: []}, []
        with servers.fixed_body(self.binaries, size) as body:
            for _ in range(self.options.runs):
                closed[FEW].append(self.measure(load, portal, FEW))
                fixed.append(self.measure(load, body, FEW))
                closed[MANY].append(self.measure(load, portal, MANY))
        opened = {FEW: [], MANY: []}
        for _ in range(self.options.runs):
            for connections, runs in opened.items():
                rate = statistics.median(run["rate"] for run in closed[connections]) / 2
                runs.append(self.measure(load, portal, connections, rate))
        city.signed_in_at = time.monotonic()
        told = {
            "bytes": size, "targets": len(targets), "fixed": loads.summed(fixed),
            "ratio": loads.ratio("cpu", closed[FEW], fixed),
            "closed": {each: loads.summed(runs) for each, runs in closed.items()},
            "open": {each: loads.summed(runs) for each, runs in opened.items()}}
        few = told["closed"][FEW]
        self.say(
            f"{city.engine}, {name}: {few['cpu']['median']:.0f} µs, {told['ratio']['median']:.1f} times a fixed body, "
            f"{few['rate']['median']:.0f} a second, p99 {told['open'][FEW]['p99']['median']:.0f} µs")
        return told

    def measure(self, load, server, connections, rate=0):
        return load.run(server, connections, self.options.seconds, rate)

    def idle(self, city):
        """A server of its own, before it has had to do anything else."""
        with servers.kabinet(self.binaries, city) as portal:
            targets = cities.account_targets(city.sign_in(portal, self.options.signed_in))
            load = loads.Load(self.scratch, "idle", targets)
            self.measure(load, portal, FEW)
            before = portal.memory()
            with load.rest(portal, IDLE):
                told = {"connections": IDLE, "before": before, "with": portal.memory()}
        self.say(
            f"{city.engine}, {IDLE} idle connections: {before['pss']:.0f} MB, {told['with']['pss']:.0f} MB with them")
        return told

    def growth(self, found):
        """The account page of each city at one rate, in turns, so that a noise falls upon all of them."""
        with contextlib.ExitStack() as stack:
            asked = []
            for city in found:
                portal = stack.enter_context(servers.kabinet(self.binaries, city))
                targets = cities.account_targets(city.sign_in(portal, self.options.signed_in))
                asked.append((city, portal, loads.Load(self.scratch, f"growth {city.accounts}", targets), []))
            rate = min(self.measure(load, portal, FEW)["rate"] for _, portal, load, _ in asked) / 2
            for _ in range(self.options.runs):
                for _, portal, load, runs in asked:
                    runs.append(self.measure(load, portal, FEW, rate))
        told = {city.accounts: loads.summed(runs) for city, _, _, runs in asked}
        sizes = ", ".join(f"{accounts}: {each['p99']['median']:.0f} µs" for accounts, each in told.items())
        self.say(f"{found[0].engine}, p99 by accounts at {rate:.0f} a second: {sizes}")
        return told

    def peers(self, city):
        """The same addresses of all, in turns; and at one rate, half of what the slowest can do."""
        with contextlib.ExitStack() as stack:
            asked = {
                name: (stack.enter_context(server), [], []) for name, server in {
                    "Kabinet": servers.kabinet(self.binaries, city), "Go": servers.go(city),
                    "Flask": servers.flask(city)}.items()}
            ours = asked["Kabinet"][0]
            targets = cities.account_targets(city.sign_in(ours, self.options.signed_in))
            for name in ("Go", "Flask"):
                cities.check_peer(ours, asked[name][0], targets)
            load = loads.Load(self.scratch, "peers", targets)
            for _ in range(self.options.runs):
                for server, closed, _ in asked.values():
                    closed.append(self.measure(load, server, FEW))
            rate = min(statistics.median(run["rate"] for run in closed) for _, closed, _ in asked.values()) / 2
            for _ in range(self.options.runs):
                for server, _, opened in asked.values():
                    opened.append(self.measure(load, server, FEW, rate))
            told = {
                name: {"bytes": len(cities.fetch(server, *targets[0])), "memory": server.memory(),
                       "closed": loads.summed(closed), "open": loads.summed(opened)}
                for name, (server, closed, opened) in asked.items()}
        costs = ", ".join(f"{name} {each['closed']['cpu']['median']:.0f} µs" for name, each in told.items())
        self.say(f"{city.engine}, the account page: {costs}")
        return told

    def other(self, name, more):
        """Another benchmark: the lines that it prints."""
        self.say(f"Benchmarks/{name}.py")
        done = subprocess.run([f"Benchmarks/{name}.py", *more], check=True, stdout=subprocess.PIPE, text=True)
        return done.stdout.splitlines()


if __name__ == "__main__":
    main()
