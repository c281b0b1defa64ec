"use strict";
// The page: takes a workbook, asks an engine, shows what it answers. It does not know where the engine runs.
const at = (id) => document.getElementById(id);
let busy = true, waiting = null, started = performance.now();

function say(text, trouble = false) {
  at("say").textContent = text;
  at("say").className = trouble ? "trouble" : "";
}

async function ask(method, given = {}, file = null, words = "Working …") {
  if (busy) return;
  busy = true;
  started = performance.now();
  delete document.documentElement.dataset.took;
  document.body.setAttribute("aria-busy", "true");
  say(words);
  try {
    show(await engine.ask(method, given, file && await file.arrayBuffer()));
  } catch (error) {
    console.error(error);
    say(engine.failed, true);
  }
  busy = false;
  document.body.removeAttribute("aria-busy");
  document.documentElement.dataset.took = Math.round(performance.now() - started);
  if (waiting) take(waiting);
}

// An answer: each of its parts changes a part of the page, and what it does not name stays as it is.
function show(answer) {
  if (answer.name !== undefined && answer.data) download(answer);
  if (answer.plan !== undefined) at("plan").textContent = answer.plan;
  at("plan").hidden = !at("plan").textContent;
  if (answer.actions) offer(answer.actions);
  if (answer.body !== undefined) result(answer.body);
  if (!answer.trouble || answer.body !== undefined) panel(answer.panel);
  if (answer.trouble) say(answer.trouble, true);
  else if (answer.said) say(answer.said);
}

function download({name, data}) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([data]));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  say("Made “" + name + "”. Your own workbook is as it was.");
}

function offer(actions) {
  at("actions").replaceChildren(...actions.map(({do: method, label, file, quiet, given}) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.classList.toggle("quiet", quiet);
    Object.assign(button.dataset, {...given, do: method}, file ? {file} : {});
    return button;
  }));
  at("actions").hidden = !actions.length;
}

// The plan, or none: then what was seen of another one goes. What was open and in focus stays so.
function result(body) {
  const named = (part) => part.textContent.replace(/\s*\d*\s*$/, "");
  const open = new Map([...at("result").querySelectorAll("summary")].map((one) => [named(one), one.parentNode.open]));
  const focused = at("result").contains(document.activeElement) ? named(document.activeElement) : null;
  at("result").innerHTML = body; // made by the same template as the report, which escapes every text
  for (const one of at("result").querySelectorAll("summary")) {
    if (open.has(named(one))) one.parentNode.open = open.get(named(one));
    if (named(one) === focused) one.focus({preventScroll: true});
  }
  if (focused !== null && document.activeElement === document.body) at("findings")?.focus({preventScroll: true});
  document.body.classList.toggle("small", body !== "");
  at("intro").hidden = body !== "";
  at("tool").setAttribute("role", body === "" ? "main" : "region"); // the plan brings a main part of its own
}

function panel(html = "") {
  const was = !at("panel").hidden;
  at("panel").innerHTML = html;
  at("panel").hidden = !html;
  if (html) at("panel-title").focus();
  else if (was) at("actions").querySelector("button")?.focus({preventScroll: true});
}

function take(file) {
  if (busy) { waiting = file; say("“" + file.name + "” will be checked next."); return; }
  waiting = null;
  ask("check", {name: file.name}, file, "Checking “" + file.name + "” …");
}

function press(button) {
  if (button.matches("[data-close]")) return panel();
  if (button.matches("[data-untick]")) return at("panel").querySelectorAll("input").forEach((one) => { one.checked = false; });
  const {do: method, file, ticks, typed, ...given} = button.dataset;
  if (!method || busy) return;
  if (ticks !== undefined) given.ticked = [...at("panel").querySelectorAll("input:checked")].map((one) => Number(one.value));
  if (typed !== undefined) given.path = at("typed").value;
  if (!file) return ask(method, given);
  at("bring").accept = file;
  at("bring").value = "";
  at("bring").onchange = ({target}) => ask(method, {name: target.files[0].name}, target.files[0]);
  at("bring").click();
}

at("choose").addEventListener("change", (event) => { if (event.target.files[0]) take(event.target.files[0]); event.target.value = ""; });
document.addEventListener("click", (event) => { const button = event.target.closest("button"); if (button) press(button); });
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !at("panel").hidden) panel();
  if (event.key === "Enter" && event.target.id === "typed") press(at("panel").querySelector("[data-typed]"));
});
for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    event.preventDefault();
    at("drop").classList.toggle("over", kind === "dragover");
    if (kind !== "drop" || !event.dataTransfer.files[0]) return;
    if (engine.takes) take(event.dataTransfer.files[0]);
    else say(engine.refuses, true);
  });
}

engine.start((step) => { at("progress").value = step; }, show).then((answer) => {
  at("progress").hidden = true;
  busy = false;
  document.documentElement.dataset.ready = Math.round(performance.now() - started);
  show(answer);
  if (waiting) take(waiting);
}, (reason) => {
  at("progress").hidden = true;
  say(reason.message, true);
});
