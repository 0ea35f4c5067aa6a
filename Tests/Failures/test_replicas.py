"""Pages are read from a replica, which lags, stalls and dies; nobody sees more of that than the stated seconds."""

import signal
import time
import unittest

from servers import Place, wait_until
from visitors import Browser, Crowd

CUSTOMERS = [f"customer-{number}@kabinet.example" for number in range(4)]


class Reader:
    """Reads its accounts, and must be shown them each time."""

    def __init__(self, port, email):
        self.browser, self.slowest = Browser(port), 0
        assert self.browser.sign_in(email).status == 303

    def __call__(self):
        # As a browser does with a cookie whose time is over.
        self.browser.cookies.pop("recent", None)
        answer = self.browser.get("/accounts")
        assert answer is not None and answer.status == 200, answer
        self.slowest = max(self.slowest, answer.took)

    def sees(self, text):
        self()
        return text in self.browser.get("/accounts").body


class ReplicasTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = Place()
        cls.addClassCleanup(cls.place.close)
        cls.primary = cls.place.postgresql("primary").create().start()
        cls.place.fill(cls.primary.address, CUSTOMERS)
        cls.replica = cls.place.postgresql("replica").copy(cls.primary).start()

    def setUp(self):
        self.nodes = [
            self.place.node(self.primary.address, None, "--read-database", self.replica.address) for _ in range(2)]
        self.addCleanup(lambda: [node.stop() for node in self.nodes])
        self.readers = [Reader(self.nodes[0].port, email) for email in CUSTOMERS]
        self.wait_for_reads()

    def reads(self):
        return int(self.replica.ask("SELECT xact_commit FROM pg_stat_database WHERE datname = 'postgres'")[0])

    def wait_for_reads(self):
        """Until the replica is clearly read from: this question itself counts once or twice."""
        before = self.reads()

        def has_served():
            for _ in range(30):
                self.readers[0]()
            return self.reads() - before > 100

        wait_until(has_served, "pages from the replica")

    def lag(self):
        self.replica.ask("SELECT pg_wal_replay_pause()")
        self.addCleanup(lambda: self.replica.ask("SELECT pg_wal_replay_resume()"))
        wait_until(lambda: self.replica.ask("SELECT pg_get_wal_replay_pause_state()") == ["paused"], "a pause")

    def test_what_is_older_than_stated_is_not_shown(self):
        self.lag()
        self.primary.ask("UPDATE account SET address = 'СОҢҒЫ Ө.' WHERE account = '4900621'")
        changed = time.monotonic()
        wait_until(lambda: self.readers[0].sees("СОҢҒЫ Ө."), "what has changed")
        print(f"\na replica that stands still is left after {time.monotonic() - changed:.1f} s", end="")

    def test_what_a_visitor_has_changed_is_there_at_once(self):
        """On whichever node: session and sign-out."""
        self.lag()
        visitor = Browser(self.nodes[0].port)
        self.assertEqual(visitor.sign_in(CUSTOMERS[0]).status, 303)
        visitor.leave()
        visitor.port = self.nodes[1].port
        self.assertEqual(visitor.get("/accounts").status, 200)

    def test_a_replica_that_dies_or_stalls_costs_nobody_a_page(self):
        for name, strike, heal in [
            ("killed", self.replica.kill, self.replica.start),
            ("stalled", lambda: self.replica.signal(signal.SIGSTOP), lambda: self.replica.signal(signal.SIGCONT)),
        ]:
            with self.subTest(name), Crowd(*self.readers):
                strike()
                time.sleep(2)
                heal()
                time.sleep(1)
            print(f"\nreplica {name}: slowest page {max(reader.slowest for reader in self.readers):.2f} s", end="")
            for reader in self.readers:
                reader.slowest = 0
            self.wait_for_reads()


if __name__ == "__main__":
    unittest.main()
