"""Attacks on the program without a proxy before it: what they take is bounded, and others are served meanwhile."""

import http.client
import re
import socket
import sqlite3
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from servers import PASSWORD, Place, wait_until
from visitors import Browser

READER = "reader@kabinet.example"
CONNECTIONS, REQUESTS, CUSTOMERS = 200, 1000, 20
# What 128 connections may hold: sixteen requests and a response each, and what is read of the others before they are cut.
MEGABYTES = 150


class DoorsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = Place()
        cls.addClassCleanup(cls.place.close)
        cls.data = cls.place.path / "data"
        cls.place.fill(cls.data, [READER], option="--directory")
        cls.node = cls.place.node(cls.data, option="--directory", proxies=None)

    def memory(self):
        """The most that the program has had since `forget`, in MB."""
        status = Path(f"/proc/{self.node.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) / 1024

    def connect(self, address):
        connection = socket.create_connection(("127.0.0.1", self.node.port), timeout=20, source_address=(address, 0))
        return connection

    def ended(self, connection):
        """Whether the program has closed it: what has arrived is read first."""
        connection.settimeout(0.01)
        try:
            while connection.recv(1 << 16):
                pass
            return True
        except TimeoutError:
            return False
        except OSError:
            return True

    def request(self, path="/"):
        return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.node.port}\r\n\r\n".encode()

    def test_who_does_not_read(self):
        """Hundreds of connections that send a thousand requests each and read nothing."""
        reader = Browser(self.node.port, "127.0.0.2")
        self.assertEqual(reader.sign_in(READER).status, 303)
        before, flood = self.memory(), self.request("/tariffs") * REQUESTS
        connections, longest = [], 0
        for _ in range(CONNECTIONS):
            connection = self.connect("127.0.0.3")
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.settimeout(0.5)
            try:
                connection.sendall(flood)
            except OSError:
                # The program has closed it or does not read on.
                pass
            connections.append(connection)
            if len(connections) % 20 == 0:
                answer = reader.get("/accounts")
                self.assertEqual(answer.status, 200)
                longest = max(longest, answer.took)
        after = self.memory()
        print(f"\n{CONNECTIONS} connections with {REQUESTS} requests each: {before:.0f} MB, then {after:.0f} MB; "
              f"another's page took at most {longest * 1000:.0f} ms")
        self.assertLess(after, before + MEGABYTES)
        wait_until(lambda: all(map(self.ended, connections)), "the end of all connections", 60)
        self.assertEqual(reader.get("/accounts").status, 200)

    def test_connections_of_an_address(self):
        """So many of one address; another has its own, and a place is free again once it is left."""
        connections = [self.connect("127.0.0.4") for _ in range(140)]
        wait_until(lambda: sum(map(self.ended, connections)) >= 12, "the end of twelve connections")
        self.assertEqual(Browser(self.node.port, "127.0.0.5").get("/").status, 200)
        for connection in connections:
            connection.close()
        wait_until(lambda: Browser(self.node.port, "127.0.0.4").get("/") is not None, "a place")

    def statuses(self, request):
        """Of all that is answered until the connection ends, or nothing comes any more."""
        with self.connect("127.0.0.7") as connection:
            connection.sendall(request)
            connection.settimeout(20)
            received = b""
            while data := connection.recv(1 << 16):
                received += data
        return [int(status) for status in re.findall(rb"HTTP/1\.[01] (\d+)", received)]

    def test_refused(self):
        """What a proxy may understand in another way, and what nobody would answer, ends at once."""
        host = f"Host: 127.0.0.1:{self.node.port}\r\n"
        form = "Content-Type: application/x-www-form-urlencoded\r\n"
        for request in [
            f"POST /sign-in HTTP/1.0\r\n{host}{form}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            f"POST /sign-in HTTP/1.1\r\n{host}{form}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
            f"GET http://evil.example/sign-in HTTP/1.1\r\n{host}\r\n",
            f"CONNECT 127.0.0.1:{self.node.port} HTTP/1.1\r\n{host}\r\n",
            f"POST /sign-in HTTP/1.1\r\n{host}{form}Expect: a miracle\r\nContent-Length: 0\r\n\r\n",
        ]:
            with self.subTest(request):
                self.assertEqual(self.statuses(request.encode()), [400])

    def test_continue(self):
        """Who waits to be asked for a body is asked."""
        close = "Connection: close\r\n"
        form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\nExpect: 100-continue\r\n"
        with self.connect("127.0.0.8") as connection:
            connection.sendall(
                f"POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1:{self.node.port}\r\n{form}{close}\r\n".encode())
            self.assertEqual(connection.recv(1 << 16), b"HTTP/1.1 100 Continue\r\n\r\n")
            connection.sendall(b"a=b")
            self.assertIn(b"HTTP/1.1 422", connection.recv(1 << 16))

    def test_pipelined(self):
        """Some requests at once are answered in their order."""
        with self.connect("127.0.0.6") as connection:
            connection.sendall(self.request("/") + self.request("/sign-in") + self.request("/no-such-page"))
            received = b""
            while received.count(b"HTTP/1.1 ") < 3:
                received += connection.recv(1 << 16)
        statuses = re.findall(rb"HTTP/1\.1 (\d+)", received)
        self.assertEqual(statuses, [b"200", b"200", b"404"])


class SignInDoorsTest(unittest.TestCase):
    """Through a proxy, which tells from where visitors come."""

    @classmethod
    def setUpClass(cls):
        cls.place = Place()
        cls.addClassCleanup(cls.place.close)
        cls.data = cls.place.path / "data"
        cls.customers = [f"customer{number}@kabinet.example" for number in range(CUSTOMERS)]
        cls.place.fill(cls.data, cls.customers, option="--directory")
        cls.node = cls.place.node(cls.data, option="--directory")

    def stranger(self, address):
        browser = Browser(self.node.port)
        browser.address = {"X-Forwarded-For": address}
        page = browser.get("/sign-in", headers=browser.address)
        browser.token = re.search(r'name="form_token" value="(\w+)"', page.body)[1]
        return browser

    def sign_in(self, browser, email, password=PASSWORD, address=None):
        fields = {"email": email, "password": password, "form_token": browser.token}
        headers = {"X-Forwarded-For": address} if address else browser.address
        return browser.ask("POST", "/sign-in", fields, headers, timeout=60).status

    def failures(self):
        with sqlite3.connect(f"file:{self.data}/portal.sqlite?mode=ro", uri=True) as database:
            return database.execute("SELECT COUNT(*) FROM sign_in_failure").fetchone()[0]

    def test_flood_of_a_network(self):
        """Guesses from all of a /48 at once: they have to wait, and customers elsewhere get in at the first try."""
        def guess(number):
            stranger = self.stranger("2001:db8::1")
            addresses = [f"2001:db8:0:{number * 16 + each:x}::1" for each in range(16)]
            return [self.sign_in(stranger, f"{address}@kabinet.example", "wrong", address) for address in addresses]

        with ThreadPoolExecutor(64) as threads:
            flood = [threads.submit(guess, number) for number in range(64)]
            customers = []
            for number, email in enumerate(self.customers):
                customers.append(self.sign_in(self.stranger(f"192.0.2.{number + 1}"), email))
            statuses = [status for each in flood for status in each.result()]
        counts = {status: statuses.count(status) for status in set(statuses)}
        print(f"\n{len(statuses)} guesses from a /48: {counts}; {self.failures()} rows")
        self.assertEqual(customers, [303] * CUSTOMERS)
        self.assertLessEqual(set(counts), {422, 429, 503})
        # After eighty there is one or two whenever a wait has ended.
        self.assertLess(counts[422], len(statuses) / 4)
        self.assertLessEqual(self.failures(), 5 * counts[422])

    def test_shared_address(self):
        """One who signs in keeps nobody else at the address waiting, whatever failed there before."""
        address = "198.51.100.1"
        for number in range(20):
            self.assertEqual(self.sign_in(self.stranger(address), f"nobody{number}@kabinet.example", "wrong"), 422)
        first, *others = self.customers[:6]
        wait_until(lambda: self.sign_in(self.stranger(address), first) == 303, "the end of the wait", 60)
        self.assertEqual([self.sign_in(self.stranger(address), email) for email in others], [303] * len(others))

    def test_files_of_one_customer(self):
        """One asks for forty archives at once: some are made, the others refused; another customer gets one."""
        def archives(browser, count):
            with ThreadPoolExecutor(count) as threads:
                return list(threads.map(lambda _: self.archive(browser), range(count)))

        reader, other = Browser(self.node.port), Browser(self.node.port)
        self.assertEqual(reader.sign_in(self.customers[0]).status, 303)
        self.assertEqual(other.sign_in(self.customers[1]).status, 303)
        with ThreadPoolExecutor(1) as threads:
            flood = threads.submit(archives, reader, 40)
            self.assertEqual(self.archive(other), 200)
            statuses = flood.result()
        self.assertLessEqual(set(statuses), {200, 429})
        self.assertGreaterEqual(statuses.count(200), 6)
        self.assertEqual(self.archive(reader), 200)

    def archive(self, browser):
        """By a connection of its own, with the cookies of a browser."""
        cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
        connection = http.client.HTTPConnection("127.0.0.1", self.node.port, timeout=60)
        connection.request("GET", "/settings/data/archive.zip", headers={"Cookie": cookies})
        with connection.getresponse() as response:
            response.read()
            return response.status


if __name__ == "__main__":
    unittest.main()
