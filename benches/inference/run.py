"""Compares how long pages take in two worlds that must look alike to somebody's partner.

What must stay true: a difference is told beside what the same world differs from itself by.

    run.py PROGRAM [OPTION...]     its options: --couples, --requests
"""
import collections
import csv
import math
import os
import subprocess
import sys
import tempfile

import numpy
from scipy import stats

# Whoever watches decides rightly nine times in ten where there is a difference, and sees one where there is
# none one time in twenty.
MISSES, FALSE_ALARMS = 0.10, 0.05


def read(path):
    """Times by comparison and page, then by world, then by couple, in the order they were taken."""
    found = collections.defaultdict(lambda: collections.defaultdict(lambda: collections.defaultdict(list)))
    with open(path, newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            found[row["comparison"], row["page"]][row["world"]][int(row["couple"])].append(float(row["us"]))
    return found


def ranks(one, other):
    """How often a time of the other world is the longer one of two drawn by lot (a half: the two are alike), and
    the probability of such a share or a further one by chance (Mann and Whitney 1947, two-sided)."""
    test = stats.mannwhitneyu(other, one, alternative="two-sided", method="asymptotic")
    return test.statistic / (len(one) * len(other)), test.pvalue


def needed(share):
    """How many requests, half of them in each world, tell a share from a half: Noether, Sample size determination
    for some common nonparametric tests, Journal of the American Statistical Association 82 (1987), 645-647."""
    if share == 0.5:
        return math.inf
    z = stats.norm.ppf(1 - FALSE_ALARMS / 2) + stats.norm.ppf(1 - MISSES)
    return z * z / (3 * (share - 0.5) ** 2)


def holm(values):
    """Probabilities, corrected for how many there are (Holm 1979)."""
    order = sorted(range(len(values)), key=lambda at: values[at])
    corrected, least = [0.0] * len(values), 0.0
    for rank, at in enumerate(order):
        least = max(least, min(1.0, values[at] * (len(values) - rank)))
        corrected[at] = least
    return corrected


def halves(couples):
    """One world against itself: every second couple, and the others."""
    numbers = sorted(couples)
    parts = (numbers[::2], numbers[1::2])
    return [numpy.concatenate([couples[number] for number in part]) for part in parts]


def compare(worlds):
    (first, these), (second, those) = sorted(worlds.items())
    one, other = (numpy.concatenate(list(couples.values())) for couples in (these, those))
    share, chance = ranks(one, other)
    medians = [[float(numpy.median(times)) for times in couples.values()] for couples in (these, those)]
    by_couple = stats.mannwhitneyu(medians[1], medians[0], alternative="two-sided")
    itself = [ranks(*halves(couples))[0] for couples in (these, those)]
    return {
        "worlds": (first, second),
        "count": min(len(one), len(other)),
        "medians": [float(numpy.median(times)) for times in (one, other)],
        "p95": [float(numpy.percentile(times, 95)) for times in (one, other)],
        "share": share,
        "chance": chance,
        "couples": by_couple.pvalue,
        "itself": itself,
    }


def say(found):
    rows = [(key, compare(worlds)) for key, worlds in sorted(found.items())]
    corrected = holm([row["couples"] for _, row in rows])
    name = None
    for ((comparison, page), row), by_couple in zip(rows, corrected):
        if comparison != name:
            name = comparison
            print(f"\n{comparison}: {row['worlds'][0]} / {row['worlds'][1]}, {row['count']} requests each")
            print("page            median us      p95 us         diff.   longer  by chance  itself       "
                  "couples  (Holm)  needed")
        (m1, m2), (p1, p2) = row["medians"], row["p95"]
        a, b = row["itself"]
        requests = needed(row["share"])
        print(f"{page:<14} {m1:6.0f} {m2:6.0f}  {p1:6.0f} {p2:6.0f}  {m2 - m1:+7.1f}  {row['share']:.4f}  "
              f"{row['chance']:8.2g}  {a:.3f} {b:.3f}  {row['couples']:7.2g} {by_couple:7.2g}  {requests:,.0f}")
    print("\nlonger: how often the other world's answer is the longer one of two, half where nothing differs;")
    print("by chance: how likely that is or more where requests differ by chance alone; itself: longer, of half of")
    print("a world's couples against its other half; couples: as by chance, of the couples' medians alone; needed:")
    print(f"requests to tell such worlds apart, right in {1 - MISSES:.0%} and wrong in {FALSE_ALARMS:.0%} (Noether)")


def main():
    program, options = sys.argv[1], sys.argv[2:]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "times.csv")
        subprocess.run([program, "--out", path, *options], check=True)
        print(f"load: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores at the end")
        say(read(path))


if __name__ == "__main__":
    main()
