"""Publications whose description has a form of its own: laws, theses, archival files, standards, patents, web pages."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from citelink.bibliography.entry import Date, Entry
from citelink.bibliography.formatted import gost_areas as areas
from citelink.bibliography.formatted.composition import Parts, field, join, say, wrap
from citelink.bibliography.formatted.habits import Habits
from citelink.bibliography.formatted.terms import Terms, language_of

# Kazakh dates inflect the month: `2007 жылғы 27 шілдедегі`.
_KAZAKH_MONTHS = (
    "қаңтардағы",
    "ақпандағы",
    "наурыздағы",
    "сәуірдегі",
    "мамырдағы",
    "маусымдағы",
    "шілдедегі",
    "тамыздағы",
    "қыркүйектегі",
    "қазандағы",
    "қарашадағы",
    "желтоқсандағы",
)


def special_kind(entry: Entry, habits: Habits, terms: Terms) -> Parts:
    """The description of a publication with its own form; nothing for all others."""
    form = _FORMS.get(entry.type)
    return form(entry, habits, terms) if form else ()


def _law(entry: Entry, habits: Habits, terms: Terms) -> Parts:
    if not entry.number or entry.date is None:
        return ()
    numbered = areas.termed(areas.chosen(terms.number, habits.number_term), "number", entry.number)
    if language_of(entry) == "kk":
        body = _kazakh_law(entry, habits, numbered)
    else:
        body = _russian_law(entry, habits, terms, numbered)
    where = field("container-title", entry.container)
    return (
        *body,
        *wrap(habits.host, join(habits.area, [where, *_printed_in(entry, habits, terms, bool(where))])),
        *wrap(habits.area, areas.address(entry, habits, terms)),
    )


def _printed_in(entry: Entry, habits: Habits, terms: Terms, hosted: bool) -> list[Parts]:
    if not hosted:
        return []
    issue = areas.termed(areas.chosen(terms.issue, habits.issue_term), "issue", entry.issue)
    return [field("issued", str(entry.date.year if entry.date else "")), issue, areas.pages(entry, habits, terms)]


def _kazakh_law(entry: Entry, habits: Habits, numbered: Parts) -> Parts:
    # Acts of an office name it in the genitive themselves: `Қазақстан Республикасы Президентінің Жарлығы`.
    office = " " in entry.genre and entry.genre.split()[0].endswith(("нің", "ның", "дің", "дың", "тің", "тың"))
    owner = dict(entry.extra).get("authority") or f"Қазақстан Республикасы{'' if office else 'ның'}"
    date = entry.date or Date()
    month = _KAZAKH_MONTHS[(date.month or 1) - 1]
    when = f"{date.year} жылғы {date.day or 1} {month}" if habits.year_term % 2 == 0 else dotted(date)
    titled = wrap("«", field("title", entry.title), "»")
    kind = field("genre", entry.genre)
    if habits.law_form == "kind":
        return (
            *titled,
            *say(" "),
            *say(f"{owner} "),
            *kind,
            *wrap(habits.area, field("issued", when)),
            *wrap(" ", numbered),
        )
    if habits.law_form == "date":
        return (*titled, *say(" "), *field("issued", when), *wrap(" ", numbered), *say(f" {owner} "), *kind)
    return (*say(f"{owner} "), *field("issued", when), *wrap(" ", numbered), *say(" "), *titled, *say(" "), *kind)


def _russian_law(entry: Entry, habits: Habits, terms: Terms, numbered: Parts) -> Parts:
    date = entry.date or Date()
    when = dotted(date)
    if date.month and habits.year_term % 2 == 0:
        when = f"{date.day or 1} {terms.months[date.month - 1]} {date.year}"
    from_word, short, long = ("від ", " р.", " року") if language_of(entry) == "uk" else ("от ", " г.", " года")
    dated = wrap(from_word, field("issued", when), long if habits.year_term == 2 else short if " " in when else "")
    kind = field("genre", entry.genre)
    behind = (*dated, *wrap(" ", numbered))
    if habits.law_form == "kind":
        return (*kind, *wrap(" «", field("title", entry.title), "» "), *behind)
    if habits.law_form == "date":
        return (*kind, *say(" "), *behind, *wrap(" «", field("title", entry.title), "»"))
    return (*areas.title(_titled(entry), habits, terms.medium[0]), *say(habits.colon), *kind, *say(" "), *behind)


def _titled(entry: Entry) -> Entry:
    return Entry(title=entry.title, language=entry.language)


def dotted(date: Date) -> str:
    """`27.07.2007`."""
    return f"{date.day or 1:02}.{date.month or 1:02}.{date.year}"


def _thesis(entry: Entry, habits: Habits, terms: Terms) -> Parts:
    extra = dict(entry.extra)
    head = areas.heading(entry, habits, areas.chosen(terms.et_al, 0))
    code = wrap(": ", field("number", extra.get("speciality", "")))
    kind = (*field("genre", entry.genre), *(code if habits.semicolon != ", " else ()))
    titled = (*areas.title(_titled(entry), habits, terms.medium[0]), *wrap(habits.colon, kind))
    named = wrap(habits.slash, areas.responsibility(entry, habits, terms))
    approved = wrap(": защищена ", field("note", extra.get("defended", "")))
    sign = " " if head and head[-1].text.endswith(".") else ". "
    return join(
        habits.area,
        [
            (*join(sign, [head, titled]), *approved, *named),
            areas.imprint(entry, habits, terms),
            areas.extent(entry, habits, terms),
            areas.address(entry, habits, terms),
        ],
    )


def _archive(entry: Entry, habits: Habits, terms: Terms) -> Parts:
    extra = dict(entry.extra)
    holder, shelf = field("archive", extra.get("archive", "")), field("archive_location", extra.get("shelfmark", ""))
    if not holder:
        return ()
    place = join(". " if habits.area != ", " else ", ", [holder, shelf, areas.extent(entry, habits, terms)])
    if not entry.title:
        return place
    head = areas.heading(entry, habits, areas.chosen(terms.et_al, 0))
    dated = wrap(". ", areas.year(entry.date, habits, terms))
    titled = (*join(" " if head and head[-1].text.endswith(".") else ". ", [head, field("title", entry.title)]), *dated)
    return (
        (*place, *say(" ["), *titled, *say("]")) if habits.heading == "none" else (*titled, *say(habits.host), *place)
    )


def _standard(entry: Entry, habits: Habits, terms: Terms) -> Parts:
    if not entry.number:
        return ()
    number = field("number", entry.number)
    titled = (*areas.title(_titled(entry), habits, terms.medium[0]),)
    if habits.heading in {"none", "full"}:
        first = (*titled, *say(habits.colon), *number)
    else:
        first = (*number, *say(". "), *titled)
    introduced = wrap("Введ. ", field("note", dict(entry.extra).get("introduced", "")))
    return join(
        habits.area, [first, introduced, areas.imprint(entry, habits, terms), areas.extent(entry, habits, terms)]
    )


def _patent(entry: Entry, habits: Habits, terms: Terms) -> Parts:
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
    people = wrap(habits.slash, areas.responsibility(entry, habits, terms))
    filed = say(extra.get("filed", ""))
    published = wrap("опубл. ", field("issued", dotted(entry.date))) if entry.date and entry.date.month else ()
    bulletin = wrap("Бюл. № ", field("issue", entry.issue))
    last = join(", ", [published, bulletin])
    return join(
        habits.area,
        [
            (*head, *say(". "), *areas.title(_titled(entry), habits, terms.medium[0]), *people),
            join(" ; ", [filed, last]),
            areas.extent(entry, habits, terms),
        ],
    )


def _webpage(entry: Entry, habits: Habits, terms: Terms) -> Parts:
    head = areas.heading(entry, habits, areas.chosen(terms.et_al, 0))
    online = terms.online[0]
    titled = areas.title(_titled(entry), habits, online)
    named = wrap(habits.slash, areas.responsibility(entry, habits, terms))
    site = field("container-title", entry.container)
    if habits.medium != "none" and site:
        site = (*site, *say(habits.colon), *say("[сайт]" if language_of(entry) != "en" else "[website]"))
    sign = " " if head and head[-1].text.endswith((".", "]")) else ". "
    first = (*join(sign, [head, titled]), *named, *wrap(habits.host, site))
    dated = areas.year(entry.date, habits, terms)
    return join(habits.area, [first, dated, areas.day(entry.date, terms), areas.address(entry, habits, terms)])


_FORMS: MappingProxyType[str, Callable[[Entry, Habits, Terms], Parts]] = MappingProxyType(
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
