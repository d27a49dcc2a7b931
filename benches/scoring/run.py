"""Scores a large made-up file with `securebase score` as released, and does the same work with polars.

What must stay true: both read the same file in the same run, each in a process of its own; peak memory is
what the kernel counted for that process.

    run.py PROGRAM KEY [ROWS]
"""
import os
import subprocess
import sys
import tempfile
import time
import tomllib

ROWS_AT_ONCE = 250_000
MISSING_IN_A_THOUSAND = 10


def make(path, rows):
    """A file of this many rows of 36 answers from 1 to 7."""
    import polars as pl

    with open(path, "wb") as file:
        for start in range(0, rows, ROWS_AT_ONCE):
            count = min(ROWS_AT_ONCE, rows - start)
            columns = {}
            for item in range(1, 37):
                seed = start + item
                drawn = pl.Series(range(count)).hash(seed)
                answers = (drawn % 7).cast(pl.Int64) + 1
                missing = (drawn // 7) % 1000 < MISSING_IN_A_THOUSAND
                columns[f"i{item}"] = pl.select(pl.when(missing).then(None).otherwise(answers)).to_series()
            pl.DataFrame(columns).write_csv(file, include_header=start == 0)


def peak_of(pid):
    """The most memory a process had so far, in MB; none once it has ended."""
    try:
        with open(f"/proc/{pid}/status") as status:
            found = [line.split()[1] for line in status if line.startswith("VmHWM")]
        return int(found[0]) / 1024 if found else None
    except OSError:
        return None


def run(what, rows, command, env=None):
    """Runs a program; says how long it took, how many rows that is a second, and its peak memory."""
    began = time.monotonic()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    child = subprocess.Popen(command, env={**os.environ, **(env or {})}, **quiet)
    peak = 0
    while child.poll() is None:
        peak = max(peak, peak_of(child.pid) or 0)
        time.sleep(0.01)
    took = time.monotonic() - began
    if child.returncode != 0:
        sys.exit(f"{what}: it failed")
    print(f"{what}: {took:.2f} s, {rows / took / 1e6:.2f} million rows/s, peak {peak:.0f} MB", flush=True)


def main():
    program, key_path, *rest = sys.argv[1:]
    rows = int(rest[0]) if rest else 10_000_000
    key = tomllib.load(open(key_path, "rb"))
    reversed_items = ",".join(str(n) for n in key["items"]["reversed"])
    subscales = [f"{s['name']}={','.join(str(n) for n in s['items'])}" for s in key["subscale"]]
    here = os.path.dirname(os.path.abspath(__file__))
    with tempfile.TemporaryDirectory() as folder:
        answers, out = os.path.join(folder, "answers.csv"), os.path.join(folder, "scores.csv")
        make(answers, rows)
        size = os.path.getsize(answers) / 1e6
        print(f"{rows} rows of 36 answers, {MISSING_IN_A_THOUSAND} in a thousand missing: {size:.0f} MB", flush=True)
        ours = [program, "score", "--key", key_path, "--responses", answers, "--items", "i{}"]
        run("securebase, a score file", rows, ours)
        run("securebase, a summary", rows, [*ours, "--summary"])
        for threads, words in (("1", "one thread"), ("", "all threads")):
            env = {"POLARS_MAX_THREADS": threads} if threads else {}
            for kind, what in (("scores", "a score file"), ("summary", "a summary without omega")):
                peer = [sys.executable, os.path.join(here, "peer.py"), answers, kind, out, reversed_items, *subscales]
                run(f"polars, {words}, {what}", rows, peer, env)


main()
