// ---- the text of a document, with its markers, references and findings as elements
const LONGEST_HIT = 600, SHORTENED_HIT = 80, MOST_BACK = 12;

function slice(one, start, end) {
  const parts = [];
  for (const [, at, text] of one.text) {
    if (at + text.length > start && at < end) parts.push(text.slice(Math.max(0, start - at), end - at));
  }
  return parts.join(" ");
}
const citesOf = (one) => {
  const cites = one.references.map(() => []);
  one.markers.forEach(([, , items], at) => {
    for (const target of new Set(items.map((item) => item[1]))) if (target >= 0 && cites[target]) cites[target].push(at);
  });
  return cites;
};
// Ranges of the text with what makes their elements, outer ones before inner ones.
function ranges(one, found) {
  const cites = citesOf(one), marked = new Map(one.markers.map(([start, end], at) => [`${start} ${end}`, at]));
  const hits = new Map();
  const ranged = [];
  found.forEach(({ finding, at }) => {
    if (finding.o !== undefined) for (const other of shifted(one, finding)) hits.set(other, { finding, at });
  });
  found.forEach(({ finding, at }) => {
    if (!finding.s) return;
    const marker = marked.get(`${finding.s[0]} ${finding.s[1]}`);
    if (marker !== undefined) { hits.set(marker, { finding, at }); return; }
    for (const [start, last] of [finding.s, ...(finding.r ?? [])]) {
      const end = last - start > LONGEST_HIT ? start + SHORTENED_HIT : last;
      ranged.push({ start, end, depth: 1, make: () => make(`span.hit.${severityOf(finding)}`, { "data-finding": at }) });
    }
  });
  one.references.forEach((reference, at) => {
    const [start, end] = reference.s;
    ranged.push({ start, end, depth: 0, make: () => make("span.reference", { id: `r${at}`, tabindex: "-1" }), after: () => backLinks(one, reference, cites[at]) });
  });
  one.markers.forEach((marker, at) => ranged.push({ start: marker[0], end: marker[1], depth: 2, make: () => markerNode(one, marker, at, hits.get(at)) }));
  return ranged.filter((range) => range.end > range.start).sort((a, b) => a.start - b.start || b.end - a.end || a.depth - b.depth);
}
function shifted(one, finding) {
  const meant = new Set(finding.n), found = [];
  one.markers.forEach(([, , items], at) => { if (items.some((item) => meant.has(item[0]))) found.push(at); });
  return found;
}
function markerNode(one, [, , items, more], at, hit) {
  const target = items.find((item) => item[1] !== -1);
  const own = items.find((item) => typeof item[1] === "number" && item[1] >= 0);
  const kind = hit ? `.hit.${severityOf(hit.finding)}` : target ? "" : ".open";
  const other = items.find((item) => Array.isArray(item[1]) && item[1][0] >= 0);
  const place = !own && other ? `#/doc/${other[1][0] + 1}/r${other[1][1]}` : null;
  return make(`a.marker${kind}`, {
    id: `m${at}`, href: place ?? (own ? `#r${own[1]}` : "#/"), "aria-describedby": "peek", "data-finding": hit ? hit.at : null,
    onmouseenter: (event) => peek(event.currentTarget, one, items, more), onfocus: (event) => peek(event.currentTarget, one, items, more),
    onmouseleave: unpeekSoon, onblur: unpeekSoon,
    onclick: (event) => {
      if (hit) { event.preventDefault(); select(hit.at, false); return; }
      if (items.length > 1) { event.preventDefault(); peek(event.currentTarget, one, items, more); return; }
      unpeek(); if (place) return; event.preventDefault(); if (own) pick(`r${own[1]}`);
    },
  });
}
function backLinks(one, reference, cites) {
  const links = cites.slice(0, MOST_BACK).map((at, number) => make("a", { href: `#m${at}`, onclick: (event) => { event.preventDefault(); pick(`m${at}`); } }, `↑${number + 1}`));
  const more = cites.length > MOST_BACK ? ` ${say("and-more", { n: cites.length - MOST_BACK })}` : "";
  return make("span.back", { lang: FACTS.languages[state.language] }, " ", matchDetails(reference), " ",
    cites.length ? make("span.soft", {}, say("cited", { n: cites.length })) : make("span.soft", {}, say("never-cited")), links.flatMap((link) => [" ", link]), more);
}
function matchDetails(reference) {
  const badge = reference.k === "open" && !FACTS.libraries ? null : make(`span.badge.${reference.k}`, {}, say(`match-${reference.k}`));
  const verdict = reference.verdict && reference.verdict !== "ok" ? make(`span.badge.${reference.verdict}`, {}, word("verdicts", reference.verdict)) : null;
  if (!reference.key && !reference.rivals) return reference.k === "none" ? [verdict] : [badge, " ", verdict];
  const why = (reference.why ?? []).filter(([, level]) => level !== "missing").map(([field, level]) => make("li", {}, `${word("fields", field)}: `, make(`b.${level}`, {}, word("levels", level))));
  const rivals = (reference.rivals ?? []).map(([key, line]) => make("li", {}, make("code", {}, key), " ", line));
  return make("details.match", {}, make("summary", {}, badge, " ", verdict, reference.key ? make("code", {}, ` ${reference.key}`) : null),
    reference.work ? make("p", {}, reference.work, " ", make("span.soft", {}, reference.from)) : null, why.length ? make("ul", {}, why) : null, rivals.length ? make("ul", {}, rivals) : null);
}
// The text from `start` to `end` into `parent`; `inside` are the ranges that begin there.
function fill(parent, text, offset, start, end, inside) {
  let at = start;
  for (let place = 0; place < inside.length;) {
    const range = inside[place], from = Math.max(at, range.start), to = Math.min(end, range.end);
    let next = place + 1;
    while (next < inside.length && inside[next].start < to) next += 1;
    if (to <= from) { place += 1; continue; }
    parent.append(text.slice(at - offset, from - offset));
    const node = range.make();
    fill(node, text, offset, from, to, inside.slice(place + 1, next));
    parent.append(node);
    if (range.after && to === range.end) parent.append(range.after());
    at = to; place = next;
  }
  parent.append(text.slice(at - offset, end - offset));
}
const TAGS = { h: "h3", c: "pre", t: "pre", p: "p" };
function reading(one, found) {
  const all = ranges(one, found), blocks = [];
  const used = new Set();
  let first = 0;
  for (const [kind, at, text] of one.text) {
    const end = at + text.length;
    while (first < all.length && all[first].end <= at) first += 1;
    const inside = [];
    for (let place = first; place < all.length && all[place].start < end; place += 1) {
      if (all[place].end <= at) continue;
      // What goes on in the next paragraph has its name in the first one alone.
      inside.push(used.has(all[place]) ? { ...all[place], make: () => make("span.reference") } : all[place]);
      used.add(all[place]);
    }
    const block = make(TAGS[kind] ?? (kind === "w" ? "p.wrapped" : "p"));
    fill(block, text, at, at, end, inside);
    blocks.push(block);
  }
  return make("article.text", { lang: one.language || null }, one.cut ? make("p.note", { lang: FACTS.languages[state.language] }, say("cut", { n: FACTS.most })) : null, blocks);
}
// What an item leads to: a reference of this document or of another, one of a list given by hand, or a work.
function cited(one, target) {
  if (typeof target === "string") {
    const work = FACTS.works.find((known) => known.key === target);
    return work ? { text: work.line || work.key, from: work.from } : {};
  }
  const [at, position] = Array.isArray(target) ? target : [DOCUMENTS.indexOf(one), target];
  if (at < 0 && FACTS.given[position]) return FACTS.given[position];
  const other = DOCUMENTS[at], reference = other?.references[position];
  if (!reference) return {};
  return { text: slice(other, ...reference.s) || reference.b, language: other.language, from: other === one ? "" : other.path };
}
// ---- what a marker cites, beside the pointer or the focus
function peek(node, one, items, more) {
  const box = document.getElementById("peek");
  const said = items.slice(0, 5).map(([name, target]) => {
    const { text, language, from } = cited(one, target);
    if (!text) return make("div", {}, make("b", {}, `${name} `), say("leads-nowhere"));
    const where = from ? make("span.soft", {}, ` ${say("in-another", { document: from })}`) : null;
    const shown = text.length > 260 ? `${text.slice(0, 260)}…` : text;
    const jump = (event) => { event.preventDefault(); unpeek(); pick(`r${target}`); };
    const linked = typeof target === "number" ? make("a", { href: `#r${target}`, onclick: jump }, shown) : shown;
    return make("div", { lang: language || null }, linked, where);
  });
  const left = more + Math.max(0, items.length - 5);
  box.replaceChildren(...said, ...(left ? [make("div.soft", {}, say("and-more", { n: left }))] : []));
  clearTimeout(leaving);
  box.hidden = false;
  box.onmouseenter = () => clearTimeout(leaving);
  box.onmouseleave = unpeek;
  const at = node.getBoundingClientRect();
  box.style.left = `${Math.max(8, Math.min(at.left, innerWidth - box.offsetWidth - 16)) + scrollX}px`;
  const above = at.bottom + box.offsetHeight + 16 > innerHeight && at.top > box.offsetHeight + 16;
  box.style.top = `${(above ? at.top - box.offsetHeight - 8 : at.bottom + 8) + scrollY}px`;
}
// Long enough to reach what is shown.
let leaving = 0;
function unpeekSoon() { clearTimeout(leaving); leaving = setTimeout(unpeek, 250); }
function unpeek() { document.getElementById("peek").hidden = true; }
function pick(id) {
  document.querySelectorAll(".picked").forEach((node) => node.classList.remove("picked"));
  const node = document.getElementById(id);
  if (!node) return;
  node.classList.add("picked");
  node.scrollIntoView({ block: "center" });
  node.focus({ preventScroll: true });
}
