"""Visitors under whose eyes a primary goes: they write all the time, and remember what the site has told them."""

import hashlib
import time

from visitors import LANGUAGES, Browser, Crowd

CHANGERS = [f"changer-{number}@kabinet.example" for number in range(6)]
COMERS = [f"comer-{number}@kabinet.example" for number in range(2)]


class Changer:
    """Signed in, changes the language as fast as it can. What may stand in the database: what was confirmed last, and
    what was asked for since and may have happened. Where the site says that it has not happened, it must not."""

    def __init__(self, port, email, told, pause=0, patience=4):
        self.email, self.told, self.pause, self.patience, self.turn = email, told, pause, patience, 0
        self.browser = Browser(port)
        assert self.browser.sign_in(email).status == 303
        self.possible, self.counts = {None}, {"confirmed": 0, "refused": 0, "uncertain": 0}

    def __call__(self):
        self.turn += 1
        language, shown = LANGUAGES[self.turn % 3], self.browser.cookies.get("language", "kk")
        answer = self.browser.choose_language(language)
        if answer is None or answer.status in (502, 504):
            outcome = "uncertain"
        elif answer.status == 503:
            outcome = "uncertain" if answer.says("uncertain", shown) else "refused"
            assert outcome == "uncertain" or answer.says("unavailable", shown), answer.body[:500]
            assert answer.took < self.patience, answer.took
        else:
            assert answer.status == 303, f"{self.email}: {answer.status}"
            outcome = "confirmed"
            self.told.append(time.monotonic())
        self.counts[outcome] += 1
        if outcome == "confirmed":
            self.possible = {language}
        elif outcome == "uncertain":
            self.possible.add(language)
        time.sleep(self.pause if outcome == "confirmed" else 0.02)


class Comer:
    """Signs in, each time with a browser of its own. Every session that was given must be there."""

    def __init__(self, port, email, told, origin, pause=0):
        self.port, self.email, self.told, self.origin, self.pause = port, email, told, origin, pause
        self.given, self.tries = [], 0

    def __call__(self):
        browser = Browser(self.port, self.origin)
        self.tries += 1
        answer = browser.sign_in(self.email)
        if answer and answer.status == 303:
            self.given.append(browser.cookies["session"])
            self.told.append(time.monotonic())
        browser.leave()
        time.sleep(self.pause)


class Guesser:
    """A wrong password, each time of somebody else from elsewhere: counts once, however often it was tried inside."""

    def __init__(self, port):
        self.port, self.told, self.untold, self.number = port, [], [], 0

    def __call__(self):
        self.number += 1
        email = f"nobody-{self.number}@kabinet.example"
        number = self.number
        browser = Browser(self.port, f"127.{1 + number // 62500}.{number // 250 % 250}.{1 + number % 250}")
        answer = browser.sign_in(email, "wrong")
        assert answer is None or answer.status in (422, 502, 503, 504), answer.status
        (self.told if answer and answer.status == 422 else self.untold).append(email)
        browser.leave()
        time.sleep(0.1)


class Witnesses:
    """All of them, at one port. `pause` is what each rests after the site has confirmed something, `patience` what a form may
    take that the site refuses."""

    def __init__(self, port, pause=0, **patience):
        # When something was confirmed to one of them.
        self.told = []
        self.changers = [Changer(port, email, self.told, pause, **patience) for email in CHANGERS]
        self.comers = [
            Comer(port, email, self.told, f"127.0.9.{number}", pause) for number, email in enumerate(COMERS, 1)]
        self.guesser = Guesser(port)

    def crowd(self, *others):
        return Crowd(*self.changers, *self.comers, self.guesser, *others)

    def check(self, test, server):
        """That the server has all that they were told, and nothing twice."""
        languages = dict(line.split("|") for line in server.ask("SELECT email, language FROM customer"))
        for changer in self.changers:
            test.assertIn(languages[changer.email] or None, changer.possible, changer.email)
            test.assertEqual(changer.browser.get("/accounts").status, 200)

        sessions = set(server.ask("SELECT encode(token, 'hex') FROM session"))
        given = {hashlib.sha256(bytes.fromhex(token)).hexdigest() for comer in self.comers for token in comer.given}
        test.assertLessEqual(given, sessions)
        tries = sum(comer.tries for comer in self.comers)
        test.assertLessEqual(len(sessions), tries + len(self.changers))

        key = bytes.fromhex(server.ask("SELECT encode(value, 'hex') FROM secret WHERE name = 'limits'")[0])
        failures = dict(
            line.split("|") for line in server.ask("SELECT encode(subject, 'hex'), failures FROM sign_in_failure"))

        def counted(email):
            message = b"e-mail" + len(email).to_bytes(8, "little") + email.encode()
            return failures.get(hashlib.blake2b(message, digest_size=32, key=key).hexdigest())

        test.assertEqual({counted(email) for email in self.guesser.told}, {"1"})
        test.assertLessEqual({counted(email) for email in self.guesser.untold}, {"1", None})

    def summary(self):
        counts = {name: sum(changer.counts[name] for changer in self.changers) for name in self.changers[0].counts}
        return (f"language changes {counts}; sign-ins "
                f"{sum(len(comer.given) for comer in self.comers)} of {sum(comer.tries for comer in self.comers)}; "
                f"wrong ones {len(self.guesser.told)} and {len(self.guesser.untold)} without an answer")


def content(server):
    """All that they write: two servers that have the same have answered the same."""
    return server.ask("SELECT (SELECT count(*) FROM session), (SELECT max(seen_at) FROM session),"
                      " (SELECT sum(failures) FROM sign_in_failure), (SELECT count(*) FROM customer),"
                      " (SELECT string_agg(xmin::text || coalesce(language, ''), ' ' ORDER BY id) FROM customer)")
