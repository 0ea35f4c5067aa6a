"""No page is wider than the screen, no part of it wider than its place; and pictures of all of them, when they are asked for."""

import os

import pytest
from playwright.sync_api import Page as Tab

from portal import LANGUAGES, PAGES, ROOT

SCREENSHOTS = ROOT / ".tools/screenshots" if os.environ.get("SCREENSHOTS") == "1" else None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_has_room(open_page, page, language):
    tab = open_page(page, language)
    overflows = []
    for width in (320, 360, 768, 1024, 1280):
        tab.set_viewport_size({"width": width, "height": 800})
        overflows += [(width, part) for part in too_wide(tab)]
        if SCREENSHOTS and width in (360, 1280):
            tab.screenshot(path=SCREENSHOTS / f"{page.name}-{language}-{width}.png", full_page=True)
    assert overflows == []


def too_wide(tab: Tab):
    """The parts of the page out of which something sticks sideways."""
    return tab.evaluate("""() => [...document.querySelectorAll("html, header, nav, main, aside, table, form")]
        .filter(part => part.clientWidth > 0 && part.scrollWidth > part.clientWidth)
        .map(part => part.localName + " " + part.className)""")
