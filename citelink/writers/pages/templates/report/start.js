// ---- drawing and moving
function where() {
  const [, name = "", number = "", place = ""] = location.hash.match(/^#\/(?:(doc|works)(?:\/(\d+))?(?:\/([rm]\d+))?)?$/) ?? [];
  return name === "doc" && DOCUMENTS[number - 1] ? { name, index: number - 1, place } : { name: name === "works" ? name : "", place: "" };
}
function draw(stay = false) {
  const view = where(), top = scrollY, focused = stay ? document.activeElement?.textContent : null;
  document.documentElement.lang = FACTS.languages[state.language];
  document.title = view.name === "doc" ? `${DOCUMENTS[view.index].path} – ${say("report")}` : say("report");
  document.querySelectorAll("[data-say]").forEach((node) => { node.textContent = say(node.dataset.say); });
  document.querySelectorAll("[data-view]").forEach((node) => {
    if (node.dataset.view === (view.name === "doc" ? "" : view.name)) node.setAttribute("aria-current", "page"); else node.removeAttribute("aria-current");
  });
  document.getElementById("search").placeholder = `${say("search")}  /`;
  const content = view.name === "doc" ? documentView(view.index) : view.name === "works" ? worksView() : overview();
  document.getElementById("view").replaceChildren(...content.filter(Boolean));
  if (view.name === "doc") follow();
  if (stay) {
    scrollTo({ top, behavior: "instant" });
    // A button that was pressed is another one now.
    [...document.querySelectorAll("#view button")].find((node) => focused && node.textContent === focused)?.focus({ preventScroll: true });
  }
  if (view.place) pick(view.place);
}
addEventListener("hashchange", () => {
  if (location.hash && !location.hash.startsWith("#/")) return;
  state.finding = -1; unpeek();
  const view = where();
  if (!view.place) scrollTo({ top: 0, behavior: "instant" });
  draw();
  if (!view.place && document.activeElement?.id !== "search") document.getElementById("main").focus({ preventScroll: true });
});
addEventListener("beforeprint", toPaper);
addEventListener("afterprint", () => document.getElementById("print").replaceChildren());
let typing = 0;
document.getElementById("search").addEventListener("input", (event) => {
  clearTimeout(typing);
  typing = setTimeout(() => {
    state.query = event.target.value.trim().toLowerCase();
    if (where().name === "doc") location.hash = "#/"; else draw();
    if (where().name === "") tell(say("fits", { n: fitting().length }));
  }, 120);
});
const languages = document.getElementById("language");
const NAMES = { en: "English", ru: "Русский", kk: "Қазақша" };
languages.append(...FACTS.languages.map((code, at) => make("option", { value: String(at), lang: code }, NAMES[code] ?? code)));
languages.value = String(state.language);
languages.addEventListener("change", () => { 
  state.language = Number(languages.value);
  try { localStorage.setItem("citelink-language", FACTS.languages[state.language]); } catch { /* it is not kept */ }
  draw(true);
});
document.getElementById("theme").addEventListener("click", () => {
  const root = document.documentElement, dark = (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  root.dataset.theme = dark ? "light" : "dark";
});
document.getElementById("keys").addEventListener("click", showKeys);
loadHandled();
// Of one document there is no overview to make.
if (DOCUMENTS.length === 1 && !location.hash) history.replaceState(null, "", "#/doc/1");
draw();
