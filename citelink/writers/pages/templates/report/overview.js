// ---- all documents
function overview() {
  const all = [...DOCUMENTS.flatMap((one) => one.findings), ...FACTS.set];
  const bad = DOCUMENTS.filter((one) => countOf(one, "error") + countOf(one, "warning")).length;
  const heading = bad ? say("attention", { n: bad, all: DOCUMENTS.length }) : say("all-clean", { n: DOCUMENTS.length });
  const sum = (place) => DOCUMENTS.reduce((total, one) => total + one.counts[place], 0);
  const counted = FACTS.libraries ? ["markers", "references", "matched"] : ["markers", "references"];
  const counts = counted.map((name, place) => say(name, { n: sum(place) })).join(", ");
  return [
    make("h1", {}, heading), make("p.soft", {}, counts), FACTS.known ? make("p.soft", {}, say("known", { n: FACTS.known })) : null, lookedUp(), filters(all), ...kinds(all),
    make("h2", { id: "documents" }, say("documents")), progress(), documentTable(), ofTheSet(), keeping(),
  ];
}
// What the sources said of the references, where they were asked.
function lookedUp() {
  const badges = FACTS.verdicts.map(([name, n]) => make(`span.badge.${name}`, {}, `${n.toLocaleString(FACTS.languages[state.language])} ${word("verdicts", name)}`));
  return badges.length ? make("p", {}, `${say("looked-up")}: `, badges.flatMap((badge) => [badge, " "])) : null;
}
function filters(all) {
  const boxes = SEVERITIES.map((name) => {
    const count = all.filter((finding) => severityOf(finding) === name).length;
    const toggle = (event) => { if (event.target.checked) state.shown.add(name); else state.shown.delete(name); draw(true); };
    const box = make("input", { type: "checkbox", checked: state.shown.has(name), onchange: toggle });
    const number = make("b", {}, count.toLocaleString(FACTS.languages[state.language]));
    return make(`label.${name}`, {}, box, number, make(`span.severity.${name}`, {}, say(name, { n: count })));
  });
  const rule = state.rule && make("button", { type: "button", onclick: () => { state.rule = ""; draw(true); } },
    `${say("rule-filter", { rule: title(state.rule) })} ×`, make("span.hidden", {}, ` ${say("all-rules")}`));
  return make("fieldset.filters", {}, make("legend.hidden", {}, say("severities")), boxes, rule);
}
function countKinds(all) {
  const found = new Map();
  for (const finding of all) {
    const kind = found.get(finding.c) ?? { code: finding.c, count: 0, documents: 0, v: finding.v };
    kind.count += 1; kind.v = Math.min(kind.v, finding.v); found.set(finding.c, kind);
  }
  for (const one of DOCUMENTS) for (const code of new Set(one.findings.map((finding) => finding.c))) found.get(code).documents += 1;
  return [...found.values()].sort((a, b) => a.v - b.v || b.count - a.count || a.code.localeCompare(b.code));
}
function kinds(all) {
  const found = countKinds(all);
  if (!found.length) return [];
  const most = Math.max(...found.map((kind) => kind.count));
  const choose = (code) => make("button.rule", {
    type: "button", "aria-pressed": String(state.rule === code), onclick: () => { state.rule = state.rule === code ? "" : code; draw(true); toDocuments(); },
  }, title(code));
  const begin = found.slice(0, 4).map((kind) => make("li", {}, make(`span.severity.${SEVERITIES[kind.v]}`), " ", choose(kind.code), " ",
    make("span.soft", {}, kind.documents ? say("in-documents", { n: kind.documents }) : say("set"))));
  const bars = found.map((kind) => {
    const bar = make(`i.${SEVERITIES[kind.v]}`);
    bar.style.width = `${Math.max(1, (75 * kind.count) / most)}%`;
    const amount = make("div.amount", {}, bar, kind.count.toLocaleString(FACTS.languages[state.language]));
    return make("tr", {}, make("th", { scope: "row" }, make("span.soft.small", {}, kind.code), " ", choose(kind.code)), make("td", {}, amount));
  });
  return [make("div.columns", {},
    make("section", {}, make("h2", {}, say("begin")), make("ol.begin", {}, begin)),
    make("section", {}, make("h2", {}, say("kinds")), make("table.chart", {}, make("caption.hidden", {}, say("kinds")), make("tbody", {}, bars))))];
}
// What fits is below: go there, and say how much it is.
function toDocuments() {
  document.getElementById("documents")?.scrollIntoView({ block: "start" });
  tell(say("fits", { n: fitting().length }));
}
function progress() {
  const done = DOCUMENTS.filter((one) => state.handled.has(documentMark(one))).length;
  const parts = [done && say("handled-of", { n: done, all: DOCUMENTS.length }), (isFiltered() || state.query) && say("fits", { n: fitting().length })];
  return parts.some(Boolean) ? make("p.soft", {}, parts.filter(Boolean).join("; ")) : null;
}
const ORDERS = {
  worst: null,
  name: (a, b) => a.path.localeCompare(b.path),
  list: (a, b) => b.counts[1] - a.counts[1],
};
function documentTable() {
  const rows = fitting();
  if (!rows.length) return make("p", {}, say("no-fit"));
  const head = (name, sort, kind = "th") => make(kind, { scope: "col", "aria-sort": sort && state.sort === sort ? "ascending" : null },
    sort ? make("button", { type: "button", onclick: () => { state.sort = sort; draw(true); } }, say(name)) : say(name));
  return make("table.documents", {},
    make("caption.hidden", {}, say("documents")),
    make("thead", {}, make("tr", {}, head("document", "name"), head("language-of"), head("list-length", "list", "th.number"), head("where"), head("found", "worst"), head("handled"))),
    make("tbody", {}, rows.map(({ one, index }) => documentRow(one, index))));
}
function documentRow(one, index) {
  const mark = documentMark(one), worst = worstFinding(one);
  const box = make("input", {
    type: "checkbox", "aria-label": `${say("handled")}: ${one.path}`, checked: state.handled.has(mark),
    onchange: (event) => { setHandled(mark, event.target.checked); draw(true); },
  });
  const said = one.failure !== undefined ? say("unread") : worst && worst.v < 2 ? message(worst) : "";
  const done = one.findings.filter((finding) => state.handled.has(finding.i)).length;
  const part = done ? make("div.small.soft", {}, say("handled-of", { n: done, all: one.findings.length })) : null;
  return make(`tr${state.handled.has(mark) ? ".handled" : ""}`, {},
    make("th", { scope: "row" }, make("a.open", { href: `#/doc/${index + 1}` }, one.path)),
    make("td.language.soft", {}, one.language), make("td.number", {}, one.counts[1].toLocaleString(FACTS.languages[state.language])),
    make("td.where", {}, strip(one)), make("td", {}, severities(one), said ? make("div.small.soft.worst", {}, said) : null, part), make("td", {}, box));
}
function ofTheSet() {
  const found = FACTS.set.filter(isShown);
  if (!found.length) return null;
  return make("section", {}, make("h2", {}, say("set")), found.map((finding) => card(null, finding, -1)));
}
// What is handled can be taken to another browser, or to a colleague.
function keeping() {
  const save = () => {
    const data = JSON.stringify({ kind: "citelink-handled", marks: [...state.handled] });
    const link = make("a", { href: URL.createObjectURL(new Blob([data], { type: "application/json" })), download: "citelink-handled.json" });
    link.click(); URL.revokeObjectURL(link.href);
  };
  const load = async (event) => {
    try {
      const said = JSON.parse(await event.target.files[0].text());
      if (said.kind !== "citelink-handled") throw new Error("another file");
      for (const mark of said.marks) setHandled(String(mark), true);
      draw(true); tell(say("loaded", { n: said.marks.length }));
    } catch { tell(say("not-loaded")); openDialog(say("load"), make("p", {}, say("not-loaded"))); }
  };
  const file = make("input.hidden", { id: "load", type: "file", accept: ".json", onchange: load });
  return make("p.keeping", {}, make("button", { type: "button", onclick: save }, say("save")), " ",
    file, make("label.button", { for: "load" }, say("load")));
}
