"""The normalisers: one printed value in, one typed value out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.bibliography.entry import Date, Person
from citelink.languages import all_languages
from citelink.parsing.fields.dates import parse_date
from citelink.parsing.fields.language import guess_title_language
from citelink.parsing.fields.names import parse_names
from citelink.parsing.fields.numbers import parse_edition, parse_number
from citelink.parsing.fields.pages import parse_extent, parse_pages
from citelink.parsing.fields.type import guess_type


def person(family: str, given: str = "", particle: str = "", suffix: str = "") -> Person:
    return Person(family=family, given=given, particle=particle, suffix=suffix)


@pytest.mark.parametrize(
    ("printed", "people", "et_al"),
    [
        ("Тихонов, А.Н.", [person("Тихонов", "А. Н.")], False),
        ("Тихонов А. Н., Самарский А. А.", [person("Тихонов", "А. Н."), person("Самарский", "А. А.")], False),
        ("А.Н. Тихонов, А.А. Самарский", [person("Тихонов", "А. Н."), person("Самарский", "А. А.")], False),
        ("Сәтбаев .Қ", [person("Сәтбаев", "Қ.")], False),
        ("Сәтбаев.Қ.И.", [person("Сәтбаев", "Қ. И.")], False),
        ("Гадамер Х.-Г.", [person("Гадамер", "Х.-Г.")], False),
        ("Байтұрсынұлы А.", [person("Байтұрсынұлы", "А.")], False),
        ("Хакімжанқызы Мәриям", [person("Хакімжанқызы", "Мәриям")], False),
        ("Толстой Лев Николаевич", [person("Толстой", "Лев Николаевич")], False),
        ("Л. Д. Ландау [и др.]", [person("Ландау", "Л. Д.")], True),
        ("Қайдар Ә. және т.б.", [person("Қайдар", "Ә.")], True),
        ("Исаев Ж.Б., Омаров Т. Б.", [person("Исаев", "Ж. Б."), person("Омаров", "Т. Б.")], False),
        ("Асанов А., ж.б.", [person("Асанов", "А.")], True),
        ("Watson JD, Crick FH", [person("Watson", "J. D."), person("Crick", "F. H.")], False),
        ("Vaswani, A., Shazeer, N., et al.", [person("Vaswani", "A."), person("Shazeer", "N.")], True),
        ("J. D. Watson and F. H. C. Crick", [person("Watson", "J. D."), person("Crick", "F. H. C.")], False),
        ("Müller, K.; Schmidt, H. u. a.", [person("Müller", "K."), person("Schmidt", "H.")], True),
        ("van der Waals, J. D.", [person("Waals", "J. D.", "van der")], False),
        ("Beethoven, L. van", [person("Beethoven", "L.", "van")], False),
        ("Wang Y, Chen L, Wang Y", [person("Wang", "Y."), person("Chen", "L."), person("Wang", "Y.")], False),
        ("Sam Rowe Jr.", [person("Rowe", "Sam", "", "Jr")], False),
        ("Rowe, Jr., Sam", [person("Rowe", "Sam", "", "Jr")], False),
        ("Rowe, Sam Jr.", [person("Rowe", "Sam", "", "Jr")], False),
        ("Rowe Jr., Sam", [person("Rowe", "Sam", "", "Jr")], False),
        ("Petrov II", [person("Petrov", "I. I.")], False),
        ("Mr. Tom B. Rowe", [person("Rowe", "Tom B.")], False),
        ("Anna Van Dyck", [person("Van Dyck", "Anna")], False),
        ("Tom St. Clair", [person("St. Clair", "Tom")], False),
        ("van der Berg J., Roe A.", [person("Berg", "J.", particle="van der"), person("Roe", "A.")], False),
        ("von Hagen J, Roe A", [person("Hagen", "J.", particle="von"), person("Roe", "A.")], False),
        ("Van Dyck A., Roe A.", [person("Van Dyck", "A."), person("Roe", "A.")], False),
        ("van der Berg, Jan, Roe, A.", [person("Berg", "Jan", particle="van der"), person("Roe", "A.")], False),
        ("St. Clair T., Roe A.", [person("St. Clair", "T."), person("Roe", "A.")], False),
        ("St. Clair, T., Roe, A.", [person("St. Clair", "T."), person("Roe", "A.")], False),
        ("Y-K. Lin", [person("Lin", "Y.-K.")], False),
        ("Rowe, T., Hill, S., … Zane, Z.", [person("Rowe", "T."), person("Hill", "S."), person("Zane", "Z.")], True),
        ("Rowe, T., ... Zane, Z.", [person("Rowe", "T."), person("Zane", "Z.")], True),
        ("T. Rowe & others", [person("Rowe", "T.")], True),
        (
            "Rowe, Tom, Hill, Sue, Zane, Zoe",
            [person("Rowe", "Tom"), person("Hill", "Sue"), person("Zane", "Zoe")],
            False,
        ),
        ("Ким, Анна, Тен, Олег", [person("Ким", "Анна"), person("Тен", "Олег")], False),
        ("King, M. L., Jr.", [person("King", "M. L.", "", "Jr")], False),
        ("Hopkirk, Peter", [person("Hopkirk", "Peter")], False),
        ("Peter Hopkirk", [person("Hopkirk", "Peter")], False),
        ("Foucault, Michel et Gilles Deleuze", [person("Foucault", "Michel"), person("Deleuze", "Gilles")], False),
        ("Horkheimer, Max und Theodor Adorno", [person("Horkheimer", "Max"), person("Adorno", "Theodor")], False),
        ("World Health Organization", [Person(literal="World Health Organization")], False),
        ("World Health Organization.", [Person(literal="World Health Organization")], False),
        ("Ким, Анна, и Олег Тен.", [person("Ким", "Анна"), person("Тен", "Олег")], False),
        (
            "Smith, John, Ann Roe, and Bob Lee.",
            [person("Smith", "John"), person("Roe", "Ann"), person("Lee", "Bob")],
            False,
        ),
        ("OECD.", [person("OECD")], False),
        ("García Márquez, Gabriel.", [person("García Márquez", "Gabriel")], False),
        ("Vargas Llosa, Mario, and Umberto Eco", [person("Vargas Llosa", "Mario"), person("Eco", "Umberto")], False),
        ("Chang M.-W., Lee K.", [person("Chang", "M.-W."), person("Lee", "K.")], False),
        ("Жумабаев К.С., Ли В.Г.", [person("Жумабаев", "К. С."), person("Ли", "В. Г.")], False),
        ("Ибн Сина, Абу Али.", [person("Ибн Сина", "Абу Али")], False),
        ("BOURDIEU Pierre", [person("BOURDIEU", "Pierre")], False),
        ("акад. И. И. Иванов и проф. П. П. Петров", [person("Иванов", "И. И."), person("Петров", "П. П.")], False),
        ("Bank J., Bank A.", [person("Bank", "J."), person("Bank", "A.")], False),
        ("Министерство здравоохранения РФ.", [Person(literal="Министерство здравоохранения РФ")], False),
        ("Министерство образования и науки РК", [Person(literal="Министерство образования и науки РК")], False),
        ("Ministry of Education and Science.", [Person(literal="Ministry of Education and Science")], False),
        ("World Bank and United Nations", [Person(literal="World Bank"), Person(literal="United Nations")], False),
        ("National Archives (UK)", [Person(literal="National Archives (UK)")], False),
        ("Yılmaz, Ahmet ve Demir, Ayşe.", [person("Yılmaz", "Ahmet"), person("Demir", "Ayşe")], False),
        ("Алиев Гейдар Рза оглы", [person("Алиев", "Гейдар Рза оглы")], False),
        ("Турсунбек кызы Айжан", [person("Турсунбек кызы", "Айжан")], False),
        ("李明, 王伟.", [person("李明"), person("王伟")], False),
        ("张三，李四等", [person("张三"), person("李四")], True),
        ("박철수, 이민호 외.", [person("박철수"), person("이민호")], True),
        ("Smith, John and Roe, Ann M.", [person("Smith", "John"), person("Roe", "Ann M.")], False),
        (
            "ФЁДОРОВ, Александр и КИМ, Юлия Олеговна",
            [person("ФЁДОРОВ", "Александр"), person("КИМ", "Юлия Олеговна")],
            False,
        ),
        (
            "Ким, Анна Ивановна, Тен, Олег Петрович",
            [person("Ким", "Анна Ивановна"), person("Тен", "Олег Петрович")],
            False,
        ),
        ("под ред. В.В. Давыдова", [person("Давыдова", "В. В.")], False),
        ("", [], False),
    ],
)
def test_names(printed: str, people: list[Person], et_al: bool) -> None:
    assert parse_names(printed) == (tuple(people), et_al)


@pytest.mark.parametrize(
    ("printed", "pages"),
    [
        ("62–76", "62-76"),
        ("С. 62—76", "62-76"),
        ("12–15 б.", "12-15"),
        ("1063-71", "1063-1071"),
        ("e1234", "e1234"),
        ("S12--S19", "S12-S19"),
        ("xii-xv", "xii-xv"),
        ("3-5, 8", "3-5, 8"),
        ("", ""),
    ],
)
def test_pages(printed: str, pages: str) -> None:
    assert parse_pages(printed) == pages


@pytest.mark.parametrize(
    ("printed", "extent"), [("464 с.", "464"), ("172 б.", "172"), ("479, [1] с.", "479"), ("", "")]
)
def test_extent(printed: str, extent: str) -> None:
    assert parse_extent(printed) == extent


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("2016", Date(year=2016)),
        ("2004a", Date(year=2004)),
        ("12 мая 2019 г.", Date(2019, 5, 12)),
        ("15.03.2026", Date(2026, 3, 15)),
        ("2014-11-05", Date(2014, 11, 5)),
        ("March 5, 2012", Date(2012, 3, 5)),
        ("20 out. 2022", Date(2022, 10, 20)),
        ("1978–1982", Date(year=1978, end_year=1982)),
        ("in press", Date(literal="in press")),
        ("", None),
    ],
)
def test_dates(printed: str, date: Date | None) -> None:
    assert parse_date(printed) == date


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Т. 40", "40"),
        ("vol. 3", "3"),
        ("№ 6", "6"),
        ("Вып. 2", "2"),
        ("3-том", "3"),
        ("7–8", "7-8"),
        ("XII", "XII"),
        ("", ""),
    ],
)
def test_numbers(printed: str, number: str) -> None:
    assert parse_number(printed) == number


@pytest.mark.parametrize(
    ("printed", "edition"), [("2-е изд., перераб. и доп.", "2"), ("2nd ed.", "2"), ("rev. ed.", "rev. ed")]
)
def test_editions(printed: str, edition: str) -> None:
    assert parse_edition(printed) == edition


@given(st.text(max_size=200))
def test_normalisers_take_anything(text: str) -> None:
    parse_names(text)
    parse_date(text)
    parse_pages(text)
    parse_number(text)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("434-V ЗРК", "434-V ЗРК"),
        ("40-том", "40"),
        ("№2(154)", "2(154)"),
        ("№ 34 (127)", "34 (127)"),
        ("(154)", "154"),
        ("154)", "154"),
        ("[3", "3"),
        ("7(", "7"),
    ],
)
def test_brackets_of_a_number_stay_in_pairs(printed: str, number: str) -> None:
    assert parse_number(printed) == number


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Пат. 2187888 РФ. Способ обработки. Опубл. 20.08.2002.", "patent"),
        ("А. с. 1007970 СССР, МКИ В 25 J 15/00. Устройство.", "patent"),
        ("Спосіб очищення води : пат. 12345 Україна.", "patent"),
        ("Smith J. Valve. U.S. Patent No. 4,123,456, 1978.", "patent"),
        ("The US patent system since 1990.", "document"),
        ("U.S. Patent 4,123,456. Valve. 1978.", "patent"),
        ("ГОСТ Р 7.0.5-2008. Библиографическая ссылка.", "standard"),
        ("ISO 690:2021. Information and documentation.", "standard"),
        ("СНиП 2.03.01-84. Бетонные и железобетонные конструкции. М., 1985.", "standard"),
        ("Патенты и лицензии в цифровую эпоху. 2020.", "document"),
        ("ISO and the world of standards. 2010.", "document"),
    ],
)
def test_patents_and_standards_tell_by_their_designation(text: str, kind: str) -> None:
    assert guess_type(text, {"title"}, "") == kind


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Interaction of lipids in membranes", "en"),
        ("Attention Is All You Need", "en"),
        ("Statistical Fraud Detection: A Review", "en"),
        ("Полное собрание сочинений", "ru"),
        ("Поиск в каталоге. Библиография", "ru"),
        ("Система управления домом Mirabile – S.", "ru"),
        ("Введення в політичну науку", "uk"),
        ("Қазақ тілі білімінің негіздері", "kk"),
        ("Тiл бiлiмiнiң негiздерi", "kk"),
        ("Grundlagen der Verkehrswissenschaft", "de"),
        ("Système locatif mankon et classes locatives", "fr"),
        ("Docência universitária numa perspectiva inclusiva", "pt"),
        ("Los sistemas de numeración indoamericanos", "es"),
        ("La formazione delle classi dirigenti", "it"),
        ("Wielka historia języka polskiego i jego nauczanie", "pl"),
        ("Qazirgi zaman және қазақ тарихы", "kk"),
        # One sign is no evidence, and languages without a file are none of their neighbours.
        ("Global trade index 2018", ""),
        ("Sjöfarten i Norden under två århundraden", ""),
        ("Havnenes udvikling og den danske handel", ""),
        ("История на българските градове през вековете", ""),
        ("Az erdő és a nép", ""),
        ("12345", ""),
        ("Abc Xyz", ""),
    ],
)
def test_language_of_a_title(title: str, language: str) -> None:
    assert guess_title_language(title) == language


@pytest.mark.parametrize("text", ["等" * 4000, "李等" * 2000, "и " * 2000, "проф. " * 700, "Министерство и " * 300])
def test_endless_names_are_answered(text: str) -> None:
    people, _ = parse_names(text)
    assert len(people) <= 4000


@given(st.text(max_size=300))
def test_any_title_has_a_known_language_or_none(title: str) -> None:
    known = {language.code for language in all_languages()}
    assert guess_title_language(title) in known | {""}
