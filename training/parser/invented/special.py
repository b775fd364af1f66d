"""Invented publications with a form of their own: theses, laws, archival files, newspapers, web pages, standards."""

from __future__ import annotations

from random import Random

from citelink.bibliography.entry import Date, Entry
from training.parser.invented.bodies import draw_bodies
from training.parser.invented.facts import (
    draw_accessed,
    draw_url,
    draw_year,
    invent_people,
    invent_title,
)
from training.parser.invented.stock import Stock


def invent_thesis(stock: Stock, rng: Random) -> Entry:
    """A thesis or its abstract."""
    code = rng.choice(
        (
            f"{rng.randint(1, 25):02}.00.{rng.randint(1, 13):02}",
            f"{rng.randint(1, 6)}.{rng.randint(1, 12)}.{rng.randint(1, 9)}",
            f"6D02{rng.randint(1000, 9999)}",
        )
    )
    extra = [("speciality", code)] if rng.random() < 0.7 else []
    return Entry(
        type="thesis",
        language=stock.code,
        title=invent_title(stock, rng),
        authors=invent_people(stock, rng, 1),
        genre=rng.choice(stock.theses),
        place=rng.choice(stock.places),
        date=Date(draw_year(rng)),
        publisher=rng.choice(("КазНУ им. аль-Фараби", "МГУ", "ЕНУ", "Институт философии", "СПбГУ"))
        if stock.code == "ru" and rng.random() < 0.15
        else "",
        number_of_pages=str(rng.randint(18, 380)) if rng.random() < 0.9 else "",
        extra=(*extra, *draw_bodies(stock, rng, 0.25)),
    )


def invent_law(stock: Stock, rng: Random) -> Entry:
    """A law, in a gazette or on the web."""
    hosted = rng.random() < 0.3
    number = rng.choice(
        (
            f"{rng.randint(1, 480)}-{rng.choice(('I', 'II', 'III', 'IV', 'V', 'VI', 'VII'))}",
            str(rng.randint(1, 1999)),
            f"{rng.randint(1, 480)}-{rng.choice(('V ЗРК', 'VI ЗРК', 'VI ҚРЗ' if stock.code == 'kk' else 'V ЗРК'))}",
        )
    )
    online = rng.random() < 0.45
    if stock.code in {"uk", "bg"}:
        number = f"{rng.randint(1, 3900)}{rng.choice(('-VIII', '-IX', '', '/2015'))}"
    kind = rng.choice(stock.laws)
    if kind.lower().startswith("федеральн"):
        number = f"{rng.randint(1, 480)}-ФЗ"
    return Entry(
        type="legislation",
        language=stock.code,
        title=rng.choice(stock.law_titles),
        genre=kind,
        number=number,
        date=Date(rng.randint(1991, 2026), rng.randint(1, 12), rng.randint(1, 28)),
        container=rng.choice(stock.gazettes) if hosted else "",
        issue=str(rng.randint(1, 52)) if hosted else "",
        pages="",
        url=draw_url(rng) if online and not hosted else "",
        accessed=draw_accessed(rng) if online and rng.random() < 0.7 else None,
    )


def invent_archive(stock: Stock, rng: Random) -> Entry:
    """A file of an archive."""
    leaf = rng.randint(1, 180)
    shelf = rng.choice(stock.shelf).format(
        f=rng.randint(1, 2900), o=rng.randint(1, 20), d=rng.randint(1, 4000), l=leaf, m=leaf + rng.randint(1, 9)
    )
    titled = rng.random() < 0.4
    return Entry(
        type="manuscript",
        language=stock.code,
        title=invent_title(stock, rng) if titled else "",
        authors=invent_people(stock, rng, 1) if titled and rng.random() < 0.5 else (),
        date=Date(rng.randint(1860, 1995)) if titled and rng.random() < 0.3 else None,
        extra=(("archive", rng.choice(stock.archives)), ("shelfmark", shelf)),
    )


def invent_newspaper(stock: Stock, rng: Random) -> Entry:
    """An article of a newspaper."""
    dated = rng.random() < 0.8
    return Entry(
        type="article-newspaper",
        language=stock.code,
        title=invent_title(stock, rng),
        authors=invent_people(stock, rng, 2),
        container=rng.choice(stock.newspapers),
        date=Date(draw_year(rng), rng.randint(1, 12) if dated else None, rng.randint(1, 28) if dated else None),
        issue=str(rng.randint(1, 250)) if rng.random() < 0.4 else "",
        pages=str(rng.randint(1, 12)) if rng.random() < 0.5 else "",
    )


def invent_webpage(stock: Stock, rng: Random) -> Entry:
    """A page of the web."""
    return Entry(
        type="webpage",
        language=stock.code,
        title=invent_title(stock, rng),
        authors=invent_people(stock, rng, 2) if rng.random() < 0.4 else (),
        container=rng.choice(stock.sites) if stock.sites else "",
        date=Date(draw_year(rng)) if rng.random() < 0.5 else None,
        url=draw_url(rng),
        accessed=draw_accessed(rng) if rng.random() < 0.8 else None,
    )


def invent_standard(stock: Stock, rng: Random) -> Entry:
    """A standard."""
    year = draw_year(rng)
    name = rng.choice(("ГОСТ", "ГОСТ Р", "СТ РК", "ГОСТ ISO", "СНиП", "ҚР СТ" if stock.code == "kk" else "ГОСТ"))
    number = f"{name} {rng.randint(2, 60)}.{rng.randint(0, 99)}{rng.choice(('–', '-', '—'))}{year}"
    return Entry(
        type="standard",
        language=stock.code,
        title=invent_title(stock, rng),
        number=number,
        date=Date(year),
        place=rng.choice(stock.places[:6]),
        publisher=rng.choice(("Стандартинформ", "Изд-во стандартов", "Мемстандарт", "Госстандарт"))
        if rng.random() < 0.8
        else "",
        number_of_pages=str(rng.randint(3, 90)),
        extra=(("introduced", f"{rng.randint(1, 28):02}.{rng.randint(1, 12):02}.{year}"),)
        if rng.random() < 0.4
        else (),
    )


def invent_patent(stock: Stock, rng: Random) -> Entry:
    """A patent."""
    year = rng.randint(1980, 2025)
    kind = {"kk": ("Патент", "Инновациялық патент", "Пайдалы модельге патент")}.get(
        stock.code, ("Патент", "Пат.", "А. с.", "Предпатент") if stock.code == "ru" else ("Патент",)
    )
    filed = (
        f"заявл. {rng.randint(1, 28):02}.{rng.randint(1, 12):02}.{year - 2}"
        if stock.code == "ru" and rng.random() < 0.6
        else ""
    )
    return Entry(
        type="patent",
        language=stock.code,
        title=invent_title(stock, rng),
        authors=invent_people(stock, rng, 4),
        genre=rng.choice(kind),
        number=str(rng.randint(10_000, 2_990_000)),
        date=Date(year, rng.randint(1, 12), rng.randint(1, 28)),
        issue=str(rng.randint(1, 36)),
        number_of_pages=str(rng.randint(2, 9)) if rng.random() < 0.4 else "",
        extra=(
            ("country", "СССР" if year < 1992 else rng.choice(("РФ", "РК", "ҚР" if stock.code == "kk" else "РК"))),
            ("class", _patent_class(rng) if rng.random() < 0.5 else ""),
            ("filed", filed),
        ),
    )


def _patent_class(rng: Random) -> str:
    group = f"{rng.choice('ABCEFGH')} {rng.randint(1, 65):02} {rng.choice('BCDK')}"
    return f"МПК {group} {rng.randint(1, 40)}/{rng.randint(0, 28):02}"
