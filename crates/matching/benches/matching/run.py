"""Measures matching as released; a waiting list is solved by OR-Tools too, the same one in the same run.

What must stay true: each solver is a process of its own; peak memory is what the kernel counted for it,
with the making or reading of the list.

    run.py PROGRAM
"""
import os
import subprocess
import sys
import tempfile

LISTS = ((5_000, 500, 500), (100_000, 5_000, 50))


def run(command):
    """What a program printed, and its peak memory in MB."""
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    printed = child.stdout.read()
    _, status, used = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"{command[0]}: it failed")
    return printed.strip(), used.ru_maxrss / 1024


def main():
    program = sys.argv[1]
    printed, peak = run([program, "best", "100000"])
    print(f"{printed}\n  peak {peak:,.0f} MB, with the making of the therapists", flush=True)
    here = os.path.dirname(os.path.abspath(__file__))
    for clients, therapists, pairs in LISTS:
        with tempfile.TemporaryDirectory() as folder:
            print(f"waiting list, {clients:,} clients and {therapists:,} therapists, {pairs} pairs each")
            sizes = [str(clients), str(therapists), str(pairs)]
            results = {}
            for name, command in (
                ("securebase", [program, "list", *sizes, folder]),
                ("OR-Tools", [sys.executable, os.path.join(here, "peer.py"), folder]),
            ):
                printed, peak = run(command)
                cost, seconds, offered = printed.split()
                results[name] = cost
                print(f"  {name:10}  cost {cost}, {offered} offered, {seconds} s, peak {peak:,.0f} MB", flush=True)
            if len(set(results.values())) != 1:
                sys.exit("the two do not agree")


main()
