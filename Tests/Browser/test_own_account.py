"""A customer's own account: from registering to a changed e-mail, with the letters that the demo writes as files."""

import base64
import email
import email.policy
import hashlib
import hmac
import re
import struct
import time
import uuid

import pytest
from playwright.sync_api import expect

from portal import FOREIGN_ACCOUNT, LANGUAGES, choose_language, fill_in_sign_in, is_scrolled_sideways, texts

METER_OF_FOREIGN_ACCOUNT = "ZZ000999"
PASSWORD = "түлкі қоян тауға шықты"
ARRIVES_WITHIN = 20  # seconds


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_from_registering_to_a_changed_email(new_tab, letters, language, script):
    words, tab = texts(language), new_tab(360, java_script_enabled=script)
    address, changed = fresh_address(), fresh_address()

    register(tab, letters, language, address)
    link_foreign_account(tab)
    tab.locator("#name").fill("Ата-анам")
    submit(tab)
    tab.goto("/accounts")
    expect(tab.get_by_role("main").get_by_role("link", name="Ата-анам")).to_be_visible()

    key = turn_second_factor_on(tab)
    tab.goto("/settings/security")
    sign_out(tab, words)
    tab.goto("/sign-in")
    fill_in_sign_in(tab, language, address, PASSWORD)
    expect(tab.get_by_role("heading", level=1)).to_have_text(words.code.title)
    # A code works once: that of the next half minute counts already.
    tab.locator("input[autocomplete=one-time-code]").fill(code(key, time.time() + 30))
    submit(tab)
    tab.wait_for_url(re.compile("/accounts"))

    tab.goto("/settings/email")
    tab.locator("#email").fill(changed)
    tab.locator("#current_password").fill(PASSWORD)
    submit(tab)
    tab.goto(letters.link(changed, "confirm-email"))
    submit(tab)
    tab.goto("/settings/email")
    expect(tab.get_by_role("main")).to_contain_text(changed)

    tab.goto(letters.link(address, "email-changed"))
    submit(tab)
    expect(tab.get_by_role("main")).to_contain_text(address)
    assert not is_scrolled_sideways(tab)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_from_inviting_a_helper_to_the_end_of_the_help(new_tab, letters, language, script):
    words = texts(language)
    holder, helper = (new_tab(360, java_script_enabled=script) for _ in range(2))
    invited = fresh_address()

    register(holder, letters, language, fresh_address())
    link_foreign_account(holder)
    holder.get_by_role("main").get_by_role("link", name=words.helpers.title).click()
    holder.locator("#email").fill(invited)
    submit(holder)
    expect(holder.get_by_role("main")).to_contain_text(invited)

    helper.goto(letters.link(invited, "helper-invitation"))
    expect(helper.get_by_role("main")).not_to_contain_text(FOREIGN_ACCOUNT)
    register(helper, letters, language, invited)
    helper.get_by_role("button", name=words.helpers.accept).click()
    expect(helper.get_by_role("main")).to_contain_text(FOREIGN_ACCOUNT)
    account = helper.url

    holder.reload()
    uses = holder.get_by_role("main").locator("details")
    uses.locator("summary").click()
    expect(uses.get_by_role("listitem")).to_have_count(1)
    assert not is_scrolled_sideways(holder)
    holder.get_by_role("button", name=words.helpers.end).click()
    assert helper.goto(account).status == 404
    helper.goto("/accounts")
    expect(helper.get_by_role("main")).not_to_contain_text(FOREIGN_ACCOUNT)


def register(tab, letters, language, address):
    words = texts(language)
    tab.goto("/register")
    choose_language(tab, language)
    tab.get_by_label(words.registration.title)  # the page speaks the language
    tab.locator("#email").fill(address)
    tab.locator("#password").fill(PASSWORD)
    tab.locator("#consent-account").check()
    submit(tab)
    expect(tab.get_by_role("heading", level=1)).to_have_text(words.registration.sentTitle)

    tab.goto(letters.link(address, "confirm-registration"))
    tab.locator("#password").fill(PASSWORD)
    submit(tab)
    expect(tab.get_by_role("heading", level=1)).to_have_text(words.linking.addTitle)


def link_foreign_account(tab):
    tab.locator("#number").fill(FOREIGN_ACCOUNT)
    tab.locator("#meter").fill(METER_OF_FOREIGN_ACCOUNT.lower())
    submit(tab)


def fresh_address():
    return f"{uuid.uuid4().hex[:12]}@kabinet.example"


def submit(tab):
    tab.locator("main button.primary").first.click()


def sign_out(tab, words):
    menu = tab.locator("details.menu")
    if menu.is_visible():
        menu.locator("summary").click()
    tab.get_by_role("button", name=words.frame.signOut).first.click()


def turn_second_factor_on(tab):
    tab.goto("/settings/security/second-factor")
    tab.locator("#current_password").fill(PASSWORD)
    submit(tab)
    key = tab.locator("strong.secret").inner_text()
    tab.locator("input[autocomplete=one-time-code]").fill(code(key, time.time()))
    submit(tab)
    codes = re.findall(r"\b[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}\b", tab.get_by_role("main").inner_text())
    assert len(set(codes)) == 10
    return key


def code(key, moment):
    """RFC 6238, by the standard library alone."""
    secret = base64.b32decode(key.replace(" ", ""))
    digest = hmac.new(secret, struct.pack(">Q", int(moment) // 30), hashlib.sha1).digest()
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset:offset + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


class Letters:
    def __init__(self, folder):
        self.folder = folder

    def link(self, recipient, kind):
        """The first link in the latest letter of a kind to an address."""
        message = self.message(recipient, kind)
        assert message.get_body(("html",)).get_content().startswith("<!DOCTYPE html>")
        return re.search(r"http://\S+", "\n".join(self.lines(message))).group()

    def message(self, recipient, kind):
        """The latest letter of a kind to an address: waits until it is written."""
        for _ in range(ARRIVES_WITHIN * 10):
            for file in sorted(self.folder.glob(f"*-{kind}-*.eml"), reverse=True):
                message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
                if message["to"].addresses[0].addr_spec == recipient:
                    return message
            time.sleep(0.1)
        raise AssertionError(f"no letter {kind} within {ARRIVES_WITHIN} s")

    def lines(self, message):
        return message.get_body(("plain",)).get_content().splitlines()


@pytest.fixture
def letters(demo_directory):
    return Letters(demo_directory / "mail")
