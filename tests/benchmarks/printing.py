"""What is printed by a GOST standard, read again: how many of the fields come back, per style and field.

`python -m tests.benchmarks printing`, or with `CITELINK_SHOW=page` also the lines in which that field is lost. A field
counts where the entry has it and the style prints it; authors that a standard leaves out behind `[и др.]` do not."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from citelink.bibliography.entry import Entry, Person
from citelink.bibliography.reading import read_library
from citelink.languages.vocabulary import short_places
from citelink.parsing import parse_references
from citelink.styles import STYLES, render
from tests.benchmarks.measuring import EVAL

_COUNT = 400
_FEW = 3
_PLACES = {short.casefold(): place.casefold() for place, short in short_places().items()}


def report() -> None:
    """Print the figures for records of the shared corpus and for the given GOST records."""
    for name, entries in (("corpus", _corpus()), ("gost examples", _examples())):
        if not entries:
            print(f"printing: {name}: the shared evaluation data are not there (CITELINK_EVAL)")
        for style in STYLES if entries else ():
            _report_style(name, entries, style)


def _corpus() -> list[Entry]:
    path = EVAL / "corpus" / "bib" / "library.bib"
    if not path.is_file():
        return []
    entries = list(read_library(path).entries.values())
    return entries[:: max(1, len(entries) // _COUNT)][:_COUNT]


def _examples() -> list[Entry]:
    path = EVAL / "thesis" / "gost_examples.jsonl"
    if not path.is_file():
        return []
    import json

    from citelink.bibliography.formats.csl_json.items import entry_from_csl

    return [entry_from_csl(json.loads(line)["entry"]) for line in path.read_text("utf-8").splitlines()]


def _report_style(name: str, entries: Sequence[Entry], style: str) -> None:
    printed = [render(entry, style) for entry in entries]
    read = parse_references([one.text for one in printed], "")
    all_of, right, lost = Counter[str](), Counter[str](), list[tuple[str, str, str, str]]()
    for entry, rendered, parsed in zip(entries, printed, read, strict=True):
        labels = {span.label for span in rendered.spans}
        for field, wanted, found in _compare(entry, parsed.entry, labels):
            all_of[field] += 1
            right[field] += wanted == found
            if wanted != found:
                lost.append((field, wanted, found, rendered.text))
    fields = "  ".join(f"{field} {right[field]}/{count}" for field, count in sorted(all_of.items()))
    print(f"printing  {name:<14} {style:<18} {right.total() / all_of.total():.4f}  {fields}")
    shown = os.environ.get("CITELINK_SHOW", "")
    for field, wanted, found, text in lost:
        if field in shown.split(","):
            print(f"    {field}: {wanted!r} read as {found!r}\n        {text}")


def _compare(entry: Entry, read: Entry, labels: set[str]) -> Iterator[tuple[str, str, str]]:
    """Each printed field, in a form for comparing: what the entry has, what was read."""
    if "author" in labels and entry.authors:
        wanted, found = _families(entry.authors), _families(read.authors)
        cut = len(entry.authors) > _FEW or entry.et_al
        yield "author", " ".join(wanted[: len(found)] if cut and found else wanted), " ".join(found)
    title, container = read.title, read.container
    if volume_title := dict(read.extra).get("volume-title"):
        # A volume of a set: the reader calls the set's title what an entry has as its container.
        title, container = volume_title, title
    compared: Sequence[tuple[str, str, str, str, Callable[[str], str]]] = (
        ("title", "title", entry.title, title, _words),
        ("container-title", "container-title", entry.container, container, _words),
        ("issued", "issued", str(entry.year or ""), str(read.year or ""), str),
        ("volume", "volume", entry.volume, read.volume, _number),
        ("issue", "issue", entry.issue, read.issue, _number),
        ("page", "page", entry.pages, read.pages, _pages),
        ("number-of-pages", "number-of-pages", entry.number_of_pages, read.number_of_pages, _number),
        ("number", "number", entry.number, read.number, _number),
        ("edition", "edition", entry.edition, read.edition, _first_number),
        ("publisher", "publisher", entry.publisher, read.publisher, _words),
        ("publisher-place", "publisher-place", entry.place, read.place, _place),
        ("collection-title", "collection-title", entry.series, read.series, _words),
        ("DOI", "DOI", entry.identifier("DOI"), read.identifier("DOI"), str.lower),
        ("ISBN", "ISBN", entry.identifier("ISBN"), read.identifier("ISBN"), _number),
        ("URL", "URL", entry.url, read.url, str.lower),
    )
    for field, label, wanted_text, found_text, fold in compared:
        if label in labels and wanted_text:
            yield field, fold(wanted_text), fold(found_text)


def _families(people: Sequence[Person]) -> list[str]:
    return [_words(f"{person.particle} {person.family}" if person.family else person.literal) for person in people]


def _words(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    return " ".join(re.findall(r"\w+", folded))


def _number(text: str) -> str:
    """Without words and signs around the figures; kinds of dash are one."""
    return "-".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def _pages(text: str) -> str:
    """With last pages in full."""
    first, _, last = _number(text).partition("-")
    short = first.isdigit() and last.isdigit() and len(last) < len(first)
    return f"{first}-{first[: len(first) - len(last)]}{last}" if short else _number(text)


def _first_number(text: str) -> str:
    found = re.search(r"\d+", text)
    return found.group() if found else _words(text)


def _place(text: str) -> str:
    parts = (part.strip().casefold() for part in text.split(";"))
    return " ".join(_words(_PLACES.get(part, part)) for part in parts)


if __name__ == "__main__":
    report()
