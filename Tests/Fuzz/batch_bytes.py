"""Changes of files that leave them no table, of the manifest, and of the names in the folder."""

import json
import re

from batch_values import JSON_TEXTS, JSON_VALUES, NAMES


def damage(random, batch):
    """One file as bytes that nobody wrote so."""
    files = batch.contents()
    name = random.choice(sorted(files))
    batch.files[name] = random.choice(DAMAGES)(random, files[name])


def flipped(random, data):
    data = bytearray(data)
    for _ in range(random.choice([1, 1, 3, 30])):
        if data:
            data[random.randrange(len(data))] = random.randrange(256)
    return bytes(data)


def cut(random, data):
    at = random.randrange(len(data) + 1)
    return random.choice([data[:at], data[at:], data[:at] + data[at + random.choice([1, 20, 500]):]])


def inserted(random, data):
    at = random.randrange(len(data) + 1)
    more = random.choice([
        b"\0", b"\0" * 5000, b"\xff", b"\xc3\x28", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"\xc0\x80", b'"', b'""', b",", b",,,,", b"\n", b"\n\n\n", b"\r", b"\r\r\n",
        b"\xef\xbb\xbf", b"\x1a", b"x" * 1_100_000, b'"' + b"\n" * 1_100_000 + b'"', b"\n" * 200_000, b"," * 300_000, b'"a"b', b'" "', "ж".encode("cp1251")])
    return data[:at] + more + data[at:]


def other_encoding(random, data):
    text = data.decode("utf-8", "replace")
    return random.choice([
        lambda: text.encode("utf-16"), lambda: text.encode("utf-16-le"), lambda: text.encode("utf-16-be"), lambda: text.encode("cp1251", "replace"),
        lambda: text.encode("koi8-r", "replace"), lambda: text.encode("utf-32"), lambda: b"\xef\xbb\xbf" + data, lambda: text.encode("utf-7"),
        lambda: data.decode("latin-1").encode(), lambda: text.encode("cp866", "replace")])()


def other_line_ends(random, data):
    return random.choice([
        lambda: data.replace(b"\n", b"\r\n"), lambda: data.replace(b"\n", b"\r"), lambda: data.replace(b"\n", b"\n\n"), lambda: data.replace(b"\n", b"\r\n", 1),
        lambda: data.rstrip(b"\n"), lambda: data + b"\n\n\n", lambda: data.replace(b"\n", "\u2028".encode()), lambda: data.replace(b"\n", b"\x85"),
        lambda: data.replace(b"\n", b"\n\r"), lambda: b"\n" + data, lambda: data + b" \n"])()


def other_quotes(random, data):
    lines = data.split(b"\n")
    return random.choice([
        lambda: b"\n".join(b",".join(b'"' + cell + b'"' for cell in line.split(b",")) for line in lines), lambda: data.replace(b'"', b""),
        lambda: data.replace(b'"', b"'"), lambda: data.replace(b",", b";"), lambda: data.replace(b",", b"\t"), lambda: data.replace(b",", b", "),
        lambda: data.replace(b'"', b'\\"'), lambda: data.replace(b",", b',"', 1), lambda: b'"' + data, lambda: data + b'"'])()


def other_size(random, data):
    return random.choice([b"", b"\n", b"\0", data * 2, data[:1], b'"', b"," * 100, data * 50])


DAMAGES = [flipped, flipped, cut, cut, inserted, inserted, inserted, other_encoding, other_line_ends, other_quotes, other_size]


def other_manifest(random, batch):
    """Other values, other keys, other JSON."""
    choice = random.random()
    if choice < 0.55:
        for _ in range(random.choice([1, 1, 2])):
            holder, key = place(random, batch.manifest)
            if isinstance(holder, dict) and random.random() < 0.25:
                value = holder.pop(key)
                if random.random() < 0.5:
                    holder[random.choice([str(key).upper(), "unknown", "", "rows", "name"])] = value
            else:
                holder[key] = random.choice(JSON_VALUES)
        return
    text = json.dumps(batch.manifest, ensure_ascii=random.random() < 0.5).encode()
    batch.files["manifest.json"] = random.choice([
        lambda: random.choice(JSON_TEXTS), lambda: flipped(random, text), lambda: cut(random, text), lambda: text.replace(b"}", b",}", 1),
        lambda: text.replace(b'"kind"', b'"kind": "update", "kind"', 1), lambda: text.replace(b'"rows"', b'"rows": 1, "r\\u006fws"', 1), lambda: text + b"x",
        lambda: text.replace(b'"', b"'"), lambda: b"/* */" + text, lambda: text.replace(b": 1,", b": 1.0,", 1), lambda: text.replace(b"{", b'{"x": ' + b"[" * 3000 + b"]" * 3000 + b",", 1),
        lambda: re.sub(rb'"rows": \d+', b'"rows": 99999999999999999999', text, count=1), lambda: re.sub(rb'"rows": (\d+)', rb'"rows": \1e0', text, count=1),
        lambda: text.replace(b'.', b'\\u002e'), lambda: other_encoding(random, text)])()


def place(random, value):
    """A dictionary or list of the manifest, and a key of it."""
    key = random.choice(sorted(value) if isinstance(value, dict) else range(len(value)))
    inner = value[key]
    if isinstance(inner, (dict, list)) and inner and random.random() < 0.8:
        return place(random, inner)
    return value, key


def other_files(random, batch):
    """A file more, under a name that nobody expects, or one that is gone."""
    files = batch.contents()
    name = random.choice(sorted(files))
    batch.files[random.choice(NAMES)] = random.choice([b"", b"x", files[name]])
    if random.random() < 0.3:
        batch.tables.pop(name, None)
