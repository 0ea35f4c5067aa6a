"""From the account to a payment's split, to the bill, its back, its PDF."""

import re

import pytest
from playwright.sync_api import expect

from portal import ELECTRICITY, LANGUAGES, PAYER, amount, is_scrolled_sideways, texts

DUE = "31.10.2019"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_from_the_account_to_the_bill_and_its_back(new_tab, visitors, language, width, script):
    _, customer, slug = visitors(language)
    tab = new_tab(width, java_script_enabled=script, storage_state=customer)
    words = texts(language)
    tab.goto(f"/accounts/{slug}")

    tab.get_by_role("main").get_by_role("link", name=words.navigation.records).click()
    expect(heading(tab)).to_have_text(words.payments.records)
    for fact in (amount("18348.48", language), amount("10564.95", language), amount("9810.99", language), DUE):
        expect(tab.get_by_role("main")).to_contain_text(fact)
    assert not is_scrolled_sideways(tab)

    tab.get_by_role("rowheader").get_by_role("link", name="09/2019").click()
    lines = tab.locator("#chosen")
    expect(lines).to_contain_text(ELECTRICITY[language])
    expect(lines).to_contain_text(amount("9108.80", language))
    expect(lines.locator("tfoot")).to_contain_text(amount("18348.48", language))
    assert not is_scrolled_sideways(tab)

    tab.get_by_role("link", name=words.bills.viewBill.format(month="09/2019"), exact=True).click()
    expect(heading(tab)).to_contain_text(words.sheet.title)
    for fact in (PAYER, "CU461577", DUE, amount("9108.80", language), amount("18348.48", language)):
        expect(tab.get_by_role("main")).to_contain_text(fact)
    assert not is_scrolled_sideways(tab)

    tab.get_by_role("link", name=words.bills.reverse, exact=True).click()
    expect(heading(tab)).to_have_text(words.sheet.reverse)
    expect(tab.get_by_role("heading", name=words.sheet.tariffs)).to_be_visible()
    assert not is_scrolled_sideways(tab)

    with tab.expect_download() as download:
        tab.get_by_role("link", name=words.bills.document).click()
    assert download.value.suggested_filename == "4900621-2019-09.pdf"
    assert download.value.path().read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_from_the_payments_to_a_payment_s_split(new_tab, visitors, language, width):
    _, customer, slug = visitors(language)
    tab = new_tab(width, storage_state=customer)
    words = texts(language)
    tab.goto(f"/accounts/{slug}/bills")
    tab.get_by_role("link", name=words.payments.title, exact=True).click()
    expect(tab.get_by_role("rowheader").first).to_have_text("30.09.2019")
    expect(tab.get_by_role("row").nth(1)).to_contain_text(amount("0.00", language))

    tab.get_by_role("rowheader").get_by_role("link", name="26.08.2019").click()
    expect(tab).to_have_url(re.compile("#chosen$"))
    split = tab.locator("#chosen")
    expect(split.get_by_role("heading")).to_have_text(words.payments.chosen.format(month="08/2019"))
    expect(split.locator("tbody tr")).to_have_count(1)
    expect(split.locator("tbody tr")).to_contain_text(ELECTRICITY[language])
    expect(split.locator("tfoot")).to_contain_text(amount("4667.34", language))
    assert not is_scrolled_sideways(tab)


def test_the_bill_prints_itself(new_tab, visitors):
    _, customer, slug = visitors("kk")
    tab = new_tab(storage_state=customer)
    tab.goto(f"/accounts/{slug}/bills/2019-09")
    tab.evaluate("window.print = () => { document.title = 'printed' }")
    tab.get_by_role("button", name=texts("kk").navigation.print).click()
    expect(tab).to_have_title("printed")


def heading(tab):
    return tab.get_by_role("heading", level=1)
