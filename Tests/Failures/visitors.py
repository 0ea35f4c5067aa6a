"""Visitors who go on whatever happens, and remember what they were told."""

import html
import http.client
import json
import re
import threading
import time
from dataclasses import dataclass
from urllib.parse import urlencode

from servers import PASSWORD, ROOT

LANGUAGES = ("kk", "ru", "en")
CATALOGUES = ROOT / "Sources/Words/Catalogues"
TEXTS = {
    language: {
        section: json.loads((CATALOGUES / f"{section}.{language}.json").read_text(encoding="utf-8"))
        for section in ("errors", "signIn")
    }
    for language in LANGUAGES
}


@dataclass
class Answer:
    status: int
    body: str
    location: str | None = None
    took: float = 0

    def says(self, message, language):
        """Whether it is the page of one of the errors."""
        return f"<title>{TEXTS[language]['errors'][message]['title']}" in html.unescape(self.body)


class Browser:
    """Keeps cookies and its connection; comes from an address of the loopback of its own."""

    def __init__(self, port, origin="127.0.0.1"):
        self.port, self.origin, self.cookies, self.connection = port, origin, {}, None
        self.settings_token = None

    def ask(self, method, path, fields=None, headers=None, timeout=60):
        """The answer; None when the connection ended without one."""
        headers = dict(headers or {})
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        body = None if fields is None else urlencode(fields)
        start = time.monotonic()
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection(
                    "127.0.0.1", self.port, timeout=timeout, source_address=(self.origin, 0))
            self.connection.request(method, path, body, headers)
            response = self.connection.getresponse()
            text = response.read().decode()
        except (OSError, http.client.HTTPException):
            self.leave()
            return None
        for cookie in response.headers.get_all("Set-Cookie") or []:
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
            if "Max-Age=0" in cookie:
                del self.cookies[name]
        return Answer(response.status, text, response.headers["Location"], time.monotonic() - start)

    def get(self, path, **options):
        return self.ask("GET", path, **options)

    def leave(self):
        if self.connection:
            self.connection.close()
        self.connection = None

    def sign_in(self, email, password=PASSWORD):
        """By the form. None when it could not even be shown."""
        page = self.get("/sign-in")
        if page is None or page.status != 200:
            return None
        token = re.search(r'name="form_token" value="(\w+)"', page.body)[1]
        return self.ask("POST", "/sign-in", {"email": email, "password": password, "form_token": token})

    def choose_language(self, language):
        """By the form of the settings, which is opened once."""
        if self.settings_token is None:
            page = self.get("/settings")
            if page is None or page.status != 200:
                return page
            self.settings_token = re.search(r'name="form_token" value="(\w+)"', page.body)[1]
        return self.ask("POST", "/settings", {"language": language, "form_token": self.settings_token})


class Crowd:
    """Does the same again and again on threads, until the end of the `with`; what fails on one fails the test."""

    def __init__(self, *deeds):
        self.deeds, self.is_over, self.failures = deeds, threading.Event(), []

    def __enter__(self):
        self.threads = [threading.Thread(target=self._run, args=[deed], daemon=True) for deed in self.deeds]
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.is_over.set()
        for thread in self.threads:
            thread.join()
        assert not self.failures, self.failures[0]

    def _run(self, deed):
        while not self.is_over.is_set():
            try:
                deed()
            except Exception as failure:
                self.failures.append(failure)
                return
