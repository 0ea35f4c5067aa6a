"""nginx with TLS before a node, with the lines of docs/scaling.md: each of them does what it is there for."""

import http.client
import re
import socket
import ssl
import subprocess
import unittest
from types import SimpleNamespace
from urllib.parse import urlencode

from servers import PASSWORD, Place, free_port

NAME = "kabinet.example"
CUSTOMER = "customer@kabinet.example"
OWN_HEADERS = {
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


class ProxyTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = Place()
        cls.addClassCleanup(cls.place.close)
        cls.certificate = certificate = cls.place.path / "certificate"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={NAME}",
             "-addext", f"subjectAltName=DNS:{NAME}", "-keyout", f"{certificate}.key", "-out", f"{certificate}.pem"],
            check=True, capture_output=True)
        cls.authority = f"{certificate}.pem"
        data = cls.place.path / "data"
        cls.place.fill(data, [CUSTOMER], option="--directory")
        cls.node = cls.place.node(data, f"https://{NAME}", option="--directory")
        cls.port = free_port()
        cls.nginx = cls.place.nginx(cls.port, [cls.node], certificate)

    def shake_hands(self, name=NAME, version=None, ciphers=None, protocols=(), port=None):
        """A connection with TLS, or an `ssl.SSLError`."""
        context = ssl.create_default_context(cafile=self.authority)
        if version:
            context.minimum_version = context.maximum_version = version
        if ciphers:
            # This side accepts all: it is nginx that refuses.
            context.set_ciphers(f"{ciphers}:@SECLEVEL=0")
        if protocols:
            context.set_alpn_protocols(protocols)
        connection = socket.create_connection(("127.0.0.1", port or self.port), timeout=20)
        try:
            return context.wrap_socket(connection, server_hostname=name)
        except BaseException:
            connection.close()
            raise

    def ask(self, method, path, fields=None, host=NAME, cookies=None, length=None, port=None):
        connection = http.client.HTTPConnection(NAME)
        connection.sock = self.shake_hands(port=port)
        headers = {"Host": host, "Connection": "close"}
        if cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        if fields is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"https://{NAME}"}
        if length is not None:
            headers["Content-Length"] = str(length)
        try:
            connection.request(method, path, fields and urlencode(fields), headers)
            response = connection.getresponse()
            response.text = response.read().decode()
            return response
        finally:
            connection.close()

    def check_headers(self, response):
        """Each once, and no version."""
        for name, value in OWN_HEADERS.items():
            self.assertEqual(response.headers.get_all(name), [value], response.status)
        policies = response.headers.get_all("Content-Security-Policy")
        self.assertEqual(len(policies or []), 1)
        self.assertTrue(policies[0].startswith("default-src 'none'"))
        self.assertEqual(response.headers["Server"], "nginx")
        self.assertNotRegex(response.text, r"nginx/\d")

    def test_ciphers(self):
        for ciphers in ("ECDHE+AESGCM", "ECDHE+CHACHA20"):
            with self.subTest(ciphers), self.shake_hands(version=ssl.TLSVersion.TLSv1_2, ciphers=ciphers) as connection:
                self.assertRegex(connection.cipher()[0], "^ECDHE-RSA-(AES|CHACHA20)")
        with self.shake_hands(version=ssl.TLSVersion.TLSv1_3) as connection:
            self.assertEqual(connection.version(), "TLSv1.3")
        for ciphers in ("AES128-GCM-SHA256", "ECDHE-RSA-AES128-SHA256", "ECDHE-RSA-AES256-SHA", "DHE-RSA-AES128-GCM-SHA256"):
            with self.subTest(ciphers), self.assertRaisesRegex(ssl.SSLError, "handshake failure"):
                self.shake_hands(version=ssl.TLSVersion.TLSv1_2, ciphers=ciphers)
        with self.assertRaisesRegex(ssl.SSLError, "alert protocol version"):
            self.shake_hands(version=ssl.TLSVersion.TLSv1_1, ciphers="ALL")

    def test_http2(self):
        with self.shake_hands(protocols=["h2", "http/1.1"]) as connection:
            self.assertEqual(connection.selected_alpn_protocol(), "h2")
            fields = [(":method", "GET"), (":scheme", "https"), (":path", "/"), (":authority", NAME)]
            # Literal fields without an index (RFC 7541, 6.2.2).
            block = b"".join(
                b"\0" + bytes([len(name)]) + name.encode() + bytes([len(value)]) + value.encode() for name, value in fields)
            # The preface, our empty settings, then the headers of stream 1, which end it (RFC 9113, 4.1).
            connection.sendall(
                b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + frame(4, 0, 0) + frame(1, 5, 1, block))
            received = connection.makefile("rb")
            while True:
                header = received.read(9)
                payload = received.read(int.from_bytes(header[:3], "big"))
                if header[3] == 1:
                    # The indexed field ":status: 200".
                    self.assertEqual(payload[0], 0x88)
                    break

    def test_port_80_leads_to_https(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.nginx.plain_port, timeout=20)
        connection.request("GET", "/tariffs?lang=ru", headers={"Host": NAME})
        response = connection.getresponse()
        self.assertEqual((response.status, response.headers["Location"]), (308, f"https://{NAME}/tariffs?lang=ru"))
        self.assertEqual(response.headers["Server"], "nginx")
        connection.close()

    def test_unknown_names(self):
        with self.assertRaisesRegex(ssl.SSLError, "unrecognized name"):
            self.shake_hands("evil.example")
        with self.assertRaises(http.client.RemoteDisconnected):
            self.ask("GET", "/", host="evil.example")
        connection = http.client.HTTPConnection("127.0.0.1", self.nginx.plain_port, timeout=20)
        connection.request("GET", "/", headers={"Host": "evil.example"})
        with self.assertRaises(http.client.RemoteDisconnected):
            connection.getresponse()
        connection.close()

    def test_headers(self):
        """The portal's pages have them once, nginx's own have them too."""
        for path, status in {"/": 200, "/no-such-page": 404, "/accounts": 303}.items():
            response = self.ask("GET", path)
            self.assertEqual(response.status, status)
            self.check_headers(response)
        too_large = self.ask("POST", "/contacts", length=25 << 20)
        self.assertEqual(too_large.status, 413)
        self.check_headers(too_large)

    def test_no_node(self):
        port = free_port()
        self.addCleanup(self.place.nginx(port, [SimpleNamespace(port=free_port())], self.certificate).stop)
        gone = self.ask("GET", "/", port=port)
        self.assertEqual(gone.status, 502)
        self.check_headers(gone)

    def test_sign_in(self):
        """A customer gets in; who sends forms without end is stopped by nginx, and pages come all the same."""
        page = self.ask("GET", "/sign-in")
        cookies = dict(line.split(";")[0].split("=", 1) for line in page.headers.get_all("Set-Cookie"))
        self.assertTrue(all(name.startswith("__Host-") for name in cookies), cookies)
        token = re.search(r'name="form_token" value="(\w+)"', page.text)[1]
        fields = {"email": CUSTOMER, "password": PASSWORD, "form_token": token}
        signed_in = self.ask("POST", "/sign-in", fields, cookies=cookies)
        self.assertEqual((signed_in.status, signed_in.headers["Location"]), (303, "/accounts"))

        responses = [self.ask("POST", "/sign-in", {"email": CUSTOMER}) for _ in range(60)]
        # What has come from the portal before: an expired form, with a page of its own.
        stopped = [response for response in responses if "<center>nginx</center>" in response.text]
        self.assertTrue(stopped)
        self.assertEqual({response.status for response in stopped}, {429})
        self.check_headers(stopped[0])
        self.assertEqual(self.ask("GET", "/sign-in").status, 200)


def frame(kind, flags, stream, payload=b""):
    return len(payload).to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + payload


if __name__ == "__main__":
    unittest.main()
