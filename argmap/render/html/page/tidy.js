// The tidy tree of package layout (Buchheim, Jünger and Leipert 2002), in the
// same steps and names, to lay the map out anew when branches fold or filters
// hide them. Gives by node {level, center}; nodes no root reaches have level -1.
function tidy({ roots, children, size, gap, farGap }) {
  const n = children.length;
  const root = n;
  const kids = [...children, roots];
  const breadth = [...size, 0];
  const node = kids.map((_, i) => ({
    prelim: 0, mod: 0, change: 0, shift: 0, middle: 0, sum: 0,
    thread: -1, ancestor: i, parent: -1, index: 0,
  }));
  const order = [root];
  for (let i = 0; i < order.length; i++) {
    kids[order[i]].forEach((c, j) => {
      node[c].parent = order[i];
      node[c].index = j;
      order.push(c);
    });
  }

  const first = (v) => (kids[v].length ? kids[v][0] : node[v].thread);
  const last = (v) => (kids[v].length ? kids[v].at(-1) : node[v].thread);
  const distance = (a, b) =>
    (breadth[a] + breadth[b]) / 2 + (node[a].parent === node[b].parent ? gap : farGap);

  function move(a, b, shift) {
    const between = node[b].index - node[a].index;
    node[b].change -= shift / between;
    node[b].shift += shift;
    node[a].change += shift / between;
    node[b].prelim += shift;
    node[b].mod += shift;
  }

  function apportion(v, left, ancestor) {
    let [inR, outR, inL, outL] = [v, v, left, kids[node[v].parent][0]];
    let [sumInR, sumOutR, sumInL, sumOutL] = [inR, outR, inL, outL].map((u) => node[u].mod);
    while (last(inL) >= 0 && first(inR) >= 0) {
      [inL, inR, outL, outR] = [last(inL), first(inR), first(outL), last(outR)];
      node[outR].ancestor = v;
      const shift = node[inL].prelim + sumInL - node[inR].prelim - sumInR + distance(inL, inR);
      if (shift > 0) {
        const a = node[inL].ancestor;
        move(node[a].parent === node[v].parent ? a : ancestor, v, shift);
        sumInR += shift;
        sumOutR += shift;
      }
      sumInL += node[inL].mod;
      sumInR += node[inR].mod;
      sumOutL += node[outL].mod;
      sumOutR += node[outR].mod;
    }
    if (last(inL) >= 0 && last(outR) < 0) {
      node[outR].thread = last(inL);
      node[outR].mod += sumInL - sumOutR;
    }
    if (first(inR) >= 0 && first(outL) < 0) {
      node[outL].thread = first(inR);
      node[outL].mod += sumInR - sumOutL;
      return v;
    }
    return ancestor;
  }

  for (const v of order.toReversed()) {
    let ancestor = kids[v][0];
    kids[v].forEach((c, i) => {
      const s = node[c];
      s.prelim = s.middle;
      if (i > 0) {
        const left = kids[v][i - 1];
        s.prelim = node[left].prelim + distance(left, c);
        if (kids[c].length) s.mod = s.prelim - s.middle;
        ancestor = apportion(c, left, ancestor);
      }
    });
    let [shift, change] = [0, 0];
    for (const c of kids[v].toReversed()) {
      const s = node[c];
      s.prelim += shift;
      s.mod += shift;
      change += s.change;
      shift += s.shift + change;
    }
    if (kids[v].length) {
      node[v].middle = (node[kids[v][0]].prelim + node[kids[v].at(-1)].prelim) / 2;
    }
  }

  const places = children.map(() => ({ level: -1, center: 0 }));
  let low = 0;
  for (const v of order.slice(1)) {
    const s = node[v];
    s.sum = node[s.parent].sum + node[s.parent].mod;
    places[v] = {
      level: s.parent === root ? 0 : places[s.parent].level + 1,
      center: s.prelim + s.sum,
    };
    low = Math.min(low, places[v].center - breadth[v] / 2);
  }
  for (const v of order.slice(1)) places[v].center -= low;
  return places;
}
