"""A portal with the demo's data, its pages and forms as a customer sees them, and the cookies of its visitors."""

import html
import itertools
import re
import subprocess
import sys
import tempfile
from collections import namedtuple
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "Failures"))

from servers import KABINET, Program, answers, free_port, wait_until
from visitors import Browser

Form = namedtuple("Form", "method action fields has_files")
ADDRESSES = r'(?:href|src|action)="(/[^"#]*)'
# Whoever asks for it is signed out, and nothing more is tried.
PASSED_OVER = ("/sign-out",)
MOST_PAGES = 400
ACCOUNTS = ("4900621", "4900835")
TYPED = {"email": "somebody@kabinet.example", "textarea": "Why is my bill larger than before?"}
PASSWORD = "a portal that is asked odd things"


class Visitor:
    """The cookies and the form token of a browser; the names that its addresses have for its accounts."""

    def __init__(self, browser, page):
        body = browser.get(page).body
        self.browser = browser
        self.token = re.search(r'name="form_token" value="(\w+)"', body)[1]
        self.cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
        self.accounts = []

    def own(self, path):
        for number, account in enumerate(self.accounts):
            path = path.replace(f"<account {number}>", account)
        return path

    def general(self, path):
        for number, account in enumerate(self.accounts):
            path = path.replace(account, f"<account {number}>")
        return path


class Portal:
    def __init__(self):
        self.directory = tempfile.TemporaryDirectory(prefix="kabinet-fuzz-")
        self.log = Path(self.directory.name, "log")
        self.customers = itertools.count()
        self.port = free_port()
        self.host = f"127.0.0.1:{self.port}"
        self.program = None

    def start(self):
        # In a session of its own: Ctrl-C is not meant for it.
        self.program = Program(
            KABINET, "demo", "--port", self.port, "--directory", Path(self.directory.name, "data"), log=self.log,
            start_new_session=True)
        wait_until(lambda: not self.is_alive() or answers(f"http://{self.host}/health/ready"), "the portal")
        assert self.is_alive(), self.last_lines()
        self.visitor = Visitor(Browser(self.port, "127.200.0.2"), "/sign-in")
        self.new_customer()

    def new_customer(self):
        """Signs in a customer whom no case has touched."""
        email = f"fuzz-{next(self.customers)}@kabinet.example"
        words = [word for account in ACCOUNTS for word in ("--account", account)]
        added = subprocess.run(
            [KABINET, "user", "add", email, *words, "--directory", Path(self.directory.name, "data")], input=PASSWORD + "\n",
            capture_output=True, text=True, timeout=60)
        assert added.returncode == 0, added.stdout + added.stderr
        browser = Browser(self.port, "127.200.0.1")
        answer = browser.sign_in(email, PASSWORD)
        assert answer is not None and answer.status == 303, f"{email} was not let in: {answer}"
        customer = Visitor(browser, "/settings/accounts/add")
        customer.accounts = list(dict.fromkeys(re.findall(r'href="/accounts/([^/"?]+)"', browser.get("/accounts").body)))
        self.customer, self.visitor.accounts = customer, customer.accounts

    def explore(self):
        """Follows the links of a visitor and of a customer; in an order that is the same each time."""
        found, forms = set(), {}
        for visitor in (self.visitor, self.customer):
            waiting, seen = ["/", "/site-map", "/accounts", "/feedback", "/settings"], set()
            while waiting and len(seen) < MOST_PAGES:
                path = waiting.pop(0)
                if path in seen or path.startswith(PASSED_OVER):
                    continue
                seen.add(path)
                found.add(visitor.general(path))
                if path.startswith("/assets/") or re.search(r"\.(pdf|csv|json|ics)\b|lang=", path):
                    continue
                try:
                    body = visitor.browser.get(path).body
                except UnicodeDecodeError:
                    visitor.browser.leave()
                    continue
                waiting += sorted(html.unescape(address) for address in re.findall(ADDRESSES, body))
                for form in forms_of(body, visitor):
                    forms[form.action, tuple(name for name, _ in form.fields)] = form
        self.paths = sorted(found)
        # Those that take files have the most to read.
        self.forms = [forms[key] for key in sorted(forms) for _ in range(4 if forms[key].has_files else 1)]

    def check(self):
        """Whether pages are shown as always; a customer whom a case has signed out is replaced by the next."""
        page = Browser(self.port, "127.200.0.3").get("/tariffs")
        if page is None or page.status != 200:
            return f"a plain page answered {page and page.status}"
        self.visitor.browser.leave()
        self.customer.browser.leave()
        own = self.customer.browser.get(self.customer.own("/accounts/<account 0>"))
        if own is None or own.status >= 500:
            return f"the page of an account answered {own and own.status}"
        if own.status != 200:
            self.new_customer()
        return None

    def is_alive(self):
        return self.program is not None and self.program.process.poll() is None

    def memory(self, name):
        """In MB."""
        return int(re.search(rf"{name}:\s+(\d+) kB", Path(f"/proc/{self.program.process.pid}/status").read_text())[1]) / 1024

    def last_lines(self, count=15):
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-count:])

    def close(self):
        if self.program:
            self.program.stop()
        self.directory.cleanup()


def forms_of(body, visitor):
    for tag, inner in re.findall(r"<form([^>]*)>(.*?)</form>", body, re.DOTALL):
        action = re.search(r'action="([^"]*)"', tag)
        if action and not action[1].startswith(PASSED_OVER):
            method = "post" if 'method="post"' in tag else "get"
            yield Form(method, visitor.general(html.unescape(action[1])), fields_of(inner), "multipart" in tag)


def fields_of(inner):
    """Filled in, so that most forms are accepted as they are."""
    fields = []
    for kind, tag, rest in re.findall(r"<(input|select|textarea|button)([^>]*)>((?:<option[^>]*>[^<]*</option>)*)", inner):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag if kind != "select" else rest)
        if not name or 'type="file"' in tag or any(name[1] == other for other, _ in fields):
            continue
        options = re.findall(r'<option[^>]*value="([^"]+)"', rest)
        text = options[0] if options else html.unescape(value[1]) if value else ""
        fields.append((html.unescape(name[1]), text or TYPED.get("email" if 'type="email"' in tag else kind, "")))
    return fields
