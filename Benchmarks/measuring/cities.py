"""Made-up cities, imported; their customers, signed in; and the pages that these may ask for."""

import concurrent.futures
import datetime
import html
import http.cookiejar
import itertools
import json
import pathlib
import re
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request

PASSWORD = "one for the whole city"
MONTHS = 12
# Sessions end after half an hour without a request.
SESSION_SECONDS = 20 * 60


class Batch:
    """The files of a city, with those of its customers beside them."""

    def __init__(self, binaries, scratch, accounts, users):
        self.accounts, self.folder = accounts, pathlib.Path(scratch) / f"batch-{accounts}"
        self.users = pathlib.Path(f"{self.folder}-users.csv")
        subprocess.run(
            [f"{binaries}/kabinet", "city", "--accounts", str(accounts), "--months", str(MONTHS), "--users", str(users),
             "--out", self.folder], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        manifest = json.loads((self.folder / "manifest.json").read_text("utf-8"))
        self.rows = sum(file["rows"] for file in manifest["files"])


class City:
    """In a directory, or in a schema of a PostgreSQL server; `import_seconds` long it was imported."""

    def __init__(self, binaries, scratch, batch, server=None):
        self.accounts, self.rows, self.engine = batch.accounts, batch.rows, "PostgreSQL" if server else "SQLite"
        self.sessions, self.signed_in_at, self.database_pid = [], 0, None
        if server:
            schema = f"city_{batch.accounts}"
            self.psql = ["psql", "--quiet", "--no-align", "--tuples-only", server, "--command"]
            subprocess.run([*self.psql, f"CREATE SCHEMA {schema}"], check=True)
            address = f"{server} options='-c search_path={schema}'"
            self.where, self.environment = ["--database", address], {"DATABASE": address}
            folder = re.search(r"host=(\S+)", server)[1]
            self.database_pid = int(pathlib.Path(f"{folder}/data/postmaster.pid").read_text().split()[0])
        else:
            directory = (pathlib.Path(scratch) / f"city-{batch.accounts}").absolute()
            directory.mkdir()
            self.where, self.environment = ["--directory", str(directory)], {"DIRECTORY": str(directory)}
        program = [f"{binaries}/kabinet"]
        started = time.monotonic()
        subprocess.run([*program, "import", batch.folder, *self.where], check=True, capture_output=True)
        self.import_seconds = time.monotonic() - started
        self.bytes = self.size()
        subprocess.run(
            [*program, "user", "add", "--from", batch.users, *self.where], input=PASSWORD + "\n", text=True, check=True,
            capture_output=True)
        with open(batch.users, encoding="utf-8") as file:
            self.emails = [line.split(",")[0] for line in file][1:]
        if server:
            # As the server would by itself in a while: the peers' queries are planned by what it knows of the tables.
            subprocess.run([*self.psql, "VACUUM ANALYZE"], check=True)
            subprocess.run([*self.psql, "CHECKPOINT"], check=True)

    def size(self):
        if self.engine == "SQLite":
            return sum(file.stat().st_size for file in pathlib.Path(self.environment["DIRECTORY"]).iterdir())
        told = subprocess.run(
            [*self.psql, "SELECT SUM(pg_total_relation_size(oid)) FROM pg_class WHERE relkind = 'r' "
             f"AND relnamespace = 'city_{self.accounts}'::regnamespace"], check=True, capture_output=True, text=True)
        return int(told.stdout)

    def sign_in(self, server, count):
        """Some customers, from everywhere in the city: each one's cookie, and the addresses of the own accounts."""
        if time.monotonic() - self.signed_in_at > SESSION_SECONDS:
            emails = self.emails[::max(1, len(self.emails) // count)][:count]
            with concurrent.futures.ThreadPoolExecutor(2) as threads:
                self.sessions = list(threads.map(lambda email: signed_in(server, email), emails))
        self.signed_in_at = time.monotonic()
        return self.sessions


def signed_in(server, email):
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    form = opener.open(f"http://{server.address}/sign-in").read().decode()
    token = re.search(r'name="form_token" value="(\w+)"', form)[1]
    typed = urllib.parse.urlencode({"email": email, "password": PASSWORD, "form_token": token}).encode()
    accounts = opener.open(f"http://{server.address}/sign-in", typed).read().decode()
    cookie = next(f"Cookie: session={cookie.value}" for cookie in jar if cookie.name == "session")
    return cookie, list(dict.fromkeys(re.findall(r'href="(/accounts/\w+)"', accounts)))


def account_targets(sessions):
    return [(account, cookie) for cookie, accounts in sessions for account in accounts]


def page_targets(server, sessions):
    """For each kind of page, all the addresses of it and what to ask for them with."""
    accounts = account_targets(sessions)
    electricity = [(f"{account}/services/electricity", cookie) for account, cookie in accounts]
    months = [last_month(server, account, cookie) for account, cookie in accounts]
    bills = [(f"{account}/bills/{month}", cookie) for (account, cookie), month in zip(accounts, months)]
    calculations = [found for path, cookie in electricity if (found := calculation(server, path, cookie))]
    return {
        "account": accounts,
        "account, gzip": [(*target, "Accept-Encoding: gzip") for target in accounts],
        "statement, 12 months": electricity,
        "bills": [(f"{account}/bills", cookie) for account, cookie in accounts],
        "bill": bills,
        "explained charge": [(f"{path}/services/electricity", cookie) for path, cookie in bills],
        "calculation": calculations,
        "tariffs": [("/tariffs",)],
        "sign-in": [("/sign-in",)],
    }


def fetch(server, path, *headers):
    return server.fetch(path, dict(header.split(": ", 1) for header in headers))


def last_month(server, account, cookie):
    return re.search(rf'href="{account}/bills/(\d{{4}}-\d\d)"', fetch(server, f"{account}/bills", cookie).decode())[1]


def calculation(server, path, cookie):
    """The next 16 days at 10 kWh a day; None where the calculator asks something back."""
    page = fetch(server, f"{path}/calculator", cookie).decode()
    found = re.search(r'<option value="([\d-]+)" selected>[^<]* — ([^<]*)<', page)
    if not found:
        return None
    day = datetime.date.fromisoformat(found[1]) + datetime.timedelta(16)
    total = int(re.sub(r"\D", "", found[2].split(",")[0])) + 160
    asked = f"{path}/calculator?start={found[1]}&day={day}&total={total}"
    try:
        return (asked, cookie) if 'id="result"' in fetch(server, asked, cookie).decode() else None
    except urllib.error.HTTPError:
        return None


# What needs Kabinet's tariffs, or what it works out of bills: the note about the latest bill, the chart of what was used, and
# the meter of the levels. The peers have nothing like it.
ONLY_OURS = re.compile(
    r'<div class="note">.*?</div>|<section id="use".*?</section>|<section class="levels".*?</section>', re.DOTALL)


def visible_text(page):
    """The words in their order, without the sections that only Kabinet shows."""
    page = ONLY_OURS.sub("", re.sub(r"<head>.*?</head>", "", page.decode(), flags=re.DOTALL))
    return html.unescape(re.sub(r"<[^>]*>", " ", page)).split()


def check_peer(ours, peer, targets):
    """Ends the run unless the peer shows the same words and the same sums."""
    for target in targets:
        expected, found = (visible_text(fetch(server, *target)) for server in (ours, peer))
        if expected != found:
            differing = [f"{a} for {b}" for a, b in itertools.zip_longest(found, expected) if a != b]
            raise SystemExit(f"{peer.command[0]} shows another page: {'; '.join(differing[:8])}")
