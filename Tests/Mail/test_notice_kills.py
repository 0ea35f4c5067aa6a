"""The portal is killed while it writes and sends notices: each customer is told each thing once."""

import json
import os
import random
import re
import subprocess
import time
from collections import defaultdict
from datetime import datetime, timedelta, timezone

import pytest
from conftest import KABINET, Portal, wait_until
from mailserver import Server
from test_bill_kills import zone_of_noon

KILLS = int(os.environ.get("KILLS", "100")) // 4
NOTICE = {
    "kind": "works", "from": "2019-10-16 08:00", "until": "2099-10-20 20:00", "audience": "all",
    "title": {language: "Works" for language in ("kk", "ru", "en")},
    "text": {language: "Tomorrow." for language in ("kk", "ru", "en")}}
DEBT = {"name": "1", "title": {"kk": "Debt", "ru": "Debt"}, "text": {"kk": "{debt}, {day}", "ru": "{debt}, {day}"}}


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_kills(tmp_path, postgresql, engine):
    portal = Portal(tmp_path, postgresql if engine == "postgresql" else None)
    portal.run("import", due_soon(portal))
    server, chance = Server(), random.Random(f"{engine} {KILLS}")
    # Enough that some are left for the last kill.
    emails = [f"customer-{number}@example.kz" for number in range(KILLS * 16)]
    file = tmp_path / "customers.csv"
    file.write_text("email,accounts\n" + "".join(f"{email},4900621\n" for email in emails))
    portal.run("user", "add", "--from", file, given="a password of many words\n")
    settings = {
        "mail_server": f"127.0.0.1:{server.port}", "mail_security": "none", "mail_timeout": 5, "mail_connections": 1,
        "time_zone": zone_of_noon(), "public_address": "https://kabinet.example"}
    for name, words in (("works.json", NOTICE), ("debt.json", DEBT)):
        (tmp_path / name).write_text(json.dumps(words))
    (tmp_path / "accounts").write_text("4900621\n")
    publish = ["publish", tmp_path / "works.json", "--letters", "--reason", "works"]
    again = [["run"], ["debt", tmp_path / "debt.json", "--accounts", tmp_path / "accounts", "--reason", "order"]]
    notice = lambda *words: [KABINET, "notice", *words, *portal.place, "--settings", tmp_path / "settings"]
    try:
        for number in range(KILLS):
            portal.serve(**settings)
            # A notice that was published is not published again: its other letters are written by the portal.
            is_published = "works" in portal.run("notice", "list")
            words = again[number % 2] if is_published else publish
            writing = subprocess.Popen(notice(*words), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(chance.random())
            portal.kill()
            writing.kill()
            writing.wait()
        portal.serve(**settings | {"mail_connections": 4})
        for words in again:
            subprocess.run(notice(*words), check=True, stdout=subprocess.DEVNULL)

        def is_complete():
            time.sleep(1)
            return portal.outbox()[0].startswith("0 wait") and len(set(received(server))) == 3 * len(emails)

        # An attempt that a busy machine lets time out is repeated after some minutes.
        wait_until(is_complete, "all notices", 900)
    finally:
        portal.stop()
        server.stop()
    ids = defaultdict(set)
    for recipient, subject, message_id in received(server):
        ids[recipient, subject].add(message_id)
    repeats = len(received(server)) - len(ids)
    print(f"{engine}: {KILLS} kills, {len(received(server))} letters to {len(emails)} customers, {repeats} repeats")
    assert {len(each) for each in ids.values()} == {1}
    assert {subject for _, subject in ids} >= {"Works", "Debt / Debt"}
    assert len(ids) == 3 * len(emails)
    assert repeats <= KILLS


def due_soon(portal):
    """A batch of today, whose newest bill is due within days."""
    folder = portal.folder / "due"
    folder.mkdir()
    today = datetime.now(timezone.utc).date()
    day = today + timedelta(days=2)
    for file in (portal.folder / "batch").iterdir():
        text = file.read_text()
        if file.name == "bills.csv":
            changed = text.replace("4900621,2019-09,2019-10-05,2019-10-31", f"4900621,2019-09,2019-10-05,{day}")
            assert changed != text
            text = changed
        if file.name == "reading_windows.csv":
            # On no day are customers reminded of readings.
            text = re.sub(r"(?m)^([a-z-]+,2018-01-01),.*$", r"\1,,,,,", text)
        if file.name == "manifest.json":
            text = json.dumps(json.loads(text) | {"batch": "due-soon", "payments_as_of": str(today)})
        (folder / file.name).write_text(text)
    return folder


def received(server):
    """Recipient, subject and id of each message."""
    return [
        (message["To"].addresses[0].addr_spec, str(message["Subject"]), message["Message-ID"])
        for message in server.box.messages()]
