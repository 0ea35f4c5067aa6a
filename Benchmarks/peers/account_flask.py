"""The account page as a utility's programmer would write it in Python: Flask, Jinja2, SQL by hand; over the database
that Kabinet has filled, which it only reads. DIRECTORY names Kabinet's directory, or DATABASE a PostgreSQL.

It does less than Kabinet: one language, no chart of use, no meter of the levels, no note about the latest bill, no closed or
merged accounts, no helpers, no notices of the operator, no note of when a session was last seen, no log.
"""

import hashlib
import hmac
import os
import re
import sqlite3
import threading
import time
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from flask import Flask, abort, redirect, render_template, request
from markupsafe import Markup, escape

from amount_due import amount_due, left_of_earlier

QUERIES = dict(re.findall(r"-- (\w+)\n(.*?);", (Path(__file__).parent / "account.sql").read_text("utf-8"), re.DOTALL))
HEADERS = dict(
    line.split(": ", 1) for line in (Path(__file__).parent / "headers.txt").read_text("utf-8").splitlines())
MONTHS = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split()
KEY = os.environ["SECRET"].encode()

app = Flask(__name__)
here = threading.local()
known = {"batch": None}


def connect_sqlite():
    directory = os.environ["DIRECTORY"]
    connection = sqlite3.connect(f"file:{directory}/portal.sqlite?mode=ro", uri=True, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("ATTACH DATABASE ? AS billing", (f"file:{directory}/billing.sqlite?mode=ro",))
    connection.execute("PRAGMA mmap_size = 2147418112")
    return connection, connection.cursor(), QUERIES


def connect_postgres():
    import psycopg2.extras

    connection = psycopg2.connect(os.environ["DATABASE"], cursor_factory=psycopg2.extras.DictCursor)
    connection.set_session("REPEATABLE READ", readonly=True)
    named = {name: re.sub(r":(\w+)", r"%(\1)s", sql) for name, sql in QUERIES.items()}
    return connection, connection.cursor(), named


@contextmanager
def snapshot():
    """What is asked within sees one moment. Every thread has a connection of its own."""
    if not hasattr(here, "database"):
        here.database = connect_postgres() if "DATABASE" in os.environ else connect_sqlite()
    connection, cursor, queries = here.database

    def ask(name, **values):
        cursor.execute(queries[name], values)
        return cursor.fetchall()

    if "DATABASE" not in os.environ:
        cursor.execute("BEGIN")
    try:
        yield ask
    finally:
        connection.rollback()


def catalogue(ask):
    batch = ask("batch")[0]["number"]
    if known["batch"] != batch:
        supplier = ask("supplier")[0]
        offices = ask("offices", supplier=supplier["supplier"])
        centre = next((office for office in offices if office["kind"] == "contact_centre"), None)
        known.update(
            supplier=supplier, offices=offices, services=ask("services"),
            phones=supplier["phones"] or (centre and centre["phones"]), hours=centre and centre["hours_kk"],
            plans={row["plan"]: row["service"] for row in ask("plans")}, batch=batch)
    return known


@app.get("/accounts/<slug>")
def account(slug):
    token = request.cookies.get("session", "")
    if not re.fullmatch("[0-9a-f]{64}", token):
        return redirect("/sign-in", 303)
    now = int(time.time())
    with snapshot() as ask:
        digest = hashlib.sha256(bytes.fromhex(token)).digest()
        session = ask("session", token=digest, seen=now - 1800, created=now - 43200)
        if not session:
            return redirect("/sign-in", 303)
        published = catalogue(ask)
        linked = ask("account", customer=session[0]["customer"], slug=slug)
        if not linked:
            abort(404)
        number = linked[0]["account"]
        today = (now + 5 * 3600) // 86400
        household = (ask("household", account=number, day=today) or linked)[0]
        found = ask("meters", account=number, day=today)
        rows = {row["service"]: row for row in ask("balances", account=number)}

    latest = max((row["month"] for row in rows.values()), default=0)
    balances = [(service, row) for service in published["services"] if (row := rows.get(service["service"]))]
    meters = [(service, meter) for service in published["services"] for meter in found
              if meter["service"] == service["service"]]
    metered = published["plans"].get(household["plan"])
    measured = [service for service, _ in meters if service["service"] == metered]
    as_of = published["supplier"]["payments_as_of"]
    return render_template(
        "account.html", catalogue=published, customer=session[0]["customer_name"], account=linked[0], meters=meters,
        residents=household["residents"], balances=balances, latest=latest, as_of=day(as_of),
        calculated=measured[0] if len(measured) == 1 else None, due=amount_due(balances, today, as_of),
        charged=sum(row["charged"] for _, row in balances if row["month"] == latest),
        form_token=hmac.new(KEY, token.encode(), "sha256").hexdigest())


@app.after_request
def guard(response):
    response.headers.update(HEADERS)
    return response


@app.template_filter()
def money(tiyn):
    whole, rest = divmod(abs(tiyn), 100)
    return f"{'−' if tiyn < 0 else ''}{whole:,}".replace(",", "\u00a0") + f",{rest:02}"


@app.template_filter()
def day(number):
    return (date(1970, 1, 1) + timedelta(number)).strftime("%d.%m.%Y")


@app.template_filter()
def month(number):
    return f"{number % 12 + 1:02}/{number // 12}"


@app.template_filter()
def month_in_words(number):
    return f"{number // 12}\u00a0ж. {MONTHS[number % 12]}"


@app.template_filter()
def month_in_address(number):
    return f"{number // 12}-{number % 12 + 1:02}"


app.template_filter()(left_of_earlier)


@app.template_filter()
def phones(printed):
    """Each number a link that dials; a remark after it stays beside it."""
    def link(part):
        number, remark = re.fullmatch(r"(.*\d|)(.*)", part.strip()).groups()
        dialled = re.sub(r"[^\d+]", "", number)
        if not dialled:
            return escape(remark)
        return Markup('<a class="phone" href="tel:{}">{}</a>{}').format(dialled, number, remark)

    return Markup(", ").join(link(part) for part in printed.split(","))
