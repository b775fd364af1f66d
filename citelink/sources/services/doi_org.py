"""Whether a DOI is registered, with whom, and what its agency says of the work. It has no search.

Only this registry can say that a DOI does not exist: that a service does not know one proves nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from citelink.bibliography.entry import Entry
from citelink.bibliography.formats.csl_json.items import entry_from_csl
from citelink.sources.bodies import first, parse
from citelink.sources.fields import dates_of, whole_pages, without_others
from citelink.sources.identifiers import values_of, with_doi
from citelink.sources.source import Ask, Limit, NotLookedUpError, Record, Request, Signature
from citelink.sources.titles import clean, clean_title
from citelink.sources.updates import notices_in, with_mark

NAME = "doi-org"
HOST = "doi.org"
# Where the agencies answer for their DOIs (https://citation.doi.org/docs.html).
ONWARD: tuple[str, ...] = (
    "api.crossref.org",
    "data.crossref.org",
    "data.crosscite.org",
    "api.datacite.org",
    "data.datacite.org",
    "dx.doi.org",
)
NEEDS = "nothing"
COVERS: frozenset[str] = frozenset()
IDENTIFIERS: tuple[str, ...] = ("DOI",)
BATCH = 1
SIGNATURE = Signature()

_CSL = "application/vnd.citationstyles.csl+json"
_ABSENT = "does not exist"
# DataCite's side allows 1,000 in five minutes; the registry itself publishes no figure.
_LIMIT = Limit(3, 2)


def limit(*, contact: bool) -> Limit:
    """The same for everybody."""
    return _LIMIT


def search(entry: Entry, text: str, ask: Ask) -> tuple[Record, ...]:
    """Nothing: the registry cannot be searched."""
    return ()


def lookup(identifiers: Sequence[str], ask: Ask) -> Mapping[str, Any]:
    """What is known of DOIs: `registered`, and where an agency answers for it `agency` and `record` (CSL-JSON)."""
    return {f"doi:{doi}": _lookup(doi, ask) for doi in values_of(identifiers, "DOI")}


def read(said: Any) -> Record | None:
    """The record of what `lookup` gives for a DOI."""
    item = said.get("record") if isinstance(said, Mapping) else None
    if not isinstance(item, Mapping):
        return None
    doi = str(item.get("DOI") or "").lower()
    title, marked = clean_title(first(item.get("title")), first(item.get("subtitle")))
    container, short = (clean(first(item.get(name))) for name in ("container-title", "container-title-short"))
    entry = entry_from_csl({**item, "id": doi, "title": title, "container-title": container}, NAME)
    date, years = dates_of(item)
    place = clean(entry.place or first(item.get("publisher-location")))
    numbers = with_doi(doi, *((name, first(item.get(name))) for name in ("ISBN", "ISSN")))
    kept = Entry(
        key=doi, type=entry.type, title=title, authors=without_others(entry.authors),
        editors=without_others(entry.editors), container=container, date=date or entry.date, volume=entry.volume,
        issue=entry.issue, pages=whole_pages(entry.pages), publisher=clean(entry.publisher), place=place,
        identifiers=numbers, language=entry.language, origin=NAME,
        extra=(("container-title-short", short),) if short and short != container else (),
    )  # fmt: skip
    notices = with_mark(notices_in(item.get("updated-by")), marked)
    return Record(kept, years, notices) if title or entry.authors else None


def _lookup(doi: str, ask: Ask) -> Mapping[str, Any]:
    quoted = quote(doi, safe="/")
    said = _first_of(parse(ask(Request(f"/ra/{quoted}")).text))
    agency, status = str(said.get("RA") or ""), str(said.get("status") or "")
    if not agency:
        if _ABSENT in status.lower():
            return {"registered": False}
        raise NotLookedUpError("its answer does not say whether the DOI is registered")
    try:
        answer = ask(Request(f"/{quoted}", accept=_CSL))
        record = parse(answer.text) if answer.status == 200 else None
    except NotLookedUpError:
        # The agency's own service is another one's; that the DOI is registered is known.
        record = None
    return {"registered": True, "agency": agency, "record": record}


def _first_of(said: Any) -> Mapping[str, Any]:
    told = said[0] if isinstance(said, list) and said else said
    if not isinstance(told, Mapping):
        raise NotLookedUpError("its answer has another form than agreed")
    return told
