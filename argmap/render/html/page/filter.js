// Filters decide which components are shown on both sides.
class Filters {
  constructor(map, onChange) {
    this.map = map;
    this.onChange = onChange;
    const byId = (id) => document.getElementById(id);
    this.claims = byId("show-claims");
    this.premises = byId("show-premises");
    this.counter = byId("only-counter");
    this.confidence = byId("max-confidence");
    this.value = byId("max-confidence-value");
    this.controls = [this.claims, this.premises, this.counter, this.confidence];
    for (const c of this.controls) c.addEventListener("input", () => this.apply());
  }

  matches(i) {
    const n = this.map.nodes[i];
    if (n.kind === "claim" && !this.claims.checked) return false;
    if (n.kind === "premise" && !this.premises.checked) return false;
    if (n.confidence * 100 > Number(this.confidence.value) + 1e-9) return false;
    return !this.counter.checked || n.counter || this.replies(i);
  }

  // replies tells whether node i attacks or undercuts a counterargument.
  replies(i) {
    return this.map.out[i].some((e) => {
      const edge = this.map.edges[e];
      return edge.type !== "support" && this.map.nodes[edge.to].counter;
    });
  }

  apply() {
    this.value.textContent = `${this.confidence.value}%`;
    const matching = new Set([...this.map.nodes.keys()].filter((i) => this.matches(i)));
    const kept = this.map.keep((i) => matching.has(i));
    this.onChange(matching, kept);
  }

  reset() {
    for (const c of this.controls) {
      if (c.type === "checkbox") c.checked = c.defaultChecked;
      else c.value = c.defaultValue;
    }
    this.apply();
  }
}
