#!/usr/bin/env python3
"""What working out a charge by levels costs: ours, beside the same in Python's Decimal, in one run, to the same tiyn.

    Benchmarks/charges.py [--binaries DIRECTORY]
"""

import argparse
import subprocess
import time
from decimal import ROUND_HALF_UP, Decimal

COUNT = 500_000
PEER_COUNT = 50_000


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--binaries", default=".build/release")
    program = f"{options.parse_args().binaries}/RecomputeCharges"
    calculated, _ = ours(program, "calculate", COUNT)
    checked, _ = ours(program, "check", COUNT)
    _, expected = ours(program, "calculate", PEER_COUNT, silent=True)

    charges = list(varied_charges(PEER_COUNT))
    start = time.process_time()
    total = sum(charge(*each) for each in charges)
    each = (time.process_time() - start) / PEER_COUNT * 1e9
    if int(total * 100) != expected:
        raise SystemExit(f"the peer comes to {total}, not to {expected} tiyn")
    print(
        f"Python's Decimal: {each:.0f} ns each (ratio {each / calculated:.1f} to a calculation, "
        f"{each / checked:.1f} to a check)")


def ours(program, job, count, silent=False):
    told = subprocess.run([program, job, str(count)], capture_output=True, check=True, text=True).stdout.strip()
    if not silent:
        print("kabinet,", told, flush=True)
    return int(told.split(" charges, ")[1].split(" ns")[0]), int(told.split("sum ")[1])


def charge(used, days, residents, has_stove):
    """Sum of kWh of a level × its price, the levels' norms being per resident and 30.5 days."""
    norms = (115, 190) if has_stove else (90, 160)
    first, second = (norm * residents * days / Decimal("30.5") for norm in norms)
    quantities = min(used, first), max(min(used, second) - first, 0), max(used - second, 0)
    prices = Decimal("17.53"), Decimal("22.66"), Decimal("28.32")
    total = sum(quantity * price for quantity, price in zip(quantities, prices))
    return total.quantize(Decimal("0.01"), ROUND_HALF_UP)


def varied_charges(count):
    """The same ones as those of RecomputeCharges."""
    state = 2021

    def draw(bound):
        nonlocal state
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (state >> 33) % bound

    for _ in range(count):
        used, days = Decimal(draw(90_000)) / 100, 28 + draw(6)
        residents, has_stove = 1 + draw(6), draw(2) == 1
        yield used, days, residents, has_stove


if __name__ == "__main__":
    main()
