const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
const root = document.documentElement;
const status = byId("status");
const text = byId("text");
const map = new ArgumentMap(byId("map"), data);

// By node, what stands for it outside of the map.
const marks = data.nodes.map((_, i) => document.querySelectorAll(`a[data-node="${i}"]`));
const items = data.nodes.map((_, i) => byId(`o${i}`));
const wide = () => matchMedia("(min-width: 56.01rem)").matches;

root.classList.add("js");

// Tracing: a component and its path to the thesis, lit on both sides.
let lit = [];
let traced = -1;

function trace(i) {
  if (i === traced) return;
  traced = i;
  for (const e of lit) e.classList.remove("hot", "path");
  lit = [];
  map.svg.classList.toggle("tracing", i >= 0);
  if (i < 0) return;
  const light = (name, es) => {
    for (const e of es) {
      e.classList.add(name);
      lit.push(e);
    }
  };
  const { nodes, edges } = map.path(i);
  for (const j of nodes) light("path", [map.nodes[j].element, ...marks[j]]);
  light("path", edges.map((k) => map.edges[k].element));
  light("hot", [map.nodes[i].element, ...marks[i]]);
}

// nodeOf gives the component that an event is about, -1 for none.
function nodeOf(event) {
  const e = event.target.closest?.("[data-node]");
  return e ? Number(e.dataset.node) : -1;
}

// resting is what stays lit when the pointer leaves: what has the focus, or
// what the details are about.
function resting() {
  const e = document.activeElement?.closest("[data-node]");
  return e ? Number(e.dataset.node) : details.node;
}

// revealIn scrolls a pane to one of its elements, if that is out of view.
function revealIn(pane, e) {
  if (!e) return;
  const at = e.getBoundingClientRect(), box = pane.getBoundingClientRect();
  if (pane.scrollHeight > pane.clientHeight) {
    if (at.top < box.top + 40 || at.bottom > box.bottom - 20) pane.scrollTop += at.top - box.top - box.height / 3;
  }
}

const revealInText = (i) => revealIn(byId("oped"), byId(`t${i}`));

// showOther scrolls the other side to the component.
function showOther(i, source) {
  if (!wide()) return;
  if (text.contains(source)) {
    map.reveal(i);
    revealIn(byId("outline"), items[i]?.querySelector("a"));
  } else {
    revealInText(i);
  }
}

// Events that come of the page's moving under a pointer at rest do not count.
let pointer = "";

document.addEventListener("mousemove", (event) => {
  const place = `${event.screenX} ${event.screenY}`;
  if (place === pointer) return;
  pointer = place;
  const i = nodeOf(event);
  if (i >= 0 && i !== traced) showOther(i, event.target);
  trace(i >= 0 ? i : resting());
});
document.addEventListener("focusin", (event) => {
  const i = nodeOf(event);
  if (i >= 0) showOther(i, event.target);
  trace(i >= 0 ? i : details.node);
});

// Details
let opener = null;

const details = new Details(map, (i) => {
  map.nodes[i].element.classList.remove("chosen");
  trace(-1);
  [opener, byId(`t${i}`)].find((e) => e?.isConnected && e.checkVisibility())?.focus({ preventScroll: true });
});

function choose(i, from) {
  if (details.node >= 0) map.nodes[details.node].element.classList.remove("chosen");
  if (from && !details.panel.contains(from)) opener = from;
  map.unfoldTo(i);
  if (map.nodes[i].shown) map.enter(i, false);
  map.nodes[i].element.classList.add("chosen");
  const inText = from && text.contains(from);
  const before = inText && from.getBoundingClientRect().top;
  details.open(i, true);
  trace(i);
  // The text keeps its place beside the details and does not stay under them.
  if (inText) {
    const at = from.getBoundingClientRect();
    if (wide()) byId("oped").scrollTop += at.top - before;
    else scrollBy(0, Math.max(0, Math.min(at.top, at.bottom - details.panel.getBoundingClientRect().top + 16)));
  }
  map.reveal(i);
  if (wide()) revealInText(i);
}

document.addEventListener("click", (event) => {
  const target = event.target;
  const toggle = target.closest(".toggle");
  if (toggle) {
    const i = Number(toggle.closest(".node").dataset.node);
    map.enter(i, true);
    map.fold(i, !map.nodes[i].folded);
    return;
  }
  const open = target.closest("[data-open], [data-node]");
  if (open) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(Number(open.dataset.open ?? open.dataset.node), open.matches("[data-node]") ? open : target);
  }
  const show = target.closest("[data-show]")?.dataset.show;
  if (show) showSide(show, details.node);
  const find = target.closest("[data-find]")?.dataset.find;
  if (find) findName(find);
});

// showSide moves the focus to the component on one side, and the page there.
function showSide(side, i) {
  if (!wide()) details.close(); // it would cover what is to be shown
  if (side === "map") {
    outlined(false);
    if (!map.nodes[i].kept) filters.reset();
  }
  const e = side === "map" ? map.nodes[i].element : byId(`t${i}`);
  if (!e) return;
  if (side === "map") {
    map.unfoldTo(i);
    map.reveal(i);
    map.enter(i, true);
  } else {
    e.focus();
  }
  e.scrollIntoView({ block: "center", inline: "nearest" });
}

// Names
let found = [];

function findName(i) {
  for (const e of found) e.classList.remove("found");
  found = text.querySelectorAll(`[data-entity="${CSS.escape(i)}"]`);
  for (const e of found) e.classList.add("found");
  found[0]?.scrollIntoView({ block: "center" });
  status.textContent = found.length ? `${found.length} ${found.length === 1 ? "place" : "places"} marked in the text` : "not in the text";
}

byId("show-names").addEventListener("change", (event) => text.classList.toggle("names", event.target.checked));

// Filters
const filters = new Filters(map, (matching, kept) => {
  data.nodes.forEach((_, i) => {
    for (const e of marks[i]) {
      if (!text.contains(e)) continue;
      e.classList.toggle("off", !matching.has(i));
      e.tabIndex = matching.has(i) && e.id ? 0 : -1;
    }
    items[i]?.toggleAttribute("hidden", !kept.has(i));
  });
  status.textContent = matching.size === data.nodes.length ? "" : `${matching.size} of ${data.nodes.length} components match`;
});

byId("reset").addEventListener("click", () => {
  filters.reset();
  for (const e of found) e.classList.remove("found");
});

// Views
function outlined(on) {
  byId("argument").classList.toggle("outlined", on);
  byId("as-map").setAttribute("aria-pressed", String(!on));
  byId("as-outline").setAttribute("aria-pressed", String(on));
}
byId("as-map").addEventListener("click", () => outlined(false));
byId("as-outline").addEventListener("click", () => outlined(true));

const dark = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark";
const nameTheme = () => (byId("theme").textContent = isDark() ? "Light" : "Dark");
byId("theme").addEventListener("click", () => {
  root.dataset.theme = isDark() ? "light" : "dark";
  nameTheme();
});
dark.addEventListener("change", nameTheme);
nameTheme();

// Zoom, folding, saving
const zoomed = (scale) => {
  map.zoomAt(scale);
  nameZoom();
};
const nameZoom = () => {
  byId("zoom-reset").textContent = percent(map.scale);
  byId("zoom-reset").setAttribute("aria-label", `${percent(map.scale)}, show at full size`);
};
byId("zoom-in").addEventListener("click", () => zoomed(map.scale * 1.25));
byId("zoom-out").addEventListener("click", () => zoomed(map.scale / 1.25));
byId("zoom-reset").addEventListener("click", () => zoomed(1));
byId("zoom-fit").addEventListener("click", () => {
  map.fit();
  map.center(map.current);
  nameZoom();
});
map.view.addEventListener("wheel", (event) => {
  if (!event.ctrlKey) return;
  event.preventDefault();
  const box = map.view.getBoundingClientRect();
  map.zoomAt(map.scale * Math.exp(-event.deltaY / 300), event.clientX - box.left, event.clientY - box.top);
  nameZoom();
}, { passive: false });
byId("fold-all").addEventListener("click", () => map.foldAll(true));
byId("unfold-all").addEventListener("click", () => map.foldAll(false));
byId("save-svg").addEventListener("click", () => download(picture(map, document.title), `${data.name}.svg`));
byId("save-png").addEventListener("click", async () => {
  try {
    download(await raster(picture(map, document.title), map.size), `${data.name}.png`);
  } catch {
    status.textContent = "The browser could not draw the PNG. Save an SVG.";
  }
});

// Keys
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") details.close();
  if (event.ctrlKey || event.metaKey || event.altKey || !event.target.closest?.("#map")) return;
  if (event.key === "Enter" || event.key === " ") {
    choose(map.current, map.nodes[map.current].element);
  } else if (event.key === "+") {
    zoomed(map.scale * 1.25);
  } else if (event.key === "-") {
    zoomed(map.scale / 1.25);
  } else if (!map.key(event.key)) {
    return;
  }
  event.preventDefault();
});

// Drag the map with the mouse.
map.view.addEventListener("pointerdown", (event) => {
  if (event.pointerType !== "mouse" || event.button !== 0 || event.target.closest(".node")) return;
  const v = map.view, start = [event.clientX + v.scrollLeft, event.clientY + v.scrollTop];
  const drag = (e) => v.scrollTo(start[0] - e.clientX, start[1] - e.clientY);
  v.addEventListener("pointermove", drag);
  addEventListener("pointerup", () => v.removeEventListener("pointermove", drag), { once: true });
});

map.layout();
if (wide()) {
  map.zoom(Math.min(1, Math.max(0.75, map.view.clientWidth / map.size.width)));
  map.center(map.current);
} else {
  outlined(true);
  byId("as-map").addEventListener("click", () => map.center(map.current), { once: true });
}
nameZoom();
