"use strict";
// The engine inside of the page: Python in a worker, from parts that the page holds. It asks nothing of any network.
const engine = (() => {
  const part = (id) => document.getElementById(id).textContent;
  const names = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json", "code.zip"];
  const off = "This browser cannot run the check (WebAssembly is off, or the browser is older than two years). "
    + "Use the newest Edge, Chrome or Firefox, or ask your IT staff to allow WebAssembly for this page.";
  let worker, answered;

  async function inflated(id) {
    const packed = Uint8Array.from(atob(part(id)), (letter) => letter.charCodeAt(0));
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  }

  async function start(told) {
    if (typeof WebAssembly !== "object" || typeof DecompressionStream !== "function") throw new Error(off);
    const parts = {};
    await Promise.all(names.map(async (name) => { parts[name] = await inflated(name); }));
    worker = new Worker(URL.createObjectURL(new Blob([part("worker.js")], {type: "text/javascript"})));
    return new Promise((ready, refused) => {
      worker.onmessage = ({data}) => {
        if (data.failed) refused(new Error("The check could not be started here: " + data.failed + "."));
        else if (data.step === undefined) answered(data);
        else { told(data.step); if (data.step === 4) ready({said: "Ready."}); }
      };
      worker.onerror = (error) => refused(new Error("The check could not be started here: " + (error.message || "the browser forbids it") + "."));
      worker.postMessage({parts}, Object.values(parts));
    });
  }

  // One question at a time: the page waits for each answer.
  const ask = (method, given, data) => new Promise((resolve, reject) => {
    answered = (answer) => (answer.error ? reject(new Error(answer.error)) : resolve(answer));
    worker.postMessage({method, given, data}, data ? [data] : []);
  });

  return {
    start, ask, takes: true,
    failed: "Something unexpected happened; your workbook is as it was. Open this page anew and try again; if it happens again, "
      + "check the workbook with sdp-xl installed.",
  };
})();
