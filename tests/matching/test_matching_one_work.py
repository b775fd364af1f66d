# ruff: noqa: E501 (a case is read best on one line)
"""What makes two records one work where years, pages or titles fail, and what never does."""

from __future__ import annotations

import pytest

from citelink.bibliography import read_text
from citelink.matching import Matcher
from citelink.matching.works.compare import SameWork, compare_works, fold_work, same_work
from citelink.matching.works.grouping import Occurrence, group_works
from citelink.parsing import parse_reference


def verdict(one: str, other: str) -> SameWork:
    entries = list(read_text(f"{one.replace('{', '{a,', 1)}\n{other.replace('{', '{b,', 1)}", "x.bib").entries.values())
    assert len(entries) == 2
    found = same_work(*entries)
    assert bool(same_work(*entries[::-1])) == bool(found)
    return found


SITE = "@online{title={Шымкент қаласы әкімдігінің ресми сайты}"
DOI = "doi={10.5555/dry.7}, year={2014}, author={Okafor, Ben and Hall, Ann}"
SOIL = "title={Soil moisture under shelter belts of the steppe}"
STEPPE = "title={Влажность почв под лесополосами сухой степи}"
SAME = {
    "one page, no year (kk)": (SITE + ", url={https://www.gov.kz/shymkent/}}", SITE + ", url={http://gov.kz/shymkent}}"),
    "one page, no year (ru)": ("@misc{title={Реестр памятников степи}, url={http://reestr.kz/pamyat?id=7}}", "@online{title={Реестр памятников степи}, url={https://reestr.kz/pamyat?id=7}, urldate={2020-01-02}}"),
    "one page, no year (de)": ("@online{title={Karte der Steppenflüsse}, url={https://karten.de/fluss/3}}", "@online{title={Karte der Steppenflüsse}, url={http://www.karten.de/fluss/3/}}"),
    "one site and a weighty title": (SITE + ", url={https://gov.kz}}", SITE + ", url={http://www.gov.kz/}}"),
    "a stub of an article": (f"@article{{{SOIL}, author={{Okafor, Ben and Hall, Ann}}, journal={{Agro Notes}}, year=2016, pages={{1--9}}}}", f"@article{{{SOIL}, author={{Ben Okafor and Ann Hall}}}}"),
    "a stub of a paper (ru)": ("@inproceedings{title={Моделирование стока малых рек засушливой зоны}, author={Ким, А. А.}, booktitle={Труды}, year=2011}", "@inproceedings{title={Моделирование стока малых рек засушливой зоны}, author={А. А. Ким}}"),
    "one DOI, another type": (f"@article{{{SOIL}, {DOI}}}", f"@inproceedings{{{SOIL}, {DOI}, booktitle={{Meeting}}}}"),
    "one DOI, an article number for pages": (f"@article{{{SOIL}, {DOI}, pages={{104455}}}}", f"@article{{{SOIL}, {DOI}, pages={{1--14}}}}"),
    "one DOI, another issue and volume": (f"@article{{{SOIL}, {DOI}, volume=3, number=1}}", f"@article{{{SOIL}, {DOI}, volume=4, number=2}}"),
    "one DOI, a meeting by its letters": (f"@inproceedings{{{SOIL}, {DOI}, booktitle={{Proceedings of the 7th Annual Symposium on Arid Lands}}}}", f"@inproceedings{{{SOIL}, {DOI}, booktitle={{SAL}}, pages={{11--19}}}}"),
    "one DOI, a series for the journal (ru)": (f"@article{{{STEPPE}, {DOI}, journal={{Вестник степного университета}}}}", f"@article{{{STEPPE}, {DOI}, journal={{Науки о Земле}}, volume=2}}"),
    "one DOI, a preprint that has it (kk)": (f"@article{{title={{Құрғақ дала топырағының ылғалдылығы}}, {DOI}, journal={{Хабаршы}}, volume=3, pages={{1--9}}}}", "@article{title={Құрғақ дала топырағының ылғалдылығы}, doi={10.5555/dry.7}, year={2009}, author={Okafor, Ben and Hall, Ann}, journal={arXiv preprint arXiv:0904.01234}}"),
    "one DOI, the year of the press (de)": (f"@book{{title={{Steppenböden und ihre Nutzung}}, {DOI}, publisher={{Verlag}}}}", "@book{title={Steppenböden und ihre Nutzung}, doi={10.5555/dry.7}, year={2015}, author={Okafor, Ben and Hall, Ann}, publisher={Verlag}}"),
    "one DOI, a short name": (f"@article{{{SOIL}, {DOI}, journal={{Soils}}}}", f"@article{{{SOIL}, doi={{10.5555/dry.7}}, year={{2014}}, author={{Okafor, Benjamin}}, journal={{Soils}}}}"),
    "one DOI, a light title on one page (ru)": (f"@article{{title={{Почвы степи}}, {DOI}, volume=50, pages={{617}}}}", f"@article{{title={{Почвы степи}}, {DOI}, volume=59, pages={{617--645}}}}"),
    "one DOI, a light title, another type": (f"@inproceedings{{title={{SteppeFlow}}, {DOI}, booktitle={{Proceedings of a meeting}}}}", f"@article{{title={{SteppeFlow}}, {DOI}}}"),
    "one DOI, a title without its end": (f"@inproceedings{{title={{SteppeFlow: a model of runoff}}, {DOI}}}", f"@inproceedings{{title={{SteppeFlow}}, {DOI}}}"),
    "one DOI, a cut title (kk)": (f"@article{{title={{Құрғақ дала топырағының ылғалдылығы мен құрылымы: далалық бақылау нәтижелері}}, {DOI}}}", f"@article{{title={{Құрғақ дала топырағының ылғалдылығы мен құрылымы}}, {DOI}}}"),
    "one DOI, formulas in the title": ("@article{title={Exchange of Na$_x$K$_{1-x}$Cl in saline soils of the steppe}, " + DOI + "}", "@article{title={Exchange of Na x K 1- x Cl in saline soils of the steppe}, " + DOI + "}"),
}  # fmt: skip
NOT_SAME = {
    "two pages of one site": (SITE + ", url={https://gov.kz/a/1}, year=2020}", SITE + ", url={https://gov.kz/a/2}, year=2020}"),
    "a book without a year": ("@book{title={Водные ресурсы Казахстана и их охрана}, author={Ким, А.}}", "@book{title={Водные ресурсы Казахстана и их охрана}, author={Ким, А.}, year=1999}"),
    "a light title on one site": ("@online{title={News}, url={https://a.kz}}", "@online{title={News}, url={http://a.kz}}"),
    "a stub by another": (f"@article{{{SOIL}, author={{Okafor, Ben}}, year=2016}}", f"@article{{{SOIL}, author={{Brown, Carl}}}}"),
    "a stub with a short title": ("@article{title={Steppe soils}, author={Okafor, Ben}, year=2016}", "@article{title={Steppe soils}, author={Okafor, Ben}}"),
    "two patents": ("@patent{title={Способ очистки воды озёр}, author={Ким, А.}, number={2345678}, year=2007}", "@patent{title={Способ очистки воды озёр}, author={Ким, А.}, number={2345679}, year=2007}"),
    "two standards": ("@standard{title={Вода питьевая общие требования}, number={ГОСТ 2874-82}, publisher={Изд-во}, author={{Госстандарт}}, year=1984}", "@standard{title={Вода питьевая общие требования}, number={ГОСТ 2761-84}, publisher={Изд-во}, author={{Госстандарт}}, year=1984}"),
    "two versions": ("@software{title={Steppe flow toolkit manual}, author={Hall, Ann}, version={2.1}, year=2019, url={https://s.org/t}}", "@software{title={Steppe flow toolkit manual}, author={Hall, Ann}, version={2.2}, year=2019, url={https://s.org/t}}"),
    "two days": ("@online{title={Су деңгейі туралы хабарлама}, author={{Қазгидромет}}, date={2021-03-04}, url={https://k.kz/s}}", "@online{title={Су деңгейі туралы хабарлама}, author={{Қазгидромет}}, date={2021-03-11}, url={https://k.kz/s}}"),
    "two chapters": ("@incollection{title={Rivers and their people}, author={Hall, Ann}, booktitle={Handbook of the Steppe}, year=2004, chapter=3}", "@incollection{title={Rivers and their people}, author={Hall, Ann}, booktitle={Handbook of the Steppe}, year=2004, chapter=8}"),
    "one DOI, two parts": (f"@article{{title={{Theory of thin steppe films. Part I}}, {DOI}}}", f"@article{{title={{Theory of thin steppe films. Part II}}, {DOI}}}"),
    "one DOI, a part beside the whole": (f"@article{{title={{Theory of thin steppe films}}, {DOI}, pages={{1--9}}}}", f"@article{{title={{Theory of thin steppe films. Part II}}, {DOI}, pages={{10--19}}}}"),
    "one DOI, a part beside the whole (kk)": (f"@article{{title={{Құрғақ дала топырағының ылғалдылығы}}, {DOI}}}", f"@article{{title={{Құрғақ дала топырағының ылғалдылығы. 2-бөлім}}, {DOI}}}"),
    "one DOI, two editions (ru)": (f"@book{{{STEPPE}, {DOI}, edition=2}}", f"@book{{{STEPPE}, {DOI}, edition=3}}"),
    "one DOI, books of two years (de)": ("@book{title={Steppenböden und ihre Nutzung}, doi={10.5555/dry.8}, author={Hall, Ann}, year=2009}", "@book{title={Steppenböden und ihre Nutzung}, doi={10.5555/dry.8}, author={Hall, Ann}, year=2014}"),
    "one DOI, a thesis and an article": (f"@phdthesis{{{SOIL}, {DOI}}}", f"@article{{{SOIL}, {DOI}, journal={{Soils}}}}"),
    "one DOI, a longer title on other pages": (f"@incollection{{title={{Introduction}}, {DOI}, pages={{1--9}}}}", f"@incollection{{title={{Introduction: rivers of the steppe}}, {DOI}, pages={{201--209}}}}"),
    "one DOI, an erratum": (f"@article{{{SOIL}, {DOI}}}", f"@article{{title={{Erratum to: Soil moisture under shelter belts of the steppe}}, {DOI}}}"),
    "one DOI, a chapter and its book": (f"@incollection{{title={{Introduction}}, {DOI}, pages={{1--9}}}}", f"@incollection{{title={{Introduction}}, {DOI}, pages={{201--209}}}}"),
}  # fmt: skip


@pytest.mark.parametrize("case", SAME)
def test_one_work(case: str) -> None:
    assert verdict(*SAME[case]).same


@pytest.mark.parametrize("case", NOT_SAME)
def test_two_works(case: str) -> None:
    assert not verdict(*NOT_SAME[case]).same


PRINTED_APART = {
    "patents (ru)": (
        "Пат. 2301234 Российская Федерация, МПК C02F 1/00. Способ очистки сточных вод / Ким А. А., Ли Б. Б. – заявл. 01.06.05; опубл. 10.04.06, Бюл. № 10. – 7 с.",
        "Пат. 2301235 Российская Федерация, МПК C02F 1/00. Способ глубокой очистки сточных вод / Ким А. А., Ли Б. Б. – заявл. 01.06.05; опубл. 10.04.06, Бюл. № 10. – 6 с.",
    ),
    "programs": (
        "Исходный код библиотеки steppe-charts : электронный ресурс / Steppe. – Доступ из репозитория (дата обращения: 14.05.2024).",
        "Исходный код библиотеки steppe-charts-react : электронный ресурс / Steppe. – Доступ из репозитория (дата обращения: 02.06.2024).",
    ),
    "pages of one site (es)": (
        "Acme, «Soporte Acme,» 3 Marzo 2021. [En línea]. Available: https://support.acme.com/doc/ED100/aaa/overview-of-pumps.",
        "Acme, «Acme Soporte Técnico,» 28 Marzo 2021. [En línea]. Available: https://support.acme.com/doc/ED200/bbb/wiring-a-pump.",
    ),
}


@pytest.mark.parametrize("case", PRINTED_APART)
def test_two_works_as_printed(case: str) -> None:
    one, other = (fold_work(parse_reference(text).entry, text) for text in PRINTED_APART[case])
    assert not compare_works(one, other).same


@pytest.mark.parametrize(
    ("fields", "groups"),
    [
        ("title={Водные ресурсы малых рек}", 1),
        ("title={Water resources of small rivers}, author={Hall, A.}", 1),
        ("title={Шағын өзендердің су қоры}, note={1}", 1),
        ("title={Introduction}", 2),
        ("title={Кіріспе}, author={Омаров, Қ.}", 2),
    ],
)
def test_entries_that_say_the_same_to_the_letter(fields: str, groups: int) -> None:
    for other in (fields, f"{fields}, howpublished={{elsewhere}}"):
        library = read_text(f"@misc{{a, {fields}}}\n@misc{{b, {other}}}", "x.bib")
        found = group_works([Occurrence(fold_work(entry)) for entry in library.entries.values()]).groups
        assert len(set(found)) == (groups if other == fields else 2)


PAGES = """@online{kz, title={Қазақстан Республикасы Президентінің ресми сайты}, url={https://www.prezident.kz/kz}}
@online{wb, title={Mongolia}, author={{The Lending Group}}, url={http://data.lending.org/country/mongolia/}, year=2019}
@online{bb, title={Mongolia}, author={{Daily News}}, url={https://www.daily.com/news/15263}, year=2019}
@article{art, title={Slow rivers}, author={Novak, Jan}, journal={River Studies}, year=2015, pages={1--9}, url={http://rivers.org/issue/7}}"""


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("ҚР Президентінің ресми сайты. URL: http://prezident.kz/kz/ (қаралған күні: 05.05.2022).", "kz"),
        ("Official website of the President. https://prezident.kz/kz (accessed 1 May 2021).", "kz"),
        ("Lending Group. Mongolia: data. https://data.lending.org/country/mongolia (accessed 1 May 2021).", "wb"),
        ("Монголия: данные. URL: https://www.data.lending.org/country/mongolia/ (дата обращения: 01.05.2021).", "wb"),
        ("Официальный сайт Парламента. URL: http://parlam.kz/ru (дата обращения: 05.05.2022).", None),
        ("Brown C. Fast lakes // River Studies. – 2015. – P. 10–19. – URL: http://rivers.org/issue/7.", None),
    ],
)
def test_the_address_of_a_page(text: str, key: str | None) -> None:
    found = Matcher([read_text(PAGES, "x.bib")]).match(parse_reference(text).entry, text)
    assert (found.candidate.entry.key if found.candidate else None) == key
