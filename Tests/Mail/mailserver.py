"""A mail server on loopback that keeps what it gets, and misbehaves as a test wants."""

import asyncio
import email
import email.policy
import ssl
import subprocess
import threading

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

from servers import free_port

USER, PASSWORD = "kabinet", "a password of the mail server"


class Box:
    """The messages that the server has taken."""

    def __init__(self):
        self.raw, self.recipients, self.lock = [], [], threading.Lock()
        # By recipient: the answer to RCPT, or to the content.
        self.refusals, self.content_refusals = {}, {}
        # Breaks the connection instead of answering, after it has kept so many messages of a recipient.
        self.breaks_off, self.hangs = set(), False
        self.logins = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.hangs:
            await asyncio.sleep(3600)
        if address in self.refusals:
            return self.refusals[address]
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 ok"

    async def handle_DATA(self, server, session, envelope):
        recipient = envelope.rcpt_tos[0]
        if recipient in self.content_refusals:
            return self.content_refusals[recipient]
        with self.lock:
            self.raw.append(envelope.content)
            self.recipients.append(recipient)
        if recipient in self.breaks_off:
            self.breaks_off.discard(recipient)
            server.transport.abort()
        return "250 2.0.0 kept"

    def check_login(self, server, session, envelope, mechanism, data):
        self.logins += 1
        right = isinstance(data, LoginPassword) and (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=right, handled=True if right else False)

    # Not a property: aiosmtpd looks at each of them for each connection.
    def messages(self):
        with self.lock:
            return [email.message_from_bytes(raw, policy=email.policy.default) for raw in self.raw]


class Server:
    def __init__(self, port=None, certificate=None, asks_login=False):
        self.box, self.port = Box(), port or free_port()
        context = None
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
        self.controller = Controller(
            self.box, hostname="127.0.0.1", port=self.port,
            tls_context=context, require_starttls=bool(context), auth_required=asks_login,
            authenticator=self.box.check_login if asks_login else None, timeout=3600)
        self.controller.start()

    def stop(self):
        self.controller.stop()


def make_certificate(folder, host):
    """A certificate that signs itself, and its key."""
    paths = folder / f"{host}.crt", folder / f"{host}.key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={host}", "-addext",
         f"subjectAltName=DNS:{host}", "-out", paths[0], "-keyout", paths[1]], check=True, capture_output=True)
    return paths
