"""A bill by e-mail: subscribing, a corrected batch, the letters that the demo writes as files, and the end from a letter."""

import csv
import json
import subprocess
import urllib.request
import uuid

from playwright.sync_api import expect

from conftest import KABINET
from portal import FOREIGN_ACCOUNT, ROOT, is_scrolled_sideways, texts
from test_own_account import fresh_address, letters, link_foreign_account, register, submit  # noqa: F401

# The others are in the snapshots of letters and pages: an address may register only so often in an hour.
LANGUAGE = "kk"
LAST_MONTH = "2019-09"


def test_from_subscribing_to_the_end_from_a_letter(new_tab, letters, demo_directory, tmp_path):  # noqa: F811
    words, tab = texts(LANGUAGE), new_tab(360)
    address = fresh_address()
    register(tab, letters, LANGUAGE, address)
    link_foreign_account(tab)
    # Right after linking.
    tab.get_by_role("main").get_by_role("link", name=words.electronicBill.subscribeTitle).first.click()
    expect(tab.get_by_role("main")).to_contain_text(address)
    submit(tab)
    expect(tab.get_by_role("status")).to_have_text(words.electronicBill.subscribed)
    assert not is_scrolled_sideways(tab)

    bill = letters.message(address, "electronic-bill")
    assert bill.get_body(("html",)).get_content().startswith("<!DOCTYPE html>")
    assert [part.get_content_type() for part in bill.iter_attachments()] == ["application/pdf"]
    assert next(bill.iter_attachments()).get_content().startswith(b"%PDF-")
    assert words.billLetters.toPay in bill.get_body(("plain",)).get_content()
    assert bill["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

    corrected_batch(tmp_path, demo_directory, due="2019-11-10")
    corrected = letters.message(address, "corrected-bill")
    assert words.billLetters.correctedSubject.split(":")[0] in corrected["subject"]

    visitor = new_tab(360)
    visitor.goto(next(line for line in letters.lines(corrected) if "/unsubscribe/" in line))
    expect(visitor.get_by_role("heading", level=1)).to_have_text(words.electronicBill.stopTitle)
    tab.goto("/settings/electronic-bill")
    expect(tab.get_by_role("main")).to_contain_text(words.electronicBill.on)
    submit(visitor)
    expect(visitor.get_by_role("heading", level=1)).to_have_text(words.electronicBill.stoppedTitle)
    assert not is_scrolled_sideways(visitor)
    tab.reload()
    expect(tab.get_by_role("main")).to_contain_text(words.electronicBill.off)

    # As a mail provider does it, once more: no cookie, no page.
    one_click = bill["List-Unsubscribe"].strip("<>")
    request = urllib.request.Request(one_click, b"List-Unsubscribe=One-Click", method="POST")
    assert urllib.request.urlopen(request, timeout=10).status == 200


def corrected_batch(folder, demo_directory, due):
    """Imports the due day of the foreign account's bill anew, into the running demo."""
    with (ROOT / "Demo/bills.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    row = next(row for row in rows if row["account"] == FOREIGN_ACCOUNT and row["month"] == LAST_MONTH)
    import_row(folder, demo_directory, "bills.csv", row | {"due": due})


def import_row(folder, demo_directory, name, row):
    """Imports an update of the demo's batch with one row of one file."""
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, row.keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerow(row)
    manifest = json.loads((ROOT / "Demo/manifest.json").read_text(encoding="utf-8"))
    manifest |= {"batch": f"demo-2019-10-16-{uuid.uuid4().hex[:8]}", "kind": "update"}
    manifest["files"] = [{"name": name, "rows": 1}]
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    command = [KABINET, "import", folder, "--directory", demo_directory]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
