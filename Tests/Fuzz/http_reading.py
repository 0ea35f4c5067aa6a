"""Reads what was sent as strictly as RFC 9112 allows, and what came back."""

import re
from dataclasses import dataclass

TOKEN = rb"[!#$%&'*+\-.^_`|~0-9A-Za-z]+"
# Of words between any blanks, as section 3 allows. The parser takes two older relatives of HTTP for HTTP/1.0, too.
REQUEST_LINE = re.compile(rb"(" + TOKEN + rb") +([^\x00-\x20\x7f]+) +(?:HTTP|RTSP|ICE)/1\.([01])")
FIELD = re.compile(rb"(" + TOKEN + rb"):[ \t]*([^\x00-\x08\x0a-\x1f\x7f]*)")
STATUS_LINE = re.compile(rb"HTTP/1\.1 (\d{3}) [\t\x20-\x7e]*")
CHUNK_LINE = re.compile(rb"(0*[0-9A-Fa-f]{1,16})([ \t]*;[^\x00-\x08\x0a-\x1f\x7f]*)?\r\n")

MOST_FIELDS = 100


class Broken(Exception):
    """Not HTTP."""


class Partial(Exception):
    """It ends too early."""


@dataclass
class SentRequest:
    method: bytes
    version: int
    fields: list
    # The body ended too early, or is not HTTP.
    is_whole: bool = True

    def values(self, name):
        return [value for own, value in self.fields if own.lower() == name]

    @property
    def closes(self):
        wishes = [each.strip().lower() for value in self.values(b"connection") for each in value.split(b",")]
        return b"close" in wishes or self.version == 0 and b"keep-alive" not in wishes


@dataclass
class Answer:
    status: int
    fields: list
    body: bytes

    def value(self, name):
        return next((value for own, value in self.fields if own.lower() == name), None)


def read_requests(data):
    """The requests, up to the first that ends the connection; and whether one more answer, a refusal, may follow."""
    requests, at = [], 0
    while True:
        while data[at:at + 1] in (b"\r", b"\n"):
            at += 1
        if at == len(data):
            return requests, False
        try:
            start, fields, at = read_head(data, at)
            line = REQUEST_LINE.fullmatch(start)
            if not line or line[1] == b"CONNECT":
                raise Broken
            request = SentRequest(line[1], int(line[3]), fields)
            read_body = body_of_request(request)
        except (Broken, Partial):
            return requests, True
        requests.append(request)
        try:
            _, at = read_body(data, at)
        except (Broken, Partial):
            request.is_whole = False
            return requests, False
        if request.closes:
            return requests, False


def read_head(data, at):
    """The first line, the fields, and where the body begins."""
    end = data.find(b"\r\n\r\n", at)
    if end < 0:
        raise Partial
    start, *lines = data[at:end].split(b"\r\n")
    fields = [FIELD.fullmatch(line) for line in lines]
    if not all(fields):
        raise Broken
    return start, [(field[1], field[2].rstrip(b" \t")) for field in fields], end + 4


def body_of_request(request):
    lengths, codings = request.values(b"content-length"), request.values(b"transfer-encoding")
    if codings:
        if lengths or request.version == 0 or [coding.lower() for coding in codings] != [b"chunked"]:
            raise Broken
        return read_chunks
    if not lengths:
        return with_length(0)
    if len(lengths) > 1 or not re.fullmatch(rb"\d{1,19}", lengths[0]):
        raise Broken
    return with_length(int(lengths[0]))


def with_length(length):
    def read(data, at):
        if len(data) - at < length:
            raise Partial
        return data[at:at + length], at + length
    return read


def read_chunks(data, at):
    body = b""
    while True:
        line = CHUNK_LINE.match(data, at)
        if not line:
            raise Broken if b"\r\n" in data[at:] else Partial
        size, at = int(line[1], 16), line.end()
        if size == 0:
            break
        if len(data) < at + size + 2:
            raise Partial
        body, at = body + data[at:at + size], at + size + 2
        if data[at - 2:at] != b"\r\n":
            raise Broken
    # Trailers end with an empty line, as the head does.
    if data[at:at + 2] == b"\r\n":
        return body, at + 2
    _, trailers, end = read_head(b"\r\n" + data[at:], 0)
    if len(trailers) > MOST_FIELDS or any(name.lower() == b"content-length" for name, _ in trailers):
        raise Broken
    return body, end + at - 2


def read_answers(data, requests):
    """The final answers, and what is left of one that ends too early. Raises `Broken`."""
    answers, at = [], 0
    while at < len(data):
        method = requests[len(answers)].method if len(answers) < len(requests) else b"GET"
        try:
            start, fields, body_at = read_head(data, at)
            line = STATUS_LINE.fullmatch(start)
            if not line:
                raise Broken(f"status line {start[:100]}")
            answer = Answer(int(line[1]), fields, b"")
            answer.body, at = body_of_answer(answer, method)(data, body_at)
        except Partial:
            return answers, data[at:]
        if answer.status >= 200:
            answers.append(answer)
        elif answer.status != 100:
            raise Broken(f"status {answer.status}")
    return answers, b""


def body_of_answer(answer, method):
    lengths = [value for name, value in answer.fields if name.lower() == b"content-length"]
    codings = [value for name, value in answer.fields if name.lower() == b"transfer-encoding"]
    if answer.status < 200 or answer.status in (204, 304) or method == b"HEAD":
        return with_length(0)
    if codings == [b"chunked"] and not lengths:
        return read_chunks
    if codings or len(lengths) != 1 or not lengths[0].isdigit():
        raise Broken(f"length {lengths} and coding {codings} of status {answer.status}")
    return with_length(int(lengths[0]))
