"""The identifiers that a reference prints, and whether its DOI is that of the work it means."""

from __future__ import annotations

from dataclasses import replace

from citelink.bibliography.entry import Entry
from citelink.bibliography.printed_identifiers import find_identifiers
from citelink.matching.words import split_words
from citelink.sources.identifiers import NAMES, arxiv_of_doi, identify, name_of, value_of
from citelink.sources.source import Record

_TELLING = 4
# So many of a title's telling words stand in a text that names it, or its host.
_NAMED = 0.5


def printed_identifiers(entry: Entry, text: str) -> tuple[str, ...]:
    """The identifiers that a reference prints, as sources are asked for them (`doi:10.1000/x`): one DOI, which stands
    first, and all others."""
    found = (*entry.identifiers, *((one.name, one.value) for one in find_identifiers(text)))
    said = [identify(name, value) for wanted in NAMES for name, value in found if name == wanted]
    dois = [one for one in said if one and name_of(one) == "DOI"][:1]
    of_preprint = [identify("arXiv", number) for one in dois if (number := arxiv_of_doi(value_of(one)))]
    return tuple(dict.fromkeys((*dois, *of_preprint, *(one for one in said if one and name_of(one) != "DOI"))))


def without_doi(entry: Entry, text: str) -> tuple[Entry, str]:
    """A reference without its DOI."""
    bare = replace(
        entry,
        identifiers=tuple(pair for pair in entry.identifiers if pair[0] != "DOI"),
        url="" if "10." in entry.url else entry.url,
    )
    return bare, _cut(text, ("DOI",))


def query_text(text: str) -> str:
    """What a search is asked for: a reference without identifiers and addresses."""
    return _cut(text, ("DOI", "URL", "PMID", "PMCID", "arXiv"))


def is_of_another(record: Record, entry: Entry, text: str) -> bool:
    """Whether the record of a printed DOI is plainly another work's: nobody of its people is named in the reference,
    and neither is its title. What cannot be compared, such as a translation, is not plain."""
    words = set(split_words(text).items)
    said = split_words(record.entry.title).items
    telling = [word for word in said if len(word) >= _TELLING]
    if len(telling) < 2:
        return False
    if sum(word in words for word in telling) / len(telling) >= _NAMED:
        return False
    whole = split_words(text).text
    people = (*record.entry.authors, *record.entry.editors)
    names = [split_words(person.family or person.literal).text for person in people]
    return not any(len(name) >= 3 and name in whole for name in names)


def _cut(text: str, names: tuple[str, ...]) -> str:
    parts, behind = [], 0
    for one in find_identifiers(text):
        if one.name in names:
            parts.append(text[behind : one.whole.start])
            behind = one.whole.end
    return " ".join("".join((*parts, text[behind:])).split())
