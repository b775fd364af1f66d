# ruff: noqa: E501 (a case is read best on one line)
"""Pairs of a printed reference and a library entry: which must be matched, which must not."""

from __future__ import annotations

import pytest

from citelink.bibliography import read_text
from citelink.matching import Match, Matcher
from citelink.parsing import parse_reference

# Entries that keep company in the library, so that nothing is matched for want of choice.
COMPANY = """
@book{abai1995, author = {Құнанбайұлы, Абай}, title = {Шығармаларының екі томдық толық жинағы}, year = {1995},
  publisher = {Жазушы}, address = {Алматы}}
@article{baker2003, author = {Baker, Tom and Hall, Ann}, title = {Groundwater salinity in dry river basins},
  journal = {Journal of Arid Hydrology}, year = {2003}, volume = {12}, number = {3}, pages = {201--219}}
@book{masanov1995, author = {Масанов, Н. Э.}, title = {Кочевая цивилизация казахов}, year = {1995},
  publisher = {Социнвест}, address = {Алматы}}
@article{petrov2010, author = {Петров, И. И.}, title = {Водные ресурсы Арала}, journal = {География и природа},
  year = {2010}, volume = {4}, pages = {15--22}}
"""


def match(entries: str, text: str) -> Match:
    library = read_text(COMPANY + entries, "library.bib")
    return Matcher([library]).match(parse_reference(text).entry, text)


HOPKIRK = "@book{x, author = {Hopkirk, Peter}, title = {The Great Game: On Secret Service in High Asia}, year = {1990}, publisher = {John Murray}, address = {London}}"
NYE = "@book{x, author = {Nye, Joseph S.}, title = {Soft Power: The Means to Success in World Politics}, year = {2004}, publisher = {PublicAffairs}, address = {New York}}"
LOTMAN = "@book{x, author = {Лотман, Ю. М.}, title = {Структура художественного текста}, year = {1970}, publisher = {Искусство}, address = {М.}}"
ZHUMABAEV = (
    "@book{x, author = {Zhumabaev, M.}, title = {Pedagogika}, year = {1992}, publisher = {Rauan}, address = {Almaty}}"
)
QONYRAT = "@book{x, author = {Qongyratbaev, A.}, title = {Qazaq eposy zhane turkologiia}, year = {1987}, publisher = {Ghylym}, address = {Almaty}}"
KUZYK = "@article{x, author = {Кузик, В. В.}, title = {Зміни клімату та водний режим річок Карпат}, journal = {Український географічний журнал}, year = {2012}, volume = {3}, pages = {40--47}}"
ACS = "@article{x, author = {Moreno, Luis and Chen, Wei}, title = {Selective oxidation of alcohols over copper}, journal = {Journal of Catalysis Letters}, year = {2011}, volume = {133}, number = {4}, pages = {8714--8723}}"
NOISY = "@article{x, author = {LF Moreno and W Chen}, title = {SELECTIVE OXIDATION OF ALCOHOLS OVER COPPER}, journal = {J. Catal. Lett.}, year = {2011}, volume = {133}}"
PART_TWO = "@article{x, author = {Ramirez, P.}, title = {Theory of thin films. Part II: Growth}, journal = {Surface Studies}, year = {1999}, volume = {8}, pages = {311--330}}"
SET_TWO = "@book{x, author = {Соловьёв, С. М.}, title = {История государства. Т. 2}, volume = {2}, year = {1988}, publisher = {Мысль}, address = {М.}}"
DOI = "@article{x, author = {Novak, Jan}, title = {Slow rivers of the steppe}, journal = {River Studies}, year = {2015}, volume = {7}, pages = {1--12}, doi = {10.5555/river-2015-07.1}}"
CHAPTER_HOST = "@book{x, editor = {Smith, Anna}, title = {Handbook of Steppe Ecology}, year = {2008}, publisher = {Meadow Press}, address = {London}}"
ARTICLE = "@article{x, author = {Okafor, Ben}, title = {Soil moisture under shelter belts}, journal = {Agroforestry Notes}, year = {2016}, volume = {21}, number = {2}, pages = {88--97}}"

MASANOV = "@book{x, author = {Масанов, Н. Э.}, title = {Кочевая цивилизация казахов Приаралья}, year = {1995}, publisher = {Социнвест}, address = {М.}}"

SOILS = "@book{x, author = {Hall, B.}, title = {Soils}, year = {2010}, publisher = {Dew}, address = {London}, pagetotal = {300}}"
SOILS_FOR_FARMERS = SOILS.replace("{Soils}", "{Soils for farmers}").replace("{300}", "{210}")
SOILS_OF_ALTAI = SOILS.replace("{Soils}", "{Soils: the Altai foothills}").replace("{300}", "{210}")
BOTANY = (
    "@book{x, author = {Сергазин, Е. К.}, title = {Ботаника}, year = {2006}, publisher = {Дәуір}, address = {Алматы}}"
)
BOTANY_TWO = BOTANY.replace("{Ботаника}", "{Ботаника негіздері. 2-бөлім}")
READER_FIVE = BOTANY.replace("{Ботаника}", "{Ана тілі: 5-сынып}")
GRAMMAR_ONE = "@book{x, author = {Доу, Ж.}, title = {Грамматика степи. Ч. 1}, year = {2006}, publisher = {Дәуір}, address = {Алматы}}"
BOTANY_EXTENT = BOTANY.replace("{2006}", "{2006}, pagetotal = {320}")

SHELTER_BELTS = "@article{x, author = {Hall, B. and Okafor, N.}, title = {Soil moisture measured under shelter belts}, journal = {Dew}, year = {2010}, pages = {3--9}}"
ESTIMATES = "@article{x, author = {Ким, А. И. and Орлов, П. С.}, title = {Оценка урожайности пшеницы по снимкам}, journal = {Вестник степи}, year = {2011}, pages = {3--9}}"
HARVEST = "@article{x, author = {Сергазин, Е. К. and Омаров, Б.}, title = {Бидай өнімділігін бағалау және болжау}, journal = {Дала хабаршысы}, year = {2011}}"

SET = "@book{x, AUTHOR, title = {TITLE}, year = {1988}, publisher = {Dew}}"
SIX_BOOKS = {
    "ru": ("author = {Ким, А.}", "Собрание сочинений в шести томах", "Ким А. Собрание сочинений : в 6 т. – М. : Dew, 1988."),
    "uk": ("author = {Кім, А.}", "Зібрання творів: у шести томах. Том 2", "Кім А. Зібрання творів: у 6 т. К.: Dew, 1988. Т. 2. 480 с."),
    "kk": ("author = {Ким, А.}", "Шығармалары: 6 томдық. 2-том", "Ким А. Шығармалары. Алты томдық. 2-том. – Алматы: Dew, 1988. – 480 б."),
    "de": ("author = {Kim, A.}", "Gesammelte Schriften in sechs Bänden", "Kim, A.: Gesammelte Schriften. 6 Bde. Berlin: Dew 1988."),
    "en": ("author = {Kim, A.}", "Collected writings. Vol. 2", "Kim A. Collected writings: in 6 vols. London: Dew, 1988. Vol. 2. 480 p."),
    "fr": ("author = {Kim, A.}", "Écrits de la steppe, tome 2", "Kim A. Écrits de la steppe. T. 2. Paris: Dew, 1988. 480 p."),
}  # fmt: skip

SIX_VOLUMES = SET.replace("AUTHOR", SIX_BOOKS["kk"][0]).replace("TITLE", SIX_BOOKS["kk"][1])


def _set_of(language: str) -> tuple[str, str]:
    author, title, text = SIX_BOOKS[language]
    return SET.replace("AUTHOR", author).replace("TITLE", title), text


ICT = BOTANY.replace("{Ботаника}", "{Ақпараттық-коммуникациялық технологиялар құзыретін дамыту}")
ICT_EN = "@book{x, author = {Hall, B.}, title = {ICT in rural schools}, year = {2010}, publisher = {Dew}}"
PART_ONE = "@article{x, author = {Hall, Ben}, title = {Dry winds, dry soils part 1}, journal = {River Studies}, year = {2001}, volume = {9}, number = {5}, pages = {1--6}}"
PART_SIX = PART_ONE.replace("part 1", "part 2: Do they differ?").replace("number = {5}", "number = {6}")
THESIS = "@phdthesis{x, author = {Шевчук, Оксана Іванівна}, title = {Сухі вітри в сучасному степовому землеробстві}, year = {2015}, school = {Київ}}"
THESIS_ARTICLE = THESIS.replace("@phdthesis", "@article").replace("school = {Київ}", "journal = {Степовий вісник}")
GROUP = "@article{x, author = {{The Dry Valley Research Group}}, title = {Lasting effects of careful irrigation in type 2 soils}, journal = {Northern Herald Journal of Soils}, year = {2013}, volume = {69}, number = {2}, pages = {145--154}}"
MEETING = "@article{x, author = {Kovacs, Ada and others}, title = {Rain is all you want}, journal = {Advances in numerical estimation of regional precipitation}, volume = {30}, year = {2017}}"

MUST_MATCH = {
    **{f"how many volumes and which one, {language}": _set_of(language) for language in SIX_BOOKS},
    "the letters of its words, Kazakh": (ICT, "Сергазин Е. К. АКТ құзыретін дамыту. Алматы: Дәуір, 2006. 120 б."),
    "the words of its letters": (
        ICT_EN,
        "Hall B. Information and communication technologies in rural schools. London: Dew, 2010.",
    ),
    "in its place without its number": (
        PART_ONE,
        "Hall B. Dry winds, dry soils // River Studies. – 2001. – Vol. 9, №5. – P. 1–6.",
    ),
    "the thesis, cut": (
        THESIS,
        "Шевчук О. І. Сухі вітри : автореф. дис. … канд. с.-г. наук : 10.02.01. Київ, 2015. 20 с.",
    ),
    "a group's title cut, J for journal": (
        GROUP,
        "Dry Valley Research Group. Lasting effects of careful irrigation. North Her J Soils. 2013.",
    ),
    "a meeting by some of its letters": (
        MEETING,
        'A. Kovacs et al., "Rain is all you want," in Proc. NERP, 2017, pp. 5998–6008.',
    ),
    "a long title of several cut": (
        SHELTER_BELTS,
        "Hall B., Okafor N. Soil moisture measured. London: Dew, 2010. 200 p.",
    ),
    "a long title of several cut, Russian": (
        ESTIMATES,
        "Ким А. И., Орлов П. С. Оценка урожайности пшеницы. – М.: Колос, 2011. – 120 с.",
    ),
    "a long title of several cut, Kazakh": (
        HARVEST,
        "Сергазин Е. К., Омаров Б. Бидай өнімділігін бағалау. – Алматы: Дәуір, 2011. – 90 б.",
    ),
    "a subtitle more": (SOILS, "Hall B. Soils: an introduction. London: Dew, 2010."),
    "a subtitle left out": (SOILS_OF_ALTAI, "Hall B. Soils. London: Dew, 2010."),
    "a subtitle left out, one extent": (SOILS_OF_ALTAI, "Hall B. Soils. London: Dew, 2010. 212 p."),
    "what kind of book it is": (BOTANY, "Сергазин Е. К. Ботаника оқу құралы. – Алматы: Дәуір, 2006."),
    "how many volumes, in words": (BOTANY, "Сергазин Е. К. Ботаника в пяти томах. – Алматы: Дәуір, 2006."),
    "how many volumes, in figures": (BOTANY, "Сергазин Е. К. Ботаника в 5 томах. – Алматы: Дәуір, 2006."),
    "what kind of book it is, behind a comma": (SOILS, "Hall B. Soils, illustrated. London: Dew, 2010."),
    "which edition, no sign": (SOILS, "Hall B. Soils second edition. London: Dew, 2010."),
    "another extent alone": (BOTANY_EXTENT, "Сергазин Е. К. Ботаника. – Алматы: Дәуір, 2006. – 288 б."),
    "part said": (BOTANY_TWO, "Сергазин Е. К. Ботаника негіздері. 2-бөлім. – Алматы: Дәуір, 2006. – 188 б."),
    "its page tells": (
        ARTICLE,
        "Okafor B. Soil moisture under shelter belts of Kenya. Agroforestry Notes. 2016;21(2):88–97.",
    ),
    "cut short within the title": (NYE, "Nye J. S. Soft Power: The Means to Succ"),
    "title in another order": (
        ARTICLE,
        "Okafor B. shelter under moisture Soil belts. Agroforestry Notes. 2016. 21. 88-97",
    ),
    "misread digits": (ARTICLE, "Okafor B. Soil rnoisture under shelter be1ts. Agroforestry Notes. 2016;2l(2):88–97."),
    "original year beside the printed one": (
        LOTMAN,
        "Лотман, Ю. М. (1970). Структура художественного текста. Искусство. (Original work published 1968)",
    ),
    "as printed": (
        HOPKIRK,
        "Hopkirk P. The Great Game: On Secret Service in High Asia. London: John Murray, 1990. 562 p.",
    ),
    "main title only": (HOPKIRK, "Hopkirk, P. The Great Game. – London : John Murray, 1990. – 562 p."),
    "shouted": (NYE, "NYE J.S. SOFT POWER: THE MEANS TO SUCCESS IN WORLD POLITICS. NEW YORK: PUBLICAFFAIRS, 2004"),
    "split syllables": (
        LOTMAN,
        "Лот ман Ю. М. Струк ту ра ху до жест вен но го текс та. – М.: Ис кус ство, 1970. – 384 с.",
    ),
    "romanised entry, Kazakh reference": (
        QONYRAT,
        "Қоңыратбаев Ә. Қазақ эпосы және түркология. – Алматы: Ғылым, 1987. – 368 б.",
    ),
    "Cyrillic entry, romanised reference": (
        LOTMAN,
        "Lotman Iu. M. Struktura khudozhestvennogo teksta. – Moskva: Iskusstvo, 1970. – 384 s.",
    ),
    "romanised entry, look-alike schwa": (QONYRAT, "Қоңыратбаев Ə. Қазақ эпосы жəне түркология. Алматы: Ғылым, 1987"),
    "Ukrainian, romanised": (
        KUZYK,
        "Kuzyk V. V. Zminy klimatu ta vodnyi rezhym richok Karpat. Ukrainskyi heohrafichnyi zhurnal. 2012. № 3. S. 40–47.",
    ),
    "short title, cross-script": (ZHUMABAEV, "Жұмабаев М. Педагогика. – Алматы: Рауан, 1992. – 160 б."),
    "no title printed": (ACS, "Moreno, L.; Chen, W. J. Catal. Lett. 2011, 133, 8714."),
    "noisy entry": (
        NOISY,
        "Moreno LF, Chen W. Selective oxidation of alcohols over copper. J Catal Lett. 2011;133(4):8714–23.",
    ),
    "co-authors hidden": (
        ACS,
        "Moreno L. et al. Selective oxidation of alcohols over copper // J. Catal. Lett. 2011. Vol. 133. P. 8714–8723.",
    ),
    "doi without its hyphens": (
        DOI,
        "Novak J. Slow rivers of the steppe. River Studies. 2015;7:1–12. doi: 10.5555/river201507.1",
    ),
    "right part": (PART_TWO, "Ramirez P. Theory of thin films. Part II: Growth. Surface Studies 8 (1999) 311–330."),
    "total pages are no range": (
        ARTICLE,
        "Okafor B. Soil moisture under shelter belts // Agroforestry Notes. – 2016. – Vol. 21, No 2. – P. 88–97.",
    ),
    "one year off": (
        ARTICLE,
        "Okafor, B. (2015). Soil moisture under shelter belts. Agroforestry Notes, 21(2), 88–97.",
    ),
}

MUST_NOT_MATCH = {
    "a title of several cut, another year": (SHELTER_BELTS, "Hall B., Okafor N. Soil moisture measured. London: Dew, 2012. 200 p."),
    "a title cut, one of its authors": (SHELTER_BELTS, "Hall B. Soil moisture measured. London: Dew, 2010. 200 p."),
    "a subject is no title cut": (SHELTER_BELTS, "Hall B., Okafor N. Soil moisture. London: Dew, 2010. 200 p."),
    "a title of several cut, Russian, another year": (ESTIMATES, "Ким А. И., Орлов П. С. Оценка урожайности пшеницы. – М.: Колос, 2014. – 120 с."),
    "absent, same author and year": (HOPKIRK, "Hopkirk P. Foreign Devils on the Silk Road. Oxford: Oxford University Press, 1990. 252 p."),
    "absent, similar title": (ARTICLE, "Okafor B. Soil salinity under irrigated cotton. Agroforestry Notes. 2014;19(1):12–20."),
    "absent, same journal, volume and page": (ACS, "Tanaka, K.; Ito, M. J. Catal. Lett. 2011, 133, 8750."),
    "other part": (PART_TWO, "Ramirez P. Theory of thin films. Part I: Nucleation. Surface Studies 8 (1999) 290–310."),
    "other volume of a set": (SET_TWO, "Соловьёв С. М. История государства. Т. 3. – М.: Мысль, 1988. – 765 с."),
    "chapter of the book": (
        CHAPTER_HOST, "Brown K. Grazing and seed banks // Handbook of Steppe Ecology / ed. by A. Smith. – London: Meadow Press, 2008. – P. 45–67."),
    "erratum": (ARTICLE, "Okafor B. Erratum: Soil moisture under shelter belts. Agroforestry Notes. 2017;22(1):5."),
    "other edition, years apart": (LOTMAN, "Лотман Ю. М. Структура художественного текста. – 3-е изд. – СПб.: Азбука, 2015. – 704 с."),
    "wrong doi, other work": (DOI, "Fischer, M.: Glacier melt and summer floods. Alpine Water 3, 100–120 (2009). https://doi.org/10.5555/river-2015-07.1"),
    "law, other law": (
        "@legislation{x, title = {О языках в Республике Казахстан}, year = {1997}}",
        "Об образовании : Закон Республики Казахстан от 27 июля 2007 года № 319-III."),
    "same surname, other work, Kazakh": (QONYRAT, "Қоңыратбаев Ә. Қазақ фольклорының тарихы. – Алматы: Ана тілі, 1991. – 288 б."),
    "correction": (ARTICLE, "Okafor B. Correction: Soil moisture under shelter belts. Agroforestry Notes. 2017;22(1):5."),
    "a name alone": (
        "@misc{x, author = {{United Meadows}}, title = {World meadow report}, year = {2018}}",
        "United Meadows. Grassland platform. http://example.org/platform, accessed May 2019."),
    "one other word in the title": (
        "@article{x, author = {{Panel on Soils}}, title = {Scientific opinion on reference values for zinc in soils}, journal = {Soil Safety Journal}, year = {2014}, volume = {12}, number = {10}, pages = {3844}}",
        "Panel on Soils. Scientific opinion on reference values for copper in soils. Soil Safety Journal. 2013;11(11):3408."),
    "the work, entry is its correction": (
        "@article{x, author = {Okafor, Ben}, title = {Correction: Soil moisture under shelter belts}, journal = {Agroforestry Notes}, year = {2017}, volume = {22}, number = {1}, pages = {5}}",
        "Okafor B. Soil moisture under shelter belts. Agroforestry Notes. 2016;21(2):88–97."),
    "thesis, entry is its abstract": (
        "@phdthesis{x, author = {Сейтқали, А.}, title = {Ауыл шаруашылығының дамуы: автореф. дис. ... тарих ғыл. канд.}, year = {2001}, address = {Алматы}}",
        "Сейтқали А. Ауыл шаруашылығының дамуы: дис. ... тарих ғыл. канд. – Алматы, 2001. – 150 б."),
    "the book, entry is its chapter": (
        "@incollection{x, author = {Brown, Kate}, title = {Grazing and seed banks}, booktitle = {Handbook of Steppe Ecology}, editor = {Smith, Anna}, year = {2008}, publisher = {Meadow Press}, address = {London}, pages = {45--67}}",
        "Smith A. (Ed.) Handbook of Steppe Ecology. – London: Meadow Press, 2008. – 512 p."),
    "other book of the author and publisher": (
        MASANOV, "Масанов Н. Э. Хозяйство и быт степных общин. – М.: Социнвест, 1995. – 210 с."),
    "other page of one site": (
        "@online{x, author = {{Steppe Weather Office}}, title = {Steppe Weather Office}, url = {https://weather.example.org/archive/winds}}",
        "Steppe Weather Office. https://weather.example.org/press/rain"),
    "web page that bears the title of a book": (
        "@book{x, author = {Қойгелдиев, М. Қ.}, title = {Алаш қозғалысы}, publisher = {Санат}, address = {Алматы}, year = {1995}}",
        "Алаш қозғалысы [Электрондық ресурс]. – URL: https://tarikh.example.kz/news/1 (қаралған күні: 15.03.2024)."),
    "title and year of another author": (
        "@book{x, author = {Smith, John}, title = {Steppe grammar for beginners}, year = {2001}}",
        "Wilson K. Steppe grammar for beginners. 2001."),
    "namesake with other initials": (
        "@book{x, author = {Петров, Николай Сергеевич}, title = {История степи в новое время}, year = {2001}}",
        "Петров А. И. История степи в новое время. 2001."),
    "file of an archive": (
        "@article{x, author = {Kim, A.}, title = {Dry winds}, journal = {Energy}, year = {2001}, volume = {64}, number = {1}, pages = {5089--5099}}",
        "ЦГА РК. Ф. 64. Оп. 1. Д. 5089."),
    "ibid with low numbers": (
        "@article{x, author = {Kim, A.}, title = {Dry winds}, journal = {Energy}, year = {2001}, volume = {1}, number = {1}, pages = {1--5}}",
        "Ibid., vol. 1, p. 1."),
    "another preprint of the authors": (
        "@article{x, author = {Pham, T. and Vinod, A.}, title = {Aided synchronization in networks}, journal = {arXiv preprint arXiv:1801.07578}, year = {2018}}",
        "Pham T, Vinod A. An efficient synchronization in air networks. arXiv preprint arXiv:1801.05908. 2018."),
    "goes on where the entry ends": (SOILS, "Hall B. Soils for gardeners. London: Dew, 2010. 200 p."),
    "goes on where the entry ends, no extent": (SOILS, "Hall B. Soils and rivers of Asia. London: Dew, 2010."),
    "goes on where the entry ends, Cyrillic": (
        BOTANY, "Сергазин Е. К. Ботаника және зоология. – Алматы: Дәуір, 2006."),
    "goes on behind a comma": (BOTANY, "Сергазин Е. К. Ботаника, зоология и экология. – Алматы: Дәуір, 2006."),
    "ends where the entry goes on": (SOILS_FOR_FARMERS, "Hall B. Soils. London: Dew, 2010. 300 p."),
    "ends where the entry goes on, no extent": (SOILS_FOR_FARMERS, "Hall B. Soils. London: Dew, 2010."),
    "goes on otherwise": (SOILS_FOR_FARMERS, "Hall B. Soils and society. London: Dew, 2010. 210 p."),
    "begins otherwise": (SOILS, "Hall B. Introduction to soils. London: Dew, 2010."),
    "the entry begins otherwise": (
        SOILS.replace("{Soils}", "{Introduction to soils}"), "Hall B. Soils. London: Dew, 2010."),
    "one other word of two": (SOILS.replace("{Soils}", "{Third journey}"), "Hall B. Fifth journey. London: Dew, 2010."),
    "another class": (READER_FIVE, "Сергазин Е. К. Ана тілі: 7-сынып. – Алматы: Дәуір, 2006. – 100 б."),
    "another book for one class": (READER_FIVE, "Сергазин Е. К. Табиғаттану: 5-сынып. – Алматы: Дәуір, 2006."),
    "another part, number before": (BOTANY_TWO, "Сергазин Е. К. Ботаника негіздері. 3-бөлім. – Алматы: Дәуір, 2006."),
    "another part, number behind": (GRAMMAR_ONE, "Доу Ж. Грамматика степи. Ч. 3. – Алматы: Дәуір, 2006. – 300 с."),
    "a subtitle and another extent": (SOILS, "Hall B. Soils: problems and answers. London: Dew, 2010. 120 p."),
    "a subtitle left out, another extent": (SOILS_OF_ALTAI, "Hall B. Soils. London: Dew, 2010. 300 p."),
    "nonsense": (ARTICLE, "Ibid., pp. 3-5."),
    "other volume, the title says none": (
        SET_TWO.replace(". Т. 2}", "}"), "Соловьёв С. М. История государства. Т. 3. – М.: Мысль, 1988. – 765 с."),
    "other volume, the title alone says one": (
        SET_TWO.replace(", volume = {2}", ""), "Соловьёв С. М. История государства. Т. 3. – М.: Мысль, 1988. – 765 с."),
    "another volume, number before": (
        SIX_VOLUMES, "Ким А. Шығармалары. Алты томдық. 3-том. – Алматы: Dew, 1988. – 480 б."),
    "its place in another issue": (
        PART_SIX, "Hall B. Dry winds, dry soils // River Studies. – 2001. – Vol. 9, №5. – P. 1–6."),
    "the thesis, entry is an article": (
        THESIS_ARTICLE, "Шевчук О. І. Сухі вітри : автореф. дис. … канд. с.-г. наук : 10.02.01. Київ, 2015. 20 с."),
    "a group's title cut, other volume": (
        GROUP, "Dry Valley Research Group. Lasting effects of careful irrigation. North Her J Soils. 2013;68(1):12–20."),
    "empty": (ARTICLE, ""),
}  # fmt: skip


@pytest.mark.parametrize("case", MUST_MATCH, ids=str)
def test_reference_finds_its_entry(case: str) -> None:
    entry, text = MUST_MATCH[case]
    found = match(entry, text)
    assert found.status == "matched", found.reason
    assert found.candidate is not None
    assert found.candidate.entry.key == "x"
    assert found.candidate.source == "library.bib"
    assert found.evidence
    assert "agree" in found.reason


@pytest.mark.parametrize("case", MUST_NOT_MATCH, ids=str)
def test_reference_without_its_entry_stays_unmatched(case: str) -> None:
    entry, text = MUST_NOT_MATCH[case]
    found = match(entry, text)
    assert found.status != "matched", found.reason
    assert found.candidate is None
    assert found.reason


@pytest.mark.parametrize(
    "text",
    [
        "Moreno L., Chen W. Selective oxidation of alcohols over copper // Journal of Catalysis Letters. – 2011.",
        "Moreno L, Chen W. Selective oxidation of alcohols over copper. J Catal Lett. 2011.",
    ],
)
def test_what_a_reference_does_not_print_does_not_differ(text: str) -> None:
    printed_by = ACS.removesuffix("}") + ", publisher = {Wolf and Reed}}"
    found = match(printed_by, text)
    assert found.status == "matched", found.reason
    levels = {one.field: one.level for one in found.evidence}
    assert levels["title"] == "exact"
    assert [levels[name] for name in ("volume", "issue", "page", "publisher")] == ["missing"] * 4
    refused = match("", "Baker T. Groundwater salinity in wet valleys. 1987.")
    assert refused.status == "unmatched"
    assert refused.reason.startswith("the nearest entry, baker2003, differs in")
    assert "volume" not in refused.reason
    assert "page" not in refused.reason
    assert "journal" not in refused.reason


def test_without_a_library_nothing_is_said_of_one() -> None:
    text = "Baker T. Groundwater salinity in wet valleys. 1987."
    assert Matcher([]).match(parse_reference(text).entry, text).reason == "there is no library to look in"
