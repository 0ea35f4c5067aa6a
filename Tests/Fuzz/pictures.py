"""Odd pictures, by libFuzzer: it calls the code that makes customers' pictures anew, and follows which lines an input reaches.

It is compiled here and not by SwiftPM: a program without a `main` would be in the way of each `swift build`."""

import os
import re
import signal
import subprocess
import time
import zlib
from pathlib import Path

from loop import KEPT

ROOT = Path(__file__).parents[2]
# Of the compiler's products, and of the inputs that reach something of their own: the next run goes on with them.
BUILD = ROOT / ".build/fuzz"
PROGRAM, CORPUS = BUILD / "pictures", BUILD / "corpus"
SANITIZED = ["-O", "-sanitize=fuzzer,address"]
# Each with what it is compiled with; the domain has only the kinds of files, and is not what is tried.
MODULES = {"Domain": ["-Onone"], "Attachments": [*SANITIZED, "-enable-testing"]}
PROGRAM_SOURCES = [ROOT / "Tests/Fuzz/Pictures/FuzzPictures.swift", ROOT / "Tests/AttachmentsTests/Samples.swift"]
LIBRARIES = {"CPangoCairo": "pangocairo", "CTurboJPEG": "libturbojpeg"}
# A picture takes some seconds at most: with AddressSanitizer, on a busy machine, a few more.
HANGS_AFTER, LONGEST = 30, 1 << 16
# Of all memory, of one piece, and of what AddressSanitizer keeps after it was freed. A picture is the largest piece.
MEGABYTES, PIECE_MEGABYTES, FREED_MEGABYTES = 2048, 256, 64
INTERRUPTED = 72
PROGRESS = re.compile(r"#\d+\s.* cov: (\d+) ft: (\d+) corp: (\d+)/")


def run(seed, minutes):
    """Whether there was no fault. The first one ends the run."""
    build()
    KEPT.mkdir(parents=True, exist_ok=True)
    CORPUS.mkdir(exist_ok=True)
    command = [
        PROGRAM, CORPUS, f"-seed={zlib.crc32(seed.encode()) or 1}", f"-max_total_time={round(60 * minutes)}",
        f"-timeout={HANGS_AFTER}", f"-rss_limit_mb={MEGABYTES}", f"-malloc_limit_mb={PIECE_MEGABYTES}",
        f"-max_len={LONGEST}", "-print_final_stats=1", f"-artifact_prefix={KEPT}/pictures-{seed}-"]
    environment = {**os.environ, "SEEDS": str(CORPUS), "ASAN_OPTIONS": f"quarantine_size_mb={FREED_MEGABYTES}"}
    with subprocess.Popen(
            [str(word) for word in command], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            errors="replace") as process:
        told = watched(process)
    text = "".join(told)
    cases, rate, memory = (
        (re.findall(rf"stat::{name}:\s+(\d+)", text) or ["?"])[-1]
        for name in ("number_of_executed_units", "average_exec_per_sec", "peak_rss_mb"))
    print(f"pictures: {cases} cases, {rate} a second, at most {memory} MB; reached: {reached(told)}", flush=True)
    if process.returncode in (0, INTERRUPTED):
        return True
    print("".join(line for line in told if not PROGRESS.match(line)))
    for file in re.findall(r"Test unit written to (\S+)", text):
        print(f"FAULT\n  again: {PROGRAM.relative_to(ROOT)} -malloc_limit_mb={PIECE_MEGABYTES} {file}", flush=True)
    return False


def watched(process):
    """Its lines, the last ones. Ctrl-C goes to it, too, and ends it with its figures."""
    told, printed = [], time.monotonic()
    while True:
        try:
            for line in process.stdout:
                told = [*told[-300:], line]
                if PROGRESS.match(line) and time.monotonic() - printed > 30:
                    printed = time.monotonic()
                    print(f"pictures: {reached(told)}", flush=True)
            return told
        except KeyboardInterrupt:
            process.send_signal(signal.SIGINT)


def reached(told):
    """By what it said of its progress last."""
    found = [PROGRESS.match(line) for line in told if PROGRESS.match(line)]
    return "{} places, {} features, {} inputs kept".format(*found[-1].groups()) if found else "nothing"


def build():
    sources = {name: sorted((ROOT / "Sources" / name).rglob("*.swift")) for name in MODULES}
    every = [*PROGRAM_SOURCES, Path(__file__), *(file for files in sources.values() for file in files)]
    if PROGRAM.exists() and PROGRAM.stat().st_mtime > max(file.stat().st_mtime for file in every):
        return
    print("Compiling the pictures' fuzzer.", flush=True)
    BUILD.mkdir(parents=True, exist_ok=True)
    headers = [word for flag in packages("--cflags-only-I") for word in ("-Xcc", flag)]
    shared = ["swiftc", "-gline-tables-only", "-parse-as-library", "-package-name", "kabinet",
              "-module-cache-path", BUILD / "cache", "-I", BUILD,
              *(f"-I{ROOT}/Sources/{name}" for name in LIBRARIES), *headers]
    for name, flags in MODULES.items():
        compiled([*shared, *flags, "-wmo", "-module-name", name, "-emit-module", "-emit-module-path",
                  BUILD / f"{name}.swiftmodule", "-c", "-o", BUILD / f"{name}.o", *sources[name]])
    objects = [BUILD / f"{name}.o" for name in MODULES]
    # The other linker warns of each of AddressSanitizer's functions.
    compiled([*shared, *SANITIZED, "-use-ld=lld", "-module-name", "FuzzPictures", "-o", PROGRAM, *PROGRAM_SOURCES, *objects,
              *packages("--libs")])


def packages(flags):
    result = subprocess.run(["pkg-config", flags, *LIBRARIES.values()], check=True, capture_output=True, text=True)
    return result.stdout.split()


def compiled(command):
    subprocess.run([str(word) for word in command], check=True)
