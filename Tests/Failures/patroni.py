"""The cluster of docs/scaling.md: three machines, each with etcd and with PostgreSQL under Patroni, with the lines shown there.

A machine is a network namespace with a cable to a bridge, where the system allows this (root); else an address of the
loopback, which cannot be cut off."""

import json
import os
import pwd
import re
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

from network import Network
from servers import ROOT, PostgreSQL, Program, as_postgres, ask, wait_until

WITHIN = 120  # seconds, for whatever the cluster does by itself
DOCUMENT = ROOT / "docs/scaling.md"
SHOWN = Network.prefix


def block(language):
    return re.search(rf"```{language}\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)[1]


class Machine:
    keeper, inside, programs = None, [], ()

    def __init__(self, cluster, number):
        self.cluster, self.name, self.address = cluster, f"db{number}", f"{cluster.prefix}{20 + number}"
        self.directory = cluster.place.path / self.name
        self.data, self.log = self.directory / "data", self.directory / "patroni.log"
        self.directory.mkdir()
        if os.geteuid() == 0:
            os.chown(self.directory, pwd.getpwnam("postgres").pw_uid, -1)
        self.etcd = dict(
            line.split("=", 1) for line in self.own(block("sh"), "ETCD_LISTEN_|ETCD_INITIAL_ADVERTISE_|ETCD_ADVERTISE_").split())
        configuration = self.own(block("yaml"), "  listen:|  connect_address:")
        # Power is not cut here; and crash recovery would wait for whatever else uses the disk.
        configuration = configuration.replace("    unix_socket", "    fsync: 'off'\n    unix_socket")
        (self.directory / "patroni.yml").write_text(configuration)

    def own(self, shown, addressed):
        """The lines of db1 as this machine has them; `addressed` are those with its address."""
        shown = re.sub(f"^({addressed})(.*){re.escape(SHOWN)}21", rf"\g<1>\g<2>{SHOWN}{self.address.split('.')[-1]}", shown,
                       flags=re.MULTILINE)
        for there, here in [
            ("ETCD_NAME=db1", f"ETCD_NAME={self.name}"), ("name: db1", f"name: {self.name}"),
            ("/var/lib/etcd/kabinet", self.directory / "etcd"), ("/var/lib/postgresql/15/kabinet", self.data),
            ("/usr/lib/postgresql/15/bin", PostgreSQL.PROGRAMS), ("/run/postgresql", self.directory),
            ("/var/lib/postgresql/patroni.pgpass", self.directory / "pgpass"),
            # All of the loopback, for there whoever connects comes from 127.0.0.1.
            *([(f"{SHOWN}0/24", "127.0.0.0/8"), (SHOWN, self.cluster.prefix)] if self.cluster.prefix != SHOWN else []),
        ]:
            shown = shown.replace(there, str(here))
        return shown

    def start(self):
        self.programs = [
            Program(*self.inside, *as_postgres("KILL"), "etcd", log=self.directory / "etcd.log", cwd=self.directory,
                    env=os.environ | self.etcd),
            # With TERM, Patroni stops its PostgreSQL too.
            Program(*self.inside, *as_postgres("TERM"), "/usr/bin/patroni", self.directory / "patroni.yml", log=self.log,
                    cwd=self.directory),
        ]

    def processes(self, name=""):
        """Those of this name, or all. What runs on a machine names its directory in the command, or is the child of what does;
        PostgreSQL is not Patroni's child."""
        parents, found = {}, {program.process.pid for program in self.programs}
        for status in Path("/proc").glob("[0-9]*/stat"):
            try:
                process, (command, rest) = int(status.parent.name), status.read_text().split("(", 1)[1].rsplit(")", 1)
                parents[process] = command, int(rest.split()[1])
                if str(self.directory).encode() in (status.parent / "cmdline").read_bytes() and command != "psql":
                    found.add(process)
            except OSError:
                pass
        while children := {each for each, (_, parent) in parents.items() if parent in found} - found:
            found |= children
        return {each for each in found if each in parents and name in parents[each][0]}

    def signal(self, number, name=""):
        """Also to what has begun meanwhile."""
        reached = set()
        while fresh := self.processes(name) - reached:
            for process in fresh:
                try:
                    os.kill(process, number)
                except ProcessLookupError:
                    pass
            reached |= fresh

    def kill(self):
        def is_gone():
            self.signal(signal.SIGKILL)
            # Else they would stay as zombies.
            self.programs = [program for program in self.programs if program.process.poll() is None]
            return not self.processes()

        wait_until(is_gone, f"{self.name}'s end")

    def stop(self):
        self.kill()
        if self.keeper:
            self.keeper.kill()

    def ask(self, words, timeout=None, database="kabinet"):
        """As the superuser, and by the socket: also a machine that is cut off answers."""
        return ask(f"host={self.directory} user=postgres dbname={database} connect_timeout=5", words, timeout)

    def is_replica(self):
        try:
            return self.ask("SELECT pg_is_in_recovery()", timeout=5) == ["t"]
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
            return False


class Cluster:
    def __init__(self, place):
        self.place = place
        self.network = Network() if Network.is_allowed() else None
        if self.network:
            place.programs.append(self.network)
        self.prefix = self.network.prefix if self.network else self.free_prefix()
        self.machines = [Machine(self, number) for number in (1, 2, 3)]
        for machine in self.machines:
            place.programs.append(machine)
            if self.network:
                self.network.connect(machine)
            machine.start()
        wait_until(self.is_whole, f"Patroni ({self.machines[0].log})", WITHIN)

    @staticmethod
    def free_prefix():
        for number in range(77, 250):
            try:
                for port in (2379, 2380, 5432, 8008):
                    with socket.socket() as listener:
                        listener.bind((f"127.0.{number}.21", port))
                return f"127.0.{number}."
            except OSError:
                pass
        raise OSError("the ports of etcd, Patroni and PostgreSQL are in use everywhere")

    @property
    def hosts(self):
        return ",".join(machine.address for machine in self.machines)

    def others(self, machine):
        return [other for other in self.machines if other is not machine]

    def members(self, asked):
        """What the Patroni of a machine knows of all; nothing if it does not answer."""
        try:
            with urllib.request.urlopen(f"http://{asked.address}:8008/cluster", timeout=5) as response:
                return json.load(response)["members"]
        except (OSError, ValueError):
            return []

    def find(self, role, asked):
        """According to the first of the asked that knows one."""
        for machine in asked:
            for member in self.members(machine):
                if member["role"] == role:
                    return next(each for each in self.machines if each.name == member["name"])
        return None

    def leader(self, *asked):
        return self.find("leader", asked or self.machines)

    def synchronous(self):
        return self.find("sync_standby", self.machines)

    def is_whole(self):
        """A leader and two replicas that follow it, synchronous also by what etcd says: then they may be promoted."""
        members = self.members(self.machines[0])
        if sorted(member["role"] for member in members) != ["leader", "sync_standby", "sync_standby"]:
            return False
        if not all(self.has_etcd(machine) for machine in self.machines):
            return False
        try:
            followed = self.leader().ask("SELECT state FROM pg_stat_replication", database="postgres")
        except subprocess.CalledProcessError:
            return False
        return followed == ["streaming"] * 2

    @staticmethod
    def has_etcd(machine):
        try:
            with urllib.request.urlopen(f"http://{machine.address}:2379/health", timeout=2) as response:
                return json.load(response)["health"] == "true"
        except (OSError, ValueError):
            return False


class Stray:
    """Somebody who knows nothing of the failover and writes to the former leader, by its socket; must be told no each time."""

    def __init__(self, machine):
        self.machine, self.confirmed, self.tries = machine, 0, 0

    def __call__(self):
        self.tries += 1
        try:
            self.machine.ask("INSERT INTO stray VALUES (1)", timeout=4, database="postgres")
            self.confirmed += 1
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
            time.sleep(0.3)


class Probe:
    """Writes to the new leader without Kabinet."""

    def __init__(self, machine):
        self.machine, self.confirmed = machine, []

    def __call__(self):
        try:
            self.machine.ask("INSERT INTO probe VALUES (1)", timeout=10, database="postgres")
            self.confirmed.append(time.monotonic())
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
            pass
        time.sleep(0.05)

    def steady_at(self, moment):
        """Since when the server has confirmed one write after the other. A replica that had received more than the new leader
        confirms too much at first, and then nothing until it is rewound."""
        wait_until(lambda: self.confirmed and self.confirmed[-1] > moment, f"a write on {self.machine.name}", WITHIN)
        confirmed = list(self.confirmed)
        since = confirmed[0]
        for before, after in zip(confirmed, confirmed[1:]):
            if before < moment and after - before > 2:
                since = after
        return since
