"""The checks behind .ci/interop: each gives our files to one program of others.

usage: interop.py TOOL WORK CACHE

WORK holds argexport and in/, graphs as JSON with their texts. The last line that
is printed counts the checks; the exit status is 1 when one failed."""

import glob
import html
import json
import os
import re
import subprocess
import sys

tool, work, cache = sys.argv[1:]
passed, failed = 0, 0


def expect(what, got, want):
    """Counts a comparison and says what differs."""
    global passed, failed
    if got == want:
        passed += 1
        return
    failed += 1
    print(f"{what}: got {str(got)[:300]!r}, want {str(want)[:300]!r}")


def export(source, target, to, *flags):
    """Converts with argexport; losses are failures, that of the text aside, and
    what a bare chart leaves out."""
    run = subprocess.run([f"{work}/argexport", "-to", to, "-o", target, *flags, source], capture_output=True, text=True)
    meant = "argexport: not carried over:" + ("" if "-bare" in flags else " source text:")
    losses = [line for line in run.stderr.splitlines() if not line.startswith(meant)]
    expect(f"argexport {source} -to {to}", losses, [])
    return run.returncode == 0


def graph(name):
    with open(name, encoding="utf-8") as f:
        return json.load(f)


def inputs():
    """Yields (name, graph, file, text file) of every graph to try."""
    for file in sorted(glob.glob(f"{work}/in/*.json")):
        yield os.path.basename(file)[:-5], graph(file), file, file[:-5] + ".txt"


def plain(s):
    """Words as a drawing shows them: white space is one space, what cannot be
    shown is U+FFFD."""
    return " ".join(re.sub(r"[\x00-\x08\x0e-\x1f\x7f]", "\ufffd", s).split())


def same(what, ours, back, texts=True):
    """Compares two graphs, relations and all, in any order."""
    def by_id(g, key):
        return sorted(g.get(key) or [], key=lambda x: x.get("id", ""))
    for key in ("components", "relations", "entities", "apparatus"):
        expect(f"{what}: {key}", by_id(back, key), by_id(ours, key))
    expect(f"{what}: title", back.get("title", ""), ours.get("title", ""))


def ends(g):
    """Relations as (type, from, to); an undercut leads to the source of what it denies."""
    rel = {r["id"]: r for r in g["relations"]}
    return sorted((r["type"], r["from"], rel[r["to"]]["from"] if r["type"] == "undercut" else r["to"]) for r in g["relations"])


def denied(g):
    return {r["to"] for r in g["relations"] if r["type"] == "undercut"}


def argdown():
    os.mkdir(f"{work}/argdown")
    for name, g, file, text in inputs():
        export(file, f"{work}/argdown/{name}.argdown", "argdown", "-text", text)
    cli = f"{cache}/node/node_modules/.bin/argdown"
    run = subprocess.run([cli, "json", f"{work}/argdown/*.argdown", f"{work}/argdown/out"], capture_output=True, text=True)
    if run.returncode or "error" in (run.stdout + run.stderr).lower():
        expect("argdown json", run.stdout + run.stderr, "no error")
    for name, g, file, text in inputs():
        out = f"{work}/argdown/out/{name}.json"
        if not os.path.exists(out):
            expect(f"{name}: parsed by argdown", False, True)
            continue
        theirs = graph(out)
        expect(f"{name}: statements", len(theirs["statements"]), len(g["components"]))
        expect(f"{name}: arguments", len(theirs["arguments"]), 0)
        expect(f"{name}: relations", sorted((r["relationType"], r["from"], r["to"]) for r in theirs["relations"]), sorted(set(ends(g))))
        for c in g["components"]:
            s = theirs["statements"].get(c["id"], {"members": []})
            said = [m["text"] for m in s["members"] if m.get("text", "").strip()]
            # Argdown drops white space beyond one after some signs.
            expect(f"{name} {c['id']}: text", [re.sub(r"\s", "", w) for w in said], [re.sub(r"\s", "", c["text"])])


def dot():
    os.mkdir(f"{work}/dot")
    for name, g, file, text in inputs():
        out = f"{work}/dot/{name}.dot"
        if not export(file, out, "dot"):
            continue
        run = subprocess.run(["dot", "-Tsvg", out], capture_output=True)
        expect(f"{name}: dot -Tsvg", (run.returncode, run.stderr.decode()), (0, ""))
        svg = run.stdout.decode()
        junctions = len(denied(g))
        expect(f"{name}: nodes drawn", svg.count('class="node"'), len(g["components"]) + junctions)
        expect(f"{name}: edges drawn", svg.count('class="edge"'), len(g["relations"]) + junctions)
        for c, block in node_words(svg).items():
            want = next((plain(x["text"]) for x in g["components"] if x["id"] == c), None)
            if want is not None:
                expect(f"{name} {c}: words drawn", plain(block).replace(" ", ""), want.replace(" ", ""))
        # What Graphviz writes is read again.
        again = f"{work}/dot/{name}.again.dot"
        with open(again, "wb") as f:
            f.write(subprocess.run(["dot", "-Tdot", out], capture_output=True).stdout)
        if export(again, f"{work}/dot/{name}.json", "json"):
            same(f"{name} through dot", g, graph(f"{work}/dot/{name}.json"))


def node_words(svg):
    words = {}
    for block in re.findall(r'<g id="[^"]*" class="node">(.*?)</g>', svg, re.S):
        title = html.unescape(re.search(r"<title>(.*?)</title>", block, re.S).group(1))
        words[title] = " ".join(html.unescape(t) for t in re.findall(r"<text[^>]*>(.*?)</text>", block, re.S))
    return words


def networkx():
    import networkx as nx
    os.mkdir(f"{work}/networkx")
    for name, g, file, text in inputs():
        out = f"{work}/networkx/{name}.graphml"
        if not export(file, out, "graphml", "-text", text):
            continue
        n = nx.read_graphml(out, force_multigraph=True)
        expect(f"{name}: nodes", {i: (d["kind"], d["stance"], d["confidence"], d["start"]) for i, d in n.nodes(data=True)},
               {c["id"]: (c["kind"], c["stance"], c["confidence"], c["start"]) for c in g["components"]})
        expect(f"{name}: edges", sorted((d["type"], a, b) for a, b, d in n.edges(data=True)), ends(g))
        for c in g["components"]:
            expect(f"{name} {c['id']}: label", plain(n.nodes[c["id"]]["label"]), plain(c["text"]))
        again = f"{work}/networkx/{name}.again.graphml"
        nx.write_graphml(n, again, named_key_ids=True)
        if export(again, f"{work}/networkx/{name}.json", "json"):
            same(f"{name} through networkx", g, graph(f"{work}/networkx/{name}.json"))


def arguebuf():
    import logging

    import arguebuf as ab
    logging.disable(logging.WARNING)
    os.mkdir(f"{work}/arguebuf")
    for name, g, file, text in inputs():
        for to, load in (("arguebuf", "json"), ("aif", "json"), ("xaif", "xaif")):
            out = f"{work}/arguebuf/{name}.{to}.json"
            if not export(file, out, to, "-text", text):
                continue
            with open(out, encoding="utf-8") as f:
                a = ab.load.xaif(json.load(f)) if load == "xaif" else ab.load.json(f)
            expect(f"{name} as {to}: atoms", {i: n.plain_text for i, n in a.atom_nodes.items()}, {c["id"]: c["text"] for c in g["components"]})
            kinds = {i: type(n.scheme).__name__.lower() for i, n in a.scheme_nodes.items()}
            expect(f"{name} as {to}: schemes", kinds, {r["id"]: "support" if r["type"] == "support" else "attack" for r in g["relations"]})
            expect(f"{name} as {to}: edges", sorted((e.source.id, e.target.id) for e in a.edges.values()),
                   sorted([(r["from"], r["id"]) for r in g["relations"]] + [(r["id"], r["to"]) for r in g["relations"]]))
            if to != "arguebuf":
                continue
            with open(text, encoding="utf-8", newline="") as f:
                source = f.read()
            for c in g["components"]:
                ref = a.atom_nodes[c["id"]].reference
                at = ref.offset or 0
                expect(f"{name} {c['id']}: reference", source[at:at + len(c["text"])], c["text"])
            again = f"{work}/arguebuf/{name}.again.arguebuf.json"
            ab.dump.file(a, again)
            if export(again, f"{work}/arguebuf/{name}.back.json", "json"):
                same(f"{name} through arguebuf", g, graph(f"{work}/arguebuf/{name}.back.json"))


def mermaid():
    os.mkdir(f"{work}/mermaid")
    charts = []
    for name, g, file, text in inputs():
        for flags in ((), ("-bare",)):
            out = f"{work}/mermaid/{name}{''.join(flags)}.mmd"
            if export(file, out, "mermaid", *flags):
                charts.append((name, g, out))
    run = subprocess.run(["node", os.path.join(os.path.dirname(__file__), "interop-mermaid.cjs"), f"{cache}/node", *[c[2] for c in charts]],
                         capture_output=True, text=True)
    if run.returncode:
        expect("interop-mermaid.cjs", run.stderr, "")
        return
    drawn = json.loads(run.stdout)
    for name, g, out in charts:
        d = drawn[out]
        expect(f"{out}: error", d.get("error"), None)
        if d.get("error"):
            continue
        junctions = len(denied(g))
        expect(f"{out}: nodes drawn", len(d["nodes"]), len(g["components"]) + junctions)
        expect(f"{out}: edges drawn", d["edges"], len(g["relations"]) + junctions)
        # A comment names the id of a node that Mermaid could not take as it is.
        with open(out, encoding="utf-8") as f:
            renamed = {json.loads(m[2]).get("id", m[1]): m[1] for m in re.finditer(r"^ *%% node (\S+) (\{.*\})$", f.read(), re.M)}
        words = {plain(w) for w in d["nodes"].values()}
        for c in g["components"]:
            drawn_as = renamed.get(c["id"], c["id"])
            if "-bare" in out and drawn_as not in d["nodes"]:  # renamed, and without comments nothing says to what
                expect(f"{out} {c['id']}: words drawn somewhere", plain(c["text"]) in words, True)
                continue
            expect(f"{out} {c['id']}: words drawn", plain(d["nodes"].get(drawn_as, "nothing")), plain(c["text"]))


{"argdown": argdown, "dot": dot, "networkx": networkx, "arguebuf": arguebuf, "mermaid": mermaid}[tool]()
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed or not passed else 0)
