// The worker: starts Python once, from parts that the page holds, and answers the page. No address but these is served.
const HERE = "http://inline.invalid/";
let python, desk;
let last = Promise.resolve();

// Opened from a disk, a page may start no module worker; in one of the older kind the runtime still can be imported, once it
// does not see that.
self.importScripts = undefined;

function serve(parts) {
  const types = {wasm: "application/wasm", json: "application/json", zip: "application/zip"};
  globalThis.fetch = async (address) => {
    const name = String(address.url ?? address).replace(HERE, "");
    if (!(name in parts)) throw new Error("this page opens no connection");
    return new Response(parts[name], {headers: {"Content-Type": types[name.split(".").pop()] ?? "text/plain"}});
  };
}

const load = (code) => import(URL.createObjectURL(new Blob([code], {type: "text/javascript"})));

async function start(parts) {
  serve(parts);
  const {loadPyodide} = await load(parts["pyodide.mjs"]);
  const {default: createPyodideModule} = await load(parts["pyodide.asm.mjs"]);
  postMessage({step: 1});
  python = await loadPyodide({indexURL: HERE, createPyodideModule, packages: [], stdout: () => {}, stderr: () => {}});
  postMessage({step: 2});
  python.FS.mkdirTree("/plan");
  python.FS.mkdirTree("/code");
  python.unpackArchive(parts["code.zip"], "zip", {extractDir: "/code"});
  python.runPython("import sys\nsys.path.insert(0, '/code')");
  postMessage({step: 3});
  desk = python.runPython("from sdp_xl.page.copies import CopyDesk\nCopyDesk('/plan')");
  postMessage({step: 4});
}

function answer({method, given, data}) {
  const asked = python.toPy(given), brought = python.toPy(new Uint8Array(data ?? 0));
  const said = desk.ask(method, asked, brought);
  const told = said.toJs({dict_converter: Object.fromEntries});
  for (const one of [asked, said]) one.destroy();
  postMessage(told);
}

onmessage = ({data}) => {
  last = last.then(() => (data.parts ? start(data.parts) : answer(data))).catch((error) => {
    console.error(error);
    postMessage(data.parts ? {failed: "the browser forbids it"} : {error: String(error)});
  });
};
