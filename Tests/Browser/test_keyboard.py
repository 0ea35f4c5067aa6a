"""With the keyboard alone: over the skip link, through the form, to the statement; and one always sees where one is."""

import re

import pytest
from playwright.sync_api import expect

from portal import ELECTRICITY, EMAIL, LANGUAGES, PASSWORD, account_link, choose_language, texts

FARTHEST = 60  # stops of the Tab key on one page

# The outline around what has the focus, and whether it is on the screen.
FOCUS = """() => {
    const element = document.activeElement, style = getComputedStyle(element), box = element.getBoundingClientRect()
    return {
        name: element.outerHTML.slice(0, 120),
        outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        shown: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    }
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keyboard_is_enough(new_tab, language):
    tab = new_tab()
    words = texts(language)
    tab.goto("/")
    choose_language(tab, language)

    tab.goto("/sign-in")
    press_tab(tab)
    expect(tab.get_by_role("link", name=words.frame.skip)).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.locator("main")).to_be_focused()

    tab_to(tab, tab.get_by_label(words.signIn.email, exact=True))
    tab.keyboard.type(EMAIL)
    tab_to(tab, tab.get_by_label(words.signIn.password, exact=True))
    tab.keyboard.type(PASSWORD)
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", level=1)).to_have_text(words.accounts.title)

    tab_to(tab, account_link(tab))
    tab.keyboard.press("Enter")
    expect(tab).to_have_title(re.compile("^" + words.account.title + ": "))
    tab_to(tab, tab.get_by_role("table").get_by_role("link", name=ELECTRICITY[language], exact=True))
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", level=1)).to_have_text(words.statement.title)

    tab_to(tab, tab.get_by_label(words.period.from_, exact=True))
    tab_to(tab, tab.get_by_role("button", name=words.period.confirm))
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile("from=.*&to="))
    tab_to(tab, tab.get_by_role("link", name=words.navigation.print))
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", level=1)).to_have_text(words.statement.title)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_menu_opens_and_signs_out_by_keyboard(new_tab, visitors, width):
    _, customer, _ = visitors("kk")
    tab = new_tab(width, storage_state=customer)
    words = texts("kk").frame
    tab.goto("/accounts")
    if width == 360:
        tab_to(tab, tab.locator("summary", has_text=words.menu))
        tab.keyboard.press("Enter")
    tab_to(tab, tab.get_by_role("button", name=words.signOut))


def tab_to(tab, target):
    for _ in range(FARTHEST):
        press_tab(tab)
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"{target} can't be reached by Tab")


def press_tab(tab):
    tab.keyboard.press("Tab")
    focus = tab.evaluate(FOCUS)
    assert focus["outlined"] and focus["shown"], focus
