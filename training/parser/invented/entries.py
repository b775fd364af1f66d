"""Invented entries: facts of a language recombined at random, for references that no licensed list shows."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from citelink.bibliography.entry import Date, Entry
from citelink.styles.names import inverted
from training.parser.invented import special
from training.parser.invented.bodies import draw_bodies
from training.parser.invented.facts import (
    draw_accessed,
    draw_doi,
    draw_isbn,
    draw_issue,
    draw_range,
    draw_url,
    draw_year,
    invent_people,
    invent_title,
)
from training.parser.invented.stock import Stock

_CYRILLIC_KINDS = (
    ("article-journal",) * 8
    + ("book",) * 9
    + ("volume",) * 3
    + ("chapter",) * 4
    + ("paper-conference",) * 4
    + ("thesis",) * 3
    + ("legislation",) * 3
    + ("manuscript",)
    + ("article-newspaper",) * 2
    + ("webpage",) * 3
    + ("standard", "patent", "online article")
)
_GERMAN_KINDS = ("article-journal",) * 6 + ("chapter",) * 6 + ("book",) * 6 + ("paper-conference", "article-newspaper")
_ASIAN_KINDS = ("article-journal",) * 7 + ("book",) * 2 + ("paper-conference",) * 2 + ("thesis",)


_COLLECTED = {
    "kk": ("Шығармалар жинағы", "Таңдамалы шығармалар", "Шығармаларының толық жинағы", "Бес томдық шығармалар жинағы"),
    "ru": (
        "Собрание сочинений", "Сочинения", "Избранные произведения", "Избранные труды", "Полное собрание сочинений",
        "Соч.", "Полн. собр. соч.", "Собр. соч.", "Избр. произв.",
    ),
    "uk": ("Твори", "Зібрання творів"),
    "bg": ("Съчинения", "Събрани съчинения"),
}  # fmt: skip
_HISTORIES = {"kk": ("Қазақстан тарихы",), "ru": ("История Казахстана",)}


def invent(stock: Stock, rng: Random, kind: str = "") -> Entry:
    """An invented entry of the stock's language; `kind` is a CSL type, "volume" or "online article", random when ""."""
    asian = stock.code in {"ko", "zh", "ja"}
    kind = kind or rng.choice(_GERMAN_KINDS if stock.code == "de" else _ASIAN_KINDS if asian else _CYRILLIC_KINDS)
    make = {
        "article-journal": _article,
        "book": _book,
        "volume": _volume,
        "chapter": _chapter,
        "paper-conference": _paper,
        "thesis": special.invent_thesis,
        "legislation": special.invent_law,
        "manuscript": special.invent_archive,
        "article-newspaper": special.invent_newspaper,
        "webpage": special.invent_webpage,
        "standard": special.invent_standard,
        "patent": special.invent_patent,
        "online article": _online,
    }[kind]
    return make(stock, rng)


def _article(stock: Stock, rng: Random) -> Entry:
    numbered = rng.random()
    return Entry(
        type="article-journal",
        language=stock.code,
        title=invent_title(stock, rng),
        authors=invent_people(stock, rng),
        container=rng.choice(stock.journals),
        date=Date(draw_year(rng)),
        volume=str(rng.randint(1, 190)) if numbered < 0.45 else "",
        issue=draw_issue(rng) if numbered > 0.2 else "",
        pages=draw_range(rng) if rng.random() < 0.92 else "",
        identifiers=draw_doi(rng) if rng.random() < 0.2 else (),
        place=rng.choice(stock.places) if rng.random() < 0.05 else "",
    )


def _online(stock: Stock, rng: Random) -> Entry:
    return replace(_article(stock, rng), url=draw_url(rng), accessed=draw_accessed(rng))


def _book(stock: Stock, rng: Random) -> Entry:
    edited = rng.random() < 0.15
    return Entry(
        type="book",
        language=stock.code,
        title=invent_title(stock, rng),
        authors=() if edited and rng.random() < 0.5 else invent_people(stock, rng),
        editors=invent_people(stock, rng, 2) if edited else (),
        translators=invent_people(stock, rng, 1) if rng.random() < 0.07 else (),
        genre=rng.choice(stock.genres) if stock.genres and rng.random() < 0.45 else "",
        edition=str(rng.randint(2, 9)) if rng.random() < 0.15 else "",
        place=rng.choice(stock.places),
        publisher=rng.choice(stock.publishers) if rng.random() < 0.85 else "",
        date=Date(draw_year(rng)),
        number_of_pages=str(rng.randint(24, 899)) if rng.random() < 0.9 else "",
        series=rng.choice(stock.series) if stock.series and rng.random() < 0.1 else "",
        number=str(rng.randint(1, 60)) if rng.random() < 0.5 else "",
        identifiers=draw_isbn(rng),
        extra=draw_bodies(stock, rng, 0.25),
    )


def _volume(stock: Stock, rng: Random) -> Entry:
    whole = (*_COLLECTED[stock.code], *_HISTORIES.get(stock.code, ()))
    book = _book(stock, rng)
    total = str(rng.randint(2, 30))
    named = rng.random() < 0.5
    return replace(
        book,
        genre="",
        edition="",
        title=book.title if named else rng.choice(whole),
        container=rng.choice(whole) if named else "",
        volume=str(rng.randint(1, int(total))),
        extra=(("number-of-volumes", total if rng.random() < 0.7 else ""), *book.extra),
    )


def _chapter(stock: Stock, rng: Random) -> Entry:
    if stock.code in _COLLECTED and rng.random() < 0.5:
        return _collected(stock, rng)
    return Entry(
        type="chapter",
        language=stock.code,
        title=invent_title(stock, rng),
        authors=invent_people(stock, rng, 3),
        container=invent_title(stock, rng),
        editors=invent_people(stock, rng, 2) if rng.random() < 0.5 else (),
        place=rng.choice(stock.places),
        publisher=rng.choice(stock.publishers),
        date=Date(draw_year(rng)),
        pages=draw_range(rng),
        volume=str(rng.randint(1, 9)) if rng.random() < 0.1 else "",
    )


def _collected(stock: Stock, rng: Random) -> Entry:
    """A part of its author's collected works, before which lists print the author again."""
    authors = invent_people(stock, rng, 1)
    volume = rng.randint(1, 30) if rng.random() < 0.7 else 0
    owner = inverted(authors[0], " ", rng.choice((" ", ""))) if rng.random() < 0.8 else ""
    total = str(volume + rng.randint(0, 9)) if volume and rng.random() < 0.5 else ""
    extra = (("container-author", owner), ("number-of-volumes", total))
    return Entry(
        type="chapter",
        language=stock.code,
        title=invent_title(stock, rng),
        authors=authors,
        container=rng.choice(_COLLECTED[stock.code]) if rng.random() < 0.7 else invent_title(stock, rng),
        volume=str(volume or ""),
        place=rng.choice(stock.places) if rng.random() < 0.8 else "",
        publisher=rng.choice(stock.publishers) if rng.random() < 0.6 else "",
        date=Date(draw_year(rng)),
        pages=draw_range(rng),
        extra=tuple((name, value) for name, value in extra if value),
    )


def _paper(stock: Stock, rng: Random) -> Entry:
    subject = rng.choice(stock.subjects)
    subject = subject[:1].upper() + subject[1:]
    host = rng.choice(stock.proceedings).format(a=subject, A=subject)
    if stock.code == "ru" and rng.random() < 0.3:
        days, month = f"{rng.randint(1, 27)}–{rng.randint(28, 30)}", rng.choice(("мая", "апреля", "октября", "ноября"))
        host += f" ({rng.choice(stock.places)}, {days} {month} {draw_year(rng)} г.)"
    return Entry(
        type="paper-conference",
        language=stock.code,
        title=invent_title(stock, rng),
        authors=invent_people(stock, rng),
        container=host,
        place=rng.choice(stock.places),
        publisher=rng.choice(stock.publishers) if rng.random() < 0.4 else "",
        date=Date(draw_year(rng)),
        pages=draw_range(rng),
        volume=str(rng.randint(1, 5)) if rng.random() < 0.12 else "",
        extra=draw_bodies(stock, rng, 0.15),
    )
