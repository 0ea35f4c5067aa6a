"""Letters on their way to a mail server: what arrives, and what happens when the server does not want them."""

import base64
import re
import subprocess

import dkim
import pytest
from conftest import wait_until
from mailserver import PASSWORD, USER, Server, make_certificate
from servers import free_port


@pytest.fixture
def server():
    servers = []

    def start(**options):
        servers.append(Server(**options))
        return servers[-1]

    yield start
    for each in servers:
        each.stop()


def plain(server):
    return {"mail_server": f"127.0.0.1:{server.port}", "mail_security": "none"}


def arrived(server, count):
    wait_until(lambda: len(server.box.raw) >= count, f"{count} letters")


def is_postponed(portal):
    """The last letter was tried once, and there is an answer."""
    return re.search(r"  tried 1  next \S+ \S+  \S", portal.outbox()[-1])


def everything_is_sent(portal):
    return portal.outbox()[0].startswith("0 wait")


@pytest.mark.parametrize("kind", ["rsa:2048", "ed25519"])
def test_a_letter_arrives_whole_and_signed(portal, server, tmp_path, kind):
    key, selector = tmp_path / "dkim.pem", "mail2019"
    algorithm, _, size = kind.partition(":")
    more = ["-pkeyopt", f"rsa_keygen_bits:{size}"] if size else []
    subprocess.run(["openssl", "genpkey", "-algorithm", algorithm, *more, "-out", key], check=True, capture_output=True)
    receiving = server()
    portal.serve(
        **plain(receiving), mail_sender='Үлгі жеткізуші <no-reply@kabinet.example>', mail_reply_to="office@kabinet.example",
        mail_dkim_key=key, mail_dkim_selector=selector)
    portal.invite("a@example.kz")
    arrived(receiving, 1)
    message, = receiving.box.messages()
    assert message["From"].addresses[0].display_name == "Үлгі жеткізуші"
    assert message["From"].addresses[0].addr_spec == "no-reply@kabinet.example"
    assert message["Reply-To"].addresses[0].addr_spec == "office@kabinet.example"
    assert message["To"].addresses[0].addr_spec == "a@example.kz"
    assert message["Subject"] == "Сізге жеке кабинет ашылды"
    assert message["Date"].datetime
    assert not message.defects and all(not part.defects for part in message.walk())
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/alternative", "text/plain", "text/html"]
    assert "жеке кабинет ашты" in message.get_body(("plain",)).get_content()
    assert "<html lang=\"kk\">" in message.get_body(("html",)).get_content()
    assert [line for line in receiving.box.raw[0].split(b"\r\n") if len(line) > 78] == []

    public = subprocess.run(
        ["openssl", "pkey", "-in", key, "-pubout", "-outform", "DER"], check=True, capture_output=True).stdout
    data = base64.b64encode(public[-32:] if algorithm == "ed25519" else public).decode()
    record = f"v=DKIM1; k={algorithm}; p={data}".encode()

    def dns(name, timeout=5):
        return record if name == f"{selector}._domainkey.kabinet.example.".encode() else None

    assert dkim.verify(receiving.box.raw[0], dnsfunc=dns)
    assert not dkim.verify(receiving.box.raw[0].replace(b"Subject: ", b"Subject: x"), dnsfunc=dns)
    assert record.decode() in portal.run("doctor", "--settings", portal.folder / "settings")


def test_starttls_and_login(portal, server, tmp_path):
    certificate = make_certificate(tmp_path, "localhost")
    receiving = server(certificate=certificate, asks_login=True)
    password = tmp_path / "password"
    password.write_text(PASSWORD + "\n")
    portal.invite("a@example.kz")
    portal.serve(
        mail_server=f"localhost:{receiving.port}", mail_user=USER, mail_password_file=password,
        mail_certificates=certificate[0])
    arrived(receiving, 1)
    assert "mail server  localhost" in portal.run("doctor", "--settings", portal.folder / "settings")
    assert PASSWORD not in portal.log.read_text()


@pytest.mark.parametrize("wrong", ["signer", "host", "password"])
def test_a_server_that_is_not_ours_gets_neither_password_nor_letter(portal, server, tmp_path, wrong):
    certificate = make_certificate(tmp_path, "elsewhere.example" if wrong == "host" else "localhost")
    receiving = server(certificate=certificate, asks_login=True)
    portal.invite("a@example.kz")
    trust = {} if wrong == "signer" else {"mail_certificates": certificate[0]}
    password = tmp_path / "password"
    password.write_text("another" if wrong == "password" else PASSWORD)
    portal.serve(mail_server=f"localhost:{receiving.port}", mail_user=USER, mail_password_file=password, **trust)
    wait_until(lambda: "mail server cannot be used" in portal.log.read_text(), "the error in the log")
    assert (receiving.box.raw, receiving.box.logins > 0) == ([], wrong == "password")
    assert portal.outbox()[0] == "1 wait, 0 of them were tried; 0 failed."


def test_refusals(portal, server):
    receiving = server()
    box = receiving.box
    box.refusals = {"gone@example.kz": "550 5.1.1 no such user", "full@example.kz": "452 4.2.2 mailbox full"}
    box.content_refusals = {"spam@example.kz": "554 5.7.1 looks like spam"}
    others = [f"customer-{number}@example.kz" for number in range(30)]
    portal.invite("gone@example.kz", "full@example.kz", "spam@example.kz", *others)
    portal.serve(**plain(receiving))
    arrived(receiving, len(others))
    wait_until(lambda: portal.outbox()[0] == "1 wait, 1 of them were tried; 2 failed.", "what is left")
    lines = "\n".join(portal.outbox())
    for words in ("550 5.1.1 no such user", "452 4.2.2 mailbox full", "554 5.7.1 looks like spam"):
        assert words in lines
    assert {message["To"].addresses[0].addr_spec for message in box.messages()} == set(others)
    box.refusals, box.content_refusals = {}, {}
    assert portal.run("outbox", "retry").startswith("2 letters")
    arrived(receiving, len(others) + 2)


def test_a_server_that_hangs_is_left(portal, server):
    receiving = server()
    receiving.box.hangs = True
    portal.invite("a@example.kz")
    portal.serve(**plain(receiving), mail_timeout=1)
    wait_until(lambda: is_postponed(portal), "the end of the attempt")
    receiving.box.hangs = False
    number = portal.outbox()[1].split()[0]
    portal.run("outbox", "retry", number)
    arrived(receiving, 1)


def test_a_letter_whose_answer_was_lost_is_repeated_with_the_same_id(portal, server):
    receiving = server()
    receiving.box.breaks_off = {"a@example.kz"}
    portal.invite("a@example.kz")
    portal.serve(**plain(receiving))
    wait_until(lambda: is_postponed(portal), "the end of the attempt")
    portal.run("outbox", "retry", portal.outbox()[1].split()[0])
    arrived(receiving, 2)
    assert len({message["Message-ID"] for message in receiving.box.messages()}) == 1


def test_letters_wait_until_the_server_is_there(portal, server):
    portal.invite("a@example.kz", "b@example.kz")
    port = free_port()
    portal.serve(mail_server=f"127.0.0.1:{port}", mail_security="none")
    wait_until(lambda: "mail server cannot be used" in portal.log.read_text(), "the error in the log")
    receiving = server(port=port)
    arrived(receiving, 2)
    wait_until(lambda: everything_is_sent(portal), "an empty outbox")
