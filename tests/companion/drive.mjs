// The browser at the companion: presses its buttons, sees a save, closes the page, and says as JSON what it saw.
import {rename} from "node:fs/promises";
import {open} from "../page/eyes.mjs";

const given = JSON.parse(process.argv[2]);
const {tab, seen, said, milliseconds, look, press, close} = await open(given);
const told = {said: {}};

await tab.goto(given.address);
await milliseconds("ready");
told.said.look = await said();
await look("companion");
await press("#actions [data-do=check]");
told.said.check = await said();
await press("#actions [data-do=fixes]");
await look("companion fixes", true);
await press("#panel [data-what=fixed]");
told.said.fixed = await said();
await press("#actions [data-do=choose]");
await look("companion choose", true);
await tab.keyboard.press("Escape");
await press("#result button.place");
told.said.go = await said();

const summary = tab.locator("#result details.advice summary").first();
await summary.click();
await rename(given.later, given.file);
const saved = Date.now();
await tab.waitForFunction(() => document.getElementById("say").textContent.startsWith("Saved at"));
told.saved = Date.now() - saved;
told["kept open"] = await tab.evaluate(() => document.querySelector("#result details.advice").open && document.activeElement.tagName === "SUMMARY");
await look("companion saved");
await tab.goto(given.without);
await milliseconds("ready");
told.said.without = await said();
await look("companion without a plan");
await tab.goto("about:blank"); // as closing it
await close();
console.log(JSON.stringify({...seen, ...told}));
