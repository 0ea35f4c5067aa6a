"""The primary is killed under load and its replica promoted, again and again; each time the old one comes back,
writable.

ROUNDS=10 says how often (default: 2)."""

import hashlib
import os
import signal
import statistics
import time
import unittest

from servers import Place, free_port, wait_until
from visitors import LANGUAGES, Browser, Crowd

ROUNDS = int(os.environ.get("ROUNDS", 2))
CHANGERS = [f"changer-{number}@kabinet.example" for number in range(6)]
COMERS = [f"comer-{number}@kabinet.example" for number in range(2)]


class Changer:
    """Signed in, changes the language as fast as it can. What may stand in the database: what was confirmed last, and
    what was asked for since and may have happened. Where the site says that it has not happened, it must not."""

    def __init__(self, port, email, told):
        self.email, self.told, self.turn = email, told, 0
        self.browser = Browser(port)
        assert self.browser.sign_in(email).status == 303
        self.possible, self.counts = {None}, {"confirmed": 0, "refused": 0, "uncertain": 0}

    def __call__(self):
        self.turn += 1
        language, shown = LANGUAGES[self.turn % 3], self.browser.cookies.get("language", "kk")
        answer = self.browser.choose_language(language)
        if answer is None or answer.status in (502, 504):
            outcome = "uncertain"
        elif answer.status == 503:
            outcome = "uncertain" if answer.says("uncertain", shown) else "refused"
            assert outcome == "uncertain" or answer.says("unavailable", shown), answer.body[:500]
            assert answer.took < 4, answer.took
        else:
            assert answer.status == 303, f"{self.email}: {answer.status}"
            outcome = "confirmed"
            self.told.append(time.monotonic())
        self.counts[outcome] += 1
        if outcome == "confirmed":
            self.possible = {language}
        elif outcome == "uncertain":
            self.possible.add(language)
        if outcome != "confirmed":
            time.sleep(0.02)


class Comer:
    """Signs in, each time with a browser of its own. Every session that was given must be there."""

    def __init__(self, port, email, told, origin):
        self.port, self.email, self.told, self.origin, self.given, self.tries = port, email, told, origin, [], 0

    def __call__(self):
        browser = Browser(self.port, self.origin)
        self.tries += 1
        answer = browser.sign_in(self.email)
        if answer and answer.status == 303:
            self.given.append(browser.cookies["session"])
            self.told.append(time.monotonic())
        browser.leave()


class Guesser:
    """A wrong password, each time of somebody else from elsewhere: counts once, however often it was tried inside."""

    def __init__(self, port):
        self.port, self.told, self.untold, self.number = port, [], [], 0

    def __call__(self):
        self.number += 1
        email = f"nobody-{self.number}@kabinet.example"
        number = self.number
        browser = Browser(self.port, f"127.{1 + number // 62500}.{number // 250 % 250}.{1 + number % 250}")
        answer = browser.sign_in(email, "wrong")
        (self.told if answer and answer.status not in (502, 503, 504) else self.untold).append(email)
        browser.leave()
        time.sleep(0.1)


class FailoverTest(unittest.TestCase):
    def setUp(self):
        self.place = Place()
        self.addCleanup(self.place.close)
        self.primary, self.replica = self.place.postgresql("first"), self.place.postgresql("second")
        # The addresses never change: what follows must find out by itself which one serves.
        self.database = (f"host=127.0.0.1,127.0.0.1 port={self.primary.port},{self.replica.port} "
                         "user=kabinet dbname=postgres")

    def test_failover(self):
        self.primary.create().start()
        self.place.fill(self.database, CHANGERS + COMERS)
        port = free_port()
        nodes = [self.place.node(self.database, f"http://127.0.0.1:{port}") for _ in range(2)]
        self.place.nginx(port, nodes)

        told = []
        self.changers = [Changer(port, email, told) for email in CHANGERS]
        self.comers = [Comer(port, email, told, f"127.0.9.{number}") for number, email in enumerate(COMERS, 1)]
        self.guesser = Guesser(port)
        outages = {}
        for number in range(1, ROUNDS + 1):
            self.replica.copy(self.primary).start()
            self.primary.demand_replica()
            with Crowd(*self.changers, *self.comers, self.guesser):
                time.sleep(1)
                self.fail_over(told, outages, number)
                self.bring_back_old()
            self.check_what_was_told()
            self.primary, self.replica = self.replica, self.primary

        counts = {name: sum(changer.counts[name] for changer in self.changers) for name in self.changers[0].counts}
        for kind, seconds in outages.items():
            print(f"\n{len(seconds)} times {kind}: written to {statistics.median(seconds):.2f} s after the promotion "
                  f"(median), {max(seconds):.2f} s at most", end="")
        print(f"\nlanguage changes {counts}; sign-ins "
              f"{sum(len(comer.given) for comer in self.comers)} of {sum(comer.tries for comer in self.comers)}; "
              f"wrong ones {len(self.guesser.told)} and {len(self.guesser.untold)} without an answer")

    def fail_over(self, told, outages, number):
        """By turns: killed, killed and long not followed by another, stalled."""
        kind = ("killed", "stalled", "killed, and long missed")[(number - 1) % 3]
        if kind == "stalled":
            self.primary.signal(signal.SIGSTOP)
        else:
            self.primary.kill()
        gone = time.monotonic()
        # As a manager of replicas takes its time; the longer one is beyond the patience of every page.
        time.sleep(2.5 if kind == "killed, and long missed" else 0.5)
        # Else it would wait for a replica of its own.
        self.replica.demand_nothing()
        self.replica.ask("SELECT pg_promote()")
        promoted = time.monotonic()
        # What was on its way to the visitor when the primary went is not meant.
        wait_until(lambda: told[-1] > gone + 0.3, "a write")
        time.sleep(1)
        first = min(moment for moment in list(told) if moment > gone + 0.3)
        outages.setdefault(kind, []).append(max(0, first - promoted))
        print(f"\nround {number}, {kind}: promoted {promoted - gone:.2f} s later, "
              f"written to {first - promoted:+.2f} s after that", end="", flush=True)
        if kind == "stalled":
            # It comes to itself, with connections that it thinks are in use, and no replica to confirm anything with.
            self.primary.signal(signal.SIGCONT)
            time.sleep(0.5)
            self.primary.kill()

    def bring_back_old(self):
        """It is writable and waits for nobody: the worst that can come back. And just then every connection breaks."""
        old = self.primary
        old.demand_nothing()
        old.start()
        before = self.content(old)
        self.assertEqual(old.ask("SELECT pg_is_in_recovery()"), ["f"])
        for _ in range(3):
            self.replica.ask("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                             " WHERE application_name = 'kabinet'")
            time.sleep(0.5)
        # A program that has seen neither of the two before.
        self.newcomers = getattr(self, "newcomers", 0) + 1
        email = f"newcomer-{self.newcomers}@kabinet.example"
        self.place.add(self.database, email)
        self.assertEqual(self.replica.ask(f"SELECT count(*) FROM customer WHERE email = '{email}'"), ["1"])
        self.assertEqual(self.content(old), before)
        old.stop()

    def check_what_was_told(self):
        now = self.replica
        languages = dict(line.split("|") for line in now.ask("SELECT email, language FROM customer"))
        for changer in self.changers:
            self.assertIn(languages[changer.email] or None, changer.possible, changer.email)
            self.assertEqual(changer.browser.get("/accounts").status, 200)

        sessions = set(now.ask("SELECT encode(token, 'hex') FROM session"))
        given = {hashlib.sha256(bytes.fromhex(token)).hexdigest() for comer in self.comers for token in comer.given}
        self.assertLessEqual(given, sessions)
        tries = sum(comer.tries for comer in self.comers)
        self.assertLessEqual(len(sessions), tries + len(self.changers))

        key = bytes.fromhex(now.ask("SELECT encode(value, 'hex') FROM secret WHERE name = 'limits'")[0])
        failures = dict(
            line.split("|") for line in now.ask("SELECT encode(subject, 'hex'), failures FROM sign_in_failure"))

        def counted(email):
            message = b"e-mail" + len(email).to_bytes(8, "little") + email.encode()
            return failures.get(hashlib.blake2b(message, digest_size=32, key=key).hexdigest())

        self.assertEqual({counted(email) for email in self.guesser.told}, {"1"})
        self.assertLessEqual({counted(email) for email in self.guesser.untold}, {"1", None})

    @staticmethod
    def content(server):
        return server.ask("SELECT (SELECT count(*) FROM session), (SELECT max(seen_at) FROM session),"
                          " (SELECT sum(failures) FROM sign_in_failure), (SELECT count(*) FROM customer),"
                          " (SELECT string_agg(xmin::text || coalesce(language, ''), ' ' ORDER BY id) FROM customer)")


if __name__ == "__main__":
    unittest.main()
