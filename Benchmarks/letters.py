#!/usr/bin/env python3
"""How many letters with a 40 KB file leave per second and core, beside a C program on libcurl that sends the same.

    Benchmarks/letters.py [--binaries DIRECTORY] [--scratch DIRECTORY] [--count NUMBER]

The portal takes each letter from the outbox, composes it, sends it and records it, with a transaction per letter and
connection. The C program only sends, one message after the other over one connection. Both send to the same server on
loopback, which throws the messages away. The time is the program's processor time.
"""

import argparse
import os
import pathlib
import resource
import shutil
import socket
import sqlite3
import subprocess
import sys
import threading
import time

sys.dont_write_bytecode = True
from measuring.servers import Server  # noqa: E402

FILE = os.urandom(40 * 1024)
TEXT = "Бұл айдың түбіртегі осы хатта. " * 20


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--binaries", default=".build/release")
    options.add_argument("--scratch", default="/var/tmp/kabinet-letters")
    options.add_argument("--count", type=int, default=5000)
    options.add_argument("--connections", type=int, default=2)
    options = options.parse_args()
    shutil.rmtree(options.scratch, ignore_errors=True)
    sink = Sink()
    try:
        ours, wall = portal(options, sink)
        plain = example(options, sink)
        print(f"portal: {options.count / ours:.0f} letters per second and core ({options.count / wall:.0f} per second)")
        print(f"C program on libcurl: {options.count / plain:.0f}; the portal takes {ours / plain:.2f} times as long")
    finally:
        shutil.rmtree(options.scratch, ignore_errors=True)


def portal(options, sink):
    """Processor seconds and seconds from the first letter to the last."""
    folder = pathlib.Path(options.scratch)
    (folder / "batch").mkdir(parents=True)
    for file in [*pathlib.Path("Demo").glob("*.csv"), pathlib.Path("Demo/manifest.json")]:
        shutil.copy(file, folder / "batch")
    program, where = f"{options.binaries}/kabinet", ["--directory", str(folder / "data")]
    subprocess.run([program, "import", folder / "batch", *where], check=True, capture_output=True)
    database = sqlite3.connect(folder / "data/portal.sqlite")
    with database:
        for number in range(1, options.count + 1):
            database.execute(
                "INSERT INTO letter (id, kind, recipient, language, subject, text, html, created_at) "
                "VALUES (?, 'new-device', ?, 'kk', 'Қыркүйек айының түбіртегі', ?, ?, 1)",
                (number, f"customer-{number}@example.kz", TEXT, f"<p>{TEXT}</p>"))
            database.execute(
                "INSERT INTO letter_attachment VALUES (?, 0, 'bill.pdf', 'application/pdf', ?)", (number, FILE))
    database.close()
    settings = folder / "settings"
    settings.write_text(
        f"mail-server = 127.0.0.1:{sink.port}\nmail-security = none\nmail-connections = {options.connections}\n")
    command = [program, "serve", "--listen", "127.0.0.1:PORT", *where, "--settings", settings]
    with Server(command, path="/health/ready") as server:
        while sink.messages < options.count:
            time.sleep(0.01)
        return server.processor_seconds(), sink.last - sink.first


def example(options, sink):
    """Processor seconds of the C program."""
    program = pathlib.Path(options.scratch) / "send"
    source = pathlib.Path(__file__).parent / "Letters/send.c"
    subprocess.run(["cc", "-O2", "-o", program, source, "-lcurl"], check=True)
    size = 56 * 1024 + 4000
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([program, f"smtp://127.0.0.1:{sink.port}", str(options.count), str(size)], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


class Sink:
    """An SMTP server that takes everything and keeps nothing."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.messages, self.first, self.last = 0, None, None
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while True:
            connection, _ = self.listener.accept()
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        connection.sendall(b"220 sink\r\n")
        rest = b""
        while data := connection.recv(1 << 18):
            rest += data
            while b"\r\n" in rest:
                line, _, rest = rest.partition(b"\r\n")
                command = line[:4].upper()
                if command == b"DATA":
                    connection.sendall(b"354 go on\r\n")
                    rest = self.content(connection, rest)
                    connection.sendall(b"250 taken\r\n")
                elif command == b"QUIT":
                    connection.close()
                    return
                else:
                    connection.sendall(b"250 ok\r\n")

    def content(self, connection, rest):
        tail = rest
        while b"\r\n.\r\n" not in tail:
            data = connection.recv(1 << 18)
            tail = tail[-4:] + data
        self.messages += 1
        self.last = time.monotonic()
        self.first = self.first or self.last
        return tail.partition(b"\r\n.\r\n")[2]


if __name__ == "__main__":
    main()
