"""The figures in Markdown."""

from measuring.loads import LATEST_US

HEAD = """# Benchmarks

`make bench` writes this file; it took {minutes:.0f} minutes. Everything ran on one machine: the server, its database and
the load generator. All data fit into memory. *Steadiness* is what the same piece of work takes on each core while nothing else
runs: on a shared host the p99 of pages is the machine's before it is the program's.

{machine}

Each figure is the median of {runs} runs of {seconds:g} s, each after a warm-up of one second; minimum and maximum are in
brackets. *Closed* means that each connection sends the next request as soon as the last one is answered. *Open* means
that requests are due at constant intervals, at half the rate of the closed runs; there a request's time counts from
when it was due, and requests that are never answered count too. Requests are spread at random over the accounts of
{signed_in} customers, each with a session. The generator is `Benchmarks/load/load.go`. One failed request aborts the
benchmark; an open run in which the generator itself was late by more than {latest:.0f} ms is repeated, up to three
times in all.
"""

ENGINE = """
## On {engine}

{cities}

The rest was measured on the city of {accounts} accounts. From its start to its first answer the server took
{start:.2f} s. It uses {rest:.0f} MB of memory at rest and {worked:.0f} MB after all these pages; another one uses
{idle_before:.0f} MB before, and {idle_with:.0f} MB with {idle} idle connections ({each:.1f} KB each). Memory is the
proportional set size.

### Pages

Processor time of the server for one request, user and system, at {few} connections in the closed model, and its
ratio to the time of the same server for a fixed body of the same size (`Benchmarks/FixedBody`). The log goes to
/dev/null.

{pages}

The closed model, times in milliseconds; "generator" is the generator's own processor time for a request, in µs:

{closed}

The open model, times in milliseconds; "late" is the longest delay of the generator itself:

{open}

### Growth

The account page at {few} connections in the open model, all at the same rate, in turns. Times in milliseconds.

{growth}

### Peers

The account page as a utility's programmer would write it in Go and in Python (`Benchmarks/peers`), on the same
tables, with requests for the same addresses in turns. They show the same words and sums, which is checked for every
address. They do less: no level meter, no chart of use, no note of what the latest bill changed and whether its charge is right, and
none of their queries; one language, no log, no record of when a session was last used. The open model uses one rate for all.

{peers}
"""


def written(told):
    parts = [HEAD.format(
        **{name: told[name] for name in ("minutes", "runs", "seconds", "signed_in")}, latest=LATEST_US / 1000,
        machine=table(["", ""], [[name, words] for name, words in told["machine"].items()]))]
    parts += [engine(name, each) for name, each in told["engines"].items()]
    titles = {
        "import": "Import compared with plain copies", "bills": "Bills as PDF", "charges": "Charges",
        "letters": "Sending letters",
        "answer_times": "Whether times tell which e-mails are registered",
        "last_evening": "The last evening of readings"}
    for name, title in titles.items():
        lines = "\n".join(f"- {line}" for line in told["others"][name])
        parts.append(f"\n## {title}\n\n`Benchmarks/{name}.py` prints:\n\n{lines}\n")
    return "".join(parts)


def engine(name, told):
    few = min(next(iter(told["pages"].values()))["closed"])
    idle, has_database = told["idle"], name == "PostgreSQL"
    return ENGINE.format(
        engine=name, accounts=number(told["cities"][-1]["accounts"]), few=few, start=told["start"],
        rest=told["at_rest"]["pss"], worked=told["worked"]["pss"], idle=number(idle["connections"]),
        idle_before=idle["before"]["pss"], idle_with=idle["with"]["pss"],
        each=(idle["with"]["pss"] - idle["before"]["pss"]) * 1024 / idle["connections"],
        cities=cities(told), pages=pages(told, few, has_database), closed=closed(told), open=opened(told),
        growth=growth(told), peers=peers(told, has_database))


def cities(told):
    return table(
        ["accounts", "rows", "import, s", "rows per second", "bytes per account and month"],
        [[number(each["accounts"]), number(each["rows"]), number(each["seconds"], digits=1)]
         + [number(each[name]) for name in ("rows_per_second", "bytes_per_month")] for each in told["cities"]])


def pages(told, few, has_database):
    heads = ["page", "bytes", "µs", "fixed body, µs", "ratio"] + (["database, µs"] if has_database else [])
    rows = [
        [name, number(page["bytes"]), spread(page["closed"][few]["cpu"]), spread(page["fixed"]["cpu"]),
         spread(page["ratio"], digits=1)] + ([spread(page["closed"][few]["database_cpu"])] if has_database else [])
        for name, page in told["pages"].items()]
    return table(heads, rows)


def closed(told):
    rows = [
        [name, connections, spread(runs["rate"])] + times(runs) + [number(runs["own_cpu"]["median"])]
        for name, page in told["pages"].items() for connections, runs in page["closed"].items()]
    return table(["page", "connections", "requests per second", "p50", "p99", "p99.9", "generator"], rows)


def opened(told):
    rows = [
        [name, connections, number(runs["due_rate"]["median"])] + times(runs) + [milliseconds(runs["lag"]["max"])]
        for name, page in told["pages"].items() for connections, runs in page["open"].items()]
    return table(["page", "connections", "due per second", "p50", "p99", "p99.9", "late"], rows)


def growth(told):
    least = next(iter(told["growth"].values()))
    rows = [
        [number(accounts), number(runs["due_rate"]["median"]), spread(runs["cpu"])] + times(runs)
        + [f"{runs['p99']['median'] / least['p99']['median']:.2f}"] for accounts, runs in told["growth"].items()]
    return table(["accounts", "due per second", "µs", "p50", "p99", "p99.9", "ratio of the p99"], rows)


def peers(told, has_database):
    ours = told["peers"]["Kabinet"]
    heads = ["", "bytes", "µs", "ratio"] + (["database, µs"] if has_database else []) + [
        "requests per second", "p99, closed", "due per second", "p50, open", "p99, open", "p99.9, open", "memory, MB"]
    rows = []
    for name, each in told["peers"].items():
        closed, opened = each["closed"], each["open"]
        rows.append(
            [name, number(each["bytes"]), spread(closed["cpu"]),
             f"{closed['cpu']['median'] / ours['closed']['cpu']['median']:.1f}"]
            + ([spread(closed["database_cpu"])] if has_database else [])
            + [spread(closed["rate"]), times(closed)[1], number(opened["due_rate"]["median"])] + times(opened)
            + [number(each["memory"]["pss"])])
    return table(heads, rows)


def times(runs):
    return [
        spread({name: value / 1000 for name, value in runs[share].items()}, digits=1)
        for share in ("p50", "p99", "p99.9")]


def spread(figure, digits=0):
    least, greatest = (number(figure[name], digits) for name in ("min", "max"))
    return f"{number(figure['median'], digits)} ({least}–{greatest})"


def milliseconds(microseconds):
    return f"{microseconds / 1000:.1f}"


def number(value, digits=0):
    return f"{value:,.{digits}f}"


def table(heads, rows):
    cells = [[str(cell) for cell in row] for row in rows]
    lines = [heads, [":--", *["--:"] * (len(heads) - 1)] if len(heads) > 2 else [":--"] * len(heads), *cells]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
