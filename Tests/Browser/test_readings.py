"""Giving readings: checked before they are sent, by the link on the bill, from two tabs; and what billing makes of them."""

import csv
import re
import subprocess

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from conftest import KABINET, free_port, wait_until_ready
from portal import LANGUAGES, PAYER, THEMES, amount, choose_language, is_scrolled_sideways, sign_in, slug_of, texts
from test_accessibility import RULES
from test_electronic_bill import import_row
from test_html import checker, errors, is_ignored  # noqa: F401
from test_layout import too_wide
from test_own_account import Letters

TODAY, DAY = "2019-10-16", "16.10.2019"
PASSED_ON = "2019-10-31"  # a day on which nothing of October can be corrected
ELECTRICITY_METER, HOT_WATER_METER, COLD_WATER_METER = "CU461577", "HS-204817", "HS-204816"
RECEIPT = re.compile(r"R-\d{4}-\d{7}-\d")
MATCHED_WITHIN = 100  # seconds; the portal looks every minute
# The others are in the snapshots of letters.
LANGUAGE = "kk"


class Demo:
    """A demo that can go on with another day: its data stay."""

    def __init__(self, folder):
        self.data, self.log = folder / "data", folder / "log"
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"

    def start(self, today):
        command = [KABINET, "demo", "--port", self.port, "--today", today, "--directory", self.data]
        with self.log.open("a") as output:
            self.process = subprocess.Popen([str(part) for part in command], stdout=output, stderr=subprocess.STDOUT)
        wait_until_ready(self.process, f"{self.address}/health/ready", self.log)

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)

    def start_again(self, today):
        self.stop()
        self.start(today)

    def readings(self, *arguments):
        """The operator's command, while the portal runs."""
        command = [KABINET, "readings", *arguments, "--directory", self.data]
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def demo(tmp_path):
    """Of each test its own: a reading that was given stays."""
    demo = Demo(tmp_path)
    demo.start(TODAY)
    yield demo
    demo.stop()


@pytest.fixture
def server(demo):
    """Where `new_tab` opens its pages."""
    return demo.address


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_from_a_wrong_number_to_the_receipt(new_tab, checker, language, script):  # noqa: F811
    words, tab = texts(language).readings, new_tab(360, java_script_enabled=script)
    sign_in(tab, language)
    tab.goto("/readings")
    field = field_of(tab, ELECTRICITY_METER, words)

    field.fill("5100,5")
    press(tab, words.check, checker)
    summary = tab.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text(filled(words.below, value=amount("5198.85", language), day="30.09.2019"))
    expect(field).to_have_value("5100,5")
    look(tab, script)
    summary.get_by_role("link").click()
    expect(field).to_be_focused()

    field.fill("5245,3")
    press(tab, words.check, checker)
    expect(tab.locator("#result")).to_be_focused()
    expect(tab.locator("#result")).to_contain_text(words.checkTitle)
    expect(field).to_have_value("5245,3")
    for part in (amount("46.45", language), amount("776.18", language), words.costs.split("{")[0]):
        expect(meter(tab, ELECTRICITY_METER)).to_contain_text(part)
    look(tab, script)

    press(tab, words.send, checker)
    tab.wait_for_url("**/readings/given")
    expect(tab.get_by_role("status")).to_have_text(words.justTaken)
    expect(given(tab)).to_have_count(1)
    expect(given(tab)).to_contain_text(filled(words.given, values=shown("5245.30", language), day=DAY))
    expect(given(tab)).to_contain_text(RECEIPT)
    look(tab, script)


def test_from_the_code_on_the_bill_to_the_answer_of_billing(new_tab, demo, tmp_path):
    words, holder, visitor = texts(LANGUAGE).readings, new_tab(360), new_tab(360)
    sign_in(holder, LANGUAGE)
    visitor.goto(link_on_the_bill(holder, slug_of(holder), tmp_path))
    choose_language(visitor, LANGUAGE)
    by_link = give_by_link(visitor, words)
    assert by_link in letter(demo, "readings-taken")
    give(holder, words, {HOT_WATER_METER: "266,5", COLD_WATER_METER: "238,1"})
    expect(given(holder)).to_have_count(2)

    demo.start_again(PASSED_ON)
    rows = exported(demo, tmp_path)
    assert {meter: row["value"] for meter, row in rows.items()} == {
        ELECTRICITY_METER: "5245.3", HOT_WATER_METER: "266.5", COLD_WATER_METER: "238.1"}
    assert rows[ELECTRICITY_METER]["receipt"] == by_link and rows[ELECTRICITY_METER]["channel"] == "link"
    holder.goto("/readings/given")
    expect(given(holder).filter(has_text=words.states.exported)).to_have_count(2)

    take_into_batch(rows[HOT_WATER_METER], demo, tmp_path)
    answer(demo, tmp_path, rows[COLD_WATER_METER]["receipt"], "237.9")
    both = filled(words.usedInstead, used=shown("237.90", LANGUAGE), given=shown("238.10", LANGUAGE))
    assert both in letter(demo, "reading-answered")
    holder.reload()
    expect(given(holder).filter(has_text=COLD_WATER_METER)).to_contain_text(both)
    look(holder)
    comes_to_contain(holder, given(holder).filter(has_text=HOT_WATER_METER), words.states.posted)


def test_the_holder_is_told_what_billing_used_of_a_reading_by_link(new_tab, demo, tmp_path):
    """Who gave it is not known."""
    words, tab = texts(LANGUAGE).readings, new_tab(360)
    sign_in(tab, LANGUAGE)
    slug = slug_of(tab)
    tab.goto(link_on_the_bill(tab, slug, tmp_path))
    receipt = give_by_link(tab, words)
    tab.goto(f"/accounts/{slug}/readings")
    expect(tab.get_by_role("table").first).to_contain_text(words.byLink)
    look(tab)

    demo.start_again(PASSED_ON)
    exported(demo, tmp_path)
    answer(demo, tmp_path, receipt, "5240.3")
    both = filled(words.usedInstead, used=shown("5240.30", LANGUAGE), given=shown("5245.30", LANGUAGE))
    assert both in letter(demo, "reading-answered")
    tab.reload()
    expect(tab.get_by_role("table").first).to_contain_text(both)


@pytest.mark.parametrize("second, cards", [("5245,3", 1), ("5246", 2)], ids=["same", "other"])
def test_of_two_tabs_one_reading_stands(new_tab, second, cards):
    words, first_tab = texts(LANGUAGE).readings, new_tab(360)
    sign_in(first_tab, LANGUAGE)
    tabs = [first_tab, first_tab.context.new_page()]
    for tab, value in zip(tabs, ("5245,3", second)):
        tab.goto("/readings")
        field_of(tab, ELECTRICITY_METER, words).fill(value)
        press(tab, words.check)
    for tab in tabs:
        tab.get_by_role("main").get_by_role("button", name=words.send).click(no_wait_after=True)
    for tab in tabs:
        tab.wait_for_url("**/readings/given")
        expect(tab.get_by_role("status")).to_have_text(words.justTaken)
    tab.reload()
    expect(given(tab)).to_have_count(cards)
    expect(given(tab).filter(has_text=words.states.received)).to_have_count(1)
    expect(given(tab).filter(has_text=words.states.replaced)).to_have_count(cards - 1)


def give_by_link(tab, words):
    """Gives a reading by the link, which tells nothing of the household; returns its receipt."""
    expect(tab.get_by_role("heading", level=1)).to_have_text(words.title)
    field_of(tab, ELECTRICITY_METER, words).fill("5245,3")
    press(tab, words.check)
    expect(tab.locator("#result")).to_be_focused()
    for secret in (PAYER, "4900621", amount("5198.85", LANGUAGE), amount("46.45", LANGUAGE), amount("776.18", LANGUAGE)):
        expect(tab.locator("body")).not_to_contain_text(secret)
    look(tab)
    press(tab, words.send)
    expect(tab.get_by_role("status")).to_contain_text(words.states.received)
    look(tab)
    return RECEIPT.search(tab.get_by_role("status").inner_text()).group()


def give(tab, words, values):
    """Gives readings of several meters at once."""
    tab.goto("/readings")
    for number, value in values.items():
        field_of(tab, number, words).fill(value)
    press(tab, words.check)
    press(tab, words.send)
    tab.wait_for_url("**/readings/given")


def link_on_the_bill(tab, slug, folder):
    """What a telephone reads in the code on the bill's paper."""
    bill = folder / "bill.pdf"
    bill.write_bytes(tab.request.get(f"/accounts/{slug}/bills/2019-09.pdf").body())
    subprocess.run(["pdftoppm", "-r", "200", "-png", bill, folder / "bill"], check=True, timeout=60)
    sheets = sorted(folder.glob("bill-*.png"))
    codes = subprocess.run(["zbarimg", "--quiet", "--raw", *sheets], check=True, capture_output=True, text=True, timeout=60)
    return next(code for code in codes.stdout.splitlines() if "/r/" in code)


def exported(demo, folder):
    """What is passed on to billing, by the meters' numbers."""
    demo.readings("export", "--to", folder / "exports")
    rows = {}
    for file in (folder / "exports").glob("*/readings.csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            rows |= {row["meter"]: row for row in csv.DictReader(lines)}
    return rows


def answer(demo, folder, receipt, used):
    """Billing has used another value."""
    file = folder / "answers.csv"
    file.write_text(
        f"receipt,register,state,value_used,reason,billing_ref\n{receipt},,changed,{used},read by the inspector,\n")
    demo.readings("ack", file)


def take_into_batch(row, demo, folder):
    """The next batch has a reading as it was passed on."""
    own = {column: row[column] for column in ("account", "service", "meter", "register", "day", "value")}
    batch = folder / "batch"
    batch.mkdir()
    import_row(batch, demo.data, "readings.csv", own | {"origin": "customer"})


def letter(demo, kind):
    """The text of the latest letter of a kind to the demo's customer, with single blanks."""
    mail = Letters(demo.data / "mail")
    return " ".join(" ".join(mail.lines(mail.message("demo@kabinet.example", kind))).split())


def comes_to_contain(tab, place, text):
    """Loads the page anew each second until it says so."""
    for _ in range(MATCHED_WITHIN):
        try:
            return expect(place).to_contain_text(text, timeout=1000)
        except AssertionError:
            tab.reload()
    pytest.fail(f"not within {MATCHED_WITHIN} s: {text}")


def press(tab, name, checker=None):  # noqa: F811
    """Sends the form; what comes is valid HTML."""
    with tab.expect_navigation() as navigation:
        tab.get_by_role("main").get_by_role("button", name=name).click()
    if checker:
        found = errors(checker, navigation.value.body())
        assert [message for message in found if not is_ignored(message)] == []


def look(tab, script=True):
    """At the page, as at all others. Axe is a script itself: where there is none, it would wait for ever."""
    for theme in THEMES if script else ():
        tab.emulate_media(color_scheme=theme)
        assert Axe().run(tab, options=RULES).response["violations"] == []
    for width in (320, 1280, 360):
        tab.set_viewport_size({"width": width, "height": 800})
        assert too_wide(tab) == []
    assert not is_scrolled_sideways(tab)


def meter(tab, number):
    return tab.get_by_role("group", name=number)


def field_of(tab, number, words):
    return meter(tab, number).get_by_label(words.reading, exact=True)


def given(tab):
    return tab.get_by_role("main").get_by_role("listitem")


def shown(text, language):
    """A number as the language writes it, without a zero at the end."""
    return amount(text, language).removesuffix("0")


def filled(text, **values):
    """A text of the catalogues with its values, and single blanks."""
    return " ".join(text.format(**values).split())
