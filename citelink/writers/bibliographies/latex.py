r"""LaTeX: a `thebibliography` with a `\bibitem` for each entry, by its key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from citelink.styles import Look, Run
from citelink.writers.voice import Voice, printable
from citelink.writers.writer import Bibliography

NAME = "latex"
_SIGNS: Mapping[str, str] = {
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "#$%&_{}"},
    "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}", '"': r"\textquotedbl{}",
    "`": r"\textasciigrave{}", "\u00a0": "~", "–": "--", "—": "---", "…": r"\ldots{}", "№": r"\textnumero{}",
}  # fmt: skip
_LOOKS: Mapping[Look, str] = {
    "bold": "textbf",
    "italic": "textit",
    "small-caps": "textsc",
    "subscript": "textsubscript",
    "superscript": "textsuperscript",
}
_DOUBLED = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=,)(?=,)")
_TABLE = str.maketrans(dict(_SIGNS))
_NO_KEY = re.compile(r"[\\{}%#~^$&,\s]+")
# In the argument of \url nothing is escaped, and these would end or break it.
_NO_URL = re.compile(r"[\\{}\s]")


def render(bibliography: Bibliography, voice: Voice) -> Iterator[str]:
    r"""The environment; it needs `\usepackage{hyperref}` for the addresses and, for Cyrillic, an engine that reads
    Unicode or `fontenc` T2A. A second list is an environment of its own."""
    yield "% needs \\usepackage{hyperref}\n"
    yield from _environment(bibliography)
    if bibliography.second is not None:
        yield "\n" + r"\renewcommand{\refname}{" + _escape(bibliography.second.heading) + "}\n"
        yield from _environment(bibliography.second, "-latin")


def _environment(bibliography: Bibliography, suffix: str = "") -> Iterator[str]:
    yield "\\begin{thebibliography}{" + "9" * len(str(len(bibliography.lines))) + "}\n"
    for number, line in enumerate(bibliography.lines, start=1):
        label = f"[{_escape(line.label.strip('[]. '))}]" if line.label else ""
        key = _NO_KEY.sub("", line.key) or str(number)
        yield f"\\bibitem{label}{{{key}{suffix}}} {''.join(map(_write_run, line.runs)).strip()}\n"
    yield "\\end{thebibliography}\n"


def _write_run(run: Run) -> str:
    text = printable(run.text, " ")
    core = text.strip()
    said = _escape(text)
    if core and run.url and not _NO_URL.search(run.url):
        link = run.url.replace("%", r"\%").replace("#", r"\#")
        linked = f"\\url{{{link}}}" if run.url == core else f"\\href{{{link}}}{{{_escape(core)}}}"
        said = text.replace(core, linked, 1)
    for look, command in _LOOKS.items():
        if look in run.looks:
            said = f"\\{command}{{{said}}}"
    return said


def _escape(text: str) -> str:
    # Two hyphens or quotes would be set as one sign.
    return _DOUBLED.sub("\0", text).translate(_TABLE).replace("\0", "{}")
