"""A server with the demo's data, a browser, and tabs in it."""

import os
import shutil
import socket
import subprocess
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import sync_playwright

from portal import ROOT, choose_language, sign_in, slug_of

STARTS_WITHIN = 60  # seconds
KABINET = os.environ.get("KABINET", ROOT / ".build/debug/kabinet")


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def answers(url):
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return response.status == 200
    except (urllib.error.URLError, ConnectionError):
        return False


def wait_until_ready(process, url, log):
    """Asks ten times a second, and stops as soon as the process ends."""
    for _ in range(STARTS_WITHIN * 10):
        if answers(url):
            return
        try:
            process.wait(timeout=0.1)
        except subprocess.TimeoutExpired:
            continue
        pytest.exit(f"{process.args[0]} ended:\n{log.read_text()}", returncode=1)
    pytest.exit(f"{url} gave no answer within {STARTS_WITHIN} s:\n{log.read_text()}", returncode=1)


@pytest.fixture(scope="session")
def running(tmp_path_factory):
    """Runs programs for the whole session: `running(command, url)` waits until `url` answers."""
    processes = []

    def run(*command, ready):
        log = tmp_path_factory.mktemp("log") / "output"
        with log.open("w") as output:
            processes.append(subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT))
        wait_until_ready(processes[-1], ready, log)

    yield run
    for process in processes:
        process.terminate()
    for process in processes:
        process.wait(timeout=30)


@pytest.fixture(scope="session")
def demo_directory(tmp_path_factory):
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="session")
def server(running, demo_directory):
    """Where the portal answers, with the demo's data."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    running(
        str(KABINET), "demo", "--port", str(port), "--directory", str(demo_directory),
        ready=f"{address}/health/ready")
    return address


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def new_tab(browser, server):
    """A tab of somebody who has not been here: `new_tab(width=360, java_script_enabled=False)`."""
    contexts = []

    def new(width=1280, **options):
        contexts.append(browser.new_context(base_url=server, viewport={"width": width, "height": 800}, **options))
        contexts[-1].set_default_timeout(10_000)
        return contexts[-1].new_page()

    yield new
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def visitors(browser, server):
    """What browsers keep of a visitor and of the demo's customer, by language; and the customer's slug of `ACCOUNT`."""
    known = {}

    def visitor(language):
        if language not in known:
            context = browser.new_context(base_url=server)
            tab = context.new_page()
            tab.goto("/")
            choose_language(tab, language)
            anybody = context.storage_state()
            sign_in(tab, language)
            known[language] = anybody, context.storage_state(), slug_of(tab)
            context.close()
        return known[language]

    return visitor


@pytest.fixture
def open_page(new_tab, visitors):
    """Opens one of `PAGES` in a language: `open_page(page, "kk", width=360, color_scheme="dark")`."""
    def open(page, language, **options):
        anybody, customer, slug = visitors(language)
        tab = new_tab(storage_state=customer if page.signed_in else anybody, **options)
        response = tab.goto(page.path.format(slug=slug))
        assert response.status == page.status
        assert tab.locator("html").get_attribute("lang") == language
        return tab

    return open
