"""Fields of queries and bodies: those of the site's own forms, with values that nobody expects."""

from urllib.parse import quote, quote_plus

from http_values import MARKER, TEXTS

BOUNDARIES = ["fuzz", "----WebKitFormBoundaryabcdef", "a" * 70, "a" * 300, "x y", "\"x\"", "", "--", "=", "б"]
FILES = [
    b"", b"%PDF-1.7\n%\xff\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\xff" * 500,
    b"\xff\xd8\xff\xc0\x00\x11\x08\xff\xff\xff\xff\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01\xff\xd9", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff\xff\xff",
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0\x90wS\xde\0\0\0\0IEND\xaeB`\x82", b"GIF89a" + b"\0" * 20, b"PK\3\4" + b"\0" * 60,
    b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", b"<html><script>", b"plain text", b"\r\n--fuzz--\r\n", b"\0" * 200_000,
]
NAMES = [
    "a.jpg", "a.pdf", "../../a.jpg", "a\".jpg", "a\r\nFuzzed-Header: yes.jpg", "ж" * 200 + ".jpg", "", ".", "a\0.jpg", "con.jpg", "a.jpg.exe",
    "%22%0d%0a.png", MARKER,
]
HEADS = [
    'Content-Disposition: form-data; name="{name}"', 'content-disposition:form-data;name={name}', 'Content-Disposition: attachment; name="{name}"',
    'Content-Disposition: form-data; name="{name}"; name="x"', "Content-Disposition: form-data; name*=utf-8''{name}", "Content-Disposition:", "X: y",
    'Content-Disposition: form-data; name="{name}\r\n', 'Content-Disposition: form-data;\r\n name="{name}"',
]


def value(random):
    choice = random.random()
    if choice < 0.3:
        return MARKER + str(random.randrange(100))
    if choice < 0.9:
        return random.choice(TEXTS)
    return random.choice(TEXTS)[:300] + MARKER + random.choice(TEXTS)[:300]


def changed(random, fields):
    """The fields of a form, some of them with other values, gone, twice or new ones."""
    fields = list(fields)
    for _ in range(random.choice([0, 1, 1, 1, 2, 3, 10])):
        at = random.randrange(len(fields) + 1)
        change = random.random()
        if at == len(fields) or change < 0.05:
            fields.insert(at, (random.choice([value(random), "form_token", "lang", "email", "account", "from"]), value(random)))
        elif change < 0.75:
            fields[at] = (fields[at][0], value(random))
        elif change < 0.85:
            fields.insert(random.randrange(len(fields) + 1), fields[at])
        elif change < 0.95:
            del fields[at]
        else:
            random.shuffle(fields)
    return fields


def encoded(random, fields):
    """As a query or a form has it; sometimes not quite."""
    pairs = []
    for name, content in fields:
        sign = "=" if random.random() > 0.02 else random.choice(["", "==", "=%", ";"])
        pairs.append(twisted(random, quote_plus(name)) + sign + twisted(random, quote_plus(content)))
    text = random.choice(["&"] * 20 + ["&&", ";", "&amp;"]).join(pairs)
    return text * 200 if random.random() < 0.01 else text


def twisted(random, text):
    """Percent-encoding that is right mostly."""
    if random.random() > 0.08:
        return text
    return random.choice([
        lambda: text + random.choice(["%", "%z", "%zz", "%0", "%00", "%ff", "%c0%af", "%ed%a0%80", "%u0041", "%%", "+", "\\", "%EF%BF%BE"]),
        lambda: quote(text), lambda: text.lower(), lambda: "".join(f"%{byte:02X}" for byte in text.encode()),
        lambda: text.replace("%", "%25", 1), lambda: text[:-1],
    ])()


def multipart(random, fields):
    """The body and its content type."""
    boundary = random.choice(BOUNDARIES[:1] * 60 + BOUNDARIES)
    parts = [part(random, name, content.encode("utf-8", "surrogateescape")) for name, content in fields]
    for _ in range(random.choice([0, 1, 1, 2, 5])):
        head = f'Content-Disposition: form-data; name="{random.choice(["files", "files", "file", "x"])}"; filename="{random.choice(NAMES)}"'
        kind = random.choice(["image/jpeg", "application/pdf", "text/html", "", "image/png\r\nX: y"])
        content = random.choice(FILES)
        if random.random() < 0.3:
            content += bytes(random.randrange(256) for _ in range(random.randrange(400)))
        parts.append(f"{head}\r\nContent-Type: {kind}\r\n\r\n".encode() + content)
    if random.random() < 0.02 and sum(map(len, parts)) < 5000:
        parts = parts * 300
    line = b"\r\n--" + boundary.encode()
    body = b"".join(line + random.choice([b"\r\n"] * 150 + [b"\n", b" \r\n", b"", b"--\r\n"]) + part for part in parts)
    body += random.choice([line + b"--\r\n"] * 60 + [line + b"--", line, b"", line + b"--\r\n" + b"x" * 99])
    return body[random.choice([2, 2, 2, 0]):], f"multipart/form-data; boundary={boundary}"


def part(random, name, content):
    head = random.choice(HEADS[:1] * 150 + HEADS).replace("{name}", name)
    return head.encode("utf-8", "surrogateescape") + random.choice([b"\r\n\r\n"] * 150 + [b"\r\n", b"\n\n", b""]) + content
