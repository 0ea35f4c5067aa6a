#!/usr/bin/env python3
"""Writes the demo's batch: three made-up accounts, the first with the sums that docs/forms.md lists.

The catalogue (suppliers, offices, services, plans, prices, norms, the back of the bill) is kept by hand; the accounts'
files and the manifest are written here, and everything is checked as an importer would."""

from datetime import date
from decimal import Decimal

import batch
from books import FOLDER, Books, cost, flat, last_day, levels, months, zones

KASPI, HALYK, POST = 'Интернет-филиал АО "Kaspi Bank"', 'АО "Народный Банк Казахстана"', 'АО "Казпочта"'

# 2019's demo tariff is what the sums of docs/forms.md allow. Electricity: 571.31 and 1325.27 are whole kWh at no price, and
# kWh to two places at one near that of 2018: 34.19 and 79.31 at 16.71. Water: 4.53 m³ cold at 84.94 and 4.84 m³ hot
# at 819.43, with one price of sewerage, 55.01, for both.
ELECTRICITY = dict(zip(months("2018-11", "2019-09"), map(Decimal, (
    "112.40", "138.75", "171.30", "121.55", "104.20", "92.85", "86.40", "71.95", "58.60", "34.19", "79.31"))))
COLD_WATER = dict(zip(months("2018-10", "2019-09"), map(Decimal, (
    "4.20", "4.05", "4.61", "4.33", "3.98", "4.72", "4.40", "4.85", "5.10", "4.92", "4.53", "4.53"))))
HOT_WATER = dict(zip(months("2018-10", "2019-09"), map(Decimal, (
    "4.95", "5.20", "5.64", "5.31", "4.88", "5.02", "4.70", "4.41", "4.12", "3.90", "4.84", "4.84"))))


def first():
    """The account of docs/forms.md: one resident, a gas stove, a debt for electricity."""
    def others(month):
        return {
            "hot-water": flat("hot-water", HOT_WATER[month], month, "meter"),
            "cold-water": flat("cold-water", COLD_WATER[month], month, "meter"),
            "cold-sewerage": flat("cold-sewerage", COLD_WATER[month], month, "meter"),
            "hot-sewerage": flat("hot-sewerage", HOT_WATER[month], month, "meter"),
            "gas": flat("gas", Decimal("8.9"), month, "norm"),
            "waste": flat("waste", 1, month, "norm"),
            **{service: flat(service, 1, month, "fixed") for service in ("cleaning", "intercom", "cctv", "tv")},
        }

    debts = {service: cost(lines) for service, lines in others("2018-10").items()}
    books = Books("4900621", {"electricity": Decimal("2827.35"), **debts})
    books.add("accounts", "ҮЛГІ АБОНЕНТ", "Алматы қ., Үлгі көшесі 49, 62-пәтер", 1, "gas", "none", "el-levels", 38,
              "office-1", "")
    books.add("households", "2014-03-01", 1, "gas", "none", "el-levels")
    values = {"electricity": Decimal("4127.35"), "hot-water": Decimal("211.48"), "cold-water": Decimal("186.02")}
    meters = {"electricity": "CU461577", "hot-water": "HS-204817", "cold-water": "HS-204816"}
    books.add("meters", "electricity", "CU461577", "total", 5, 1, "2016-05-17", "2045-01-01", "2016-05-20", "")
    books.add("meters", "hot-water", "HS-204817", "total", 5, 1, "2017-09-04", "2021-09-04", "2017-09-11", "")
    books.add("meters", "cold-water", "HS-204816", "total", 5, 1, "2017-09-04", "2023-09-04", "2017-09-11", "")
    for service, meter in meters.items():
        books.read(service, meter, last_day("2018-10"), total=values[service])

    # Month: day, bank, what of it for electricity, and whether it pays the rest of the bill too.
    payments = {
        "2018-11": (22, HALYK, "2000.00", True), "2018-12": (24, KASPI, "1500.00", True),
        "2019-02": (6, KASPI, "1000.00", True), "2019-03": (25, POST, "0", True),
        "2019-04": (19, KASPI, "1500.00", True), "2019-05": (21, KASPI, "1000.00", True),
        "2019-06": (24, HALYK, "0", True), "2019-07": (26, KASPI, "1000.00", True),
        "2019-08": (26, KASPI, "4667.34", False), "2019-09": (30, KASPI, "0", False),
    }
    for month in months("2018-11", "2019-10"):
        books.begin(month)
        charged = month in ELECTRICITY
        if charged:
            rest = others(month)
            used = {"electricity": ELECTRICITY[month], "hot-water": HOT_WATER[month], "cold-water": COLD_WATER[month]}
            if month == "2019-06":
                books.read("electricity", meters["electricity"], "2019-06-25", "customer", total="5014.10")
            books.charge({
                "electricity": levels("el-levels", ELECTRICITY[month], 1, "no_stove", month, "meter"), **rest})
            for service, meter in meters.items():
                values[service] += used[service]
                books.read(service, meter, last_day(month), total=values[service])
        if month in payments:
            day, bank, electricity, all_services = payments[month]
            splits = {"electricity": Decimal(electricity)}
            if all_services:
                splits |= {service: books.opening[service] for service in debts}
            if month == "2019-07":  # before a holiday: July and August too
                ahead = others("2019-08")
                splits |= {service: splits[service] + cost(rest[service]) + cost(ahead[service]) for service in debts}
            books.pay(day, bank, splits)
        books.close(billed=charged)
    return books


def family():
    """A family with an electric stove: three years, time-of-day prices until they were given up, a new meter."""
    books = Books("4900835", {})
    books.add("accounts", "ҮЛГІ ОТБАСЫ", "Алматы қ., Мысал көшесі 12, 5-пәтер", 3, "electric", "none", "el-levels",
              "64.5", "office-3", "")
    books.add("households", "2015-02-01", 4, "electric", "none", "el-day-night")
    books.add("households", "2018-03-01", 4, "electric", "none", "el-levels")
    books.add("households", "2018-09-01", 3, "electric", "none", "el-levels")
    books.add("meters", "electricity", "DN307215", "day_night", 6, 1, "2010-04-12", "2018-05-31", "2010-04-20",
              "2018-05-15")
    books.add("meters", "electricity", "DN518840", "day_night", 6, 1, "2018-03-02", "2034-05-31", "2018-05-15", "")
    books.add("meters", "cold-water", "HS-118802", "total", 5, 1, "2016-02-10", "2022-02-10", "2016-02-15", "")

    # In 11/2018 nobody let the reader in: charged as in October, day by day; the reading of December covers both.
    estimated, measured = "2018-11", {"2018-11": (180, 60), "2018-12": (186, 62)}

    def used(month):
        year, number = map(int, month.split("-"))
        day = (330, 300, 280, 240, 215, 200, 205, 210, 220, 250, 290, 325)[number - 1] + (7 * year + 5 * number) % 17
        return measured.get(month) or (day, day * 35 // 100 + number % 5)

    def water(month):
        return Decimal(820 + int(month[:4]) % 7 * 9 + int(month[5:]) * 37 % 110).scaleb(-2)

    def residents(month):
        return 4 if month < "2018-09" else 3

    def electricity(month, use, method):
        if month < "2018-03":
            return zones("el-day-night", *use, month, method)
        return levels("el-levels", sum(use), residents(month), "stove", month, method)

    def others(month):
        heated = month[5:] not in ("05", "06", "07", "08", "09")
        return {
            "heating": flat("heating", Decimal("64.5") if heated else 0, month, "norm"),
            "cold-water": flat("cold-water", water(month), month, "meter"),
            "cold-sewerage": flat("cold-sewerage", water(month), month, "meter"),
            "cleaning": flat("cleaning", 1, month, "fixed"),
            "waste": flat("waste", residents(month), month, "norm"),
            "intercom": flat("intercom", 1, month, "fixed"),
        }

    def charges(month):
        return {"electricity": electricity(month, used(month), "meter"), **others(month)}

    books.balances = {service: cost(lines) for service, lines in charges("2016-10").items()}
    meter, day, night, water_value = "DN307215", 23_415, 8_102, Decimal("96.40")
    books.read("electricity", meter, last_day("2016-10"), day=day, night=night)
    books.read("cold-water", "HS-118802", last_day("2016-10"), total=water_value)
    for month in months("2016-11", "2019-10"):
        books.begin(month)
        charged = month < "2019-10"
        if charged:
            use = used(month)
            if month == "2018-05":  # the meter was exchanged in the middle of the month
                books.read("electricity", meter, "2018-05-15", day=day + use[0] // 2, night=night + use[1] // 2)
                meter, day, night = "DN518840", -(use[0] // 2), -(use[1] // 2)
                books.read("electricity", meter, "2018-05-15", day=0, night=0)
            day, night, water_value = day + use[0], night + use[1], water_value + water(month)
            if month == estimated:
                guess = tuple(round(kwh * 30 / 31) for kwh in used("2018-10"))
                books.charge({"electricity": electricity(month, guess, "average"), **others(month)})
                books.read("electricity", meter, last_day(month), "average",
                           day=day - use[0] + guess[0], night=night - use[1] + guess[1])
            else:
                books.charge(charges(month))
                books.read("electricity", meter, last_day(month), day=day, night=night)
            books.read("cold-water", "HS-118802", last_day(month), total=water_value)
        else:  # the reading that the level meter goes by
            books.read("electricity", meter, "2019-10-14", "customer", day=day + 138, night=night + 48)
        adjust(books, lambda: cost(electricity(estimated, measured[estimated], "meter"))
               - cost(electricity(estimated, guess, "average")))
        if month != "2017-08":
            debts = {service: max(debt, 0) for service, debt in books.opening.items()}
            if month >= "2019-08":
                del debts["electricity"]
            if month == "2019-04":  # the heating season's last bill, paid in a round sum and too early
                debts["heating"] += 10_000
            number = int(month[5:])
            books.pay(8 if not charged else 17 + number % 8, (KASPI, POST, KASPI, HALYK)[number % 4], debts)
        books.close(billed=charged)
    return books


def adjust(books, correction):
    match books.month:
        case "2017-06":
            books.adjust("cleaning", Decimal("-87.50"), "подъезд бір апта жиналмады",
                         "подъезд не убирали неделю",
                         "the entrance was not cleaned for a week")
        case "2018-06":
            books.adjust("electricity", Decimal("64.12"), "ауыстырылған санауыштың соңғы көрсеткіші нақтыланды",
                         "уточнено последнее показание заменённого счётчика",
                         "the last reading of the replaced meter was corrected")
        case "2018-12":
            books.adjust("electricity", correction(), "11/2018 үшін есептеу нақты көрсеткіш бойынша түзетілді",
                         "начисление за 11/2018 исправлено по фактическому показанию",
                         "the charge for 11/2018 was corrected to an actual reading")
        case "2019-03":
            books.adjust("waste", Decimal("-553.04"), "бір тұрғын бір ай үйде болмады (анықтама тапсырылды)",
                         "один из проживающих отсутствовал месяц (представлена справка)",
                         "one resident was away for a month (a certificate was handed in)")
        case "2019-05":
            books.adjust("heating", Decimal("-1840.25"), "жылыту маусымының қорытындысы бойынша",
                         "по итогам отопительного сезона",
                         "at the end of the heating season")
            books.adjust("heating", Decimal("-639.24"), "02/2019: жылу екі күн берілмеді",
                         "02/2019: отопления не было два дня", "02/2019: there was no heating for two days")


def stranger():
    """Somebody else's account, which the demo's customer must never see."""
    books = Books("4900999", dict.fromkeys(("electricity", "cleaning", "waste"), Decimal(0)))
    books.add("accounts", "БАСҚА АБОНЕНТ", "Алматы қ., Бөтен көшесі 1, 1-пәтер", 2, "gas", "none", "el-flat", "",
              "office-2", "")
    books.add("households", "2019-06-01", 2, "gas", "none", "el-flat")
    books.add("meters", "electricity", "ZZ000999", "total", 6, 1, "2019-05-13", "2035-05-31", "2019-06-01", "")
    value, kwh = 0, {"2019-06": 143, "2019-07": 151, "2019-08": 138, "2019-09": 146}
    books.read("electricity", "ZZ000999", "2019-06-01", total=value)
    for month in months("2019-06", "2019-10"):
        books.begin(month)
        if month in kwh:
            books.charge({"electricity": flat("el-flat", kwh[month], month, "meter"),
                          "cleaning": flat("cleaning", 1, month, "fixed"), "waste": flat("waste", 2, month, "norm")})
            value += kwh[month]
            books.read("electricity", "ZZ000999", last_day(month), total=value)
        if "2019-07" <= month < "2019-10":
            books.pay(20, HALYK, books.opening)
        books.close(billed=month in kwh)
    return books


def check_figures(tables):
    """The sums that docs/forms.md lists of the first account."""
    rows = {(row["service"], row["month"]): row for row in tables["balances"] if row["account"] == "4900621"}

    def sums(month, column):
        return sum(Decimal(row[column]) for (_, of), row in rows.items() if of == month)

    def electricity(month):
        return " ".join(rows["electricity", month][column] for column in ("opening", "charged", "paid", "closing"))

    assert electricity("2019-08") == "11879.56 571.31 4667.34 7783.53", electricity("2019-08")
    assert electricity("2019-09") == "7783.53 1325.27 0.00 9108.80"
    assert electricity("2019-10") == "9108.80 0.00 0.00 9108.80"
    assert sums("2019-08", "charged") == Decimal("9810.99") and sums("2019-09", "charged") == Decimal("10564.95")
    assert sums("2019-09", "closing") == Decimal("18348.48")
    figures = {
        "electricity": "9108.80", "hot-water": "3966.04", "cold-water": "384.78", "cold-sewerage": "249.20",
        "hot-sewerage": "266.25", "gas": "296.37", "cleaning": "350.00", "waste": "553.04", "intercom": "325.00",
        "cctv": "200.00", "tv": "2649.00"}
    for service, closing in figures.items():
        assert rows[service, "2019-09"]["closing"] == closing, service
        if service != "electricity":
            assert rows[service, "2019-08"]["closing"] == "0.00"
            assert rows[service, "2019-08"]["charged"] == rows[service, "2019-09"]["charged"] == closing


def main():
    accounts = [first(), family(), stranger()]
    for file in batch.FILES:
        if "account" in batch.columns(file):
            batch.write(FOLDER, file, [row for books in accounts for row in books.rows[file]])
    batch.write_manifest(
        FOLDER, supplier="AES", batch=f"demo-2019-10-16-{batch.digest(FOLDER)}", kind="full",
        payments_as_of=date(2019, 10, 16).isoformat())
    check_figures(batch.check(FOLDER))


if __name__ == "__main__":
    main()
