// What the tests in browser.test.mjs share: the browser, a page for each test,
// and what to ask of it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(path.resolve("package.json"));
const { chromium } = require("playwright-core");
const axe = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
export const [pages, shots] = process.argv.slice(2);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
});
let passed = 0, failed = 0;

// test opens a page in a window of its own and runs body on it. A message on
// the console (unless noisy), an uncaught error or a request to elsewhere fails it.
export async function test(name, file, options, body) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (m) => options.noisy || complaints.push(`console: ${m.text()}`));
  page.on("pageerror", (e) => complaints.push(`error: ${e}`));
  page.on("request", (r) => /^(file|blob|data):/.test(r.url()) || complaints.push(`request: ${r.url()}`));
  page.on("dialog", (d) => complaints.push(`dialog: ${d.message()}`));
  try {
    await page.goto(pathToFileURL(path.resolve(pages, `${file}.html`)).href);
    await body(page);
    assert.deepEqual(complaints, []);
    passed++;
    console.log(`ok   ${name}`);
  } catch (e) {
    failed++;
    console.log(`FAIL ${name}\n     ${String(e.stack ?? e).split("\n").slice(0, 12).join("\n     ")}`);
  } finally {
    await context.close();
  }
}

export const shot = (page, name) => page.screenshot({ path: path.join(shots, `${name}.png`) });
export const nodeOf = (page) => page.evaluate(() => document.activeElement?.dataset.node ?? document.activeElement?.id);
export const lit = (page, selector) =>
  page.$$eval(selector, (es) => [...new Set(es.map((e) => Number(e.dataset.node)))].sort((a, b) => a - b));
// node finds a box of the map by words in its accessible name.
export const node = (page, words) => page.locator(`#map [role=treeitem][aria-label*="${words}"]`);
export const shown = (page) => page.locator("#map .node:not([hidden])").count();

export async function axeClean(page) {
  // In a world of its own, which the page's policy does not bind.
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send("Page.getFrameTree");
  const { executionContextId } = await session.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id });
  const run = async (expression) => {
    const r = await session.send("Runtime.evaluate", { expression, contextId: executionContextId, awaitPromise: true, returnByValue: true });
    if (r.exceptionDetails) throw new Error(r.exceptionDetails.exception?.description ?? r.exceptionDetails.text);
    return r.result.value;
  };
  await run(`${axe};0`);
  const violations = await run(`axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
    .then((r) => r.violations.map((v) => v.id + ": " + v.help + " " + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(" | ")))`);
  assert.deepEqual(violations, []);
}

// finish prints the count of the tests and ends the program.
export async function finish() {
  await browser.close();
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed ? 1 : 0);
}
