"""The functions of formulas: what they take from an entry."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from citelink.bibliography.entry import Date, Entry, Person
from citelink.bibliography.key_formulas.filters import RefusedError, capitalize, skipwords
from citelink.text.scripts import romanize

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_INITIAL = re.compile(r"[^\W\d_]")
_MARKUP = re.compile(r"</?(?:i|b|em|strong|sub|sup|sc|span)(?: [^<>]{0,80})?>", re.IGNORECASE)
_SPECIAL = re.compile(r"%o?(?P<letter>[YymdHMS])")

# Zotero's names of types, for `type(...)`.
_TYPES: Mapping[str, str] = {
    "article-journal": "journalArticle", "article-magazine": "magazineArticle", "article-newspaper": "newspaperArticle",
    "article": "preprint", "book": "book", "chapter": "bookSection", "paper-conference": "conferencePaper",
    "thesis": "thesis", "report": "report", "webpage": "webpage", "post": "forumPost", "post-weblog": "blogPost",
    "patent": "patent", "legislation": "statute", "bill": "bill", "legal_case": "case", "map": "map", "software":
    "computerProgram", "dataset": "dataset", "standard": "standard", "manuscript": "manuscript", "speech":
    "presentation", "interview": "interview", "personal_communication": "letter", "motion_picture": "film",
    "entry-encyclopedia": "encyclopediaArticle", "entry-dictionary": "dictionaryEntry", "graphic": "artwork",
}  # fmt: skip
# Zotero's fields as formulas name them, with a capital letter.
_FIELDS: Mapping[str, Callable[[Entry], str]] = {
    "Title": lambda entry: _MARKUP.sub("", entry.title),
    "ShortTitle": lambda entry: dict(entry.extra).get("shorttitle", "") or dict(entry.extra).get("title-short", ""),
    "Volume": lambda entry: entry.volume,
    "Issue": lambda entry: entry.issue,
    "Pages": lambda entry: entry.pages,
    "Publisher": lambda entry: entry.publisher,
    "Place": lambda entry: entry.place,
    "Series": lambda entry: entry.series,
    "Edition": lambda entry: entry.edition,
    "Language": lambda entry: entry.language,
    "PublicationTitle": lambda entry: entry.container,
    "BookTitle": lambda entry: entry.container,
    "ConferenceName": lambda entry: dict(entry.extra).get("event-title", "") or entry.container,
    "Institution": lambda entry: entry.publisher,
    "University": lambda entry: entry.publisher,
    "Organization": lambda entry: entry.publisher,
    "WebsiteTitle": lambda entry: entry.container,
    "Number": lambda entry: entry.number,
    "ReportNumber": lambda entry: entry.number,
    "NumberofVolumes": lambda entry: dict(entry.extra).get("number-of-volumes", ""),
    "NumPages": lambda entry: entry.number_of_pages,
    "DOI": lambda entry: entry.identifier("DOI"),
    "ISBN": lambda entry: entry.identifier("ISBN"),
    "ISSN": lambda entry: entry.identifier("ISSN"),
    "URL": lambda entry: entry.url,
    "Date": lambda entry: _say_date(entry.date, "%Y-%m-%d"),
    "Extra": lambda entry: entry.note,
}


def _people(entry: Entry, creator: str = "*") -> tuple[Person, ...]:
    if creator in ("editor", "editors"):
        return entry.editors
    return entry.authors or entry.editors or entry.translators


def _family(person: Person, initials: bool = False) -> str:
    name = person.family or person.literal or person.given
    return name + (_initials(person) if initials else "")


def _initials(person: Person) -> str:
    return "".join(_INITIAL.findall(" ".join(part[:1] for part in person.given.split())))


def _auth(entry: Entry, n: int = 0, m: int = 1, creator: str = "*", initials: bool = False) -> str:
    """The first `n` letters (0: all) of the `m`-th author's family name."""
    people = _people(entry, creator)
    if not 1 <= m <= len(people):
        return ""
    name = _family(people[m - 1], initials)
    return name[:n] if n else name


def _authors(
    entry: Entry,
    n: int = 0,
    creator: str = "*",
    initials: bool = False,
    sep: str = " ",
    etal: str = "EtAl",
    min: int = 0,
    max: int = 0,
) -> str:
    """The family names of the first `n` authors (0: all), and `etal` where there are more; between `min` and `max`
    authors, where these are given."""
    people = _people(entry, creator)
    if len(people) < min or (max and len(people) > max):
        raise RefusedError
    names = [_family(person, initials) for person in people[: n or None]]
    more = n and len(people) > n
    return sep.join([*names, *([etal.strip()] if more else [])])


def _auth_et_al(entry: Entry, creator: str = "*", initials: bool = False, sep: str = " ") -> str:
    """One name, two names, or the first and `EtAl`."""
    people = _people(entry, creator)
    names = [_family(person, initials) for person in people]
    return sep.join(names[:2]) if len(names) <= 2 else f"{names[0]}{sep}EtAl"


def _auth_etal(entry: Entry, creator: str = "*", initials: bool = False, sep: str = ".") -> str:
    """As `authEtAl`, with `etal`."""
    people = _people(entry, creator)
    names = [_family(person, initials) for person in people]
    return sep.join(names[:2]) if len(names) <= 2 else f"{names[0]}{sep}etal"


def _auth_auth_ea(entry: Entry, creator: str = "*", initials: bool = False, sep: str = ".") -> str:
    """The first two names, and `ea` where there are more."""
    names = [_family(person, initials) for person in _people(entry, creator)]
    return sep.join([*names[:2], *(["ea"] if len(names) > 2 else [])])


def _auth_ini(entry: Entry, n: int = 0, creator: str = "*", initials: bool = False, sep: str = ".") -> str:
    """The beginnings of the names: the first whole, of the others a letter each."""
    names = [_family(person, initials) for person in _people(entry, creator)]
    return sep.join([names[0][: n or 5], *(name[:1] for name in names[1:])]) if names else ""


def _authors_alpha(entry: Entry, creator: str = "*", initials: bool = False, sep: str = " ") -> str:
    """As the style alpha of BibTeX: three letters of one name, a letter each of two to four, three and + of more."""
    names = [_family(person) for person in _people(entry, creator)]
    if len(names) == 1:
        return names[0][:3]
    return "".join(name[:1] for name in names[: 4 if len(names) <= 4 else 3]) + ("+" if len(names) > 4 else "")


def _fore_initial(entry: Entry, creator: str = "*") -> str:
    people = _people(entry, creator)
    return _initials(people[0])[:1] if people else ""


def _last(entry: Entry, creator: str = "*", initials: bool = False) -> str:
    people = _people(entry, creator)
    return _family(people[-1], initials) if people else ""


def _title(entry: Entry) -> str:
    """The words of the title with capitals, without the little ones, close together."""
    return capitalize(" ".join(_words(entry))).replace(" ", "")


def _short_title(entry: Entry, n: int = 3, m: int = 0) -> str:
    """The first `n` words that are not little, `m` of them with a capital, close together."""
    words = _words(entry)[: n or None]
    return "".join(capitalize(word) if at < m else word for at, word in enumerate(words))


def _very_short_title(entry: Entry, n: int = 1, m: int = 0) -> str:
    return _short_title(entry, n, m)


def _words(entry: Entry) -> list[str]:
    """The words of the title in plain letters, without the little ones where others are left."""
    title = _MARKUP.sub("", entry.title[:1000])
    kept = _WORD.findall(skipwords(title)) or _WORD.findall(title)
    words = [re.sub(r"[^\w]", "", romanize(word, entry.language[:2].lower() or None)) for word in kept]
    return [word for word in words if word]


def _year(entry: Entry) -> str:
    return str(entry.year) if entry.year is not None else ""


def _short_year(entry: Entry) -> str:
    return _year(entry)[-2:]


def _original_year(entry: Entry) -> str:
    extra = dict(entry.extra)
    said = extra.get("origdate", "") or extra.get("original-date", "") or extra.get("origyear", "")
    found = re.search(r"\d{4}", said)
    return found[0] if found else _year(entry)


def _date(entry: Entry, format: str = "%Y-%m-%d") -> str:
    return _say_date(entry.date, format)


def _say_date(date: Date | None, format: str) -> str:
    """A date in the letters of strftime, as far as it is known: what is not known goes with the signs beside it."""
    if date is None or date.year is None:
        return ""
    known = {"Y": date.year, "y": date.year % 100, "m": date.month, "d": date.day}

    def part(found: re.Match[str]) -> str:
        value = known.get(found["letter"])
        return "" if value is None else f"{value:02}"

    said = _SPECIAL.sub(part, format)
    return re.sub(r"(?<=\W)\W+", "", said).strip("-.:/ ")


def _type(entry: Entry, *kinds: str) -> str:
    """Without arguments the type as Zotero names it; with them nothing, if it is one of them; else the next formula is
    tried."""
    kind = _TYPES.get(entry.type, "document")
    if not kinds:
        return kind
    if kind.lower() not in {one.lower() for one in kinds}:
        raise RefusedError
    return ""


def _language(entry: Entry, *codes: str) -> str:
    if not any(entry.language.lower().startswith(code.lower()) for code in codes):
        raise RefusedError
    return ""


def _journal(entry: Entry, abbrev: str = "") -> str:
    extra = dict(entry.extra)
    return extra.get("shortjournal", "") or extra.get("container-title-short", "") or entry.container


def _first_page(entry: Entry) -> str:
    found = re.match(r"\s*(\w+)", entry.pages)
    return found[1] if found else ""


def _last_page(entry: Entry) -> str:
    found = re.findall(r"\w+", entry.pages)
    return found[-1] if found else ""


def _extra(entry: Entry, name: str = "") -> str:
    """A line of the extra fields; nothing, and the next formula is tried, where there is none."""
    value = dict(entry.extra).get(name, "")
    if not value:
        raise RefusedError
    return value


def _key(entry: Entry) -> str:
    return entry.key


def _zotero(entry: Entry) -> str:
    """As Zotero's own export makes keys: name, first word of the title, year."""
    return "_".join(filter(None, (_auth(entry).lower(), _very_short_title(entry).lower(), _year(entry))))


FUNCTIONS: Mapping[str, Callable[..., str]] = {
    "auth": _auth, "authauthea": _auth_auth_ea, "authetal": _auth_et_al, "authetal2": _auth_etal,
    "authforeini": _fore_initial, "authini": _auth_ini, "authorini": _auth_ini, "authorlast": _last,
    "authors": _authors, "authorsn": _authors, "authorsalpha": _authors_alpha, "citationkey": _key,
    "creators": _authors, "date": _date, "extra": _extra, "firstpage": _first_page, "journal": _journal,
    "language": _language, "lastpage": _last_page, "origyear": _original_year, "shorttitle": _short_title,
    "shortyear": _short_year, "title": _title, "type": _type, "veryshorttitle": _very_short_title, "year": _year,
    "zotero": _zotero,
}  # fmt: skip


def find_function(name: str) -> Callable[..., str] | None:
    """The function, or the field with a capital letter; None where there is none. Case does not matter, except that it
    tells `Title`, the field, from `title`."""
    if name in _FIELDS:
        return _FIELDS[name]
    return FUNCTIONS.get(name.lower())


def names() -> tuple[str, ...]:
    """What formulas may call."""
    return (*FUNCTIONS, *_FIELDS)
