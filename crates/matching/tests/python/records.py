"""Holds track records against independent implementations.

    records.py path/to/the/example/record

Slope and error: ordinary least squares with a constant of each therapist (statsmodels). How much therapists
differ, and how far each is drawn towards the mean, where all have as many cases and none began harder:
restricted maximum likelihood of a mixed model (statsmodels), which there agrees with the method of moments.
In general: the moments and Morris' interval, written down a second time in the way of matrices (numpy, scipy).
"""

import json
import subprocess
import sys
import warnings

import numpy
import scipy.stats
import statsmodels.api
from statsmodels.regression.mixed_linear_model import MixedLM

PROGRAM = sys.argv[1]
CASES, THERAPISTS = 15, 5
compared = 0


def same(found, wanted, what, within=1e-8):
    """Fails unless both are the same figure (relative above 1)."""
    global compared
    compared += 1
    assert abs(found - wanted) <= within * max(1, abs(wanted)), f"{what}: {found!r}, wanted {wanted!r}"


def practice(chance, many, differ, sent=0.0, equal=None, flat=False):
    """Cases (therapist, began, ended) of a made-up practice; some therapists have too few."""
    cases = []
    for therapist in range(many):
        better = differ * chance.normal()
        count = equal or int(chance.integers(CASES - 5, CASES + 40))
        began = 40 + sent * better + 8 * chance.normal(size=count)
        if flat:
            began = numpy.tile([32.0, 48.0], count // 2)
        ended = 30 + 0.5 * began + better + 10 * chance.normal(size=count)
        cases += [(therapist, x, y) for x, y in zip(began, ended)]
    return cases


def told(practices):
    """What the engine says of each."""
    lines = ["".join(f"{t} {float(x)!r} {float(y)!r}\n" for t, x, y in cases) + "\n" for cases in practices]
    done = subprocess.run([PROGRAM], input="".join(lines), text=True, capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def enough(cases):
    """Those whose therapists have enough of them, as arrays: therapist from 0 on, began, ended."""
    table = numpy.array(cases, dtype=float)
    names, place, counts = numpy.unique(table[:, 0], return_inverse=True, return_counts=True)
    kept = counts[place] >= CASES
    names, place = numpy.unique(table[kept, 0], return_inverse=True)
    return names, place, table[kept, 1], table[kept, 2]


def by_matrices(place, began, ended):
    """Everything once more: designs, quadratic forms and Morris' interval."""
    many, total = place.max() + 1, len(place)
    dummies = numpy.eye(many)[place]
    design = numpy.column_stack([dummies, began - began.mean()])
    ols = statsmodels.api.OLS(ended, design).fit()
    slope, within = ols.params[-1], ols.scale
    # A therapist's mean as a combination of coefficients: its variance is read off their covariance.
    means = ols.params[:-1]
    chance = numpy.diag(ols.cov_params())[:-1]
    counts = dummies.sum(axis=0)
    grand = counts @ means / total
    # What each contributes by chance to the weighted squares around the grand mean, one degree being spent on it.
    by_chance = counts @ chance * (many - 1) / many
    size = (total - counts @ counts / total) / (many - 1)
    between = max(0.0, (counts @ (means - grand) ** 2 - by_chance) / (many - 1) / size)
    weights = 1 / (between + chance)
    mean = weights @ means / weights.sum()
    typical = weights @ chance / weights.sum()
    free = many - 1
    pull = (free - 2) / free * chance * weights
    drawn = (1 - pull) * (means - mean)
    variance = chance * (1 - free / many * pull)
    variance += 2 / (free - 2) * pull**2 * (typical + between) * weights * (means - mean) ** 2
    reach = scipy.stats.norm.ppf(0.975) * numpy.sqrt(variance)
    return slope, between, within, means - mean, drawn, drawn - reach, drawn + reach


def check(cases, said):
    names, place, began, ended = enough(cases)
    if len(names) < THERAPISTS:
        assert said == "Therapists", said
        return
    slope, between, within, own, drawn, low, high = by_matrices(place, began, ended)
    same(said["slope"], slope, "slope")
    same(said["within"], within, "within")
    same(said["between"], between, "between")
    assert [row[0] for row in said["each"]] == list(names)
    for row, *wanted in zip(said["each"], own, drawn, low, high):
        for found, figure, what in zip(row[2:], wanted, ["own", "likely", "low", "high"]):
            same(found, figure, f"{what} of {row[0]}")


def check_by_likelihood(cases, said):
    """All have as many cases, none harder: restricted maximum likelihood is the method of moments, but for the
    degree of freedom of the slope."""
    names, place, began, ended = enough(cases)
    many, each = len(names), len(place) // len(names)
    adjusted = ended - said["slope"] * (began - began.mean())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fit = MixedLM(adjusted, numpy.ones((len(place), 1)), groups=place).fit(reml=True, method=["powell", "bfgs"])
    spent = (len(place) - many) / (len(place) - many - 1)
    same(said["within"], fit.scale * spent, "within, by likelihood", 1e-4)
    total = float(fit.cov_re[0, 0]) + fit.scale / each
    same(said["between"] + fit.scale / each, total, "between, by likelihood", 1e-3)
    believed = 1 - (many - 3) / (many - 1) * (said["within"] / each) / (said["between"] + said["within"] / each)
    shrunk = float(fit.cov_re[0, 0]) / total
    for row in said["each"]:
        effect = float(fit.random_effects[int(row[0])].iloc[0])
        same(row[3], effect / shrunk * believed, f"drawn, {row[0]}", 1e-3)


chance = numpy.random.default_rng(20261126)
some = [practice(chance, int(chance.integers(4, 40)), differ, sent) for differ in (0, 2.5, 8) for sent in (0, -5) for _ in range(20)]
for cases, said in zip(some, told(some)):
    check(cases, said)
level = [practice(chance, many, 6.0, equal=40, flat=True) for many in (6, 10, 30)]
for cases, said in zip(level, told(level)):
    check(cases, said)
    check_by_likelihood(cases, said)
print(f"{compared} figures are the same")
