"""Compare the figures of argmap/internal/cmd/agreement with those of
krippendorff, krippendorff-unitized-alpha, irrCAC, scikit-learn, statsmodels
and networkx. Called by .ci/agreement."""

import json
import math
import random
import subprocess
import sys
import warnings

import krippendorff
import networkx
import numpy
import pandas
from irrCAC.raw import CAC
from krippendorff_unitized_alpha.krippendorffs_unitized_alpha import EMPTY_TAG, KrippendorffUnitizedAlpha, Segment
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

warnings.filterwarnings("ignore")
rng = random.Random(7)
cases = []  # (name, case for the program under test, function of its figures → [(what, got, want)])


def ratings(raters, items, categories, missing):
    rows = []
    for i in range(items):
        true = rng.randrange(categories)
        row = [true if rng.random() < 0.6 else rng.randrange(categories) for _ in range(raters)]
        rows.append([-1 if rng.random() < missing else c for c in row])
    return [list(r) for r in zip(*rows)]


def complete(r):
    a, b = zip(*[(x, y) for x, y in zip(*r[:2]) if x >= 0 and y >= 0])
    counts, _ = aggregate_raters(numpy.array(r).T)
    full = all(c >= 0 for row in r for c in row)
    yield 0, "cohen", cohen_kappa_score(a, b)
    yield 1, "fleiss", fleiss_kappa(counts) if full else CAC(
        pandas.DataFrame([[None if c < 0 else c for c in item] for item in zip(*r)]), digits=12).fleiss()["est"]["coefficient_value"]
    yield 2, "nominal", krippendorff.alpha(
        numpy.array([[numpy.nan if c < 0 else c for c in row] for row in r]), level_of_measurement="nominal")


for n in range(60):
    r = ratings(2 + n % 4, rng.randrange(8, 60), rng.randrange(2, 5), 0 if n % 2 else 0.25)
    cases.append((f"ratings {n}", {"ratings": r}, lambda got, r=r: [(what, got[i], want) for i, what, want in complete(r)]))


def units(length, categories, most):
    out, at = [], 0
    while True:
        at += rng.randrange(0, 6)
        end = at + 1 + rng.randrange(most)
        if end > length:
            return out
        out.append([at, end, rng.randrange(categories)])
        at = end


def segments(us, length):
    out, at = [], 0
    for s, e, c in us:
        if s > at:
            out.append(Segment(EMPTY_TAG, at, s))
        out.append(Segment(f"c{c}", s, e))
        at = e
    if at < length:
        out.append(Segment(EMPTY_TAG, at, length))
    return out


def unitized(us, length):
    k = KrippendorffUnitizedAlpha({str(i): segments(u, length) for i, u in enumerate(us)})
    gap = k.tag_2_pos.get(EMPTY_TAG)
    o, e = k.observed_coincidence_matrix_, k.expected_coincidence_matrix_
    yield 0, "u", k.result
    if len(us) == 2:
        # cu-alpha is alpha-u of what is left when all that not both marked is cut out.
        both = [i for i in range(length) if all(any(s <= i < e for s, e, _ in u) for u in us)]
        cut = [[[sum(i < s for i in both), sum(i < e for i in both), c] for s, e, c in u] for u in us]
        cut = [[x for x in u if x[0] < x[1]] for u in cut]
        if len({c for u in cut for _, _, c in u}) > 1:
            rest = KrippendorffUnitizedAlpha({str(i): segments(u, len(both)) for i, u in enumerate(cut)})
            yield 2, "coding", rest.result
    if gap is not None:
        yield 1, "relevant", 1 - (o[gap].sum() - o[gap, gap]) / (e[gap].sum() - e[gap, gap])


for n in range(40):
    length, k = rng.randrange(30, 200), rng.randrange(2, 4)
    us = [units(length, k, 12) for _ in range(2 + n % 4)]
    cases.append((f"units {n}", {"length": length, "categories": k, "units": us},
                  lambda got, us=us, length=length: [(what, got[i], want) for i, what, want in unitized(us, length)]))


def single(us, length, gaps):
    """Units of length 1: alpha-u is the nominal alpha of the characters, gaps a
    category of their own; cu-alpha of two annotators that of the characters
    that both coded."""
    rows = []
    for u in us:
        row = [-1] * length
        for s, _, c in u:
            row[s] = c
        rows.append(row)
    if not gaps:
        both = [i for i in range(length) if all(row[i] >= 0 for row in rows)]
        rows = [[row[i] for i in both] for row in rows]
    return krippendorff.alpha(numpy.array(rows, dtype=float), level_of_measurement="nominal")


for n in range(20):
    length, k = 120, 3
    us = [units(length, k, 1) for _ in range(2 + n % 3)]
    if n % 3 == 0:  # a second annotator who is often of the first one's opinion
        us[1] = [[s, e, c if rng.random() < 0.7 else rng.randrange(k)] for s, e, c in us[0] if rng.random() < 0.8]
    cases.append((f"characters {n}", {"length": length, "categories": k, "units": us},
                  lambda got, us=us: [("u", got[0], single(us, 120, True))] + ([("coding", got[2], single(us, 120, False))] if len(us) == 2 else [])))


def graph(spans):
    kinds = ["major_claim"] + [rng.choice(["claim", "premise"]) for _ in spans[1:]]
    return {"version": "1", "components": [
        {"id": f"c{i}", "kind": k, "stance": rng.choice(["pro", "con"]), "start": s, "end": e, "text": "", "confidence": 1}
        for i, (k, (s, e)) in enumerate(zip(kinds, spans))], "relations": [
        {"id": f"r{i}", "type": rng.choice(["support", "attack"]), "from": f"c{i}", "to": f"c{rng.randrange(i)}", "confidence": 1}
        for i in range(1, len(spans)) if rng.random() < 0.9]}


def variant():
    spans = []
    for i in range(6):
        if rng.random() < 0.8:
            spans.append((20 * i + rng.randrange(6), 20 * i + 12 + rng.randrange(6)))
    return spans or [(0, 9)]


def edit_distance(a, b):
    def build(g):
        n = networkx.DiGraph()
        for c in g["components"]:
            n.add_node(c["id"], **c)
        for r in g["relations"]:
            n.add_edge(r["from"], r["to"], type=r["type"])
        return n

    def node(x, y):
        shared = min(x["end"], y["end"]) - max(x["start"], y["start"])
        if 2 * shared < max(x["end"] - x["start"], y["end"] - y["start"]):
            return 1000
        return (x["kind"] != y["kind"]) / 2 + (x["stance"] != y["stance"]) / 2

    one = lambda _: 1
    return networkx.graph_edit_distance(build(a), build(b), node_subst_cost=node, node_del_cost=one, node_ins_cost=one,
                                        edge_subst_cost=lambda x, y: (x["type"] != y["type"]) / 2, edge_del_cost=one, edge_ins_cost=one)


for n in range(30):
    a, b = graph(variant()), graph(variant())
    cases.append((f"graphs {n}", {"graphs": [a, b]}, lambda got, a=a, b=b: [("distance", got[0], edit_distance(a, b))]))

lines = "".join(json.dumps(c) + "\n" for _, c, _ in cases)
run = subprocess.run([sys.argv[1]], input=lines, capture_output=True, text=True, check=True)
passed = failed = 0
for (name, case, check), line in zip(cases, run.stdout.splitlines(), strict=True):
    for what, got, want in check(json.loads(line)):
        if math.isnan(want) if got is None else abs(got - want) < 1e-9:
            passed += 1
        else:
            failed += 1
            print(f"{name}: {what} is {got}, want {want}: {json.dumps(case)}")
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
