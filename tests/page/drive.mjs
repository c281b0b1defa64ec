// The browser that the tests drive: opens the page from disk, drops files on it, and says as JSON what it saw.
// node drive.mjs FOLDER-OF-PACKAGES CHROMIUM PAGE FOLDER-FOR-DOWNLOADS FILE...
import {createRequire} from "node:module";
import {basename, join} from "node:path";
import {pathToFileURL} from "node:url";

const [packages, chromium, page, downloads, ...files] = process.argv.slice(2);
const installed = createRequire(join(packages, "package.json"));
const PATIENCE = 240000;
const axe = installed.resolve("axe-core/axe.min.js");
const browser = await installed("playwright-core").chromium.launch({executablePath: chromium, args: ["--no-sandbox"]});
const context = await browser.newContext({bypassCSP: false, viewport: {width: 1100, height: 900}});
const tab = await context.newPage();
const seen = {requests: [], complaints: [], violations: {}, files: {}};
context.on("request", (request) => seen.requests.push(request.url().slice(0, 120)));
tab.on("console", (message) => { if (message.type() === "error") seen.complaints.push(message.text()); });
tab.on("pageerror", (error) => seen.complaints.push(String(error)));

async function violations(state) {
  await tab.evaluate(await readFile(axe, "utf8"));
  const found = await tab.evaluate(() => globalThis.axe.run());
  seen.violations[state] = found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(" ")}`);
}
const said = () => tab.locator("#say").textContent();
const attribute = async (name) => {
  await tab.waitForFunction((key) => document.documentElement.dataset[key], name, {timeout: PATIENCE});
  return Number(await tab.evaluate((key) => document.documentElement.dataset[key], name));
};

import {readFile} from "node:fs/promises";
await tab.goto(pathToFileURL(page).href);
try {
  seen.ready = await attribute("ready");
} catch (error) { seen.stuck = await said(); }
for (const file of files) {
  await tab.setInputFiles("#choose", file);
  const took = await attribute("took");
  seen.files[basename(file)] = {took, said: await said()};
}
console.log(JSON.stringify(seen));
await browser.close();
