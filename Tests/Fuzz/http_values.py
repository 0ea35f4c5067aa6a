"""What a field, a path or a header may hold that nobody expects."""

# Markup that must come back escaped, and a header that must not come back at all.
MARKER = "fz<\"'&>"
INJECTED = b"fuzzed-header"

TEXTS = [
    "", " ", "\t", "0", "1", "-1", "+1", "1e9", "0x10", "NaN", "٣", "１２", "9" * 30, "-0.00", "0.0000001", "1,5", "100000000.00",
    "9223372036854775807", "9223372036854775808", "1000000000", "0.1" + "1" * 200, "yes", "on", "true", "null", "all",
    "2019-10-16", "2019-02-30", "0000-00-00", "9999-12-31", "-2019-10-16", "2019-13", "2019-00", "2019-09", "16.10.2019", "0001-01",
    "10000-01-01", "292277026596-12-31",
    "kk", "ru", "en", "xx", "kk-KZ-x-" + "a" * 100, "demo@kabinet.example", "a@b", "a@b.kz\r\nBcc: c@d.kz", "@", "a" * 300 + "@b.kz",
    "ә@ү.kz", "4900621", "4900999", "АА100", "../../../etc/passwd", "..\\..\\x", "%2e%2e%2f", "/accounts", "//evil.example",
    "https://evil.example/", "\\\\evil.example", "javascript:alert(1)", "/\r\nFuzzed-Header: yes", "x\r\nFuzzed-Header: yes\r\n\r\nbody",
    "\n\nFuzzed-Header: yes", "\u2028Fuzzed-Header: yes", "\u560d\u560aFuzzed-Header: yes", "=1+1", "@SUM(A1)", "\t=cmd|' /C calc'!A0",
    "'", "' OR 1=1 --", "\"; DROP TABLE account", "$1", "{0}", "{{7*7}}", "${7*7}", "%s%n", "\0", "a\0b", "\x7f", "\x1b[31m",
    "\ufeff", "\u202e", "\ufffe", "\U0010ffff", "e\u0301" * 50, "👨‍👩‍👧‍👦" * 20, "İ", "ß", "ﬀ", "\u0000\u0001", "a" * 5000,
    "ж" * 5000, "line\n" * 200, "&amp;", "&#0;", "<script>", "]]>", "<!--",
]
METHODS = ["GET"] * 12 + ["HEAD"] * 3 + [
    "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PRI", "PROPFIND", "get", "GET ", "G\0ET", "GETGET", "M" * 5000, "",
    "M-SEARCH", "QUERY", "SOURCE", "\x16\x03",
]
VERSIONS = ["HTTP/1.0"] * 4 + [
    "HTTP/0.9", "HTTP/1.2", "HTTP/2.0", "HTTP/1.10", "HTTP/11", "http/1.1", "HTTP/1.1 ", "HTTP/1,1", "HTTP /1.1", "", "ICE/1.0", "RTSP/1.0",
]
HOSTS = [
    "", "evil.example", "localhost", "127.0.0.1", "{HOST}.", "{HOST}:80", "user@{HOST}", "{HOST}, {HOST}", "{HOST}/x", "{HOST}#", "[::1]",
    "[::1", "{HOST}\t", "127.0.0.1:99999999", "ж.example", "a" * 3000, "127.0.0.1:{PORT}\0", "0x7f.1:{PORT}", "LOCALHOST:{PORT}",
]
LENGTHS = [
    "-1", "+5", "5 ", "0x5", "5, 5", "5,6", "05", "", "five", "5.0", "1e1", "5;5", "18446744073709551616", "9223372036854775807",
    "99999999", "262145", "0", "1", "４", "\x0b5", "5\0",
]
CODINGS = [
    "chunked, chunked", "gzip, chunked", "chunked, gzip", "xchunked", "chunked;x=1", "\x0bchunked", "chunked\x0b", " chunked", "\tchunked",
    "Chunked", "CHUNKED", "identity", "chunked, identity", "\"chunked\"", "chunked,", ",chunked", "", "chun\rked", "chunked\0",
]
CODING_NAMES = [
    "Transfer-Encoding ", "Transfer_Encoding", "Transfer-Encoding\t", " Transfer-Encoding", "TRANSFER-ENCODING", "Transfer-Encoding\0",
    "Transfer-Encoding:", "X: y\r\nTransfer-Encoding", "X: y\nTransfer-Encoding", "X: y\rTransfer-Encoding", "Transfer\u2010Encoding",
]
CHUNK_SIZES = [
    "-1", "+5", "0x5", "g", "", " 5", "5 ", "5\t", "FFFFFFFF", "FFFFFFFFFFFFFFFF", "10000000000000005", "00000000000000000005", "5;a=b",
    "5;" + "x" * 3000, "5;\n", "5\n", "5\0", "5_", "0005", "7fffffff", "5;a=\"\r\n0\r\n\r\n\"",
]
HEADERS = [
    ("Expect", "100-continue"), ("Expect", "100-Continue"), ("Expect", "200-ok"), ("Expect", ""), ("Expect", "100-continue, x"),
    ("Connection", "close"), ("Connection", "keep-alive"), ("Connection", "upgrade"), ("Connection", "Host, Cookie, Content-Length"),
    ("Connection", "close, keep-alive"), ("Upgrade", "h2c"), ("Upgrade", "websocket"), ("HTTP2-Settings", "AAMAAABkAAQAAP__"),
    ("Origin", "null"), ("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-origin"),
    ("Accept-Encoding", "gzip"), ("Accept-Encoding", "gzip;q=0, *;q=0"), ("Accept-Encoding", "gzip;q=" + "9" * 99),
    ("Accept-Encoding", "br, zstd, gzip, " * 400), ("Accept-Language", "kk;q=2, ru;q=-1, en;q=NaN, *"), ("Accept-Language", "en-" + "a" * 9000),
    ("Accept-Language", ",;q=,;;,,en;q=0.0001"), ("If-None-Match", "*"), ("If-None-Match", "\"" + "a" * 3000), ("Range", "bytes=0-0,1-1,2-"),
    ("If-Modified-Since", "Sun, 32 Jan 9999 99:99:99 GMT"), ("X-Forwarded-For", "1.2.3.4, evil"), ("X-Forwarded-Proto", "https"),
    ("X-Forwarded-Host", "evil.example"), ("Forwarded", "for=\"[::1]\";host=evil"), ("X-Original-URL", "/settings"),
    ("X-HTTP-Method-Override", "DELETE"), ("Content-Encoding", "gzip"), ("TE", "trailers"), ("Trailer", "Host"), ("Max-Forwards", "0"),
    ("User-Agent", ""), ("User-Agent", "<script>" * 300), ("Referer", "https://evil.example/<\"'>"), ("Authorization", "Basic !!!"),
    ("Cookie", "language=xx"), ("Cookie", "=; ==; ;;; a"), ("Cookie", "session=" + "f" * 64), ("Cookie", "a=b; " * 1500), ("Proxy", "x"),
    ("Content-Type", "application/x-www-form-urlencoded; charset=utf-16"), ("Content-Type", "multipart/form-data"),
    ("Content-Type", "multipart/form-data; boundary=\"\""), ("Content-Type", "text/plain"), ("Content-Length", "0"), ("Host", "{HOST}"),
]
RAW = [
    b"\r\n" * 50, b"\0" * 100, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x42" * 300, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\0" * 40,
    b"GET /\r\n", b"GET / HTTP/1.1\r\n", b"\xff\xfe" * 2000, b"A" * 70000, b"\r" * 1000, b"\n\n\n\n", b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
    b"PROXY TCP4 1.1.1.1 2.2.2.2 1 2\r\n", b"\x05\x01\x00", b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 5000, b": x\r\n\r\n", b"GET\t/\tHTTP/1.1\r\n\r\n",
]
