// The browser that the tests drive: opens the page from disk, gives it files, takes its downloads, and says as JSON what it saw.
// node drive.mjs FOLDER-OF-PACKAGES CHROMIUM PAGE FOLDER FILE...   (FOLDER: for downloads and pictures)
import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {basename, join} from "node:path";
import {pathToFileURL} from "node:url";

const PATIENCE = 240000;
const WIDTHS = {phone: 390, half: 640, desk: 1100}; // half: a desk at 200 %
const [packages, executablePath, page, folder, ...files] = process.argv.slice(2);
const installed = createRequire(join(packages, "package.json"));
const axe = await readFile(installed.resolve("axe-core/axe.min.js"), "utf8");
const browser = await installed("playwright-core").chromium.launch({executablePath, args: ["--no-sandbox"]});
const context = await browser.newContext({offline: true});
const tab = await context.newPage();
const seen = {requests: [], complaints: [], violations: {}, scrolls: [], files: {}};
context.on("request", (request) => seen.requests.push(request.url()));
tab.on("console", (message) => { if (message.type() === "error") seen.complaints.push(message.text()); });
tab.on("pageerror", (error) => seen.complaints.push(String(error)));
tab.setDefaultTimeout(PATIENCE);

const said = () => tab.locator("#say").textContent();
async function milliseconds(name) {
  await tab.waitForFunction((key) => document.documentElement.dataset[key], name).catch(async (error) => {
    throw new Error(`${name}: ${await said()} ${seen.complaints}`, {cause: error});
  });
  return Number(await tab.evaluate((key) => document.documentElement.dataset[key], name));
}

async function look(state) {
  for (const colorScheme of ["light", "dark"]) {
    await tab.emulateMedia({colorScheme});
    await tab.evaluate(axe);
    const {violations} = await tab.evaluate(() => globalThis.axe.run());
    seen.violations[`${state} ${colorScheme}`] = violations.map((one) => `${one.id}: ${one.nodes[0].html}`);
    for (const [name, width] of Object.entries(WIDTHS)) {
      await tab.setViewportSize({width, height: 900});
      if (await tab.evaluate(() => document.documentElement.scrollWidth > innerWidth)) seen.scrolls.push(`${state} ${name}`);
      await tab.screenshot({path: join(folder, `${state} ${name} ${colorScheme}.png`), fullPage: true});
    }
  }
}

async function downloads() {
  const made = {};
  for (const what of ["checked", "timeline", "report"]) {
    const [download] = await Promise.all([tab.waitForEvent("download"), tab.click(`[data-what=${what}]`)]);
    made[what] = download.suggestedFilename();
    await download.saveAs(join(folder, made[what]));
    await milliseconds("took");
  }
  return made;
}

await tab.goto(pathToFileURL(page).href);
seen.ready = await milliseconds("ready");
await look("empty");
for (const file of files) {
  await tab.setInputFiles("#choose", file);
  const took = await milliseconds("took");
  const of = {took, said: await said(), refused: !(await tab.locator("#files").isVisible())};
  await look(basename(file));
  seen.files[basename(file)] = of.refused ? of : {...of, made: await downloads()};
}
console.log(JSON.stringify(seen));
await browser.close();
