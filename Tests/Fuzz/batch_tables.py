"""A batch in memory, and changes of its cells, rows and columns, which leave it a table."""

import csv
import io
import json
from decimal import Decimal, InvalidOperation

from batch_values import NUMBERS, TEXTS


class Batch:
    """Tables as lists of rows, the first of which has the columns' names; or what is no table any more, as bytes."""

    def __init__(self, folder):
        self.manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        self.tables = {file.name: rows_of(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.csv"))}
        self.files = {}

    def months(self):
        rows = self.tables.get("bills.csv", [])
        if not rows or "month" not in rows[0]:
            return []
        at = rows[0].index("month")
        return sorted({row[at] for row in rows[1:] if len(row) > at})

    def fit(self):
        """Rows and sums of the manifest as the tables have them."""
        listed = {}
        for entry in self.manifest["files"]:
            listed[entry["name"]] = entry.get("sums", {})
        self.manifest["files"] = [
            {"name": name, "rows": max(0, len(rows) - 1), "sums": {column: sum_of(rows, column) for column in listed.get(name, {})}}
            for name, rows in self.tables.items()
        ]

    def contents(self):
        """The files by name, as bytes."""
        files = {name: text_of(rows).encode("utf-8", "surrogateescape") for name, rows in self.tables.items()}
        files["manifest.json"] = json.dumps(self.manifest, ensure_ascii=False, indent=1).encode("utf-8", "surrogateescape")
        return files | self.files


def rows_of(text):
    return list(csv.reader(io.StringIO(text, newline="")))


def text_of(rows):
    output = io.StringIO(newline="")
    csv.writer(output, lineterminator="\n").writerows(rows)
    return output.getvalue()


def sum_of(rows, column):
    if not rows or column not in rows[0]:
        return "0.00"
    at, total = rows[0].index(column), Decimal(0)
    for row in rows[1:]:
        try:
            cell = Decimal(row[at]) if at < len(row) else Decimal(0)
        except InvalidOperation:
            continue
        total += cell if cell.is_finite() and abs(cell) < 10**20 else 0
    return f"{total:.2f}"


def change(random, batch):
    """One change of a table, or of a value wherever it stands."""
    names = [name for name, rows in batch.tables.items() if len(rows) > 1 and rows[0]]
    if names:
        random.choice(CHANGES)(random, batch, random.choice(names))


def place(random, rows):
    """A row below the first, and a column that it has."""
    row = random.choice(rows[1:])
    return row, random.randrange(max(1, len(row)))


def cell(random, batch, name):
    row, at = place(random, batch.tables[name])
    row[at:at + 1] = [random.choice(TEXTS)]


def number(random, batch, name):
    """Another number where a number stands: often the batch remains right."""
    rows = [row for row in batch.tables[name][1:] if any(cell[:1].isdigit() for cell in row)]
    if rows:
        row = random.choice(rows)
        at = random.choice([at for at, cell in enumerate(row) if cell[:1].isdigit()])
        row[at] = random.choice(NUMBERS) if random.random() < 0.6 else row[at][:-1] + str(random.randrange(10))


def numbers_to_work_with(random, batch, name):
    """What a charge is worked out from, at its limits: no sum of the batch has to fit it."""
    names = [name for name in WORKED_WITH if len(batch.tables.get(name, [])) > 1]
    for _ in range(random.choice([1, 2, 5]) if names else 0):
        random.choice([number, number, column_of_numbers])(random, batch, random.choice(names))


def column_of_numbers(random, batch, name):
    """The same number in a whole column."""
    rows = batch.tables[name]
    at, value = random.randrange(len(rows[0])), random.choice(NUMBERS)
    for row in rows[1:]:
        if at < len(row) and row[at][:1].isdigit():
            row[at] = value


def text(random, batch, name):
    """Another text in a column of names or addresses."""
    rows = batch.tables[name]
    columns = [at for at, title in enumerate(rows[0]) if title.endswith(("_kk", "_ru", "_en")) or title in ("payer", "address", "bank", "phones", "email", "website")]
    if columns:
        at, row = random.choice(columns), random.choice(rows[1:])
        if at < len(row):
            row[at] = random.choice(TEXTS)


def copied_cell(random, batch, name):
    rows = batch.tables[name]
    (row, at), other = place(random, rows), random.choice(rows[1:])
    if at < len(other):
        row[at:at + 1] = [other[at]]


def removed_rows(random, batch, name):
    rows = batch.tables[name]
    at = random.randrange(1, len(rows))
    del rows[at:at + random.choice([1, 1, 1, 2, 10, len(rows)])]


def doubled_rows(random, batch, name):
    rows = batch.tables[name]
    at = random.randrange(1, len(rows))
    rows[at:at] = [list(row) for row in rows[at:at + random.choice([1, 1, 5])]] * random.choice([1, 1, 1, 3000])


def swapped_rows(random, batch, name):
    rows = batch.tables[name]
    first, second = random.randrange(1, len(rows)), random.randrange(1, len(rows))
    rows[first], rows[second] = rows[second], rows[first]


def sorted_rows(random, batch, name):
    rows = batch.tables[name]
    rows[1:] = random.sample(rows[1:], len(rows) - 1)


def removed_column(random, batch, name):
    rows = batch.tables[name]
    at = random.randrange(len(rows[0]))
    for row in rows:
        del row[at:at + 1]


def doubled_column(random, batch, name):
    rows = batch.tables[name]
    at, title = random.randrange(len(rows[0])), random.choice([None, None, "", "unknown", "name_kk", "bin", "a" * 3000])
    for row in rows:
        row[at:at] = row[at:at + 1]
    rows[0][at] = rows[0][at] if title is None else title


def moved_column(random, batch, name):
    rows = batch.tables[name]
    at, to = random.randrange(len(rows[0])), random.randrange(len(rows[0]))
    for row in rows:
        row[to:to] = [row.pop(at)] if at < len(row) else []


def header(random, batch, name):
    rows = batch.tables[name]
    at = random.randrange(len(rows[0]))
    rows[0][at] = random.choice([rows[0][at].upper(), rows[0][at] + " ", "", "\ufeff" + rows[0][at], random.choice(TEXTS)])


def uneven_row(random, batch, name):
    row, _ = place(random, batch.tables[name])
    row[:] = random.choice([row[:-1], row + [""], row + ["x"] * 1000, [], [""]])


def renamed_value(random, batch, name):
    """An account, a service or a meter under another name in all files, so that nothing refers to what is gone."""
    rows = batch.tables[name]
    row, at = place(random, rows)
    old, new = (row[at] if at < len(row) else ""), random.choice(TEXTS[:-2])
    if old:
        for table in batch.tables.values():
            for other in table[1:]:
                other[:] = [new if cell == old else cell for cell in other]


def moved_days(random, batch, name):
    """All days and months that begin with a year, by years."""
    years = random.choice([-100, -40, -10, -1, 1, 2, 10, 100, 8000 - 19])
    for table in [batch.tables[name]] if random.random() < 0.5 else batch.tables.values():
        for row in table[1:]:
            row[:] = [f"{int(cell[:4]) + years:04}{cell[4:]}" if cell[4:5] == "-" and cell[:4].isdigit() else cell for cell in row]


def removed_table(random, batch, name):
    del batch.tables[name]


def emptied_table(random, batch, name):
    del batch.tables[name][random.choice([0, 1, 1]):]


WORKED_WITH = ["prices.csv", "norms.csv", "readings.csv", "meters.csv", "households.csv", "categories.csv", "bill_readings.csv", "account_plans.csv"]
CHANGES = [
    cell, cell, cell, number, number, number, numbers_to_work_with, numbers_to_work_with, numbers_to_work_with, column_of_numbers, text, text, text, copied_cell, copied_cell, removed_rows, removed_rows,
    doubled_rows, swapped_rows, sorted_rows, removed_column, doubled_column, moved_column, moved_column, header, uneven_row, renamed_value,
    renamed_value, moved_days, removed_table, emptied_table,
]
