"""What one connection sends: requests of the site's own, with things that nobody expects, whole or in pieces."""

from dataclasses import dataclass
from urllib.parse import quote

from http_forms import changed, encoded, multipart, twisted, value
from http_values import (
    CHUNK_SIZES, CODING_NAMES, CODINGS, HEADERS, HOSTS, INJECTED, LENGTHS, METHODS, RAW, VERSIONS)


@dataclass
class Case:
    # Sent one after the other, with a pause of so many seconds before each.
    parts: list
    # How it ends: "half" says that no more comes, "wait" says so after a time, "reset" reads nothing.
    ending: str

    @property
    def data(self):
        return b"".join(data for _, data in self.parts)


@dataclass
class Request:
    method: str
    target: str
    version: str
    headers: list
    body: bytes = b""
    line_end: bytes = b"\r\n"

    @property
    def data(self):
        head = [f"{self.method} {self.target} {self.version}", *(f"{name}: {content}" for name, content in self.headers)]
        lines = [line.encode("utf-8", "surrogateescape") for line in head]
        return self.line_end.join([*lines, b"", b""]) + self.body


def connection(random, site):
    visitor = random.choice([site.visitor, site.customer, site.customer])
    if random.random() < 0.03:
        data = random.choice(RAW) + random.choice([b"", request(random, site, visitor).data])
    else:
        count = random.choice([1] * 12 + [2, 3, 4, 20])
        data = b"".join(request(random, site, visitor).data for _ in range(count))
        # What a server that has lost its place would answer too.
        data += random.choice([b"", plain(site, visitor).data * random.randrange(1, 3)])
    if random.random() < 0.08:
        data = damaged(random, data)
    return Case(pieces(random, data), random.choices(["half", "wait", "reset"], [85, 10, 5])[0])


def plain(site, visitor):
    return Request("GET", "/health/live", "HTTP/1.1", headers_of(site, visitor))


def request(random, site, visitor):
    if random.random() < 0.45:
        own = with_form(random, site, visitor)
    else:
        target = path(random, site, visitor)
        own = Request("GET", target, "HTTP/1.1", headers_of(site, visitor))
    for _ in range(random.choice([0, 0, 0, 1, 1, 1, 1, 2, 3])):
        random.choice(TWISTS)(random, site, own)
    return own


def headers_of(site, visitor):
    return [("Host", site.host), *([("Cookie", visitor.cookies)] if visitor.cookies else [])]


def path(random, site, visitor):
    """A page of the site; its path or its query changed."""
    start, mark, query = visitor.own(random.choice(site.paths)).partition("?")
    fields = [tuple(pair.partition("=")[::2]) for pair in query.split("&") if pair]
    choice = random.random()
    if choice < 0.25:
        return start + mark + query
    if choice < 0.5:
        steps = start.split("/")
        at = random.randrange(1, len(steps))
        steps[at] = twisted(random, quote(value(random)[:600], safe="")) if random.random() < 0.8 else random.choice(["", ".", "..", "%2f", "a;b=c"])
        start = "/".join(steps)
    if choice > 0.4:
        names = random.choice(site.forms).fields if random.random() < 0.5 else [("from", ""), ("to", ""), ("lang", ""), ("bill", "")]
        fields = changed(random, fields or names)
    return start + ("?" + encoded(random, fields) if fields else "")


def with_form(random, site, visitor):
    form = random.choice(site.forms)
    fields = changed(random, [field for field in form.fields if field[0] != "form_token"])
    if form.method == "post" and random.random() < 0.9:
        fields.insert(0, ("form_token", visitor.token))
    if form.method == "get":
        return Request("GET", visitor.own(form.action) + "?" + encoded(random, fields), "HTTP/1.1", headers_of(site, visitor))
    is_multipart = random.random() < (0.9 if form.has_files else 0.03)
    body, kind = multipart(random, fields) if is_multipart else (
        encoded(random, fields).encode("utf-8", "surrogateescape"), "application/x-www-form-urlencoded")
    headers = [*headers_of(site, visitor), ("Content-Type", kind), ("Content-Length", str(len(body)))]
    return Request("POST", visitor.own(form.action), "HTTP/1.1", headers, body)


def other_method(random, site, own):
    own.method = random.choice(METHODS)


def other_version(random, site, own):
    own.version = random.choice(VERSIONS)


def other_target(random, site, own):
    own.target = random.choice([
        "*", "", "http://" + site.host + own.target, "https://evil.example" + own.target, "//evil.example" + own.target, own.target + "#x",
        own.target.replace("/", "//"), own.target.replace("/", "\\"), "/.." + own.target, own.target + " x", own.target + "\t", site.host,
        own.target + "?" * 20, own.target + "\x80\xff", "/" + "a" * random.choice([1900, 2100, 9000, 40000]), own.target + "\0",
        own.target + "%0d%0aFuzzed-Header:%20yes", own.target + "\rFuzzed-Header: yes", "ftp://x/", "http://", "http:///x", "/ж", own.target[1:],
    ])


def other_host(random, site, own):
    hosts = [random.choice(HOSTS).replace("{HOST}", site.host).replace("{PORT}", str(site.port)) for _ in range(random.choice([0, 1, 1, 1, 2]))]
    own.headers = [header for header in own.headers if header[0] != "Host"] + [("Host", host) for host in hosts]
    random.shuffle(own.headers)


def more_headers(random, site, own):
    for _ in range(random.choice([1, 1, 1, 2, 4])):
        name, content = random.choice(HEADERS)
        own.headers.insert(random.randrange(len(own.headers) + 1), (name, content.replace("{HOST}", site.host)))


def odd_header(random, site, own):
    """Too long, too many, folded, with bytes that no header has."""
    at = random.randrange(len(own.headers))
    name, content = own.headers[at]
    own.headers[at:at + 1] = random.choice([
        [(name, content), (name, content)], [(name, content + "\r\n folded")], [(name, "\r\n\t" + content)], [(name + " ", content)],
        [(" " + name, content)], [(name, content + "\0")], [(name, content + "\rX: y")], [(name, content + "\nX: y")], [("", content)],
        [(name, content), ("X", "a" * random.choice([8000, 16000, 17000, 33000, 90000]))], [(name, content), *[("X", "y")] * random.choice([90, 101, 500])],
        [(name, content), ("X" * random.choice([300, 20000]), "y")], [(name.upper(), content)], [(name.lower(), content)], [],
        [(name, content), ("no colon\r\nX", "y")], [(name, content + "\x7f\x80\xff")], [(name, value(random))], [(value(random)[:50], content)],
    ])


def odd_cookie(random, site, own):
    own.headers = [(name, content if name != "Cookie" else cookie(random, content)) for name, content in own.headers]


def cookie(random, content):
    pairs = content.split("; ")
    at = random.randrange(len(pairs))
    name, _, held = pairs[at].partition("=")
    pairs[at] = random.choice([name, name + "=" + value(random).replace("\r", "").replace("\n", ""), name + "=" + held[:-1], name + "=" + held * 3,
                               f"{name}=\"{held}\"", f"__Host-{name}={held}", f"{name}={held}; {name}=x", ""])
    return random.choice(["; ", ";", ", ", ";  "]).join(pairs)


def odd_length(random, site, own):
    """Content-Length that is wrong, twice, or no number."""
    wrong = random.choice([*LENGTHS, *[str(len(own.body) + more) for more in (-20, -1, 1, 20)]])
    headers = [header for header in own.headers if header[0] != "Content-Length"]
    right = ("Content-Length", str(len(own.body)))
    own.headers = headers + random.choice([[("Content-Length", wrong)], [("Content-Length", wrong), right], [right, ("Content-Length", wrong)], [right, right], []])


def odd_coding(random, site, own):
    """Transfer-Encoding and Content-Length together, in a form that another server may read differently."""
    own.body = chunked(random, own.body)
    coding = (random.choice(["Transfer-Encoding"] * 12 + CODING_NAMES), random.choice(["chunked"] * 8 + CODINGS))
    lengths = [("Content-Length", str(random.choice([0, 4, len(own.body)])))] if random.random() < 0.6 else []
    own.headers = [header for header in own.headers if header[0] != "Content-Length"] + lengths + [coding] * random.choice([1, 1, 1, 2])
    # A second request within the body, for whoever reads the other of the two.
    if random.random() < 0.7:
        own.body += f"GET /smuggled HTTP/1.1\r\nHost: {site.host}\r\nX-Rest: ".encode() + random.choice([b"", b"x\r\n\r\n"])


def sent_in_chunks(random, site, own):
    own.body = chunked(random, own.body)
    own.headers = [header for header in own.headers if header[0] != "Content-Length"] + [("Transfer-Encoding", "chunked")]


def chunked(random, body):
    data, is_odd, at = bytearray(), random.random() < 0.6, 0
    while at < len(body):
        part = body[at:at + random.choice([1, 5, 100, 5000, 5000])]
        at += len(part)
        line = f"{len(part):x}".encode()
        if is_odd and random.random() < 0.3:
            line = random.choice(CHUNK_SIZES).encode()
        data += line + b"\r\n" + part + (b"\r\n" if not is_odd or random.random() < 0.95 else random.choice([b"", b"\n", b"\r", b"xx"]))
    return bytes(data) + random.choice([b"0\r\n\r\n"] * 6 + [
        b"0\r\nX: y\r\n\r\n", b"0\r\nContent-Length: 5\r\n\r\n", b"0\r\n" + b"X: y\r\n" * 2000 + b"\r\n", b"0\r\n", b"", b"0\n\n", b"00000\r\n\r\n",
        b"0;x\r\n\r\n", b"0\r\nbroken\r\n\r\n", INJECTED + b": yes\r\n\r\n"])


def other_line_end(random, site, own):
    own.line_end = random.choice([b"\n", b"\r", b"\r\r\n", b"\n\r", b"\r\n "])


def other_body(random, site, own):
    own.body = random.choice([
        bytes(random.randrange(256) for _ in range(random.randrange(2000))), b"{" * 5000, own.body * 3, b"a=b&" * 4000, b"%" * 20000, b"=&" * 20000,
        b"a" * 20000, b"\0" * 270000, b"<?xml version='1.0'?><!DOCTYPE x SYSTEM 'file:///etc/passwd'>"])
    own.headers = [(name, str(len(own.body)) if name == "Content-Length" else content) for name, content in own.headers]


TWISTS = [
    other_method, other_version, other_target, other_target, other_host, more_headers, more_headers, odd_header, odd_header, odd_cookie,
    odd_length, odd_length, odd_coding, odd_coding, sent_in_chunks, other_line_end, other_body,
]


def damaged(random, data):
    """Some bytes changed, gone, or twice."""
    data = bytearray(data)
    for _ in range(random.choice([1, 1, 2, 5, 20])):
        at = random.randrange(len(data)) if data else 0
        random.choice([
            lambda: data.__setitem__(slice(at, at + 1), bytes([random.randrange(256)])),
            lambda: data.__delitem__(slice(at, at + random.choice([1, 2, 50]))),
            lambda: data.__setitem__(slice(at, at), bytes(data[at:at + random.choice([1, 10, 300])])),
            lambda: data.__setitem__(slice(at, at), random.choice([b"\r\n", b"\n", b"\r", b"\0", b"\r\n\r\n", b" ", b":", b"%"])),
            lambda: data.__delitem__(slice(at, None)) if random.random() < 0.3 else None,
        ])()
    return bytes(data)


def pieces(random, data):
    if random.random() < 0.8 or len(data) < 2:
        return [(0, data)]
    cuts = sorted(random.randrange(1, len(data)) for _ in range(random.choice([1, 2, 5, 30])))
    return [(random.choice([0, 0.001, 0.01]), data[start:end]) for start, end in zip([0, *cuts], [*cuts, len(data)])]
