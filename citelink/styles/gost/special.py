"""Publications whose description has a form of its own: theses, archival files, standards and web pages here, acts and
patents in rooms of their own."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import MappingProxyType

from citelink.bibliography.entry import Entry
from citelink.languages.groups import Terms
from citelink.styles.composition import Parts, field, join, say, wrap
from citelink.styles.details import detail
from citelink.styles.gost import areas, people, volumes
from citelink.styles.gost.form import GostForm
from citelink.styles.gost.laws import law
from citelink.styles.gost.media import bracketed_medium, medium_area
from citelink.styles.gost.patents import patent
from citelink.styles.gost.terms import said

# The codes of specialities: `01.01.01`, since 2021 `5.2.3`, of Kazakhstan `6D020500`.
_CODE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{1,2}|\d[A-ZА-Я]\d{6}")


def special_kind(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    """The description of a publication with its own form; nothing for all others."""
    describe = _FORMS.get(entry.type)
    return describe(entry, form, terms) if describe else ()


def _bare(entry: Entry) -> Entry:
    return Entry(title=entry.title, language=entry.language)


def _thesis(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    if entry.container:
        return ()
    code = detail(entry, "speciality") or (entry.number if _CODE.match(entry.number) else "")
    genre = field("genre", areas.genre_of(entry))
    if form.named_code and _CODE.match(code):
        before, _, after = said(terms, lambda one: one.speciality).partition("{}")
        kind = join(form.colon, [wrap(before, field("number", code), after), genre])
    else:
        kind = join(form.colon if form.semicolon != ", " else ": ", [genre, field("number", code)])
    approved = wrap(said(terms, lambda one: one.defended), field("note", detail(entry, "defended")))
    named = areas.title(_bare(entry), form, bracketed_medium(entry, terms))
    titled = (*named, *volumes.counted(entry, form, terms), *wrap(form.colon, kind), *approved)
    imprint, body = areas.imprint(entry, form, terms), say("")
    if form.thesis_body == "slash" and entry.publisher:
        body = field("publisher", entry.publisher)
        imprint = areas.imprint(_without_publisher(entry), form, terms)
    first = people.headed(entry, titled, form, terms, form.thesis_names)
    repeated = form.behind_slash == "all" and entry.authors
    return areas.in_areas(
        form,
        [
            (*first, *wrap(form.semicolon if repeated else form.slash, body)),
            imprint,
            areas.extent(entry, form, terms),
            areas.pages(entry, form, terms),
            field("note", entry.note),
            areas.address(entry, form, terms),
            areas.doi(entry, form),
            medium_area(entry, form, terms),
        ],
    )


def _without_publisher(entry: Entry) -> Entry:
    return Entry(date=entry.date, place=entry.place, language=entry.language)


def _archive(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    holder, place = field("archive", detail(entry, "archive")), field("archive_location", _shelf(entry))
    if not holder:
        return ()
    whole = join(". " if form.area != ", " else ", ", [holder, place, areas.extent(entry, form, terms)])
    if not entry.title:
        return whole
    dated = wrap(". ", areas.year(entry.date, form, terms))
    if form.heading == "none":
        return (*whole, *say(" ["), *field("title", entry.title), *dated, *say("]"))
    titled = areas.title(entry, form, bracketed_medium(entry, terms))
    first = areas.in_areas(
        form, [(*people.headed(entry, titled, form, terms), *dated), medium_area(entry, form, terms)]
    )
    return (*first, *say(form.host), *whole)


def _shelf(entry: Entry) -> str:
    return detail(entry, "archive_location")


def _standard(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    if not entry.number:
        return ()
    number = field("number", entry.number)
    titled = areas.title(entry, form, bracketed_medium(entry, terms))
    first = (*titled, *say(form.colon), *number) if form.heading in {"none", "full"} else (*number, *say(". "), *titled)
    introduced = wrap(said(terms, lambda one: one.introduced), field("note", detail(entry, "introduced")))
    return areas.in_areas(
        form,
        [
            first,
            introduced,
            areas.imprint(entry, form, terms),
            areas.extent(entry, form, terms),
            areas.pages(entry, form, terms),
            field("note", entry.note),
            areas.address(entry, form, terms),
            medium_area(entry, form, terms),
        ],
    )


def _webpage(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    titled = areas.title(entry, form, bracketed_medium(entry, terms))
    site = field("container-title", entry.container)
    if form.site and site:
        site = (*site, *say(form.colon), *say(said(terms, lambda one: one.site)))
    first = people.headed(entry, titled, form, terms)
    medium = medium_area(entry, form, terms)
    hosted = (*areas.in_areas(form, [first, medium]), *say(form.host), *site) if site else first
    return areas.in_areas(
        form,
        [
            hosted,
            areas.imprint(entry, form, terms),
            areas.day(entry, terms),
            volumes.numbers(entry, form, terms),
            areas.pages(entry, form, terms),
            field("note", entry.note),
            areas.address(entry, form, terms),
            areas.doi(entry, form),
            () if site else medium,
        ],
    )


_FORMS: MappingProxyType[str, Callable[[Entry, GostForm, Terms], Parts]] = MappingProxyType(
    {
        "legislation": law,
        "regulation": law,
        "bill": law,
        "treaty": law,
        "thesis": _thesis,
        "manuscript": _archive,
        "standard": _standard,
        "patent": patent,
        "webpage": _webpage,
        "post-weblog": _webpage,
        "post": _webpage,
    }
)
