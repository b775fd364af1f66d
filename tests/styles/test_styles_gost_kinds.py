"""Kinds of publications by the three standards: media, volumes, theses, acts, patents, archives, pages of the web."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citelink.bibliography import Date, Entry, Person
from citelink.bibliography.formats.bibtex.reading import read
from citelink.styles import Choices, open_style, render

ORLOV, SERIK, REED = Person("Орлов", "Павел Ильич"), Person("Серік", "Асқар"), Person("Reed", "Ann B.")
BOOK = Entry(type="book", language="ru", title="Реки", authors=(ORLOV,), place="Москва", date=Date(1999))
OLD, REFERENCE, NEW = "gost-7.1-2003", "gost-7.0.5-2008", "gost-7.0.100-2018"


@pytest.mark.parametrize(
    ("title", "genre", "printed"),
    [
        ("Реки: очерки", "", "Реки [Текст] : очерки"),
        ("Реки: очерки: записки", "", "Реки [Текст] : очерки : записки"),
        ("Реки", "учебник", "Реки [Текст] : учебник"),
        ("Реки = Rivers", "учебник", "Реки [Текст] = Rivers : учебник"),
        ("Реки. Озёра", "", "Реки. Озёра [Текст]"),
        ("«Реки»: очерки", "", "«Реки» [Текст] : очерки"),
    ],
)
def test_the_medium_stands_behind_the_title_proper(title: str, genre: str, printed: str) -> None:
    text = render(replace(BOOK, title=title, genre=genre), OLD).text
    assert text == f"Орлов, П. И. {printed} / П. И. Орлов. – М., 1999."


@pytest.mark.parametrize(
    ("changes", "bracketed", "area"),
    [
        ({}, "Текст", "Текст : непосредственный"),
        ({"url": "http://a.ru"}, "Электронный ресурс", "Текст : электронный"),
        ({"medium": "CD-ROM"}, "Электронный ресурс", "Текст : электронный"),
        ({"type": "map"}, "Карты", "Изображение (картографическое) : непосредственное"),
        ({"type": "musical_score"}, "Ноты", "Музыка (знаковая) : непосредственная"),
        ({"type": "motion_picture"}, "Видеозапись", "Изображение (движущееся) : видео"),
        ({"medium": "Изоматериал"}, "Изоматериал", "Текст : непосредственный"),
        ({"language": "kk"}, "Мәтін", "Мәтін : тікелей"),
        ({"language": "kk", "type": "map"}, "Карталар", "Бейне (картографиялық) : тікелей"),
        ({"language": "en"}, "Text", "Text : unmediated"),
    ],
)
def test_media(changes: dict[str, str], bracketed: str, area: str) -> None:
    entry = replace(BOOK, **changes)  # type: ignore[arg-type]
    assert f"Реки [{bracketed}] /" in render(entry, OLD).text
    assert render(entry, NEW).text.endswith(f". – {area}.")


@pytest.mark.parametrize("kind", ["book", "thesis", "legislation", "standard", "patent", "webpage", "report", "map"])
def test_every_kind_has_the_area_of_content_and_none_where_it_is_not_wanted(kind: str) -> None:
    entry = replace(BOOK, type=kind, number="7-ФЗ", genre="закон", date=Date(1999, 2, 3))
    assert render(entry, NEW).text.count(" – Текст : ") == (kind not in {"map"})
    (line,) = open_style(NEW).lines([entry], Choices(medium=False))
    assert "непосредственн" not in line.text
    (line,) = open_style(REFERENCE).lines([replace(BOOK, type=kind)], Choices(medium=True))
    assert "[" in line.text


def volume(**changes: object) -> Entry:
    whole = replace(BOOK, title="Лирика", container="Сочинения", volume="3", extra=(("number-of-volumes", "5"),))
    return replace(whole, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("entry", "old", "reference"),
    [
        (volume(), "Сочинения [Текст]. В 5 т. Т. 3. Лирика", "Сочинения. В 5 т. Т. 3. Лирика"),
        (volume(extra=()), "Сочинения [Текст]. Т. 3. Лирика", "Сочинения. Т. 3. Лирика"),
        (
            volume(container="", title="Сочинения", extra=(("number-of-volumes", "5"), ("volume-title", "Лирика"))),
            "Сочинения [Текст]. В 5 т. Т. 3. Лирика",
            "Сочинения. В 5 т. Т. 3. Лирика",
        ),
        (volume(container="", title="Сочинения", volume=""), "Сочинения [Текст] : в 5 т.", "Сочинения : в 5 т."),
        (volume(container="", title="Сочинения", extra=()), "Сочинения [Текст]. Т. 3", "Сочинения. Т. 3"),
        (volume(language="kk"), "Сочинения [Мәтін]. 5 томдық. Т. 3. Лирика", "Сочинения. 5 томдық. Т. 3. Лирика"),
        (volume(language="en"), "Сочинения [Text]. In 5 vols. Vol. 3. Лирика", "Сочинения. In 5 vols. Vol. 3. Лирика"),
    ],
)
def test_sets_and_their_volumes(entry: Entry, old: str, reference: str) -> None:
    assert render(entry, OLD).text == f"Орлов, П. И. {old} / П. И. Орлов. – М., 1999."
    assert render(entry, REFERENCE).text.removesuffix(". – М., 1999.").removesuffix(".") == (
        f"Орлов П. И. {reference}".removesuffix(".")
    )


@pytest.mark.parametrize(
    ("entry", "style", "text"),
    [
        (
            replace(
                BOOK,
                type="chapter",
                container="Воды",
                edition="2",
                volume="4",
                editors=(Person("Зимин", "О. П."),),
                pages="106-9",
            ),
            REFERENCE,
            "Орлов П. И. Реки // Воды. Т. 4 / под ред. О. П. Зимина. – 2-е изд. – М., 1999. – С. 106–109.",
        ),
        (
            replace(BOOK, type="paper-conference", pages="5", extra=(("event-title", "Чтения о реках"),)),
            REFERENCE,
            "Орлов П. И. Реки // Чтения о реках. – М., 1999. – С. 5.",
        ),
        (
            replace(BOOK, type="article-magazine", container="Вода", place="", date=Date(1999, 5), pages="4"),
            REFERENCE,
            "Орлов П. И. Реки // Вода. – 1999. – Май. – С. 4.",
        ),
        (
            replace(BOOK, type="article-journal", container="Вода", place="", date=Date(1999, 5, 2), issue="вып. 3"),
            REFERENCE,
            "Орлов П. И. Реки // Вода. – 1999. – вып. 3.",
        ),
        (
            replace(BOOK, type="review", container="Вода", place="", volume="Т. 7", issue="2"),
            REFERENCE,
            "Орлов П. И. Реки // Вода. – 1999. – Т. 7, № 2.",
        ),
        (
            replace(
                BOOK,
                type="thesis",
                genre="дис. ... канд. наук",
                publisher="Том. ун-т",
                extra=(("speciality", "25.00.23"),),
            ),
            OLD,
            "Орлов, П. И. Реки [Текст] : дис. ... канд. наук : 25.00.23 / Орлов Павел Ильич ; Том. ун-т. – М., 1999.",
        ),
        (
            replace(BOOK, type="thesis", genre="дис. ... канд. наук", extra=(("speciality", "25.00.23"),)),
            NEW,
            "Орлов, П. И. Реки : специальность 25.00.23 : дис. ... канд. наук / Орлов Павел Ильич. – Москва, 1999. – "
            "Текст : непосредственный.",
        ),
        (
            replace(
                BOOK,
                type="manuscript",
                authors=(),
                place="",
                date=None,
                number_of_pages="12",
                extra=(("archive", "ЦГА РК"), ("archive_location", "Ф. 4. Оп. 1. Д. 7")),
            ),
            REFERENCE,
            "Реки // ЦГА РК. Ф. 4. Оп. 1. Д. 7. 12 л.",
        ),
        (
            Entry(
                type="manuscript",
                language="kk",
                title="Хат",
                number_of_pages="3",
                extra=(("archive", "ҚР ОМА"), ("archive_location", "64-қор. 1-тізбе. 5-іс")),
            ),
            REFERENCE,
            "Хат // ҚР ОМА. 64-қор. 1-тізбе. 5-іс. 3 п.",
        ),
        (
            replace(BOOK, type="webpage", container="Метео", place="", url="http://m.ru/3", accessed=Date(2021, 1)),
            NEW,
            "Орлов, П. И. Реки / П. И. Орлов. – Текст : электронный // Метео : [сайт]. – 1999. – URL: http://m.ru/3 "
            "(дата обращения: 01.2021).",
        ),
        (
            replace(BOOK, medium="DVD"),
            REFERENCE,
            "Орлов П. И. Реки. – М., 1999. – 1 электрон. опт. диск (DVD).",
        ),
        (
            replace(BOOK, type="report", genre="отчет о НИР", number="ГР 0123", note="Деп. в ВИНИТИ 13.06.01, № 1398"),
            REFERENCE,
            "Орлов П. И. Реки : отчет о НИР. – М., 1999. – ГР 0123. – Деп. в ВИНИТИ 13.06.01, № 1398.",
        ),
        (
            replace(
                BOOK,
                type="article",
                language="en",
                title="Rivers",
                authors=(REED,),
                place="",
                identifiers=(("arXiv", "2101.12345"),),
            ),
            REFERENCE,
            "Reed A. B. Rivers. – 1999. – arXiv: 2101.12345.",
        ),
        (replace(BOOK, place="Алма-Ата; Ленинград"), REFERENCE, "Орлов П. И. Реки. – Алма-Ата ; Л., 1999."),
        (replace(BOOK, edition="3rd", language="en"), REFERENCE, "Орлов П. И. Реки. – 3rd ed. – М., 1999."),
        (replace(BOOK, edition="Second", language="en"), REFERENCE, "Орлов П. И. Реки. – Second ed. – М., 1999."),
        (
            replace(
                BOOK,
                type="article-journal",
                language="en",
                title="",
                authors=(),
                container="Water",
                place="",
                issue="5",
            ),
            REFERENCE,
            "Water. – 1999. – No. 5.",
        ),
        (replace(BOOK, edition="2-е, испр."), REFERENCE, "Орлов П. И. Реки. – 2-е изд., испр. – М., 1999."),
        (Entry(note="Нечитаемая строка списка"), REFERENCE, "Нечитаемая строка списка."),
    ],
)
def test_kinds_of_their_own(entry: Entry, style: str, text: str) -> None:
    assert render(entry, style).text == text


ACT = Entry(
    type="legislation", language="ru", title="О лесах", genre="закон", number="12-РЗ", date=Date(2007, 4, 5),
    container="Звезда", extra=(("article", "140"), ("printed", "2007-04-20")), issue="7",
)  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        (ACT, "О лесах : закон от 5 апреля 2007 г. № 12-РЗ // Звезда. – 2007. – 20 апреля. – № 7. – Ст. 140."),
        (
            replace(ACT, extra=(("printed", "2008"),), issue=""),
            "О лесах : закон от 5 апреля 2007 г. № 12-РЗ // Звезда. – 2008.",
        ),
        (
            replace(ACT, date=Date(2007), container="", extra=()),
            "О лесах : закон от 2007 № 12-РЗ.",
        ),
        (
            replace(
                ACT, language="kk", title="Орман туралы", genre="Заңы", container="Жаршы", extra=(("article", "140"),)
            ),
            "Қазақстан Республикасының 2007 жылғы 5 сәуірдегі № 12-РЗ «Орман туралы» Заңы // Жаршы. – 2007. – № 7. – "
            "140-құжат.",
        ),
        (
            replace(
                ACT, language="kk", title="Орман туралы", genre="Жарлығы", container="Жаршы", issue="", date=Date(2007),
                extra=(("authority", "Қазақстан Республикасы Президентінің"), ("printed", "2007-04-20")),
            ),
            "Қазақстан Республикасы Президентінің 2007 жылғы № 12-РЗ «Орман туралы» Жарлығы // Жаршы. – 2007. – "
            "20 сәуір.",
        ),
        (
            replace(ACT, language="kk", title="Орман кодексі", genre="", container="", extra=()),
            "Қазақстан Республикасының 2007 жылғы 5 сәуірдегі № 12-РЗ Орман кодексі.",
        ),
        (
            Entry(
                type="legislation", language="kk", title="Орман туралы", genre="Заңы", place="Алматы", publisher="Заң",
                date=Date(2009), number_of_pages="20",
            ),
            "Қазақстан Республикасының «Орман туралы» Заңы. – Алматы : Заң, 2009. – 20 б.",
        ),
    ],
)  # fmt: skip
def test_acts(entry: Entry, text: str) -> None:
    assert render(entry).text == text


PATENT = Entry(
    type="patent", language="ru", title="Сеялка", authors=(ORLOV,), genre="Патент", number="2345678",
    date=Date(2009, 4, 20), issue="11", number_of_pages="4",
    extra=(
        ("country", "Российская Федерация"), ("class", "МПК А01С 7/00"), ("application", "2007123456/12"),
        ("filed", "2007-03-11"), ("holder", "заявитель Завод"),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("style", "text"),
    [
        (
            OLD,
            "Патент 2345678 Российская Федерация, МПК А01С 7/00. Сеялка [Текст] / Орлов П. И. ; заявитель Завод. – № "
            "2007123456/12 ; заявл. 11.03.2007 ; опубл. 20.04.2009, Бюл. № 11. – 4 с.",
        ),
        (
            REFERENCE,
            "Орлов П. И. Сеялка : патент 2345678 Российская Федерация, МПК А01С 7/00. – № 2007123456/12 ; заявл. "
            "11.03.2007 ; опубл. 20.04.2009, Бюл. № 11. – 4 с.",
        ),
        (
            NEW,
            "Патент № 2345678 Российская Федерация, МПК А01С 7/00. Сеялка : № 2007123456/12 : заявл. 11.03.2007 : "
            "опубл. 20.04.2009, Бюл. № 11 / Орлов П. И. ; заявитель Завод. – 4 с. – Текст : непосредственный.",
        ),
    ],
)
def test_patents(style: str, text: str) -> None:
    assert render(PATENT, style).text == text


@pytest.mark.parametrize(
    ("record", "text"),
    [
        ("series={Steppe}, number={7}", "Rivers. – Leeds, 1999. – (Steppe ; vol. 7)."),
        ("series={Steppe}, volume={7}", "Rivers. – Leeds, 1999. – (Steppe ; vol. 7)."),
        ("series={Steppe}, volume={2}, volumes={3}", "Rivers. In 3 vols. Vol. 2. – Leeds, 1999. – (Steppe)."),
        ("volume={2}", "Rivers. Vol. 2. – Leeds, 1999."),
        ("series={Steppe}, number={v. 7}", "Rivers. – Leeds, 1999. – (Steppe ; v. 7)."),
        ("isbn={5-01, 5-02}", "Rivers. – Leeds, 1999. – ISBN 5-01. – ISBN 5-02."),
        ("edition={2nd, revised}", "Rivers. – 2nd ed., revised. – Leeds, 1999."),
        ("edition={2nd ed., revised}", "Rivers. – 2nd ed., revised. – Leeds, 1999."),
        ("location={York and Leeds}, address={}", "Rivers. – York ; Leeds, 1999."),
    ],
)
def test_what_bibtex_calls_the_volume_of_a_series(record: str, text: str) -> None:
    entry = read(f"@book{{a, title={{Rivers}}, address={{Leeds}}, year=1999, {record}}}", "x.bib").entries["a"]
    assert render(entry).text == text


@pytest.mark.parametrize(
    ("record", "text"),
    [
        ("@article{a, journal={Лес}, volume=5, eid={e12}, ", "Реки // Лес. – 1999. – Т. 5. – С. e12."),
        ("@article{a, journal={Лес}, volume=5, eid={e12}, pages={3--4}, ", "Реки // Лес. – 1999. – Т. 5. – С. 3–4."),
        ("@inproceedings{a, booktitle={Лес}, eid={12}, ", "Реки // Лес. – 1999. – С. 12."),
        ("@misc{a, howpublished={Личное сообщение}, note={Май}, ", "Реки. – 1999. – Личное сообщение. – Май."),
        ("@misc{a, howpublished={Рукопись}, ", "Реки. – 1999. – Рукопись."),
        ("@booklet{a, howpublished={Типография № 3}, address={Омск}, ", "Реки. – Омск, 1999. – Типография № 3."),
        ("@misc{a, howpublished={\\url{http://a.ru/b}}, ", "Реки. – 1999. – URL: http://a.ru/b."),
        ("@misc{a, howpublished={CD-ROM}, ", "Реки. – 1999. – 1 электрон. опт. диск (CD-ROM)."),
        ("@book{a, media={Текст}, ", "Реки. – 1999."),
    ],
)
def test_what_bibtex_has_besides(record: str, text: str) -> None:
    entry = read(f"{record}title={{Реки}}, year=1999, langid={{russian}}}}", "x.bib").entries["a"]
    assert render(entry).text == text


@pytest.mark.parametrize(
    ("date", "issue", "dated"),
    [
        (Date(1999, 5), "5", "1999. – № 5"), (Date(1999, 5), "", "1999. – Май"),
        (Date(1999, 5, 3), "5", "1999. – 3 мая. – № 5"),
    ],
)  # fmt: skip
def test_a_magazine_with_a_number_needs_no_month(date: Date, issue: str, dated: str) -> None:
    entry = Entry(type="article-magazine", language="ru", title="Реки", container="Лес", date=date, issue=issue)
    assert render(entry).text == f"Реки // Лес. – {dated}."


def test_patents_as_biblatex_writes_them() -> None:
    text = (
        "@patent{a, title={Сеялка}, number={1234}, type={invcert}, location={countryussr}, year=1981, langid={russian}}"
    )
    entry = read(text, "x.bib").entries["a"]
    assert render(entry, OLD).text == "А. с. 1234 СССР. Сеялка [Текст]. – Опубл. 1981."


@pytest.mark.parametrize(
    ("language", "title", "unit"),
    [
        ("", "Реки", "с."), ("", "Өзен", "б."), ("", "Rivers", "p."), ("rus", "Rivers", "с."), ("kk-KZ", "Реки", "б."),
        ("Kazakh", "Реки", "б."), ("қазақша", "Реки", "б."), ("qqq", "Реки", "с."),
    ],
)  # fmt: skip
def test_words_are_those_of_the_record(language: str, title: str, unit: str) -> None:
    entry = Entry(type="book", language=language, title=title, number_of_pages="40")
    assert render(entry).text == f"{title}. – 40 {unit}"


@pytest.mark.parametrize(
    ("author", "title", "unit"),
    [("Қалиев", "Баспалдак", "б."), ("Калиев", "Баспалдак", "с."), ("Қалиев", "Реки и степи", "с.")],
)
def test_letters_of_names_tell_the_language_of_a_short_title(author: str, title: str, unit: str) -> None:
    entry = Entry(type="book", title=title, authors=(Person(author, "А."),), number_of_pages="40")
    assert render(entry).text == f"{author} А. {title}. – 40 {unit}"


@pytest.mark.parametrize(
    ("places", "printed"), [("full", "Москва ; Лондон"), ("short", "М. ; Лондон"), (None, "М. ; Лондон")]
)
def test_places(places: str | None, printed: str) -> None:
    entry = replace(BOOK, place="М.; Лондон")
    (line,) = open_style(REFERENCE).lines([entry], Choices(places=places))  # type: ignore[arg-type]
    assert line.text == f"Орлов П. И. Реки. – {printed}, 1999."
