// Renders Mermaid charts in headless Chromium and prints, as JSON, what was drawn.
// usage: node interop-mermaid.cjs NODE_FOLDER CHART...
const fs = require("fs");
const [folder, ...charts] = process.argv.slice(2);
const { chromium } = require(folder + "/node_modules/playwright-core");

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
  const page = await browser.newPage();
  await page.setContent("<!doctype html><body></body>");
  await page.addScriptTag({ path: folder + "/node_modules/mermaid/dist/mermaid.min.js" });
  await page.evaluate(() => mermaid.initialize({ startOnLoad: false, securityLevel: "strict" }));
  const result = {};
  for (const [i, file] of charts.entries()) {
    const source = fs.readFileSync(file, "utf8");
    result[file] = await page.evaluate(async ([source, id]) => {
      try {
        const { svg } = await mermaid.render(id, source);
        document.body.innerHTML = svg;
        const nodes = {};
        for (const n of document.querySelectorAll("g.node")) {
          const m = n.id.match(/flowchart-(.*)-\d+$/);
          nodes[m ? m[1] : n.id] = n.querySelector(".label").textContent;
        }
        return { nodes, edges: document.querySelectorAll(".edgePaths path").length };
      } catch (e) {
        return { error: String(e).slice(0, 400) };
      }
    }, [source, "chart" + i]);
  }
  await browser.close();
  process.stdout.write(JSON.stringify(result));
})().catch((e) => {
  process.stderr.write(String(e));
  process.exit(1);
});
