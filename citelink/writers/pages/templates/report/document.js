// ---- one document: its text, and its findings beside it
function documentView(index) {
  const one = DOCUMENTS[index], found = shownFindings(one).map((finding, at) => ({ finding, at }));
  const order = fitting().map((row) => row.index), at = order.indexOf(index);
  const go = (to, name) => (order[to] !== undefined ? make("a", { href: `#/doc/${order[to] + 1}` }, say(name)) : make("span.soft", {}, say(name)));
  const mark = documentMark(one);
  const cards = one.findings.length ? [filterNote(one, found.length), ...alike(one, found)] : [make("p", {}, severity("good"))];
  const pane = make("aside.pane", { "aria-label": say("found"), tabindex: "-1" }, cards);
  const text = one.failure !== undefined ? make("article.text", {}, make("p", {}, say("unread"))) : reading(one, found);
  return [
    make("nav.between", { "aria-label": say("documents") }, make("a", { href: "#/" }, `← ${say("back")}`), " · ", go(at - 1, "previous"), " · ", go(at + 1, "next")),
    make("h1", {}, one.path),
    make("p.about", {}, severities(one), " ", make("button", { type: "button", onclick: () => letter(one) }, say("letter")), " ",
      one.copy ? [make("a", { href: one.copy }, say("reading-copy")), " "] : null, handledBox(mark, say("handled"), () => draw(true))),
    make("div.split", {}, text, pane),
  ];
}
// What a filter hides is said, and can be had back here.
function filterNote(one, count) {
  if (count === one.findings.length) return null;
  const rule = state.rule ? `; ${say("rule-filter", { rule: title(state.rule) })}` : "";
  return make("p.note", {}, say("partly", { n: count, all: one.findings.length }), rule, " ",
    make("button", { type: "button", onclick: () => { showAll(); draw(true); } }, say("show-all")));
}
// Of many findings of a rule the first stand open, the others behind one line.
const MOST_ALIKE = 5;
function alike(one, found) {
  const runs = [];
  for (const entry of found) {
    if (runs.length && runs[runs.length - 1][0].finding.c === entry.finding.c) runs[runs.length - 1].push(entry); else runs.push([entry]);
  }
  return runs.flatMap((run) => {
    const cards = run.map(({ finding, at }) => card(one, finding, at));
    if (run.length <= MOST_ALIKE + 1) return cards;
    const rest = cards.slice(MOST_ALIKE);
    const said = say("more-alike", { n: rest.length, rule: title(run[0].finding.c) });
    return [...cards.slice(0, MOST_ALIKE), make("details.alike", {}, make("summary", {}, said), rest)];
  });
}
function card(one, finding, at) {
  const name = severityOf(finding), done = state.handled.has(finding.i);
  const acts = [];
  if (one && finding.s) acts.push(make("button", { type: "button", onclick: () => select(at) }, say("show-in-text")));
  const box = handledBox(finding.i, say("handled"), () => {
    document.getElementById(`f${at}`)?.classList.toggle("handled", state.handled.has(finding.i));
  });
  return make(`article.card.${name}${done ? ".handled" : ""}`, { id: one ? `f${at}` : null, tabindex: "-1", "aria-label": title(finding.c) },
    make("header", {}, make(`span.severity.${name}`, {}, title(finding.c)), make("span.small.soft", {}, finding.c), finding.p ? make("span.small.soft.place", {}, finding.p) : null),
    make("p", {}, message(finding)), one && finding.o !== undefined ? ladder(one, finding) : null,
    finding.f >= 0 ? make("p.small", {}, make("b", {}, `${say("to-do")}: `), advice(finding)) : null, make("div.acts", {}, acts, box));
}
// A run of wrong numbers: what the text says, and what it should be, with whose works these are.
function ladder(one, finding) {
  const byNumber = new Map(one.references.map((reference) => [reference.n, reference]));
  const by = (number) => byNumber.get(number)?.b ?? "–";
  const markers = shifted(one, finding), meant = new Set(finding.n);
  const rows = markers.slice(0, 6).map((at) => {
    const [number] = one.markers[at][2].find((item) => meant.has(item[0])), right = number + finding.o;
    return make("tr", {},
      make("td", {}, make("a", { href: `#m${at}`, onclick: (event) => { event.preventDefault(); pick(`m${at}`); } }, make("del", {}, `[${number}]`)), " ", make("span.small", { lang: one.language || null }, by(number))),
      make("td", {}, make("ins", {}, `[${right}]`), " ", make("span.small", { lang: one.language || null }, by(right))));
  });
  const more = markers.length > 6 ? make("p.small.soft", {}, say("and-more", { n: markers.length - 6 })) : null;
  return [make("table.ladder", {}, make("thead", {}, make("tr", {}, make("th", { scope: "col" }, say("text-says")), make("th", { scope: "col" }, say("should-be")))), make("tbody", {}, rows)), more];
}
// The finding in the middle of the window has its card in view.
let following = null, quietUntil = 0;
function follow() {
  following?.disconnect();
  const pane = document.querySelector(".pane");
  if (!pane) return;
  following = new IntersectionObserver((seen) => {
    const found = seen.find((one) => one.isIntersecting);
    if (!found || performance.now() < quietUntil || pane.scrollHeight <= pane.clientHeight) return;
    const node = document.getElementById(`f${found.target.dataset.finding}`);
    if (node) pane.scrollTop = node.offsetTop - pane.offsetTop - 60;
  }, { rootMargin: "-35% 0px -45% 0px" });
  document.querySelectorAll(".text [data-finding]").forEach((node) => following.observe(node));
}
function select(at, toText = true) {
  const cards = document.querySelectorAll(".pane .card");
  if (!cards[at]) return;
  const folded = cards[at].closest("details");
  if (folded) folded.open = true;
  state.finding = at; quietUntil = performance.now() + 1000;
  document.querySelectorAll(".card.current").forEach((node) => node.classList.remove("current"));
  cards[at].classList.add("current");
  cards[at].focus({ preventScroll: true });
  const pane = document.querySelector(".pane");
  pane.scrollTop = cards[at].offsetTop - pane.offsetTop - 12;
  document.querySelectorAll(".picked").forEach((node) => node.classList.remove("picked"));
  const hit = document.querySelector(`.text [data-finding="${at}"]`);
  if (hit) { hit.classList.add("picked"); if (toText) hit.scrollIntoView({ block: "center" }); }
  tell(cards[at].querySelector("p").textContent);
}
