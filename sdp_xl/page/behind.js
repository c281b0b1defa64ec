"use strict";
// The engine behind the page: sdp-xl on this computer, which served the page and says when the plan was saved.
const engine = (() => {
  async function ask(method, given, data) {
    const body = new Blob([JSON.stringify(given), "\n", data ?? ""]);
    const answer = await fetch("ask/" + method, {method: "POST", body});
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
  }

  async function start(told, show) {
    const saves = new EventSource("saves");
    saves.onmessage = ({data}) => show(JSON.parse(data));
    saves.onerror = () => { if (saves.readyState === EventSource.CLOSED) show({trouble: engine.failed}); };
    addEventListener("pagehide", () => navigator.sendBeacon("goodbye"));
    return ask("look", {});
  }

  return {
    start, ask, takes: false,
    refuses: "A browser does not tell where a file that is dropped here stands. Press “Choose a file”, so that it is worked on in its place.",
    failed: "sdp-xl does not answer any more. Close this page and start it again.",
  };
})();
