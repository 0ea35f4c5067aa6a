#!/usr/bin/env python3
"""What drawing a bill costs, front and back: processor time per bill, alone and in a print file, beside ReportLab and Typst
drawing the same content.

    Benchmarks/bills.py [--bills N] [--peer-bills N] [--binaries DIRECTORY]
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile

REQUIREMENTS = "Benchmarks/Bills/requirements.txt"
VENV = ".tools/bench-venv"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--bills", type=int, default=2000)
    options.add_argument("--peer-bills", type=int, default=40)
    options.add_argument("--binaries", default=".build/release")
    options.add_argument("--runs", type=int, default=3, help="of which the fastest counts")
    options = options.parse_args()

    draw = f"{options.binaries}/DrawBills"
    ours = {}
    for kind, count in ("single", max(options.bills // 5, 1)), ("many", options.bills):
        lines = [output([draw, kind, str(count)]).strip() for _ in range(options.runs)]
        ours[kind], line = min((int(re.search(r"(\d+) µs", line)[1]), line) for line in lines)
        print(line, flush=True)

    make_venv()
    with tempfile.TemporaryDirectory() as directory:
        sheet = f"{directory}/sheet.json"
        with open(sheet, "w", encoding="utf-8") as file:
            file.write(output([draw, "json"]))
        peers = ["Benchmarks/Bills/peers.py", sheet, str(options.peer_bills), "Benchmarks/Bills/bill.typ"]
        for line in output([f"{VENV}/bin/python", *peers]).splitlines():
            name, kind, microseconds = re.match(r"(\w+) (\w+): (\d+)", line).groups()
            print(f"{name}, {kind}: {microseconds} µs a bill; ratio {int(microseconds) / ours[kind]:.1f}")


def make_venv():
    stamp = f"{VENV}/requirements.txt"
    wanted = open(REQUIREMENTS).read()
    if os.path.exists(stamp) and open(stamp).read() == wanted:
        return
    print(f"Making {VENV} of {REQUIREMENTS}.", flush=True)
    output([sys.executable, "-m", "venv", "--clear", VENV])
    output([f"{VENV}/bin/pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", REQUIREMENTS])
    with open(stamp, "w") as file:
        file.write(wanted)


def output(command):
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout


if __name__ == "__main__":
    main()
