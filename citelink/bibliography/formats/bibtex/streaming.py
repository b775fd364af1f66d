"""BibTeX files too large to be held at once, read chunk by chunk.

What one entry may need of others (@strings, the parents that `crossref` and `xdata` name) is gathered in passes of its
own before, so that every chunk can be read alone, by any process.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from citelink.bibliography.formats.bibtex.parents import split_keys
from citelink.bibliography.formats.bibtex.raw import Macro, RawEntry
from citelink.bibliography.formats.bibtex.reading import read_part
from citelink.bibliography.formats.bibtex.scanner import scan
from citelink.bibliography.streaming import LibraryFile, Read, Stream

CHUNK = 1 << 21
_ENTRY = re.compile(r"^[ \t]{0,9}@[ \t]{0,9}[A-Za-z][\w-]{0,40}\s{0,9}[{(]", re.MULTILINE)
_MACRO = re.compile(r"@[ \t]{0,9}(?:string|preamble)\b", re.IGNORECASE)
_KEY = re.compile(r"@[ \t]{0,9}[A-Za-z][\w-]{0,40}\s{0,9}[{(]\s{0,99}([^,{}\"=\r\n]{1,500})(?=\s{0,9}[,})])")
_LINK = re.compile(r"\b(?:crossref|xdata)\s{0,9}=\s{0,9}[{\"]([^}\"]{1,2000})", re.IGNORECASE)
_BOUNDARIES_TRIED = 20


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some whole entries of the file `path`: the line they begin on, their text, and what they need of others."""

    line: int
    text: str
    macros: Mapping[str, Macro]
    parents: Mapping[str, RawEntry]
    path: str

    def __call__(self) -> Read:
        """The entries, and what could not be read."""
        return read_part(self.text, self.path, self.line, self.macros, self.parents)


@dataclass(slots=True)
class Context:
    """What entries may need of others, all over a file."""

    macros: dict[str, Macro] = field(default_factory=dict)
    preamble: list[str] = field(default_factory=list)
    parents: dict[str, RawEntry] = field(default_factory=dict)


def stream(file: LibraryFile) -> Stream:
    """A BibTeX file as a stream of chunks. Raises OSError."""
    context = _gather_context(file)
    strings = {name: macro.source_text for name, macro in context.macros.items() if macro.source_text}
    return Stream(_chunks(file, context), file.share, lambda: (strings, tuple(context.preamble)))


def _gather_context(file: LibraryFile) -> Context:
    """The @strings, the preamble and the parents of a file, which is read once or, where it has parents, twice."""
    context = Context()
    wanted: set[str] = set()
    for _, text in _pieces(file):
        if _MACRO.search(text):
            scanned = scan(text, context.macros)
            context.macros |= scanned.macros
            context.preamble.extend(scanned.preamble)
        wanted.update(_linked(text))
    if not wanted:
        return context
    for _, text in _pieces(file):
        if any(key.strip() in wanted for key in _KEY.findall(text)):
            for raw in scan(text, context.macros).entries:
                if raw.key in wanted:
                    context.parents.setdefault(raw.key, replace(raw, start=0, end=0))
    return context


def _chunks(file: LibraryFile, context: Context) -> Iterator[Chunk]:
    for line, text in _pieces(file):
        yield Chunk(line, text, context.macros, _needed(_linked(text), context.parents), file.path)


def _needed(keys: Sequence[str], parents: Mapping[str, RawEntry]) -> dict[str, RawEntry]:
    """The parents with these keys, and theirs."""
    found: dict[str, RawEntry] = {}
    queue = list(keys)
    while queue:
        key = queue.pop()
        if key in parents and key not in found:
            found[key] = parents[key]
            for name in ("crossref", "xdata"):
                queue.extend(split_keys(parents[key].fields.get(name, "")))
    return found


def _linked(text: str) -> list[str]:
    return [key for value in _LINK.findall(text) for key in split_keys(value)]


def _pieces(file: LibraryFile) -> Iterator[tuple[int, str]]:
    """(first line, text) of pieces that end where an entry begins."""
    line = 1
    with file.open() as opened:
        text = opened.read(CHUNK)
        while text:
            more = opened.read(max(CHUNK, len(text)))
            text += more
            cut = _boundary(text) if more else len(text)
            if cut:
                yield line, text[:cut]
                line += text.count("\n", 0, cut)
                text = text[cut:]


def _boundary(text: str) -> int:
    """The last place where an entry begins and all braces before it are closed; 0 where there is none.

    An entry may hold a line that looks like the beginning of another; braces tell."""
    starts = [match.start() for match in _ENTRY.finditer(text)]
    for start in starts[: -_BOUNDARIES_TRIED - 1 : -1]:
        if start and text.count("{", 0, start) == text.count("}", 0, start):
            return start
    # Some entry before is not closed: the reader mends it as well as it can, from the next beginning on.
    return starts[-1] if starts else 0
