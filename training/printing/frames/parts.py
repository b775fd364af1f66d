"""Pieces that the frames of Latin-script (and dotted Cyrillic) references share."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citelink.bibliography.entry import Entry, Person
from citelink.languages.groups import Terms
from citelink.styles.composition import Parts, field, join, say, wrap
from citelink.styles.names import direct, inverted, ordinal
from citelink.styles.terms import language_of, terms_of
from training.printing.hand import Hand

_RANGE = re.compile(r"\s*[-\u2010-\u2015\u2212]+\s*")
_ARTICLES = frozenset({"article-journal", "article-newspaper", "article-magazine", "article"})
_CYRILLIC_AND = {"ru": " и ", "kk": " және ", "uk": " та ", "be": " і ", "bg": " и "}
_LATIN_AND = {"de": " und ", "fr": " et ", "es": " y ", "pt": " e ", "it": " e ", "nl": " en "}


def around(form: str, parts: Parts) -> Parts:
    """`parts` where `|` stands in `form` (`(|).`); nothing when there are none."""
    before, _, after = form.partition("|")
    return wrap(before, parts, after)


def is_article(entry: Entry) -> bool:
    """Whether the host is a journal or a newspaper."""
    return bool(entry.container) and entry.type in _ARTICLES


def is_part(entry: Entry) -> bool:
    """Whether the host is a book or proceedings."""
    return bool(entry.container) and not is_article(entry) and not entry.volume.startswith("-")


def conjunction(entry: Entry, hand: Hand) -> str:
    """` and ` in the language of the reference, or an ampersand."""
    code = language_of(entry)
    own = _CYRILLIC_AND.get(code) or _LATIN_AND.get(code, " and ")
    return hand.pick(own, own, " & ")


def listed(names: Sequence[str], sign: str = ", ", last: str = "") -> str:
    """The names with `sign` between them and `last` (when given) before the last one."""
    if len(names) < 2 or not last:
        return sign.join(names)
    return sign.join(names[:-1]) + last + names[-1]


def people(
    persons: Sequence[Person],
    form: str,
    hand: Hand,
    sign: str = ", ",
    last: str = "",
    most: int = 6,
    et_al: str = " et al.",
) -> str:
    """Names in one of the forms, cut behind `most`.

    `form`: "Smith, J. A.", "Smith J.A.", "Smith JA", "Smith, John", "J. A. Smith", "John Smith", "SMITH, J.",
    "SMITH, John", "first inverted" (the first `Smith, John`, the others `John Smith`)."""
    shown = persons[: 1 if len(persons) > most and hand.does(0.5) else most]
    names = [_name(person, form, number) for number, person in enumerate(shown)]
    if len(shown) < len(persons):
        return sign.join(names) + et_al
    return listed(names, sign, last)


def _name(person: Person, form: str, number: int) -> str:
    match form:
        case "Smith, J. A.":
            return inverted(person, ", ")
        case "Smith, J.A.":
            return inverted(person, ", ", "")
        case "Smith J.A.":
            return inverted(person, " ", "")
        case "Smith JA":
            return inverted(person, " ", "", stop="")
        case "Smith, John":
            return inverted(person, ", ", full=True)
        case "J.A. Smith":
            return direct(person, "")
        case "John Smith":
            return direct(person, full=True)
        case "SMITH, John":
            return inverted(_shouted(person), ", ", full=True)
        case "SMITH, J.":
            return inverted(_shouted(person), ", ")
        case "first inverted":
            return direct(person, full=True) if number else inverted(person, ", ", full=True)
    return direct(person)


def _shouted(person: Person) -> Person:
    return Person(person.family.upper(), person.given, person.particle.upper(), person.suffix, person.literal)


def year(entry: Entry) -> Parts:
    """The year or the span of years."""
    date = entry.date
    if date is None or date.year is None:
        return field("issued", date.literal) if date else ()
    return field("issued", f"{date.year}–{date.end_year}" if date.end_year else str(date.year))


def month_year(entry: Entry, hand: Hand) -> Parts:
    """The year with its month where it has one and the hand prints it."""
    date = entry.date
    if date is None or date.year is None or date.month is None or not hand.does(0.5, False):
        return year(entry)
    month = terms_of(entry).months[date.month - 1]
    return field("issued", f"{hand.pick(month, month[:3] + '.')} {date.year}")


def range_of(entry: Entry, dash: str) -> Parts:
    """The page range with the given dash."""
    return field("page", _RANGE.sub(dash, entry.pages))


def marked_pages(entry: Entry, hand: Hand, dash: str, *marks: str) -> Parts:
    """The pages behind one of the marks (`pp. `); references in Cyrillic take the mark of their language."""
    terms = terms_of(entry)
    if language_of(entry) in _CYRILLIC_AND:
        form = hand.pick(*terms.pages[:4])
        before, _, after = form.partition("{}")
        return wrap(before, range_of(entry, dash), after)
    return wrap(hand.pick(*marks), range_of(entry, dash))


def volume_of(entry: Entry, hand: Hand) -> Parts:
    """The volume behind its word: that of the language of a Cyrillic reference, or the English one."""
    return _numbered(field("volume", entry.volume), entry, hand, terms_of(entry).volume, ("vol. ", "Vol. ", "vol. "))


def issue_of(entry: Entry, hand: Hand) -> Parts:
    """The issue behind its word, as `volume_of`."""
    return _numbered(field("issue", entry.issue), entry, hand, terms_of(entry).issue, ("no. ", "No. ", "no. "))


def _numbered(number: Parts, entry: Entry, hand: Hand, own: Sequence[str], marks: Sequence[str]) -> Parts:
    if language_of(entry) in _CYRILLIC_AND and hand.does(0.5):
        return around(hand.pick(*own[:3]).replace("{}", "|"), number)
    return wrap(hand.pick(*marks), number)


def published(entry: Entry, hand: Hand, order: str = "place", colon: str = ": ") -> Parts:
    """`Place: Publisher` or `Publisher, Place`."""
    place = field("publisher-place", entry.place)
    publisher = field("publisher", entry.publisher)
    if order == "publisher":
        return join(hand.pick(", ", ", ", ": "), [publisher, place])
    return join(colon, [place, publisher])


def editors(entry: Entry, hand: Hand, form: str, last: str) -> Parts:
    """`A. Lee & B. Roy (Eds.)`, `(Hg.)`, or `edited by …`; the words are outside the span."""
    if not entry.editors:
        return ()
    names = field("editor", people(entry.editors, form, hand, ", ", last, 5))
    code, one = language_of(entry), len(entry.editors) == 1
    if code == "de":
        return (*names, *say(hand.pick(" (Hg.)", " (Hrsg.)", " (Hg.)", " (Hgg.)", " [Hrsg.]")))
    if code in _CYRILLIC_AND:
        return (*names, *say(hand.pick(" (ред.)", " (Ред.)", ", ред.", " (под ред.)")))
    if code == "fr":
        return (*names, *say(hand.pick(" (dir.)", " (éd.)", ", éds.")))
    return (
        *names,
        *say(
            hand.pick(
                *(
                    (" (Ed.)", " (ed.)", ", ed.", ", editor")
                    if one
                    else (" (Eds.)", " (eds.)", ", eds.", ", editors", " (eds)")
                )
            )
        ),
    )


def edition(entry: Entry, hand: Hand) -> Parts:
    """`2nd ed.`, `2. Aufl.`: one field with its words."""
    if not entry.edition:
        return ()
    if not entry.edition.isdigit():
        return field("edition", entry.edition)
    if language_of(entry) != "en":
        return field("edition", hand.pick(*terms_of(entry).edition[:3]).format(entry.edition))
    return field("edition", f"{ordinal(entry.edition)} {hand.pick('ed.', 'edition', 'edn', 'ed.')}")


def series(entry: Entry, hand: Hand) -> Parts:
    """The series and its number."""
    if not entry.series or not hand.does(0.6, False):
        return ()
    number = field("collection-number", entry.number if entry.type in {"book", "chapter"} else "")
    return join(hand.pick(" ", ", ", ", vol. ", "; "), [field("collection-title", entry.series), number])


def found_at(entry: Entry, hand: Hand) -> Parts:
    """DOI and web address with their words and the date of access."""
    value = entry.identifier("DOI")
    if value and hand.does(0.8):
        return wrap(
            hand.pick("https://doi.org/", "doi:", "doi: ", "DOI: ", "DOI ", "http://dx.doi.org/", "doi.org/"),
            field("DOI", value),
        )
    if not entry.url or not hand.does(0.7):
        return ()
    terms: Terms = terms_of(entry)
    url = field("URL", entry.url)
    date = entry.accessed
    if date is None or date.year is None:
        return wrap(hand.pick("", "Retrieved from ", "Available at: ", "URL: ", "URL ", "<"), url)
    month = terms.months[(date.month or 1) - 1]
    shown = hand.pick(
        f"{date.day or 1} {month} {date.year}",
        f"{month} {date.day or 1}, {date.year}",
        f"{date.day or 1:02}.{date.month or 1:02}.{date.year}",
        f"{date.year}-{date.month or 1:02}-01",
    )
    before, _, after = hand.pick(*terms.accessed[:4]).partition("{}")
    accessed = wrap(before, field("accessed", shown), after)
    match hand.pick("behind", "before", "square"):
        case "before" if language_of(entry) == "en":
            return (*say("Retrieved "), *field("accessed", shown), *say(", from "), *url)
        case "square":
            return (*url, *say(" ["), *accessed, *say("]"))
    return (*wrap(hand.pick("", "URL: ", "Available at: ", "Available from: "), url), *say(" ("), *accessed, *say(")"))
