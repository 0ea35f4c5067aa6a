"""On paper there is the statement, without the frame."""

import pytest
from playwright.sync_api import expect

from portal import LANGUAGES, PAGES, PAYER

PRINTED = [page for page in PAGES if page.name in ("account", "statement", "bill", "statement-print")]
FRAME = "header, nav, aside, form, button, .skip"


@pytest.mark.parametrize("page", PRINTED, ids=lambda page: page.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_shows_no_frame(open_page, page, language):
    tab = open_page(page, language, color_scheme="dark")
    tab.emulate_media(media="print")
    assert [part for part in tab.locator(FRAME).all() if part.is_visible()] == []
    expect(tab.get_by_role("table").last).to_be_visible()
    assert tab.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_print_preview_says_whose_statement_it_is(open_page, language):
    tab = open_page(PRINTED[-1], language)
    tab.emulate_media(media="print")
    expect(tab.get_by_text(PAYER)).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_history_of_the_tariffs_is_printed_though_it_is_folded(open_page, language):
    tab = open_page(next(page for page in PAGES if page.name == "tariffs"), language)
    earliest = tab.locator(".history").first.get_by_role("rowheader").last
    expect(earliest).not_to_be_visible()
    tab.emulate_media(media="print")
    expect(earliest).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bill_prints_on_two_sheets_at_most(open_page, language):
    page = next(page for page in PAGES if page.name == "bill")
    paper = open_page(page, language).pdf(prefer_css_page_size=True)
    assert paper.count(b"/Type /Page\n") <= 2
