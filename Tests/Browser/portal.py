"""The portal under test: its languages, its texts, its pages, and what the demo's customer finds there."""

import json
from dataclasses import dataclass
from keyword import iskeyword
from pathlib import Path
from types import SimpleNamespace

from playwright.sync_api import Page as Tab

ROOT = Path(__file__).parents[2]
LANGUAGES = ("kk", "ru", "en")
THEMES = ("light", "dark")

EMAIL, PASSWORD = "demo@kabinet.example", "kabinet-demo-2019"
ACCOUNT, PAYER = "4900621", "ҮЛГІ АБОНЕНТ"
FOREIGN_ACCOUNT, FOREIGN_PAYER = "4900999", "БАСҚА АБОНЕНТ"
ELECTRICITY = {"kk": "Электр қуаты", "ru": "Электроэнергия", "en": "Electricity"}


@dataclass(frozen=True)
class Page:
    name: str
    path: str
    signed_in: bool = True
    status: int = 200


STATEMENT = "/accounts/{slug}/services/electricity"
RECORDS = "/accounts/{slug}"
CALCULATOR = "/calculator?residents=1&days=month&month=9&year=2019&plan="
PAGES = (
    Page("start", "/", signed_in=False),
    Page("sign-in", "/sign-in", signed_in=False),
    Page("public-calculator", "/calculator", signed_in=False),
    Page("public-calculation", CALCULATOR + "el-levels&by=used&used=120", signed_in=False),
    Page(
        "public-calculator-wrong",
        "/calculator?plan=el-levels&residents=0&lone=yes&by=readings&previous=9&current=5&days=dates&from=&until=x",
        signed_in=False, status=422),
    Page("register", "/register", signed_in=False),
    Page("register-sent", "/register/sent", signed_in=False),
    Page("register-link-unknown", "/register/confirm/" + "0" * 64, signed_in=False, status=404),
    Page("forgotten", "/forgotten", signed_in=False),
    Page("forgotten-sent", "/forgotten/sent", signed_in=False),
    Page("reset-link-unknown", "/reset/" + "0" * 64, signed_in=False, status=404),
    Page("helper-link-unknown", "/helper/" + "0" * 64, signed_in=False, status=404),
    Page("email-undo-unknown", "/email/undo/" + "0" * 64, signed_in=False, status=404),
    Page("unsubscribe-unknown", "/unsubscribe/" + "0" * 64, signed_in=False, status=404),
    Page("readings-link-unknown", "/r/unknown", signed_in=False, status=404),
    Page("sign-in-code", "/sign-in/code", signed_in=False),
    Page("contacts", "/contacts", signed_in=False),
    Page("feedback", "/feedback", signed_in=False),
    Page("feedback-sent", "/feedback/sent", signed_in=False),
    Page("site-map", "/site-map", signed_in=False),
    Page("tariffs", "/tariffs", signed_in=False),
    Page("not-found", "/no-such-page", signed_in=False, status=404),
    Page("start-of-customer", "/"),
    Page("site-map-of-customer", "/site-map"),
    Page("feedback-of-customer", "/feedback?account={slug}&about=charge.electricity.2019-09"),
    Page("own-messages", "/feedback/messages"),
    Page("message-not-found", "/feedback/messages/1234-5678", status=404),
    Page("accounts", "/accounts"),
    Page("account", "/accounts/{slug}"),
    Page("readings", "/readings"),
    Page("readings-given", "/readings/given"),
    Page("meter-readings", "/accounts/{slug}/readings"),
    Page("settings", "/settings"),
    Page("list-of-accounts", "/settings/accounts"),
    Page("add-account", "/settings/accounts/add"),
    Page("account-settings", "/settings/accounts/{slug}"),
    Page("remove-account", "/settings/accounts/{slug}/remove"),
    Page("helpers", "/settings/accounts/{slug}/helpers"),
    Page("change-password", "/settings/password"),
    Page("change-email", "/settings/email"),
    Page("security", "/settings/security"),
    Page("security-log", "/settings/security/log"),
    Page("second-factor", "/settings/security/second-factor"),
    Page("electronic-bills", "/settings/electronic-bill"),
    Page("electronic-bill", "/settings/accounts/{slug}/electronic-bill"),
    Page("calendar", "/settings/calendar"),
    Page("consents", "/settings/consents"),
    Page("data", "/settings/data"),
    Page("delete", "/settings/delete"),
    Page("account-not-found", "/accounts/no-such-account", status=404),
    Page("statement", STATEMENT + "?from=2019-01&to=2019-10"),
    Page("statement-upside-down", STATEMENT + "?from=2019-10&to=2019-01", status=422),
    Page("calculator", STATEMENT + "/calculator"),
    Page("calculation", STATEMENT + "/calculator?day=2019-10-16&total=5270.85"),
    Page("calculation-unread", STATEMENT + "/calculator?start=2019-08-31&day=2019-10-16&total=&unread=yes"),
    Page("calculator-wrong", STATEMENT + "/calculator?day=&total=5100", status=422),
    Page("payments", RECORDS + "/payments"),
    Page("payment", RECORDS + "/payments?payment=20190826-9"),
    Page("bills", RECORDS + "/bills"),
    Page("bills-upside-down", RECORDS + "/bills?from=2019-09&to=2019-01", status=422),
    Page("bill-lines", RECORDS + "/bills?bill=2019-09"),
    Page("bill", RECORDS + "/bills/2019-09"),
    Page("bill-back", RECORDS + "/bills/2019-09/back"),
    Page("charge", RECORDS + "/bills/2019-09/services/electricity"),
    Page("plans", STATEMENT + "/plans"),
    Page("bill-missing", RECORDS + "/bills/2031-09", status=404),
    Page("statement-print", STATEMENT + "/print?from=2019-01&to=2019-10"),
)


def texts(language):
    """The portal's own words: `texts("kk").signIn.submit`."""
    files = (ROOT / "Sources/Words/Catalogues").glob(f"*.{language}.json")
    return as_words(
        {file.name.split(".")[0]: json.loads(file.read_text(encoding="utf-8"), object_hook=as_words) for file in files}
    )


def as_words(names):
    """Keys that are words of Python take an underscore: `from_`."""
    return SimpleNamespace(**{f"{key}_" if iskeyword(key) else key: text for key, text in names.items()})


def amount(text, language):
    """A sum as the language writes it: 9108.80 is 9 108,80 with a no-break space, or 9,108.80."""
    grouped = f"{float(text):,.2f}"
    return grouped if language == "en" else grouped.replace(",", "\u00a0").replace(".", ",")


def choose_language(tab: Tab, language):
    """By the links. The language that the page has already is no link: chosen by way of another, so that the portal remembers
    it, and does not go back after the sign-in to what the customer chose elsewhere."""
    link = tab.locator(f"a[hreflang={language}]")
    if not link.count():
        tab.locator("a[hreflang]").first.click()
    link.first.click()
    assert tab.locator("html").get_attribute("lang") == language


def fill_in_sign_in(tab: Tab, language, email=EMAIL, password=PASSWORD):
    words = texts(language).signIn
    tab.get_by_label(words.email, exact=True).fill(email)
    tab.get_by_label(words.password, exact=True).fill(password)
    tab.get_by_role("main").get_by_role("button", name=words.submit).click()


def sign_in(tab: Tab, language):
    tab.goto("/sign-in")
    choose_language(tab, language)
    fill_in_sign_in(tab, language)
    tab.wait_for_url("**/accounts")


def account_link(tab: Tab, number=ACCOUNT):
    card = tab.get_by_role("main").get_by_role("listitem").filter(has_text=number)
    return card.get_by_role("heading").get_by_role("link")


def slug_of(tab: Tab, number=ACCOUNT):
    return account_link(tab, number).get_attribute("href").removeprefix("/accounts/")


def is_scrolled_sideways(tab: Tab):
    return tab.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
