"""Writing to the operator: by a visitor and by a customer, with and without files, with and without scripts."""

import re
import struct
import subprocess
import zlib

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from conftest import KABINET
from portal import LANGUAGES, PAGES, is_scrolled_sideways, texts
from test_accessibility import RULES

STATEMENT = next(page for page in PAGES if page.name == "statement")
NUMBER = re.compile(r"\d{4}-\d{4}")


@pytest.fixture
def picture(tmp_path):
    """A picture with an author in a text chunk."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes([200, 30, 30] * 40) for _ in range(30))
    path = tmp_path / "есептеуіш.png"
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 30, 8, 2, 0, 0, 0))
        + chunk(b"tEXt", b"Author\0somebody") + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
    return path


@pytest.fixture
def program(tmp_path):
    path = tmp_path / "сурет.jpg"
    path.write_bytes(b"\x7fELF" + bytes(100))
    return path


def check_accessibility(tab):
    assert Axe().run(tab, options=RULES).response["violations"] == []


def send(tab):
    tab.get_by_role("main").locator("form button.primary").click()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_visitor_without_files(new_tab, language, script):
    words, tab = texts(language).feedback, new_tab(360, java_script_enabled=script)
    tab.goto(f"/?lang={language}")
    tab.get_by_role("link", name=texts(language).frame.feedback).click()
    expect(tab.get_by_role("heading", level=1)).to_have_text(words.title)
    tab.get_by_label(words.message, exact=True).fill("Сәлем")
    send(tab)
    # The fields that are missing are named; what was typed stays.
    expect(tab.get_by_role("alert")).to_contain_text(words.topicChoose)
    expect(tab.get_by_label(words.message, exact=True)).to_have_value("Сәлем")
    tab.get_by_label(words.topic, exact=True).select_option("other")
    tab.get_by_label(words.phone, exact=True).fill("8 701 123 45 67")
    send(tab)
    tab.wait_for_url("**/feedback/sent")
    expect(tab.get_by_role("main")).to_contain_text(NUMBER)
    assert not is_scrolled_sideways(tab)


def test_customer_with_files(open_page, demo_directory, tmp_path, picture, program):
    words, own, tab = texts("kk").feedback, texts("kk").ownFeedback, open_page(STATEMENT, "kk", width=360)
    tab.get_by_role("link", name=own.askShort).first.click()
    expect(tab.get_by_role("main")).to_contain_text(words.about)
    tab.get_by_label(words.message, exact=True).fill("Бұл сома неден?")
    tab.get_by_label(words.files, exact=True).set_input_files([picture, program])
    tab.get_by_label(words.topic, exact=True).select_option("bill")
    send(tab)
    # The program is refused, the picture waits.
    expect(tab.get_by_role("alert")).to_contain_text(program.name)
    expect(tab.get_by_role("group", name=words.attached)).to_contain_text(picture.name)
    check_accessibility(tab)
    send(tab)
    tab.wait_for_url("**/feedback/sent")
    number = NUMBER.search(tab.get_by_role("main").inner_text()).group()
    check_accessibility(tab)

    answer = "Есептеуіш жаңасына ауыстырылды."
    feedback(demo_directory, "reply", number, "--text", answer)
    tab.get_by_role("main").get_by_role("link", name=own.title).click()
    check_accessibility(tab)
    tab.get_by_role("main").get_by_role("link", name=number).click()
    expect(tab.get_by_role("main")).to_contain_text(answer)
    check_accessibility(tab)
    with tab.expect_download() as download:
        tab.get_by_role("link", name=re.compile(picture.name)).click()
    saved = download.value.path().read_bytes()
    assert saved.startswith(b"\x89PNG") and b"somebody" not in saved
    assert download.value.suggested_filename == f"{number}-1.png"

    tab.get_by_label(words.message, exact=True).fill("Рақмет")
    send(tab)
    expect(tab.get_by_role("status")).to_have_text(own.replySent)
    assert not is_scrolled_sideways(tab)
    assert number in feedback(demo_directory, "list")
    assert "Рақмет" in feedback(demo_directory, "show", number, "--files", str(tmp_path / "out"))
    assert (tmp_path / "out" / f"{number}-1.png").read_bytes() == saved
    feedback(demo_directory, "close", number)
    assert number not in feedback(demo_directory, "list")


def feedback(directory, *arguments):
    """What the operator's command prints, while the portal runs."""
    command = [str(KABINET), "feedback", *arguments, "--directory", str(directory)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
