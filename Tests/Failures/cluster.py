"""A cluster under Patroni loses its leader under load, again and again, in each of the ways in which a machine goes; then its
etcd, and then several machines at once.

Run by `make failures` alone: it takes minutes, and packages that the other tests do not need.
ROUNDS=10 says how often it loses its leader (default: once, and nothing more). Where the system allows no network of the
test's own, no machine is cut off, and the test says so."""

import contextlib
import os
import re
import signal
import statistics
import time
import unittest
from unittest import mock

from patroni import WITHIN, Cluster, Probe, Stray, block
from servers import Place, free_port, wait_until
from visitors import Crowd
from witnesses import CHANGERS, COMERS, Witnesses, content

ROUNDS = int(os.environ.get("ROUNDS", 1))
PASSWORDS = dict(re.findall(r"username: (\w+)\n +password: (\S+)", block("yaml")))
# Beyond all timeouts of docs/scaling.md.
LONG = 25


class PatroniTest(unittest.TestCase):
    def test_patroni(self):
        # Not by addCleanup, which Ctrl-C passes over.
        with contextlib.closing(Place()) as self.place, mock.patch.dict(os.environ, PGPASSFILE=self.password_file()):
            self.cluster = Cluster(self.place)
            ways = self.ways()
            self.serve()
            seconds = [self.lose_leader(number, *ways[(number - 1) % len(ways)]) for number in range(1, ROUNDS + 1)]
            if ROUNDS > 1:
                for name, each in zip(("the new leader", "PostgreSQL", "the site"), zip(*seconds)):
                    print(f"\n{name}: {statistics.median(each):.2f} s (median), {max(each):.2f} s at most", end="")
                self.lose_replica()
                self.lose_etcd()
                self.lose_machines(2)
                self.lose_machines(3)
            print(f"\n{self.witnesses.summary()}")

    def ways(self):
        found = [
            ("killed", lambda leader: leader.kill(), lambda leader: leader.start()),
            ("stalled", lambda leader: leader.signal(signal.SIGSTOP), lambda leader: leader.signal(signal.SIGCONT)),
        ]
        if network := self.cluster.network:
            return [*found, ("cut off", network.cut, network.mend), (
                "cut off from the other two", lambda leader: network.part(leader, self.cluster.others(leader)),
                lambda leader: network.part(leader, self.cluster.others(leader), False))]
        print("\nno network of the test's own (it needs root and iproute2): no machine is cut off", end="")
        return found

    def password_file(self):
        file = self.place.path / "passwords"
        file.touch(0o600)
        file.write_text("".join(f"*:*:*:{user}:{word}\n" for user, word in (PASSWORDS | {"kabinet": "kabinet"}).items()))
        return str(file)

    def serve(self):
        for words in ("CREATE ROLE kabinet LOGIN PASSWORD 'kabinet'", "CREATE DATABASE kabinet OWNER kabinet",
                      "CREATE TABLE stray (number INTEGER)", "CREATE TABLE probe (number INTEGER)"):
            self.cluster.leader().ask(words, database="postgres")
        self.database = f"host={self.cluster.hosts} user=kabinet dbname=kabinet"
        self.place.fill(self.database, CHANGERS + COMERS)
        port = free_port()
        self.place.nginx(port, [self.place.node(self.database, f"http://127.0.0.1:{port}") for _ in range(2)])
        # A page may wait for several transactions, and each may wait for the replica.
        self.witnesses, self.newcomers = Witnesses(port, pause=0.05, patience=60), 0

    def lose_leader(self, number, way, strike, heal):
        """Seconds until Patroni has another, until PostgreSQL confirms a write, and until the site does."""
        told, former = self.witnesses.told, self.cluster.leader()
        stray, log = Stray(former), Log(former)
        with self.witnesses.crowd():
            self.await_writes()
            strike(former)
            gone = time.monotonic()
            with Crowd(stray):
                leader = self.next_leader(former)
                elected, probe = time.monotonic() - gone, Probe(leader)
                with Crowd(probe):
                    # What was on its way to the visitor when the leader went is not meant.
                    wait_until(lambda: told[-1] > gone + 2, f"a write of the site ({leader.log})", WITHIN)
                    written = next(moment for moment in list(told) if moment > gone + 2)
                    confirmed, written = probe.steady_at(written) - gone, written - gone
                print(f"\nround {number}, {former.name} {way}: {leader.name} leads after {elected:.2f} s, PostgreSQL writes "
                      f"after {confirmed:.2f} s, the site after {written:.2f} s ({written - elected:+.2f} s, "
                      f"{written - confirmed:+.2f} s)", end="", flush=True)
                if way.startswith("cut off"):
                    # By itself, for nobody can tell it.
                    wait_until(former.is_replica, f"{former.name}'s resignation ({former.log})", WITHIN)
                heal(former)
                healed = time.monotonic()
                wait_until(self.cluster.is_whole, f"{former.name} as a replica ({former.log})", WITHIN, every=0.2)
                print(f"; {former.name} follows {time.monotonic() - healed:.1f} s after it is back ({log.says()})",
                      end="", flush=True)
            self.add_newcomer()
        leader = self.check()
        self.assertGreater(stray.tries, 0)
        # On a slow machine Patroni may have chosen once more.
        if leader is not former:
            kept = leader.ask("SELECT count(*) FROM stray", database="postgres")
            self.assertEqual((stray.confirmed, kept), (0, ["0"]), "written to the former leader")
        return elected, confirmed, written

    def lose_replica(self):
        """The synchronous one is stalled, and its connections stay: the other takes its place."""
        told, replica = self.witnesses.told, self.cluster.synchronous()
        with self.witnesses.crowd():
            self.await_writes()
            replica.signal(signal.SIGSTOP)
            gone = time.monotonic()
            # What was on its way.
            wait_until(lambda: told[-1] > gone + 1, "a write of the site", WITHIN)
            written = next(moment for moment in list(told) if moment > gone + 1)
            print(f"\nsynchronous replica stalled: the site writes after {written - gone:.2f} s", end="", flush=True)
            replica.signal(signal.SIGCONT)
            wait_until(self.cluster.is_whole, "a whole cluster", WITHIN, every=0.2)
        self.check()

    def lose_etcd(self):
        """All three of it: the leader goes on, for the Patronis see each other."""
        leader, told = self.cluster.leader(), self.witnesses.told
        with self.witnesses.crowd():
            self.await_writes()
            begun = len(told)
            for machine in self.cluster.machines:
                machine.signal(signal.SIGSTOP, "etcd")
            gone = time.monotonic()
            wait_until(lambda: told[-1] > gone + LONG, "writes without etcd", WITHIN)
            moments = told[begun:]
            for machine in self.cluster.machines:
                machine.signal(signal.SIGCONT, "etcd")
            wait_until(self.cluster.is_whole, "a whole cluster", WITHIN, every=0.2)
        print(f"\netcd stalled for {LONG} s: the longest time without a write was "
              f"{max(after - before for before, after in zip(moments, moments[1:])):.2f} s; the leader is "
              f"{'the same' if self.cluster.leader() is leader else 'another'}", end="", flush=True)
        self.check()

    def lose_machines(self, count):
        """Killed, the leader first; one comes back, or all of them if none was left; then the others."""
        told, former = self.witnesses.told, self.cluster.leader()
        lost = [former, *self.cluster.others(former)][:count]
        back, later = (lost[:1], lost[1:]) if count == 2 else (lost, [])
        with self.witnesses.crowd():
            self.await_writes()
            for machine in lost:
                machine.kill()
            # Not even what is left confirms anything.
            wait_until(lambda: time.monotonic() > told[-1] + LONG, "silence", WITHIN)
            quiet, returned = len(told), time.monotonic()
            for machine in back:
                machine.start()
            wait_until(lambda: len(told) > quiet, "a write of the site", WITHIN)
            print(f"\n{count} machines killed: the site writes {told[quiet] - returned:.2f} s after "
                  f"{'one' if later else 'all'} of them came back", end="", flush=True)
            for machine in later:
                machine.start()
            wait_until(self.cluster.is_whole, "a whole cluster", WITHIN, every=0.2)
            self.assertGreater(told[quiet], returned)
        self.check()

    def await_writes(self):
        heard = len(self.witnesses.told)
        wait_until(lambda: len(self.witnesses.told) > heard + 50, "writes", WITHIN)

    def add_newcomer(self):
        """By a program that has not seen the cluster before."""
        self.newcomers += 1
        self.place.add(self.database, f"newcomer-{self.newcomers}@kabinet.example")

    def check(self):
        """All have what the visitors were told. Returns the leader."""
        leader = self.cluster.leader()
        self.witnesses.check(self, leader)
        self.assertEqual(
            leader.ask("SELECT count(*) FROM customer WHERE email LIKE 'newcomer-%'"), [str(self.newcomers)])
        for replica in self.cluster.others(leader):
            self.assertTrue(replica.is_replica())
            wait_until(lambda: content(replica) == content(leader), f"the same on {replica.name}", WITHIN)
        return leader

    def next_leader(self, former):
        """That Patroni has chosen, whether it can be written to already or not."""
        survivors, found = self.cluster.others(former), []

        def is_there():
            found.append(self.cluster.leader(*survivors))
            return found[-1] in survivors

        wait_until(is_there, "a new leader", WITHIN, every=0.05)
        return found[-1]


class Log:
    """What a machine's Patroni says from now on."""

    def __init__(self, machine):
        self.file, self.before = machine.log, machine.log.stat().st_size

    def says(self):
        said = self.file.read_bytes()[self.before:].decode()
        if "replica has been created" in said:
            return "copied anew"
        return "rewound" if "running pg_rewind" in said else "no rewind needed"


if __name__ == "__main__":
    unittest.main()
