"""Archives, patents and other references that are no articles or books -> fields."""

from __future__ import annotations

import pytest

from citelink.bibliography.entry import Entry
from citelink.bibliography.formats.csl_json.items import entry_to_csl
from citelink.bibliography.keys import make_key
from citelink.parsing import parse_reference
from citelink.parsing.back_references import read_back_reference

NO_PLACE = ("archive", "archive_location")


def said(entry: Entry) -> dict[str, object]:
    """The CSL item of the entry, names as family names, dates as they are; what is not said is ""."""
    item = entry_to_csl(entry)
    item["author"] = [author.family or author.literal for author in entry.authors]
    item["year"] = entry.year
    return item


def check(text: str, expected: dict[str, object]) -> None:
    entry = parse_reference(text).entry
    item = said(entry)
    assert {field: item.get(field, "") for field in expected} == expected


ARCHIVES: list[tuple[str, dict[str, object]]] = [
    (
        "РГИА. Ф. 1276. Оп. 4. Д. 19. Л. 7 об.",
        {"archive": "РГИА", "archive_location": "Ф. 1276. Оп. 4. Д. 19. Л. 7 об"},
    ),
    (
        "ГАРФ, ф. Р-393, оп. 12а, д. 44, лл. 3–5, 9.",
        {"archive": "ГАРФ", "archive_location": "ф. Р-393, оп. 12а, д. 44, лл. 3–5, 9", "title": "", "page": ""},
    ),
    (
        "Центральный государственный исторический архив (ЦГИА). Фонд 21, опись 2, дело 8.",
        {"archive": "Центральный государственный исторический архив (ЦГИА)", "type": "manuscript", "author": []},
    ),
    (
        "Прошение жителей аула № 3 // ЦГА РУз. Ф. 17. Оп. 1. Д. 5.",
        {"title": "Прошение жителей аула № 3", "archive": "ЦГА РУз", "archive_location": "Ф. 17. Оп. 1. Д. 5"},
    ),
    (
        "Обзор области за 1911 г. ГАОО. Ф. 3. Оп. 1. Д. 77.",
        {"title": "Обзор области за 1911 г", "archive": "ГАОО", "year": None},
    ),
    (
        "Петров П. П. Дневник // РГАЛИ. Ф. 55. Оп. 1. Ед. хр. 12.",
        {"author": ["Петров"], "title": "Дневник", "archive": "РГАЛИ"},
    ),
    ("ҚР ОМА. 12-қор, 2-тізбе, 81-іс, 6-парақ.", {"archive": "ҚР ОМА", "title": "", "type": "manuscript"}),
    (
        "Ахметтің хаты // ҚР ОММ. Қ. 81. Т. 1. І. 9. П. 2.",
        {"title": "Ахметтің хаты", "archive": "ҚР ОММ", "archive_location": "Қ. 81. Т. 1. І. 9. П. 2"},
    ),
    ("ЦДАВО України. Ф. 5. Оп. 2. Спр. 31. Арк. 8.", {"archive": "ЦДАВО України", "volume": "", "author": []}),
    (
        "Bundesarchiv Koblenz, B 136/4567, Bl. 3.",
        {"archive": "Bundesarchiv Koblenz", "archive_location": "B 136/4567, Bl. 3"},
    ),
    (
        "GStA PK, I. HA Rep. 81, Nr. 12.",
        {"archive": "GStA PK", "archive_location": "I. HA Rep. 81, Nr. 12", "author": []},
    ),
    (
        "The National Archives (TNA), Kew, CO 537/1234, fol. 2.",
        {"archive": "The National Archives (TNA), Kew", "archive_location": "CO 537/1234, fol. 2"},
    ),
    (
        "Memorandum on trade, 7 June 1951, RG 84, Box 3, National Archives, Washington.",
        {"title": "Memorandum on trade", "archive_location": "RG 84, Box 3", "year": 1951},
    ),
    ("Archives nationales, Paris, F/12/6789, dossier 4.", {"archive": "Archives nationales, Paris"}),
]
NO_ARCHIVES = [
    "Иванов И. И. Архивное дело в России. – М. : Наука, 2004. – Т. 2. – 312 с.",
    "Петров П. Ф. Оп. 1 и Оп. 2 как музыкальные формы // Музыка. – 2011. – № 3. – С. 4–9.",
    "Сәрсенов Қ. Т. Архив ісі: оқулық. – Алматы: Ана тілі, 2010. – 200 б.",
    "Smith J. The library of the future. Archives and Records, vol. 12, no. 3, pp. 4–9, 2014.",
    "Reynolds B. The black box. Folder 5 of a series. New York: Viking, 2001.",
    "Müller K. Die Archive in Deutschland. Archivar 61 (2008), Nr. 3, S. 12–19.",
]


@pytest.mark.parametrize(("text", "expected"), ARCHIVES)
def test_archives(text: str, expected: dict[str, object]) -> None:
    check(text, expected)


@pytest.mark.parametrize("text", NO_ARCHIVES)
def test_what_is_no_archive(text: str) -> None:
    check(text, dict.fromkeys(NO_PLACE, ""))


def test_keys_of_archives_say_where() -> None:
    one, other = (parse_reference(f"РГИА. Ф. 7. Оп. 1. Д. {file}.").entry for file in (3, 4))
    assert [make_key(one), make_key(other)] == ["rgiaf7op1d3", "rgiaf7op1d4"]


PATENTS: list[tuple[str, dict[str, object]]] = [
    (
        "Rowe T. Seat for a boat. U.S. Patent No. 4,321,987, issued May 3, 1982.",
        {"title": "Seat for a boat", "number": "4,321,987", "year": 1982, "author": ["Rowe"], "volume": "", "page": ""},
    ),
    (
        "Rowe T, inventor; Boats Inc, assignee. Seat for a boat. United States patent US 4,321,987. 1982 May 3.",
        {"title": "Seat for a boat", "number": "US 4,321,987", "year": 1982, "author": ["Rowe"]},
    ),
    ("Ito M. Lamp. JP 2003-654321 A, 2003.", {"title": "Lamp", "number": "JP 2003-654321 A", "type": "patent"}),
    ("Weber A. Getriebe. DE 10 2011 054 321 A1, 2012.", {"title": "Getriebe", "number": "DE 10 2011 054 321 A1"}),
    ("Roy L. Pompe à eau. Brevet FR 2 345 678, 1998.", {"number": "FR 2 345 678", "volume": "", "type": "patent"}),
    ("Hill S. Valve. WO 2011/054321 A2, 2011.", {"title": "Valve", "number": "WO 2011/054321 A2", "type": "patent"}),
    (
        "Пат. 2345678 Российская Федерация, МПК (2006.01) А01К 5/00. Кормушка / Орлов А. П. – № 2007123456/12 ; "
        "заявл. 11.03.07 ; опубл. 20.04.09, Бюл. № 11. – 4 с.",
        {"title": "Кормушка", "number": "2345678", "year": 2009, "author": ["Орлов"], "page": "", "volume": ""},
    ),
    (
        "Патент РК № 54321. Способ сушки зерна / Ахметов А. ; опубл. 15.02.2011, Бюл. № 2.",
        {"number": "54321", "year": 2011, "type": "patent"},
    ),
    (
        "Патент № 2345678 Российская Федерация, МПК A01C 7/00 (2006.01). Сеялка : № 2007123456 : заявл. 11.03.2007 : "
        "опубл. 20.04.2009 / Орлов А. П. ; заявитель Завод. – 4 с.",
        {"title": "Сеялка", "number": "2345678", "year": 2009, "type": "patent"},
    ),
    ("ҚР патенті № 43210. Астық кептіру тәсілі / Ахметов А. – 2016.", {"number": "43210", "type": "patent"}),
]
NO_PATENTS = [
    ("Rowe T. Patent law and policy. New York: Viking, 2010. 450 p.", "book"),
    ("Rowe T. European patents 1990-2000. World Patent Information 22 (2000) 12-18.", "article-journal"),
    ("Орлов А. П. Патентное право. – М. : Наука, 2010. – 320 с.", "book"),
    ("Ахметов А. Патент туралы заң. – Алматы: Санат, 2012. – 120 б.", "book"),
]


@pytest.mark.parametrize(("text", "expected"), PATENTS)
def test_patents(text: str, expected: dict[str, object]) -> None:
    check(text, expected)


@pytest.mark.parametrize(("text", "kind"), NO_PATENTS)
def test_what_is_no_patent(text: str, kind: str) -> None:
    check(text, {"type": kind, "number": ""})


ACTS: list[tuple[str, dict[str, object]]] = [
    (
        "Қазақстан Республикасының Еңбек кодексі. – Алматы: Жеті жарғы, 2016. – 210 б.",
        {"title": "Қазақстан Республикасының Еңбек кодексі", "year": 2016, "publisher": "Жеті жарғы"},
    ),
    ("ҚР Конституциясы. Алматы: Норма, 2018. 40 б.", {"title": "ҚР Конституциясы", "year": 2018}),
    (
        "Лесной кодекс Республики Казахстан от 8 июля 2003 года № 477.",
        {"title": "Лесной кодекс Республики Казахстан", "year": 2003, "number": "477"},
    ),
    ("Семейный кодекс РФ. – М.: Проспект, 2014. – 96 с.", {"title": "Семейный кодекс РФ", "year": 2014}),
    (
        "Конституция Республики Беларусь : принята на референдуме 24 ноября 1996 г. – Минск : Амалфея, 2019. – 48 с.",
        {"year": 2019, "publisher": "Амалфея"},
    ),
    ("Цивільний кодекс України від 16 січня 2003 р. № 435-IV.", {"title": "Цивільний кодекс України", "year": 2003}),
    (
        "Constitution of the Republic of Ghana, adopted 28 April 1992. Accra: Assembly Press, 2010. 120 p.",
        {"year": 2010, "publisher": "Assembly Press"},
    ),
    ("Grundgesetz vom 23. Mai 1949. München: Beck, 2019.", {"year": 2019, "publisher": "Beck"}),
    # The title of a law stays beside its kind.
    ("Закон Республики Казахстан «О связи» от 5 июля 2004 года № 567.", {"title": "О связи", "year": 2004}),
    ("Петров П. П. Кодекс чести. – М. : Наука, 2001. – 150 с.", {"title": "Кодекс чести", "author": ["Петров"]}),
]
VOLUMES: list[tuple[str, dict[str, object]]] = [
    (
        "Лесков Н. С. Собрание сочинений : в 11 т. – М. : Гослитиздат, 1956–1958. – Т. 3 : Рассказы. – 1957. – 640 с.",
        {"title": "Рассказы", "collection-title": "Собрание сочинений", "volume": "3", "year": 1957},
    ),
    (
        "Мүсірепов Ғ. Таңдамалы шығармалар жинағы. Т. 2: Әңгімелер мен повестер. – Алматы: Жазушы, 1980. – 380 б.",
        {"title": "Таңдамалы шығармалар жинағы", "volume-title": "Әңгімелер мен повестер", "volume": "2", "year": 1980},
    ),
    (
        "Feller W. Theory of games. Vol. 2: Random walks. 2nd ed. New York: Wiley, 1971.",
        {"title": "Theory of games", "volume": "2", "volume-title": "Random walks", "publisher": "Wiley"},
    ),
    (
        "Weber M. Gesammelte Schriften. Bd. 1: Politik. – Berlin: Dietz, 1980. – 300 S.",
        {"title": "Gesammelte Schriften", "volume": "1", "volume-title": "Politik"},
    ),
    (
        "Мүсірепов Ғ. Шығармалар жинағы: 5 томдық. – Алматы: Жазушы, 1972–1976. – Т. 2: Ұлпан. – 1974. – 380 б.",
        {"title": "Ұлпан", "collection-title": "Шығармалар жинағы", "volume": "2", "year": 1974},
    ),
    ("История края: в 3 т. Т. 2. – Омск: Наука, 1997. – 424 с.", {"volume": "2", "volume-title": "", "year": 1997}),
    ("Rowe T. Handbook of boats. Vol. 2. New York: Wiley, 1990. 300 p.", {"volume": "2", "volume-title": ""}),
    ("Rowe T. Boats. Journal of Ships, vol. 12: Supplement, pp. 4–9, 2003.", {"volume": "12", "volume-title": ""}),
]
THESES: list[tuple[str, dict[str, object]]] = [
    (
        "Rowe, T. (2004). Boats of the north (Doctoral dissertation, University of Oslo). Retrieved from http://ex.org/1",
        {"title": "Boats of the north", "publisher": "University of Oslo", "type": "thesis"},
    ),
    (
        "Rowe, T. (2004). Boats of the north [Doctoral dissertation, University of Oslo]. ProQuest Theses Global.",
        {"title": "Boats of the north", "publisher": "University of Oslo", "genre": "Doctoral dissertation"},
    ),
    (
        "Rowe, T. (2004). Boats [Master's thesis, Harbour University, Oslo]. Harbour Repository.",
        {"title": "Boats", "publisher": "Harbour University", "publisher-place": "Oslo"},
    ),
    (
        "Müller, K. (2010). Boote des Nordens [Dissertation, Universität Kiel]. MACAU.",
        {"title": "Boote des Nordens", "publisher": "Universität Kiel"},
    ),
    (
        "Петров, П. (2012). Лодки севера [Кандидатская диссертация, СПбГУ]. Репозиторий.",
        {"title": "Лодки севера", "publisher": "СПбГУ", "type": "thesis"},
    ),
    ("Rowe, T. (2004). Boats (2nd ed., Vol. 3). Oslo: Harbour Press.", {"publisher": "Harbour Press"}),
]
AUTHORS: list[tuple[str, dict[str, object]]] = [
    (
        "A. Rowe and T. Ng. Eve: A language for boats. In ICML, 2016.",
        {"author": ["Rowe", "Ng"], "title": "Eve: A language for boats"},
    ),
    (
        "L. Roe and M. Ba. Rex: Sails at scale. In ICLR, 2018.",
        {"author": ["Roe", "Ba"], "title": "Rex: Sails at scale"},
    ),
    ("И. Ли и К. Ан. Река: новый метод. Алматы: Наука, 2010.", {"author": ["Ли", "Ан"], "title": "Река: новый метод"}),
    ("BOAT Collaboration, Phys. Lett. B 12, 30 (2012).", {"author": ["BOAT Collaboration"], "title": ""}),
    (
        "T. Rowe et al. [BOAT Collaboration], Phys. Rev. D 71, 31 (2005).",
        {"author": ["Rowe", "BOAT Collaboration"], "title": "", "container-title": "Phys. Rev. D"},
    ),
    (
        "T. Rowe et al. (SHIP Collaboration), Nucl. Phys. A 757, 102 (2005).",
        {"author": ["Rowe", "SHIP Collaboration"], "title": ""},
    ),
    (
        "Rowe T. International collaboration in shipping. Ocean Studies. 2011;12(3):4–9.",
        {"author": ["Rowe"], "title": "International collaboration in shipping"},
    ),
]
SOURCES: list[tuple[str, dict[str, object]]] = [
    ("Rowe T, Hill S. (1999). Cell 88, 111–120.", {"title": "", "container-title": "Cell", "volume": "88"}),
    ("Rowe, T., and Hill, S. (2002). Development 129, 50–59.", {"title": "", "container-title": "Development"}),
    ("Rowe T. (2001) J. Mol. Biol. 30, 5–9.", {"title": "", "container-title": "J. Mol. Biol."}),
    (
        "Morel M., 2008, La condition maritime, La Lettre du port, 26, 75-86.",
        {"title": "La condition maritime", "container-title": "La Lettre du port", "volume": "26"},
    ),
    (
        "Rowe T., 2008, Harbour lives today, Human Relations, 26, 75-86.",
        {"title": "Harbour lives today", "container-title": "Human Relations"},
    ),
    (
        "Орлов А. П., 2008, Условия труда, Вестник КазНУ, 26, 75-86.",
        {"title": "Условия труда", "container-title": "Вестник КазНУ"},
    ),
    (
        "Сейітов Қ., 2008, Еңбек шарттары, Қазақ тілі мен әдебиеті, 26, 75-86.",
        {"title": "Еңбек шарттары", "container-title": "Қазақ тілі мен әдебиеті"},
    ),
    (
        "Rowe T. 1973: Linkage after decline. — Annals of Harbour and Social Geography. 64 (1973), 137—144.",
        {"title": "Linkage after decline", "container-title": "Annals of Harbour and Social Geography"},
    ),
    (
        "Sommer, S. 1953: Der Ausbau der Zuckerfabriken. — Hafenblatt. 11 (1953), pp. 714-717.",
        {"title": "Der Ausbau der Zuckerfabriken", "container-title": "Hafenblatt"},
    ),
    (
        "Орлов А. П. 1973: Условия труда в порту. — Вестник экономики и права. 64 (1973), с. 137—144.",
        {"title": "Условия труда в порту", "container-title": "Вестник экономики и права"},
    ),
    (
        "Сейітов Қ. 1973: Қаладағы еңбек шарттары. — Қазақ тілі мен әдебиеті. 64 (1973), 137—144 б.",
        {"title": "Қаладағы еңбек шарттары", "container-title": "Қазақ тілі мен әдебиеті"},
    ),
    ("Rowe T., 2008, Physica A, Statistical Mechanics, 26, 75-86.", {"title": ""}),
    ("Rowe T., 2008, Journal of physics, Condensed matter, 26, 75-86.", {"title": ""}),
    ("Орлов А. П. (1999) Доклады АН, 28, 50–51.", {"title": "", "container-title": "Доклады АН"}),
    ("Rowe T, Hill S. (1999). Cell walls. Plant Journal 88, 111–120.", {"title": "Cell walls"}),
    (
        "Tom Rowe and Sue Hill. Sails at scale. In CVPR, 2021. 2, 4, 6",
        {"volume": "", "page": "", "container-title": "CVPR", "year": 2021},
    ),
    ("Tom Rowe. Sails at scale. In ICCV, pages 10–18, 2019. 3", {"volume": "", "page": "10-18"}),
    ("Tom Rowe. Sails. Springer, 2018. Cited on pp. 4, 9.", {"page": "", "title": "Sails", "publisher": "Springer"}),
    ("Tom Rowe. Sails. Springer, 2018. (Cited on pages 12 and 15.)", {"page": "", "year": 2018}),
    ("Müller, K. Segel. Springer, 2018. Zitiert auf S. 4, 5.", {"page": "", "title": "Segel"}),
    ("Rowe T, Hill S. Deep sails. PLoS ONE. 2010. 5, 10012.", {"volume": "5", "page": "10012"}),
    ("Rowe T. Deep sails. Nature. 2010. 465, 812.", {"volume": "465", "page": "812"}),
]
ACCESSED: list[tuple[str, dict[str, object]]] = [
    (
        'Hafenamt, Hrsg., „Die Lage der Häfen". Oktober 2021. Zugegriffen: 3. April 2022. [Online]. Verfügbar unter: '
        "https://ex.de/x",
        {
            "title": "Die Lage der Häfen",
            "issued": {"date-parts": [[2021, 10]]},
            "accessed": {"date-parts": [[2022, 4, 3]]},
        },
    ),
    (
        "Hamnverket. Båtar. 2019. Hämtad: 2 december, 2020. https://ex.se/x",
        {"year": 2019, "accessed": {"date-parts": [[2020, 12, 2]]}},
    ),
    (
        "Satamalaitos. Veneet. 2018. Viitattu 3.4.2019. https://ex.fi/x",
        {"year": 2018, "accessed": {"date-parts": [[2019, 4, 3]]}},
    ),
    (
        "Havnevesenet. Båter. 2019. Lest: 3. mars 2020. https://ex.no/x",
        {"year": 2019, "accessed": {"date-parts": [[2020, 3, 3]]}},
    ),
    (
        "Портовое управление. Лодки. 2019. URL: https://ex.ru/x (дата обращения: 03.04.2020).",
        {"year": 2019, "accessed": {"date-parts": [[2020, 4, 3]]}},
    ),
    (
        "Порт басқармасы. Қайықтар. 2019. URL: https://ex.kz/x (қаралған күні: 03.04.2020).",
        {"year": 2019, "accessed": {"date-parts": [[2020, 4, 3]]}},
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*ACTS, *VOLUMES, *THESES, *AUTHORS, *SOURCES, *ACCESSED])
def test_fields(text: str, expected: dict[str, object]) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "note", "page"),
    [
        ("Там же. С. 45.", "Там же", "45"),
        ("12. Там же, с. 5–9.", "Там же", "5-9"),
        ("Ibid., p. 45.", "Ibid.", "45"),
        ("Ebd., S. 12.", "Ebd.", "12"),
        ("Сонда. 45-б.", "Сонда", "45"),
        ("Петров П. П. Указ. соч. С. 15.", "Указ. соч.", "15"),
        ("Rowe T. Op. cit., p. 5.", "Op. cit.", "5"),
    ],
)
def test_back_references_are_no_titles(text: str, note: str, page: str) -> None:
    check(text, {"title": "", "note": note, "page": page})


@pytest.mark.parametrize("text", ["Там же.", "3. Там же", "Ibid.", "Сонда.", "Бұл да сонда.", "Ebenda."])
def test_a_reference_that_only_points_back_says_so(text: str) -> None:
    parsed = parse_reference(text)
    assert parsed.entry == Entry()
    assert parsed.reason == "it names the work of a reference before it and nothing else"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Там же живут чайки: сказки. – М.: Детгиз, 1970. – 90 с.", "Там же живут чайки: сказки"),
        ("Сонда жүрген балалар. – Алматы: Жазушы, 1980. – 120 б.", "Сонда жүрген балалар"),
        ("Rowe T. Ibidem: a life in footnotes. London: Viking, 1990. 200 p.", "Ibidem: a life in footnotes"),
    ],
)
def test_titles_that_begin_like_a_back_reference(text: str, title: str) -> None:
    check(text, {"title": title, "note": ""})


@pytest.mark.parametrize(
    ("text", "family", "given"),
    [
        ("NDIAYE A.A.O. (1999) - Écoulements du fleuve. Thèse de l'Université de Dakar, 243 p.", "NDIAYE", "A. A. O."),
        ("Öz A. G. E. (2004). Liman kentleri. Ankara: Deniz Yayınları.", "Öz", "A. G. E."),
        ("Okoro, A.A.O. (2011). Harbour lives. London: Tide Press.", "Okoro", "A. A. O."),
        ("Müller, A. A. O.: Die Lage der Häfen. Berlin: Springer, 2001.", "Müller", "A. A. O."),
    ],
)
def test_initials_are_no_back_reference(text: str, family: str, given: str) -> None:
    entry = parse_reference(text).entry
    assert [(name.family, name.given) for name in entry.authors] == [(family, given)]
    check(text, {"note": ""})


@pytest.mark.parametrize(
    "text", ["Müller, K., a. a. O., S. 12.", "Müller K. A.a.O. S. 12", "Öz, A. (1999), a.g.e., s. 4."]
)
def test_back_references_of_single_letters(text: str) -> None:
    assert read_back_reference(text) == "mentioned"


ACTS: list[tuple[str, dict[str, object]]] = [
    (
        "Қазақстан Республикасының 2006 жылғы 15 желтоқсандағы № 207-III «Мәдениет туралы» Заңы // Егемен Қазақстан. – "
        "2006. – 23 желтоқсан.",
        {"issued": {"date-parts": [[2006, 12, 15]]}, "custom": {"printed": "2006-12-23"}},
    ),
    (
        "Қазақстан Республикасы Үкіметінің 2018 жылғы 3 мамырдағы № 244 «Ережелер туралы» қаулысы // ҚР ПҮАЖ. – "
        "2018. – № 22. – 105-құжат.",
        {
            "issued": {"date-parts": [[2018, 5, 3]]},
            "authority": "Қазақстан Республикасы Үкіметінің",
            "custom": {"printed": "2018", "article": "105"},
        },
    ),
    (
        "О языках в Республике Казахстан : закон РК от 11.07.1997 № 151-I // Ведомости Парламента РК. – 1997. – "
        "№ 13-14. – Ст. 202.",
        {"issued": {"date-parts": [[1997, 7, 11]]}, "page": "", "custom": {"printed": "1997", "article": "202"}},
    ),
    (
        "О занятости : закон РК от 6 апреля 2016 г. № 482-V // Казахстанская правда. – 2016. – 8 апреля.",
        {"issued": {"date-parts": [[2016, 4, 6]]}, "custom": {"printed": "2016-04-08"}},
    ),
    (
        "Қазақстан Республикасының 2015 жылғы 23 қарашадағы № 414-V Еңбек кодексі",
        {"issued": {"date-parts": [[2015, 11, 23]]}, "title": "Еңбек кодексі", "custom": "", "authority": ""},
    ),
]


@pytest.mark.parametrize(("text", "expected"), ACTS)
def test_acts(text: str, expected: dict[str, object]) -> None:
    check(text, expected)
