"""On what, and with what, was measured."""

import itertools
import multiprocessing
import os
import pathlib
import platform
import re
import subprocess
import time

from measuring.servers import VENV


def described():
    release = dict(re.findall(r'^(\w+)="?(.*?)"?$', pathlib.Path("/etc/os-release").read_text(), re.MULTILINE))
    model = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    memory = int(re.search(r"MemTotal:\s+(\d+)", pathlib.Path("/proc/meminfo").read_text())[1])
    told = {
        "Processor": f"{model[1] if model else platform.machine()}, {os.cpu_count()} cores",
        "Memory": f"{memory / 1024 / 1024:.0f} GB",
        "System": f"{release.get('PRETTY_NAME')}, Linux {platform.release()}",
        "Load average before": f"{os.getloadavg()[0]:.2f}",
        "Steadiness before": steadiness(),
        "Kabinet": first_line("git", "describe", "--always", "--dirty"),
        "Swift": re.search(r"Swift version (\S+)", first_line("swift", "--version"))[1],
        "SQLite": first_line("sqlite3", "--version").split()[0],
        "Go": first_line("go", "version").split()[2].removeprefix("go") + "".join(
            f", {package} {version(f'golang-github-{name}-dev')}"
            for package, name in {"go-sqlite3": "mattn-go-sqlite3", "pq": "lib-pq"}.items()),
    }
    if server := os.environ.get("POSTGRES_FOR_TESTS"):
        told["PostgreSQL"] = ask(server, "SHOW server_version") + "".join(
            f", {name} {ask(server, f'SHOW {name}')}" for name in ("fsync", "synchronous_commit", "shared_buffers"))
    packages = dict(line.split("==") for line in lines(VENV / "bin/pip", "freeze") if "==" in line)
    told["Python"] = platform.python_version() + "".join(
        f", {name} {packages[name]}" for name in ("Flask", "Jinja2", "gunicorn", "psycopg2-binary"))
    return told


def steadiness(seconds=5):
    """What one and the same piece of work takes, on all cores at once, while nothing else runs. On a shared host it may take many
    times its median now and then, and no page's p99 is better than that."""
    with multiprocessing.Pool(os.cpu_count()) as pool:
        of_cores = pool.starmap(times_of_work, [(core, seconds) for core in sorted(os.sched_getaffinity(0))])
    times = sorted(itertools.chain.from_iterable(of_cores))
    median, p99, longest = times[len(times) // 2], times[len(times) * 99 // 100], times[-1]
    return f"work of {median:.1f} ms takes {p99:.1f} ms at p99 and {longest:.1f} ms at most"


def times_of_work(core, seconds):
    os.sched_setaffinity(0, {core})
    times, end = [], time.monotonic() + seconds
    while time.monotonic() < end:
        start = time.perf_counter()
        sum(number * number for number in range(20_000))
        times.append((time.perf_counter() - start) * 1000)
    return times


def lines(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def first_line(*command):
    return lines(*command)[0]


def version(package):
    return first_line("dpkg-query", "--show", "--showformat", "${Version}\n", package)


def ask(server, question):
    return first_line("psql", "--no-align", "--tuples-only", server, "--command", question)
