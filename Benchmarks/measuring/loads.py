"""Runs of the load generator, and what becomes of several of them."""

import json
import pathlib
import statistics
import subprocess

from measuring.servers import TOOLS

# A run whose generator was later than this to notice that a request was due is done again.
LATEST_US = 10_000
REPEATS = 3


class Load:
    """A file of addresses with the headers to ask for them with."""

    def __init__(self, scratch, name, targets):
        self.first = targets[0]
        self.file = pathlib.Path(scratch) / f"{name.replace(' ', '-')}.targets"
        self.file.write_text("".join("\t".join([path, *headers]) + "\n" for path, *headers in targets))

    def command(self, server, *more):
        return [TOOLS / "load", "-address", server.address, "-targets", self.file, *map(str, more)]

    def run(self, server, connections, seconds, rate=0):
        """One run; with a rate, requests are due at constant intervals, else when the one before is answered."""
        for _ in range(REPEATS):
            told = self.attempt(server, connections, seconds, rate)
            if told["lag"] <= LATEST_US:
                break
        return told

    def attempt(self, server, connections, seconds, rate):
        command = self.command(
            server, "-connections", connections, "-seconds", seconds, "-warmup", 1, "-rate", round(rate, 1))
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as generator:
            try:
                generator.stdout.readline()
                before = server.processor_seconds(), server.database_seconds()
                line = generator.stdout.readline()
                after = server.processor_seconds(), server.database_seconds()
            finally:
                generator.terminate()
        if not line:
            raise SystemExit(f"the load generator failed on {server.command[0]}")
        told = json.loads(line)
        if told["errors"] or not told["requests"]:
            program, path = server.command[0], self.first[0]
            raise SystemExit(f"{program}: {told['requests']} requests as {path}, {told['errors']} failed")
        told["cpu"], told["database_cpu"] = (
            (late - early) / told["requests"] * 1e6 for early, late in zip(before, after))
        told["due_rate"] = rate
        return told

    def rest(self, server, connections):
        """Keeps idle connections for the time of the context that is returned."""
        return Resting(self.command(server, "-idle", connections))


class Resting:
    def __init__(self, command):
        self.command = command

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        if self.process.stdout.readline() != "resting\n":
            raise SystemExit("could not open the idle connections")

    def __exit__(self, *_):
        self.process.communicate("\n")


def ratio(name, runs, others):
    """Of each run to the one beside it."""
    return summed([{name: ours[name] / theirs[name]} for ours, theirs in zip(runs, others)])[name]


def summed(runs):
    """Of each figure of some runs the median, the least and the greatest."""
    return {
        name: {"median": statistics.median(values), "min": min(values), "max": max(values)}
        for name in runs[0] if (values := [run[name] for run in runs])
    }
