"""Imports of odd batches, and what the program must never do with one."""

import contextlib
import csv
import hashlib
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import batch_bytes
import batch_tables
from batch_archives import written
from batch_pages import ServedData
from loop import Fault, without_numbers

sys.path.append(str(Path(__file__).parents[1] / "Failures"))

from servers import KABINET, ROOT

WORKERS = 3
HANGS_AFTER = 120  # seconds
LOSSES = ["accounts-vanish", "linked-accounts-vanish", "services-vanish", "bills-vanish", "balances-vanish",
          "payments-vanish", "files-vanish", "as-of-back"]
EMAIL, PASSWORD = "fuzz@kabinet.example", "a portal of odd batches"
CRASH = re.compile(r"Fatal error|Illegal instruction|Crash(ed)?:|Segmentation|stack trace|Precondition failed", re.IGNORECASE)
# The signals of a trap, whatever has started the program.
ENDED_BY_SIGNAL = range(128, 160)


class BatchFuzz:
    def __init__(self, loop):
        self.loop = loop
        self.place = tempfile.TemporaryDirectory(prefix="kabinet-fuzz-")
        self.sources = {
            "example": (ROOT / "Tests/ExchangeTests/Example", ["100001", "100002", "100003"]),
            "demo": (ROOT / "Demo", ["4900621", "4900835", "4900999"]),
        }

    def begin(self):
        self.filled = {name: self.fill(name, *source) for name, source in self.sources.items()}

    def fill(self, name, folder, accounts):
        """A directory with the batch as it is, and a customer."""
        batch, data = Path(self.place.name, name), Path(self.place.name, f"{name}-data")
        batch.mkdir()
        for file in [*folder.glob("*.csv"), folder / "manifest.json"]:
            shutil.copy(file, batch)
        words = [word for account in accounts for word in ("--account", account)]
        for command in (["import", batch], ["user", "add", EMAIL, *words]):
            result = run(*command, "--directory", data, given=PASSWORD + "\n")
            assert result.returncode == 0, result.stdout + result.stderr
        return data

    def attempt(self, number, random, keep):
        name = random.choice(["example", "example", "demo"])
        batch = batch_tables.Batch(self.sources[name][0])
        is_update = odd_batch(random, batch, number)
        with tempfile.TemporaryDirectory(dir=self.place.name) as place:
            place = Path(place)
            path, data = written(random, batch, place), place / "data"
            if random.random() < 0.85 or is_update:
                shutil.copytree(self.filled[name], data, ignore=shutil.ignore_patterns("mail", "feedback", "*.lock"))
            try:
                return self.imported(random, name, batch, path, data)
            except Exception:
                keep("batch.tar", packed(path))
                raise

    def imported(self, random, name, batch, path, data):
        """By the command alone, or by a portal that serves the data."""
        if not data.exists() or random.random() < 0.9:
            return self.judged(random, name, batch, path, data, None)
        with ServedData(data) as portal:
            labels = self.judged(random, name, batch, path, data, portal)
            portal.must_go_on()
            return [*labels, "imported by a portal"]

    def judged(self, random, name, batch, path, data, portal):
        options = [word for loss in LOSSES for word in ("--allow", loss)] if random.random() < 0.5 else []
        is_trial = random.random() < 0.3
        options += ["--dry-run"] if is_trial else []
        report = path.parent / "report.csv"
        before = digest(data)
        result = run("import", path, "--directory", data, "--report", report, *options)
        output = result.stdout + result.stderr
        if portal:
            portal.must_go_on()
        looked_at(result, "import", (0, 1, 2))
        if (result.returncode != 0 or is_trial) and digest(data) != before:
            raise Fault("something changed though nothing was published", output[:2000])
        if result.returncode == 1 and not problems(report):
            raise Fault("a refusal without a problem", output[:2000])
        if result.returncode == 2 and not result.stderr.strip():
            raise Fault("not read, and no word why")
        if result.returncode:
            return [f"{name}: {'refused' if result.returncode == 1 else 'not read'}"]
        if is_trial:
            return [f"{name}: nothing wrong, of a trial"]
        return [f"{name}: published", *self.published(random, batch, data, portal, before is not None)]

    def published(self, random, batch, data, portal, has_customer):
        for month in (batch.months() or ["2019-09"])[-2:]:
            looked_at(run("check", "charges", "--month", month, "--directory", data), "check charges", (0,))
        if random.random() < 0.2:
            looked_at(run("batches", "--directory", data), "batches", (0,))
        if portal:
            return portal.look_around(EMAIL, PASSWORD, random)
        if has_customer and random.random() < 0.2:
            with ServedData(data) as portal:
                return portal.look_around(EMAIL, PASSWORD, random)
        return []

    def close(self):
        self.place.cleanup()


def odd_batch(random, batch, number):
    """Changes it; whether it is an update now."""
    is_update = random.random() < 0.25
    batch.manifest["batch"] = f"fuzz-{number}"
    if is_update:
        batch.manifest["kind"] = "update"
        for name in random.sample(sorted(batch.tables), random.randrange(len(batch.tables))):
            del batch.tables[name]
    kind = random.random()
    for _ in range(random.choice([0, 1, 1, 1, 1, 2, 3, 8])):
        batch_tables.change(random, batch)
    if random.random() < 0.85:
        batch.fit()
    if kind < 0.3:
        random.choice([batch_bytes.damage, batch_bytes.damage, batch_bytes.other_manifest, batch_bytes.other_files])(random, batch)
    return is_update


def run(*words, given=""):
    """Ends what hangs; `returncode` is None then."""
    environment = os.environ | {"SWIFT_BACKTRACE": "enable=no"}
    process = subprocess.Popen(
        [str(word) for word in (KABINET, *words)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        errors="replace", env=environment, start_new_session=True)
    try:
        output, errors = process.communicate(given, timeout=HANGS_AFTER)
        return subprocess.CompletedProcess(words, process.returncode, output, errors)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        output, errors = process.communicate()
        return subprocess.CompletedProcess(words, None, output, errors)


def looked_at(result, command, codes):
    output = (result.stdout + result.stderr)[-2000:]
    if result.returncode is None:
        raise Fault(f"{command} hangs", output)
    if result.returncode < 0 or result.returncode in ENDED_BY_SIGNAL or CRASH.search(result.stderr):
        raise Fault(f"{command} crashed: {without_numbers(result.stderr.strip().splitlines()[-1] if result.stderr.strip() else '')[:200]}", output)
    if result.returncode not in codes:
        raise Fault(f"{command} exits with {result.returncode}", output)


def digest(data):
    """Of all rows of all tables; None when no batch was published."""
    file = data / "billing.sqlite"
    if not file.exists():
        return None
    found = hashlib.sha256()
    with contextlib.closing(sqlite3.connect(file)) as connection:
        if not connection.execute("SELECT COUNT(*) FROM batch").fetchone()[0]:
            return None
        for table, in sorted(connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")):
            for row in connection.execute(f'SELECT * FROM "{table}"'):
                found.update(f"{table} {row}".encode("utf-8", "surrogateescape"))
    return found.hexdigest()


def problems(report):
    if not report.exists():
        return []
    with open(report, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))[1:]


def packed(path):
    """The input of a case as one file."""
    return subprocess.run(["tar", "--create", "--sparse", "--directory", path.parent, path.name], capture_output=True).stdout
