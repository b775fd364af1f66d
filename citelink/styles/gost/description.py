"""A description by the Russian and Kazakh standards: which areas a kind of publication has, and in which order."""

from __future__ import annotations

import re
from dataclasses import replace

from citelink.bibliography.entry import Entry
from citelink.languages.groups import Terms
from citelink.styles.composition import Parts, field, join, say, wrap
from citelink.styles.gost import areas
from citelink.styles.gost.form import GostForm
from citelink.styles.gost.special import special_kind
from citelink.styles.terms import language_of, terms_of

_PARTS = frozenset(
    {"article-journal", "article-newspaper", "article-magazine", "chapter", "paper-conference", "article"}
)


def description(entry: Entry, form: GostForm) -> Parts:
    """The whole reference, its label and last stop included."""
    terms = terms_of(entry)
    if form.et_al_kk and language_of(entry) == "kk":
        terms = terms._replace(et_al=(form.et_al_kk,))
    special = special_kind(entry, form, terms)
    if special:
        body = special
    elif entry.container and entry.type in _PARTS:
        body = part_of_host(entry, form, terms)
    else:
        body = separate(entry, form, terms)
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


def item(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    """Heading, title and statement of responsibility."""
    et_al = areas.chosen(terms.et_al, form.et_al_term)
    head = areas.heading(entry, form, et_al)
    medium = terms.medium[1 if entry.url else 0]
    body = areas.title(entry, form, medium)
    named = wrap(form.slash, areas.responsibility(entry, form, terms))
    # A heading that ends in no initial needs a stop of its own.
    sign = " " if head and head[-1].text.endswith((".", ")", "]", "—")) else ". "
    return (*join(sign, [head, body]), *named)


def medium_area(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    """`Текст : непосредственный` (GOST R 7.0.100-2018, 5.8)."""
    return (
        field("medium", terms.medium[3 if entry.url else 2] if len(terms.medium) > 3 else "")
        if (form.medium == "area")
        else ()
    )


def separate(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    """A book or another publication that stands for itself, a volume of several included."""
    entry_item = _volume_item(entry, form, terms)
    return join(
        form.area,
        [
            entry_item,
            areas.edition(entry, form, terms),
            areas.imprint(entry, form, terms),
            areas.extent(entry, form, terms),
            areas.pages(entry, form, terms),
            areas.series(entry, form),
            areas.remark(entry, form),
            areas.standard_numbers(entry, form),
            medium_area(entry, form, terms),
            field("note", entry.note),
            areas.address(entry, form, terms),
            areas.doi(entry, form),
        ],
    )


def _volume_item(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    """The item with its volumes: `Собрание сочинений : в 6 т. Т. 4. Герменевтика / пер. …`."""
    counted = _counted(entry, form, terms)
    if not counted:
        return item(entry, form, terms)
    et_al = areas.chosen(terms.et_al, form.et_al_term)
    head = areas.heading(entry, form, et_al)
    named = wrap(form.slash, areas.responsibility(entry, form, terms))
    if entry.container:
        titled = (
            *field("container-title", entry.container),
            *counted,
            *wrap(form.part_sign, field("title", entry.title)),
        )
    else:
        titled = (*areas.title(entry, form, terms.medium[0]), *counted)
    return (*join(" " if head and head[-1].text.endswith((".", "]")) else ". ", [head, titled]), *named)


def _counted(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    """How many volumes there are and which one it is, with the sign before: ` : в 6 т. Т. 4`."""
    extra = dict(entry.extra)
    total = extra.get("number-of-volumes", "") or extra.get("volumes", "")
    term = areas.chosen(terms.volumes, form.volumes_term)
    volumes = areas.termed(term, "number-of-volumes", total)
    part = areas.termed(areas.chosen(terms.part, form.part_term), "volume", entry.volume)
    volume = part if form.in_parts else _volume(entry, form, terms)
    sign = form.colon if volumes and term[0] in "вуin" else form.count_sign
    return wrap(sign, join(". ", [volumes, volume]))


def part_of_host(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    """An article, a chapter or a paper: the item, the double slash, the host with its numbers and pages."""
    writers = entry.type in {"chapter", "paper-conference"}
    own = entry if not writers else _without_host_people(entry)
    first = join(form.area, [item(own, form, terms), medium_area(entry, form, terms)])
    extra = dict(entry.extra)
    host = (*wrap("", say(extra.get("container-author", "")), " "), *field("container-title", entry.container))
    if writers:
        people = areas.responsibility(_host_people(entry), form, terms)
        counted = "number-of-volumes" in extra
        host = (*host, *(_counted(entry, form, terms) if counted else ()), *wrap(form.slash, people))
        volume = () if counted else _volume(entry, form, terms)
        groups = [host, volume, areas.imprint(entry, form, terms)]
    elif (entry.place or entry.publisher) and form.imprint != "year":
        groups = [host, areas.imprint(entry, form, terms), areas.day(entry.date, terms)]
        groups.append(_numbers(entry, form, terms))
    else:
        groups = [host, areas.year(entry.date, form, terms), areas.day(entry.date, terms)]
        groups.append(_numbers(entry, form, terms))
        if form.year_last:
            groups[1], groups[-1] = groups[-1], groups[1]
    groups += [
        areas.pages(entry, form, terms),
        areas.series(entry, form),
        areas.standard_numbers(entry, form),
        field("note", entry.note),
        areas.address(entry, form, terms),
        areas.doi(entry, form),
    ]
    return (*first, *say(_host_sign(entry, form)), *join(form.area, groups))


def _host_sign(entry: Entry, form: GostForm) -> str:
    """`В кн.:` is for parts of Russian books only."""
    if ":" not in form.host:
        return form.host
    book = entry.type in {"chapter", "paper-conference"}
    return form.host if book and language_of(entry) == "ru" else " // "


def _volume(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    return areas.termed(areas.chosen(terms.volume, form.volume_term), "volume", entry.volume)


def _numbers(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    volume = _volume(entry, form, terms)
    issue = areas.ranged(entry.issue, form)
    if volume and issue and form.issue_bracketed:
        return (*volume, *wrap(" (", field("issue", issue), ")"))
    return join(", ", [volume, areas.termed(areas.chosen(terms.issue, form.issue_term), "issue", issue)])


def _without_host_people(entry: Entry) -> Entry:
    return replace(entry, editors=(), extra=())


def _host_people(entry: Entry) -> Entry:
    return replace(entry, authors=(), translators=(), et_al=False)
