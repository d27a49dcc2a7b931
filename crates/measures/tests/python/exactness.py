"""Holds securebase's figures against independent implementations, to 1e-9.

    exactness.py path/to/securebase

Means, SDs and pairwise correlations: pandas. Cronbach's alpha: pingouin (listwise). McDonald's omega: the
maximum-likelihood factor model of scikit-learn, and scipy for its last digits. Item-rest correlations: numpy.
Couples: numpy. The data are made at random with a fixed seed, with answers missing.

Where SECUREBASE_TEST_DATA names a folder that holds ecr-children/responses.csv, the authors' own subscale
scores in it must come out too; where it is not set, this is said and left out.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import warnings

import numpy
import pandas
import pingouin
import scipy.optimize
from sklearn.decomposition import FactorAnalysis

SECUREBASE = sys.argv[1]
WITHIN = 1e-9
KEY = """
name = "random"
title = "Random"
version = "1"
source = "none"
checked = true
rights = "free"
[items]
count = {count}
range = [1, 7]
reversed = {reversed}
"""
SCALE = """
[[subscale]]
name = "{name}"
title = "{name}"
items = {items}
score = "{score}"
may_miss = {may_miss}
better = "neither"
"""
compared = 0


def same(found, wanted, what):
    """Fails unless both are the same figure to 1e-9 (relative above 1), or both are none."""
    global compared
    compared += 1
    if found is None or wanted is None or numpy.isnan(wanted):
        assert found is None and (wanted is None or numpy.isnan(wanted)), f"{what}: {found}, wanted {wanted}"
        return
    assert abs(found - wanted) <= WITHIN * max(1, abs(wanted)), f"{what}: {found!r}, wanted {wanted!r}"


def omega(complete):
    """McDonald's omega (total) of one factor by maximum likelihood.

    scikit-learn (EM) finds the fit, but stops once the likelihood no longer rises in double precision, which
    leaves some 1e-8 in the loadings. MINPACK (scipy) takes it from there to where the likelihood's gradient is
    nought. For three items the result was compared with the closed form: the same to the last digit.
    """
    spread = complete.std(axis=0, ddof=0)
    items = (complete - complete.mean(axis=0)) / spread
    model = FactorAnalysis(n_components=1, tol=0, max_iter=6000, svd_method="lapack")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # tol=0: it may run to the end
        model.fit(items)
    observed = numpy.corrcoef(complete.T)
    k = len(observed)

    def gradient(at):
        implied = numpy.outer(at[:k], at[:k]) + numpy.diag(at[k:])
        inverse = numpy.linalg.inv(implied)
        slope = inverse @ (implied - observed) @ inverse
        return numpy.concatenate([slope @ at[:k], numpy.diag(slope)])

    start = numpy.concatenate([model.components_[0], model.noise_variance_])
    found = scipy.optimize.root(gradient, start, tol=1e-15).x
    assert numpy.abs(found - start).max() < 1e-5, "MINPACK went elsewhere than scikit-learn"
    loadings, unique = found[:k] * spread, found[k:] * spread**2
    return loadings.sum() ** 2 / (loadings.sum() ** 2 + unique.sum())


def run(*arguments):
    done = subprocess.run([SECUREBASE, "score", *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def random_answers(seed, rows, items, missing):
    """Answers with two factors in them, some items turned round, some answers missing."""
    chance = numpy.random.default_rng(seed)
    factors = chance.normal(size=(rows, 2))
    weights = chance.uniform(0.4, 1.2, size=items) * numpy.where(numpy.arange(items) % 3 == 1, -1, 1)
    noise = chance.normal(size=(rows, items)) * chance.uniform(0.6, 1.2, size=items)
    raw = factors[:, numpy.arange(items) % 2] * weights + noise
    answers = numpy.clip(numpy.round(4 + 1.4 * raw), 1, 7)
    answers[chance.uniform(size=answers.shape) < missing] = numpy.nan
    return answers


def check_random(folder, seed, rows, items, missing):
    answers = random_answers(seed, rows, items, missing)
    turned = [item for item in range(1, items + 1) if item % 3 == 2]
    scales = {
        "odd": ([i for i in range(1, items + 1) if i % 2 == 1], "mean", 1),
        "even": ([i for i in range(1, items + 1) if i % 2 == 0], "sum", 2),
    }
    key = KEY.format(count=items, reversed=turned)
    for name, (of, score, may_miss) in scales.items():
        key += SCALE.format(name=name, items=of, score=score, may_miss=may_miss)
    (folder / "key.toml").write_text(key)
    frame = pandas.DataFrame(answers, columns=[str(i) for i in range(1, items + 1)])
    frame.astype("Int64").to_csv(folder / "answers.csv", index=False)
    files = ["--key", folder / "key.toml", "--responses", folder / "answers.csv"]
    (folder / "scores.csv").write_text(run(*files))
    scores = pandas.read_csv(folder / "scores.csv")
    summary = json.loads(run(*files, "--summary", "--json"))
    assert summary["rows"] == rows == len(scores)

    counted = frame.copy()
    counted[[str(i) for i in turned]] = 8 - counted[[str(i) for i in turned]]
    wanted_scores = {}
    for found, (name, (of, score, may_miss)) in zip(summary["subscales"], scales.items(), strict=True):
        part = counted[[str(i) for i in of]]
        wanted = part.mean(axis=1) * (len(of) if score == "sum" else 1)
        wanted[part.isna().sum(axis=1) > may_miss] = numpy.nan
        wanted_scores[name] = wanted
        assert (scores[name].isna() == wanted.isna()).all()
        assert numpy.nanmax(numpy.abs(scores[name] - wanted)) < WITHIN
        assert (found["n"], found["missing"]) == (wanted.count(), wanted.isna().sum())
        same(found["mean"], wanted.mean(), "mean")
        same(found["sd"], wanted.std(), "SD")
        complete = part.dropna().to_numpy()
        assert found["complete"] == len(complete)
        same(found["alpha"], pingouin.cronbach_alpha(data=part, nan_policy="listwise")[0], "alpha")
        same(found["omega"], omega(complete), "omega")
        pairwise = part.corr()
        below = pairwise.to_numpy()[numpy.tril_indices(len(of), -1)]
        same(found["interItem"], below.mean(), "inter-item")
        for at, (item, column) in enumerate(zip(found["items"], part, strict=True)):
            assert (item["name"], item["n"]) == (column, part[column].count())
            same(item["mean"], part[column].mean(), "item mean")
            same(item["sd"], part[column].std(), "item SD")
            rest = numpy.delete(complete, at, axis=1)
            same(item["itemRest"], numpy.corrcoef(complete[:, at], rest.sum(axis=1))[0, 1], "item-rest")
            without = part.drop(columns=column).loc[part.notna().all(axis=1)]
            same(item["alphaWithout"], pingouin.cronbach_alpha(data=without)[0], "alpha without")
            for other, r in zip(part, item["correlations"], strict=True):
                same(r, pairwise.loc[column, other], "correlation")
    same(summary["correlations"][0]["r"], wanted_scores["odd"].corr(wanted_scores["even"]), "scores' correlation")


def check_children(folder):
    """The authors' own means of each parent's six items of avoidance and six of anxiety.

    Which item is in which subscale was found from the data: of all subsets of the twelve, one alone gives
    the authors' column in each of the 800 rows without a gap.
    """
    data = os.environ.get("SECUREBASE_TEST_DATA")
    if data is None:
        print("SECUREBASE_TEST_DATA is not set: the real data set is left out")
        return
    file = pathlib.Path(data) / "ecr-children" / "responses.csv"
    key = KEY.format(count=12, reversed=[]).replace("[1, 7]", "[1, 5]")
    key += SCALE.format(name="av", items=[2, 3, 4, 6, 10, 11], score="mean", may_miss=5)
    key += SCALE.format(name="anx", items=[1, 5, 7, 8, 9, 12], score="mean", may_miss=5)
    (folder / "key.toml").write_text(key)
    for parent in "mp":
        arguments = ["--key", folder / "key.toml", "--responses", file, "--items", "o_ecr{}" + parent]
        (folder / "scores.csv").write_text(run(*arguments, "--keep", f"Av{parent},Anx{parent}"))
        scores = pandas.read_csv(folder / "scores.csv")
        assert len(scores) == 854
        for ours, theirs in (("av", f"Av{parent}"), ("anx", f"Anx{parent}")):
            assert (scores[ours].isna() == scores[theirs].isna()).all(), (ours, theirs)
            assert numpy.nanmax(numpy.abs(scores[ours] - scores[theirs])) < WITHIN, (ours, theirs)
    print("the authors' four columns of 854 children come out")


with tempfile.TemporaryDirectory() as name:
    for seed, (rows, items, missing) in enumerate([(40, 6, 0.02), (500, 10, 0), (900, 12, 0.05), (3000, 36, 0.01)]):
        check_random(pathlib.Path(name), seed, rows, items, missing)
    check_children(pathlib.Path(name))
print(f"{compared} figures agree to {WITHIN}")
