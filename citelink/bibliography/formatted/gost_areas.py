"""The areas of a Russian or Kazakh bibliographic description, which the three standards share.

GOST 7.1-2003, GOST R 7.0.5-2008 and GOST R 7.0.100-2018 differ in what they print, hardly in how: each is a set of
`Habits` over these areas."""

from __future__ import annotations

import re

from citelink.bibliography.entry import Date, Entry, Person
from citelink.bibliography.formatted.composition import Parts, field, join, say, wrap
from citelink.bibliography.formatted.habits import Habits
from citelink.bibliography.formatted.names import direct, inverted, ordinal
from citelink.bibliography.formatted.terms import Terms, language_of

# Abbreviations of places that GOST R 7.0.12 and the older practice allow.
_SHORT_PLACES = {
    "Москва": "М.",
    "Ленинград": "Л.",
    "Санкт-Петербург": "СПб.",
    "Киев": "К.",
    "Київ": "К.",
    "Минск": "Мн.",
    "Ростов-на-Дону": "Ростов н/Д",
    "Нижний Новгород": "Н. Новгород",
    "Алма-Ата": "А.-А.",
    "Петроград": "Пг.",
    "София": "С.",
}
_FULL_PLACES = {short: full for full, short in _SHORT_PLACES.items() if short not in {"К.", "С."}}
_SERIES_NUMBER = {"kk": "шығ. ", "uk": "вип. ", "bg": "№ ", "en": "vol. ", "de": "Bd. ", "fr": "vol. "}
# Roles behind a name, in brackets.
_ROLES = {
    "ru": (("отв. ред.", "ред.", "общ. ред.", "под ред.", "сост.", "науч. ред.", "авт.-сост.", "гл. ред."),
           ("пер.", "пер. с англ.", "пер. с нем.", "пер. с англ., предисл.", "перевод")),
    "kk": (("ред.", "жауапты ред.", "құраст.", "бас ред.", "жалпы ред."), ("ауд.", "аударған", "орысш. ауд.")),
    "uk": (("відп. ред.", "ред.", "упоряд.", "за ред."), ("пер.", "пер. з англ.")),
    "bg": (("ред.", "отг. ред.", "съст."), ("прев.", "прев. от англ.")),
    "en": (("ed.", "eds.", "Ed.", "editor"), ("transl.", "trans.")),
}  # fmt: skip
_RANGE = re.compile(r"\s*[-\u2010-\u2015\u2212]+\s*")
_SUBTITLE = re.compile(r"(?<=\w)\s*:\s+")


def chosen(forms: tuple[str, ...], number: int) -> str:
    """The form with this number, the first for numbers out of reach."""
    return forms[number] if number < len(forms) else forms[0]


def termed(form: str, label: str, value: str) -> Parts:
    """A value in its term (`С. {}`); words and signs of the term belong to no field."""
    before, _, after = form.partition("{}") if "{}" in form else (form + " ", "", "")
    return wrap(before, field(label, value), after)


def heading(entry: Entry, habits: Habits, et_al: str) -> Parts:
    """The authors before the title; none when there are four or more (or the habit is to begin with the title)."""
    people = entry.authors
    if not people or habits.heading == "none":
        return ()
    if habits.repeater:
        return field("author", habits.repeater)
    full = habits.heading == "full"
    # A description lists all of three authors; with four and more it begins with the title (GOST 7.80, 4.2).
    if len(people) > 3 and habits.behind_slash in {"many", "all"}:
        return ()
    shown = people if habits.heading in {"all", "full", "direct"} else people[:1]
    if habits.heading == "direct":
        names = [direct(person, habits.gap, space=habits.gap or " ") for person in shown]
    else:
        names = [inverted(person, habits.comma, habits.gap, full) for person in shown]
    cut = shown
    if habits.shown_of_many and len(people) > 3:
        cut, names = shown[: habits.shown_of_many], names[: habits.shown_of_many]
    text = ", ".join(names)
    if entry.et_al or len(cut) < len(shown):
        text += habits.et_al_form.format(et_al)
    return field("author", text)


def title(entry: Entry, habits: Habits, medium: str) -> Parts:
    """The title, the medium in brackets and the other information (`учеб. пособие`)."""
    text = _SUBTITLE.sub(habits.colon, entry.title)
    if len(habits.quotes) == 2 and not text.startswith(("«", '"', "“")):
        shown = (*say(habits.quotes[0]), *field("title", text), *say(habits.quotes[1]))
    else:
        shown = field("title", text)
    bracketed = wrap(" [", field("medium", medium), "]") if habits.medium == "bracketed" else ()
    genre = wrap(habits.genre_sign or habits.colon, field("genre", entry.genre)) if habits.genre else ()
    return (*shown, *bracketed, *genre)


def responsibility(entry: Entry, habits: Habits, terms: Terms) -> Parts:
    """What stands behind the slash: authors in direct order, editors, translators, bodies (GOST 7.1-2003, 5.2.6)."""
    groups = [_repeated_authors(entry, habits, chosen(terms.et_al, habits.et_al_term))]
    groups.append(_people("editor", entry.editors, chosen(terms.edited, habits.edited_term), habits, entry))
    if habits.translator:
        form = chosen(terms.translated, habits.translated_term)
        groups.append(_people("translator", entry.translators, form, habits, entry))
    if habits.bodies:
        groups.append(say(dict(entry.extra).get("bodies", "")))
    return join(habits.semicolon, groups)


def _behind(person: Person, order: str, habits: Habits) -> str:
    """A name as it stands behind the slash: "direct", "inverted" or "full"."""
    match order:
        case "inverted":
            return inverted(person, " ", habits.gap)
        case "full":
            return inverted(person, " ", full=True)
    return direct(person, habits.gap, space=habits.gap or " ")


def _repeated_authors(entry: Entry, habits: Habits, et_al: str) -> Parts:
    people = entry.authors
    many = len(people) > 3
    if not people or habits.behind_slash == "none":
        return ()
    if habits.behind_slash == "many" and not many and habits.heading != "none":
        return ()
    shown = people
    if many and habits.shown_of_many and not (len(people) == 4 and habits.shown_of_many == 3):
        shown = people[: habits.shown_of_many]
    text = ", ".join(_behind(person, habits.names_behind, habits) for person in shown)
    if len(shown) < len(people) or entry.et_al:
        text += habits.et_al_form.format(et_al)
    return field("author", text)


def _people(label: str, people: tuple[Person, ...], form: str, habits: Habits, entry: Entry) -> Parts:
    if not people:
        return ()
    before = habits.role_form == "before"
    names = [_behind(person, habits.names_behind if before else habits.role_form, habits) for person in people]
    if not before:
        roles = _ROLES.get(language_of(entry), _ROLES["en"])[label == "translator"]
        role = chosen(roles, habits.edited_term if label == "editor" else habits.translated_term)
        return wrap("", field(label, ", ".join(names)), f" ({role})")
    if (
        language_of(entry) == "ru"
        and form.lower().startswith(("под", "пер"))
        and ":" not in form
        and habits.names_behind == "direct"
    ):
        names = [in_genitive(name) for name in names]
    return termed(form, label, ", ".join(names))


def in_genitive(name: str) -> str:
    """A Russian name in the genitive, as behind `под ред.`: `В. В. Давыдов` -> `В. В. Давыдова`.

    Names whose declension is not plain from their ending stay as they are."""
    for ending, genitive in (
        ("ова", "овой"),
        ("ева", "евой"),
        ("ёва", "ёвой"),
        ("ина", "иной"),
        ("ая", "ой"),
        ("ский", "ского"),
        ("цкий", "цкого"),
        ("ов", "ова"),
        ("ев", "ева"),
        ("ёв", "ёва"),
        ("ин", "ина"),
        ("ын", "ына"),
    ):
        if name.endswith(ending):
            return name[: -len(ending)] + genitive
    return name


def imprint(entry: Entry, habits: Habits, terms: Terms) -> Parts:
    """Place, publisher and year."""
    places = [_place(place, habits) for place in re.split(r"\s*;\s+", entry.place)] if entry.place else []
    place = field("publisher-place", "; ".join(places))
    date = year(entry.date, habits, terms)
    if habits.imprint == "year":
        return date
    publisher = field("publisher", entry.publisher) if habits.imprint in {"all", "publisher"} else ()
    if habits.imprint == "publisher" and publisher:
        place = ()
    return join(habits.year_comma, [join(habits.publisher_colon, [place, publisher]), date])


def _place(place: str, habits: Habits) -> str:
    table = _SHORT_PLACES if habits.place == "short" else _FULL_PLACES
    return table.get(place, place)


def year(date: Date | None, habits: Habits, terms: Terms) -> Parts:
    """The year of publication, with or without `г.`/`ж.` behind it."""
    if date is None or date.year is None:
        return field("issued", date.literal) if date else ()
    years = f"{date.year}–{date.end_year}" if date.end_year else str(date.year)
    before, _, after = habits.year_form.partition("{}")
    return wrap(before, termed(chosen(terms.year, habits.year_term), "issued", years), after)


def day(date: Date | None, terms: Terms) -> Parts:
    """Day and month of a dated issue (`15 наурыз`)."""
    if date is None or date.month is None:
        return ()
    return field("issued", f"{date.day or ''} {terms.months[date.month - 1]}")


def pages(entry: Entry, habits: Habits, terms: Terms) -> Parts:
    """The pages of a part (`С. 62–76`)."""
    return termed(chosen(terms.pages, habits.pages_term), "page", ranged(entry.pages, habits))


def ranged(value: str, habits: Habits) -> str:
    """Numbers with the habit's dash between them."""
    return _RANGE.sub(habits.range_dash, value)


def extent(entry: Entry, habits: Habits, terms: Terms) -> Parts:
    """The number of pages and what the work holds beside text (`464 с. : ил.`)."""
    number = re.match(r"\d+", entry.number_of_pages) if habits.extent else None
    if not number:
        return ()
    before, _, after = chosen(terms.extent, habits.extent_term).partition("{}")
    pages = field("number-of-pages", number.group())
    return (*say(habits.preliminary + before), *pages, *say(habits.unnumbered + after + habits.illustrated))


def remark(entry: Entry, habits: Habits) -> Parts:
    """A remark on references and indexes within the work (`Библиогр.: с. 331–334`); part of the area of notes."""
    number = re.match(r"\d+", entry.number_of_pages)
    if not habits.remark or not number:
        return ()
    last = int(number.group())
    return say(habits.remark.format(f"{max(last - 12, 1)}{habits.range_dash}{last}"))


def series(entry: Entry, habits: Habits) -> Parts:
    """The series with its number, in round brackets."""
    if not habits.series or not entry.series:
        return ()
    number = entry.number if entry.type in {"book", "chapter"} else ""
    marked = number.startswith(("№", "вып", "т.", "Вып", "Т."))
    term = _SERIES_NUMBER.get(language_of(entry), "вып. ") if habits.colon == " : " else "№ "
    mark = "" if marked else term
    return wrap(
        "(",
        (
            *field("collection-title", entry.series),
            *wrap(f"{habits.semicolon}{mark}", field("collection-number", number)),
        ),
        ")",
    )


def edition(entry: Entry, habits: Habits, terms: Terms) -> Parts:
    """The edition with its words (`2-е изд., перераб. и доп.`): one field."""
    if not entry.edition:
        return ()
    number = re.fullmatch(r"\d+", entry.edition)
    form = chosen(terms.edition, habits.edition_term)
    if number and "ORD" in form:
        return field("edition", form.replace("{}ORD", ordinal(entry.edition)))
    return field("edition", form.format(entry.edition) if number else entry.edition)


def address(entry: Entry, habits: Habits, terms: Terms) -> Parts:
    """The web address with its date of access."""
    if not entry.url:
        return ()
    url = wrap(chosen(terms.address, habits.address_term), field("URL", entry.url))
    date = entry.accessed
    if date is None or date.year is None:
        return url
    shown = f"{date.day or 1:02}.{date.month or 1:02}.{date.year}"
    accessed = termed(chosen(terms.accessed, habits.accessed_term), "accessed", shown)
    before, after = {"round": (" (", ")"), "square": (" [", "]")}.get(habits.address_form, (". ", ""))
    return (*url, *wrap(before, accessed, after))


def doi(entry: Entry, habits: Habits) -> Parts:
    """The DOI with the habit's words before it."""
    return wrap(habits.doi_form, field("DOI", entry.identifier("DOI")))


def standard_numbers(entry: Entry, habits: Habits) -> Parts:
    """ISBN and ISSN, when they are printed."""
    if not habits.isbn:
        return ()
    names = ("ISBN", "ISSN")
    return join(habits.area, [wrap(f"{name} ", field(name, entry.identifier(name))) for name in names])
