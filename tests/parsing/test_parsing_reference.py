"""References of many styles and languages -> fields."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citelink.bibliography.entry import Entry, FieldSpan, Person
from citelink.parsing import parse_reference
from citelink.parsing.labeller.settling import settle
from citelink.text.span import Span


def said(entry: Entry) -> dict[str, object]:
    """The fields a table row may name."""
    return {
        "type": entry.type,
        "authors": [author.family or author.literal for author in entry.authors],
        "editors": [editor.family or editor.literal for editor in entry.editors],
        "title": entry.title,
        "container": entry.container,
        "year": entry.year,
        "volume": entry.volume,
        "issue": entry.issue,
        "pages": entry.pages,
        "number_of_pages": entry.number_of_pages,
        "number": entry.number,
        "edition": entry.edition,
        "publisher": entry.publisher,
        "place": entry.place,
        "genre": entry.genre,
        "url": entry.url,
        "doi": entry.identifier("DOI"),
        "accessed": entry.accessed and (entry.accessed.year, entry.accessed.month, entry.accessed.day),
        "et_al": entry.et_al,
        "language": entry.language,
    }


LATIN: list[tuple[str, dict[str, object]]] = [
    (
        "1. Watson JD, Crick FH. Molecular structure of nucleic acids: a structure for deoxyribose nucleic acid. "
        "Nature. 1953;171(4356):737-8. doi:10.1038/171737a0",
        {
            "type": "article-journal",
            "authors": ["Watson", "Crick"],
            "container": "Nature",
            "year": 1953,
            "title": "Molecular structure of nucleic acids: a structure for deoxyribose nucleic acid",
            "volume": "171",
            "issue": "4356",
            "pages": "737-738",
            "doi": "10.1038/171737a0",
            "language": "en",
        },
    ),
    (
        "Kahneman, D., & Tversky, A. (1979). Prospect theory: An analysis of decision under risk. Econometrica, 47(2), "
        "263–291. https://doi.org/10.2307/1914185",
        {
            "authors": ["Kahneman", "Tversky"],
            "title": "Prospect theory: An analysis of decision under risk",
            "year": 1979,
            "container": "Econometrica",
            "volume": "47",
            "issue": "2",
            "pages": "263-291",
            "doi": "10.2307/1914185",
        },
    ),
    (
        "[3] C. E. Shannon, “A mathematical theory of communication,” Bell System Technical Journal, vol. 27, no. 3, "
        "pp. 379–423, 1948.",
        {
            "authors": ["Shannon"],
            "title": "A mathematical theory of communication",
            "year": 1948,
            "volume": "27",
            "container": "Bell System Technical Journal",
            "issue": "3",
            "pages": "379-423",
        },
    ),
    (
        "T. Berners-Lee, R. Cailliau, World-Wide Web: the information universe, Internet Res. 2 (1992) 52–58.",
        {
            "authors": ["Berners-Lee", "Cailliau"],
            "title": "World-Wide Web: the information universe",
            "year": 1992,
            "container": "Internet Res",
            "volume": "2",
            "pages": "52-58",
        },
    ),
    (
        "Kresse, G.; Hafner, J. Ab initio molecular dynamics for liquid metals. Phys. Rev. B 1993, 47, 558–561.",
        {
            "authors": ["Kresse", "Hafner"],
            "title": "Ab initio molecular dynamics for liquid metals",
            "year": 1993,
            "container": "Phys. Rev. B",
            "volume": "47",
            "pages": "558-561",
        },
    ),
    (
        "Altschul SF, Gish W, Miller W, Myers EW, Lipman DJ (1990) Basic local alignment search tool. J Mol Biol 215: "
        "403–410.",
        {
            "authors": ["Altschul", "Gish", "Miller", "Myers", "Lipman"],
            "title": "Basic local alignment search tool",
            "container": "J Mol Biol",
            "year": 1990,
            "volume": "215",
            "pages": "403-410",
        },
    ),
    (
        "P. W. Anderson, Phys. Rev. 109, 1492 (1958).",
        {
            "authors": ["Anderson"],
            "title": "",
            "container": "Phys. Rev.",
            "volume": "109",
            "pages": "1492",
            "year": 1958,
        },
    ),
    (
        "Hopkirk, Peter. The Great Game: On Secret Service in High Asia. London: John Murray, 1990.",
        {
            "type": "book",
            "authors": ["Hopkirk"],
            "title": "The Great Game: On Secret Service in High Asia",
            "place": "London",
            "publisher": "John Murray",
            "year": 1990,
        },
    ),
    (
        "Clifford Geertz, Local Knowledge: Further Essays in Interpretive Anthropology (New York: Basic Books, 1983).",
        {
            "type": "book",
            "authors": ["Geertz"],
            "place": "New York",
            "publisher": "Basic Books",
            "year": 1983,
            "title": "Local Knowledge: Further Essays in Interpretive Anthropology",
        },
    ),
    (
        "D. E. Knuth. The Art of Computer Programming, vol. 1. Addison-Wesley, Reading, MA, 1968.",
        {
            "type": "book",
            "authors": ["Knuth"],
            "title": "The Art of Computer Programming",
            "volume": "1",
            "publisher": "Addison-Wesley",
            "year": 1968,
        },
    ),
    (
        "Turing, A. M. (1938). Systems of logic based on ordinals (PhD thesis). Princeton University.",
        {"type": "thesis", "authors": ["Turing"], "title": "Systems of logic based on ordinals", "genre": "PhD thesis"},
    ),
    (
        "World Health Organization. (2020). World health statistics 2020. Geneva: World Health Organization.",
        {
            "authors": ["World Health Organization"],
            "title": "World health statistics 2020",
            "year": 2020,
            "place": "Geneva",
            "publisher": "World Health Organization",
        },
    ),
    (
        'UNESCO World Heritage Centre. "Mausoleum of Khoja Ahmed Yasawi." Accessed May 29, 2013. '
        "https://whc.unesco.org/en/list/1103.",
        {
            "type": "webpage",
            "title": "Mausoleum of Khoja Ahmed Yasawi",
            "url": "https://whc.unesco.org/en/list/1103",
            "accessed": (2013, 5, 29),
        },
    ),
    (
        "Habermas, Jürgen (1981): Theorie des kommunikativen Handelns. Frankfurt am Main: Suhrkamp.",
        {
            "type": "book",
            "authors": ["Habermas"],
            "title": "Theorie des kommunikativen Handelns",
            "year": 1981,
            "place": "Frankfurt am Main",
            "publisher": "Suhrkamp",
        },
    ),
    (
        "Granovetter, Mark (1973): The Strength of Weak Ties. In: American Journal of Sociology 78, S. 1360–1380.",
        {
            "type": "article-journal",
            "authors": ["Granovetter"],
            "title": "The Strength of Weak Ties",
            "volume": "78",
            "container": "American Journal of Sociology",
            "pages": "1360-1380",
            "year": 1973,
        },
    ),
    (
        "Bourdieu, Pierre (1983): Ökonomisches Kapital, kulturelles Kapital, soziales Kapital. In: Re"
        "inhard Kreckel (Hg.): "
        "Soziale Ungleichheiten. Göttingen: Schwartz, S. 183–198.",
        {
            "type": "chapter",
            "authors": ["Bourdieu"],
            "editors": ["Kreckel"],
            "container": "Soziale Ungleichheiten",
            "title": "Ökonomisches Kapital, kulturelles Kapital, soziales Kapital",
            "place": "Göttingen",
            "publisher": "Schwartz",
            "pages": "183-198",
            "year": 1983,
            "language": "de",
        },
    ),
    (
        "Foucault, Michel. Surveiller et punir : naissance de la prison. Paris : Gallimard, 1975.",
        {
            "type": "book",
            "authors": ["Foucault"],
            "title": "Surveiller et punir : naissance de la prison",
            "place": "Paris",
            "publisher": "Gallimard",
            "year": 1975,
            "language": "fr",
        },
    ),
    (
        "FREIRE, Paulo. Pedagogia do oprimido. 17. ed. Rio de Janeiro: Paz e Terra, 1987.",
        {
            "type": "book",
            "authors": ["FREIRE"],
            "title": "Pedagogia do oprimido",
            "edition": "17",
            "place": "Rio de Janeiro",
            "publisher": "Paz e Terra",
            "year": 1987,
        },
    ),
    (
        "García Márquez, G. (1967). Cien años de soledad. Buenos Aires: Editorial Sudamericana.",
        {
            "type": "book",
            "authors": ["García Márquez"],
            "title": "Cien años de soledad",
            "place": "Buenos Aires",
            "publisher": "Editorial Sudamericana",
            "year": 1967,
        },
    ),
]

GOST: list[tuple[str, dict[str, object]]] = [
    (
        "12. Тихонов, А.Н. Методы решения некорректных задач [Текст] : учеб. пособие / А.Н. Тихонов, В.Я. Арсенин. – "
        "2-е изд. – М. : Наука, 1979. – 285 с.",
        {
            "type": "book",
            "authors": ["Тихонов", "Арсенин"],
            "title": "Методы решения некорректных задач",
            "edition": "2",
            "place": "М.",
            "publisher": "Наука",
            "year": 1979,
            "number_of_pages": "285",
            "pages": "",
            "language": "ru",
        },
    ),
    (
        "Канторович Л. В. Функциональный анализ и прикладная математика // Успехи математических наук. – 1948. – Т. 3, "
        "№ 6. – С. 89–185.",
        {
            "type": "article-journal",
            "authors": ["Канторович"],
            "title": "Функциональный анализ и прикладная математика",
            "container": "Успехи математических наук",
            "year": 1948,
            "volume": "3",
            "issue": "6",
            "pages": "89-185",
        },
    ),
    (
        "Лотман Ю. М. Структура художественного текста. М.: Искусство, 1970. 384 с.",
        {
            "type": "book",
            "authors": ["Лотман"],
            "title": "Структура художественного текста",
            "place": "М.",
            "publisher": "Искусство",
            "year": 1970,
            "number_of_pages": "384",
        },
    ),
    (
        "Сахаров А. Д. Размышления о прогрессе // Звезда. 1990. № 3. С. 62–76. URL: https://zvezdaspb.ru/ "
        "(дата обращения: 15.03.2012).",
        {
            "authors": ["Сахаров"],
            "title": "Размышления о прогрессе",
            "container": "Звезда",
            "year": 1990,
            "issue": "3",
            "pages": "62-76",
            "url": "https://zvezdaspb.ru/",
            "accessed": (2012, 3, 15),
        },
    ),
    (
        "Марченко Т. В. Творчество Бунина : дис. ... д-ра филол. наук : 10.01.01 / Марченко Татьяна Вячеславовна. – "
        "М., 2008. – 420 с.",
        {"type": "thesis", "authors": ["Марченко"], "title": "Творчество Бунина", "year": 2008, "place": "М."},
    ),
    (
        "Орлов, П. И. Степные реки [Текст] : природа и хозяйство Омского края / П. И. Орлов. – Омск : Заря, 1999. – "
        "120 с.",
        {"authors": ["Орлов"], "title": "Степные реки : природа и хозяйство Омского края", "number_of_pages": "120"},
    ),
    (
        "Орлов, П. И. Степные реки [Текст] : сб. ст. / П. И. Орлов. – Омск : Заря, 1999. – 120 с.",
        {"authors": ["Орлов"], "title": "Степные реки"},
    ),
    (
        "Институт степных рек. Степные реки / Институт степных рек. – Омск : Заря, 1999. – 120 с.",
        {"authors": ["Институт степных рек"], "title": "Степные реки"},
    ),
    (
        "Орлов, П. И. Степные реки : специальность 25.00.27 «Гидрология суши» : дис. ... канд. геогр. наук / Орлов "
        "Павел Ильич. – Омск, 1999. – 120 с.",
        {"authors": ["Орлов"], "title": "Степные реки", "type": "thesis", "place": "Омск"},
    ),
    (
        "Асафьев Б. В. М. И. Глинка. – М. : Музгиз, 1947. – 308 с.",
        {"authors": ["Асафьев"], "title": "М. И. Глинка", "year": 1947},
    ),
    (
        "Лотман Ю.М. К.Н. Батюшков: поэт // Звезда. – 1970. – № 2. – С. 5–9.",
        {"authors": ["Лотман"], "title": "К.Н. Батюшков: поэт", "container": "Звезда"},
    ),
    (
        "Қабдолов З. Қ. М. О. Әуезов әлемі. – Алматы : Қазақ университеті, 1997. – 190 б.",
        {"authors": ["Қабдолов"], "title": "М. О. Әуезов әлемі"},
    ),
    (
        "Кеннер Х. Т. С. Элиот / Х. Кеннер. – М. : Наука, 1990. – 210 с.",
        {"authors": ["Кеннер"], "title": "Т. С. Элиот"},
    ),
    (
        "Smith, J. R. T. S. Eliot and his age / J. R. Smith. – London : Faber, 1970. – 210 p.",
        {"authors": ["Smith"], "title": "T. S. Eliot and his age"},
    ),
    (
        "Левин А.Ш. Компьютер для людей / Левин А. – М. : Питер, 2012. – 240 с.",
        {"authors": ["Левин"], "title": "Компьютер для людей"},
    ),
    (
        "Tolkien J. R. R. The Hobbit. – London : Allen, 1937. – 310 p.",
        {"authors": ["Tolkien"], "title": "The Hobbit"},
    ),
    (
        "Эйхенбаум Б. М. Лермонтов // Эйхенбаум Б. М. О прозе. – Л. : Худож. лит., 1969. – С. 5–30.",
        {"authors": ["Эйхенбаум"], "title": "Лермонтов", "container": "О прозе", "place": "Л.", "pages": "5-30"},
    ),
    (
        "О языках в Республике Казахстан : закон РК от 11.07.1997 № 151-I // Ведомости Парламента РК. – 1997. – "
        "№ 13-14. – Ст. 202.",
        {
            "type": "legislation",
            "authors": [],
            "title": "О языках в Республике Казахстан",
            "number": "151-I",
            "container": "Ведомости Парламента РК",
            "year": 1997,
        },
    ),
    (
        "Қазақстан Республикасының 2006 жылғы 15 желтоқсандағы № 207-III «Мәдениет туралы» Заңы",
        {"type": "legislation", "authors": [], "title": "Мәдениет туралы", "number": "207-III", "year": 2006},
    ),
    (
        "Әуезов М. Абай жолы: роман-эпопея. – Алматы: Жазушы, 1989. – 608 б.",
        {
            "type": "book",
            "authors": ["Әуезов"],
            "title": "Абай жолы",
            "genre": "роман-эпопея",
            "place": "Алматы",
            "publisher": "Жазушы",
            "year": 1989,
            "number_of_pages": "608",
        },
    ),
    (
        "Қайдар Ә. Қазақ тілінің өзекті мәселелері // Тілтаным. – 2001. – № 1. – 12–15 б.",
        {
            "authors": ["Қайдар"],
            "title": "Қазақ тілінің өзекті мәселелері",
            "container": "Тілтаным",
            "issue": "1",
            "pages": "12-15",
            "number_of_pages": "",
            "language": "kk",
        },
    ),
    (
        "Шевченко Т. Кобзар. – К. : Дніпро, 1985. – 640 с.",
        {
            "type": "book",
            "authors": ["Шевченко"],
            "title": "Кобзар",
            "place": "К.",
            "publisher": "Дніпро",
            "year": 1985,
            "number_of_pages": "640",
        },
    ),
    (
        "Әдеби мұра [Электрондық ресурс]. – URL: https://kazneb.kz/kk (қаралған күні: 15.03.2024).",
        {"type": "webpage", "title": "Әдеби мұра", "url": "https://kazneb.kz/kk", "accessed": (2024, 3, 15)},
    ),
    (
        "Silver D., Huang A., Maddison C. et al. Mastering the game of Go // Nature. – 2016. – Vol. 529. – P. 484–489.",
        {
            "authors": ["Silver", "Huang", "Maddison"],
            "et_al": True,
            "title": "Mastering the game of Go",
            "container": "Nature",
            "volume": "529",
            "pages": "484-489",
        },
    ),
    (
        "ГОСТ Р 7.0.5-2008. Библиографическая ссылка. – М. : Стандартинформ, 2008. – 19 с.",
        {"number": "ГОСТ Р 7.0.5-2008", "title": "Библиографическая ссылка", "year": 2008, "authors": []},
    ),
    (
        "Канторович Л.В. Функциональный анализ / Успехи математических наук. 1948. № 6.",
        {
            "authors": ["Канторович"],
            "title": "Функциональный анализ",
            "container": "Успехи математических наук",
            "year": 1948,
            "issue": "6",
        },
    ),
]

LIBRARY: list[tuple[str, dict[str, object]]] = [
    (
        "Сергеев А. Н. Физика льда : учебное пособие / Сергеев А. Н. ; Моск. гос. ун-т им. М. В. Ломоносова, Геогр. "
        "фак. – М. : Наука, 2017. – XVI, 238 с. : ил.",
        {
            "authors": ["Сергеев"],
            "editors": [],
            "title": "Физика льда",
            "genre": "учебное пособие",
            "place": "М.",
            "publisher": "Наука",
            "number_of_pages": "238",
        },
    ),
    (
        "Орлов Ф. П. Теория графов / Орлов Ф. П. ; Козырев В. П. (отв. ред.). – М. : URSS, 2015. – 297 с.",
        {"authors": ["Орлов"], "editors": ["Козырев"], "title": "Теория графов", "publisher": "URSS"},
    ),
    (
        "Әбдіров Қ. Дала тарихы : оқулық / Қ. Әбдіров ; Әл-Фараби атындағы Қазақ ұлттық университеті. – Алматы : Қазақ "
        "университеті, 2015. – 214 б.",
        {"authors": ["Әбдіров"], "title": "Дала тарихы", "genre": "оқулық", "publisher": "Қазақ университеті"},
    ),
    (
        "Smith J., Brown A. Spin waves in thin films // Physical Review B. – American Physical Society, 2004. – Т. 70, "
        "№ 5. – С. 54–61.",
        {
            "authors": ["Smith", "Brown"],
            "title": "Spin waves in thin films",
            "container": "Physical Review B",
            "publisher": "American Physical Society",
            "volume": "70",
            "issue": "5",
            "pages": "54-61",
        },
    ),
]
COLLECTED: list[tuple[str, dict[str, object]]] = [
    (
        "Пушкин А. С. Евгений Онегин // Пушкин А. С. Полн. собр. соч.: В 10 т. Т. 5. Л.: Наука, 1978. С. 5–184.",
        {
            "authors": ["Пушкин"],
            "title": "Евгений Онегин",
            "container": "Полн. собр. соч.",
            "volume": "5",
            "pages": "5-184",
        },
    ),
    (
        "Лотман Ю. М. Структура текста // Лотман Ю. М. Об искусстве. – СПб. : Искусство, 1998. – С. 14–285.",
        {"authors": ["Лотман"], "editors": [], "title": "Структура текста", "container": "Об искусстве"},
    ),
    (
        "История Казахстана : в 5 т. / гл. ред. М. К. Козыбаев [и др.]. – Алматы : Атамұра, 1996. – Т. 1. – 544 с.",
        {"authors": [], "et_al": False, "editors": ["Козыбаев"], "title": "История Казахстана", "volume": "1"},
    ),
    (
        "Иванов И. И. Проект новой жизни. – М. : Наука, 2001. – 358, [2] с.",
        {"authors": ["Иванов"], "title": "Проект новой жизни", "number_of_pages": "358"},
    ),
]
SHORT_TITLES: list[tuple[str, dict[str, object]]] = [
    (
        "Боровиков В. П., Боровиков И. П. STATISTICA. Анализ данных. – М. : Филинъ, 1998. – 608 с.",
        {"authors": ["Боровиков", "Боровиков"], "title": "STATISTICA. Анализ данных", "publisher": "Филинъ"},
    ),
    (
        "Сидоров А.А. ДНК. Строение и функции. – М. : Наука, 1998. – 60 с.",
        {"authors": ["Сидоров"], "title": "ДНК. Строение и функции"},
    ),
    (
        "Ли В., Цой А. Корейцы // Простор. – 1999. – № 3. – С. 5–9.",
        {"authors": ["Ли", "Цой"], "title": "Корейцы", "container": "Простор"},
    ),
]
QUOTED: list[tuple[str, dict[str, object]]] = [
    (
        "Закон РК «Об образовании» (с изменениями и дополнениями) от 27.07.2007 № 319-III.",
        {"title": "«Об образовании» (с изменениями и дополнениями)", "number": "319-III"},
    ),
    (
        "Петров П. П. Эпоха реформ (1741–1751 гг.). – М. : Наука, 2001. – 320 с.",
        {"title": "Эпоха реформ (1741–1751 гг.)"},
    ),
    ('Ким Ю. О. "Степь" и город. – Алматы, 1999. – 12 с.', {"title": '"Степь" и город', "place": "Алматы"}),
]
ABROAD: list[tuple[str, dict[str, object]]] = [
    (
        "Иванова, Т. Ф. (2006). Поиск в каталоге. Библиография, (4), 19–25.",
        {
            "authors": ["Иванова"],
            "title": "Поиск в каталоге",
            "container": "Библиография",
            "issue": "4",
            "pages": "19-25",
        },
    ),
    (
        "Ким, Анна, и Олег Тен. “Города степи.” Вопросы истории, т. 12, № 3, 2010, с. 45–67.",
        {
            "authors": ["Ким", "Тен"],
            "title": "Города степи",
            "container": "Вопросы истории",
            "volume": "12",
            "pages": "45-67",
        },
    ),
    (
        "ТЕН, Олег, 2011. Города степи. Вопросы истории. 2011. Т. 4, № 2, с. 5–9.",
        {"title": "Города степи", "container": "Вопросы истории", "year": 2011, "volume": "4", "issue": "2"},
    ),
    (
        "Tulebaev T.A. Istorija goroda // Vestnik KazNU. – 2010. – № 3. – S. 45–67.",
        {"authors": ["Tulebaev"], "title": "Istorija goroda", "container": "Vestnik KazNU", "pages": "45-67"},
    ),
]

DAMAGED: list[tuple[str, dict[str, object]]] = [
    (
        "Ысқақов А. Қазіргі қазақ тілі. -Алматы:Мектеп,1974. – 407б.",
        {"authors": ["Ысқақов"], "title": "Қазіргі қазақ тілі", "place": "Алматы", "publisher": "Мектеп", "year": 1974},
    ),
    (
        "Ахметов З. Өлең сөздің теориясы. Алматы: Мектеп, 1973ж. 212 б.",
        {"title": "Өлең сөздің теориясы", "publisher": "Мектеп", "year": 1973, "number_of_pages": "212"},
    ),
    (
        "Жұмабаев М. Шығармалары. 3 томдық. 1-том. Алматы: Білім, 1995. 256 б.",
        {"authors": ["Жұмабаев"], "title": "Шығармалары", "volume": "1", "publisher": "Білім", "year": 1995},
    ),
    (
        "Бартольд В.В. Сочинения: В 9 т. Т. 1: Туркестан в эпоху монгольского нашествия. М.: Наука, 1963. 760 с.",
        {
            "authors": ["Бартольд"],
            "title": "Туркестан в эпоху монгольского нашествия",
            "volume": "1",
            "place": "М.",
            "year": 1963,
        },
    ),
    (
        "21 Nye J. Soft Power: The Means to Success in World Politics. New York: PublicAffairs, 2004. 191 p.",
        {
            "authors": ["Nye"],
            "title": "Soft Power: The Means to Success in World Politics",
            "publisher": "PublicAffairs",
        },
    ),
    (
        "Hobsbawm, E. J. (1990). *Nations and Nationalism since 1780*. Cambridge: Cambridge University Press.",
        {"authors": ["Hobsbawm"], "title": "Nations and Nationalism since 1780", "place": "Cambridge", "year": 1990},
    ),
    (
        "P. W. Anderson ,Phys .Rev .109 ,1492 ( 1958) .",
        {"authors": ["Anderson"], "volume": "109", "pages": "1492", "year": 1958},
    ),
    (
        "김소월, '진달래꽃', 개벽, 제25호, pp.146-147, 1922.",
        {
            "authors": ["김소월"],
            "title": "진달래꽃",
            "container": "개벽",
            "issue": "25",
            "pages": "146-147",
            "year": 1922,
        },
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), LATIN + GOST + LIBRARY + COLLECTED + SHORT_TITLES + QUOTED + ABROAD + DAMAGED
)
def test_reference(text: str, expected: dict[str, object]) -> None:
    parsed = parse_reference(text)
    fields = said(parsed.entry)
    assert {name: fields[name] for name in expected} == expected
    assert parsed.reason is None
    assert all(field.span.of(text).strip() for field in parsed.spans)


def test_authors_of_the_heading_and_behind_the_slash_are_one() -> None:
    entry = parse_reference(
        "Понтрягин, Л.С. Обыкновенные дифференциальные уравнения / Л.С. Понтрягин. – М. : Наука, 1974. – 331 с."
    ).entry
    assert entry.authors == (Person(family="Понтрягин", given="Л. С."),)


def test_spans_point_into_the_text() -> None:
    text = "7)  Лотман Ю. М.  Структура художественного\u00a0текста. — М.: Искусство, 1970. — 384 с."
    spans = {field.label: field.span.of(text) for field in parse_reference(text).spans}
    assert spans["title"] == "Структура художественного\u00a0текста"
    assert spans["author"] == "Лотман Ю. М."
    assert spans["issued"] == "1970"
    assert spans["publisher"] == "Искусство"


@pytest.mark.parametrize(
    ("text", "document", "language"),
    [
        ("Шевченко Т. Кобзар. – К. : Дніпро, 1985.", "uk", "uk"),
        ("Абай. Қара сөз. 1993.", "kk", "kk"),
        ("Абай. Қара сөз. 1993.", "", ""),
        ("Жұбанов Қ. Жалпы тілбілімі. – Алматы, 1999.", "kk", "kk"),
        ("Пропп В. Я. Морфология сказки. – М., 1969.", "kk", ""),  # a Russian book in a Kazakh list
        ("Бахвалов Н. С. Численные методы. – М., 1973.", "uk", ""),
        ("Koch J. Josephson qubit. 2007.", "ru", ""),  # Latin letters in a Russian list
        ("Silva A. Quanta. 2007.", "pt", ""),
        ("Smith J. Trends. 2007.", "en-GB", "en-GB"),
    ],
)
def test_the_language_of_the_document_is_that_of_a_short_title_that_may_be_in_it(
    text: str, document: str, language: str
) -> None:
    assert parse_reference(text, language=document).entry.language == language


@pytest.mark.parametrize("text", ["", "   ", "...", "123", "\x00\x01", "]]]]", "—"])
def test_nonsense_gives_an_empty_entry_and_a_reason(text: str) -> None:
    parsed = parse_reference(text)
    assert parsed.entry == Entry()
    assert parsed.spans == ()
    assert parsed.reason


HOSTILE = [
    "a",
    "A. ",
    "[",
    '"',
    "«",
    "(",
    ")",
    "1-2, ",
    "Smith, J., ",
    "Ab ",
    " // ",
    ". - A",
    "10.1000/a ",
    "http://a/ ",
    "accessed ",
    ". In: A",
    "ed. ",
    "O'A",
    "van ",
    "ivx-",
    "2003 12 (3) ",
    "\x00\x1b",
    "\ud800",
    "\u202eאב ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_long_hostile_line_is_answered(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    parsed = parse_reference(text)
    assert all(0 <= field.span.start < field.span.end <= len(text) for field in parsed.spans)


_WORDS = st.sampled_from(
    [
        "Smith",
        "J.",
        "А. Н.",
        "Тихонов",
        ",",
        ".",
        ";",
        ":",
        " // ",
        " / ",
        " – ",
        "In:",
        "(Hg.)",
        "2004",
        "(2004)",
        "С. 62–76",
        "12(3)",
        "vol. 3",
        "№ 6",
        "[Текст]",
        "doi:10.1/x",
        "https://a.b/c",
        "«",
        "»",
        '"',
        "et al.",
        "и др.",
        "Press",
        "М.",
        "б.",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(_WORDS, max_size=40).map(" ".join)))
def test_spans_lie_inside_the_text_and_hold_something(text: str) -> None:
    parsed = parse_reference(text)
    for field in parsed.spans:
        assert 0 <= field.span.start < field.span.end <= len(text)
        assert field.span.of(text).strip()
    assert (parsed.reason is None) == bool(parsed.spans)


@pytest.mark.parametrize(
    ("labels", "title", "container"),
    [
        (("container-title", "publisher-place", "issued"), "Works", ""),
        (("container-title", "publisher", "number-of-pages"), "Works", ""),
        (("container-title", "publisher-place", "page"), "", "Works"),
        (("container-title", "volume", "issued"), "", "Works"),
    ],
)
def test_a_published_host_without_a_title_is_the_work(
    labels: tuple[str, ...], title: str, container: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Works. Almaty. 1995."
    places = (Span(0, 5), Span(7, 13), Span(15, 19))
    fields = [FieldSpan(label, place) for label, place in zip(labels, places, strict=True)]
    settled = settle(text, fields)
    monkeypatch.setattr("citelink.parsing.reference.label_references", lambda texts: [settled for _ in texts])
    parsed = parse_reference(text)
    assert (parsed.entry.title, parsed.entry.container) == (title, container)
    assert parsed.spans[0].label == ("title" if title else "container-title")
