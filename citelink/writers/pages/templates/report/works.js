// ---- what is cited across the set, and by whom
const MOST_WORKS = 200;
function worksView() {
  const fitting = FACTS.works.filter((work) => !state.query || `${work.line} ${work.key}`.toLowerCase().includes(state.query));
  const most = Math.max(1, ...fitting.map((work) => work.in.length));
  const rows = fitting.slice(0, MOST_WORKS).map((work) => workRow(work, most));
  const more = fitting.length > MOST_WORKS ? make("p.soft", {}, say("more-works", { n: fitting.length - MOST_WORKS })) : null;
  const table = make("table.documents.works", {}, make("caption.hidden", {}, say("works")),
    make("thead", {}, make("tr", {}, ["work", "origin", "cited-by"].map((name) => make("th", { scope: "col" }, say(name))))), make("tbody", {}, rows));
  return [make("h1", {}, say("works")), make("p.soft", {}, say("by-citations")), fitting.length ? table : make("p", {}, say("no-fit")), more];
}
function workRow(work, most) {
  const bar = make("i.info");
  bar.style.width = `${(60 * work.in.length) / most}%`;
  const places = work.in.map(([document, reference]) => {
    const one = DOCUMENTS[document];
    return make("li", {}, make("a", { href: `#/doc/${document + 1}/r${reference}` }, `${one.path} [${one.references[reference].n}]`));
  });
  const verdict = work.verdict ? make(`span.badge.${work.verdict}`, {}, word("verdicts", work.verdict)) : null;
  const completed = work.completed ? make("div.small.soft", {}, `${say("completed")}: ${work.completed}`) : null;
  const link = work.link ? [" ", make("a.small", { href: work.link, rel: "noopener noreferrer nofollow" }, "↗", make("span.hidden", {}, work.link))] : null;
  return make("tr", {},
    make("th", { scope: "row" }, make("span.line", {}, work.line || work.key), link, " ", verdict, make("div.small.soft", {}, make("code", {}, work.key)), completed),
    make("td.small.soft", {}, work.from || say("only-lists")),
    make("td", {}, make("details", {}, make("summary", {}, make("span.amount", {}, bar, say("in-documents", { n: new Set(work.in.map((place) => place[0])).size }))), make("ul", {}, places))));
}
