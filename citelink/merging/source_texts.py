"""The texts of a user's entries with nothing changed but names: keys that they refer to, macros that they use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from citelink.bibliography.bibtex.raw import RawEntry
from citelink.bibliography.bibtex.scanner import key_span, scan

# Fields that make an entry need another one, and those that only name it.
PARENTS = ("crossref", "xdata", "xref", "entryset")
_LINKS = (*PARENTS, "related")
_LINK = re.compile(rf"(?i)(?<![\w-])(?:{'|'.join(_LINKS)})\s{{0,20}}=\s{{0,20}}[{{\"]([^{{}}\"]{{1,5000}})(?=[}}\"])")
_KEY = re.compile(r"[^,\s][^,]{0,500}")
_WORD = re.compile(r"[^\s,{}\"#=@%()]+")


def raw_entry(source_text: str) -> RawEntry | None:
    """The entry that a text of the user's holds, its macros not resolved; None where there is none."""
    entries = scan(source_text).entries if source_text else ()
    return entries[0] if entries else None


def parent_keys(raw: RawEntry) -> tuple[str, ...]:
    """The keys of the entries that an entry needs, in order."""
    said = (raw.fields.get(link, "").split(",") for link in PARENTS)
    return tuple(dict.fromkeys(key.strip() for keys in said for key in keys if key.strip()))


def relinked(source_text: str, renamed: Mapping[str, str]) -> str:
    """The text of an entry with the keys it refers to replaced by what `renamed` says."""
    parts: list[str] = []
    behind = 0
    for link in _LINK.finditer(source_text):
        for key in _KEY.finditer(link[1]):
            new = renamed.get(key[0].rstrip())
            if new is not None:
                start = link.start(1) + key.start()
                parts += [source_text[behind:start], new]
                behind = start + len(key[0].rstrip())
    return "".join((*parts, source_text[behind:]))


def with_macros(source_text: str, renamed: Mapping[str, str]) -> str:
    """The text of an entry with the macros (lower case) that its values use called otherwise; "" where that cannot be
    done without changing what it says."""
    parts: list[str] = []
    behind = 0
    for start, end in _macros(source_text):
        new = renamed.get(source_text[start:end].lower())
        if new is not None:
            parts += [source_text[behind:start], new]
            behind = end
    text = "".join((*parts, source_text[behind:]))
    return text if _means(text, renamed.values()) == _means(source_text, renamed) else ""


def _means(source_text: str, macros: Iterable[str]) -> dict[str, str] | None:
    """The fields of an entry when each of `macros` stands for its place in their order."""
    defined = "".join(f"@string{{{name} = {{<{at}>}}}}\n" for at, name in enumerate(macros))
    entries = scan(defined + source_text).entries
    return entries[0].fields if entries else None


def _macros(source_text: str) -> Iterator[tuple[int, int]]:
    """Where the bare words stand that are values, or parts of them."""
    _, at = key_span(source_text)
    value = False
    while at < len(source_text):
        char = source_text[at]
        if char in '{"':
            at = _closed(source_text, at)
            continue
        if char in "=#,":
            value = char != ","
        elif word := _WORD.match(source_text, at):
            if value:
                yield word.span()
            at = word.end()
            continue
        at += 1


def _closed(text: str, at: int) -> int:
    """Behind the brace or quotation mark that closes the one at `at`."""
    quoted, depth = text[at] == '"', 0
    for place in range(at + quoted, len(text)):
        char = text[place]
        if quoted and char == '"' and not depth:
            return place + 1
        depth += (char == "{") - (char == "}")
        if not quoted and not depth:
            return place + 1
    return len(text)
