"""The areas of a Russian or Kazakh bibliographic description, which the three standards share.

GOST 7.1-2003, GOST R 7.0.5-2008 and GOST R 7.0.100-2018 differ in what they print, hardly in how: each is a
`GostForm` of these areas. Who answers for the work stands in `people`, how many volumes it has in `volumes`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from citelink.bibliography.entry import Date, Entry
from citelink.languages.groups import Terms
from citelink.languages.vocabulary import long_places, short_places
from citelink.styles.composition import Parts, capitalized, field, join, say, wrap
from citelink.styles.details import detail, is_from_bibtex
from citelink.styles.gost.form import GostForm
from citelink.styles.gost.terms import chosen, has_term, numbered, said, termed
from citelink.styles.names import ordinal
from citelink.styles.terms import own_terms, standard_terms

_PRESCRIBED = ". – "
# What is spelled so wherever it stands.
_AS_IT_IS = ("arXiv", "doi")
# Abbreviations that stand for more than one word.
_AMBIGUOUS = frozenset({"К.", "С."})
_RANGE = re.compile(r"(?:(?<!\s)\s++)?[-\u2010-\u2015\u2212]+\s*")
# `106-9`; the first number is no part of a longer one.
_ABBREVIATED = re.compile(r"(?<![\w.-])(\d{2,6})([-\u2010-\u2015\u2212]+)(\d{1,5})(?![\w-])")
_BETWEEN_NUMBERS, _MOST_NUMBERS = re.compile(r"\s{0,3}[,;]\s{0,3}"), 6
_SUBTITLE = re.compile(r"(?<=[\w)»”\"!?])\s*:\s+")
# What stands behind a title proper: other information, or the title in another language.
_BEHIND_PROPER = re.compile(r" : | = ")
_ORDINAL = re.compile(r"(\d{1,3})-?(?:st|nd|rd|th|[а-яё]{1,2})\.?", re.IGNORECASE)
_DISC = re.compile(r"(?:CD|DVD)(?:[- ]?(?:ROM|R|RW))?", re.IGNORECASE)
# What is dated by the day, whatever number it has; what may be part of a series.
_DATED = frozenset({"article-newspaper", "article-magazine", "webpage", "post-weblog"})
_IN_SERIES = frozenset({"book", "chapter", "paper-conference"})
_ORDINAL_AND_MORE = re.compile(r"(\d{1,3})-?(?:st|nd|rd|th|[а-яё]{1,2})\.?,\s{1,3}(.{1,200})", re.IGNORECASE)
_ONE_WORD = re.compile(r"[A-Za-z]{4,12}")


def in_areas(form: GostForm, groups: Iterable[Parts]) -> Parts:
    """The areas of a description with the sign between them; each begins with a capital (GOST 7.1-2003, 4.7)."""
    if form.area == _PRESCRIBED:
        groups = (group if group and group[0].text.startswith(_AS_IT_IS) else capitalized(group) for group in groups)
    return join(form.area, groups)


def title(entry: Entry, form: GostForm, medium: str) -> Parts:
    """The title, the medium in brackets behind the title proper (GOST 7.1-2003, 5.2.3), and the other information
    (`учеб. пособие`)."""
    text = _SUBTITLE.sub(form.colon, entry.title)
    bracketed = wrap(" [", field("medium", medium), "]") if form.medium == "bracketed" else ()
    cut = _BEHIND_PROPER.search(text) if bracketed else None
    proper, sign, other = (text[: cut.start()], cut.group(), text[cut.end() :]) if cut else (text, "", "")
    quoted = len(form.quotes) == 2 and not text.startswith(("«", '"', "“"))
    before, after = (form.quotes[0], form.quotes[1]) if quoted else ("", "")
    shown = (*say(before), *field("title", proper), *(() if other else say(after)), *bracketed)
    genre = wrap(form.genre_sign or form.colon, field("genre", genre_of(entry))) if form.genre else ()
    return (*shown, *wrap(sign, field("title", other), after), *genre)


def genre_of(entry: Entry) -> str:
    """What kind of work it is; where only the type of a BibTeX entry said so, in the entry's language."""
    own = own_terms(entry)
    return (own.genres.get(entry.genre) if own else None) or entry.genre


def imprint(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    """Place, publisher and year."""
    # BibTeX lists places as it lists people.
    between = r"\s*;\s+| and " if is_from_bibtex(entry) else r"\s*;\s+"
    places = [_place(place, form) for place in re.split(between, entry.place)] if entry.place else []
    place = field("publisher-place", form.semicolon.join(places))
    date = year(entry.date, form, terms)
    if form.imprint == "year":
        return date
    publisher = field("publisher", entry.publisher) if form.imprint in {"all", "publisher"} else ()
    if form.imprint == "publisher" and publisher:
        place = ()
    return join(form.year_comma, [join(form.publisher_colon, [place, publisher]), date])


def _place(place: str, form: GostForm) -> str:
    table = _short_places() if form.place == "short" else _full_places()
    return table.get(place, place)


@cache
def _short_places() -> Mapping[str, str]:
    return {place: short for place, short in short_places().items() if place not in long_places()}


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


def day(entry: Entry, terms: Terms) -> Parts:
    """Day and month of a dated issue (`15 наурыз`), or its month alone. An issue that has a number of its own is told
    by that; newspapers and pages of the web have both, and magazines their day."""
    date = entry.date
    dated = entry.type in _DATED and not (entry.type == "article-magazine" and date and date.day is None)
    counted = bool(entry.issue or entry.volume) and not dated
    if date is None or date.month is None or counted:
        return ()
    if date.day is None:
        return field("issued", (terms.months_alone or terms.months)[date.month - 1].capitalize())
    return field("issued", f"{date.day} {terms.months[date.month - 1]}")


def dotted(date: Date) -> str:
    """`27.07.2007`, as far as the date is known: `07.2007`, `2007`."""
    parts = [date.day if date.month else None, date.month]
    return "".join(f"{part:02}." for part in parts if part) + str(date.year)


def pages(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    """The pages of a part (`С. 62–76`)."""
    return numbered(chosen(terms.pages, form.pages_term), "page", ranged(_in_full(entry.pages), form))


def _in_full(pages: str) -> str:
    """`106-9` -> `106-109`: lists print last pages in full."""
    return _ABBREVIATED.sub(
        lambda found: (
            f"{found[1]}{found[2]}{found[1][: len(found[1]) - len(found[3])]}{found[3]}"
            if len(found[3]) < len(found[1])
            else found[0]
        ),
        pages,
    )


def ranged(value: str, form: GostForm) -> str:
    """Numbers with the form's dash between them."""
    return _RANGE.sub(form.range_dash, value)


def extent(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    """The number of pages and what the work holds beside text (`464 с. : ил.`); of a manuscript that of leaves; of what
    stands on a disc the disc."""
    number = re.match(r"\d+", entry.number_of_pages) if form.extent else None
    if not number:
        return _disc(entry, form, terms)
    unit = detail(entry, "extent-unit")
    leaves = (
        said(terms, lambda one: one.leaves) if entry.type == "manuscript" else chosen(terms.extent, form.extent_term)
    )
    before, _, after = (f"{{}} {unit}" if unit else leaves).partition("{}")
    pages = field("number-of-pages", number.group())
    return (*say(form.preliminary + before), *pages, *say(form.unnumbered + after + form.illustrated))


def _disc(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    if not form.extent or not is_disc(entry):
        return ()
    return termed("1 {}" if form.medium == "area" else said(terms, lambda one: one.disc), "medium", entry.medium)


def is_disc(entry: Entry) -> bool:
    """Whether the entry's medium is a disc with data."""
    return _DISC.fullmatch(entry.medium) is not None


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
    number = series_number(entry)
    own = own_terms(entry) or standard_terms()
    marks = (*own.series_marks, *standard_terms().series_marks)
    term = own.series_number if form.colon == " : " else "№ "
    mark = "" if number.startswith(marks) or has_term("volume", number) else term
    return wrap(
        "(",
        (
            *field("collection-title", entry.series),
            *wrap(f"{form.semicolon}{mark}", field("collection-number", number)),
        ),
        ")",
    )


def series_number(entry: Entry) -> str:
    """The number within the series: its own, or that which BibTeX's users write as the number or the volume of a
    book."""
    own = detail(entry, "collection-number") or (entry.number if entry.type in _IN_SERIES else "")
    return own or (entry.volume if volume_is_of_series(entry) else "")


def volume_is_of_series(entry: Entry) -> bool:
    """Whether the volume is one of the series: in BibTeX, where both stand and nothing says of how many volumes."""
    of_book = detail(entry, "number-of-volumes") or (entry.container and entry.type == "book")
    return bool(
        entry.series and entry.type in _IN_SERIES and is_from_bibtex(entry) and not entry.number and not of_book
    )


def edition(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    """The edition with its words (`2-е изд., перераб. и доп.`): one field."""
    said_so = entry.edition
    if not said_so:
        return ()
    counted = re.fullmatch(r"\d{1,4}", said_so) or _ORDINAL.fullmatch(said_so)
    term = chosen(terms.edition, form.edition_term)
    number, more = _ORDINAL_AND_MORE.match(said_so), ""
    if counted is None and number and terms.edition[0].split()[-1] not in said_so:
        # `2-е, испр.` leaves out what it is that was counted.
        said_so, more, counted = number[1], f", {number[2]}", number
    if counted is None:
        # `Second` alone says of nothing that it is an edition.
        return field(
            "edition", f"{said_so} {terms.edition[0].split()[-1]}" if _ONE_WORD.fullmatch(said_so) else said_so
        )
    figures = re.match(r"\d+", said_so)
    assert figures is not None
    return field("edition", term.replace("{}ORD", ordinal(figures[0])).replace("{}", figures[0]) + more)


def address(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    """The web address with its date of access."""
    if not entry.url:
        return ()
    url = wrap(chosen(terms.address, form.address_term), field("URL", entry.url))
    date = entry.accessed
    if date is None or date.year is None:
        return url
    accessed = termed(chosen(terms.accessed, form.accessed_term), "accessed", dotted(date))
    before, after = {"round": (" (", ")"), "square": (" [", "]")}.get(form.address_form, (". ", ""))
    return (*url, *wrap(before, accessed, after))


def doi(entry: Entry, form: GostForm) -> Parts:
    """The DOI with the form's words before it; of a preprint without one its number at arXiv."""
    number = entry.identifier("DOI")
    if not number and not entry.url:
        return wrap("arXiv: ", field("arXiv", entry.identifier("arXiv")))
    return wrap(form.doi_form, field("DOI", number))


def standard_numbers(entry: Entry, form: GostForm) -> Parts:
    """ISBN and ISSN, when they are printed."""
    if not form.isbn:
        return ()
    # A record may hold several in one field.
    numbers = [(name, number) for name in ("ISBN", "ISSN") for number in _BETWEEN_NUMBERS.split(entry.identifier(name))]
    return join(form.area, [wrap(f"{name} ", field(name, number)) for name, number in numbers[:_MOST_NUMBERS]])
