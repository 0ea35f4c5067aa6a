"""Kills between giving, exporting and acknowledging readings: each receipt that a person saw is in exactly one export."""

import base64
import csv
import hashlib
import html
import json
import os
import random
import re
import sqlite3
import subprocess
import threading
import time
import unittest
from datetime import datetime, timedelta, timezone

from servers import KABINET, Place
from visitors import Browser, Crowd

ROUNDS = int(os.environ.get("ROUNDS", 4))
# The same moment is a day later in the second zone: what can be corrected in the first is passed on in the second.
GIVING, EXPORTING = "Pacific/Pago_Pago", "Pacific/Kiritimati"
GIVERS, PER_ROUND = 3, 60


def token(key, month, account, payer):
    """The link on an account's bill (Sources/Web/Secrets/ReadingLinks.swift)."""
    head = month.to_bytes(2, "big")
    message = b"readings by link"
    for part in (head, account.encode(), payer.encode()):
        message += len(part).to_bytes(8, "little") + part
    proof = hashlib.blake2b(message, digest_size=32, key=key).digest()[:16]
    return base64.urlsafe_b64encode(head + account.encode() + proof).decode().rstrip("=")


class Readings:
    """The city's meters of electricity, each with its last value; who gave what, and what was shown."""

    def __init__(self, batch, key, month):
        with open(batch / "accounts.csv", encoding="utf-8") as file:
            payers = {row["account"]: row["payer"] for row in csv.DictReader(file)}
        self.values, self.meters = {}, {}
        with open(batch / "readings.csv", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if row["service"] == "electricity" and row["origin"] != "average":
                    key_of = row["account"]
                    self.values[key_of] = max(self.values.get(key_of, 0), float(row["value"]))
                    self.meters[key_of] = row["meter"]
        self.links = {account: "/r/" + token(key, month, account, payers[account]) for account in self.values}
        self.waiting, self.lock, self.seen = list(self.values), threading.Lock(), {}

    def take(self):
        with self.lock:
            return self.waiting.pop() if self.waiting else None

    def give(self, port, account, today):
        """Whether a receipt was shown."""
        # Each from an address of its own: what one address may send is limited.
        browser = Browser(port, ".".join(["127", *(str(random.randint(1, 250)) for _ in range(3))]))
        try:
            page = browser.get(self.links[account], timeout=5)
            if page is None or page.status != 200:
                return False
            field = f"meter-electricity-{self.meters[account]}"
            fields = {"day": today, field + "-total": str(round(self.values[account] + 200))}
            for _ in range(3):
                inputs = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', page.body)
                hidden = {name: html.unescape(value) for name, value in inputs}
                sent = fields | {name: hidden.get(name, "") for name in ("form_token", "seen")}
                if field + "-sure" in page.body:
                    sent[field + "-sure"] = "yes"
                page = browser.ask("POST", self.links[account], sent, timeout=5)
                if page is None:
                    return False
                if found := re.search(r"R-\d{4}-\d{7}-\d", page.body):
                    with self.lock:
                        assert self.seen.get(found[0], account) == account
                        self.seen[found[0]] = account
                    return True
            return False
        finally:
            browser.leave()


class ReadingsTest(unittest.TestCase):
    def test_embedded(self):
        place = Place()
        self.addCleanup(place.close)
        data = place.path / "data"

        def secret():
            with sqlite3.connect(f"file:{data}/portal.sqlite?mode=ro", uri=True) as database:
                return database.execute("SELECT value FROM secret WHERE name = 'reading-links'").fetchone()[0]

        self.run_rounds(place, "--directory", data, secret)

    def test_postgresql(self):
        place = Place()
        self.addCleanup(place.close)
        server = place.postgresql("database").create().start()

        def secret():
            words = "SELECT encode(value, 'hex') FROM secret WHERE name = 'reading-links'"
            return bytes.fromhex(server.ask(words)[0])

        self.run_rounds(place, "--database", server.address, secret)

    def run_rounds(self, place, option, database, secret):
        self.place, self.option, self.database = place, option, database
        self.exports = place.path / "exports"
        today = datetime.now(timezone.utc) - timedelta(hours=11)
        month = today.year * 12 + today.month - 1
        batch = self.city(today)
        place.kabinet("import", option, database, batch)
        self.node(GIVING).stop()
        readings = Readings(batch, secret(), month - 1)
        kills = given = 0
        for number in range(ROUNDS):
            with self.subTest(number):
                given += self.give(readings, today.strftime("%d.%m.%Y"))
                self.killed(EXPORTING, "export", "--to", self.exports)
                self.killed(EXPORTING, "ack", self.answers())
                kills += 3
        self.finish(readings)
        print(f"\n{option}: {kills} kills, {given} readings that were seen to be taken, {len(self.exported())} exported")

    def city(self, today):
        """Its windows are today alone."""
        batch = self.place.path / "city"
        last = today.replace(day=1) - timedelta(days=1)
        self.place.kabinet(
            "city", "--accounts", ROUNDS * PER_ROUND, "--months", 2, "--until", last.strftime("%Y-%m"), "--out", batch)
        windows = batch / "reading_windows.csv"
        rows = windows.read_text(encoding="utf-8").splitlines()
        days = [row.split(",")[:2] + [str(today.day)] * 2 + ["", "refuse", ""] for row in rows[1:]]
        windows.write_text("\n".join([rows[0]] + [",".join(row) for row in days]) + "\n", encoding="utf-8")
        return batch

    def node(self, zone):
        return self.place.node(self.database, None, "--time-zone", zone, option=self.option, proxies=None)

    def give(self, readings, today):
        """Readings are given by several at once until the node is killed, and some of what broke off is given again."""
        node, before = self.node(GIVING), len(readings.seen)

        def deed():
            if account := readings.take():
                if not readings.give(node.port, account, today) and random.random() < 0.9:
                    with readings.lock:
                        readings.waiting.append(account)
            time.sleep(0.001)

        with Crowd(*[deed] * GIVERS):
            time.sleep(random.uniform(0.2, 1.2))
            node.kill()
        return len(readings.seen) - before

    def killed(self, zone, *words):
        """A command that is killed, or the node that does its work; then it is run again, to the end."""
        node = self.node(zone)
        command = subprocess.Popen(
            self.command(zone, *words), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(random.uniform(0, 0.3))
        random.choice([node, command]).kill()
        command.wait()
        node.stop()
        node = self.node(zone)
        result = subprocess.run(self.command(zone, *words), capture_output=True, text=True)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        node.stop()

    def command(self, zone, *words):
        # With the embedded database the node's zone counts, with PostgreSQL the command's.
        return ["env", f"KABINET_TIME_ZONE={zone}", KABINET, "readings", *map(str, words), self.option, str(self.database)]

    def answers(self):
        """For everything that was passed on."""
        file = self.place.path / "answers.csv"
        rows = [f"{receipt},,posted,,,\n" for receipt in self.exported()]
        file.write_text("receipt,register,state,value_used,reason,billing_ref\n" + "".join(rows), encoding="utf-8")
        return file

    def folders(self):
        """Of the exports. What a killed one has left half written is not found so."""
        return sorted(self.exports.glob("readings-*"))

    def exported(self):
        """The receipts of all exports, each once."""
        found = []
        for folder in self.folders():
            content = (folder / "readings.csv").read_bytes()
            manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
            self.assertEqual(manifest["files"][0]["sha256"], hashlib.sha256(content).hexdigest())
            found += [row["receipt"] for row in csv.DictReader(content.decode().splitlines())]
        self.assertEqual(len(found), len(set(found)), "a receipt is in two exports")
        return found

    def finish(self, readings):
        node = self.node(EXPORTING)
        self.addCleanup(node.stop)
        self.place.kabinet("readings", "export", "--to", self.exports, self.option, self.database)
        exported = self.exported()
        self.assertEqual(set(readings.seen) - set(exported), set(), "seen, and not exported")
        # Written again they are the same.
        again = self.place.path / "again"
        for folder in self.folders():
            number = int(folder.name.split("-")[1])
            self.place.kabinet("readings", "export", "--to", again, "--number", number, self.option, self.database)
            self.assertEqual(
                (folder / "readings.csv").read_bytes(), (again / folder.name / "readings.csv").read_bytes())
        # Of an account there is one reading, whatever broke off.
        accounts = [row for folder in self.folders() for row in self.accounts(folder)]
        self.assertEqual(len(accounts), len(set(accounts)))

    @staticmethod
    def accounts(folder):
        return [row.split(",")[1] for row in (folder / "readings.csv").read_text(encoding="utf-8").splitlines()[1:]]


if __name__ == "__main__":
    unittest.main()
