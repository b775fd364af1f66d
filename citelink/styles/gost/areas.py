"""The areas of a Russian or Kazakh bibliographic description, which the three standards share.

GOST 7.1-2003, GOST R 7.0.5-2008 and GOST R 7.0.100-2018 differ in what they print, hardly in how: each is a
`GostForm` of these areas."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from citelink.bibliography.entry import Date, Entry, Person
from citelink.languages.groups import Terms
from citelink.languages.vocabulary import name_words, short_places
from citelink.styles.composition import Parts, field, join, say, wrap
from citelink.styles.gost.form import GostForm
from citelink.styles.names import direct, inverted, ordinal
from citelink.styles.terms import own_terms, roles_of, standard_terms

# Abbreviations that stand for more than one word.
_AMBIGUOUS = frozenset({"К.", "С."})
_RANGE = re.compile(r"(?:(?<!\s)\s++)?[-\u2010-\u2015\u2212]+\s*")
_SUBTITLE = re.compile(r"(?<=\w)\s*:\s+")


def chosen(terms: tuple[str, ...], number: int) -> str:
    """The term with this number, the first for numbers out of reach."""
    return terms[number] if number < len(terms) else terms[0]


def termed(term: str, label: str, value: str) -> Parts:
    """A value in its term (`С. {}`); words and signs of the term belong to no field."""
    before, _, after = term.partition("{}") if "{}" in term else (term + " ", "", "")
    return wrap(before, field(label, value), after)


def heading(entry: Entry, form: GostForm, et_al: str) -> Parts:
    """The authors before the title; none when there are four or more (or the form is to begin with the title)."""
    people = entry.authors
    if not people or form.heading == "none":
        return ()
    if form.repeater:
        return field("author", form.repeater)
    full = form.heading == "full"
    # A description lists all of three authors; with four and more it begins with the title (GOST 7.80, 4.2).
    if len(people) > 3 and form.behind_slash in {"many", "all"}:
        return ()
    shown = people if form.heading in {"all", "full", "direct"} else people[:1]
    if form.heading == "direct":
        names = [direct(person, form.gap, space=form.gap or " ") for person in shown]
    else:
        names = [inverted(person, form.comma, form.gap, full) for person in shown]
    cut = shown
    if form.shown_of_many and len(people) > 3:
        cut, names = shown[: form.shown_of_many], names[: form.shown_of_many]
    text = ", ".join(names)
    if entry.et_al or len(cut) < len(shown):
        text += form.et_al_form.format(et_al)
    return field("author", text)


def title(entry: Entry, form: GostForm, medium: str) -> Parts:
    """The title, the medium in brackets and the other information (`учеб. пособие`)."""
    text = _SUBTITLE.sub(form.colon, entry.title)
    if len(form.quotes) == 2 and not text.startswith(("«", '"', "“")):
        shown = (*say(form.quotes[0]), *field("title", text), *say(form.quotes[1]))
    else:
        shown = field("title", text)
    bracketed = wrap(" [", field("medium", medium), "]") if form.medium == "bracketed" else ()
    genre = wrap(form.genre_sign or form.colon, field("genre", entry.genre)) if form.genre else ()
    return (*shown, *bracketed, *genre)


def responsibility(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    """What stands behind the slash: authors in direct order, editors, translators, bodies (GOST 7.1-2003, 5.2.6)."""
    groups = [_repeated_authors(entry, form, chosen(terms.et_al, form.et_al_term))]
    groups.append(_people("editor", entry.editors, chosen(terms.edited, form.edited_term), form, entry))
    if form.translator:
        term = chosen(terms.translated, form.translated_term)
        groups.append(_people("translator", entry.translators, term, form, entry))
    if form.bodies:
        groups.append(say(dict(entry.extra).get("bodies", "")))
    return join(form.semicolon, groups)


def _behind(person: Person, order: str, form: GostForm) -> str:
    """A name as it stands behind the slash: "direct", "inverted" or "full"."""
    match order:
        case "inverted":
            return inverted(person, " ", form.gap)
        case "full":
            return inverted(person, " ", full=True)
    return direct(person, form.gap, space=form.gap or " ")


def _repeated_authors(entry: Entry, form: GostForm, et_al: str) -> Parts:
    people = entry.authors
    many = len(people) > 3
    if not people or form.behind_slash == "none":
        return ()
    if form.behind_slash == "many" and not many and form.heading != "none":
        return ()
    shown = people
    if many and form.shown_of_many and not (len(people) == 4 and form.shown_of_many == 3):
        shown = people[: form.shown_of_many]
    text = ", ".join(_behind(person, form.names_behind, form) for person in shown)
    if len(shown) < len(people) or entry.et_al:
        text += form.et_al_form.format(et_al)
    return field("author", text)


def _people(label: str, people: tuple[Person, ...], term: str, form: GostForm, entry: Entry) -> Parts:
    if not people:
        return ()
    before = form.role_form == "before"
    names = [_behind(person, form.names_behind if before else form.role_form, form) for person in people]
    if not before:
        roles = roles_of(entry)[label == "translator"]
        role = chosen(roles, form.edited_term if label == "editor" else form.translated_term)
        return wrap("", field(label, ", ".join(names)), f" ({role})")
    own = own_terms(entry)
    governs = own is not None and term.lower().startswith(own.genitive_after) and ":" not in term
    if governs and form.names_behind == "direct":
        names = [in_genitive(name) for name in names]
    return termed(term, label, ", ".join(names))


def in_genitive(name: str) -> str:
    """A Russian name in the genitive, as behind `под ред.`: `В. В. Давыдов` -> `В. В. Давыдова`.

    Names whose declension is not plain from their ending stay as they are."""
    for ending, genitive in name_words().genitive_endings.items():
        if name.endswith(ending):
            return name[: -len(ending)] + genitive
    return name


def imprint(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    """Place, publisher and year."""
    places = [_place(place, form) for place in re.split(r"\s*;\s+", entry.place)] if entry.place else []
    place = field("publisher-place", "; ".join(places))
    date = year(entry.date, form, terms)
    if form.imprint == "year":
        return date
    publisher = field("publisher", entry.publisher) if form.imprint in {"all", "publisher"} else ()
    if form.imprint == "publisher" and publisher:
        place = ()
    return join(form.year_comma, [join(form.publisher_colon, [place, publisher]), date])


def _place(place: str, form: GostForm) -> str:
    table = short_places() if form.place == "short" else _full_places()
    return table.get(place, place)


@cache
def _full_places() -> Mapping[str, str]:
    return {short: place for place, short in short_places().items() if short not in _AMBIGUOUS}


def year(date: Date | None, form: GostForm, terms: Terms) -> Parts:
    """The year of publication, with or without `г.`/`ж.` behind it."""
    if date is None or date.year is None:
        return field("issued", date.literal) if date else ()
    years = f"{date.year}–{date.end_year}" if date.end_year else str(date.year)
    before, _, after = form.year_form.partition("{}")
    return wrap(before, termed(chosen(terms.year, form.year_term), "issued", years), after)


def day(date: Date | None, terms: Terms) -> Parts:
    """Day and month of a dated issue (`15 наурыз`)."""
    if date is None or date.month is None:
        return ()
    return field("issued", f"{date.day or ''} {terms.months[date.month - 1]}")


def pages(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    """The pages of a part (`С. 62–76`)."""
    return termed(chosen(terms.pages, form.pages_term), "page", ranged(entry.pages, form))


def ranged(value: str, form: GostForm) -> str:
    """Numbers with the form's dash between them."""
    return _RANGE.sub(form.range_dash, value)


def extent(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    """The number of pages and what the work holds beside text (`464 с. : ил.`)."""
    number = re.match(r"\d+", entry.number_of_pages) if form.extent else None
    if not number:
        return ()
    before, _, after = chosen(terms.extent, form.extent_term).partition("{}")
    pages = field("number-of-pages", number.group())
    return (*say(form.preliminary + before), *pages, *say(form.unnumbered + after + form.illustrated))


def remark(entry: Entry, form: GostForm) -> Parts:
    """A remark on references and indexes within the work (`Библиогр.: с. 331–334`); part of the area of notes."""
    number = re.match(r"\d+", entry.number_of_pages)
    if not form.remark or not number:
        return ()
    last = int(number.group())
    return say(form.remark.format(f"{max(last - 12, 1)}{form.range_dash}{last}"))


def series(entry: Entry, form: GostForm) -> Parts:
    """The series with its number, in round brackets."""
    if not form.series or not entry.series:
        return ()
    number = entry.number if entry.type in {"book", "chapter"} else ""
    marked = number.startswith(standard_terms().series_marks)
    term = (own_terms(entry) or standard_terms()).series_number if form.colon == " : " else "№ "
    mark = "" if marked else term
    return wrap(
        "(",
        (
            *field("collection-title", entry.series),
            *wrap(f"{form.semicolon}{mark}", field("collection-number", number)),
        ),
        ")",
    )


def edition(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    """The edition with its words (`2-е изд., перераб. и доп.`): one field."""
    if not entry.edition:
        return ()
    number = re.fullmatch(r"\d+", entry.edition)
    term = chosen(terms.edition, form.edition_term)
    if number and "ORD" in term:
        return field("edition", term.replace("{}ORD", ordinal(entry.edition)))
    return field("edition", term.format(entry.edition) if number else entry.edition)


def address(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    """The web address with its date of access."""
    if not entry.url:
        return ()
    url = wrap(chosen(terms.address, form.address_term), field("URL", entry.url))
    date = entry.accessed
    if date is None or date.year is None:
        return url
    shown = f"{date.day or 1:02}.{date.month or 1:02}.{date.year}"
    accessed = termed(chosen(terms.accessed, form.accessed_term), "accessed", shown)
    before, after = {"round": (" (", ")"), "square": (" [", "]")}.get(form.address_form, (". ", ""))
    return (*url, *wrap(before, accessed, after))


def doi(entry: Entry, form: GostForm) -> Parts:
    """The DOI with the form's words before it."""
    return wrap(form.doi_form, field("DOI", entry.identifier("DOI")))


def standard_numbers(entry: Entry, form: GostForm) -> Parts:
    """ISBN and ISSN, when they are printed."""
    if not form.isbn:
        return ()
    names = ("ISBN", "ISSN")
    return join(form.area, [wrap(f"{name} ", field(name, entry.identifier(name))) for name in names])
