"""How a citation is spelt for programs that read it in a text: pandoc, LaTeX, Typst, and the scanners of ODF and DOCX
files for Zotero."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from citelink.documents.marks import CitationMark, CitedWork
from citelink.documents.pandoc import spell_citation
from citelink.text.span import Span

_TYPST_LABEL = re.compile(r"[\w.:-]{1,200}", re.ASCII)
_TYPST_SIGNS = re.compile(r"([\\\[\]*_`$#@<>])")
_RANGE = re.compile(r"(?<=\d)-(?=\d)")
_LATEX_RANGE = re.compile(r"(?<=\d)[-–—](?=\d)")
_LATEX_SIGNS = re.compile(r"[#$%&_{}]")


def spell_pandoc(works: Sequence[CitedWork]) -> str:
    """`[see @a, 18-19; @b]`, as in pandoc's manual, "Citation syntax"."""
    return spell_citation(CitationMark(Span(0, 0), tuple(works)), "")


def spell_latex(works: Sequence[CitedWork]) -> str:
    """`\\cite[18--19]{key}`; of several with locators one command after the other."""
    return spell_cite(works, biblatex=False)


def spell_cite(works: Sequence[CitedWork], *, biblatex: bool) -> str:
    """The command that cites `works`: `\\cite[18--19]{key}`; of several with locators `\\cites` of biblatex,
    or one command after the other."""
    if len(works) == 1 or not any(_notes(work) for work in works):
        return f"\\cite{_notes(works[0]) if len(works) == 1 else ''}{{{','.join(work.key for work in works)}}}"
    parts = [f"{_notes(work)}{{{work.key}}}" for work in works]
    return f"\\cites{''.join(parts)}" if biblatex else ", ".join(f"\\cite{part}" for part in parts)


def _notes(work: CitedWork) -> str:
    value = _LATEX_RANGE.sub("--", work.value)
    said = value if work.label in (None, "page") else f"{work.label} {value}"
    after = _escaped(", ".join(filter(None, (said.strip(), work.suffix.strip()))))
    before = _escaped(work.prefix.strip())
    return f"[{before}][{after}]" if before else f"[{after}]" if after else ""


def _escaped(said: str) -> str:
    said = _LATEX_SIGNS.sub(lambda found: "\\" + found[0], said)
    return f"{{{said}}}" if "]" in said or "[" in said else said


def spell_typst(works: Sequence[CitedWork]) -> str:
    """`@key[18-19]`, one behind the other; a key that Typst would not read whole is given as a text (Typst reference,
    "cite")."""
    return " ".join(map(_spell_typst_work, works))


def _spell_typst_work(work: CitedWork) -> str:
    value = work.value if work.label in (None, "page") else f"{work.label} {work.value}"
    behind = ", ".join(filter(None, (value.strip(), work.suffix.strip())))
    supplement = _TYPST_SIGNS.sub(r"\\\1", _RANGE.sub("–", behind))
    before = _TYPST_SIGNS.sub(r"\\\1", work.prefix.strip())
    if _TYPST_LABEL.fullmatch(work.key):
        said = f"#cite(<{work.key}>, supplement: [{supplement}])" if supplement else f"#cite(<{work.key}>)"
    else:
        key = work.key.replace("\\", "\\\\").replace('"', '\\"')
        more = f", supplement: [{supplement}]" if supplement else ""
        said = f'#cite(label("{key}"){more})'
    return f"{before} {said}" if before else said


FORMS: Mapping[str, Callable[[Sequence[CitedWork]], str]] = {
    "pandoc": spell_pandoc,
    "latex": spell_latex,
    "typst": spell_typst,
    # ODF Scan and DOCX Scan read pandoc's groups, and keys of ASCII alone.
    "scan": spell_pandoc,
}
"""By the names that users give."""
