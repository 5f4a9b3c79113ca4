const SVG = "http://www.w3.org/2000/svg";

function svgElement(name, attributes) {
  const e = document.createElementNS(SVG, name);
  for (const [k, v] of Object.entries(attributes)) e.setAttribute(k, v);
  return e;
}

// ArgumentMap is the picture of the argument: it folds, hides and lays out its
// boxes, moves the keyboard's focus among them, and zooms.
class ArgumentMap {
  constructor(svg, data) {
    this.svg = svg;
    this.view = svg.parentElement;
    this.measures = data.layout;
    this.scale = 1;
    this.size = { width: svg.width.baseVal.value, height: svg.height.baseVal.value };
    this.nodes = data.nodes.map((d, i) => ({
      ...d, element: svg.querySelector(`#n${i}`), children: [], folded: false, kept: true, shown: true,
    }));
    this.roots = [];
    this.nodes.forEach((n, i) => (n.parent < 0 ? this.roots : this.nodes[n.parent].children).push(i));
    const drawn = svg.querySelectorAll(".edge");
    this.edges = data.edges.map((d, i) => ({
      ...d,
      element: drawn[i],
      curve: drawn[i].querySelector(".curve"),
      end: drawn[i].querySelector(".end"),
      sign: drawn[i].querySelector(".sign"),
    }));
    this.out = this.nodes.map(() => []); // by node, its edges
    this.in = this.nodes.map(() => []); // by node, the edges that lead to it
    this.edges.forEach((e, i) => {
      this.out[e.from].push(i);
      this.in[e.to].push(i);
    });
    this.nodes.forEach((n) => n.children.length && this.addToggle(n));
    this.current = this.roots[0] ?? -1;
    if (this.current >= 0) this.nodes[this.current].element.setAttribute("tabindex", "0");
  }

  addToggle(n) {
    const g = svgElement("g", { class: "toggle", "aria-hidden": "true", transform: `translate(${n.w - 15} 16)` });
    g.append(svgElement("rect", { x: -13, y: -14, width: 26, height: 26 }), svgElement("circle", { r: 8.5 }));
    n.label = svgElement("path", {});
    g.append(n.label);
    n.element.append(g);
    this.label(n);
  }

  label(n) {
    n.label.setAttribute("d", n.folded ? "M-2 -4L2.5 0L-2 4" : "M2 -4L-2.5 0L2 4");
    n.element.setAttribute("aria-expanded", String(!n.folded));
  }

  // path lists the nodes from i up to a root, with the edges between them.
  path(i) {
    const nodes = [i], edges = [];
    for (let e = this.out[i][0]; e !== undefined; e = this.out[nodes.at(-1)][0]) {
      edges.push(e);
      nodes.push(this.edges[e].to);
    }
    return { nodes, edges };
  }

  fold(i, folded) {
    const n = this.nodes[i];
    if (!n.children.length || n.folded === folded) return;
    n.folded = folded;
    this.label(n);
    this.layout();
  }

  foldAll(folded) {
    for (const n of this.nodes) {
      if (n.children.length) {
        n.folded = folded;
        this.label(n);
      }
    }
    this.layout();
  }

  // keep shows the nodes for which matches holds, and pale the others on which they hang.
  keep(matches) {
    const kept = new Set();
    const todo = [...this.nodes.keys()].filter(matches);
    while (todo.length) {
      const i = todo.pop();
      if (i < 0 || kept.has(i)) continue;
      kept.add(i);
      todo.push(this.nodes[i].parent, ...this.out[i].map((e) => this.edges[e].to));
    }
    this.nodes.forEach((n, i) => {
      n.kept = kept.has(i);
      n.element.classList.toggle("ghost", n.kept && !matches(i));
    });
    this.layout();
    return kept;
  }

  // unfoldTo opens what hides node i.
  unfoldTo(i) {
    let changed = false;
    for (let p = this.nodes[i].parent; p >= 0; p = this.nodes[p].parent) {
      if (this.nodes[p].folded) {
        this.nodes[p].folded = false;
        this.label(this.nodes[p]);
        changed = true;
      }
    }
    if (changed) this.layout();
  }

  // layout places what is to be seen and hides the rest. The node that has the
  // keyboard stays where it is in the view.
  layout() {
    const m = this.measures;
    const held = this.nodes[this.current];
    const before = held && { x: held.x, y: held.y };
    const seen = (is) => is.filter((i) => this.nodes[i].kept);
    const children = this.nodes.map((n) => (n.folded ? [] : seen(n.children)));
    const roots = seen(this.roots);
    const places = tidy({ roots, children, size: this.nodes.map((n) => n.h), gap: m.rowGap, farGap: m.treeGap });
    let [width, height] = [2 * m.margin + m.width, 2 * m.margin];
    this.nodes.forEach((n, i) => {
      const p = places[i];
      n.shown = p.level >= 0;
      n.element.toggleAttribute("hidden", !n.shown);
      if (!n.shown) return;
      n.x = m.margin + p.level * (m.width + m.columnGap);
      n.y = m.margin + p.center - n.h / 2;
      n.element.setAttribute("transform", `translate(${n.x} ${n.y})`);
      width = Math.max(width, n.x + n.w + m.margin);
      height = Math.max(height, n.y + n.h + m.margin);
    });
    [roots, ...children].forEach((is) => is.forEach((i, at) => {
      this.nodes[i].element.setAttribute("aria-posinset", at + 1);
      this.nodes[i].element.setAttribute("aria-setsize", is.length);
    }));
    for (const e of this.edges) this.draw(e);
    this.size = { width, height };
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.zoom(this.scale);
    if (this.current < 0 || !this.nodes[this.current].shown) {
      const focused = this.svg.contains(document.activeElement);
      const way = this.current < 0 ? [] : this.path(this.current).nodes;
      this.enter(way.find((i) => this.nodes[i].shown) ?? roots[0] ?? -1, focused);
    }
    if (before?.y === undefined || !held.shown) {
      this.center(this.current);
    } else {
      this.view.scrollBy((held.x - before.x) * this.scale, (held.y - before.y) * this.scale);
    }
  }

  // draw gives an edge the curve of package scene.
  draw(e) {
    const from = this.nodes[e.from], to = this.nodes[e.to];
    const shown = from.shown && to.shown;
    e.element.toggleAttribute("hidden", !shown);
    if (!shown) return;
    const a = [from.x, from.y + from.h / 2];
    const b = e.denies >= 0 ? this.edges[e.denies].middle : [to.x + to.w, to.y + to.h / 2];
    const bend = Math.max((a[0] - b[0]) / 2, this.measures.columnGap / 4);
    const c = [a[0] - bend, a[1]], d = [b[0] + bend, b[1]];
    e.middle = [0, 1].map((k) => (a[k] + 3 * c[k] + 3 * d[k] + b[k]) / 8);
    e.curve.setAttribute("d", `M${a}C${c} ${d} ${b}`);
    if (e.denies >= 0) {
      e.end.setAttribute("cx", b[0]);
      e.end.setAttribute("cy", b[1]);
    } else {
      e.end.setAttribute("d", `M${b}l8 -4.5v9z`);
    }
    e.sign.setAttribute("transform", `translate(${a[0] - this.measures.sign} ${a[1]})`);
  }

  zoom(scale) {
    this.scale = Math.min(3, Math.max(0.1, scale));
    this.svg.setAttribute("width", this.size.width * this.scale);
    this.svg.setAttribute("height", this.size.height * this.scale);
  }

  // zoomAt keeps the point of the view under the pointer, or its middle, in place.
  zoomAt(scale, x = this.view.clientWidth / 2, y = this.view.clientHeight / 2) {
    const before = this.scale;
    const at = [(this.view.scrollLeft + x) / before, (this.view.scrollTop + y) / before];
    this.zoom(scale);
    this.view.scrollLeft = at[0] * this.scale - x;
    this.view.scrollTop = at[1] * this.scale - y;
  }

  fit() {
    const w = this.view.clientWidth / this.size.width;
    this.zoom(Math.min(1, w, Math.max(this.view.clientHeight / this.size.height, 0.1)));
  }

  // enter makes node i the one that Tab reaches.
  enter(i, focus) {
    if (this.current >= 0) this.nodes[this.current].element.setAttribute("tabindex", "-1");
    this.current = i;
    if (i < 0) return;
    const e = this.nodes[i].element;
    e.setAttribute("tabindex", "0");
    if (focus) e.focus({ preventScroll: true });
  }

  // center scrolls the view to put node i at the left and half-way down.
  center(i) {
    const n = this.nodes[i];
    if (n) this.view.scrollTo((n.x - this.measures.margin) * this.scale, (n.y + n.h / 2) * this.scale - this.view.clientHeight / 2);
  }

  // reveal scrolls the view, not the page, to node i.
  reveal(i) {
    const n = this.nodes[i];
    if (!n.shown || n.x === undefined) return;
    const s = this.scale, v = this.view, edge = 24;
    const into = (from, length, start, room) =>
      start - edge < from ? start - edge : start + length + edge > from + room ? Math.min(start - edge, start + length + edge - room) : from;
    v.scrollTo(into(v.scrollLeft, n.w * s, n.x * s, v.clientWidth), into(v.scrollTop, n.h * s, n.y * s, v.clientHeight));
  }

  // key moves as the ARIA tree pattern says; it tells whether it knew the key.
  key(name) {
    const i = this.current;
    if (i < 0) return false;
    const shown = this.nodes.map((_, j) => j).filter((j) => this.nodes[j].shown);
    const n = this.nodes[i];
    const open = n.children.filter((c) => this.nodes[c].shown);
    let to = -1;
    switch (name) {
      case "ArrowDown": to = shown[shown.indexOf(i) + 1] ?? -1; break;
      case "ArrowUp": to = shown[shown.indexOf(i) - 1] ?? -1; break;
      case "Home": to = shown[0]; break;
      case "End": to = shown.at(-1); break;
      case "ArrowRight":
        if (n.folded) this.fold(i, false);
        else to = open[0] ?? -1;
        break;
      case "ArrowLeft":
        if (open.length) this.fold(i, true);
        else to = n.parent;
        break;
      default: return false;
    }
    if (to >= 0) {
      this.enter(to, true);
      this.reveal(to);
      this.nodes[to].element.scrollIntoView({ block: "nearest", inline: "nearest" }); // the view itself may be out of sight
    }
    return true;
  }
}
