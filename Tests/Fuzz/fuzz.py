"""Odd requests to a portal, odd batches, odd pictures: scripts/fuzz says how it is called."""

import os
import random
import signal
import sys
import warnings

import pictures
from batch_fuzz import BatchFuzz
from batch_fuzz import WORKERS as BATCH_WORKERS
from http_fuzz import WORKERS as HTTP_WORKERS
from http_fuzz import HTTPFuzz
from loop import Loop

KINDS = {"http": (HTTPFuzz, HTTP_WORKERS), "batches": (BatchFuzz, BATCH_WORKERS)}
PICTURES = "pictures"  # libFuzzer has a loop of its own.


def main():
    names = [*KINDS, PICTURES]
    wanted = sys.argv[1:] or names
    if not set(wanted) <= set(names):
        sys.exit(f"usage: scripts/fuzz [{'] ['.join(names)}]")
    seed = os.environ.get("SEED") or str(random.SystemRandom().randrange(10**9))
    minutes = float(os.environ.get("MINUTES") or 2)
    case = os.environ.get("CASE")
    if case and (len(wanted) != 1 or PICTURES in wanted):
        sys.exit("CASE is of one kind, http or batches: name it")
    print(f"SEED={seed}", flush=True)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    warnings.filterwarnings("ignore", "Duplicate name")  # Of archives, on purpose.
    faulty = False
    for name in wanted:
        if name == PICTURES:
            faulty |= not pictures.run(seed, minutes)
            continue
        kind, workers = KINDS[name]
        loop = Loop(name, seed, minutes, workers)
        fuzz = kind(loop)
        try:
            fuzz.begin()
            loop.once(fuzz.attempt, int(case)) if case else loop.run(fuzz.attempt)
        except KeyboardInterrupt:
            loop.interrupted = True
        finally:
            fuzz.close()
        faulty |= bool(loop.faults)
        if loop.interrupted:
            break
    sys.exit(1 if faulty else 0)


if __name__ == "__main__":
    main()
