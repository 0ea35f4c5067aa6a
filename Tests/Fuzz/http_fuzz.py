"""Connections with odd requests, and what the portal must never do with one."""

import gzip
import html
import re
import socket
import struct
import threading
import time

import http_cases
from http_portal import Portal
from http_reading import Broken, read_answers, read_requests
from http_values import INJECTED, MARKER
from loop import Fault, without_numbers

WORKERS = 8
CHECKED_EVERY = 200
LONGEST = 40  # seconds for a connection: longer than any bound of the portal
MEGABYTES = 400  # of growth: three password hashes, drawn bills, files of messages
ESCAPED = html.escape(MARKER).replace("&#x27;", "&#39;").encode()
UNESCAPED = re.compile(re.escape(MARKER[:3]).encode() + rb"|fz&lt;[\"'>]|fz&lt;&quot;['>]")


class HTTPFuzz:
    def __init__(self, loop):
        self.loop, self.portal = loop, Portal()
        self.lock, self.generation, self.under_way = threading.Lock(), 0, {}
        self.longest, self.before, self.most = (0, None), 0, 0

    def begin(self):
        self.portal.start()
        self.portal.explore()
        self.before = self.most = self.portal.memory("VmRSS")
        print(f"http: {len(self.portal.paths)} pages and {len(self.portal.forms)} forms of {self.portal.host}", flush=True)

    def attempt(self, number, random, keep):
        case = http_cases.connection(random, self.portal)
        keep("request.bin", case.data)
        generation, self.under_way[number] = self.generation, case
        try:
            received, ending = self.send(case, number)
            if not self.portal.is_alive():
                return self.revive(generation)
            if number % CHECKED_EVERY == 0:
                self.check()
        finally:
            self.under_way.pop(number, None)
        if case.ending == "reset":
            return ["left without reading"]
        keep("answer.bin", received)
        return judged(case, received, ending)

    def send(self, case, number):
        """What came back, and how it ended: "closed", "reset" or "open"."""
        origin = f"127.{1 + number // 62500 % 100}.{number // 250 % 250}.{1 + number % 250}"
        received = bytearray()
        began = time.monotonic()
        try:
            with socket.create_connection(("127.0.0.1", self.portal.port), LONGEST, (origin, 0)) as connection:
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                ending = self.exchange(connection, case, received)
        except ConnectionRefusedError:
            return b"", "reset"
        took = time.monotonic() - began
        if took > self.longest[0]:
            self.longest = (took, number)
        return bytes(received), ending

    @staticmethod
    def exchange(connection, case, received):
        ending = None
        try:
            for pause, data in case.parts:
                time.sleep(pause)
                connection.sendall(data)
            if case.ending == "reset":
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return "reset"
            if case.ending == "half":
                connection.shutdown(socket.SHUT_WR)
        except (ConnectionResetError, BrokenPipeError):
            ending = "reset"
        try:
            if case.ending == "wait" and not ending:
                connection.settimeout(0.5)
                if not receive(connection, received):
                    return "closed"
                connection.shutdown(socket.SHUT_WR)
                connection.settimeout(LONGEST)
            return "open" if receive(connection, received) else ending or "closed"
        except OSError:
            return "reset"

    def check(self):
        with self.lock:
            complaint = self.portal.check()
            memory = self.portal.memory("VmRSS")
        self.most = max(self.most, memory)
        if complaint:
            raise Fault(complaint)
        if memory > self.before + MEGABYTES:
            raise Fault("memory grows", f"{self.before:.0f} MB before, {memory:.0f} MB now")

    def revive(self, generation):
        """Starts the portal again, and repeats what was under way, to find the case that ends it."""
        with self.lock:
            if self.generation != generation:
                return ["lost by an end of the portal"]
            suspects = dict(self.under_way)
            last, is_found = self.portal.last_lines(), False
            self.portal.start()
            for number, case in sorted(suspects.items()):
                self.send(case, number)
                time.sleep(0.2)
                if not self.portal.is_alive():
                    is_found = True
                    self.loop.blame(number, "the portal ended", self.portal.last_lines(), [("request.bin", case.data)])
                    self.portal.start()
            self.generation += 1
            if not is_found:
                raise Fault("the portal ended, and not again", f"one of {sorted(suspects)}\n{last}")
        return ["an end of the portal"]

    def close(self):
        if self.before and self.portal.is_alive():
            now, peak = self.portal.memory("VmRSS"), self.portal.memory("VmHWM")
            print(f"  memory: {self.before:.0f} MB before, at checks at most {self.most:.0f}, {now:.0f} at the end, peak {peak:.0f}")
        print(f"  the longest connection: {self.longest[0]:.1f} s, case {self.longest[1]}", flush=True)
        self.portal.close()


def receive(connection, received):
    """Up to the end, or until nothing comes; whether the connection is still open."""
    try:
        while data := connection.recv(1 << 16):
            received += data
        return False
    except TimeoutError:
        return True


def judged(case, received, ending):
    requests, may_refuse = read_requests(case.data)
    try:
        answers, rest = read_answers(received, requests)
    except Broken as broken:
        raise Fault("an answer is not HTTP", str(broken)) from None
    if rest and ending == "closed":
        raise Fault("an answer ends too early", f"after {len(answers)} answers: {rest[:300]}")
    labels = [f"answer {answer.status}" for answer in answers]
    labels += compared(requests, may_refuse, answers)
    for answer in answers:
        labels += judge(answer)
    if ending == "open":
        labels.append(f"open after {LONGEST} s")
    return labels or [f"no answer, {ending}"]


def compared(requests, may_refuse, answers):
    """No more answers than requests: otherwise a proxy and the portal disagree where a request ends."""
    most = len(requests) + may_refuse
    if len(answers) <= most:
        if len(answers) > len(requests) and answers[-1].status < 400:
            raise Fault("what is no request is answered", f"{len(requests)} requests, {[answer.status for answer in answers]}")
        return []
    # A refusal of what follows the last request, or of its body, which an answer need not have waited for; it ends the
    # connection, and nothing that follows is answered.
    if len(answers) == most + 1 and requests and answers[-1].status == 400 and answers[-1].value(b"connection") == b"close":
        if not requests[-1].is_whole:
            return ["400 after the answer to a request whose body is broken"]
        if requests[-1].closes:
            return ["400 after the answer to a request that ends the connection"]
    raise Fault("more answers than requests", f"{len(requests)} requests, {[answer.status for answer in answers]}")


def judge(answer):
    if answer.status == 500:
        raise Fault("status 500", answer.body[:300].decode(errors="replace"))
    for name, content in answer.fields:
        if name.lower() == INJECTED:
            raise Fault("a header came back", repr(answer.fields))
    body = answer.body
    if answer.value(b"content-encoding") == b"gzip" and body:
        try:
            body = gzip.decompress(body)
        except (OSError, EOFError) as error:
            raise Fault("a body is not gzip", str(error)) from None
    if (answer.value(b"content-type") or b"").startswith(b"text/html"):
        if found := UNESCAPED.search(body):
            place = body[max(0, found.start() - 200):found.end() + 100].decode(errors="replace")
            raise Fault("markup came back unescaped", without_numbers(place))
        if ESCAPED in body:
            return ["markup came back escaped"]
    return []
