"""How citations are spelt in text: the keys behind a marker, a pandoc citation, and both read back.

pandoc's manual, "Citation syntax": brackets, inside them one key per part between semicolons, before the key a prefix,
behind it a locator and a suffix.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citelink.documents.given import GivenCitation, GivenItem
from citelink.documents.marks import CitationMark, CitedWork, LinkMark
from citelink.text.repaired import RepairedText
from citelink.text.span import Span

# pandoc's citation keys; ours are ASCII letters and digits, a user's own may hold more. Lengths are bounded so that
# hostile text costs linear time.
_KEY = r"(?:@(?:[^\W_]|_)[\w:.#$%&+?<>~/-]{0,199}|@\{[^{}\n]{1,200}\}|\?)"
KEYS = re.compile(r"\{" + _KEY + r"(?:; " + _KEY + r"){0,999}\}")
# Behind what a run puts keys: the last character of a marker, of a link around it, of a superscript.
_AFTER_MARKER = frozenset("])|/}^>¹²³⁰⁴⁵⁶⁷⁸⁹")
CITE_ANCHOR = re.compile(r'<a id="cite-\d{1,9}"></a>')
REF_ANCHOR = re.compile(r'<a id="ref-\d{1,9}"></a>')
# In an encoding without arrows the arrow stands as a character reference.
BACK_LINK = re.compile(r"\[(?:↩|&#8617;)\]\(#cite-\d{1,9}\)")
_BARE = re.compile(r"[^\W_](?:\w|[:.#$%&+?<>~/-](?=\w)){0,199}|_\w{0,199}")
# A key where it cites: in braces (group 1) or bare (group 2).
CITED_KEY = re.compile(r"@(?:\{([^{}\n]{1,200})\}|(" + _BARE.pattern + r"))")
_BRACKET = re.compile(r"\[([^\[\]]{2,2000})\]")
# A semicolon within a key in braces parts nothing.
# A work named in the sentence, with its place in brackets behind it: `@nye2004 [p. 33]`.
_IN_TEXT = re.compile(
    r"(?:^|(?<=[\s(\u2013\u2014]))" + CITED_KEY.pattern + r"[ \u00a0]\[([^\[\]@]{1,200})\]", re.MULTILINE
)
_PART = re.compile(r"(?:[^;{]|\{[^{};]{0,200};?[^{};]{0,200}\}|\{){1,2000}")
# An at sign within a word is that of a mail address.
_CITING = re.compile(r"(?:^|(?<=[\s(\u2013\u2014]))-?" + CITED_KEY.pattern)
# What pandoc-crossref's manual ("Syntax") and Quarto's ("Cross References") spell like a citation: a figure or a
# section, by the prefix that the former keeps for them or by a name that the document gives something.
_CROSS_REFERENCE = re.compile(r"(?:fig|eq|tbl|lst|sec):", re.IGNORECASE)
_NAMED_THING = re.compile(r"\{#([^\s{}]{1,200})|^#\|[ \t]{0,9}label:[ \t]{0,9}[\"']?([^\s\"']{1,200})", re.MULTILINE)
_SUFFIX_SIGNS = " \t\r\n\u00a0,:"
# CSL locator terms in the short English form of the CSL locale, which is how pandoc reads them in every document
# language it has no terms for. A term that is not here stands in full.
LOCATOR_TERMS = {
    "book": "bk.",
    "chapter": "chap.",
    "column": "col.",
    "figure": "fig.",
    "folio": "fol.",
    "issue": "no.",
    "line": "l.",
    "note": "n.",
    "opus": "op.",
    "paragraph": "para.",
    "part": "pt.",
    "section": "sec.",
    "sub-verbo": "s.v.",
    "verse": "v.",
    "volume": "vol.",
}
_UNSAFE_IN_PREFIX = str.maketrans(dict.fromkeys("[]@;{}", " "))


def spell_keys(mark: LinkMark) -> str:
    """What stands behind a marker: `{@a; ?}`, `?` for a number that leads to no reference."""
    return "{" + "; ".join("?" if key is None else f"@{spell_key(key)}" for key in mark.keys) + "}"


def spell_citation(mark: CitationMark, printed: str) -> str:
    """A pandoc citation, `[see @a, 18-19; @b]`; `printed`, the marker as it was printed, for a mark without works."""
    return "[" + "; ".join(map(_spell_work, mark.works)) + "]" if mark.works else printed


def spell_locator(label: str | None, value: str) -> str:
    """A locator as it stands behind a key: `18-19`, `vol. 1`, `Theorem 3.1`; "" for none."""
    printed = value if label in (None, "page") else f"{LOCATOR_TERMS.get(label, label)} {value}"
    # Brackets and semicolons would end the citation or begin the next one.
    return " ".join(printed.replace(";", ",").replace("[", "(").replace("]", ")").split())


def find_given(text: str, prose: RepairedText) -> tuple[GivenCitation, ...]:
    """The pandoc citations in `prose`, the view of `text`; ascending. `@nye2004 [p. 33]` is one where others stand in
    brackets, else it may be anybody's name before a marker."""
    things = (
        frozenset(named[1] or named[2] for named in _NAMED_THING.finditer(text)) if "@" in prose.text else frozenset()
    )
    found = []
    for match in _BRACKET.finditer(prose.text):
        items = _read_items(prose, match) if "@" in match[1] else ()
        if not items or any(item.target in things for item in items):
            continue
        span = prose.original(Span(match.start(), match.end()))
        printed = span.of(text)
        # What is escaped was meant as plain text.
        if printed.startswith("[") and "\\@" not in printed:
            found.append(GivenCitation(span, items))
    if found:
        found += _find_in_text(text, prose)
    return tuple(sorted(found, key=lambda one: one.span))


def _find_in_text(text: str, prose: RepairedText) -> Iterator[GivenCitation]:
    for match in _IN_TEXT.finditer(prose.text):
        span = prose.original(Span(match.start(), match.end()))
        if "\\@" not in span.of(text) and "\\[" not in span.of(text):
            item = GivenItem(match[1] or match[2], suffix=match[3].strip(_SUFFIX_SIGNS), span=span)
            yield GivenCitation(span, (item,))


def follows_marker(text: str, at: int) -> bool:
    """Whether keys at `at` may be those of a marker that ends there."""
    return at > 0 and text[at - 1] in _AFTER_MARKER


def _spell_work(work: CitedWork) -> str:
    # What introduces a work stands on one line and without what would end the citation or name another.
    prefix = " ".join(work.prefix.translate(_UNSAFE_IN_PREFIX).split())
    behind = [spell_locator(work.label, work.value), spell_locator(None, work.suffix)]
    return " ".join(filter(None, (prefix, ", ".join((f"@{spell_key(work.key)}", *filter(None, behind))))))


def _read_items(prose: RepairedText, bracket: re.Match[str]) -> tuple[GivenItem, ...]:
    """One item per part; () where a part has no key, since then it is no citation."""
    items = []
    for part in _PART.finditer(bracket[1]):
        said = part[0].strip()
        keys = list(_CITING.finditer(said))
        if len(keys) != 1:
            return ()
        behind = said[keys[0].end() :].rstrip(_SUFFIX_SIGNS)
        start = bracket.start(1) + part.start() + part[0].index(said) + keys[0].start()
        span = prose.original(Span(start, start + len(keys[0][0]) + len(behind)))
        key = keys[0][1] or keys[0][2]
        if _CROSS_REFERENCE.match(key):
            return ()
        items.append(GivenItem(key, suffix=behind.lstrip(_SUFFIX_SIGNS), span=span))
    return tuple(items)


def spell_key(key: str) -> str:
    """A key that pandoc would not read whole stands in braces, as pandoc has it."""
    return key if _BARE.fullmatch(key) else "{" + key + "}"
