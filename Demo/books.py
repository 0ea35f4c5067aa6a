"""Charging by the tariff, and the books of one account, month by month."""

from calendar import monthrange
from collections import defaultdict
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

import batch

FOLDER = Path(__file__).parent
PRICES = batch.read(FOLDER, "prices")
NORMS = batch.read(FOLDER, "norms")


def price(plan, step, month):
    held = [row for row in PRICES if (row["plan"], row["step"]) == (plan, step) and row["valid_from"] <= f"{month}-01"]
    return Decimal(max(held, key=lambda row: row["valid_from"])["price"])


def rounded(number, places):
    """Half up. Consumption and its charges are never negative."""
    return Decimal(int(number * 10**places + Fraction(1, 2))).scaleb(-places)


def charged(steps, plan, month, method):
    """Bill lines of what fell into each step. Only the total is rounded: a line is the difference of two of them."""
    lines, quantities, total = [], Fraction(0), Fraction(0)
    for step, part in steps:
        if part:
            each = price(plan, step, month)
            quantity = rounded(quantities + part, 6) - rounded(quantities, 6)
            money = rounded(total + part * Fraction(each), 2) - rounded(total, 2)
            lines.append((step, method, f"{quantity:f}".rstrip("0").rstrip("."), each, money))
            quantities, total = quantities + part, total + part * Fraction(each)
    return lines


def flat(plan, quantity, month, method):
    return charged([("all", Fraction(quantity))], plan, month, method)


def zones(plan, day, night, month, method):
    return charged([("day", Fraction(day)), ("night", Fraction(night))], plan, month, method)


def levels(plan, kwh, residents, category, month, method):
    """Each level's norm is per resident and 30.5 days; here every reading is of a month's last day."""
    steps, below = [], Fraction(0)
    for norm in (row for row in NORMS if (row["plan"], row["category"]) == (plan, category)):
        reached = Fraction(kwh)
        if norm["upper_limit"]:
            reached = min(reached, Fraction(norm["upper_limit"]) * residents * last_day(month).day / Fraction("30.5"))
        steps.append((norm["step"], reached - below))
        below = reached
    return charged(steps, plan, month, method)


def months(first, last):
    month = first
    while month <= last:
        yield month
        month = f"{last_day(month) + timedelta(days=1):%Y-%m}"


def last_day(month):
    year, number = map(int, month.split("-"))
    return date(year, number, monthrange(year, number)[1])


def cost(lines):
    return sum((line[-1] for line in lines), Decimal(0))


class Books:
    """One account's rows of every file; a month is begun, charged, adjusted, paid, and closed."""

    def __init__(self, number, balances):
        self.number, self.balances, self.rows = number, balances, defaultdict(list)

    def add(self, file, *values):
        self.rows[file].append([self.number, *values])

    def begin(self, month):
        self.month = month
        self.opening = dict(self.balances)
        self.sums = {service: {"charged": Decimal(0), "adjusted": Decimal(0), "paid": Decimal(0)}
                     for service in self.balances}

    def charge(self, charges):
        for service, lines in charges.items():
            self.sums[service]["charged"] += cost(lines)
            for line in lines:
                self.add("bill_lines", self.month, service, *line)

    def adjust(self, service, amount, kk, ru, en):
        number = 1 + sum(row[1:3] == [service, self.month] for row in self.rows["adjustments"])
        self.sums[service]["adjusted"] += amount
        self.add("adjustments", service, self.month, number, amount, kk, ru, en)

    def pay(self, day, bank, splits):
        payment = f"{self.month.replace('-', '')}{day:02}-{len(self.rows['payments']) + 1}"
        splits = {service: amount for service, amount in splits.items() if amount}
        self.add("payments", payment, f"{self.month}-{day:02}", self.month, sum(splits.values(), Decimal("0.00")), bank)
        for service, amount in splits.items():
            self.sums[service]["paid"] += amount
            self.add("payment_splits", payment, service, amount)

    def close(self, billed=True):
        for service, sums in self.sums.items():
            opening = self.opening[service]
            closing = opening + sums["charged"] + sums["adjusted"] - sums["paid"]
            self.add("balances", service, self.month, *(
                f"{amount:.2f}" for amount in (opening, sums["charged"], sums["adjusted"], sums["paid"], closing)))
            self.balances[service] = closing
        if billed:
            issued = last_day(self.month) + timedelta(days=5)
            self.add("bills", self.month, issued, last_day(f"{issued:%Y-%m}"))

    def read(self, service, meter, on, origin="company", **registers):
        for register, value in registers.items():
            self.add("readings", service, meter, register, on, origin, value)
