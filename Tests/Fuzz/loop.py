"""Runs numbered cases until time is over. Each case has a random of its own, so that one can be repeated alone."""

import collections
import queue
import random
import re
import sys
import threading
import time
import traceback
from pathlib import Path

KEPT = Path(__file__).parents[2] / ".tools/fuzz"
MOST_KINDS = 20


class Fault(Exception):
    """Something that the product must never do. The first one of a kind is shown in full."""

    def __init__(self, kind, detail=""):
        super().__init__(f"{kind}\n{detail}" if detail else kind)
        self.kind = kind


class Loop:
    """`attempt(number, random, keep)` raises a `Fault`, or returns what happened, as labels to be counted; it hands what it is
    about to send to `keep`, under the name of a file."""

    def __init__(self, name, seed, minutes, workers):
        self.name, self.seed, self.seconds, self.workers = name, seed, 60 * minutes, workers
        self.outcomes, self.faults = collections.Counter(), collections.Counter()
        self.done, self.lock, self.is_over = 0, threading.Lock(), threading.Event()
        self.printed = self.began = time.monotonic()
        self.interrupted = False

    def run(self, attempt):
        self.printed = self.began = time.monotonic()
        numbers = queue.SimpleQueue()
        threads = [threading.Thread(target=self._work, args=[attempt, numbers], daemon=True) for _ in range(self.workers)]
        for number in range(self.workers):
            numbers.put(number)
        self.next = self.workers
        for thread in threads:
            thread.start()
        try:
            while any(thread.is_alive() for thread in threads):
                time.sleep(0.2)
                self._show()
                if time.monotonic() - self.began > self.seconds:
                    self.is_over.set()
        except KeyboardInterrupt:
            self.interrupted = True
            self.is_over.set()
        for thread in threads:
            thread.join(timeout=150)
        self.finish()

    def once(self, attempt, number):
        """One case alone."""
        self._try(attempt, number)
        self.finish()

    def count(self, label):
        with self.lock:
            self.outcomes[label] += 1

    def blame(self, number, kind, text, kept=()):
        """Notes a fault; keeps the input of the first of its kind."""
        with self.lock:
            self.faults[kind] += 1
            is_first = self.faults[kind] == 1
            if len(self.faults) >= MOST_KINDS:
                self.is_over.set()
        if not is_first:
            return
        self._clear()
        print(f"FAULT in case {number}: {text}\n  again: SEED={self.seed} CASE={number} scripts/fuzz {self.name}", flush=True)
        for name, content in kept:
            file = KEPT / f"{self.name}-{self.seed}-{number}-{name}"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            print(f"  input: {file}", flush=True)

    def finish(self):
        seconds = time.monotonic() - self.began
        self._clear()
        print(f"{self.name}: {self.done} cases in {seconds:.0f} s, {self.done / seconds:.1f} a second")
        for label, count in sorted(self.outcomes.items(), key=lambda item: (-item[1], item[0])):
            print(f"  {count:8}  {label}")
        for kind, count in self.faults.most_common():
            print(f"  {count:8}  FAULT {kind}")
        sys.stdout.flush()

    def random(self, number):
        return random.Random(f"{self.seed} {self.name} {number}")

    def _work(self, attempt, numbers):
        while not self.is_over.is_set():
            number = numbers.get()
            self._try(attempt, number)
            with self.lock:
                numbers.put(self.next)
                self.next += 1

    def _try(self, attempt, number):
        kept = []
        try:
            labels = attempt(number, self.random(number), lambda name, content: kept.append((name, content)))
        except Fault as fault:
            self.blame(number, fault.kind, str(fault), kept)
            labels = []
        except Exception:
            self.blame(number, "the fuzzer's own mistake", traceback.format_exc(), kept)
            labels = []
        with self.lock:
            self.done += 1
            self.outcomes.update(labels)

    def _show(self):
        now = time.monotonic()
        part = min(1, (now - self.began) / self.seconds)
        line = f"{self.done} cases, {self.done / (now - self.began):.0f} a second, {sum(self.faults.values())} faults"
        if sys.stdout.isatty():
            print(f"\r\033[K{self.name} [{'#' * int(30 * part):-<30}] {line}", end="", flush=True)
        elif now - self.printed > 30:
            self.printed = now
            print(f"{self.name} {100 * part:.0f} %: {line}", flush=True)

    @staticmethod
    def _clear():
        if sys.stdout.isatty():
            print("\r\033[K", end="")


def without_numbers(text):
    """The kind of a message."""
    return re.sub(r"\d+", "#", text)
