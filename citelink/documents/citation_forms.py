"""How a citation is spelt for programs that read it in a text: pandoc, LaTeX, Typst, and the scanners of ODF and DOCX
files for Zotero."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from citelink.documents.marks import CitationMark, CitedWork
from citelink.documents.pandoc import spell_citation
from citelink.text.span import Span

_TYPST_LABEL = re.compile(r"[\w.:-]{1,200}", re.ASCII)
_TYPST_SIGNS = re.compile(r"([\\\[\]*_`$#@<>])")
# A semicolon of the author's own would be taken for the end of the call, too.
_TYPST_GOES_ON = ".([;_"
_RANGE = re.compile(r"(?<=\d)-(?=\d)")
_LATEX_RANGE = re.compile(r"(?<=\d)[-–—](?=\d)")
_LATEX_SIGNS = re.compile(r"[#$%&_{}]")
_LOADS = r"^[^%\n]{0,200}\\(?:usepackage|RequirePackage)[ \t]{0,5}(?:\[[^\[\]]{0,2000}\])?[ \t]{0,5}\{[^{}]{0,200}"
_BIBLATEX = re.compile(_LOADS + r"\bbiblatex\b", re.MULTILINE)
_NATBIB = re.compile(_LOADS + r"\bnatbib\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class LatexPackages:
    """What the packages that a document loads let a citation be: with biblatex several works each with its place, with
    it or natbib a note before (`prenotes`). The kernel knows one note, behind. `bibsection`: that command heads a
    bibliography, as with natbib."""

    biblatex: bool = False
    prenotes: bool = False
    bibsection: bool = False


def find_packages(text: str) -> LatexPackages:
    """What a LaTeX document loads; of another text nothing."""
    biblatex = _BIBLATEX.search(text) is not None
    natbib = _NATBIB.search(text) is not None
    return LatexPackages(biblatex, biblatex or natbib, natbib)


def speller(form: str, text: str) -> Callable[[Sequence[CitedWork], int], str]:
    """How citations are spelt in `form`, one of FORMS, in the document `text`: the function takes the works and where
    the marker ends in it."""
    if form == "latex":
        packages = find_packages(text)
        return lambda works, end: spell_cite(works, packages)
    if form == "typst":
        return lambda works, end: spell_typst(works, text[end : end + 1])
    return lambda works, end: FORMS[form](works)


def spell_pandoc(works: Sequence[CitedWork]) -> str:
    """`[see @a, 18-19; @b]`, as in pandoc's manual, "Citation syntax"."""
    return spell_citation(CitationMark(Span(0, 0), tuple(works)), "")


def spell_cite(works: Sequence[CitedWork], packages: LatexPackages | None = None) -> str:
    """The command that cites `works`: `\\cite[18--19]{key}`; of several with locators `\\cites` of biblatex,
    or one command after the other. What introduces a work stands before the command where no package takes it."""
    packages = packages or LatexPackages()
    keys = ",".join(work.key for work in works)
    first = _escaped(works[0].prefix.strip())
    if not any(_behind(work) for work in works) and not any(work.prefix.strip() for work in works[1:]):
        if not first:
            return f"\\cite{{{keys}}}"
        return f"\\cite[{first}][]{{{keys}}}" if packages.prenotes else f"{first} \\cite{{{keys}}}"
    if packages.biblatex and len(works) > 1:
        return "\\cites" + "".join(f"{_notes(work)}{{{work.key}}}" for work in works)
    return ", ".join(_spell_one(work, packages) for work in works)


def _spell_one(work: CitedWork, packages: LatexPackages) -> str:
    before, behind = _escaped(work.prefix.strip()), _behind(work)
    if packages.prenotes or not before:
        return f"\\cite{_notes(work)}{{{work.key}}}"
    return f"{before} \\cite{f'[{behind}]' if behind else ''}{{{work.key}}}"


def _notes(work: CitedWork) -> str:
    before, behind = _escaped(work.prefix.strip()), _behind(work)
    return f"[{before}][{behind}]" if before else f"[{behind}]" if behind else ""


def _behind(work: CitedWork) -> str:
    return _escaped(_LATEX_RANGE.sub("--", _place(work)))


def _place(work: CitedWork) -> str:
    """Where in the work, for programs that know no terms: pages by their numbers, all else in the words printed."""
    if work.label not in (None, "page"):
        if work.printed:
            return work.printed.strip()
        return ", ".join(filter(None, (f"{work.label} {work.value}", work.suffix.strip())))
    return ", ".join(filter(None, (work.value.strip(), work.suffix.strip())))


def _escaped(said: str) -> str:
    said = _LATEX_SIGNS.sub(lambda found: "\\" + found[0], said)
    return f"{{{said}}}" if "]" in said or "[" in said else said


def spell_typst(works: Sequence[CitedWork], following: str = "") -> str:
    """`#cite(<key>, supplement: [18–19])`, one behind the other; a key that Typst would not read whole is given as a
    text (Typst reference, "cite"). A semicolon ends the call where the character `following` would go on with it
    (Typst reference, "Scripting")."""
    said = " ".join(map(_spell_typst_work, works))
    goes_on = following in _TYPST_GOES_ON or following.isalnum()
    return f"{said};" if following and goes_on else said


def _spell_typst_work(work: CitedWork) -> str:
    supplement = _TYPST_SIGNS.sub(r"\\\1", _RANGE.sub("–", _place(work)))
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
    "latex": spell_cite,
    "typst": spell_typst,
    # ODF Scan and DOCX Scan read pandoc's groups, and keys of ASCII alone.
    "scan": spell_pandoc,
}
"""By the names that users give."""
