// ---- keys
const KEYS = [["j k", "key-next"], ["n p", "key-document"], ["h", "key-handled"], ["o", "key-overview"], ["/", "key-search"], ["?", "key-help"]];
function showKeys() {
  openDialog(say("keys"), make("dl.keys", {}, KEYS.flatMap(([keys, name]) => [
    make("dt", {}, keys.split(" ").flatMap((key) => [make("kbd", {}, key), " "])), make("dd", {}, say(name))])));
}
function step(by) {
  const view = where();
  if (view.name === "doc") {
    const last = document.querySelectorAll(".pane .card").length - 1;
    if (last >= 0) select(Math.max(0, Math.min(last, state.finding + by)));
    return;
  }
  const links = [...document.querySelectorAll("a.open")], at = links.indexOf(document.activeElement);
  links[Math.max(0, Math.min(links.length - 1, at + by))]?.focus();
}
function turn(by) {
  const view = where(), order = fitting().map((row) => row.index);
  const at = view.name === "doc" ? order.indexOf(view.index) + by : by > 0 ? 0 : -1;
  if (order[at] !== undefined) location.hash = `#/doc/${order[at] + 1}`;
}
function markHandled() {
  const card = document.querySelector(".card.current input, .card:focus input");
  if (!card && where().name === "doc") { tell(say("pick-first")); return; }
  (card ?? document.activeElement.closest?.("tr")?.querySelector("input[type=checkbox]"))?.click();
}
const ACTS = {
  j: () => step(1), k: () => step(-1), n: () => turn(1), p: () => turn(-1), h: markHandled, o: () => { location.hash = "#/"; },
  "/": () => document.getElementById("search").focus(), "?": showKeys,
};
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.getElementById("dialog").open) return;
  if (event.key === "Escape") { unpeek(); if (event.target.id === "search") event.target.blur(); return; }
  if (event.target.matches("input:not([type=checkbox]), textarea, select")) return;
  const act = ACTS[event.key];
  if (act) { event.preventDefault(); act(); }
});
