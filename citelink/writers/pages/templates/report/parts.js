// ---- parts of several views
function severity(name, count = null) {
  const said = name === "good" ? say("nothing") : say(name, { n: count ?? 1 });
  return make(`span.severity.${name}`, {}, count === null ? said : `${count.toLocaleString(FACTS.languages[state.language])} ${said}`);
}
function severities(one) {
  if (!one.findings.length) return [severity("good")];
  return SEVERITIES.filter((name) => countOf(one, name)).map((name) => severity(name, countOf(one, name))).flatMap((node) => [node, " "]);
}
function handledBox(mark, label, after) {
  const box = make("input", {
    type: "checkbox", checked: state.handled.has(mark), onchange: (event) => { setHandled(mark, event.target.checked); after(); },
  });
  return make("label.handled", {}, box, " ", label);
}
// Where in the text the findings lie.
function strip(one) {
  const found = one.findings.filter((finding) => finding.s);
  const label = say("strip", { n: found.length });
  const svg = document.createElementNS(SVG, "svg");
  for (const [key, value] of Object.entries({ viewBox: "0 0 200 12", preserveAspectRatio: "none", class: "strip", role: "img", "aria-label": label })) {
    svg.setAttribute(key, value);
  }
  const draw = (x, y, width, height, kind) => {
    const rect = document.createElementNS(SVG, "rect");
    for (const [key, value] of Object.entries({ x, y, width, height, class: kind })) rect.setAttribute(key, value);
    svg.append(rect);
  };
  draw(0, 5.5, 200, 1, "ground");
  const at = (offset) => Math.min(198.5, (200 * offset) / Math.max(1, one.length));
  for (const name of [...SEVERITIES].reverse()) {
    const places = new Set(found.filter((finding) => severityOf(finding) === name).map((finding) => Math.round(at(finding.s[0]) * 2) / 2));
    for (const x of places) draw(x, 1, 1.5, 10, name);
  }
  return svg;
}
function openDialog(heading, ...content) {
  const dialog = document.getElementById("dialog");
  const close = make("form", { method: "dialog" }, make("button", {}, say("close")));
  dialog.replaceChildren(make("h2", { id: "dialog-title" }, heading), ...content, close);
  dialog.showModal();
}
function tell(text) { document.getElementById("live").textContent = text; }
