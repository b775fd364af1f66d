// ---- a letter to the author, in the language of the document where the report speaks it
function letter(one) {
  const known = FACTS.languages.indexOf(one.language), language = known < 0 ? state.language : known;
  const lines = shownFindings(one).map((finding, number) => {
    const place = finding.p ? ` (${say("at-place", { place: finding.p }, language)})` : "";
    const todo = advice(finding, language);
    return `${number + 1}. ${message(finding, language)}${place}${todo ? `\n   → ${todo}` : ""}`;
  });
  const area = make("textarea", {
    lang: FACTS.languages[language], "aria-label": say("letter"), readonly: false,
    value: `${say("hello", { document: one.path }, language)}\n\n${lines.join("\n\n")}\n\n${say("goodbye", {}, language)}\n`,
  });
  const copy = () => { area.select(); navigator.clipboard?.writeText(area.value).catch(() => document.execCommand("copy")); };
  openDialog(say("letter"), area, make("p", {}, make("button", { type: "button", onclick: copy }, say("copy"))));
}
// ---- on paper: the findings of each document
function toPaper() {
  const parts = DOCUMENTS.filter((one) => shownFindings(one).length).map((one) => make("section", {},
    make("h2", {}, one.path), make("p", {}, severities(one)),
    make("ol", {}, shownFindings(one).map((finding) => make("li", {}, make(`span.severity.${severityOf(finding)}`, {}, title(finding.c)), " ",
      finding.p ? `${finding.p}: ` : "", message(finding), finding.f >= 0 ? ` → ${advice(finding)}` : "")))));
  const set = FACTS.set.filter(isShown).map((finding) => make("li", {}, message(finding)));
  document.getElementById("print").replaceChildren(make("h1", {}, say("report")), ...parts, ...(set.length ? [make("h2", {}, say("set")), make("ul", {}, set)] : []));
}
