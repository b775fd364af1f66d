"""What an entry says beside its fields, as text: variables of CSL, fields of BibTeX, and what CSL lacks."""

from __future__ import annotations

from dataclasses import replace

from citelink.bibliography.entry import RAW_TYPE, Entry, Person
from citelink.bibliography.formats.bibtex.babel import language_code
from citelink.bibliography.formats.bibtex.latex import to_unicode
from citelink.bibliography.formats.bibtex.names import read_names
from citelink.bibliography.formats.csl_json.items import read_kept
from citelink.bibliography.variables import BIBLATEX

# The status that merging gives to entries that were read from printed references.
_STATUS, _READ = "x-citelink-status", "unverified"
# Fields that BibTeX's users and biblatex have for what CSL and `DETAILS` call otherwise.
_OTHER_NAMES = {"original-language": "origlanguage"}


def detail(entry: Entry, name: str) -> str:
    """The value of a variable that has no place in an entry, "" where it is not said. Values of BibTeX are LaTeX and
    come as plain text."""
    extra = dict(reversed(entry.extra))
    value = extra.get(name) or extra.get(_OTHER_NAMES.get(name, "")) or extra.get(BIBLATEX.get(name, ""), "")
    return " ".join((to_unicode(value) if RAW_TYPE in extra else value).split())


def people_of(entry: Entry, name: str) -> tuple[Person, ...]:
    """The people in a variable of CSL that has no place in an entry (`compiler`), or in BibTeX's field for them."""
    extra = dict(reversed(entry.extra))
    kept = extra.get(name) or extra.get(BIBLATEX.get(name, ""), "")
    found = read_kept(name, kept) if kept else ""
    if isinstance(found, tuple):
        return found
    return read_names(kept)[0] if kept and is_from_bibtex(entry) else ()


def with_number_as_pages(entry: Entry) -> Entry:
    """Journals without pages number their articles (`eid` of biblatex); lists print that number in their place."""
    number = "" if entry.pages or not entry.container else detail(entry, "eid")
    return replace(entry, pages=number) if number else entry


def is_compiled(entry: Entry) -> bool:
    """Whether those who stand as editors compiled the work, as biblatex says it."""
    return detail(entry, "editortype") == "compiler"


def is_from_bibtex(entry: Entry) -> bool:
    """Whether the entry stood in a BibTeX file."""
    return any(name == RAW_TYPE for name, _ in entry.extra)


def is_read(entry: Entry) -> bool:
    """Whether the entry was read from a printed reference, so that its names stand in the case they had there."""
    return (_STATUS, _READ) in entry.extra


def original_language(entry: Entry) -> str:
    """The BCP 47 code of the language that the work was translated from, "" where it is not said."""
    return language_code(detail(entry, "original-language")).partition("-")[0].lower()
