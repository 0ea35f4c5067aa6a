"""The primary is killed under load and its replica promoted, again and again; each time the old one comes back,
writable.

ROUNDS=10 says how often (default: 2)."""

import os
import signal
import statistics
import time
import unittest

from servers import Place, free_port, wait_until
from witnesses import CHANGERS, COMERS, Witnesses, content

ROUNDS = int(os.environ.get("ROUNDS", 2))


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

        witnesses = Witnesses(port)
        outages = {}
        for number in range(1, ROUNDS + 1):
            self.replica.copy(self.primary).start()
            self.primary.demand_replica()
            with witnesses.crowd():
                time.sleep(1)
                self.fail_over(witnesses.told, outages, number)
                self.bring_back_old()
            witnesses.check(self, self.replica)
            self.primary, self.replica = self.replica, self.primary

        for kind, seconds in outages.items():
            print(f"\n{len(seconds)} times {kind}: written to {statistics.median(seconds):.2f} s after the promotion "
                  f"(median), {max(seconds):.2f} s at most", end="")
        print(f"\n{witnesses.summary()}")

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
        before = content(old)
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
        self.assertEqual(content(old), before)
        old.stop()


if __name__ == "__main__":
    unittest.main()
