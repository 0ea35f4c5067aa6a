"""The portal is killed while it publishes a batch, plans electronic bills and sends them: each subscriber gets each bill."""

import json
import os
import random
import sqlite3
import subprocess
import time
from collections import defaultdict
from datetime import datetime, timezone

import pytest
from conftest import KABINET, Portal, wait_until
from mailserver import Server
from servers import PostgreSQL

KILLS = int(os.environ.get("KILLS", "100"))
DUE, NEW_DUE = "31.10.2019", "30.10.2019"


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_kills(tmp_path, postgresql, engine):
    portal = Portal(tmp_path, postgresql if engine == "postgresql" else None)
    server, chance = Server(), random.Random(f"{engine} {KILLS}")
    # Enough that some are left for the last kill.
    emails = [f"subscriber-{number}@example.kz" for number in range(KILLS * 4)]
    file = tmp_path / "customers.csv"
    file.write_text("email,accounts\n" + "".join(f"{email},4900621\n" for email in emails))
    portal.run("user", "add", "--from", file, given="a password of many words\n")
    subscribe_all(portal, postgresql if engine == "postgresql" else None)
    settings = {
        "mail_server": f"127.0.0.1:{server.port}", "mail_security": "none", "mail_timeout": 5, "mail_connections": 1,
        "time_zone": zone_of_noon(), "public_address": "https://kabinet.example"}
    kills, corrected = 0, correction(portal)
    try:
        for number in range(KILLS // 2):
            portal.serve(**settings)
            if number >= KILLS // 4:
                # Half of the kills come while the corrected bill is published, planned or sent.
                publishing = subprocess.Popen(
                    [KABINET, "import", corrected, *portal.place], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(chance.random() * 0.4)
            portal.kill()
            kills += 1
            if number >= KILLS // 4:
                publishing.kill()
                publishing.wait()
        portal.serve(**settings | {"mail_connections": 4})
        portal.run("import", corrected)
        # Reading the messages takes the mail server's time: so only once something may have changed.
        def is_complete():
            time.sleep(1)
            return portal.outbox()[0].startswith("0 wait") and latest_due(server) == dict.fromkeys(emails, NEW_DUE)

        wait_until(is_complete, "the corrected bills", 240)
    finally:
        portal.stop()
        server.stop()
    ids = defaultdict(set)
    for recipient, message_id, _ in received(server):
        ids[recipient].add(message_id)
    repeats = len(received(server)) - sum(map(len, ids.values()))
    print(f"{engine}: {kills} kills, {len(received(server))} letters to {len(emails)} subscribers, {repeats} repeats")
    # One of the first bill, if it had left, and one of the correction.
    assert {email: len(ids[email]) in (1, 2) for email in emails} == dict.fromkeys(emails, True)
    assert repeats <= kills


def subscribe_all(portal, address):
    words = """
        INSERT INTO ebill_subscription (customer, account, payer, instead_of_paper, token, since)
        SELECT customer, account_link.account, {payer}, 0, {token}, 1 FROM account_link"""
    if address:
        words = words.format(
            payer="(SELECT payer FROM account WHERE account.account = account_link.account)",
            token="decode(md5(customer::text), 'hex')")
        subprocess.run(
            [PostgreSQL.PROGRAMS / "psql", "--quiet", "--dbname", address, "--command", words], check=True)
        return
    folder = portal.folder / "data"
    billing = sqlite3.connect(folder / "billing.sqlite")
    payer, = billing.execute("SELECT payer FROM account WHERE account = '4900621'").fetchone()
    billing.close()
    with sqlite3.connect(folder / "portal.sqlite") as database:
        database.execute(words.format(payer="?", token="CAST(customer AS BLOB)"), (payer,))
    database.close()


def correction(portal):
    """A batch in which the newest bill is due a day earlier."""
    folder = portal.folder / "corrected"
    folder.mkdir()
    for file in (portal.folder / "batch").iterdir():
        text = file.read_text()
        if file.name == "bills.csv":
            changed = text.replace("4900621,2019-09,2019-10-05,2019-10-31", "4900621,2019-09,2019-10-05,2019-10-30")
            assert changed != text
            text = changed
        if file.name == "manifest.json":
            text = json.dumps(json.loads(text) | {"batch": "corrected"})
        (folder / file.name).write_text(text)
    return folder


def zone_of_noon():
    """Bills go by day: where it is about noon."""
    offset = 12 - datetime.now(timezone.utc).hour
    return f"Etc/GMT{-offset:+d}" if offset else "Etc/GMT"


def received(server):
    """Recipient, id and due day of each message."""
    return [
        (message["To"].addresses[0].addr_spec, message["Message-ID"], due(message)) for message in server.box.messages()]


def due(message):
    text = message.get_body(("plain",)).get_content().replace("\u00a0", " ")
    return NEW_DUE if "30 қазан" in text.split("Төлеу мерзімі: ")[1].splitlines()[0] else DUE


def latest_due(server):
    return {recipient: day for recipient, _, day in received(server)}
