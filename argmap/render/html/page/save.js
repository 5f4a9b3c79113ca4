// picture gives the map as it is shown, as a file of its own: colours that the
// style sheet sets become attributes, and what only the page needs goes.
function picture(map, name) {
  const copy = map.svg.cloneNode(true);
  const looks = ["fill", "stroke", "stroke-width"];
  const from = map.svg.querySelectorAll("rect, circle, path, text");
  copy.querySelectorAll("rect, circle, path, text").forEach((e, i) => {
    const style = getComputedStyle(from[i]);
    for (const a of looks) e.setAttribute(a, style.getPropertyValue(a));
  });
  copy.querySelectorAll("[hidden], .toggle").forEach((e) => e.remove());
  for (const e of [copy, ...copy.querySelectorAll("*")]) {
    for (const a of [...e.attributes]) {
      if (/^(aria-|data-)|^(id|role|tabindex|class)$/.test(a.name)) e.removeAttribute(a.name);
    }
  }
  const { width, height } = map.size;
  copy.setAttribute("xmlns", SVG);
  copy.setAttribute("width", width);
  copy.setAttribute("height", height);
  copy.setAttribute("font-family", getComputedStyle(map.svg).fontFamily);
  copy.setAttribute("font-size", "13");
  const title = svgElement("title", {});
  title.textContent = name;
  const paper = getComputedStyle(document.documentElement).backgroundColor;
  copy.prepend(title, svgElement("rect", { width: "100%", height: "100%", fill: paper }));
  return new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" });
}

// raster draws a picture; very large ones at a smaller scale, since browsers
// bound canvases.
async function raster(svg, { width, height }) {
  const scale = Math.min(2, 16000 / Math.max(width, height), Math.sqrt(60e6 / (width * height)));
  const url = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(width * scale);
    canvas.height = Math.ceil(height * scale);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, failed) =>
      canvas.toBlob((b) => (b ? done(b) : failed(new Error("no picture"))), "image/png"));
  } finally {
    URL.revokeObjectURL(url);
  }
}

function download(blob, name) {
  const a = document.createElement("a");
  a.href = URL.createObjectURL(blob);
  a.download = name;
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 10000);
}
