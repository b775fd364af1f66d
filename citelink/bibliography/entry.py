"""Entry: one bibliographic record. What a reference says and what a .bib holds are the same type."""

from __future__ import annotations

from dataclasses import dataclass

from citelink.text.pickling import quick, travels
from citelink.text.span import Span

Pairs = tuple[tuple[str, str], ...]
# The name in `Entry.extra` under which the address stands that Zotero knows an item by. No format writes such a field.
ZOTERO_ITEM = "x-zotero item"
# The name in `Entry.extra` under which the type stands that a BibTeX entry had in its file.
RAW_TYPE = "entrytype"


@travels
@quick
@dataclass(frozen=True, slots=True)
class Person:
    """A CSL name. A corporate or unparsed name has only `literal`."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""


@travels
@quick
@dataclass(frozen=True, slots=True)
class Date:
    """A date as far as it is known; `end_year` closes a span of years; `literal` keeps what could not be typed."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    end_year: int | None = None
    literal: str = ""


@travels
@quick
@dataclass(frozen=True, slots=True)
class Entry:
    """One record. Empty strings, tuples and None mean "not said".

    key              citation key in its library; "" for a parsed reference
    type             CSL type (`article-journal`, `book`, `chapter`, `paper-conference`, `thesis`, `legislation`,
                     `webpage`, `report`, `document` ...)
    et_al            the printed list of authors is cut short (`et al.`, `и др.`)
    container        CSL container-title: journal, book, proceedings
    number_of_pages  the extent (`464 с.`), never mixed with `pages` (`62-76`)
    identifiers      pairs such as ("DOI", "10.1000/x"), names as in CSL: DOI, ISBN, ISSN, PMID, PMCID, arXiv
    extra            fields that have no place above, kept verbatim (name, value)
    source_text      the entry as it stood in the user's file, byte for byte when encoded; "" for entries citelink made
    origin           where it comes from: the path of the library as given, or the name of a source
    """

    key: str = ""
    type: str = "document"
    title: str = ""
    authors: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    translators: tuple[Person, ...] = ()
    et_al: bool = False
    container: str = ""
    date: Date | None = None
    accessed: Date | None = None
    volume: str = ""
    issue: str = ""
    pages: str = ""
    number_of_pages: str = ""
    number: str = ""
    edition: str = ""
    publisher: str = ""
    place: str = ""
    series: str = ""
    genre: str = ""
    medium: str = ""
    identifiers: Pairs = ()
    url: str = ""
    language: str = ""
    note: str = ""
    extra: Pairs = ()
    source_text: str = ""
    origin: str = ""

    def identifier(self, name: str) -> str:
        """The identifier called `name` (`DOI`, `ISBN` ...), or ""."""
        return next((value for kind, value in self.identifiers if kind == name), "")

    @property
    def year(self) -> int | None:
        """The year of `date`, or None."""
        return self.date.year if self.date else None


@travels
@quick
@dataclass(frozen=True, slots=True)
class FieldSpan:
    """Where a field of an entry stands: `label` is a CSL variable, `span` is into the text of its reference."""

    label: str
    span: Span


@travels
@quick
@dataclass(frozen=True, slots=True)
class Candidate:
    """`entry` as proposed by `source` (a library's path as given, or a source's name), with a `score` in 0..1."""

    entry: Entry
    source: str
    score: float
