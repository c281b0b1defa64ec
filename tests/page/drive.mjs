// The browser that the tests drive: opens the page from disk, gives it files, takes its downloads, and says as JSON what it saw.
// node drive.mjs '{"packages", "chromium", "page", "folder" (for downloads), "pictures" (or ""), "plan", "chart", "older", "files"}'
import {basename, join} from "node:path";
import {pathToFileURL} from "node:url";
import {open} from "./eyes.mjs";

const given = JSON.parse(process.argv[2]);
const {tab, seen, said, milliseconds, look, press, close} = await open({...given, offline: true});
const told = {files: {}, made: {}, said: {}};

async function download(selector) {
  const [file] = await Promise.all([tab.waitForEvent("download"), tab.click(selector)]);
  const name = file.suggestedFilename();
  await file.saveAs(join(given.folder, name));
  await milliseconds("took");
  return name;
}

async function check(file) {
  await tab.setInputFiles("#choose", file);
  const took = await milliseconds("took");
  const refused = !(await tab.locator("#actions").isVisible());
  told.files[basename(file)] = {took, said: await said(), refused};
}

await tab.goto(pathToFileURL(given.page).href);
told.ready = await milliseconds("ready");
await look("empty");
await tab.setInputFiles("#choose", given.plan);
await tab.waitForSelector("body[aria-busy]");
await look("working");
await milliseconds("took");
await check(given.plan);
told.again = told.files[basename(given.plan)].took;
await look("findings");
for (const what of ["checked", "timeline", "report"]) told.made[what] = await download(`[data-what=${what}]`);
await press("#actions [data-do=fixes]");
told.said.fixes = await said();
await look("fixes", true);
await tab.uncheck("#panel input >> nth=0");
told.made.fixed = await download("#panel [data-what=fixed]");
await press("#actions [data-do=preview]", given.chart);
told.said.preview = await said();
await look("preview", true);
told.made.imported = await download("#panel [data-what=imported]");
await press("#actions [data-do=preview]", given.word);
told.said.word = await said();
await press("#actions [data-do=compare]", given.older);
told.said.compare = await said();
await look("compare", true);
await tab.keyboard.press("Escape");
told.closed = await tab.locator("#panel").isHidden();
for (const file of given.files) await check(file);
await look("refused");
told.memory = await tab.workers()[0].evaluate(() => python._module.HEAPU8.length); // what Python holds
await close();

const without = await open({...given, args: ["--js-flags=--jitless"]});
await without.tab.goto(pathToFileURL(given.page).href);
await without.tab.waitForSelector("#say.trouble");
told.said["without WebAssembly"] = await without.said();
await without.look("without WebAssembly");
await without.close();
Object.assign(seen.violations, without.seen.violations);
console.log(JSON.stringify({...seen, ...told}));
