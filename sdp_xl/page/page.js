"use strict";
// The page: takes a workbook, hands it to the worker, shows what comes back. It asks nothing of any network.
const part = (id) => document.getElementById(id).textContent;
const at = (id) => document.getElementById(id);
const STEPS = 4;
let worker, busy = true, copying = false, waiting = null, started = performance.now();

function say(text, trouble = false) {
  at("say").textContent = text;
  at("say").className = trouble ? "trouble" : "";
}

async function inflated(id) {
  const packed = Uint8Array.from(atob(part(id)), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

async function start() {
  if (typeof WebAssembly !== "object" || typeof DecompressionStream !== "function") {
    at("progress").hidden = true;
    say("This browser cannot run the check (WebAssembly is off, or the browser is older than two years). "
      + "Use the newest Edge, Chrome or Firefox, or ask your IT staff to allow WebAssembly for this page.", true);
    return;
  }
  const names = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json", "code.zip"];
  const parts = {};
  await Promise.all(names.map(async (name) => { parts[name] = await inflated(name); }));
  worker = new Worker(URL.createObjectURL(new Blob([part("worker.js")], {type: "text/javascript"})));
  worker.onmessage = ({data}) => heard(data);
  worker.onerror = (error) => say("The check could not be started here: " + (error.message || "the browser forbids it") + ".", true);
  worker.postMessage({parts}, Object.values(parts));
}

function heard(data) {
  if (data.step !== undefined) {
    at("progress").value = data.step;
    if (data.step < STEPS) return;
    at("progress").hidden = true;
    busy = false;
    document.documentElement.dataset.ready = Math.round(performance.now() - started);
    if (waiting) take(waiting); else say("Ready.");
    return;
  }
  busy = false;
  document.documentElement.dataset.took = Math.round(performance.now() - started);
  if (!copying) show(data.body);
  if (data.trouble) {
    say(data.trouble, true);
  } else if (data.body !== undefined) {
    say(data.said);
  } else {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([data.data]));
    link.download = data.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    say("Made “" + data.name + "”. Your own workbook is as it was.");
  }
}

// The result of a check, or none of a file that was refused: then what was seen of another file goes.
function show(body) {
  at("result").innerHTML = body ?? ""; // made by the same template as the report, which escapes every text
  document.body.classList.toggle("small", body !== undefined);
  at("intro").hidden = body !== undefined;
  at("files").hidden = body === undefined;
  at("tool").setAttribute("role", body === undefined ? "main" : "region"); // the result brings a main part of its own
}

async function take(file) {
  if (busy) { waiting = file; say("Getting ready; “" + file.name + "” will be checked then."); return; }
  waiting = null;
  busy = true;
  copying = false;
  started = performance.now();
  delete document.documentElement.dataset.took;
  say("Checking “" + file.name + "” …");
  const data = await file.arrayBuffer();
  worker.postMessage({name: file.name, data}, [data]);
}

at("choose").addEventListener("change", (event) => { if (event.target.files[0]) take(event.target.files[0]); event.target.value = ""; });
for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    event.preventDefault();
    at("drop").classList.toggle("over", kind === "dragover");
    if (kind === "drop" && event.dataTransfer.files[0]) take(event.dataTransfer.files[0]);
  });
}
at("files").addEventListener("click", (event) => {
  const what = event.target.dataset.what;
  if (!what || busy) return;
  busy = copying = true;
  started = performance.now();
  delete document.documentElement.dataset.took;
  say("Writing …");
  worker.postMessage({what});
});
start();
