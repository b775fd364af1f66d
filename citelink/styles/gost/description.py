"""A description by the Russian and Kazakh standards: which areas a kind of publication has, and in which order."""

from __future__ import annotations

import re
from dataclasses import replace

from citelink.bibliography.entry import Entry
from citelink.bibliography.kinds import ARTICLES, PARTS, WHOLES
from citelink.languages.groups import Terms
from citelink.styles.composition import Parts, field, join, say, wrap
from citelink.styles.details import detail, people_of, with_number_as_pages
from citelink.styles.gost import areas, people, volumes
from citelink.styles.gost.form import GostForm
from citelink.styles.gost.media import bracketed_medium, medium_area, other_medium
from citelink.styles.gost.special import special_kind
from citelink.styles.gost.terms import chosen, termed
from citelink.styles.names import inverted
from citelink.styles.terms import language_of, terms_of

_MOST_WRITERS = 3
_VOLUMES = ("number-of-volumes", "volumes")


def description(entry: Entry, form: GostForm) -> Parts:
    """The whole reference, its label and last stop included."""
    terms = terms_of(entry)
    if form.et_al_kk and language_of(entry) == "kk":
        terms = terms._replace(et_al=(form.et_al_kk,))
    body = _body(with_number_as_pages(_with_host(entry)), form, terms)
    ended = body and body[-1].label in {"URL", "DOI"} and form.area == ". – " and form.stop != "."
    number = re.search(r"\d+", form.label)
    label = (
        (
            *say(form.label[: number.start()]),
            *field("citation-number", number.group()),
            *say(form.label[number.end() :]),
        )
        if number
        else ()
    )
    return (*label, *body, *say("" if ended else form.stop))


def _body(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    if not entry.title and not entry.container:
        # Of what was not understood the text was kept as a note.
        return field("note", entry.note) or separate(entry, form, terms)
    if special := special_kind(entry, form, terms):
        return special
    in_set = entry.type in WHOLES and (entry.volume or detail(entry, "number-of-volumes"))
    if entry.container and not in_set:
        return part_of_host(entry, form, terms)
    return separate(entry, form, terms)


def _with_host(entry: Entry) -> Entry:
    """A paper that names its conference and no proceedings stands in those of the conference."""
    if entry.type != "paper-conference" or entry.container:
        return entry
    return replace(entry, container=detail(entry, "event-title") or detail(entry, "event"))


def item(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    """Heading, title and statement of responsibility; the volumes of a work that has several."""
    medium = bracketed_medium(entry, terms)
    if volumes.counted(entry, form, terms):
        titled = volumes.volume_title(entry, form, terms, medium)
    else:
        titled = areas.title(entry, form, medium)
    return people.headed(entry, titled, form, terms)


def separate(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    """A book or another publication that stands for itself, a volume of several included."""
    return areas.in_areas(
        form,
        [
            item(entry, form, terms),
            areas.edition(entry, form, terms),
            areas.imprint(entry, form, terms),
            volumes.issue(entry, form, terms),
            areas.extent(entry, form, terms),
            areas.pages(entry, form, terms),
            areas.series(entry, form),
            areas.remark(entry, form),
            _report_number(entry, form, terms),
            *_last(entry, form, terms),
        ],
    )


def _last(entry: Entry, form: GostForm, terms: Terms) -> list[Parts]:
    """Notes, numbers, addresses and the medium. Where the medium is an area of its own, it is the last one, and the
    identifiers stand behind the address (GOST R 7.0.100-2018, 5.8 to 5.10)."""
    numbers = areas.standard_numbers(entry, form)
    note = join(form.area, [other_medium(entry, form, terms), field("note", entry.note)])
    address, doi = areas.address(entry, form, terms), areas.doi(entry, form)
    if form.medium == "area":
        return [note, address, numbers, doi, medium_area(entry, form, terms)]
    return [numbers, note, address, doi]


def _report_number(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    if entry.type != "report" or not entry.number:
        return ()
    bare = re.match(r"\d", entry.number)
    return termed(chosen(terms.issue, form.issue_term) if bare else "{}", "number", entry.number)


def part_of_host(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    """An article, a chapter or a paper: the item, the double slash, the host with its numbers and pages."""
    periodical = entry.type in ARTICLES
    own = _of_periodical(entry) if periodical else _without_host_people(entry)
    first = areas.in_areas(form, [item(own, form, terms), medium_area(entry, form, terms)])
    host = (*wrap("", say(_writers(entry, form)), " "), *field("container-title", entry.container))
    if not periodical:
        named = people.responsibility(_host_people(entry), form, terms)
        host = (*host, *volumes.counted(entry, form, terms), *wrap(form.slash, named))
        groups = [
            host,
            areas.edition(entry, form, terms),
            areas.imprint(entry, form, terms),
            areas.day(entry, terms) if entry.type not in PARTS else (),
            volumes.issue(entry, form, terms),
        ]
    else:
        whole = (entry.place or entry.publisher) and form.imprint != "year"
        dated = areas.imprint(entry, form, terms) if whole else areas.year(entry.date, form, terms)
        groups = [host, dated, areas.day(entry, terms), volumes.numbers(entry, form, terms)]
        if form.year_last and not whole:
            groups[1], groups[-1] = groups[-1], groups[1]
    groups += [
        areas.pages(entry, form, terms),
        areas.series(entry, form),
        areas.standard_numbers(entry, form) if form.numbers_of_parts else (),
        field("note", entry.note),
        areas.address(entry, form, terms),
        areas.doi(entry, form),
    ]
    return (*wrap("", first, _host_sign(entry, form)), *areas.in_areas(form, groups))


def _writers(entry: Entry, form: GostForm) -> str:
    """Who wrote the host, as its heading."""
    named = people_of(entry, "container-author")
    if named:
        return ", ".join(inverted(person, form.comma, form.gap) for person in named[:_MOST_WRITERS])
    return detail(entry, "container-author")


def _host_sign(entry: Entry, form: GostForm) -> str:
    """`В кн.:` is for parts of Russian books only."""
    if ":" not in form.host:
        return form.host
    book = entry.type in {"chapter", "paper-conference"}
    return form.host if book and language_of(entry) == "ru" else " // "


def _without(entry: Entry, *names: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in entry.extra if name not in names)


def _of_periodical(entry: Entry) -> Entry:
    """The article itself: its volume is the periodical's."""
    return replace(entry, volume="", extra=_without(entry, *_VOLUMES))


def _without_host_people(entry: Entry) -> Entry:
    return replace(entry, editors=(), volume="", extra=_without(entry, "bodies", *_VOLUMES))


def _host_people(entry: Entry) -> Entry:
    return replace(entry, authors=(), translators=(), et_al=False)
