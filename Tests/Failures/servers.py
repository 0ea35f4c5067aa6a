"""The programs that the tests run and kill: PostgreSQL and its replica, the portal's nodes, nginx before them.

All listen on free ports of the loopback, and have their files in a temporary directory."""

import glob
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[2]
KABINET = Path(os.environ.get("KABINET", ROOT / ".build/debug/kabinet"))
STARTS_WITHIN = 60  # seconds


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_until(condition, what, within=STARTS_WITHIN, every=0.02):
    end = time.monotonic() + within
    while not condition():
        assert time.monotonic() < end, f"{what}: not within {within} s"
        time.sleep(every)


def get(url, timeout=10):
    """Status and body."""
    try:
        with urllib.request.urlopen(url, timeout=timeout) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def answers(url):
    try:
        return get(url, timeout=1)[0] == 200
    except OSError:
        return False


def accepts(port):
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
        return True
    except OSError:
        return False


class Program:
    """Something that runs until it is told to end, or until the test does."""

    def __init__(self, *command, log, **options):
        with open(log, "ab") as output:
            self.process = subprocess.Popen(
                [str(word) for word in command], stdout=output, stderr=output, **options)

    def signal(self, number):
        self.process.send_signal(number)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                self.kill()


def as_postgres(signal_at_end):
    """PostgreSQL refuses to run as root. What is begun with these words gets the signal when the tests end."""
    words = ["setpriv", "--pdeathsig", signal_at_end]
    if os.geteuid() != 0:
        return words
    user = pwd.getpwnam("postgres")
    return [*words, "--reuid", str(user.pw_uid), "--regid", str(user.pw_gid), "--clear-groups"]


def ask(database, words, timeout=None):
    """The answer, a line a row."""
    return subprocess.run(
        [PostgreSQL.PROGRAMS / "psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--dbname", database,
         "--command", words], check=True, capture_output=True, text=True, timeout=timeout).stdout.splitlines()


class PostgreSQL:
    """One server. It forgets what a power cut would take: what is killed here are processes."""

    PROGRAMS = Path(sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[4]))[-1])
    SETTINGS = {
        "fsync": "off", "max_connections": "100", "shared_buffers": "64MB", "wal_keep_size": "64MB",
        "max_wal_senders": "8", "autovacuum": "off", "wal_retrieve_retry_interval": "200ms",
    }

    def __init__(self, directory, administrator="kabinet"):
        self.directory, self.port, self.program, self.administrator = Path(directory), free_port(), None, administrator
        self.log = f"{directory}.log"

    @property
    def address(self):
        return f"host=127.0.0.1 port={self.port} user={self.administrator} dbname=postgres"

    def create(self):
        self._run("initdb", "--pgdata", self.directory, "--username", self.administrator, "--auth", "trust",
                  "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync")
        return self

    def copy(self, primary):
        """Becomes a replica of another."""
        shutil.rmtree(self.directory, ignore_errors=True)
        self._run("pg_basebackup", "--pgdata", self.directory, "--dbname", primary.address, "--checkpoint", "fast",
                  "--wal-method", "stream", "--write-recovery-conf", "--no-sync")
        return self

    def start(self, **settings):
        words = [word for item in (self.SETTINGS | settings).items() for word in ("-c", "=".join(item))]
        self.program = Program(
            *as_postgres("QUIT"), self.PROGRAMS / "postgres", "-D", self.directory, "-k", self.directory,
            "-c", "listen_addresses=127.0.0.1", "-p", self.port, *words, log=self.log, cwd="/")
        wait_until(self._is_ready, f"PostgreSQL ({self.log})")
        return self

    def processes(self):
        """The server's own first, then those that it has begun."""
        own = self.program.process.pid
        found = [own]
        for status in glob.glob("/proc/[0-9]*/stat"):
            try:
                if int(Path(status).read_text().rpartition(")")[2].split()[1]) == own:
                    found.append(int(status.split("/")[2]))
            except OSError:
                pass
        return found

    def signal(self, number):
        for process in self.processes():
            try:
                os.kill(process, number)
            except ProcessLookupError:
                pass

    def kill(self):
        self.signal(signal.SIGKILL)
        self.program.process.wait()

    def stop(self):
        if self.program and self.program.process.poll() is None:
            self.signal(signal.SIGCONT)
            self.program.signal(signal.SIGQUIT)
            self.program.process.wait()

    def ask(self, words):
        return ask(self.address, words)

    def demand_replica(self):
        """From now on nothing is confirmed that the replica does not have."""
        self.ask("ALTER SYSTEM SET synchronous_standby_names = '*'")
        self.ask("SELECT pg_reload_conf()")
        wait_until(lambda: "sync" in self.ask("SELECT sync_state FROM pg_stat_replication"), "a synchronous replica")

    def demand_nothing(self):
        # In the file, for a server that waits for a replica would wait with this, too.
        configuration = self.directory / "postgresql.auto.conf"
        lines = configuration.read_text().splitlines()
        configuration.write_text("".join(f"{line}\n" for line in lines if "synchronous_standby_names" not in line))
        if self.program.process.poll() is None:
            self.program.signal(signal.SIGHUP)

    def _is_ready(self):
        assert self.program.process.poll() is None, Path(self.log).read_text()
        return subprocess.run(
            [self.PROGRAMS / "pg_isready", "--quiet", "--host", "127.0.0.1", "--port", str(self.port)]).returncode == 0

    def _run(self, program, *words):
        subprocess.run(
            [*as_postgres("QUIT"), self.PROGRAMS / program, *map(str, words)], check=True, capture_output=True, cwd="/")


class Place:
    """A temporary directory with all that runs in it; in the end, nothing runs and it is gone."""

    def __init__(self):
        self.path = Path(tempfile.mkdtemp(prefix="kabinet-failures-"))
        self.programs = []
        if os.geteuid() == 0:
            os.chown(self.path, pwd.getpwnam("postgres").pw_uid, -1)

    def postgresql(self, name, *administrator):
        self.programs.append(PostgreSQL(self.path / name, *administrator))
        return self.programs[-1]

    def kabinet(self, *words, given=None):
        result = subprocess.run([KABINET, *map(str, words)], input=given, capture_output=True, text=True)
        assert result.returncode == 0, result.stdout + result.stderr

    def fill(self, database, customers, option="--database"):
        """With the demo's batch, and customers who all have the same password; `--directory` is the embedded one."""
        batch = self.path / "batch"
        batch.mkdir()
        for file in [*ROOT.glob("Demo/*.csv"), ROOT / "Demo/manifest.json"]:
            shutil.copy(file, batch)
        self.kabinet("import", option, database, batch)
        for email in customers:
            self.add(database, email, option)

    def add(self, database, email, option="--database"):
        self.kabinet("user", "add", email, "--account", "4900621", option, database, given=PASSWORD + "\n")

    def node(self, database, public=None, *words, option="--database", proxies="127.0.0.1"):
        """A node that answers, for a public address; told `words` beside."""
        port = free_port()
        address = f"http://127.0.0.1:{port}"
        node = Program(
            KABINET, "serve", option, database, "--listen", f"127.0.0.1:{port}", "--public-address",
            public or address, "--hosts", f"127.0.0.1:{port}", *(["--trusted-proxies", proxies] if proxies else []), *words,
            log=self.path / f"node-{port}.log")
        node.port, node.address = port, address
        self.programs.append(node)
        wait_until(lambda: node.process.poll() is not None or answers(address + "/health/ready"), "a node")
        assert node.process.poll() is None, (self.path / f"node-{port}.log").read_text()
        return node

    def nginx(self, port, nodes, certificate=None):
        """Before the nodes, as docs/scaling.md shows it, but for the addresses; without a certificate also without TLS and
        the limit of forms. With one this limit forgets so slowly that no test is too slow to reach it. Its `plain_port`
        is the one that leads to https."""
        shown = (ROOT / "docs/scaling.md").read_text(encoding="utf-8")
        configuration = re.search(r"```nginx\n(.*?)```", shown, re.DOTALL)[1]
        for node in nodes:
            configuration = re.sub(r"10\.0\.0\.\d+:8080", f"127.0.0.1:{node.port}", configuration, count=1)
        configuration = re.sub(r".*(10\.0\.0\.\d+:8080|listen \[::\]).*\n", "", configuration)
        plain_port = free_port()
        configuration = configuration.replace("listen 80", f"listen 127.0.0.1:{plain_port}")
        configuration = configuration.replace("listen 443", f"listen 127.0.0.1:{port}")
        if certificate:
            configuration = configuration.replace("/etc/ssl/kabinet", str(certificate)).replace("rate=5r/s", "rate=1r/m")
        else:
            configuration = re.sub(r"^ *ssl_.*\n", "", configuration, flags=re.MULTILINE)
            configuration = configuration.replace(" ssl http2", "").replace("rate=5r/s", "rate=10000r/s")
            configuration = configuration.replace("server_name kabinet.example", "server_name 127.0.0.1")
        file = self.path / f"nginx-{port}.conf"
        file.write_text(f"""
            daemon off; pid {self.path}/nginx-{port}.pid; worker_processes 1; error_log {self.path}/nginx.log;
            events {{ worker_connections 1000; }}
            http {{
                # As Debian's own nginx.conf begins.
                ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3; ssl_prefer_server_ciphers on; server_tokens on;
                access_log off;
                client_body_temp_path {self.path}/nginx-body; proxy_temp_path {self.path}/nginx-proxy;
                fastcgi_temp_path {self.path}/nginx-1; uwsgi_temp_path {self.path}/nginx-2;
                scgi_temp_path {self.path}/nginx-3;
                {configuration}
            }}""")
        nginx = Program(
            shutil.which("nginx") or "/usr/sbin/nginx", "-c", file, "-e", self.path / "nginx.log",
            log=self.path / "nginx.log")
        nginx.plain_port = plain_port
        self.programs.append(nginx)
        wait_until(lambda: accepts(port), f"nginx ({self.path}/nginx.log)")
        return nginx

    def close(self):
        for program in reversed(self.programs):
            program.stop()
        shutil.rmtree(self.path, ignore_errors=True)


PASSWORD = "two-nodes-and-a-replica"
