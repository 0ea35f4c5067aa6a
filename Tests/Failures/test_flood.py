"""Strangers from everywhere register and ask for passwords: the outbox and the memory stay bounded, customers go on reading."""

import itertools
import re
import time
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from servers import ROOT, Place, wait_until
from visitors import Browser, Crowd

READER, VICTIM = "reader@kabinet.example", "victim@kabinet.example"
GUESSERS = [f"guesser{number}@kabinet.example" for number in range(8)]
UNKNOWN = "unknown@kabinet.example"
# More at once than may wait for a hash: most are rejected, as in any flood.
REQUESTS, STRANGERS = 10_000, 64
# At most three hashes at a time, of 64 MiB each, and some room for requests.
MEGABYTES = 400


class Numbers:
    """Those below a limit, each for one of several threads."""

    def __init__(self, limit):
        self.limit, self.counter = limit, itertools.count()

    def __iter__(self):
        return iter(lambda: min(next(self.counter), self.limit), self.limit)


class FloodTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = Place()
        cls.addClassCleanup(cls.place.close)
        cls.server = cls.place.postgresql("database").create().start()
        cls.place.fill(cls.server.address, [READER, VICTIM, *GUESSERS])
        cls.node = cls.place.node(cls.server.address, None, "--consents", ROOT / "Demo/consents.json")

    def stranger(self):
        """A browser with a form: its token goes with its cookie, not with its address."""
        browser = Browser(self.node.port)
        page = browser.get("/register")
        browser.token = re.search(r'name="form_token" value="(\w+)"', page.body)[1]
        return browser

    def register(self, stranger, address, email):
        return stranger.ask("POST", "/register", {
            "email": email, "password": "a flood of many words", "language": "kk", "consent-account": "yes",
            "form_token": stranger.token}, {"X-Forwarded-For": address})

    def forget(self, stranger, address, email):
        return stranger.ask(
            "POST", "/forgotten", {"email": email, "form_token": stranger.token}, {"X-Forwarded-For": address})

    def flood(self, stranger, numbers):
        """Each request from an address of its own, to one e-mail, a registered one, or one of its own."""
        statuses = []
        for number in numbers:
            address = f"10.{number // 62500}.{number // 250 % 250}.{number % 250}"
            email = (VICTIM, UNKNOWN, f"{number}@kabinet.example")[number // 2 % 3]
            answer = (self.register, self.forget)[number % 2](stranger, address, email)
            statuses.append(answer and answer.status)
        return statuses

    def memory(self, name):
        status = Path(f"/proc/{self.node.process.pid}/status").read_text()
        return int(re.search(rf"{name}:\s+(\d+) kB", status)[1]) / 1024

    def test_flood(self):
        reader = Browser(self.node.port)
        self.assertEqual(reader.sign_in(READER).status, 303)
        before, pages = self.memory("VmRSS"), []

        def read():
            answer = reader.get("/accounts", headers={"X-Forwarded-For": "192.0.2.1"})
            pages.append(answer and answer.status)
            time.sleep(0.02)

        strangers, numbers = [self.stranger() for _ in range(STRANGERS)], Numbers(REQUESTS)
        start = time.monotonic()
        with Crowd(read), ThreadPoolExecutor(STRANGERS) as threads:
            flood = threads.map(lambda stranger: self.flood(stranger, numbers), strangers)
            # Signing in has threads of its own.
            anybody = Browser(self.node.port)
            signed_in = anybody.ask("GET", "/sign-in") and anybody.sign_in(VICTIM)
            statuses = [status for each in flood for status in each]
        took, after = time.monotonic() - start, self.memory("VmHWM")
        counts = {status: statuses.count(status) for status in set(statuses)}
        print(f"\n{REQUESTS} requests in {took:.0f} s: {counts}; {len(pages)} pages read; {before:.0f} MB, then {after:.0f} MB")

        self.assertEqual(signed_in.status, 303)
        self.assertEqual(set(pages), {200})
        self.assertLessEqual(set(counts), {303, 429, 503})
        self.assertLess(after, before + MEGABYTES)
        self.check_letters()

        stranger = self.stranger()
        wait_until(lambda: self.register(stranger, "192.0.2.2", "new@kabinet.example").status == 303, "registering")

    def check_letters(self):
        """At most three of a kind to an e-mail; of a reset none to an e-mail that is not registered."""
        letters = self.server.ask("SELECT recipient || ' ' || kind || ' ' || COUNT(*) FROM letter GROUP BY recipient, kind")
        counted = {tuple(line.split()[:2]): int(line.split()[2]) for line in letters}
        self.assertLessEqual(max(counted.values()), 3)
        self.assertLessEqual(counted.get((VICTIM, "already-registered"), 0), 3)
        self.assertEqual(counted[VICTIM, "reset-password"], 3)
        self.assertNotIn((UNKNOWN, "reset-password"), counted)
        self.assertEqual({email for email, kind in counted if kind == "reset-password"}, {VICTIM})

    def test_one_address(self):
        """Twenty an hour from one address, whatever the e-mails."""
        stranger = self.stranger()
        for send in (self.register, self.forget):
            statuses = [send(stranger, "198.51.100.7", f"{number}@kabinet.example").status for number in range(30)]
            self.assertEqual((statuses.count(303), statuses.count(429)), (20, 10))

    def guesser(self, email):
        browser = Browser(self.node.port)
        self.assertEqual(browser.sign_in(email).status, 303)
        browser.token = re.search(r'name="form_token" value="(\w+)"', browser.get("/settings/accounts/add").body)[1]
        return browser

    def prove(self, browser, address, account, meter):
        """The answer to a proof; asked again if the node was too busy to look at it."""
        fields = {"number": account, "meter": meter, "form_token": browser.token}
        while True:
            answer = browser.ask("POST", "/settings/accounts/add", fields, {"X-Forwarded-For": address})
            if answer.status != 503:
                return answer

    def test_proofs(self):
        """Ten wrong proofs a day of an account and five an hour of a customer, from however many addresses."""
        reader, guessers = self.guesser(READER), [self.guesser(email) for email in GUESSERS]

        def guess(number, guesser):
            one, others = [], []
            for turn in range(100):
                address = f"10.200.{number}.{turn}"
                one.append(self.prove(guesser, address, "4900835", f"DN{number:02}{turn:04}").status)
            for turn in range(20):
                address, account = f"10.201.{number}.{turn}", f"77{number:02}{turn:03}"
                others.append(self.prove(guesser, address, account, "DN307215").status)
            return one, others

        pages = []

        def read():
            pages.append(reader.get("/accounts").status)
            time.sleep(0.02)

        with Crowd(read), ThreadPoolExecutor(len(guessers)) as threads:
            results = list(threads.map(guess, range(len(guessers)), guessers))
        counts = [(one.count(422), others.count(422)) for one, others in results]
        print(f"\n{120 * len(guessers)} wrong proofs, looked at: {counts}; {len(pages)} pages read")

        self.assertEqual({status for result in results for each in result for status in each}, {422, 429})
        self.assertEqual(sum(one for one, _ in counts), 10)
        self.assertEqual({one + other for one, other in counts}, {5})
        self.assertEqual(set(pages), {200})
        self.assertEqual(self.prove(reader, "192.0.2.1", "4900999", "ZZ000999").status, 303)


if __name__ == "__main__":
    unittest.main()
