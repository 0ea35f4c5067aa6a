"""Two nodes on one database behind nginx: they share nothing else, and one may go at any moment."""

import html
import json
import re
import shutil
import signal
import socket
import time
import unittest

from servers import STARTS_WITHIN, Place, free_port, get, wait_until
from visitors import LANGUAGES, TEXTS, Browser, Crowd

CUSTOMERS = [f"customer-{number}@kabinet.example" for number in range(6)]


class NodesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = Place()
        cls.addClassCleanup(cls.place.close)
        cls.server = cls.place.postgresql("database").create().start()
        cls.place.fill(cls.server.address, CUSTOMERS)
        cls.port = free_port()

    def setUp(self):
        self.nodes = [self.place.node(self.server.address, f"http://127.0.0.1:{self.port}") for _ in range(2)]
        self.addCleanup(lambda: [node.stop() for node in self.nodes])

    def before_both(self):
        nginx = self.place.nginx(self.port, self.nodes)
        self.addCleanup(nginx.stop)

    def test_a_visitor_may_go_from_node_to_node(self):
        """Form, session, language, files: what one node gave, the other takes."""
        visitor, (first, second) = Browser(self.nodes[0].port), self.nodes

        def go(node):
            visitor.leave()
            visitor.port = node.port

        page = visitor.get("/sign-in?lang=ru")
        token = re.search(r'name="form_token" value="(\w+)"', page.body)[1]
        go(second)
        signed_in = visitor.ask(
            "POST", "/sign-in",
            {"email": CUSTOMERS[0], "password": "two-nodes-and-a-replica", "form_token": token})
        self.assertEqual((signed_in.status, signed_in.location), (303, "/accounts"))
        go(first)
        self.assertEqual(visitor.get("/accounts").status, 200)

        elsewhere = Browser(second.port)
        self.assertEqual(elsewhere.sign_in(CUSTOMERS[0]).status, 303)
        self.assertEqual(elsewhere.cookies["language"], "ru")

        style = re.search(r'href="(/[^"]+\.css[^"]*)"', page.body)[1]
        self.assertEqual(get(first.address + style), get(second.address + style))

        accounts = visitor.get("/accounts")
        token = re.search(r'name="form_token" value="(\w+)"', accounts.body)[1]
        self.assertEqual(visitor.ask("POST", "/sign-out", {"form_token": token}).status, 303)
        go(second)
        self.assertEqual(visitor.get("/accounts").status, 303)

    def test_limits_count_on_all_nodes(self):
        """Three guesses are free, wherever they are made."""
        words = TEXTS["kk"]["signIn"]["tooMany"].split(".")[0]
        has_to_wait = []
        for number in range(6):
            guesser = Browser(self.nodes[number % 2].port, "127.0.7.1")
            has_to_wait.append(words in html.unescape(guesser.sign_in(CUSTOMERS[5], "wrong").body))
            guesser.leave()
        self.assertEqual(has_to_wait, [False, False, False, True, True, True])

    def test_a_batch_shows_on_all_nodes_at_once(self):
        def contacts():
            return ["Жаңа кеңсе" in get(node.address + "/contacts")[1] for node in self.nodes]

        self.assertEqual(contacts(), [False, False])
        batch = self.place.path / "next-batch"
        shutil.copytree(self.place.path / "batch", batch)
        manifest = json.loads((batch / "manifest.json").read_text())
        (batch / "manifest.json").write_text(json.dumps(manifest | {"batch": "the-next"}))
        offices = (batch / "offices.csv").read_text().splitlines()
        names = offices[0].split(",")
        values = offices[1].split(",")
        values[names.index("name_kk")] = "Жаңа кеңсе"
        (batch / "offices.csv").write_text("\n".join([offices[0], ",".join(values), *offices[2:], ""]))
        self.place.kabinet("import", "--database", self.server.address, batch)
        self.assertEqual(contacts(), [True, True])

    def test_a_node_is_killed_under_load(self):
        self.go_under_load(signal.SIGKILL)

    def test_a_node_is_stopped_under_load(self):
        unanswered = self.go_under_load(signal.SIGTERM)
        self.assertEqual(unanswered, 0)
        self.assertEqual(self.nodes[0].process.wait(timeout=10), 0)

    def go_under_load(self, number):
        """Pages go on without a single failure; of the forms under way at that moment some may have no answer.
        Returns how many had none."""
        self.before_both()
        pages, forms, sessions = [], [], []
        # Of each changer the languages that may be stored: the last one confirmed, and those without an answer since.
        possible = {}

        def reader(email):
            browser = Browser(self.port)
            self.assertEqual(browser.sign_in(email).status, 303)
            turn = iter(range(10**9))

            def read():
                language = LANGUAGES[next(turn) % 3]
                answer = browser.get(f"/accounts?lang={language}")
                pages.append((answer and answer.status, answer.took if answer else 0))

            return read

        def changer(email):
            browser = Browser(self.port)
            self.assertEqual(browser.sign_in(email).status, 303)
            turn = iter(range(10**9))

            def change():
                language = LANGUAGES[next(turn) % 3]
                answer = browser.choose_language(language)
                forms.append(answer.status if answer else None)
                possible[email] = {language} if forms[-1] == 303 else possible.get(email, set()) | {language}

            return change

        def comer():
            browser = Browser(self.port, "127.0.7.2")
            answer = browser.sign_in(CUSTOMERS[4])
            forms.append(answer.status if answer else None)
            if answer and answer.status == 303:
                sessions.append(browser)

        with Crowd(*map(reader, CUSTOMERS[:3]), changer(CUSTOMERS[3]), comer):
            time.sleep(1.5)
            before = len(pages)
            self.nodes[0].signal(number)
            time.sleep(3)

        unanswered = [status for status in forms if status != 303]
        print(f"\n{signal.Signals(number).name}: {before} pages before, {len(pages) - before} after, the slowest in "
              f"{max(took for _, took in pages):.2f} s; {len(forms)} forms, {len(unanswered)} without an answer")
        self.assertEqual({status for status, _ in pages}, {200})
        self.assertGreater(len(pages), 1.5 * before)
        self.assertLessEqual(len(unanswered), 2)
        for browser in sessions:
            self.assertEqual(browser.get("/accounts").status, 200)
            browser.leave()
        kept = dict(line.split("|") for line in self.server.ask("SELECT email, language FROM customer"))
        for email, languages in possible.items():
            self.assertIn(kept[email], languages)
        return len(unanswered)


class StoppingTest(unittest.TestCase):
    """SIGTERM: no new connections, an end to what is under way, and an end in time."""

    def setUp(self):
        self.place = Place()
        self.addCleanup(self.place.close)
        self.server = self.place.postgresql("database").create().start()
        self.node = self.place.node(self.server.address)

    def begin_slow_form(self):
        connection = socket.create_connection(("127.0.0.1", self.node.port))
        connection.sendall(
            f"POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1:{self.node.port}\r\nContent-Length: 9\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n\r\nemail".encode())
        self.addCleanup(connection.close)
        # So that it is under way for sure: what came later has been answered.
        get(self.node.address + "/health/live")
        return connection

    def is_listening(self):
        try:
            socket.create_connection(("127.0.0.1", self.node.port), timeout=1).close()
            return True
        except (ConnectionRefusedError, ConnectionResetError):
            # Reset: it ended while this connection stood in its queue.
            return False

    def stop_listening(self):
        """Tells the node to end; returns when that was."""
        start = time.monotonic()
        self.node.signal(signal.SIGTERM)
        wait_until(lambda: not self.is_listening(), "the end of listening")
        return start

    def test_a_request_under_way_is_answered(self):
        connection = self.begin_slow_form()
        start = self.stop_listening()
        time.sleep(2)
        self.assertIsNone(self.node.process.poll())
        connection.sendall(b"=a&b")
        answer = b""
        while part := connection.recv(65536):
            answer += part
        self.assertTrue(answer.startswith(b"HTTP/1.1 200") or answer.startswith(b"HTTP/1.1 4"), answer[:100])
        self.assertTrue(answer.rstrip().endswith(b"</html>"))
        self.assertEqual(self.node.process.wait(timeout=STARTS_WITHIN), 0)
        print(f"\nSIGTERM with a request under way: gone after {time.monotonic() - start:.1f} s")

    def test_one_that_never_ends_is_not_waited_for(self):
        self.begin_slow_form()
        start = self.stop_listening()
        self.node.process.wait(timeout=STARTS_WITHIN)
        print(f"\nSIGTERM with a request that never ends: gone after {time.monotonic() - start:.1f} s")


if __name__ == "__main__":
    unittest.main()
