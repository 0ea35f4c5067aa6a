"""No page is wider than the screen, no part of it wider than its place; and pictures of all of them, when they are asked for."""

import os

import pytest
from playwright.sync_api import Page as Tab

from portal import LANGUAGES, PAGES, ROOT

# With names and e-mails that people have typed.
NAMING_PAGES = ["accounts", "account", "list-of-accounts", "account-settings", "helpers", "settings", "security"]
SCREENSHOTS = ROOT / ".tools/screenshots" if os.environ.get("SCREENSHOTS") == "1" else None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_has_room(open_page, page, language):
    tab = open_page(page, language)
    overflows = []
    for width in (320, 360, 690, 730, 768, 970, 1010, 1024, 1280):
        tab.set_viewport_size({"width": width, "height": 800})
        overflows += [(width, part) for part in too_wide(tab)]
        overflows += [(width, sum) for sum in broken_sums(tab)]
        if SCREENSHOTS and width in (360, 1280):
            tab.screenshot(path=SCREENSHOTS / f"{page.name}-{language}-{width}.png", full_page=True)
    assert overflows == []


@pytest.mark.parametrize("page", [page for page in PAGES if page.name in NAMING_PAGES], ids=lambda page: page.name)
def test_long_words_of_people_have_room(open_page, page):
    """An e-mail or a name of 60 characters without a blank, wherever people's own texts stand."""
    tab = open_page(page, LANGUAGES[0])
    tab.set_viewport_size({"width": 360, "height": 800})
    tab.evaluate("""() => document.querySelectorAll(".who, main h1, main h2, main h3, main .note, main .lead")
        .forEach(part => part.textContent = "ж".repeat(60))""")
    assert too_wide(tab) == []


def broken_sums(tab: Tab):
    """The sums and quantities that go on in a second line: "7 783,5" and "3"."""
    return tab.evaluate("""() => {
        const broken = []
        for (const place of document.querySelectorAll("main .parts dd, main .number, main .sum")) {
            const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
            for (let text; (text = texts.nextNode()); ) {
                if (!/^[−+\\d\\s.,₸]*\\d[−+\\d\\s.,₸]*$/.test(text.data)) continue
                const range = document.createRange()
                range.selectNodeContents(text)
                const lines = new Set([...range.getClientRects()].map(line => Math.round(line.top)))
                if (lines.size > 1) broken.push(text.data)
            }
        }
        return broken
    }""")


def too_wide(tab: Tab):
    """The parts of the page out of which something sticks sideways."""
    return tab.evaluate("""() => [...document.querySelectorAll("html, header, nav, main, aside, table, form")]
        .filter(part => part.clientWidth > 0 && part.scrollWidth > part.clientWidth)
        .map(part => part.localName + " " + part.className)""")
