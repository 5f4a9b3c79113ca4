// element makes an HTML element; strings among its content become text.
function element(name, attributes = {}, ...content) {
  const e = document.createElement(name);
  for (const [k, v] of Object.entries(attributes)) {
    if (v !== undefined && v !== false) e.setAttribute(k, v);
  }
  e.append(...content);
  return e;
}

const percent = (p) => `${Math.round(p * 100)}%`;

const verbs = { support: "supports", attack: "attacks", undercut: "undercuts the relation of" };

// Details is the panel about one component.
class Details {
  constructor(map, onClose) {
    this.map = map;
    this.panel = document.getElementById("details");
    this.title = document.getElementById("details-title");
    this.body = document.getElementById("details-body");
    this.onClose = onClose;
    this.node = -1;
    document.getElementById("close").addEventListener("click", () => this.close());
  }

  open(i, focus) {
    const n = this.map.nodes[i];
    this.node = i;
    this.title.textContent = n.role;
    this.body.replaceChildren(
      element("blockquote", { dir: "auto" }, n.text),
      this.facts(n),
      ...this.cues(n),
      ...this.list("Bears on", this.map.out[i], (e) => e.to),
      ...this.list("Replies", this.map.in[i].filter((e) => this.map.edges[e].type !== "support"), (e) => e.from),
      ...this.list("Support", this.map.in[i].filter((e) => this.map.edges[e].type === "support"), (e) => e.from),
      ...this.way(i),
      element("p", {},
        element("button", { type: "button", "data-show": "text" }, "Show in the text"), " ",
        element("button", { type: "button", "data-show": "map" }, "Show in the map")),
    );
    this.panel.hidden = false;
    document.body.classList.add("detailed");
    this.panel.scrollTop = 0;
    if (focus) this.title.focus({ preventScroll: true });
  }

  close() {
    if (this.panel.hidden) return;
    const i = this.node;
    this.panel.hidden = true;
    document.body.classList.remove("detailed");
    this.node = -1;
    this.onClose(i);
  }

  facts(n) {
    const side = n.stance === "con" ? "opposing view (con)" : "author’s line (pro)";
    return element("p", {},
      `${side} · ${n.kind.replace("_", " ")}`,
      n.evidence ? ` · evidence: ${n.evidence}` : "",
      element("br"),
      element("label", {}, `confidence ${percent(n.confidence)} `,
        element("meter", { min: 0, max: 1, low: 0.5, value: n.confidence }, percent(n.confidence))));
  }

  cues(n) {
    if (!n.cues) return [];
    return [element("h3", {}, "Cues"),
      element("ul", {}, ...n.cues.map((q) => element("li", { dir: "auto" }, `“${q.text}” signals: ${q.signals}`)))];
  }

  list(heading, edges, end) {
    if (!edges.length) return [];
    return [element("h3", {}, heading), element("ul", {}, ...edges.map((k) => {
      const e = this.map.edges[k];
      const verb = heading === "Bears on" ? verbs[e.type] : e.type === "undercut" ? "undercut" : e.type;
      return element("li", {}, `${verb} (${percent(e.confidence)}): `, this.link(end(e)));
    }))];
  }

  way(i) {
    const { nodes } = this.map.path(i);
    if (nodes.length < 3) return [];
    return [element("h3", {}, "Way to the thesis"),
      element("ol", {}, ...nodes.slice(1).map((j) => element("li", {}, this.link(j))))];
  }

  link(i) {
    const n = this.map.nodes[i];
    return element("a", { class: n.stance, href: `#n${i}`, "data-open": i, dir: "auto" },
      `${n.role}: ${n.text}`);
  }
}
