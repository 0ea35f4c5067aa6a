"""A customer's calendar, as a program that subscribes to it reads it: without a browser, without cookies."""

import datetime
import urllib.error
import urllib.request

import icalendar
import pytest
from playwright.sync_api import expect

from portal import LANGUAGES, sign_in, texts

LONGEST_LINE = 75  # octets, RFC 5545


def fetch(address):
    with urllib.request.urlopen(address, timeout=10) as response:
        return response.headers, response.read()


def make_address(tab, server):
    tab.goto("/settings/calendar")
    tab.locator("form[action='/settings/calendar'] button").click()
    path = tab.locator(".address").inner_text().split("/calendar/")[1]
    return f"{server}/calendar/{path}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_calendar(new_tab, server, language):
    words, tab = texts(language), new_tab(360)
    sign_in(tab, language)
    address = make_address(tab, server)
    headers, raw = fetch(address)
    assert headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert headers["Cache-Control"] == "private, no-store"
    assert headers["Set-Cookie"] is None

    lines = raw.split(b"\r\n")
    assert max(map(len, lines)) <= LONGEST_LINE
    assert raw.count(b"\n") == raw.count(b"\r\n")
    calendar = icalendar.Calendar.from_ical(raw)
    events = calendar.walk("VEVENT")
    assert not calendar.errors and not any(event.errors for event in events)
    assert len({event["UID"] for event in events}) == len(events)
    bills = [event for event in events if event["UID"].startswith("bill-2019-09-")]
    assert bills and all(event.decoded("DTSTART") == datetime.date(2019, 10, 31) for event in bills)
    # What is read and written again says the same.
    again = icalendar.Calendar.from_ical(calendar.to_ical())
    assert [event["SUMMARY"] for event in again.walk("VEVENT")] == [event["SUMMARY"] for event in events]
    assert {event["UID"] for event in icalendar.Calendar.from_ical(fetch(address)[1]).walk("VEVENT")} == {
        event["UID"] for event in events}

    tab.goto("/settings/calendar")
    tab.locator("form[action='/settings/calendar/off'] button").click()
    expect(tab.get_by_role("status")).to_have_text(words.calendar.ended)
    with pytest.raises(urllib.error.HTTPError, match="404"):
        fetch(address)
