"""Records that are nearly but not quite the one a reference means: another volume, edition or part, the erratum, the
thesis for its abstract, the book for its chapter, a title with one other word. Real sets hold too few of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from citelink.bibliography.entry import Date, Entry

_WORD = re.compile(r"[^\W\d_]{5,}")
_BOOKS = ("book", "report", "document")
_PARTS = ("chapter", "paper-conference")
_NOTICES = ("Correction: {}", "Erratum to: {}", "Corrigendum: {}", "Retraction: {}", "Erratum: {}", "Reply to: {}")
_RUSSIAN_NOTICES = ("Поправка к статье: {}", "Исправление: {}", "Рецензия: {}")

Sibling = tuple[Entry, str]
"""A record, and what must be printed in a reference for the two to be told apart."""


def prepared(entry: Entry, rng: Random) -> Entry:
    """`entry`, now and then with a volume, an edition or a part, so that siblings can differ in it."""
    draw = rng.random()
    if entry.type in _BOOKS and draw < 0.25:
        return replace(entry, volume=str(rng.randint(1, 9)))
    if entry.type in _BOOKS and draw < 0.45:
        return replace(entry, edition=str(rng.randint(2, 7)))
    if draw < 0.6 and entry.title and len(entry.title) < 150:
        return replace(entry, title=_part(entry, rng.randint(1, 4), rng))
    if draw < 0.66:
        return notice(entry, rng)
    if entry.type == "thesis" and draw < 0.8:
        return replace(entry, genre=_abstract_genre(entry))
    return entry


def siblings(entry: Entry, others: Sequence[Entry], rng: Random) -> list[Sibling]:
    """Up to five records nearly like `entry`; `others` are records to take words and titles from."""
    makers: list[Callable[[Entry, Sequence[Entry], Random], Sibling | None]] = [
        _other_volume, _other_edition, _other_part, _other_word, _other_title, _other_notice, _other_stage, _other_year,
        _whole_for_part, _part_for_whole, _other_authors, _other_page, _set_or_volume,
    ]  # fmt: skip
    rng.shuffle(makers)
    found = [sibling for make in makers if (sibling := make(entry, others, rng)) is not None]
    return found[:5]


def thinned(entry: Entry, rng: Random) -> Entry:
    """`entry` as a less careful library holds it: fields left out, co-authors dropped, the subtitle gone, the title
    shouted, the year of the online version."""
    for field in ("pages", "issue", "volume", "publisher", "number_of_pages", "place", "series"):
        if rng.random() < 0.15 and not (field == "volume" and entry.type in _BOOKS):
            entry = replace(entry, **{field: ""})  # type: ignore[arg-type]
    if rng.random() < 0.15:
        entry = replace(entry, authors=entry.authors[:1])
    if rng.random() < 0.2:
        entry = replace(
            entry, authors=tuple(replace(one, given=one.given[:1]) if one.given else one for one in entry.authors)
        )
    if rng.random() < 0.1:
        entry = replace(entry, title=entry.title.upper())
    if rng.random() < 0.1 and ": " in entry.title:
        entry = replace(entry, title=entry.title.split(": ")[0])
    if rng.random() < 0.06 and entry.year and entry.pages and entry.type.startswith("article"):
        entry = replace(entry, date=Date(entry.year - 1))
    if rng.random() < 0.3:
        entry = replace(entry, identifiers=())
    return entry


def notice(entry: Entry, rng: Random) -> Entry:
    """A notice about `entry`."""
    russian = re.search("[а-яё]", entry.title)
    pages = _shifted(entry.pages, rng)
    form = rng.choice(_RUSSIAN_NOTICES if russian else _NOTICES)
    return replace(entry, key=f"{entry.key}+notice", title=form.format(entry.title), pages=pages, identifiers=())


def _other_volume(entry: Entry, others: Sequence[Entry], rng: Random) -> Sibling | None:
    if not entry.volume.isdecimal() or entry.type not in _BOOKS:
        return None
    volume = str(int(entry.volume) + rng.choice((1, 2, -1)) or 12)
    date = Date(entry.year + rng.choice((0, 0, 1, 2))) if entry.year else entry.date
    return _made(entry, "volume", volume=volume, date=date), entry.volume


def _set_or_volume(entry: Entry, others: Sequence[Entry], rng: Random) -> Sibling | None:
    if entry.type != "book" or not entry.title:
        return None
    if entry.volume.isdecimal():
        return _made(entry, "set", volume=""), f" {entry.volume}"
    return _made(entry, "of set", volume=str(rng.randint(1, 6)), number_of_pages=""), entry.title[:12]


def _other_edition(entry: Entry, others: Sequence[Entry], rng: Random) -> Sibling | None:
    if not entry.edition.isdecimal() or entry.type not in _BOOKS:
        return None
    date = Date(entry.year + rng.randint(1, 9)) if entry.year and rng.random() < 0.7 else entry.date
    return _made(entry, "edition", edition=str(int(entry.edition) + 1), date=date), entry.edition


def _other_part(entry: Entry, others: Sequence[Entry], rng: Random) -> Sibling | None:
    found = re.search(r"(?:Part|Ч\.) ([IV]{1,3}|\d)$", entry.title)
    if found is None:
        return None
    printed = found.group(1)
    other = rng.choice([one for one in ("I", "II", "III", "IV") if one != printed] if not printed.isdecimal() else
                       [one for one in "1234" if one != printed])  # fmt: skip
    return _made(entry, "part", title=entry.title[: found.start(1)] + other, pages=_shifted(entry.pages, rng)), printed


def _other_word(entry: Entry, others: Sequence[Entry], rng: Random) -> Sibling | None:
    words = _WORD.findall(entry.title)
    strange = _WORD.findall(rng.choice(others).title)
    if len(words) < 3 or not strange:
        return None
    word = rng.choice(words)
    title = entry.title.replace(word, rng.choice(strange).lower(), 1)
    date = Date(entry.year + rng.choice((0, 1, 2))) if entry.year else entry.date
    volume = str(int(entry.volume) + rng.choice((0, 1))) if entry.volume.isdecimal() else entry.volume
    return _made(entry, "word", title=title, date=date, volume=volume, pages=_shifted(entry.pages, rng)), word


def _other_title(entry: Entry, others: Sequence[Entry], rng: Random) -> Sibling | None:
    other = rng.choice(others)
    if not other.title or not entry.title:
        return None
    return _made(entry, "title", title=other.title, pages=_shifted(entry.pages, rng)), entry.title[:12]


def _other_notice(entry: Entry, others: Sequence[Entry], rng: Random) -> Sibling | None:
    if entry.key.endswith("+notice"):
        bare = entry.title.split(": ", 1)[-1]
        return _made(entry, "noticed", title=bare, pages=_shifted(entry.pages, rng)), entry.title[:8]
    return (notice(entry, rng), entry.title[:8]) if entry.title else None


def _other_stage(entry: Entry, others: Sequence[Entry], rng: Random) -> Sibling | None:
    if entry.type != "thesis":
        return None
    if entry.genre == _abstract_genre(entry):
        return _made(entry, "thesis", genre="дис. ... канд. наук"), "бстра" if entry.genre.isascii() else "втореф"
    return _made(entry, "abstract", genre=_abstract_genre(entry)), entry.title[:12]


def _other_year(entry: Entry, others: Sequence[Entry], rng: Random) -> Sibling | None:
    if entry.year is None:
        return None
    if entry.type in _BOOKS:
        return _made(entry, "year", date=Date(entry.year - rng.randint(2, 20))), str(entry.year)
    volume = str(rng.randint(1, 60)) if entry.volume else ""
    date = Date(entry.year - rng.randint(1, 9))
    return _made(entry, "year", date=date, volume=volume, pages=_shifted(entry.pages, rng)), str(entry.year)


def _whole_for_part(entry: Entry, others: Sequence[Entry], rng: Random) -> Sibling | None:
    if entry.type not in _PARTS or not entry.container:
        return None
    authors = () if rng.random() < 0.5 else entry.editors
    return _made(entry, "whole", type="book", title=entry.container, container="", authors=authors, pages=""), (
        entry.title[:12]
    )


def _part_for_whole(entry: Entry, others: Sequence[Entry], rng: Random) -> Sibling | None:
    if entry.type != "book":
        return None
    authors = entry.authors if rng.random() < 0.5 else rng.choice(others).authors
    first = rng.randint(3, 300)
    pages = f"{first}-{first + rng.randint(5, 30)}"
    title = rng.choice(others).title
    return _made(entry, "part", type="chapter", title=title, container=entry.title, authors=authors, pages=pages), (
        entry.title[:12]
    )


def _other_authors(entry: Entry, others: Sequence[Entry], rng: Random) -> Sibling | None:
    authors = rng.choice(others).authors
    if not authors or not entry.authors or rng.random() < 0.5:
        return None
    date = Date(entry.year + rng.randint(-9, 9)) if entry.year else entry.date
    return _made(entry, "authors", authors=authors, date=date, pages=_shifted(entry.pages, rng)), (
        entry.authors[0].family or entry.authors[0].literal
    )


def _other_page(entry: Entry, others: Sequence[Entry], rng: Random) -> Sibling | None:
    other = rng.choice(others)
    if not entry.pages[:1].isdecimal() or not other.title or rng.random() < 0.5:
        return None
    return _made(entry, "page", title=other.title, pages=_shifted(entry.pages, rng)), re.split(r"\D", entry.pages)[0]


def _made(entry: Entry, kind: str, **fields: object) -> Entry:
    return replace(entry, key=f"{entry.key}+{kind}", identifiers=(), url="", **fields)  # type: ignore[arg-type]


def _part(entry: Entry, number: int, rng: Random) -> str:
    if re.search("[а-яё]", entry.title):
        return f"{entry.title}. Ч. {number}"
    return f"{entry.title}. Part {('I', 'II', 'III', 'IV')[number - 1] if rng.random() < 0.7 else number}"


def _abstract_genre(entry: Entry) -> str:
    return "автореферат диссертации" if re.search("[а-яё]", entry.title) else "abstract of dissertation"


def _shifted(pages: str, rng: Random) -> str:
    numbers = [int(number) for number in re.findall(r"\d{1,6}", pages)[:2]]
    if not numbers:
        return ""
    shift = rng.choice((1, 3, 12, 40, 150, 900))
    return "-".join(str(number + shift) for number in numbers)
