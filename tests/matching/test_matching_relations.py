"""What is the same work, what is related and what is neither: pairs of entries as libraries hold them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citelink.bibliography import read_text
from citelink.bibliography.entry import Entry
from citelink.matching import same_work
from citelink.matching.works.titles import compare_titles, fold_title


def article(author: str, title: str, year: int, **more: str) -> Entry:
    return _entry("article", author, title, year, more)


def book(author: str, title: str, year: int, **more: str) -> Entry:
    return _entry("book", author, title, year, more)


def thesis(author: str, title: str, year: int, **more: str) -> Entry:
    return _entry("phdthesis", author, title, year, more)


def _entry(kind: str, author: str, title: str, year: int, more: dict[str, str]) -> Entry:
    fields = "".join(f", {name} = {{{value}}}" for name, value in more.items())
    text = f"@{kind}{{k, author = {{{author}}}, title = {{{title}}}, year = {{{year}}}{fields}}}"
    return next(iter(read_text(text, "library.bib").entries.values()))


DUST = {"journal": "Journal of Arid Environments", "volume": "75", "pages": "10--20"}

SAME = {
    "journal abbreviated with a J": (
        article("Wells, Henry", "Dust over the dry lake", 2011, **DUST),
        article("Wells, H.", "Dust over the dry lake", 2011, journal="J. Arid Env.", volume="75", pages="10-20"),
    ),
    "a word misspelt, the place the same": (
        article("Wells, H.", "Radioprotection by plant flavonoids in the mouse", 2011, **DUST),
        article("Wells, H.", "Radioprotection by plant favonoids in the mouse", 2011, **DUST),
    ),
    "words run together": (
        article("Wells, H.", "Properties of the holy basil, Ocimum sanctum (Tulsi)", 2011, **DUST),
        article("Wells, H.", "Properties of the holy basilOcimum sanctum(Tulsi)", 2011, **DUST),
    ),
    "half a title, the place the same": (
        article(
            "Bell, MM", "A rapid and sensitive method for small quantities of protein by dye binding", 1976, **DUST
        ),
        article("Bell, MM", "A dye binding assay for protein", 1976, **DUST),
    ),
    "subtitle left out": (
        book("Hopkirk, Peter", "The Great Game: On Secret Service in High Asia", 1990, publisher="John Murray"),
        book("Hopkirk, P.", "The Great Game", 1990, publisher="Murray", note="London"),
    ),
    "number of volumes added": (
        book("Hall, B.", "Soils of the northern steppe", 1990, publisher="Meadow"),
        book("Hall, B.", "Soils of the northern steppe. 2 vols", 1990, publisher="Meadow"),
    ),
    "online in December, printed in January": (
        article("Wells, H.", "Dust over the dry lake", 2011, **DUST),
        article("Wells, H.", "Dust over the dry lake", 2012, **DUST),
    ),
    "DOI of the publisher and of JSTOR": (
        article("Wells, H.", "Dust over the dry lake", 2011, **DUST, doi="10.5555/jae.75"),
        article("Wells, H.", "Dust over the dry lake", 2011, **DUST, doi="10.2307/123456"),
    ),
    "corporate name in one piece": (
        article("{Jill Larkin} and {Herbert Simon}", "Why a diagram is worth many words", 1987, **DUST),
        article("Larkin, J. and Simon, H.", "Why a diagram is worth many words", 1987, **DUST),
    ),
    "a short title, and the publisher": (
        book("Palmer, F. R.", "Mood and modality", 1986, publisher="Cambridge University Press"),
        book("Palmer, Frank", "Mood and modality", 1986, publisher="Cambridge: Cambridge University Press"),
    ),
    "a name the wrong way round": (
        article("Liansheng, Zhang", "The puzzle of dark dust", 1986, **DUST),
        article("Zhang, Liansheng", "The puzzle of dark dust", 1986, **DUST),
    ),
    "series number as volume": (
        book("Crowley, T.", "Nese: a diminishing speech variety", 2006, publisher="Pacific Linguistics"),
        book(
            "Crowley, Terry",
            "Nese: A Diminishing Speech Variety",
            2006,
            publisher="Canberra: Pacific Linguistics",
            series="Pacific Linguistics",
            volume="577",
        ),
    ),
}
RELATED = {
    "correction": (
        article("Wells, H.", "Dust over the dry lake", 2011, **DUST),
        article(
            "Wells, H.",
            "Correction to: Dust over the dry lake",
            2012,
            journal="Journal of Arid Environments",
            volume="76",
            pages="1",
        ),
    ),
    "correction behind": (
        article("Wells, H.", "Dust over the dry lake", 2011, **DUST),
        article(
            "Wells, H.",
            "Dust over the dry lake (Erratum)",
            2011,
            journal="Journal of Arid Environments",
            volume="76",
            pages="1",
        ),
    ),
    "correction without a place": (
        article("Wells, H.", "Dust over the dry lake", 2011),
        article("Wells, H.", "Correction: Dust over the dry lake", 2011),
    ),
    "review": (
        book("Hall, B.", "Soils of the northern steppe", 1990, publisher="Meadow"),
        article("Wells, H.", "Review of “Soils of the northern steppe”", 1991, **DUST),
    ),
    "comment": (
        article("Wells, H.", "Dust over the dry lake", 2011, **DUST),
        article(
            "Okafor, B.",
            "Reply to: Dust over the dry lake",
            2011,
            journal="Journal of Arid Environments",
            volume="75",
            pages="21--22",
        ),
    ),
    "preprint": (
        article("Wells, H.", "Dust over the dry lake", 2011, **DUST),
        article("Wells, H.", "Dust over the dry lake", 2010, eprint="1001.01234", archiveprefix="arXiv"),
    ),
    "preprint by its DOI": (
        article("Wells, H.", "Dust over the dry lake", 2011, **DUST),
        article("Wells, H.", "Dust over the dry lake", 2010, doi="10.21203/rs.2.18406"),
    ),
    "abstract": (
        thesis("Сейтқали, А.", "Ауыл шаруашылығының дамуы", 2001, type="дис. ... канд. ист. наук"),
        thesis("Сейтқали, А.", "Ауыл шаруашылығының дамуы", 2001, type="автореф. дис. ... канд. ист. наук"),
    ),
    "edition": (
        book("Hall, B.", "Soils of the northern steppe", 1990, publisher="Meadow"),
        book("Hall, B.", "Soils of the northern steppe", 2004, publisher="Meadow"),
    ),
    "volume": (
        book("Hall, B.", "Soils of the northern steppe", 1990, volume="1"),
        book("Hall, B.", "Soils of the northern steppe", 1990, volume="2"),
    ),
    "part": (
        article("Hall, B.", "Theory of thin liquid films. Part I", 1990, **DUST),
        article("Hall, B.", "Theory of thin liquid films. Part II", 1990, **DUST),
    ),
    "version": (
        article("Hall, B.", "Soils of the northern steppe", 1990, journal="Catena", volume="3", pages="1--9"),
        article("Hall, B.", "Soils of the northern steppe", 1990, journal="Geoderma", volume="41", pages="200--220"),
    ),
    "translation": (
        book("Лотман, Ю. М.", "Структура художественного текста", 1970, publisher="Искусство"),
        book(
            "Lotman, Yu. M.", "The Structure of the Artistic Text", 1977, origtitle="Структура художественного текста"
        ),
    ),
}
NAMED = {
    "correction behind": "correction",
    "correction without a place": "correction",
    "preprint by its DOI": "preprint",
    "part": "volume",
}
OPINIONS = {"journal": "EFSA Journal", "publisher": "European Food Safety Authority"}
APART = {
    "one word of a long title": (
        article(
            "EFSA",
            "Scientific opinion on dietary reference values for manganese",
            2013,
            **OPINIONS,
            volume="11",
            number="11",
        ),
        article(
            "EFSA",
            "Scientific opinion on dietary reference values for selenium",
            2014,
            **OPINIONS,
            volume="12",
            number="10",
        ),
    ),
    "one word, one year, no pages": (
        article("EFSA", "Scientific opinion on dietary reference values for zinc", 2014, **OPINIONS),
        article("EFSA", "Scientific opinion on dietary reference values for iron", 2014, **OPINIONS),
    ),
    "beginnings that tell words apart": (
        article("Hall, B.", "Hypertension in steppe herders", 1990, journal="Lancet", volume="3", pages="1--9"),
        article("Hall, B.", "Hypotension in steppe herders", 1990, journal="Lancet", volume="3", pages="10--19"),
    ),
    "a letter": (
        book("Hall, B.", "Hepatitis B in the northern steppe", 1990, publisher="Meadow"),
        book("Hall, B.", "Hepatitis C in the northern steppe", 1990, publisher="Meadow"),
    ),
    "two letters": (
        book("Hall, B.", "UV light over the northern steppe", 1990, publisher="Meadow"),
        book("Hall, B.", "IR light over the northern steppe", 1990, publisher="Meadow"),
    ),
    "numbers of a journal": (
        article("Hall, B.", "News from the northern steppe", 1990, journal="Steppe Letters, Volume 7, Number 1"),
        article("Hall, B.", "News from the northern steppe", 1990, journal="Steppe Letters, Volume 7, Number 3"),
    ),
    "a word denied": (
        article("Hall, B.", "The steppe is not a desert", 1990, journal="Catena"),
        article("Hall, B.", "The steppe is a desert", 1990, journal="Catena"),
    ),
    "years in titles": (
        book("{Statistical Agency}", "Statistical yearbook 2010", 2011, publisher="SA"),
        book("{Statistical Agency}", "Statistical yearbook 2011", 2011, publisher="SA"),
    ),
    "introductions": (article("Hall, B.", "Introduction", 1990), article("Hall, B.", "Introduction", 1990)),
    "chapter and book": (
        _entry(
            "incollection",
            "Hall, B.",
            "Soils of the northern steppe",
            1990,
            {"booktitle": "Essays on soils", "pages": "3--9"},
        ),
        book("Hall, B.", "Soils of the northern steppe", 1990, publisher="Meadow"),
    ),
    "other people": (
        article("Hall, B.", "Dust over the dry lake", 2011),
        article("Okafor, C.", "Dust over the dry lake", 2011),
    ),
    "other people on the same page": (
        article("Eston, Peter", "The title of the work", 1990, **DUST),
        article("Farindon, Peter", "The title of the work", 1990, **DUST),
    ),
    "another J.": (
        article("Hall, John", "Dust over the dry lake", 2011, journal="Soils"),
        article("Hall, Agnes", "Dust over the dry lake", 2011, journal="Catena"),
    ),
}


@pytest.mark.parametrize("case", SAME, ids=str)
def test_same(case: str) -> None:
    one, other = SAME[case]
    for verdict in (same_work(one, other), same_work(other, one)):
        assert verdict.same, verdict
        assert not verdict.relation


@pytest.mark.parametrize("case", RELATED, ids=str)
def test_related(case: str) -> None:
    one, other = RELATED[case]
    for verdict in (same_work(one, other), same_work(other, one)):
        assert not verdict.same, verdict
        assert verdict.relation == NAMED.get(case, case)


@pytest.mark.parametrize("case", APART, ids=str)
def test_neither(case: str) -> None:
    one, other = APART[case]
    for verdict in (same_work(one, other), same_work(other, one)):
        assert not verdict.same, verdict


def test_one_record_in_two_scripts_is_one_work_and_says_so() -> None:
    verdict = same_work(
        book("Лотман, Ю. М.", "Структура художественного текста", 1970),
        book("Lotman, Yu. M.", "Struktura khudozhestvennogo teksta", 1970),
    )
    assert verdict.same
    assert verdict.relation == "transliteration"


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("The great game", "Great Game, the", "close"),
        ("Wind–driven erosion", "Wind driven erosion.", "exact"),
        ("The Great Game: on secret service", "The Great Game", "main"),
        ("A grammar of Warlpiri narratives", "A grammar of Walpiri narratives", "slip"),
        ("Dogs follow sheep home", "Sheep follow dogs home", "slip"),
        ("Soils of the northern steppe", "Soils of the northern steppe in winter", "loose"),
        ("A grammar of Qiang with texts", "A grammar of Qiang with glossary", "half"),
        ("Thin films. I", "Thin films. II", "numbers"),
        ("Thin films. II", "Thin films", "numbers"),
        ("Dust", "Snow", "differs"),
        ("Dust", "", "missing"),
    ],
)
def test_titles(one: str, other: str, level: str) -> None:
    for first, second in ((one, other), (other, one)):
        assert compare_titles(fold_title(first), fold_title(second)) == level


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_titles_agree_the_same_either_way_round(one: str, other: str) -> None:
    assert compare_titles(fold_title(one), fold_title(other)) == compare_titles(fold_title(other), fold_title(one))


def test_hostile_titles_pass_quickly() -> None:
    for text in ("[" * 20_000, "(a " * 10_000, "erratum to " * 5_000, "1 vols " * 5_000, ": " * 10_000, "а́" * 10_000):
        one = Entry(title=text)
        assert not same_work(one, Entry(title=text + "x")).relation
