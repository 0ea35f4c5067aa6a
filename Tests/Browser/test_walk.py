"""The walk through F1, F2, F3, F6, F7 and F8 (docs/forms.md): from signing in to the printed statement."""

import csv
import re

import pytest
from playwright.sync_api import expect

from portal import ACCOUNT, ELECTRICITY, EMAIL, LANGUAGES, PAYER, account_link, amount, choose_language
from portal import fill_in_sign_in, is_scrolled_sideways, texts

FIGURES = {
    "08/2019": ("11879.56", "571.31", "0.00", "4667.34", "7783.53"),
    "09/2019": ("7783.53", "1325.27", "0.00", "0.00", "9108.80"),
    "10/2019": ("9108.80", "0.00", "0.00", "0.00", "9108.80"),
}
ADDRESS_OF_PERIOD = re.compile(r"from=2019-08&to=2019-10$")
OTHER_LANGUAGE = {"kk": "ru", "ru": "en", "en": "kk"}


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_from_sign_in_to_the_printed_statement(new_tab, language, width, script):
    tab = new_tab(width, java_script_enabled=script)
    words = texts(language)

    tab.goto("/")
    choose_language(tab, language)
    tab.get_by_role("main").get_by_role("link", name=words.start.signIn).click()
    expect(heading(tab)).to_have_text(words.signIn.title)
    fill_in_sign_in(tab, language)
    expect(heading(tab)).to_have_text(words.accounts.title)
    who = tab.get_by_role("banner").get_by_text(EMAIL)
    if width == 360:  # folded with the menu
        tab.locator("summary", has_text=words.frame.menu).click()
        who = tab.locator(".menu.folded").get_by_text(EMAIL)
    expect(who).to_be_visible()

    account_link(tab).click()
    expect(tab).to_have_title(re.compile("^" + words.account.title + ": "))
    facts = tab.locator("body")
    for fact in (ACCOUNT, PAYER, "CU461577", "01.01.2045", "356-99-99", "16.10.2019", amount("18348.48", language)):
        expect(facts).to_contain_text(fact)
    assert not is_scrolled_sideways(tab)

    tab.get_by_role("table").get_by_role("link", name=ELECTRICITY[language], exact=True).click()
    expect(heading(tab)).to_have_text(words.statement.title)
    expect(tab.get_by_role("main")).to_contain_text(ELECTRICITY[language])
    choose_period(tab, words)
    expect(tab).to_have_url(ADDRESS_OF_PERIOD)
    expect_figures(tab, language)
    assert not is_scrolled_sideways(tab)

    tab.get_by_role("link", name=words.navigation.print).click()
    expect(heading(tab)).to_have_text(words.statement.title)
    expect_figures(tab, language)
    print_button = tab.get_by_role("button", name=words.navigation.print)
    if script:
        tab.evaluate("window.print = () => { document.title = 'printed' }")
        print_button.click()
        expect(tab).to_have_title("printed")
    else:
        expect(print_button).to_be_hidden()
        expect(tab.locator("noscript > p")).to_be_visible()

    tab.get_by_role("link", name=words.statement.close).click()
    expect(tab).to_have_url(ADDRESS_OF_PERIOD)


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_language_keeps_the_page_and_its_period(statement, language):
    tab = statement(language)
    choose_period(tab, texts(language))
    choose_language(tab, OTHER_LANGUAGE[language])
    expect(heading(tab)).to_have_text(texts(OTHER_LANGUAGE[language]).statement.title)
    expect_figures(tab, OTHER_LANGUAGE[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_statement_comes_as_a_file(statement, language):
    tab = statement(language)
    choose_period(tab, texts(language))
    with tab.expect_download() as download:
        tab.get_by_role("link", name=texts(language).statement.download).click()
    assert download.value.suggested_filename == "electricity-2019-08-2019-10.csv"
    separator, point = (",", ".") if language == "en" else (";", ",")
    with download.value.path().open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.reader(lines, delimiter=separator))
    assert rows[1:] == [
        [f"{month[3:]}-{month[:2]}", *(sum.replace(".", point) for sum in sums)] for month, sums in FIGURES.items()
    ]


@pytest.fixture
def statement(new_tab, visitors):
    def open(language):
        _, customer, slug = visitors(language)
        tab = new_tab(storage_state=customer)
        tab.goto(f"/accounts/{slug}/services/electricity")
        return tab

    return open


def heading(tab):
    return tab.get_by_role("heading", level=1)


def choose_period(tab, words):
    tab.get_by_label(words.period.from_, exact=True).select_option("2019-08")
    tab.get_by_label(words.period.to, exact=True).select_option("2019-10")
    tab.get_by_role("button", name=words.period.confirm).click()


def expect_figures(tab, language):
    rows = tab.get_by_role("table").locator("tbody tr")
    expect(rows).to_have_count(len(FIGURES))
    for month, sums in FIGURES.items():
        cells = rows.filter(has=tab.get_by_role("rowheader", name=month)).locator("td")
        # Beside a charge is how it was worked out.
        explain = re.escape(texts(language).sheet.explain)
        expect(cells).to_have_text([re.compile(rf"^{re.escape(amount(sum, language))}\s*({explain})?$") for sum in sums])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_meter_that_cannot_be_read_is_estimated(new_tab, visitors, language):
    _, customer, slug = visitors(language)
    tab = new_tab(360, java_script_enabled=False, storage_state=customer)
    words = texts(language).calculator
    tab.goto(f"/accounts/{slug}/services/electricity/calculator")
    tab.get_by_label(words.start).select_option("2019-09-30")
    tab.get_by_label(words.unread).check()
    tab.get_by_role("button", name=words.submit).click()
    expect(tab.locator("#result")).to_contain_text(amount("706.81", language))
    expect(tab.locator("#result .note").first).to_contain_text("01.09.2019 – 30.09.2019")
    expect(tab.get_by_label(words.unread)).to_be_checked()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_anybody_calculates_and_compares_tariffs(new_tab, language, script):
    tab = new_tab(360, java_script_enabled=script)
    words = texts(language).publicCalculator
    tab.goto("/")
    choose_language(tab, language)
    tab.get_by_role("main").get_by_role("link", name=words.link).click()
    expect(heading(tab)).to_have_text(words.title)
    submit = tab.get_by_role("button", name=texts(language).calculator.submit)

    submit.click()
    expect(tab.get_by_role("alert")).to_contain_text(words.noQuantity)
    expect(tab.get_by_label(words.previous, exact=True)).to_be_hidden()
    tab.get_by_label(words.byReadings).check()
    tab.get_by_label(words.previous, exact=True).fill("5 000")
    tab.get_by_label(words.current, exact=True).fill("5120")
    submit.click()
    expect(tab.locator("#result")).to_contain_text(amount("2151.88", language))
    expect(tab.locator("#result")).to_be_in_viewport()
    expect(tab.locator(".what-if")).to_contain_text(amount("14.68", language))

    tab.get_by_text(words.otherPlan).click()
    tab.locator("details a[href*=el-flat]").click()
    expect(tab.locator("#result")).to_contain_text(amount("2137.20", language))
    expect(tab.get_by_label(words.previous, exact=True)).to_have_value("5 000")
    assert not is_scrolled_sideways(tab)
    print_button = tab.get_by_role("button", name=texts(language).navigation.print)
    expect(print_button).to_be_visible() if script else expect(print_button).to_be_hidden()


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_the_account_to_a_calculation(new_tab, visitors, language):
    _, customer, slug = visitors(language)
    tab = new_tab(360, java_script_enabled=False, storage_state=customer)
    words = texts(language).calculator
    tab.goto(f"/accounts/{slug}")
    tab.get_by_role("main").get_by_role("link", name=words.titleOfElectricity).click()
    tab.get_by_label(words.reading, exact=True).fill("5270,85")
    tab.get_by_role("button", name=words.submit).click()
    expect(tab.locator("#result")).to_contain_text(amount("1318.63", language))
    expect(tab.get_by_label(words.reading, exact=True)).to_have_value("5270,85")
    assert not is_scrolled_sideways(tab)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bill_leads_to_how_its_charge_was_worked_out(new_tab, visitors, language):
    _, customer, slug = visitors(language)
    tab = new_tab(360, java_script_enabled=False, storage_state=customer)
    words = texts(language)
    tab.goto(f"/accounts/{slug}/bills/2019-09")
    expect(tab.locator(".checked").first).to_contain_text(words.sheet.checked)
    tab.get_by_role("link", name=words.sheet.explain).first.click()
    expect(tab.locator(".how").last).to_contain_text(amount("1325.27", language))
    expect(tab.locator(".checked")).to_have_text(words.sheet.checked)
    tab.get_by_role("link", name=words.charge.otherPlans).click()
    expect(tab.get_by_role("table").locator("tbody tr").first).to_contain_text(amount("1325.27", language))
