#!/usr/bin/env python3
"""Whether the time of an answer tells that an e-mail is registered: signing in, registering, a forgotten password.

    Benchmarks/answer_times.py [--binaries DIRECTORY] [--scratch DIRECTORY] [--count NUMBER]

Requests for registered and for other e-mails alternate at random, each e-mail once and each from an address of its own.
p is the probability of times that differ at least so much, if the kind of e-mail makes no difference (Mann and Whitney).
"""

import argparse
import http.client
import pathlib
import random
import re
import shutil
import statistics
import subprocess
import sys
import time
import urllib.parse

sys.dont_write_bytecode = True
from measuring.ranks import mann_whitney  # noqa: E402
from measuring.servers import Server  # noqa: E402

PASSWORD = "one for all of them"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--binaries", default=".build/release")
    options.add_argument("--scratch", default="/var/tmp/kabinet-answer-times")
    options.add_argument("--count", type=int, default=300, help="of requests of each kind")
    options = options.parse_args()
    shutil.rmtree(options.scratch, ignore_errors=True)
    try:
        # Ten times as many for what needs no password: such differences would be small.
        fill(options.binaries, options.scratch, 10 * options.count)
        with portal(options.binaries, options.scratch) as server:
            visitor = Visitor(server.port)
            for name, path, fields, times in (
                    ("signing in", "/sign-in", {"password": "not the right one"}, 1),
                    ("registering", "/register",
                     {"password": "a password of words", "language": "kk", "consent-account": "yes"}, 1),
                    ("a forgotten password", "/forgotten", {}, 10)):
                print(compared(visitor, name, path, fields, times * options.count), flush=True)
    finally:
        shutil.rmtree(options.scratch, ignore_errors=True)


def fill(binaries, scratch, customers):
    """With the demo's batch, and customers of no account."""
    folder = pathlib.Path(scratch)
    (folder / "batch").mkdir(parents=True)
    for file in [*pathlib.Path("Demo").glob("*.csv"), pathlib.Path("Demo/manifest.json")]:
        shutil.copy(file, folder / "batch")
    users = "".join(f"{email(number, True)},\n" for number in range(customers))
    (folder / "users.csv").write_text("email,accounts\n" + users, "utf-8")
    program, where = f"{binaries}/kabinet", ["--directory", folder / "data"]
    subprocess.run([program, "import", folder / "batch", *where], check=True, capture_output=True)
    subprocess.run(
        [program, "user", "add", "--from", folder / "users.csv", *where], input=PASSWORD + "\n", text=True, check=True,
        capture_output=True)


def email(number, is_registered):
    """Equally long ones."""
    return f"{'known' if is_registered else 'other'}{number:07}@kabinet.example"


def portal(binaries, scratch):
    return Server(
        [f"{binaries}/kabinet", "serve", "--listen", "127.0.0.1:PORT", "--directory", f"{scratch}/data",
         "--consents", "Demo/consents.json", "--trusted-proxies", "127.0.0.1"], path="/sign-in")


class Visitor:
    """With a form of each page, from another address each time."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.requests, self.cookie = 0, None

    def token(self, path):
        _, body, cookies = self.ask("GET", path)
        self.cookie = next((each.split(";")[0] for each in cookies if each.startswith("form=")), self.cookie)
        return re.search(r'name="form_token" value="(\w+)"', body)[1]

    def ask(self, method, path, fields=None):
        self.requests += 1
        headers = {"X-Forwarded-For": f"10.{self.requests // 62500}.{self.requests // 250 % 250}.{self.requests % 250}"}
        if self.cookie:
            headers["Cookie"] = self.cookie
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, fields and urllib.parse.urlencode(fields), headers)
        answer = self.connection.getresponse()
        return answer.status, answer.read().decode(), answer.headers.get_all("Set-Cookie") or []


def compared(visitor, name, path, fields, count):
    token, seconds, statuses = visitor.token(path), {True: [], False: []}, set()
    order = [(number, is_registered) for number in range(count) for is_registered in (True, False)]
    random.Random(2021).shuffle(order)
    for number, is_registered in order:
        form = {"email": email(number, is_registered), "form_token": token, **fields}
        started = time.perf_counter()
        status, _, _ = visitor.ask("POST", path, form)
        seconds[is_registered].append(time.perf_counter() - started)
        statuses.add(status)
    if len(statuses) != 1 or statuses & {403, 429, 500, 503}:
        raise SystemExit(f"{name}: answered with {statuses}")
    known, other = (statistics.median(seconds[each]) * 1000 for each in (True, False))
    return (
        f"{name}: registered {known:.2f} ms, others {other:.2f} ms, difference {(known - other) * 1000:+.0f} µs, "
        f"p = {mann_whitney(seconds[True], seconds[False]):.3f} ({count} each)")


if __name__ == "__main__":
    main()
