"""How far one has to scroll on a phone, and that the answer stands at the top."""

import pytest
from playwright.sync_api import Page as Tab

from portal import PAGES

WIDTH, HEIGHT = 360, 740
# In screens. The statement is of twelve months.
MOST = {
    "account": 3.5, "bill": 4, "statement-of-a-year": 3, "bills": 3, "calculation": 3.5, "tariffs": 4, "start-of-customer": 3,
}
FIRST = 500  # px


def page_named(name):
    path = name
    if name == "statement-of-a-year":
        path = "statement"
    page = next(page for page in PAGES if page.name == path)
    if name == "statement-of-a-year":
        page = type(page)(name, page.path.split("?")[0] + "?from=2018-11&to=2019-10")
    return page


def on_a_phone(open_page, name, language="kk"):
    tab = open_page(page_named(name), language)
    tab.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    return tab


@pytest.mark.parametrize("name", MOST)
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_page_has_few_screens(open_page, name, language):
    tab = on_a_phone(open_page, name, language)
    assert tab.evaluate("document.documentElement.scrollHeight") / HEIGHT <= MOST[name]


@pytest.mark.parametrize("name", ["account", "bill"])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_sum_and_its_button_come_first(open_page, name, language):
    tab = on_a_phone(open_page, name, language)
    panel = tab.locator(".to-pay")
    for part in (panel.locator(".sum strong"), panel.get_by_role("link").first):
        box = part.bounding_box()
        assert box["y"] + box["height"] <= FIRST


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_text_twice_as_large_has_room(open_page, page):
    tab = open_page(page, "kk")
    tab.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    tab.evaluate("document.documentElement.style.fontSize = '200%'")
    assert sideways(tab) == []


def sideways(tab: Tab):
    """What makes the page scroll; a wide table may scroll in its own place."""
    return tab.evaluate("""() => [...document.querySelectorAll("html, header, nav")]
        .filter(part => part.clientWidth > 0 && part.scrollWidth > part.clientWidth)
        .map(part => part.localName + " " + part.className)""")


@pytest.mark.parametrize("name", ["account", "bill"])
def test_the_letters_of_a_chart_can_be_read(open_page, name):
    tab = on_a_phone(open_page, name)
    sizes = tab.evaluate("""() => [...document.querySelectorAll("svg.chart")].filter(chart => chart.clientWidth > 0)
        .flatMap(chart => [...chart.querySelectorAll("text")].map(text => {
            const drawn = chart.getBoundingClientRect().width / (chart.viewBox.baseVal?.width || chart.clientWidth)
            return parseFloat(getComputedStyle(text).fontSize) * drawn
        }))""")
    assert sizes and min(sizes) >= 11
