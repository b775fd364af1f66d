"use strict";
// Every word of a document enters the page as text: nothing here makes markup of a string.
const FACTS = JSON.parse(document.getElementById("facts").textContent);
const DOCUMENTS = FACTS.documents;
const SEVERITIES = ["error", "warning", "info"];
const SVG = "http://www.w3.org/2000/svg";

// What was chosen before comes first, then what was asked for, then the browser's own language.
function firstLanguage() {
  const own = navigator.languages?.map((one) => one.slice(0, 2)) ?? [];
  const wanted = [kept("citelink-language"), FACTS.language === "en" ? null : FACTS.language, ...own, FACTS.language];
  return Math.max(0, FACTS.languages.indexOf(wanted.find((one) => FACTS.languages.includes(one))));
}
function kept(name) { try { return localStorage.getItem(name); } catch { return null; } }
const state = {
  language: firstLanguage(), shown: new Set(SEVERITIES), rule: "", query: "", sort: "worst",
  handled: new Set(), finding: -1,
};

// ---- words

// The form of a word behind a number, by the rule of the language (Unicode CLDR, plural rules).
function formOf(rule, number) {
  if (rule === "one-other") return number === 1 ? 0 : 1;
  if (rule !== "one-few-many") return 0;
  const ten = number % 10, hundred = number % 100;
  if (ten === 1 && hundred !== 11) return 0;
  return ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) ? 1 : 2;
}
function say(name, values = {}, language = state.language) {
  const words = FACTS.words[language], said = words.words[name];
  const text = Array.isArray(said) ? said[formOf(words.plural, values.n)] : said;
  return text.replace(/\{(\w+)\}/g, (whole, key) => {
    const value = values[key];
    return typeof value === "number" ? value.toLocaleString(FACTS.languages[language]) : value ?? whole;
  });
}
const word = (table, name) => FACTS.words[state.language][table][name] ?? name;
const title = (code) => FACTS.rules[code][state.language];
const sentence = (number, language = state.language) => (number < 0 ? "" : FACTS.sentences[number][language]);
const message = (finding, language) => sentence(finding.m, language);
const advice = (finding, language) => sentence(finding.f, language);
const adviceToAuthor = (finding, language) => sentence(finding.a ?? finding.f, language);

// ---- elements: make("a.link", {href: "#/"}, "text", other)
function make(kind, attributes = {}, ...children) {
  const [name, ...classes] = kind.split(".");
  const node = document.createElement(name);
  if (classes.length) node.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key === "checked" || key === "value" || key === "open") node[key] = value;
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

// ---- what is handled is kept by the browser, for this page
const KEPT = `citelink-handled ${location.pathname}`;
function loadHandled() {
  try { state.handled = new Set(JSON.parse(localStorage.getItem(KEPT) ?? "[]")); } catch { /* nothing is kept */ }
}
function setHandled(mark, on) {
  if (on) state.handled.add(mark); else state.handled.delete(mark);
  try { localStorage.setItem(KEPT, JSON.stringify([...state.handled])); } catch { /* nothing is kept */ }
}
const documentMark = (one) => `document ${one.path}`;

// ---- choosing
const severityOf = (finding) => SEVERITIES[finding.v];
const isShown = (finding) => state.shown.has(severityOf(finding)) && (!state.rule || finding.c === state.rule);
const shownFindings = (one) => one.findings.filter(isShown);
const countOf = (one, severity) => one.findings.filter((finding) => severityOf(finding) === severity).length;
const searched = new Map();
function searchText(one) {
  const kept = searched.get(one);
  if (kept && kept.language === state.language) return kept.text;
  const parts = [one.path, ...one.findings.map((finding) => message(finding)), ...one.text.map((part) => part[2])];
  const text = parts.join(" ").toLowerCase();
  searched.set(one, { language: state.language, text });
  return text;
}
// The documents that fit what was chosen, in the order of the table, by their places.
function fitting() {
  const rows = DOCUMENTS.map((one, index) => ({ one, index })).filter(({ one }) => fits(one));
  const order = ORDERS[state.sort];
  if (order) rows.sort((a, b) => order(a.one, b.one));
  return rows;
}
function fits(one) {
  if (state.query && !searchText(one).includes(state.query)) return false;
  return (state.shown.size === SEVERITIES.length && !state.rule) || one.findings.some(isShown);
}
const isFiltered = () => state.shown.size < SEVERITIES.length || state.rule !== "";
const showAll = () => { state.shown = new Set(SEVERITIES); state.rule = ""; };
// The worst of what is shown of a document, or of all where nothing is left out.
function worstFinding(one) {
  return shownFindings(one).reduce((worst, finding) => (!worst || finding.v < worst.v ? finding : worst), null);
}
