#!/usr/bin/env python3
"""What a page costs: processor time per request, as a multiple of a fixed body of the same size from the same server, and
requests per second with their p99 at 32 connections. Needs `wrk`.

    Benchmarks/pages.py [--seconds N] [--binaries DIRECTORY]
"""

import argparse
import http.cookiejar
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request

CONNECTIONS = 32


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--seconds", type=int, default=6)
    options.add_argument("--binaries", default=".build/release")
    options = options.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        port = free_port()
        command = [f"{options.binaries}/kabinet", "demo", "--port", str(port), "--directory", directory]
        with Server(command, port) as portal:
            started = portal.seconds_to_answer
            cookie, pages = signed_in(port)
            print(f"first start, batch published, until the first answer: {started:.2f} s")
            for name, path in pages.items():
                measure(options, portal, port, name, path, cookie, compressed=False)
            for name, path in pages.items():
                measure(options, portal, port, name, path, cookie, compressed=True)
        with Server(command, port) as portal:
            print(f"a later start, until the first answer: {portal.seconds_to_answer:.2f} s")


def measure(options, portal, port, name, path, cookie, compressed):
    headers = {"Cookie": cookie, **({"Accept-Encoding": "gzip"} if compressed else {})}
    size = len(fetch(port, path, headers))
    page = portal.load(port, path, headers, options.seconds)
    fixed_port = free_port()
    with Server([f"{options.binaries}/FixedBody", str(fixed_port), str(size)], fixed_port) as fixed:
        body = fixed.load(fixed_port, path, headers, options.seconds)
    print(
        f"{name}{', gzip' if compressed else ''}: {size} bytes, {page['cpu']:.0f} µs of processor time a request, "
        f"{page['rate']:.0f} requests a second, p99 {page['p99']}; a fixed body of that size: {body['cpu']:.0f} µs, "
        f"{body['rate']:.0f} a second; ratio {page['cpu'] / body['cpu']:.1f}", flush=True)


class Server:
    def __init__(self, command, port):
        self.command, self.port = command, port

    def __enter__(self):
        started = time.monotonic()
        self.process = subprocess.Popen(
            self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**os.environ, "SWIFT_BACKTRACE": "enable=no"})
        while not answers(self.port):
            if self.process.poll() is not None or time.monotonic() - started > 60:
                raise SystemExit(f"{self.command[0]} did not start")
            time.sleep(0.005)
        self.seconds_to_answer = time.monotonic() - started
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def load(self, port, path, headers, seconds):
        options = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", "--latency", *options, f"http://127.0.0.1:{port}{path}"]
        subprocess.run([*command, "-d1"], capture_output=True, check=True)
        before = self.processor_seconds()
        output = subprocess.run([*command, f"-d{seconds}"], capture_output=True, text=True, check=True).stdout
        spent = self.processor_seconds() - before
        if "Non-2xx" in output:
            raise SystemExit(f"{path} failed under load")
        requests = int(re.search(r"(\d+) requests in", output)[1])
        return {
            "cpu": spent / requests * 1e6,
            "rate": float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1]),
            "p99": re.search(r"^ +99% +(\S+)", output, re.MULTILINE)[1],
        }

    def processor_seconds(self):
        fields = open(f"/proc/{self.process.pid}/stat").read().rsplit(")")[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def signed_in(port):
    """The session's cookie, and the addresses of pages about the demo's first account."""
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    base = f"http://127.0.0.1:{port}"
    token = re.search(r'name="form_token" value="(\w+)"', opener.open(f"{base}/sign-in").read().decode())[1]
    form = {"email": "demo@kabinet.example", "password": "kabinet-demo-2019", "form_token": token}
    accounts = opener.open(f"{base}/sign-in", urllib.parse.urlencode(form).encode()).read().decode()
    account = re.search(r'href="(/accounts/\w+)"', accounts)[1]
    cookie = "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar if cookie.name == "session")
    electricity = f"{account}/services/electricity"
    return cookie, {
        "account page": account, "12-month statement": electricity, "bills": f"{account}/bills",
        "bill page": f"{account}/bills/2019-09", "explained charge": f"{account}/bills/2019-09/services/electricity",
        "calculation": f"{electricity}/calculator?start=2019-09-30&day=2019-10-16&total=5270.85", "tariffs": "/tariffs",
    }


def fetch(port, path, headers):
    return urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)).read()


def answers(port):
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) != 0:
            return False
    return True


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


if __name__ == "__main__":
    if not shutil.which("wrk"):
        raise SystemExit("Benchmarks/pages.py needs wrk: apt-get install wrk")
    main()
