"""A portal with some customers, whose letters go to a mail server of the test."""

import os
import sys
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from ports import free_port

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "Tests/Failures"))

from servers import Place
KABINET = Path(os.environ.get("KABINET", ROOT / ".build/debug/kabinet"))
WITHIN = 60  # seconds


def wait_until(condition, what, within=WITHIN):
    end = time.monotonic() + within
    while not condition():
        assert time.monotonic() < end, f"{what}: not within {within} s"
        time.sleep(0.02)


class Portal:
    """One node; its data are in `folder`, unless `database` is the address of a PostgreSQL."""

    def __init__(self, folder, database=None):
        self.folder, self.process, self.port = folder, None, None
        self.place = ["--database", database] if database else ["--directory", folder / "data"]
        self.log = folder / "log"
        batch = folder / "batch"
        batch.mkdir()
        for file in [*ROOT.glob("Demo/*.csv"), ROOT / "Demo/manifest.json"]:
            shutil.copy(file, batch)
        self.run("import", batch)

    def run(self, *words, given=None):
        result = subprocess.run(
            [str(word) for word in (KABINET, *words, *self.place)], input=given, capture_output=True, text=True)
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout

    def invite(self, *emails):
        """Each gets a letter in the language of the portal."""
        file = self.folder / "customers.csv"
        file.write_text("email,accounts\n" + "".join(f"{email},4900621\n" for email in emails))
        self.run("user", "add", "--from", file, "--invite")

    def serve(self, **settings):
        self.port = free_port()
        file = self.folder / "settings"
        file.write_text("".join(f"{name.replace('_', '-')} = {value}\n" for name, value in settings.items()))
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [str(word) for word in (
                    KABINET, "serve", *self.place, "--listen", f"127.0.0.1:{self.port}", "--settings", file)],
                stdout=log, stderr=log)
        wait_until(self.is_ready, f"the portal ({self.log})")

    def is_ready(self):
        assert self.process.poll() is None, self.log.read_text()
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/ready", timeout=1) as answer:
                return answer.status == 200
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                self.kill()

    def outbox(self, *words):
        """The first line is the summary; then a letter a line."""
        return self.run("outbox", "list", *words).splitlines()


@pytest.fixture
def portal(tmp_path):
    portal = Portal(tmp_path)
    yield portal
    portal.stop()


@pytest.fixture(scope="session")
def postgresql():
    """The address of a server for these tests."""
    place = Place()
    yield place.postgresql("database").create().start().address
    place.close()
