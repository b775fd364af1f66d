"""A description by the Russian and Kazakh standards: which areas a kind of publication has, and in which order."""

from __future__ import annotations

import re
from dataclasses import replace

from citelink.bibliography.entry import Entry
from citelink.bibliography.formatted import gost_areas as areas
from citelink.bibliography.formatted.composition import Parts, field, join, say, wrap
from citelink.bibliography.formatted.habits import Habits
from citelink.bibliography.formatted.special import special_kind
from citelink.bibliography.formatted.terms import Terms, language_of, terms_of

_PARTS = frozenset(
    {"article-journal", "article-newspaper", "article-magazine", "chapter", "paper-conference", "article"}
)


def description(entry: Entry, habits: Habits) -> Parts:
    """The whole reference, its label and last stop included."""
    terms = terms_of(entry)
    special = special_kind(entry, habits, terms)
    if special:
        body = special
    elif entry.container and entry.type in _PARTS:
        body = part_of_host(entry, habits, terms)
    else:
        body = separate(entry, habits, terms)
    ended = body and body[-1].label in {"URL", "DOI"} and habits.area == ". – " and habits.stop != "."
    number = re.search(r"\d+", habits.label)
    label = (
        (
            *say(habits.label[: number.start()]),
            *field("citation-number", number.group()),
            *say(habits.label[number.end() :]),
        )
        if number
        else ()
    )
    return (*label, *body, *say("" if ended else habits.stop))


def item(entry: Entry, habits: Habits, terms: Terms) -> Parts:
    """Heading, title and statement of responsibility."""
    et_al = areas.chosen(terms.et_al, habits.et_al_term)
    head = areas.heading(entry, habits, et_al)
    medium = terms.medium[1 if entry.url else 0]
    body = areas.title(entry, habits, medium)
    named = wrap(habits.slash, areas.responsibility(entry, habits, terms))
    # A heading that ends in no initial needs a stop of its own.
    sign = " " if head and head[-1].text.endswith((".", ")", "]", "—")) else ". "
    return (*join(sign, [head, body]), *named)


def medium_area(entry: Entry, habits: Habits, terms: Terms) -> Parts:
    """`Текст : непосредственный` (GOST R 7.0.100-2018, 5.8)."""
    return (
        field("medium", terms.medium[3 if entry.url else 2] if len(terms.medium) > 3 else "")
        if (habits.medium == "area")
        else ()
    )


def separate(entry: Entry, habits: Habits, terms: Terms) -> Parts:
    """A book or another publication that stands for itself, a volume of several included."""
    entry_item = _volume_item(entry, habits, terms)
    return join(
        habits.area,
        [
            entry_item,
            areas.edition(entry, habits, terms),
            areas.imprint(entry, habits, terms),
            areas.extent(entry, habits, terms),
            areas.pages(entry, habits, terms),
            areas.series(entry, habits),
            areas.remark(entry, habits),
            areas.standard_numbers(entry, habits),
            medium_area(entry, habits, terms),
            field("note", entry.note),
            areas.address(entry, habits, terms),
            areas.doi(entry, habits),
        ],
    )


def _volume_item(entry: Entry, habits: Habits, terms: Terms) -> Parts:
    """The item with its volumes: `Собрание сочинений : в 6 т. Т. 4. Герменевтика / пер. …`."""
    counted = _counted(entry, habits, terms)
    if not counted:
        return item(entry, habits, terms)
    et_al = areas.chosen(terms.et_al, habits.et_al_term)
    head = areas.heading(entry, habits, et_al)
    named = wrap(habits.slash, areas.responsibility(entry, habits, terms))
    if entry.container:
        titled = (
            *field("container-title", entry.container),
            *counted,
            *wrap(habits.part_sign, field("title", entry.title)),
        )
    else:
        titled = (*areas.title(entry, habits, terms.medium[0]), *counted)
    return (*join(" " if head and head[-1].text.endswith((".", "]")) else ". ", [head, titled]), *named)


def _counted(entry: Entry, habits: Habits, terms: Terms) -> Parts:
    """How many volumes there are and which one it is, with the sign before: ` : в 6 т. Т. 4`."""
    extra = dict(entry.extra)
    total = extra.get("number-of-volumes", "") or extra.get("volumes", "")
    form = areas.chosen(terms.volumes, habits.volumes_term)
    volumes = areas.termed(form, "number-of-volumes", total)
    part = areas.termed(areas.chosen(terms.part, habits.part_term), "volume", entry.volume)
    volume = part if habits.in_parts else _volume(entry, habits, terms)
    sign = habits.colon if volumes and form[0] in "вуin" else habits.count_sign
    return wrap(sign, join(". ", [volumes, volume]))


def part_of_host(entry: Entry, habits: Habits, terms: Terms) -> Parts:
    """An article, a chapter or a paper: the item, the double slash, the host with its numbers and pages."""
    writers = entry.type in {"chapter", "paper-conference"}
    own = entry if not writers else _without_host_people(entry)
    first = join(habits.area, [item(own, habits, terms), medium_area(entry, habits, terms)])
    extra = dict(entry.extra)
    host = (*wrap("", say(extra.get("container-author", "")), " "), *field("container-title", entry.container))
    if writers:
        people = areas.responsibility(_host_people(entry), habits, terms)
        counted = "number-of-volumes" in extra
        host = (*host, *(_counted(entry, habits, terms) if counted else ()), *wrap(habits.slash, people))
        volume = () if counted else _volume(entry, habits, terms)
        groups = [host, volume, areas.imprint(entry, habits, terms)]
    elif (entry.place or entry.publisher) and habits.imprint != "year":
        groups = [host, areas.imprint(entry, habits, terms), areas.day(entry.date, terms)]
        groups.append(_numbers(entry, habits, terms))
    else:
        groups = [host, areas.year(entry.date, habits, terms), areas.day(entry.date, terms)]
        groups.append(_numbers(entry, habits, terms))
        if habits.year_last:
            groups[1], groups[-1] = groups[-1], groups[1]
    groups += [
        areas.pages(entry, habits, terms),
        areas.series(entry, habits),
        areas.standard_numbers(entry, habits),
        field("note", entry.note),
        areas.address(entry, habits, terms),
        areas.doi(entry, habits),
    ]
    return (*first, *say(_host_sign(entry, habits)), *join(habits.area, groups))


def _host_sign(entry: Entry, habits: Habits) -> str:
    """`В кн.:` is for parts of Russian books only."""
    if ":" not in habits.host:
        return habits.host
    book = entry.type in {"chapter", "paper-conference"}
    return habits.host if book and language_of(entry) == "ru" else " // "


def _volume(entry: Entry, habits: Habits, terms: Terms) -> Parts:
    return areas.termed(areas.chosen(terms.volume, habits.volume_term), "volume", entry.volume)


def _numbers(entry: Entry, habits: Habits, terms: Terms) -> Parts:
    volume = _volume(entry, habits, terms)
    issue = areas.ranged(entry.issue, habits)
    if volume and issue and habits.issue_bracketed:
        return (*volume, *wrap(" (", field("issue", issue), ")"))
    return join(", ", [volume, areas.termed(areas.chosen(terms.issue, habits.issue_term), "issue", issue)])


def _without_host_people(entry: Entry) -> Entry:
    return replace(entry, editors=(), extra=())


def _host_people(entry: Entry) -> Entry:
    return replace(entry, authors=(), translators=(), et_al=False)
