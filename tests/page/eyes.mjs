// A browser to look at the page with: what it asked, what it complained of, and what in each state somebody could not use.
import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {join} from "node:path";

const PATIENCE = 240000;
const WIDTHS = {desk: 1100, half: 640, phone: 360}; // half: a desk at 200 %

export async function open({packages, chromium, offline = false, args = [], pictures = ""}) {
  const installed = createRequire(join(packages, "package.json"));
  const axe = await readFile(installed.resolve("axe-core/axe.min.js"), "utf8");
  const browser = await installed("playwright-core").chromium.launch({executablePath: chromium, args: ["--no-sandbox", ...args]});
  const context = await browser.newContext({offline});
  const tab = await context.newPage();
  const seen = {requests: [], complaints: [], violations: {}, scrolls: []};
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

  // In dark only what colors decide is looked at again; ``beside``: the plan below is one that was looked at before.
  async function look(state, beside = false) {
    if (!(await tab.evaluate(() => globalThis.axe))) await tab.evaluate(axe);
    for (const colorScheme of ["light", "dark"]) {
      await tab.emulateMedia({colorScheme});
      const only = colorScheme === "dark" ? {runOnly: ["color-contrast"]} : {};
      const {violations} = await tab.evaluate(([where, how]) => globalThis.axe.run(where, how), [beside ? {exclude: ["#result"]} : {include: ["html"]}, only]);
      seen.violations[`${state} ${colorScheme}`] = violations.map((one) => `${one.id}: ${one.nodes[0].html}`);
      if (pictures) await picture(state, colorScheme);
    }
    for (const [name, width] of Object.entries(WIDTHS)) {
      await tab.setViewportSize({width, height: 900});
      if (await tab.evaluate(() => document.documentElement.scrollWidth > innerWidth)) seen.scrolls.push(`${state} ${name}`);
    }
    await tab.setViewportSize({width: WIDTHS.desk, height: 900});
  }

  async function picture(state, colorScheme) {
    for (const [name, width] of Object.entries(WIDTHS)) {
      await tab.setViewportSize({width, height: 900});
      await tab.screenshot({path: join(pictures, `${state} ${name} ${colorScheme}.png`), fullPage: true});
    }
    await tab.setViewportSize({width: WIDTHS.desk, height: 900});
  }

  // Presses a button, and brings a file if it asks for one.
  async function press(selector, file) {
    const chooser = file && tab.waitForEvent("filechooser");
    await tab.click(selector);
    if (file) await (await chooser).setFiles(file);
    return milliseconds("took");
  }

  return {tab, seen, said, milliseconds, look, press, close: () => browser.close()};
}
