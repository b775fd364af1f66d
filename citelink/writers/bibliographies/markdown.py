"""Markdown, as pandoc reads it: an ordered list, or a paragraph for each reference where the style prints labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from citelink.styles import Look, Run
from citelink.writers.voice import Voice, printable
from citelink.writers.writer import Bibliography

NAME = "markdown"
# What begins or ends emphasis, code, a link, a citation, math, HTML, a note or a script.
_SIGNS = re.compile(r"[\\`*_\[\]<>@$~^|&]")
# What pandoc would set as a dash, an ellipsis or curly quotes.
_SET = re.compile(r"-(?=-)|\.(?=\.\.)|[\"']")
# What begins a list, a heading or a definition where it begins a line.
_BEGINNING = re.compile(r"(\d{1,9}|[a-zA-Z]|[ivxlcdmIVXLCDM]{1,9})([.)])(?=\s)|(?=[-+#=:%(])")
_LOOKS: Mapping[Look, tuple[str, str]] = {
    "bold": ("**", "**"),
    "italic": ("*", "*"),
    "subscript": ("~", "~"),
    "superscript": ("^", "^"),
    "small-caps": ("[", "]{.smallcaps}"),
}


def render(bibliography: Bibliography, voice: Voice) -> Iterator[str]:
    """The list, with looks and links. A second list stands below a heading of its own."""
    for number, line in enumerate(bibliography.lines, start=1):
        said = "".join(map(_write_run, line.runs)).strip()
        if line.label:
            yield f"{_escape(line.label)} {said}\n\n"
        elif bibliography.numbered:
            yield f"{number}. {_protected(said)}\n"
        else:
            yield f"{_protected(said)}\n\n"
    if bibliography.second is not None:
        yield f"\n# {_escape(bibliography.second.heading)}\n\n"
        yield from render(bibliography.second, voice)


def _write_run(run: Run) -> str:
    text = printable(run.text, " ")
    before, core, after = _trimmed(text)
    if run.url:
        link = re.sub(r"[\s<>]", "", run.url)
        shown = f"<{link}>" if link == core and "://" in link else f"[{_escape(core)}](<{link}>)"
    else:
        shown = _escape(core)
    for look, (opening, closing) in _LOOKS.items():
        if look in run.looks and core:
            # A bare space would end a script.
            inside = shown.replace(" ", "\\ ") if opening in "~^" else shown
            shown = f"{opening}{inside}{closing}"
    return before + shown + after


def _escape(text: str) -> str:
    return _SET.sub(r"\\\g<0>", _SIGNS.sub(r"\\\g<0>", text))


def _protected(line: str) -> str:
    """A line that begins with what looks like the number of a list, or a heading, begins with text all the same."""
    found = _BEGINNING.match(line)
    if found is None:
        return line
    return f"{found[1]}\\{line[len(found[1]) :]}" if found[1] else f"\\{line}"


def _trimmed(text: str) -> tuple[str, str, str]:
    """The spaces before a text, the text, and the spaces behind it: emphasis must not begin or end with one."""
    core = text.strip()
    if not core:
        return text, "", ""
    at = text.index(core)
    return text[:at], core, text[at + len(core) :]
