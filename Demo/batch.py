"""A batch in the exchange format (docs/exchange.md): its columns, its rules, its manifest."""

import csv
import hashlib
import json
import re
from collections import Counter
from datetime import date
from decimal import Decimal
from itertools import groupby
from pathlib import Path

# File: its columns (? may be empty), the number of columns that make the key, the column that refers to another file.
FILES = {
    "suppliers": (
        "supplier name_kk name_ru name_en bin? phones? email? website? iban? bik? kbe? bank_kk? bank_ru? bank_en? "
        "offices_kk? offices_ru? offices_en?", 1, {}),
    "offices": (
        "office supplier kind position name_kk name_ru name_en address_kk? address_ru? address_en? phones? "
        "hours_kk? hours_ru? hours_en? email?", 1, {"suppliers": 1}),
    "services": ("service supplier kind unit position name_kk name_ru name_en", 1, {"suppliers": 1}),
    "reading_windows": (
        "service valid_from first_day? last_day? kept_from? late? most_a_day?", 2, {"services": 1}),
    "plans": (
        "plan service method proration offered_from? offered_until? name_kk name_ru name_en", 1, {"services": 1}),
    "prices": (
        "plan step valid_from price price_net? vat_percent confirmed decision? decided_on? decision_url?", 3,
        {"plans": 1}),
    "norms": (
        "plan category step valid_from upper_limit? decision? decided_on? decision_url?", 4, {"plans": 1}),
    "bill_back": (
        "section valid_from valid_until? position head_kk head_ru head_en text_kk text_ru text_en place?", 2, {}),
    "accounts": (
        "account payer address residents stove benefit plan? area? office? closed_on?", 1,
        {"plans": 1, "offices": 1}),
    "households": ("account valid_from residents stove benefit plan?", 2, {"accounts": 1, "plans": 1}),
    "meters": (
        "account service meter registers digits ratio verified_on? replace_by? installed_on? removed_on?", 3,
        {"accounts": 1, "services": 1}),
    "readings": ("account service meter register day origin value", 6, {"meters": 3}),
    "balances": ("account service month opening charged adjusted paid closing", 3, {"accounts": 1, "services": 1}),
    "adjustments": ("account service month number amount reason_kk reason_ru reason_en", 4, {"balances": 3}),
    "payments": ("account payment day month amount bank", 2, {"accounts": 1}),
    "payment_splits": ("account payment service amount", 3, {"payments": 2, "services": 1}),
    "bills": ("account month issued due", 2, {"accounts": 1}),
    "bill_lines": ("account month service step method quantity price charged", 4, {"bills": 2, "services": 1}),
}
MONEY = ("opening", "charged", "adjusted", "paid", "closing", "amount")
WELL_FORMED = {
    **dict.fromkeys(("supplier", "office", "service", "plan", "section"), r"[a-zA-Z0-9._-]{1,32}"),
    **dict.fromkeys(MONEY, r"-?\d+(\.\d{1,2})?"),
    **dict.fromkeys(("price", "price_net", "quantity", "value", "upper_limit", "area", "ratio"), r"\d+(\.\d{1,6})?"),
    "account": r"[0-9A-Z/-]{1,20}",
    "month": r"\d{4}-(0[1-9]|1[0-2])",
    **dict.fromkeys(("text_kk", "text_ru", "text_en"), r"(?s:\S.*\S)"),
}
DAYS = ("day", "issued", "due", "valid_from", "valid_until", "offered_from", "offered_until", "decided_on",
        "verified_on", "replace_by", "installed_on", "removed_on", "closed_on")
REGISTERS = {"total": {"total"}, "day_night": {"day", "night"}, "day_peak_night": {"day", "peak", "night"}}


def columns(file):
    return [column.rstrip("?") for column in FILES[file][0].split()]


def read(folder, file):
    with open(folder / f"{file}.csv", encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def write(folder, file, rows):
    with open(folder / f"{file}.csv", "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerows([columns(file), *rows])


def digest(folder):
    """Eight hexadecimal digits of what the files say: a batch that says something else needs a name of its own."""
    content = b"".join((folder / f"{file}.csv").read_bytes() for file in FILES)
    return hashlib.sha256(content).hexdigest()[:8]


def write_manifest(folder, **identity):
    files = []
    for file in FILES:
        rows = read(folder, file)
        sums = {
            column: f"{sum(Decimal(row[column]) for row in rows):.2f}"
            for column in columns(file) if column in MONEY
        }
        files.append({"name": f"{file}.csv", "rows": len(rows), "sums": sums})
    manifest = {"format": "kabinet-exchange", "version": 1, **identity, "files": files}
    (folder / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def check(folder: Path):
    """Asserts every rule of the exchange format on what lies in the folder, and returns its tables."""
    tables = {file: read(folder, file) for file in FILES}
    for file in FILES:
        check_columns(file, tables[file])
        check_references(file, tables)
    check_ledger(tables)
    check_payments_and_bills(tables)
    check_readings(tables)
    for row in tables["bill_back"]:
        assert not row["valid_until"] or row["valid_until"] >= row["valid_from"], row
    return tables


def check_columns(file, rows):
    for row in rows:
        assert list(row) == columns(file), (file, row)
        for column in FILES[file][0].split():
            name, text = column.rstrip("?"), row[column.rstrip("?")]
            if not text:
                assert column.endswith("?"), (file, column, row)
            elif name in DAYS:
                date.fromisoformat(text)
            else:
                assert re.fullmatch(WELL_FORMED.get(name, r"\S|\S.*\S"), text), (file, column, text)
    if "account" in columns(file):
        groups = [account for account, _ in groupby(rows, lambda row: row["account"])]
        assert len(groups) == len(set(groups)), f"{file}: an account's rows don't stand together"


def check_references(file, tables):
    _, key_length, references = FILES[file]
    keys = [key(file, row, key_length) for row in tables[file]]
    assert len(keys) == len(set(keys)), (file, [key for key, count in Counter(keys).items() if count > 1])
    for target, length in references.items():
        known = {key(target, row, length) for row in tables[target]}
        for row in tables[file]:
            reference = tuple(row[column] for column in columns(target)[:length])
            assert reference in known or reference == ("",), (file, target, reference)


def key(file, row, length):
    return tuple(row[column] for column in columns(file)[:length])


def check_ledger(tables):
    closing = {}
    for row in tables["balances"]:
        sums = {column: Decimal(row[column]) for column in MONEY if column in row}
        assert sums["closing"] == sums["opening"] + sums["charged"] + sums["adjusted"] - sums["paid"], row
        chain = row["account"], row["service"]
        month, balance = closing.get(chain, ("", sums["opening"]))
        assert row["month"] > month and sums["opening"] == balance, row
        closing[chain] = row["month"], sums["closing"]
    adjusted = total(tables["balances"], "adjusted", "account", "service", "month")
    for row_key, amount in total(tables["adjustments"], "amount", "account", "service", "month").items():
        assert adjusted[row_key] == amount, row_key


def check_payments_and_bills(tables):
    posted = {(row["account"], row["payment"]): row["month"] for row in tables["payments"]}
    splits = total(tables["payment_splits"], "amount", "account", "payment")
    for payment in tables["payments"]:
        assert Decimal(payment["amount"]) == splits.get((payment["account"], payment["payment"]), 0), payment
    for row in tables["payment_splits"]:
        row["month"] = posted[row["account"], row["payment"]]
    paid = total(tables["payment_splits"], "amount", "account", "service", "month")
    lines = total(tables["bill_lines"], "charged", "account", "service", "month")
    for row in tables["balances"]:
        row_key = row["account"], row["service"], row["month"]
        assert Decimal(row["paid"]) == paid.pop(row_key, 0), row
        assert Decimal(row["charged"]) == lines.pop(row_key, 0), row
    assert not paid and not lines, "a split or a bill line without a balance"
    for bill in tables["bills"]:
        assert bill["month"] < bill["issued"] <= bill["due"], bill


def check_readings(tables):
    meters = {key("meters", row, 3): row for row in tables["meters"]}
    for row in tables["readings"]:
        meter = meters[key("readings", row, 3)]
        assert row["register"] in REGISTERS[meter["registers"]], row
        assert len(row["value"].split(".")[0]) <= int(meter["digits"]), row
    check_consumption(tables)


def check_consumption(tables):
    """What a bill charges by meter is the difference of the readings, but for a month that began with an estimate."""
    used, latest, unlike = Counter(), {}, set()
    for row in sorted(tables["readings"], key=lambda row: row["day"]):
        if row["origin"] in ("company", "average"):
            period = row["account"], row["service"], row["day"][:7]
            before = latest.get(key("readings", row, 4), row)
            assert Decimal(row["value"]) >= Decimal(before["value"]), row
            used[period] += Decimal(row["value"]) - Decimal(before["value"])
            if before["origin"] == "average":
                unlike.add(period)
            latest[key("readings", row, 4)] = row
    billed = total(tables["bill_lines"], "quantity", "account", "service", "month")
    for period, quantity in used.items():
        assert period in unlike or quantity == billed[period], (period, quantity, billed[period])


def total(rows, column, *keys):
    sums = Counter()
    for row in rows:
        sums[tuple(row[name] for name in keys)] += Decimal(row[column])
    return sums
