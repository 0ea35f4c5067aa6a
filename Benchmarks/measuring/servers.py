"""Programs that listen, what they cost, and the tools that are built to measure them."""

import os
import pathlib
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

TOOLS = pathlib.Path(".tools/bench")
VENV = pathlib.Path(".tools/bench-venv")
PEERS = pathlib.Path("Benchmarks/peers")
TICKS = os.sysconf("SC_CLK_TCK")


def build_tools():
    """The load generator, the peer in Go, and Python's packages for the other peers."""
    prepare_venv()
    # Debian's Go packages lie where Go looked for them before there were modules.
    environment = {**os.environ, "GO111MODULE": "off", "GOPATH": "/usr/share/gocode", "GOFLAGS": ""}
    for name, folder in {"load": "Benchmarks/load", "account_go": PEERS / "account_go"}.items():
        build = ["go", "build", "-o", (TOOLS / name).absolute(), "."]
        subprocess.run(build, cwd=folder, env=environment, check=True)


def prepare_venv():
    wanted = (PEERS / "requirements.txt").read_text("utf-8")
    kept = VENV / "requirements.txt"
    if kept.exists() and kept.read_text("utf-8") == wanted:
        return
    subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
    pip = [VENV / "bin/pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "-r", PEERS / "requirements.txt"], check=True)
    kept.write_text(wanted, "utf-8")


class Server:
    """Runs while its context does. `database` is the process of the database server that works for it, if one does."""

    def __init__(self, command, path="/", environment=None, folder=None, database=None):
        self.port = free_port()
        self.command = [str(part).replace("PORT", str(self.port)) for part in command]
        self.path, self.folder, self.database = path, folder, database
        self.environment = {**os.environ, "SWIFT_BACKTRACE": "enable=no", **(environment or {})}

    def __enter__(self):
        started = time.monotonic()
        self.process = subprocess.Popen(
            self.command, env=self.environment, cwd=self.folder,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() - started > 60:
                self.__exit__()
                raise SystemExit(f"did not start: {' '.join(self.command)}")
            time.sleep(0.002)
        self.seconds_to_answer = time.monotonic() - started
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    @property
    def address(self):
        return f"127.0.0.1:{self.port}"

    def answers(self):
        try:
            self.fetch(self.path)
            return True
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False

    def fetch(self, path, headers=None):
        request = urllib.request.Request(f"http://{self.address}{path}", headers=headers or {})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.read()

    def processor_seconds(self):
        return tree_seconds(self.process.pid)

    def database_seconds(self):
        return tree_seconds(self.database) if self.database else 0

    def memory(self):
        """Resident and proportional megabytes, of all of its processes."""
        resident = proportional = 0
        for pid in tree(self.process.pid):
            lines = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            sizes = {line.split()[0]: int(line.split()[1]) for line in lines[1:]}
            resident, proportional = resident + sizes["Rss:"], proportional + sizes["Pss:"]
        return {"rss": resident / 1024, "pss": proportional / 1024}


def kabinet(binaries, city):
    return Server(
        [f"{binaries}/kabinet", "serve", "--listen", "127.0.0.1:PORT", "--trusted-proxies", "127.0.0.1",
         *city.where], path="/sign-in",
        database=city.database_pid)


def fixed_body(binaries, size):
    return Server([f"{binaries}/FixedBody", "PORT", size])


def flask(city):
    """Two workers, one for each core of a small machine; threads, since workers without them close each connection."""
    return Server(
        [VENV.absolute() / "bin/gunicorn", "account_flask:app", "--bind", "127.0.0.1:PORT", "--worker-class", "gthread",
         "--workers", os.cpu_count(), "--threads", "2", "--keep-alive", "60", "--no-control-socket"],
        environment={**city.environment, "SECRET": "benchmark", "PYTHONDONTWRITEBYTECODE": "1"}, folder=PEERS,
        database=city.database_pid)


def go(city):
    return Server(
        [(TOOLS / "account_go").absolute(), "127.0.0.1:PORT"], environment={**city.environment, "SECRET": "benchmark"},
        folder=PEERS, database=city.database_pid)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def stat(pid):
    try:
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    own, ended = int(fields[11]) + int(fields[12]), int(fields[13]) + int(fields[14])
    return {"parent": int(fields[1]), "own": own, "ended": ended}


def tree(root):
    """A process and all that come from it."""
    parents = {int(name): told["parent"] for name in os.listdir("/proc") if name.isdigit() and (told := stat(name))}
    found, new = [], [root]
    while new:
        found += new
        new = [pid for pid, parent in parents.items() if parent in new]
    return found


def tree_seconds(root):
    """Of those that have ended, too."""
    told = [told for pid in tree(root) if (told := stat(pid))]
    return sum(each["own"] + each["ended"] for each in told) / TICKS
