"""Solves a waiting list that the bench wrote down, with OR-Tools' min-cost flow.

    peer.py FOLDER    prints the cost, the seconds it took, and how many were offered somebody
"""
import sys
import time

import numpy as np
from ortools.graph.python import min_cost_flow

folder = sys.argv[1]
capacities, waits, lengths, therapists, costs = (
    np.fromfile(f"{folder}/{name}", dtype="<u4").astype(np.int64)
    for name in ("capacities", "waits", "lengths", "therapists", "costs")
)
clients, count = len(waits), len(capacities)
sink = clients + count
own = np.arange(clients)
tails = np.concatenate([np.repeat(own, lengths), own, clients + np.arange(count)])
heads = np.concatenate([clients + therapists, np.full(clients + count, sink)])
limits = np.concatenate([np.ones(len(costs) + clients, dtype=np.int64), capacities])
prices = np.concatenate([costs, waits, np.zeros(count, dtype=np.int64)])

began = time.monotonic()
flow = min_cost_flow.SimpleMinCostFlow()
flow.add_arcs_with_capacity_and_unit_cost(tails, heads, limits, prices)
flow.set_nodes_supplies(np.append(own, sink), np.append(np.ones(clients, dtype=np.int64), -clients))
if flow.solve() != flow.OPTIMAL:
    sys.exit("no optimum found")
took = time.monotonic() - began
offered = int(flow.flows(np.arange(len(costs))).sum())
print(flow.optimal_cost(), f"{took:.3f}", offered)
