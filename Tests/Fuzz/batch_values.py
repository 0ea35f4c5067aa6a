"""What a cell of a batch may hold that nobody expects; many of them are right in some column."""

TEXTS = [
    "", " ", "\t", "0", "1", "2", "3", "12", "-1", "+1", "1e9", "0x10", "NaN", "∞", "٣", "１２", "007", "1 000", "1\u00a0000", "1,5", "1.", ".5", "-0", "-0.00",
    "0.000001", "0.0000001", "99999.999999", "100000", "100000.000001", "10000", "1000000", "1000000000", "1000000000.000001", "999999999.999999",
    "100000000.00", "-100000000.00", "100000000.01", "9223372036854775807", "-9223372036854775808", "9" * 40, "0." + "3" * 60,
    "2019-10-16", "2019-09-30", "2019-10-01", "2019-02-29", "2020-02-29", "0000-00-00", "0001-01-01", "1979-10-17", "1919-10-17", "2019-11-16",
    "2020-11-19", "2029-10-16", "2119-10-16", "9999-12-31", "10000-01-01", "-2019-01-01", "2019-9-1", "16.10.2019", "2019-09", "2019-13", "2019-00", "0001-01",
    "9999-12", "yes", "no", "true", "all", "total", "day", "night", "peak", "meter", "norm", "average", "fixed", "losses", "penalty", "subsidy", "instalment",
    "levels", "zones", "single", "electricity", "cold_water", "hot_water", "other", "kWh", "m3", "person", "month", "contact_centre", "district_office",
    "100001", "100002", "100003", "4900621", "4900835", "4900999", "el", "waste", "advance", "ENERGO", "АЕL", "А100001", "100001 ", "a" * 32, "a" * 33,
    "A" * 20, "A" * 21, "ж" * 500, "ж" * 501, "ж" * 5001, "l\n" * 5, "l\n" * 101, "\r\n", "\r", "=1+1", "@x", "<script>\"'&", "\"", "\"\"", "'", ",", ";",
    "\0", "\x1b", "\x85", "\ufeff", "\ufffe", "\ufdd0", "\u202e", "\u2066", "\u2028", "\U0010ffff", "e\u0301" * 99, "👨‍👩‍👧‍👦" * 20, "ﷺ" * 300, "İ", "$1", "%s%n",
    "{0}", "../x", "C:\\x", "null", "NULL", "#N/A", "-", "x" * 70000, "ж" * 600000,
]
NUMBERS = [text for text in TEXTS if text[:1] in "0123456789-." and "-" not in text[1:] and len(text) < 45]
NAMES = [
    "accounts.csv", "ACCOUNTS.CSV", "unknown.csv", "x.txt", ".hidden.csv", "._accounts.csv", "Thumbs.db", "шоттар.csv", "a\nb.csv", "a" * 250 + ".csv", "a\\b.csv",
    "manifest.json.csv", "-rf.csv", "bills.csv ", "bills.csv.csv", "\udcff.csv",
]
JSON_VALUES = [
    None, True, False, 0, 1, -1, 2, 1.5, 1e308, 10**30, "", "1", "full", "update", "2019-10-16", "0001-01-01", "9999-12-31", "2019-02-30", "x" * 64, "x" * 65, "../x",
    "a\nb", "\0", "ENERGO", "AES", "энерго", [], {}, [[]], {"name": "accounts.csv", "rows": 1}, ["accounts.csv"], [1, 2],
]
JSON_TEXTS = [
    b"", b"{", b"[]", b"null", b"[" * 100_000, b'{"a":' * 50_000, b'{"format": "kabinet-exchange", "format": "kabinet-exchange"}', b'{"format": 1e999}',
    b'"\\ud800"', b"\xff\xfe{\x00}\x00", b"\xef\xbb\xbf{}", b'{"batch": "\\u0000"}', b"{} {}", b"{}" + b" " * 2_000_000, b'{"version": 1' + b"0" * 100_000 + b"}", b"\0" * 100,
]
