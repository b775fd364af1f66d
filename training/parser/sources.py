"""Libraries of bibliographic facts from which references are rendered, with the licences that let a model learn.

Paths are below the folder of the development data; a library that is not there is passed over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from citelink.bibliography.entry import Entry
from citelink.bibliography.reading import read_text
from citelink.text.encodings import decode
from training.parser.row_facts import read_row_facts

_MACRO = re.compile(r"[\\{}$]|countryru|^\w{1,3}$")
_GENRE = re.compile(
    r"\s+:\s+(?P<genre>(?:учеб|моногр|сб\.|сборник|дис|автореф|справочн|курс лекций|навч|підруч|оқу)[^:]{2,80})$"
)


@dataclass(frozen=True, slots=True)
class FactSource:
    """A library: its file, its licence, how many entries are drawn, and which blocks of the file may be used."""

    name: str
    path: str
    licence: str
    most: int
    block: Callable[[str], bool] = bool


def _since_2016(block: str) -> bool:
    """The ACL Anthology is CC BY from 2016 on; what is older is not for commercial use and stays out."""
    year = re.search(r'year\s*=\s*[{"]?(\d{4})', block)
    return bool(year) and int(year.group(1)) >= 2016 if year else False


SOURCES = (
    FactSource("biblatex-gost-examples", "bib/cyrillic_biblatex_gost_examples.bib", "LPPL-1.3c", 2000),
    FactSource("russian-phd-template", "bib/cyrillic_russian_phd_external.bib", "CC-BY-4.0", 200),
    FactSource("glottolog-cyrillic", "bib/cyrillic_glottolog.bib", "CC-BY-4.0", 200),
    FactSource("glottolog", "bib/glottolog_part.bib", "CC-BY-4.0", 5000),
    FactSource("acl-anthology-2016", "bib/acl_anthology_2019.bib", "CC-BY-4.0", 1500, _since_2016),
)


def read_facts(folder: Path, rng: Random, most: int | None = None) -> dict[str, tuple[Entry, ...]]:
    """Entries by the name of their source, drawn with `rng`; at most `most` of each library when given."""
    found = read_row_facts(folder / "parsing")
    for source in SOURCES:
        path = folder / source.path
        if path.exists():
            found[source.name] = tuple(_drawn(source, path, rng, min(most or source.most, source.most)))
    return found


def _drawn(source: FactSource, path: Path, rng: Random, most: int) -> Iterator[Entry]:
    text = decode(path.read_bytes()).text
    blocks = [block for block in re.split(r"\n(?=@)", text) if block.startswith("@") and source.block(block)]
    if len(blocks) > 2000:
        blocks = rng.sample(blocks, min(most, len(blocks)))
    library = read_text("\n".join(blocks), source.name)
    for entry in library.entries.values():
        if cleaned := clean(entry):
            yield cleaned


def clean(entry: Entry) -> Entry | None:
    """The entry as it can be printed; None for one without a title, with traces of TeX, or overlong."""
    if not entry.title or len(entry.title) > 300 or len(entry.container) > 200:
        return None
    if any(
        _MACRO.search(text) and len(text) > 3 for text in (entry.title, entry.container, entry.publisher, entry.place)
    ):
        return None
    place, publisher = entry.place, re.sub(r"\s+", " ", entry.publisher)
    if any(re.search(r"[\d_<>]", f"{person.family}{person.given}") for person in (*entry.authors, *entry.editors)):
        return None
    if re.search(r"\(eds?\.?\)|^\W*$", entry.container) and entry.container:
        return None
    head, colon, tail = publisher.partition(":")
    if colon and (not place or head.strip() == place):
        place, publisher = head.strip(), tail.strip()
    # Glottolog prints place and publisher in one field; a single word there is the place.
    if not place and re.fullmatch(r"[^\W\d_]{3,14}", publisher) and entry.origin.startswith("glottolog"):
        place, publisher = publisher, ""
    genre = _GENRE.search(entry.title)
    title = entry.title[: genre.start()] if genre else entry.title
    number = re.match(r"\d+$", entry.number_of_pages)
    extra = tuple((name, value) for name, value in entry.extra if name in {"volumes", "number-of-volumes"})
    return replace(
        entry,
        title=title.strip(" .,;:"),
        genre=genre["genre"].strip() if genre else "",
        place=re.sub(r" and ", ", ", place),
        publisher=publisher if len(publisher) < 90 else "",
        issue=entry.issue if re.match(r"\S{1,9}$", entry.issue) else "",
        number_of_pages=number.group() if number else "",
        pages=entry.pages if re.match(r"[\w.]+(\s*[-–—]+\s*[\w.]+)?$", entry.pages) else "",
        note="" if len(entry.note) > 60 else entry.note,
        identifiers=tuple((name, value) for name, value in entry.identifiers if re.fullmatch(r"\S{4,60}", value)),
        series=re.sub(r"^[(«\"]|[)»\"]$", "", entry.series),
        extra=extra,
        source_text="",
    )
