"""Odd requests to a portal, and odd batches: scripts/fuzz says how it is called."""

import os
import random
import signal
import sys
import warnings

from batch_fuzz import BatchFuzz
from batch_fuzz import WORKERS as BATCH_WORKERS
from http_fuzz import WORKERS as HTTP_WORKERS
from http_fuzz import HTTPFuzz
from loop import Loop

KINDS = {"http": (HTTPFuzz, HTTP_WORKERS), "batches": (BatchFuzz, BATCH_WORKERS)}


def main():
    wanted = sys.argv[1:] or list(KINDS)
    if not set(wanted) <= set(KINDS):
        sys.exit(f"usage: scripts/fuzz [{'] ['.join(KINDS)}]")
    seed = os.environ.get("SEED") or str(random.SystemRandom().randrange(10**9))
    minutes = float(os.environ.get("MINUTES") or 2)
    case = os.environ.get("CASE")
    if case and len(wanted) != 1:
        sys.exit("CASE is of one kind: name it")
    print(f"SEED={seed}", flush=True)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    warnings.filterwarnings("ignore", "Duplicate name")  # Of archives, on purpose.
    loops = []
    for name in wanted:
        kind, workers = KINDS[name]
        loop = Loop(name, seed, minutes, workers)
        loops.append(loop)
        fuzz = kind(loop)
        try:
            fuzz.begin()
            loop.once(fuzz.attempt, int(case)) if case else loop.run(fuzz.attempt)
        except KeyboardInterrupt:
            loop.interrupted = True
        finally:
            fuzz.close()
        if loop.interrupted:
            break
    sys.exit(1 if any(loop.faults for loop in loops) else 0)


if __name__ == "__main__":
    main()
