"""Entries and libraries as BibTeX: an entry from the user's file as it stood there, an entry of ours neatly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from citelink.bibliography.entry import RAW_TYPE, Date, Entry
from citelink.bibliography.formats.bibtex.babel import babel_name
from citelink.bibliography.formats.bibtex.kinds import bibtex_type, csl_type
from citelink.bibliography.formats.bibtex.latex import from_unicode
from citelink.bibliography.formats.bibtex.names import write_names
from citelink.bibliography.formats.bibtex.scanner import key_span
from citelink.bibliography.formats.bibtex.splitting import is_balanced
from citelink.bibliography.formats.csl_json.items import WHOLE, dates_of_csl, read_kept
from citelink.bibliography.library import Library
from citelink.bibliography.variables import BIBLATEX

_OWN_FIELD = "x-citelink-"
_UNVERIFIED = "x-citelink-status"
_FIELD_NAME = re.compile(r"[A-Za-z][\w+:./-]{0,60}", re.ASCII)
# What ends a BibTeX key or a citation.
_NOT_IN_KEY = re.compile(r"[\s,;#%{}()\"'=\\~@\[\]]|^$")
# What may not stand in a URL (RFC 3986, 2) and would end or spoil the field.
_NOT_IN_URL = {"{": "%7B", "}": "%7D", "\\": "%5C", '"': "%22", " ": "%20"}
# A range of pages: two numbers, roman ones and letters before them included, and one hyphen.
_RANGE = re.compile(r"(?<![\w-])([a-zA-Z]{0,6}\d{0,9})(?:-|(?<=\d)\s-\s(?=\d))([a-zA-Z]{0,6}\d{0,9})(?![\w-])")
_UNPUBLISHED = frozenset({"misc", "booklet", "online", "electronic", "manual", "unpublished", "www"})
_IDENTIFIERS = (("DOI", "doi"), ("ISBN", "isbn"), ("ISSN", "issn"), ("PMID", "pmid"), ("PMCID", "pmcid"))


def write_library(library: Library) -> str:
    """The library as a BibTeX file: @strings, preamble, then the entries in its order, a blank line between them.

    The same library gives the same text. What could not be read of its file is not written."""
    blocks = dict.fromkeys((*library.strings.values(), *library.preamble))
    return "".join(join_blocks(chain(blocks, map(write_entry, library.entries.values()))))


def join_blocks(blocks: Iterable[str]) -> Iterator[str]:
    """A BibTeX file of blocks, in pieces: a blank line between them, a line end behind the last."""
    begun = False
    for block in blocks:
        yield f"\n\n{block}" if begun else block
        begun = True
    if begun:
        yield "\n"


def write_entry(entry: Entry) -> str:
    """The entry as BibTeX, without a line end behind it.

    An entry with a `source_text` is given back as it stood; when its key is another one by now, the key alone is
    replaced. Any other is formatted: fields in a fixed order, braces balanced, Unicode kept."""
    if entry.source_text:
        return _with_key(entry.source_text, entry.key)
    fields = [f"  {name} = {{{value}}},\n" for name, value in _fields(entry)]
    return f"@{_type(entry)}{{{entry.key},\n{''.join(fields)}}}"


def is_writable_key(key: str) -> bool:
    """Whether a key can stand in a BibTeX file and be cited; the id of a CSL item may hold anything."""
    return not _NOT_IN_KEY.search(key)


def field_values(entry: Entry) -> tuple[tuple[str, str], ...]:
    """The names and LaTeX values of the fields that an entry would be written with."""
    return tuple(_fields(entry))


def _with_key(source_text: str, key: str) -> str:
    """`source_text` with `key`, nothing else changed."""
    start, end = key_span(source_text)
    if source_text[start:end] == key or not end:
        return source_text
    comma = ", " if start == end and source_text[end : end + 1] != "," else ""
    return source_text[:start] + key + comma + source_text[end:]


def _type(entry: Entry) -> str:
    kinds = [value for name, value in entry.extra if name == RAW_TYPE]
    return kinds[0] if kinds and kinds[0].isalpha() and kinds[0].isascii() else bibtex_type(entry.type, entry.genre)


def _subtype(entry: Entry, kind: str) -> str:
    """The CSL type that the BibTeX type does not lead back to; that of a printed reference is a guess."""
    names = {name for name, _ in entry.extra}
    if RAW_TYPE in names or _UNVERIFIED in names or csl_type(kind) == entry.type:
        return ""
    return entry.type if csl_type(kind, entry.type) == entry.type else ""


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    """The names and LaTeX values of an entry's fields, in the order in which they are written."""
    kind = _type(entry)
    identifiers = dict(reversed(entry.identifiers))
    for name, value in (
        ("author", write_names(entry.authors, entry.et_al)),
        ("editor", write_names(entry.editors, entry.et_al and not entry.authors)),
        ("translator", write_names(entry.translators, False)),
        ("title", from_unicode(entry.title)),
        (_container_field(entry, kind), from_unicode(entry.container)),
        *_date_fields(entry.date),
        ("volume", from_unicode(entry.volume)),
        *_number_fields(entry),
        ("pages", _RANGE.sub(r"\1--\2", from_unicode(entry.pages))),
        ("pagetotal", from_unicode(entry.number_of_pages)),
        ("edition", from_unicode(entry.edition)),
        ("series", from_unicode(entry.series)),
        (_publisher_field(kind), from_unicode(entry.publisher)),
        ("address", from_unicode(entry.place)),
        ("type", from_unicode(entry.genre)),
        ("entrysubtype", _subtype(entry, kind)),
        # `[Текст]`: BibTeX has no place for a book's medium; biblatex-gost calls it `media`.
        ("howpublished" if kind in _UNPUBLISHED else "media", from_unicode(entry.medium)),
        *((field, from_unicode(identifiers.get(name, ""))) for name, field in _IDENTIFIERS),
        ("eprint", from_unicode(identifiers.get("arXiv", ""))),
        ("eprinttype", "arxiv" if identifiers.get("arXiv") else ""),
        ("url", _url(entry.url)),
        ("urldate", _iso(entry.accessed)),
        _language_field(entry.language),
        ("note", from_unicode(entry.note)),
        *_extra_fields(entry),
    ):
        if value:
            yield name, value


def _extra_fields(entry: Entry) -> list[tuple[str, str]]:
    """Fields without a place: values of BibTeX entries are LaTeX already, except those of citelink itself; others are
    text, under the names of CSL."""
    if all(name != RAW_TYPE for name, _ in entry.extra):
        return _extra_variables(entry)
    fields: dict[str, str] = {}
    for name, value in entry.extra:
        if name == RAW_TYPE or not _FIELD_NAME.fullmatch(name):
            continue
        own = name.startswith(_OWN_FIELD)
        fields.setdefault(name, from_unicode(value) if own or not is_balanced(value) else value)
    ours = sorted(name for name in fields if name.startswith(_OWN_FIELD))
    return [(name, fields[name]) for name in (*(name for name in fields if name not in ours), *ours)]


def _extra_variables(entry: Entry) -> list[tuple[str, str]]:
    fields: dict[str, str] = {}
    for name, kept in entry.extra:
        if name.startswith(WHOLE):
            continue
        field = BIBLATEX.get(name, name)
        if field == "number" and (entry.number or entry.issue):
            field = name
        value = read_kept(name, kept)
        dates = dates_of_csl(name, kept)
        text = (
            "/".join(map(_iso, dates)) if len(dates) > 1
            else _text_or_latex(value) if isinstance(value, str)
            else _iso(value) if isinstance(value, Date)
            else write_names(value, False)
        )  # fmt: skip
        if _FIELD_NAME.fullmatch(field):
            fields.setdefault(field, text)
    ours = sorted(name for name in fields if name.startswith(_OWN_FIELD))
    return [(name, fields[name]) for name in (*(name for name in fields if name not in ours), *ours)]


def _text_or_latex(value: str) -> str:
    """A text of unknown origin: what has the marks of LaTeX is LaTeX."""
    return value if ("{" in value or "\\" in value) and is_balanced(value) else from_unicode(value)


def _container_field(entry: Entry, kind: str) -> str:
    if kind == "article" or entry.type.startswith("article"):
        return "journal"
    return "booktitle"


def _publisher_field(kind: str) -> str:
    if kind.endswith("thesis"):
        return "school"
    return "institution" if kind in {"techreport", "report"} else "publisher"


def _number_fields(entry: Entry) -> tuple[tuple[str, str], ...]:
    """BibTeX calls the issue of a journal `number`; biblatex has both."""
    issue, number = from_unicode(entry.issue), from_unicode(entry.number)
    if entry.type.startswith("article-") and not number:
        return (("number", issue),)
    return ("number", number), ("issue", issue)


def _date_fields(date: Date | None) -> tuple[tuple[str, str], ...]:
    if date is None:
        return ()
    if date.literal or date.year is None:
        return (("year", from_unicode(date.literal)),)
    year = f"{date.year:04}" if date.end_year is None else f"{date.year:04}--{date.end_year:04}"
    return ("year", year), ("month", str(date.month or "")), ("day", str(date.day or ""))


def _iso(date: Date | None) -> str:
    if date is None:
        return ""
    if date.literal or date.year is None:
        return from_unicode(date.literal)
    parts = [f"{date.year:04}"]
    for part in (date.month, date.day):
        if part is None:
            break
        parts.append(f"{part:02}")
    return "-".join(parts)


def _url(url: str) -> str:
    return "".join(_NOT_IN_URL.get(char, char) for char in url if char.isprintable())


def _language_field(language: str) -> tuple[str, str]:
    name = babel_name(language)
    return ("langid", name) if name else ("language", from_unicode(language))
