"""Patents: the number with its country and classes, the days of filing and publishing, inventors and holders."""

from __future__ import annotations

from dataclasses import replace

from citelink.bibliography.dates import read_date
from citelink.bibliography.entry import Entry
from citelink.languages.groups import Terms
from citelink.styles.composition import Parts, field, join, say, wrap
from citelink.styles.details import detail, is_from_bibtex
from citelink.styles.gost import areas, people
from citelink.styles.gost.form import GostForm
from citelink.styles.gost.media import bracketed_medium, medium_area
from citelink.styles.gost.terms import said
from citelink.styles.terms import own_terms

_NUMERO = "№"


def patent(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    """The description of a patent, by the form's `patent_form`; nothing for one without a number.

    GOST 7.1-2003 and GOST R 7.0.100-2018 begin with the number, and the second has the days behind the title; GOST R
    7.0.5-2008 begins with the title."""
    if not entry.number:
        return ()
    last = [areas.extent(entry, form, terms), areas.address(entry, form, terms), medium_area(entry, form, terms)]
    named = wrap(form.slash, _responsibility(entry, form, terms))
    if form.patent_form == "area":
        days = [field("number", f"{_NUMERO} {number}") if (number := _application(entry)) else (), *_days(entry, terms)]
        titled = join(form.colon, [_title(entry, form, terms), *days])
        return areas.in_areas(form, [(*_number(entry, form), *say(". "), *titled, *named), *last])
    days_of_it = join(form.semicolon, [say(_numbered(_application(entry))), *_days(entry, terms)])
    if form.patent_form == "title":
        numbered = join(form.colon, [_title(entry, form, terms), _number(entry, form)])
        bare = replace(form, behind_slash="many")
        return areas.in_areas(form, [people.headed(entry, numbered, bare, terms), days_of_it, *last])
    return areas.in_areas(
        form,
        [(*_number(entry, form), *say(". "), *_title(entry, form, terms), *named), days_of_it, *last],
    )


def _title(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    bare = Entry(title=entry.title, language=entry.language)
    return areas.title(bare, form, bracketed_medium(entry, terms))


def _number(entry: Entry, form: GostForm) -> Parts:
    """`Патент № 2637215 Российская Федерация, МПК B02C 19/16`; before a title the word has a small letter behind it."""
    kind = areas.genre_of(entry).removesuffix(_NUMERO).strip()
    if form.patent_form == "title":
        kind = kind[:1].lower() + kind[1:]
    sign = f" {_NUMERO} " if entry.genre.endswith(_NUMERO) or form.patent_form == "area" else " "
    # In BibTeX the place of a patent is the country it holds in.
    country = detail(entry, "country") or (entry.place if is_from_bibtex(entry) else "")
    own = own_terms(entry)
    country = own.genres.get(country, country) if own else country
    classes = detail(entry, "class")
    number = (*field("genre", kind), *say(sign if kind else ""), *field("number", entry.number))
    return (*number, *wrap(" ", say(country)), *wrap(", ", say(classes)))


def _application(entry: Entry) -> str:
    return detail(entry, "application")


def _numbered(application: str) -> str:
    return f"{_NUMERO} {application}" if application[:1].isdigit() else application


def _days(entry: Entry, terms: Terms) -> list[Parts]:
    """The days of filing and of publishing, with the bulletin of the office."""
    filed = detail(entry, "filed")
    # A record may hold the day alone, or all that is said of it.
    date = read_date(filed)
    said_filed = f"{said(terms, lambda one: one.filed)}{areas.dotted(date) if date.year else filed}" if date else filed
    published: Parts = ()
    if entry.date and entry.date.year:
        published = wrap(said(terms, lambda one: one.published), field("issued", areas.dotted(entry.date)))
    bulletin = wrap(said(terms, lambda one: one.bulletin), field("issue", entry.issue))
    return [say(said_filed), join(", ", [published, bulletin])]


def _responsibility(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    """Inventors, inverted as the offices print them, and who applied for the patent or holds it."""
    names = people.responsibility(entry, form, terms, "inverted")
    return join(form.semicolon, [names, say(detail(entry, "holder"))])
