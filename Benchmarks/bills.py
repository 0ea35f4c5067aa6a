#!/usr/bin/env python3
"""What drawing a bill costs: ours, beside the same bill drawn with ReportLab and with Typst, in one run.

    Benchmarks/bills.py [--binaries DIRECTORY]

The content of the usual sample bill (11 services, 3 of them metered, 3 charts, a QR code, the back) goes to the peers as JSON.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time

sys.dont_write_bytecode = True
from measuring.servers import VENV, prepare_venv  # noqa: E402


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--binaries", default=".build/release")
    options.add_argument("--in-venv", action="store_true", help=argparse.SUPPRESS)
    options = options.parse_args()
    if not options.in_venv:
        prepare_venv()
        os.execv(f"{VENV}/bin/python", [f"{VENV}/bin/python", *sys.argv, "--in-venv"])

    draw = f"{options.binaries}/DrawBills"
    single, many = ours(draw, "single", 500), ours(draw, "many", 5000)
    sheet = json.loads(subprocess.run([draw, "json"], capture_output=True, check=True, text=True).stdout)
    sys.path.insert(0, "Benchmarks/peers")
    import reportlab_bill
    import typst_bill

    for name, peer, counts in ("ReportLab", reportlab_bill, (40, 400)), ("Typst", typst_bill, (20, 100)):
        alone, together = measure(peer, sheet, counts[0], 1), measure(peer, sheet, 1, counts[1])
        print(
            f"{name}: a file each {alone:.1f} ms (ratio {alone / single:.1f}), "
            f"one print file {together:.1f} ms (ratio {together / many:.1f})", flush=True)


def ours(draw, job, count):
    told = subprocess.run([draw, job, str(count)], capture_output=True, check=True, text=True).stdout.strip()
    print("kabinet,", told, flush=True)
    return int(told.split(" bills, ")[1].split(" µs")[0]) / 1000


def measure(peer, sheet, files, bills):
    """Milliseconds of processor time a bill, for `files` files of `bills` bills."""
    peer.draw(sheet, 1)
    start = processor_seconds()
    for _ in range(files):
        peer.draw(sheet, bills)
    return (processor_seconds() - start) / (files * bills) * 1000


def processor_seconds():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
