"""Publications whose description has a form of its own: laws, theses, archival files, standards, patents, web pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import MappingProxyType

from citelink.bibliography.entry import Date, Entry
from citelink.languages.groups import Act, Terms
from citelink.styles.composition import Parts, field, join, say, wrap
from citelink.styles.gost import areas
from citelink.styles.gost.form import GostForm
from citelink.styles.terms import own_terms, standard_terms


def special_kind(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    """The description of a publication with its own form; nothing for all others."""
    describe = _FORMS.get(entry.type)
    return describe(entry, form, terms) if describe else ()


def _law(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    if not entry.number or entry.date is None:
        return ()
    numbered = areas.termed(areas.chosen(terms.number, form.number_term), "number", entry.number)
    own = own_terms(entry)
    if own and own.act.day:
        body = _kazakh_law(entry, form, own.act, numbered)
    else:
        dated = (own and own.act.dated) or standard_terms().act.dated
        body = _russian_law(entry, form, terms, dated, numbered)
    where = field("container-title", entry.container)
    return (
        *body,
        *wrap(form.host, join(form.area, [where, *_printed_in(entry, form, terms, bool(where))])),
        *wrap(form.area, areas.address(entry, form, terms)),
    )


def _printed_in(entry: Entry, form: GostForm, terms: Terms, hosted: bool) -> list[Parts]:
    if not hosted:
        return []
    issue = areas.termed(areas.chosen(terms.issue, form.issue_term), "issue", entry.issue)
    return [field("issued", str(entry.date.year if entry.date else "")), issue, areas.pages(entry, form, terms)]


def _kazakh_law(entry: Entry, form: GostForm, act: Act, numbered: Parts) -> Parts:
    # Acts of an office name it in the genitive themselves: `Қазақстан Республикасы Президентінің Жарлығы`.
    office = " " in entry.genre and entry.genre.split()[0].endswith(act.office_endings)
    owner = dict(entry.extra).get("authority") or (act.owner if office else act.owner_of_kind)
    date = entry.date or Date()
    # Kazakh dates inflect the month: `2007 жылғы 27 шілдедегі`.
    when = act.day.format(year=date.year, month=act.months[(date.month or 1) - 1], day=date.day or 1)
    if form.year_term % 2:
        when = dotted(date)
    titled = wrap("«", field("title", entry.title), "»")
    kind = field("genre", entry.genre)
    if form.law_form == "kind":
        return (
            *titled,
            *say(" "),
            *say(f"{owner} "),
            *kind,
            *wrap(form.area, field("issued", when)),
            *wrap(" ", numbered),
        )
    if form.law_form == "date":
        return (*titled, *say(" "), *field("issued", when), *wrap(" ", numbered), *say(f" {owner} "), *kind)
    return (*say(f"{owner} "), *field("issued", when), *wrap(" ", numbered), *say(" "), *titled, *say(" "), *kind)


def _russian_law(entry: Entry, form: GostForm, terms: Terms, around: Sequence[str], numbered: Parts) -> Parts:
    date = entry.date or Date()
    when = dotted(date)
    if date.month and form.year_term % 2 == 0:
        when = f"{date.day or 1} {terms.months[date.month - 1]} {date.year}"
    before, short, long = around
    dated = wrap(before, field("issued", when), long if form.year_term == 2 else short if " " in when else "")
    kind = field("genre", entry.genre)
    behind = (*dated, *wrap(" ", numbered))
    if form.law_form == "kind":
        return (*kind, *wrap(" «", field("title", entry.title), "» "), *behind)
    if form.law_form == "date":
        return (*kind, *say(" "), *behind, *wrap(" «", field("title", entry.title), "»"))
    return (*areas.title(_titled(entry), form, terms.medium[0]), *say(form.colon), *kind, *say(" "), *behind)


def _titled(entry: Entry) -> Entry:
    return Entry(title=entry.title, language=entry.language)


def dotted(date: Date) -> str:
    """`27.07.2007`."""
    return f"{date.day or 1:02}.{date.month or 1:02}.{date.year}"


def _thesis(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    extra = dict(entry.extra)
    head = areas.heading(entry, form, areas.chosen(terms.et_al, 0))
    code = wrap(": ", field("number", extra.get("speciality", "")))
    kind = (*field("genre", entry.genre), *(code if form.semicolon != ", " else ()))
    titled = (*areas.title(_titled(entry), form, terms.medium[0]), *wrap(form.colon, kind))
    named = wrap(form.slash, areas.responsibility(entry, form, terms))
    approved = wrap(standard_terms().defended, field("note", extra.get("defended", "")))
    sign = " " if head and head[-1].text.endswith(".") else ". "
    return join(
        form.area,
        [
            (*join(sign, [head, titled]), *approved, *named),
            areas.imprint(entry, form, terms),
            areas.extent(entry, form, terms),
            areas.address(entry, form, terms),
        ],
    )


def _archive(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    extra = dict(entry.extra)
    place = extra.get("archive_location") or extra.get("shelfmark", "")
    holder, shelf = field("archive", extra.get("archive") or extra.get("library", "")), field("archive_location", place)
    if not holder:
        return ()
    whole = join(". " if form.area != ", " else ", ", [holder, shelf, areas.extent(entry, form, terms)])
    if not entry.title:
        return whole
    head = areas.heading(entry, form, areas.chosen(terms.et_al, 0))
    dated = wrap(". ", areas.year(entry.date, form, terms))
    titled = (*join(" " if head and head[-1].text.endswith(".") else ". ", [head, field("title", entry.title)]), *dated)
    return (*whole, *say(" ["), *titled, *say("]")) if form.heading == "none" else (*titled, *say(form.host), *whole)


def _standard(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    if not entry.number:
        return ()
    number = field("number", entry.number)
    titled = areas.title(_titled(entry), form, terms.medium[0])
    first = (*titled, *say(form.colon), *number) if form.heading in {"none", "full"} else (*number, *say(". "), *titled)
    introduced = wrap(standard_terms().introduced, field("note", dict(entry.extra).get("introduced", "")))
    return join(form.area, [first, introduced, areas.imprint(entry, form, terms), areas.extent(entry, form, terms)])


def _patent(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    if not entry.number:
        return ()
    extra = dict(entry.extra)
    head = (
        *field("genre", entry.genre),
        *say(" "),
        *field("number", entry.number),
        *wrap(" ", say(extra.get("country", ""))),
        *wrap(", ", say(extra.get("class", ""))),
    )
    people = wrap(form.slash, areas.responsibility(entry, form, terms))
    filed = say(extra.get("filed", ""))
    published = (
        wrap(standard_terms().published, field("issued", dotted(entry.date))) if entry.date and entry.date.month else ()
    )
    bulletin = wrap(standard_terms().bulletin, field("issue", entry.issue))
    last = join(", ", [published, bulletin])
    return join(
        form.area,
        [
            (*head, *say(". "), *areas.title(_titled(entry), form, terms.medium[0]), *people),
            join(" ; ", [filed, last]),
            areas.extent(entry, form, terms),
        ],
    )


def _webpage(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    head = areas.heading(entry, form, areas.chosen(terms.et_al, 0))
    online = terms.online[0]
    titled = areas.title(_titled(entry), form, online)
    named = wrap(form.slash, areas.responsibility(entry, form, terms))
    site = field("container-title", entry.container)
    if form.medium != "none" and site:
        own = own_terms(entry)
        site = (*site, *say(form.colon), *say((own and own.site) or standard_terms().site))
    sign = " " if head and head[-1].text.endswith((".", "]")) else ". "
    first = (*join(sign, [head, titled]), *named, *wrap(form.host, site))
    dated = areas.year(entry.date, form, terms)
    return join(form.area, [first, dated, areas.day(entry.date, terms), areas.address(entry, form, terms)])


_FORMS: MappingProxyType[str, Callable[[Entry, GostForm, Terms], Parts]] = MappingProxyType(
    {
        "legislation": _law,
        "thesis": _thesis,
        "manuscript": _archive,
        "standard": _standard,
        "patent": _patent,
        "webpage": _webpage,
        "post-weblog": _webpage,
    }
)
