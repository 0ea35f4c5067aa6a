#!/usr/bin/env python3
"""The last evening on which readings are taken: 96,000 visits in four hours, and three times as many.

    [scripts/with-postgres --durable] Benchmarks/last_evening.py [--binaries DIRECTORY] [--scratch DIRECTORY] [--quick]

A visit opens the account, types a reading, looks at its check, gives it and sees the receipt; one of five then sends a
message with a photograph of 12 megapixels. Visits begin at constant intervals, whatever becomes of those before; between
two pages of a visit a second passes. The time of a page counts from when it was due. Each visit is another customer's, from
an address of its own. At last many photographs come in one moment: more than are taken at a time.
"""

import argparse
import collections
import csv
import ctypes
import datetime
import html
import http.client
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import time
import urllib.parse
from concurrent.futures import ThreadPoolExecutor

sys.dont_write_bytecode = True
from measuring.cities import PASSWORD, City  # noqa: E402
from measuring.servers import Server  # noqa: E402

VISITS_PER_SECOND = 96_000 / (4 * 3600)
TIMES, PHOTOGRAPH_OF, PAUSE, THREADS, AT_ONCE = (1, 3), 5, 1, 600, 40
MESSAGE = "Есептеуіштің суреті & көрсеткіші: <15 234>, қараңыз"
BOUNDARY = "a-boundary-of-the-last-evening"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--binaries", default=".build/release")
    options.add_argument("--scratch", default="/var/tmp/kabinet-last-evening")
    options.add_argument("--quick", action="store_true", help="a trial: a small city, a few seconds")
    options = options.parse_args()
    options.accounts, options.seconds = (1000, 6) if options.quick else (20_000, 60)
    picture = photograph(4000, 3000)
    print(f"a photograph has {len(picture) / 1e6:.1f} MB; one of {PHOTOGRAPH_OF} visits sends one", flush=True)
    for server in [None, *filter(None, [os.environ.get("POSTGRES_FOR_TESTS")])]:
        shutil.rmtree(options.scratch, ignore_errors=True)
        os.makedirs(options.scratch)
        try:
            evening(options, server, picture)
        finally:
            shutil.rmtree(options.scratch, ignore_errors=True)


def evening(options, server, picture):
    rates = [times * VISITS_PER_SECOND for times in TIMES]
    counts = [round(rate * options.seconds) for rate in rates] + [AT_ONCE]
    batch = Batch(options, sum(counts))
    if server:
        drop = f"DROP SCHEMA IF EXISTS city_{batch.accounts} CASCADE"
        subprocess.run(["psql", "--quiet", server, "--command", drop], check=True, stderr=subprocess.DEVNULL)
    city = City(options.binaries, options.scratch, batch, server)
    command = [
        f"{options.binaries}/kabinet", "serve", "--listen", "127.0.0.1:PORT", "--trusted-proxies", "127.0.0.1",
        "--feedback-topics", "Demo/feedback.json", "--feedback-directory", f"{options.scratch}/files", *city.where]
    with Server(command, path="/sign-in", database=city.database_pid) as portal:
        with ThreadPoolExecutor(2) as threads:
            visitors = list(threads.map(lambda each: Visitor(portal.port, batch, *each), enumerate(city.emails)))
        for rate, count in zip([*rates, None], counts):
            chosen, visitors = visitors[:count], visitors[count:]
            crowd, before = Crowd(chosen, picture, rate), portal.processor_seconds()
            crowd.run()
            cores = (portal.processor_seconds() - before) / crowd.seconds
            memory = re.search(r"VmHWM:\s+(\d+)", pathlib.Path(f"/proc/{portal.process.pid}/status").read_text())[1]
            what = f"{rate:.1f} visits a second" if rate else f"{count} photographs at once"
            print(f"{city.engine}, {options.accounts:,} accounts, {what}:")
            crowd.tell(f"{cores:.2f} cores, at most {int(memory) / 1024:.0f} MB")


class Batch:
    """A city whose readings are taken today, and the last value of each meter of electricity."""

    def __init__(self, options, users):
        self.accounts, self.folder = options.accounts, pathlib.Path(options.scratch) / "batch"
        self.users, self.rows = pathlib.Path(f"{self.folder}-users.csv"), 0
        last = datetime.date.today().replace(day=1) - datetime.timedelta(1)
        subprocess.run(
            [f"{options.binaries}/kabinet", "city", "--accounts", str(self.accounts), "--until", f"{last:%Y-%m}",
             "--users", str(users), "--out", self.folder],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        windows = self.folder / "reading_windows.csv"
        rows = windows.read_text("utf-8").splitlines()
        every_day = [",".join([*row.split(",")[:2], "1", "31", "", "refuse", ""]) for row in rows[1:]]
        windows.write_text("\n".join([rows[0], *every_day]) + "\n", "utf-8")
        self.values = collections.defaultdict(float)
        with open(self.folder / "readings.csv", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if row["service"] == "electricity" and row["origin"] != "average":
                    key = row["meter"], row["register"] or "total"
                    self.values[key] = max(self.values[key], float(row["value"]))


class Visitor:
    """A customer, signed in."""

    def __init__(self, port, batch, number, email):
        self.batch = batch
        self.origin = f"10.{number // 62500}.{number // 250 % 250}.{number % 250}"
        self.cookies, self.connection = {}, http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        token = form(self.ask("GET", "/sign-in").body)["form_token"]
        answer = self.ask("POST", "/sign-in", {"email": email, "password": PASSWORD, "form_token": token})
        self.account = re.search(r'href="(/accounts/\w+)"', self.ask("GET", answer.location).body)[1]
        self.connection.close()  # The next request opens another one.

    def ask(self, method, path, fields=None, files=None):
        headers = {"X-Forwarded-For": self.origin, "Cookie": "; ".join(map("=".join, self.cookies.items()))}
        body = fields and (multipart(fields, files) if files else urllib.parse.urlencode(fields))
        if fields:
            headers["Content-Type"] = (
                f"multipart/form-data; boundary={BOUNDARY}" if files else "application/x-www-form-urlencoded")
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        answer.body, answer.location = answer.read().decode(), answer.headers["Location"]
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        return answer

    def reading(self, page):
        """What is typed into a page: some more than before, for each register of the meter of electricity."""
        fields = {name: value for name, value in form(page).items() if name in ("form_token", "seen", "day")}
        for name in re.findall(r'name="(\w+-electricity-\w+-(?:total|day|night|peak))"', page):
            fields[name] = str(round(self.batch.values[tuple(name.split("-")[-2:])] + 100))
        return fields | {name: "yes" for name in re.findall(r'name="(\S+-sure)"', page)}


def form(page):
    """The fields of a page that have a value already."""
    return {name[1]: html.unescape(value[1]) for each in re.findall(r"<input[^>]*>", page)
            if (name := re.search(r'name="([^"]*)"', each)) and (value := re.search(r'value="([^"]*)"', each))}


def multipart(fields, files):
    parts = [f'name="{name}"\r\n\r\n{value}'.encode() for name, value in fields.items()]
    parts += [f'name="files"; filename="{name}"\r\nContent-Type: image/jpeg\r\n\r\n'.encode() + content
              for name, content in files.items()]
    head = f"--{BOUNDARY}\r\nContent-Disposition: form-data; ".encode()
    return b"".join(head + part + b"\r\n" for part in parts) + f"--{BOUNDARY}--\r\n".encode()


class Crowd:
    """One visit of each visitor, so many beginning in a second; without a rate all write at once."""

    def __init__(self, visitors, picture, rate):
        self.visitors, self.picture, self.rate = visitors, picture, rate
        self.times, self.late, self.odd = collections.defaultdict(list), [], collections.Counter()
        self.refused = self.kept = 0

    def run(self):
        self.began = time.monotonic() + 1  # The threads are there by then.
        with ThreadPoolExecutor(THREADS) as threads:
            list(threads.map(self.visit, range(len(self.visitors))))
        self.seconds = time.monotonic() - self.began

    def visit(self, number):
        visitor, due = self.visitors[number], self.began + (number / self.rate if self.rate else 0)

        def page(kind, *request, expected=200, at=None):
            nonlocal due
            due = at or due
            time.sleep(max(0, due - time.monotonic()))
            self.late.append(time.monotonic() - due)
            answer = visitor.ask(*request)
            now = time.monotonic()
            self.times[kind].append(now - due)
            if answer.status != expected:
                self.odd[f"{kind}: {answer.status}"] += 1
            # Where a redirect leads is asked for at once.
            due = now if answer.location else now + PAUSE
            return answer

        if self.rate:
            self.give(visitor, page)
        if not self.rate or number % PHOTOGRAPH_OF == 0:
            self.write(page)
        visitor.connection.close()

    def give(self, visitor, page):
        page("account", "GET", visitor.account)
        typing = page("readings", "GET", "/readings").body
        check = page("check", "POST", "/readings", visitor.reading(typing)).body
        given = page("giving", "POST", "/readings", visitor.reading(check), expected=303)
        if given.status == 303 and not re.search(r"R-\d{4}-\d{7}-\d", page("receipt", "GET", given.location).body):
            self.odd["no receipt"] += 1

    def write(self, page):
        fields = form(page("message", "GET", "/feedback").body) | {"topic": "meter", "message": MESSAGE}
        files, together = {"meter.jpg": self.picture}, None if self.rate else self.began + 5
        sent = page("photograph", "POST", "/feedback", fields, files, expected=303, at=together)
        if sent.status == 303:
            page("message sent", "GET", sent.location)
        else:
            self.refused += 1
            self.kept += MESSAGE in html.unescape(sent.body)

    def tell(self, cost):
        pages = [each for kind, times in self.times.items() if kind != "photograph" for each in times]
        print(f"{len(self.visitors)} visits in {self.seconds:.0f} s, {len(pages)} pages: {told(pages)}; {cost}")
        print("p50, p99 and most in ms: " + "; ".join(
            f"{kind} " + " ".join(f"{1000 * each:.0f}" for each in shares(times)) for kind, times in self.times.items()))
        print(f"photographs: {self.refused} of {len(self.times['photograph'])} were to come again, {self.kept} of these "
              "got back what was typed")
        odd = "".join(f"; {count} times {what}" for what, count in self.odd.items())
        print(f"the generator was late by {told(self.late)}{odd}", flush=True)


def told(seconds):
    return "p50 {:.1f} ms, p99 {:.1f} ms, at most {:.0f} ms".format(*(1000 * each for each in shares(seconds)))


def shares(seconds):
    ordered = sorted(seconds)
    return ordered[len(ordered) // 2], ordered[99 * len(ordered) // 100], ordered[-1]


def photograph(width, height):
    """A JPEG as a telephone on its side makes it: with noise, and with a note that it is to be turned."""
    noise, lines = random.Random(2026), []
    for _ in range(32):
        lines.append(bytes(128 + x * 60 // width + noise.randrange(-24, 25) for x in range(width) for _ in range(3)))
    cuts = [(noise.choice(lines), 3 * noise.randrange(width // 8)) for _ in range(height)]
    pixels = b"".join(line[cut:] + line[:cut] for line, cut in cuts)
    # The library that Kabinet uses, too: nothing else has to be installed.
    library, packed, size = ctypes.CDLL("libturbojpeg.so.0"), ctypes.c_void_p(), ctypes.c_ulong()
    library.tjInitCompress.restype = ctypes.c_void_p
    rgb, halved, quality = 0, 2, 80
    result = library.tjCompress2(
        ctypes.c_void_p(library.tjInitCompress()), pixels, width, 0, height, rgb, ctypes.byref(packed),
        ctypes.byref(size), halved, quality, 0)
    assert result == 0, "no photograph"
    content = ctypes.string_at(packed, size.value)
    note = b"Exif\0\0MM\0\x2a" + bytes.fromhex("00000008 0001 0112 0003 00000001 0006 0000 00000000")
    return content[:2] + b"\xff\xe1" + (len(note) + 2).to_bytes(2, "big") + note + content[2:]


if __name__ == "__main__":
    main()
