"""A portal that serves the data of imports, and a customer who looks at its pages."""

import html
import re
import sys
from pathlib import Path

from loop import Fault

sys.path.append(str(Path(__file__).parents[1] / "Failures"))

from servers import KABINET, Program, answers, free_port, wait_until
from visitors import Browser

MOST_PAGES = 40
FIRST = ("/calculator?residents=1&days=month&month=9&year=2019&by=used&used=120", "/tariffs", "/tariffs.json", "/accounts")


class ServedData:
    """For a `with`."""

    def __init__(self, data):
        self.data, self.port, self.log = data, free_port(), data.parent / "log"

    def __enter__(self):
        self.node = Program(
            KABINET, "serve", "--directory", self.data, "--listen", f"127.0.0.1:{self.port}", log=self.log, start_new_session=True)
        wait_until(lambda: self.has_ended or answers(f"http://127.0.0.1:{self.port}/health/ready"), "the portal")
        return self

    def __exit__(self, *_):
        self.node.stop()

    @property
    def has_ended(self):
        return self.node.process.poll() is not None

    def must_go_on(self):
        if self.has_ended or not answers(f"http://127.0.0.1:{self.port}/health/live"):
            raise Fault("the portal ended at an import", self.last_lines())

    def look_around(self, email, password, random):
        """Follows a customer's links."""
        browser = Browser(self.port)
        signed_in = browser.sign_in(email, password)
        if signed_in is None or signed_in.status != 303:
            raise Fault("nobody can sign in after an import", self.last_lines())
        waiting, seen = list(FIRST), set()
        while waiting and len(seen) < MOST_PAGES:
            path = waiting.pop(0 if len(seen) < len(FIRST) else random.randrange(len(waiting)))
            if path in seen:
                continue
            seen.add(path)
            body = self.page(browser, path)
            links = re.findall(r'href="(/(?:accounts|tariffs|calculator)[^"#]*)"', body)
            waiting += [html.unescape(link) for link in links if "lang=" not in link]
        return ["pages looked at"]

    def page(self, browser, path):
        try:
            answer = browser.get(path)
        except UnicodeDecodeError:
            browser.leave()  # A bill as PDF.
            return ""
        if answer is None or self.has_ended:
            raise Fault("the portal ended at a page of an imported batch", f"{path}\n{self.last_lines()}")
        if answer.status >= 500:
            raise Fault(f"status {answer.status} at a page of an imported batch", f"{path}\n{self.last_lines()}")
        return answer.body

    def last_lines(self):
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-15:])
