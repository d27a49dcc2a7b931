"""The same work as `securebase score`, in polars: subscale scores of the ECR from a CSV, or a summary.

What must stay true: it does what ours does (reversed items, means that may miss nothing, out as CSV), as
somebody who knows polars would write it.
"""
import sys

import polars as pl

LEAST_AND_MOST = 8  # least + most of a range of 1 to 7: what a reversed answer is taken from


def scored(path, reversed_items, subscales):
    """The file with its scores, not read yet."""
    counted = [
        (LEAST_AND_MOST - pl.col(f"i{n}") if n in reversed_items else pl.col(f"i{n}")).alias(f"c{n}")
        for n in range(1, 37)
    ]
    frame = pl.scan_csv(path).with_columns(counted)
    for name, items in subscales.items():
        columns = [pl.col(f"c{n}") for n in items]
        complete = pl.all_horizontal([column.is_not_null() for column in columns])
        mean = pl.sum_horizontal(columns) / len(items)
        frame = frame.with_columns(pl.when(complete).then(mean).otherwise(None).alias(name))
    return frame


def summed_up(frame, subscales):
    """Means, SDs, correlations and alpha."""
    frame = frame.collect()
    for name, items in subscales.items():
        whole = frame.select([f"c{n}" for n in items]).drop_nulls()
        k = len(items)
        total = whole.select(pl.sum_horizontal(pl.all())).to_series().var()
        alpha = k / (k - 1) * (1 - sum(whole[column].var() for column in whole.columns) / total)
        print(name, frame[name].mean(), frame[name].std(), alpha)
    names = list(subscales)
    print(frame.select(pl.corr(names[0], names[1])).item())


def main():
    path, kind, out, reversed_items, *subscales = sys.argv[1:]
    reversed_items = {int(n) for n in reversed_items.split(",")}
    subscales = {name: [int(n) for n in items.split(",")] for name, items in (s.split("=") for s in subscales)}
    frame = scored(path, reversed_items, subscales)
    if kind == "summary":
        summed_up(frame, subscales)
    else:
        frame.select(list(subscales)).sink_csv(out)


main()
