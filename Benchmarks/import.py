#!/usr/bin/env python3
"""How fast `kabinet import` is, against `sqlite3`'s own .import of the same files into plain tables without keys; and, under
scripts/with-postgres, against `psql`'s \\copy into tables of texts, without keys and with the keys that ours have.

    [scripts/with-postgres] Benchmarks/import.py [ROWS] [--kabinet PATH] [--scratch DIRECTORY] [--shuffle]

Makes a batch of about ROWS rows (a million by default), always the same for the same number. Accounts come in ascending
order, as a billing system exports them; with --shuffle in any order. Then the last month of a made-up city of as many
rows comes as an update of a portal that has the months before.
"""

import argparse
import csv
import json
import os
import random
import shutil
import subprocess
import sys
import time

MONTHS = [f"2019-{month:02}" for month in range(1, 13)]
ROWS_PER_ACCOUNT = 111
ROWS_PER_CITY_ACCOUNT = 345
MONEY = {"opening", "charged", "adjusted", "paid", "closing", "amount"}


def main():
    options = argparse.ArgumentParser()
    options.add_argument("rows", nargs="?", type=int, default=1_000_000)
    options.add_argument("--kabinet", default=".build/release/kabinet")
    options.add_argument("--scratch", default="/var/tmp/kabinet-benchmark")
    options.add_argument("--shuffle", action="store_true")
    options.add_argument("--runs", type=int, default=3, help="of which the fastest counts")
    options.add_argument("--keep", action="store_true", help="leave the batch and the databases")
    options = options.parse_args()

    shutil.rmtree(options.scratch, ignore_errors=True)
    batch, data = f"{options.scratch}/batch", f"{options.scratch}/data"
    os.makedirs(batch)
    rows, size = generate(batch, max(options.rows // ROWS_PER_ACCOUNT, 1), options.shuffle)
    print(f"{rows} rows, {size / 1e6:.0f} MB", flush=True)

    plain, ours = [], []
    for _ in range(options.runs):
        shutil.rmtree(data, ignore_errors=True)
        os.makedirs(data)
        plain.append(timed(["sqlite3", f"{data}/plain.sqlite", *plain_import(batch)]))
        ours.append(timed([options.kabinet, "import", batch, "--directory", data]))
    tell(rows, {"sqlite3 .import": plain, "kabinet import into SQLite": ours})
    server = os.environ.pop("POSTGRES_FOR_TESTS", None)
    if server:
        tell(rows, on_postgres(server, batch, options))
    before, update = f"{options.scratch}/before", f"{options.scratch}/update"
    for folder in (before, update):
        os.makedirs(folder)
    rows = part_last_month(options, (before, update))
    print(f"the last month of a city as an update: {rows} rows", flush=True)
    tell(rows, {"kabinet import into SQLite": updates(before, update, options)})
    if server:
        tell(rows, {"kabinet import into PostgreSQL": updates(before, update, options, server)})
    if not options.keep:
        shutil.rmtree(options.scratch)


def timed(command):
    """Seconds, seconds of processor time, and the largest resident memory in MB."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command[0]} failed")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def tell(rows, measured):
    fastest = {name: min(runs) for name, runs in measured.items()}
    ours = list(fastest.values())[-1]
    for name, (seconds, processor, memory) in fastest.items():
        print(
            f"{name}: {seconds:.2f} s, {rows / seconds:.0f} rows per second (ours {seconds / ours[0]:.2f}), "
            f"{processor:.2f} s of processor time, at most {memory:.0f} MB of memory", flush=True)


def on_postgres(server, batch, options):
    """In turns, since a server is slower at one time than at another; each in an empty schema, and in one transaction. The
    processor time is the client's own."""
    measured = {"psql \\copy without keys": [], "psql \\copy with keys": [], "kabinet import into PostgreSQL": []}
    for _ in range(options.runs):
        for name, runs in measured.items():
            ours = empty_schema(server)
            if name.startswith("kabinet"):
                runs.append(timed([options.kabinet, "import", batch, "--database", ours]))
            else:
                script = f"{options.scratch}/copy.sql"
                with open(script, "w") as file:
                    file.write("\n".join(plain_copy(batch, "with keys" in name)))
                runs.append(timed(["psql", "--quiet", "--single-transaction", "--file", script, ours]))
    return measured


def empty_schema(server):
    """The address of one."""
    subprocess.run(
        ["psql", "--quiet", server, "-c", "SET client_min_messages = error",
         "-c", "DROP SCHEMA IF EXISTS bench CASCADE", "-c", "CREATE SCHEMA bench", "-c", "CHECKPOINT"],
        check=True)
    return f"{server} options='-c search_path=bench'"


def updates(before, update, options, server=None):
    """Each on a portal that has the months before."""
    runs, data = [], f"{options.scratch}/data"
    for _ in range(options.runs):
        if server:
            where = ["--database", empty_schema(server)]
        else:
            shutil.rmtree(data, ignore_errors=True)
            os.makedirs(data)
            where = ["--directory", data]
        timed([options.kabinet, "import", before, *where])
        if server:
            # As the server does by itself in a while.
            subprocess.run(["psql", "--quiet", server, "-c", "VACUUM ANALYZE", "-c", "CHECKPOINT"], check=True)
        runs.append(timed([options.kabinet, "import", update, *where]))
    return runs


def part_last_month(options, folders):
    """Writes a made-up city without its last month into the first folder, and that month as an update into the other. Returns the
    rows of the latter."""
    city = f"{options.scratch}/city"
    accounts = str(max(options.rows // ROWS_PER_CITY_ACCOUNT, 1))
    subprocess.run(
        [options.kabinet, "city", "--accounts", accounts, "--months", "12", "--out", city], check=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with open(f"{city}/manifest.json", encoding="utf-8") as file:
        manifest = json.load(file)
    last = manifest["payments_as_of"][:7]
    listed = {folder: [] for folder in folders}
    paid = {}
    for file in manifest["files"]:
        with open(f"{city}/{file['name']}", encoding="utf-8", newline="") as lines:
            rows = csv.reader(lines)
            head = next(rows)
            parts = [File(folder, file["name"], head) for folder in folders]
            for row in rows:
                is_last = month_of(file["name"], dict(zip(head, row)), paid) == last
                parts[is_last].add(*[tiyn(cell) if title in MONEY else cell for title, cell in zip(head, row)])
        for folder, part in zip(folders, parts):
            if part.rows:
                listed[folder].append(part.listed())
    for folder, kind in zip(folders, ("full", "update")):
        told = {**manifest, "kind": kind, "batch": f"benchmark-{kind}", "files": listed[folder]}
        with open(f"{folder}/manifest.json", "w", encoding="utf-8") as out:
            json.dump(told, out)
    return sum(file["rows"] for file in listed[folders[1]])


def month_of(name, row, paid):
    """Of a row of the ledger or a reading. A split is of its payment's month: payments.csv comes first."""
    if name == "payment_splits.csv":
        return paid[row["account"], row["payment"]]
    if name == "payments.csv":
        paid[row["account"], row["payment"]] = row["month"]
    if name == "readings.csv":
        return row["day"][:7]
    return row.get("month") if "account" in row else None


KEYS = {
    "meters": 3, "readings": 6, "balances": 3, "payments": 2, "payment_splits": 3, "bills": 2, "bill_lines": 4}


def plain_copy(batch, keyed):
    for name in sorted(os.listdir(batch)):
        if name.endswith(".csv"):
            with open(f"{batch}/{name}") as file:
                table, columns = name[:-4], file.readline().strip().split(",")
            defined = [f'{column} TEXT COLLATE "C"' for column in columns]
            if keyed:
                defined.append(f"PRIMARY KEY ({', '.join(columns[:KEYS.get(table, 1)])})")
            yield f"CREATE TABLE {table} ({', '.join(defined)});"
            yield f"\\copy {table} FROM '{batch}/{name}' CSV HEADER"


def plain_import(batch):
    for name in sorted(os.listdir(batch)):
        if name.endswith(".csv"):
            with open(f"{batch}/{name}") as file:
                table, columns = name[:-4], file.readline().strip()
            yield f"CREATE TABLE {table} ({columns})"
            yield f".import --csv --skip 1 {batch}/{name} {table}"


class File:
    """Rows are written as they come, sums of money in tiyn: this program's memory would count as that of those it starts."""

    def __init__(self, folder, name, columns):
        self.path, self.name, self.columns, self.rows = f"{folder}/{name}", name, columns, 0
        self.sums = {index: 0 for index, title in enumerate(columns) if title in MONEY}

    def add(self, *cells):
        if self.rows == 0:
            self.file = open(self.path, "w", encoding="utf-8", newline="", buffering=1 << 20)
            self.writer = csv.writer(self.file, lineterminator="\n")
            self.writer.writerow(self.columns)
        self.rows += 1
        for index in self.sums:
            self.sums[index] += cells[index]
        self.writer.writerow([tenge(cell) if index in self.sums else cell for index, cell in enumerate(cells)])

    def listed(self):
        self.file.close()
        totals = {"name": self.name, "rows": self.rows}
        if self.sums:
            totals["sums"] = {self.columns[index]: tenge(sum) for index, sum in self.sums.items()}
        return totals


def tiyn(tenge):
    return int(tenge.replace(".", ""))


def tenge(tiyn):
    return f"{'-' if tiyn < 0 else ''}{abs(tiyn) // 100}.{abs(tiyn) % 100:02}"


def generate(folder, count, shuffle):
    chance = random.Random(20191016)
    suppliers = File(folder, "suppliers.csv", "supplier,name_kk,name_ru,name_en".split(","))
    services = File(folder, "services.csv", "service,supplier,kind,unit,position,name_kk,name_ru,name_en".split(","))
    accounts = File(folder, "accounts.csv", "account,payer,address,residents,stove,benefit".split(","))
    meters = File(folder, "meters.csv", "account,service,meter,registers,digits,ratio".split(","))
    readings = File(folder, "readings.csv", "account,service,meter,register,day,origin,value".split(","))
    balances = File(folder, "balances.csv", "account,service,month,opening,charged,adjusted,paid,closing".split(","))
    payments = File(folder, "payments.csv", "account,payment,day,month,amount,bank".split(","))
    splits = File(folder, "payment_splits.csv", "account,payment,service,amount".split(","))
    bills = File(folder, "bills.csv", "account,month,issued,due".split(","))
    lines = File(folder, "bill_lines.csv", "account,month,service,step,method,quantity,price,charged".split(","))

    suppliers.add("ENERGO", "Үлгі Энерго", "Улги Энерго", "Ulgi Energo")
    services.add("el", "ENERGO", "electricity", "kWh", 1, "Электр қуаты", "Электроэнергия", "Electricity")
    services.add("waste", "ENERGO", "waste", "person", 2, "Қоқыс шығару", "Вывоз мусора", "Waste collection")
    numbers = list(range(count))
    if shuffle:
        chance.shuffle(numbers)
    for number in numbers:
        account = f"{1_000_000 + number}"
        accounts.add(account, f"Тұтынушы {number}", f"Үлгі көшесі, {number // 60}, {number % 60}-пәтер", 3, "gas", "none")
        meters.add(account, "el", f"M{account}", "total", 6, 1)
        reading, opening = 1000, [0, 0]
        balance_rows = ([], [])
        for month in MONTHS:
            used = chance.randrange(50, 400)
            reading += used
            readings.add(account, "el", f"M{account}", "total", f"{month}-25", "company", reading)
            charged = (used * 1753, 105_000)
            paid = [chance.choice((debt, debt, debt // 2)) for debt in opening]
            payment = f"{account}-{month}"
            payments.add(account, payment, f"{month}-12", month, sum(paid), "Үлгі банкі")
            bills.add(account, month, f"{month}-28", f"{month}-28")
            for index, service in enumerate(("el", "waste")):
                closing = opening[index] + charged[index] - paid[index]
                balance_rows[index].append(
                    (account, service, month, opening[index], charged[index], 0, paid[index], closing))
                opening[index] = closing
                splits.add(account, payment, service, paid[index])
            lines.add(account, month, "el", "all", "meter", used, "17.53", charged[0])
            lines.add(account, month, "waste", "all", "fixed", 3, 350, charged[1])
        for row in balance_rows[0] + balance_rows[1]:
            balances.add(*row)

    files = [suppliers, services, accounts, meters, readings, balances, payments, splits, bills, lines]
    manifest = {
        "format": "kabinet-exchange", "version": 1, "supplier": "ENERGO", "batch": "benchmark", "kind": "full",
        "payments_as_of": "2019-12-31", "files": [file.listed() for file in files],
    }
    with open(f"{folder}/manifest.json", "w", encoding="utf-8") as file:
        json.dump(manifest, file)
    size = sum(os.path.getsize(f"{folder}/{name}") for name in os.listdir(folder))
    return sum(file.rows for file in files), size


main()
