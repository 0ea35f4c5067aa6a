"""A portal with some customers, whose letters go to a mail server of the test."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "Failures"))

from servers import KABINET, ROOT, Place, Program, answers, free_port, wait_until


class Portal:
    """One node; its data are in `folder`, unless `database` is the address of a PostgreSQL."""

    def __init__(self, folder, database=None):
        self.folder, self.node = folder, None
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
        port, file = free_port(), self.folder / "settings"
        file.write_text("".join(f"{name.replace('_', '-')} = {value}\n" for name, value in settings.items()))
        self.node = Program(
            KABINET, "serve", *self.place, "--listen", f"127.0.0.1:{port}", "--settings", file, log=self.log)

        def is_ready():
            assert self.node.process.poll() is None, self.log.read_text()
            return answers(f"http://127.0.0.1:{port}/health/ready")

        wait_until(is_ready, f"the portal ({self.log})")

    def kill(self):
        self.node.kill()

    def stop(self):
        if self.node:
            self.node.stop()

    def outbox(self, *words):
        """The first line is the summary; then a letter a line."""
        return self.run("outbox", "list", *words).splitlines()


@pytest.fixture
def portal(tmp_path):
    portal = Portal(tmp_path)
    yield portal
    portal.stop()


@pytest.fixture
def postgresql():
    """The address of a server of its own: what one test leaves in a database would be sent by the next."""
    place = Place()
    yield place.postgresql("database").create().start().address
    place.close()
