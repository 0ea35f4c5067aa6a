"""The portal is killed again and again while it sends: no letter is lost, and at most one is repeated per kill."""

import os
import random
import time
from collections import Counter

import pytest
from conftest import Portal, wait_until
from mailserver import Server

KILLS = int(os.environ.get("KILLS", "100"))
LETTERS_PER_KILL = 40


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_kills(tmp_path, postgresql, engine):
    portal = Portal(tmp_path, postgresql if engine == "postgresql" else None)
    server, chance = Server(), random.Random(f"{engine} {KILLS}")
    recipients = [f"customer-{number}@example.kz" for number in range(KILLS // 2 * LETTERS_PER_KILL)]
    portal.invite(*recipients)
    # A letter that was being sent is taken again after twice the timeout.
    settings = {"mail_server": f"127.0.0.1:{server.port}", "mail_security": "none", "mail_timeout": 5}
    kills = 0
    try:
        for _ in range(KILLS // 2):
            before = len(server.box.raw)
            portal.serve(**settings, mail_connections=1)
            wait_until(
                lambda: len(server.box.raw) > before or len(set(received(server))) == len(recipients), "a letter",
                within=60)
            time.sleep(chance.random() / 10)
            portal.kill()
            kills += 1
        portal.serve(**settings)
        wait_until(lambda: portal.outbox()[0].startswith("0 wait"), "an empty outbox", within=60)
    finally:
        portal.stop()
        server.stop()
    counts = Counter(received(server))
    repeats = sum(counts.values()) - len(counts)
    print(f"{engine}: {kills} kills, {len(recipients)} letters, {repeats} repeats")
    assert set(counts) == set(recipients)
    assert repeats <= kills
    assert len({message["Message-ID"] for message in server.box.messages()}) == len(recipients)


def received(server):
    with server.box.lock:
        return list(server.box.recipients)
