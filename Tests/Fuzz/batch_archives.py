"""A batch as a folder or an archive, with entries that nobody expects, whole or damaged."""

import gzip
import io
import os
import tarfile
import zipfile

from batch_bytes import cut, flipped

FOLDERS = ["", "", "", "batch/", "Бума 2019/", "a/b/", "./", "/", "../", "../../../tmp/", "C:\\", "batch\\", "__MACOSX/", "a" * 250 + "/", "\udcff/", "a\n/"]
SUFFIXES = [".zip", ".tar.gz", ".tar.gz", ".tgz", ".tar", ".ZIP", ".gz", ".csv", ""]


def written(random, batch, place):
    """Where the batch is, as the command is told it."""
    files = batch.contents()
    form = random.choices(["folder", "zip", "tar"], [70, 15, 15])[0]
    if form == "folder":
        return in_folder(random, files, place / "batch")
    data = zipped(random, files) if form == "zip" else tarred(random, files)
    if random.random() < 0.4:
        data = damaged(random, data)
    right = ".zip" if form == "zip" else ".tar.gz"
    path = place / ("batch" + (right if random.random() < 0.85 else random.choice(SUFFIXES)))
    path.write_bytes(data)
    return path


def in_folder(random, files, folder):
    folder.mkdir()
    for name, content in files.items():
        try:
            (folder / name).write_bytes(content)
        except OSError:
            pass  # A name that no folder takes.
    if random.random() < 0.05:
        path = folder / random.choice([*sorted(files), "x.csv"])
        if path.is_file():
            path.unlink()
        random.choice([
            lambda: path.symlink_to("/etc/hostname"), lambda: path.symlink_to(path.name), lambda: path.symlink_to("/dev/zero"), path.mkdir,
            lambda: os.mkfifo(path), lambda: path.symlink_to("nowhere"), lambda: os.truncate(os.open(path, os.O_CREAT | os.O_WRONLY), 3 << 30)])()
    return folder if random.random() < 0.98 else folder / "manifest.json"


def zipped(random, files):
    output, folder = io.BytesIO(), random.choice(FOLDERS)
    with zipfile.ZipFile(output, "w", random.choice([zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])) as archive:
        for name, content in items(random, files):
            entry = zipfile.ZipInfo((folder + name).encode("utf-8", "replace").decode(), (2019, 10, 16, 0, 0, 0))
            entry.external_attr = random.choice([0o100644] * 40 + [0o120777, 0o010644, 0o020644, 0o040755, 0]) << 16
            archive.writestr(entry, content, archive.compression)
            if random.random() < 0.01:
                archive.writestr(entry, content)
        if random.random() < 0.05:
            archive.writestr("big.csv", b"\0" * 100_000_000, zipfile.ZIP_DEFLATED)
        if random.random() < 0.05:
            for number in range(11_000):
                archive.writestr(f"{number}.txt", b"")
        if random.random() < 0.1:
            archive.comment = b"PK\x05\x06" * 20
    data = bytearray(output.getvalue())
    if random.random() < 0.1:
        # Local or central headers with other sizes, methods, flags.
        signature = random.choice([b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"])
        at = data.find(signature, random.randrange(len(data)))
        for _ in range(random.choice([1, 2, 4])):
            if 0 <= at < len(data) - 46:
                field = at + random.randrange(4, 46)
                data[field:field + 4] = random.choice([b"\xff\xff\xff\xff", b"\0\0\0\0", b"\1\0\1\0", b"\xff\xff\xff\x7f"])
    return bytes(data)


def tarred(random, files):
    output, folder = io.BytesIO(), random.choice(FOLDERS)
    with tarfile.open(fileobj=output, mode="w", format=random.choice([tarfile.PAX_FORMAT, tarfile.GNU_FORMAT, tarfile.USTAR_FORMAT])) as archive:
        for name, content in items(random, files):
            entry = tarfile.TarInfo(folder + name)
            entry.size = len(content)
            if random.random() < 0.01:
                entry.type = random.choice([tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE, b"S", b"Z", b"D", b"M"])
                entry.linkname = random.choice(["manifest.json", "/etc/passwd", "../x", entry.name, ""])
            if random.random() < 0.01:
                entry.pax_headers = {random.choice(["size", "path", "GNU.sparse.realsize", "GNU.sparse.map", "mtime", "hdrcharset", "linkpath"]):
                                     random.choice(["-1", "99999999999999999999", "0", "../x", "x" * 3000, "1,2,3", "ж"])}
            try:
                archive.addfile(entry, io.BytesIO(content))
            except (ValueError, UnicodeError):
                pass  # A name that this form of archive does not take.
    data = bytearray(output.getvalue())
    if random.random() < 0.1 and len(data) > 512:
        at = 512 * random.randrange(len(data) // 512) + random.choice([0, 100, 108, 116, 124, 136, 148, 156, 257, 345])
        data[at:at + 8] = random.choice([b"\xff" * 8, b"\x80" + b"\xff" * 7, b"77777777", b"\0" * 8, b"-1      ", b"S" * 8])
    return random.choice([gzip.compress] * 10 + [bytes, lambda data: gzip.compress(gzip.compress(data))])(bytes(data))


def items(random, files):
    found = list(files.items())
    if random.random() < 0.3:
        random.shuffle(found)
    if random.random() < 0.05:
        found.append(random.choice(found))
    if random.random() < 0.1:
        found += [("__MACOSX/._a.csv", b"\0\5\x16\7"), (".DS_Store", b"Bud1"), ("._accounts.csv", b"\0")]
    return found


def damaged(random, data):
    return random.choice([
        lambda: flipped(random, data), lambda: cut(random, data), lambda: data + b"x" * 1000, lambda: b"x" + data, lambda: data + data, lambda: b"",
        lambda: data[:20], lambda: data + b"\0" * 100_000])()
