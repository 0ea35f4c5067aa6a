"""The operator's banners, and a notice of a debt: on their own portal, since they are on every page."""

import json
import subprocess

import pytest
from playwright.sync_api import expect

from conftest import KABINET, free_port
from portal import EMAIL, LANGUAGES, PASSWORD, THEMES, choose_language, fill_in_sign_in, texts
from test_accessibility import Axe, RULES
from test_html import checker, errors, is_ignored  # noqa: F401
from test_layout import too_wide

LONG = "Lines of the grid are renewed. " * 40


@pytest.fixture(scope="module")
def warned(running, tmp_path_factory):
    """A portal with a short notice and a long one, and with a notice of a debt in each language's turn."""
    folder = tmp_path_factory.mktemp("warned")
    address = f"http://127.0.0.1:{free_port()}"
    place = ["--directory", str(folder / "data")]
    running(
        str(KABINET), "demo", "--port", address.rsplit(":")[-1], "--today", "2019-11-05", *place,
        ready=f"{address}/health/ready")

    def notice(command, words, *more):
        file = folder / "notice.json"
        file.write_text(json.dumps(words))
        subprocess.run(
            [KABINET, "notice", command, file, "--reason", "test", *more, *place], check=True, capture_output=True)

    for text in ("Tomorrow.", LONG):
        notice("publish", {
            "kind": "works", "from": "2019-10-16 08:00", "until": "2099-10-20 20:00", "audience": "all",
            "title": dict.fromkeys(LANGUAGES, "<b>Works</b> " + "on the grid " * 8), "text": dict.fromkeys(LANGUAGES, text)})
    (folder / "accounts").write_text("4900621\n")

    def owe(name):
        both = {"kk": "{account}: {debt}, {day}", "ru": "{account}: {debt}, {day}"}
        notice("debt", {"name": name, "title": both, "text": both}, "--accounts", folder / "accounts")

    return address, owe


@pytest.mark.parametrize("language", LANGUAGES)
def test_notices(browser, warned, checker, language):
    (address, owe), words = warned, texts(language)
    owe(f"notice {language}")
    context = browser.new_context(base_url=address, viewport={"width": 360, "height": 800})
    tab = context.new_page()
    tab.goto("/")
    choose_language(tab, language)
    look(tab, checker, context)
    tab.goto("/sign-in")
    fill_in_sign_in(tab, language, EMAIL, PASSWORD)
    tab.wait_for_url("**/notices/*")
    notice = tab.url
    expect(tab.get_by_role("heading", level=1)).to_have_text(words.notices.debtTitle)
    look(tab, checker, context)
    tab.goto("/accounts")
    banners = tab.get_by_role("region", name=words.notices.banners)
    expect(banners.get_by_role("heading")).to_have_count(2)
    # The page's own content begins on the first two screens, however long a notice is.
    assert tab.get_by_role("heading", level=1).bounding_box()["y"] < 1600
    expect(banners.get_by_text(LONG[:30])).to_be_hidden()
    banners.locator("summary").click()
    expect(banners.get_by_text(LONG[:30])).to_be_visible()
    look(tab, checker, context)
    owe(f"second notice {language}")
    tab.goto("/accounts")
    look(tab, checker, context)
    tab.get_by_role("link", name=words.notices.debtOpen).click()
    assert tab.url != notice
    tab.goto("/accounts")
    expect(tab.get_by_role("link", name=words.notices.debtOpen)).to_have_count(0)
    context.close()


def look(tab, checker, context):
    """At the page, as at all others."""
    for theme in THEMES:
        tab.emulate_media(color_scheme=theme)
        assert Axe().run(tab, options=RULES).response["violations"] == []
    for width in (320, 1280, 360):
        tab.set_viewport_size({"width": width, "height": 800})
        assert too_wide(tab) == []
    html = context.request.get(tab.url).body()
    assert [message for message in errors(checker, html) if not is_ignored(message)] == []
