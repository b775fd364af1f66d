// ---- a letter to the author, in the language of the document where the report speaks it
const MOST_IN_LETTER = 10, AROUND = 50;
function letter(one) {
  const known = FACTS.languages.indexOf(one.language);
  // Who writes in another language is more likely to read English.
  const language = known >= 0 ? known : one.language ? Math.max(0, FACTS.languages.indexOf("en")) : state.language;
  const open = one.findings.filter((finding) => !state.handled.has(finding.i)).sort((a, b) => a.v - b.v);
  const codes = [...new Set(open.map((finding) => finding.c))];
  let number = 0;
  const parts = codes.map((code) => {
    const same = open.filter((finding) => finding.c === code);
    const lines = same.slice(0, MOST_IN_LETTER).map((finding) => letterLine(one, finding, (number += 1), language));
    if (same.length > MOST_IN_LETTER) lines.push(`   ${say("and-more", { n: same.length - MOST_IN_LETTER }, language)}`);
    const todo = adviceToAuthor(same[0], language);
    return [FACTS.rules[code][language].toUpperCase(), ...lines, ...(todo ? [`   → ${todo}`] : [])].join("\n");
  });
  const name = one.path.split("/").pop();
  const area = make("textarea", {
    lang: FACTS.languages[language], "aria-label": say("letter"),
    value: `${say("hello", { document: name }, language)}\n\n${parts.join("\n\n")}\n\n${say("goodbye", {}, language)}\n`,
  });
  const copied = make("span.soft", { role: "status" });
  const copy = () => {
    area.select();
    navigator.clipboard?.writeText(area.value).catch(() => document.execCommand("copy"));
    copied.textContent = say("copied");
  };
  const left = one.findings.length - open.length;
  openDialog(say("letter"), left ? make("p.soft", {}, say("left-out", { n: left })) : "", area,
    make("p", {}, make("button", { type: "button", onclick: copy }, say("copy")), " ", copied));
  area.setSelectionRange(0, 0);
  area.scrollTop = 0;
}
function letterLine(one, finding, number, language) {
  const words = around(one, finding);
  const place = words ? `\n   ${say("words", { words }, language)}` : finding.p ? ` (${say("at-place", { place: finding.p }, language)})` : "";
  return `${number}. ${message(finding, language)}${place}`;
}
// The words in and around a finding, where it does not fill its line.
function around(one, finding) {
  if (!finding.s) return "";
  const [start, end] = finding.s;
  const piece = one.text.find(([, at, text]) => at <= start && start < at + text.length);
  if (!piece || end - start > 200) return "";
  const [, at, text] = piece, from = Math.max(0, start - at - AROUND), to = Math.min(text.length, end - at + AROUND);
  const said = text.slice(from, to).replace(/\s+/g, " ").trim();
  if (text.slice(start - at, end - at).replace(/\s+/g, " ").trim() === said) return "";
  return `${from > 0 ? "…" : ""}${said}${to < text.length ? "…" : ""}`;
}
// ---- on paper: the findings of each document
function toPaper() {
  const view = where(), printed = view.name === "doc" ? [DOCUMENTS[view.index]] : DOCUMENTS;
  const parts = printed.filter((one) => shownFindings(one).length).map((one) => make("section", {},
    make("h2", {}, one.path), make("p", {}, severities(one)),
    make("ol", {}, shownFindings(one).map((finding) => make("li", {}, make(`span.severity.${severityOf(finding)}`, {}, title(finding.c)), " ",
      finding.p ? `${finding.p}: ` : "", message(finding), around(one, finding) ? make("div.soft", {}, `“${around(one, finding)}”`) : "", finding.f >= 0 ? ` → ${advice(finding)}` : "")))));
  const set = (view.name === "doc" ? [] : FACTS.set).filter(isShown).map((finding) => make("li", {}, message(finding)));
  document.getElementById("print").replaceChildren(make("h1", {}, say("report")), ...parts, ...(set.length ? [make("h2", {}, say("set")), make("ul", {}, set)] : []));
}
