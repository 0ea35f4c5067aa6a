"""The database goes, and comes back: the site says so, and comes back by itself."""

import signal
import time
import unittest
from concurrent.futures import ThreadPoolExecutor
from itertools import product

from servers import Place, get, wait_until
from visitors import LANGUAGES, Browser

CUSTOMER = "customer@kabinet.example"
PAGES = ("/", "/accounts", "/tariffs", "/sign-in", "/no-such-page")


class DatabaseGoneTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = Place()
        cls.addClassCleanup(cls.place.close)
        cls.server = cls.place.postgresql("database").create().start()
        cls.place.fill(cls.server.address, [CUSTOMER])
        cls.node = cls.place.node(cls.server.address)
        cls.visitor = Browser(cls.node.port)
        assert cls.visitor.sign_in(CUSTOMER).status == 303

    def check_that_it_is_gone(self, how):
        with ThreadPoolExecutor(16) as threads:
            slowest = max(threads.map(lambda asked: self.check_page(*asked), product(LANGUAGES, PAGES)))
        anybody = Browser(self.node.port)
        self.assertTrue(anybody.get("/").says("unavailable", "kk"))
        anybody.leave()
        self.assertEqual(get(self.node.address + "/health/ready")[0], 503)
        self.assertEqual(get(self.node.address + "/health/live")[0], 200)
        print(f"\n{how}: the slowest page in {slowest:.2f} s", end="")

    def check_page(self, language, path):
        browser = Browser(self.node.port)
        browser.cookies = self.visitor.cookies | {"language": language}
        answer = browser.get(path)
        browser.leave()
        # That there is no such page is known without a database.
        self.assertEqual(answer.status, 404 if path == "/no-such-page" else 503)
        self.assertTrue(answer.says("notFound" if answer.status == 404 else "unavailable", language), answer.body[:300])
        self.assertIn(f'<html lang="{language}"', answer.body)
        return answer.took

    def check_that_it_is_back(self):
        start = time.monotonic()
        wait_until(lambda: self.visitor.get("/accounts").status == 200, "the site",)
        print(f", back {time.monotonic() - start:.2f} s after the database")
        self.assertEqual(get(self.node.address + "/health/ready")[0], 200)

    def test_stopped(self):
        self.server.stop()
        self.check_that_it_is_gone("database stopped")
        self.server.start()
        self.check_that_it_is_back()

    def test_stalled(self):
        self.server.signal(signal.SIGSTOP)
        self.addCleanup(self.server.signal, signal.SIGCONT)
        self.check_that_it_is_gone("database stalled")
        self.server.signal(signal.SIGCONT)
        self.check_that_it_is_back()


if __name__ == "__main__":
    unittest.main()
