"""The texts of a user's entries: what they refer to, and the same with other keys, macros or one more field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from citelink.bibliography.formats.bibtex.parents import PARENTS, parent_keys
from citelink.bibliography.formats.bibtex.raw import RawEntry
from citelink.bibliography.formats.bibtex.scanner import key_span, scan

# Fields that name other entries.
_LINKS = (*PARENTS, "related")
_LINK = re.compile(rf"(?i)(?<![\w-])(?:{'|'.join(_LINKS)})\s{{0,20}}=\s{{0,20}}[{{\"]([^{{}}\"]{{1,5000}})(?=[}}\"])")
_KEY = re.compile(r"[^,\s][^,]{0,500}")
_WORD = re.compile(r"[^\s,{}\"#=@%()]+")


@dataclass(frozen=True, slots=True)
class Needs:
    """What an entry refers to: keys of its library that it inherits from, and macros."""

    parents: tuple[str, ...] = ()
    macros: tuple[str, ...] = ()


def find_needs(source_text: str, *, macros: bool) -> Needs:
    """What the text of an entry refers to. `macros`: whether its library defines any, so that it pays to look."""
    lowered = source_text.lower()
    raw = _raw_entry(source_text) if macros or any(link in lowered for link in PARENTS) else None
    return Needs(parent_keys(raw), raw.macros) if raw else Needs()


def field_names(source_text: str) -> frozenset[str] | None:
    """The names of the fields, in lower case, that the text of an entry has; None where it holds no entry."""
    raw = _raw_entry(source_text)
    return frozenset(raw.fields) if raw else None


def with_field(source_text: str, name: str, value: str) -> str:
    """The text of an entry with one more field at its end; "" where that cannot be done without changing what it
    says."""
    body = source_text[:-1].rstrip()
    text = f"{body}{'' if body.endswith(',') else ','}\n  {name} = {{{value}}}\n{source_text[-1:]}"
    before, after = _raw_entry(source_text), _raw_entry(text)
    sound = before is not None and after is not None and after.fields == {**before.fields, name: value}
    return text if sound else ""


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


def _raw_entry(source_text: str) -> RawEntry | None:
    """The entry that a text of the user's holds, its macros not resolved; None where there is none."""
    entries = scan(source_text).entries if source_text else ()
    return entries[0] if entries else None


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
