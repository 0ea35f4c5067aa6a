"""Two roles of PostgreSQL, made by the lines of docs/scaling.md: one owns the tables, the other serves."""

import re
import subprocess
import unittest

from servers import KABINET, ROOT, Place, free_port
from visitors import Browser

CUSTOMER = "customer@kabinet.example"


class RolesTest(unittest.TestCase):
    def setUp(self):
        self.place = Place()
        self.addCleanup(self.place.close)
        self.server = self.place.postgresql("database", "postgres").create().start()
        shown = (ROOT / "docs/scaling.md").read_text(encoding="utf-8")
        self.psql(self.server.address, re.search(r"```sql\n(CREATE ROLE.*?)```", shown, re.DOTALL)[1])

    def psql(self, address, words, check=True):
        return subprocess.run(
            [self.server.PROGRAMS / "psql", "--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1", address],
            input=words, check=check, capture_output=True, text=True)

    def address(self, role):
        return f"host=127.0.0.1 port={self.server.port} user={role} dbname=kabinet"

    def test_roles(self):
        early = subprocess.run(
            [KABINET, "serve", "--database", self.address("kabinet"), "--listen", f"127.0.0.1:{free_port()}"],
            capture_output=True, text=True, timeout=60)
        self.assertNotEqual(early.returncode, 0)
        self.assertIn("may use no schema", early.stderr)

        self.place.kabinet("migrate", "--database", self.address("kabinet_owner"), "--serve-role", "kabinet")
        self.place.fill(self.address("kabinet"), [CUSTOMER])
        node = self.place.node(self.address("kabinet"))
        browser = Browser(node.port)
        self.assertEqual(browser.sign_in(CUSTOMER).status, 303)
        self.assertEqual(browser.get("/accounts").status, 200)

        for words in ("DROP TABLE session", "ALTER TABLE session ADD COLUMN other INT", "CREATE TABLE other (id INT)"):
            refused = self.psql(self.address("kabinet"), words, check=False)
            self.assertRegex(refused.stderr, "must be owner|permission denied", words)


if __name__ == "__main__":
    unittest.main()
