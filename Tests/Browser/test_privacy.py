"""Nobody sees what is not theirs, and a session ends when it is ended."""

import pytest
from playwright.sync_api import expect

from portal import ACCOUNT, EMAIL, FOREIGN_ACCOUNT, FOREIGN_PAYER, LANGUAGES, PAGES, PAYER
from portal import choose_language, fill_in_sign_in, sign_in, slug_of, texts

# The form for feedback is open to all, whatever its link names.
PERSONAL = [page for page in PAGES if "{slug}" in page.path.split("?")[0] or page.name == "accounts"]


@pytest.mark.parametrize("account", [FOREIGN_ACCOUNT, ACCOUNT, "no-such-account"])
@pytest.mark.parametrize("rest", ["", "/services/electricity", "/services/electricity/print", "/payments", "/bills", "/bills/2019-09", "/bills/2019-09.pdf"])
def test_an_account_is_found_by_its_own_customer_s_name_for_it_only(new_tab, visitors, account, rest):
    tab = new_tab(storage_state=visitors("kk")[1])
    response = tab.goto(f"/accounts/{account}{rest}")
    assert response.status == 404
    expect(tab.get_by_role("heading", level=1)).to_have_text(texts("kk").errors.notFound.title)
    assert FOREIGN_PAYER not in tab.content()


@pytest.mark.parametrize("page", PERSONAL, ids=lambda page: page.name)
def test_nobody_else_s_account_is_on_a_page(open_page, page):
    content = open_page(page, "kk").content()
    assert FOREIGN_ACCOUNT not in content and FOREIGN_PAYER not in content


@pytest.mark.parametrize("page", PERSONAL, ids=lambda page: page.name)
def test_a_visitor_is_asked_to_sign_in_first(new_tab, visitors, page):
    anybody, _, slug = visitors("kk")
    tab = new_tab(storage_state=anybody)
    tab.goto(page.path.format(slug=slug))
    expect(tab.get_by_role("heading", level=1)).to_have_text(texts("kk").signIn.title)
    assert PAYER not in tab.content()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_password_keeps_the_e_mail(new_tab, language):
    tab = new_tab()
    words = texts(language)
    tab.goto("/sign-in")
    choose_language(tab, language)
    fill_in_sign_in(tab, language, password="not the password")
    alert = tab.get_by_role("alert")
    expect(alert).to_contain_text(words.signIn.wrong)
    expect(alert).to_be_focused()
    expect(tab.get_by_label(words.signIn.email, exact=True)).to_have_value(EMAIL)
    expect(tab.get_by_label(words.signIn.password, exact=True)).to_have_value("")
    fill_in_sign_in(tab, language)
    expect(tab.get_by_role("heading", level=1)).to_have_text(words.accounts.title)


def test_signing_out_ends_the_session(new_tab):
    tab = new_tab()
    sign_in(tab, "kk")
    account = f"/accounts/{slug_of(tab)}"
    response = tab.goto(account)
    assert "no-store" in response.headers["cache-control"]
    kept = tab.context.cookies()

    tab.get_by_role("button", name=texts("kk").frame.signOut).click()
    expect(tab.get_by_text(EMAIL)).to_have_count(0)
    tab.go_back()
    expect(tab.get_by_text(PAYER)).to_have_count(0)

    tab.context.add_cookies(kept)
    tab.goto(account)
    expect(tab.get_by_role("heading", level=1)).to_have_text(texts("kk").signIn.title)
