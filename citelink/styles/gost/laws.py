"""Laws and other acts of states: their kind, date and number, and the collection they were printed in."""

from __future__ import annotations

from collections.abc import Sequence

from citelink.bibliography.dates import read_date
from citelink.bibliography.entry import Date, Entry
from citelink.languages.groups import Act, Terms
from citelink.styles.composition import Parts, field, say, wrap
from citelink.styles.details import detail
from citelink.styles.gost import areas
from citelink.styles.gost.form import GostForm
from citelink.styles.gost.media import bracketed_medium, medium_area
from citelink.styles.gost.terms import chosen, numbered, said, termed
from citelink.styles.terms import own_terms, standard_terms


def law(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    """The description of an act; nothing for one without a date or number, which is printed as a book."""
    own = own_terms(entry)
    if not entry.number or entry.date is None:
        return _as_book(entry, form, own.act, terms) if own and own.act.day and entry.genre else ()
    number = termed(chosen(terms.number, form.number_term), "number", entry.number)
    if own and own.act.day:
        body = _in_the_middle(entry, form, own.act, number)
    else:
        dated = (own and own.act.dated) or standard_terms().act.dated
        body = _titled_first(entry, form, terms, dated, number)
    medium = medium_area(entry, form, terms)
    where = field("container-title", entry.container)
    first = areas.in_areas(form, [body, medium])
    if where:
        printed = areas.in_areas(form, [where, *_printed_in(entry, form, terms)])
        return areas.in_areas(form, [(*first, *say(form.host), *printed), areas.address(entry, form, terms)])
    return areas.in_areas(form, [body, areas.address(entry, form, terms), medium])


def _printed_in(entry: Entry, form: GostForm, terms: Terms) -> list[Parts]:
    """The day or the year of the collection, its number, the article within it and the pages."""
    date = read_date(detail(entry, "printed")) or Date(entry.date.year if entry.date else None)
    article = detail(entry, "article")
    return [
        field("issued", str(date.year or "")),
        field("issued", f"{date.day} {terms.months[date.month - 1]}") if date.day and date.month else (),
        numbered(chosen(terms.issue, form.issue_term), "issue", areas.ranged(entry.issue, form)),
        termed(said(terms, lambda one: one.article), "number", article) if article else (),
        areas.pages(entry, form, terms),
    ]


def _as_book(entry: Entry, form: GostForm, act: Act, terms: Terms) -> Parts:
    """A Kazakh act that was printed by itself: its date is that of the book."""
    titled = (
        *say(f"{_owner(entry, act)} "),
        *wrap("«", field("title", entry.title), "» "),
        *field("genre", entry.genre),
    )
    medium = bracketed_medium(entry, terms) if form.medium == "bracketed" else ""
    return areas.in_areas(
        form,
        [
            (*titled, *wrap(" [", field("medium", medium), "]")),
            areas.edition(entry, form, terms),
            areas.imprint(entry, form, terms),
            areas.extent(entry, form, terms),
            areas.series(entry, form),
            areas.standard_numbers(entry, form),
            areas.address(entry, form, terms),
            medium_area(entry, form, terms),
        ],
    )


def _owner(entry: Entry, act: Act) -> str:
    """Whose act it is. Acts of an office name it in the genitive themselves: `Қазақстан Республикасы Президентінің
    Жарлығы`."""
    office = " " in entry.genre and entry.genre.split()[0].endswith(act.office_endings)
    return detail(entry, "authority") or (act.owner if office else act.owner_of_kind)


def _in_the_middle(entry: Entry, form: GostForm, act: Act, number: Parts) -> Parts:
    """Kazakh acts have their title in the middle and their kind last."""
    owner = _owner(entry, act)
    date = entry.date or Date()
    # Kazakh dates inflect the month: `2007 жылғы 27 шілдедегі`.
    when = areas.dotted(date)
    if date.month and date.day and form.year_term % 2 == 0:
        when = act.day.format(year=date.year, month=act.months[date.month - 1], day=date.day)
    elif not date.month:
        when = act.day.partition(" {day}")[0].format(year=date.year)
    # A code is called by its kind alone: `Еңбек кодексі`.
    titled = wrap("«", field("title", entry.title), "»") if entry.genre else field("title", entry.title)
    kind = field("genre", entry.genre)
    if form.law_form == "kind":
        dated = (*wrap(form.area, field("issued", when)), *wrap(" ", number))
        return (*titled, *say(" "), *say(f"{owner} "), *kind, *dated)
    if form.law_form == "date":
        return (*titled, *say(" "), *field("issued", when), *wrap(" ", number), *say(f" {owner} "), *kind)
    return (*say(f"{owner} "), *field("issued", when), *wrap(" ", number), *say(" "), *titled, *wrap(" ", kind))


def _titled_first(entry: Entry, form: GostForm, terms: Terms, around: Sequence[str], number: Parts) -> Parts:
    date = entry.date or Date()
    when = areas.dotted(date)
    if date.month and date.day and form.year_term % 2 == 0:
        when = f"{date.day} {terms.months[date.month - 1]} {date.year}"
    before, short, long = around
    dated = wrap(before, field("issued", when), long if form.year_term == 2 else short if " " in when else "")
    kind = field("genre", entry.genre)
    behind = (*dated, *wrap(" ", number))
    if form.law_form == "kind":
        return (*kind, *wrap(" «", field("title", entry.title), "» "), *behind)
    if form.law_form == "date":
        return (*kind, *say(" "), *behind, *wrap(" «", field("title", entry.title), "»"))
    bare = Entry(title=entry.title, language=entry.language)
    titled = areas.title(bare, form, bracketed_medium(entry, terms))
    return (*titled, *say(form.colon), *kind, *say(" " if kind else ""), *behind)
