"""The language files: complete where others count on them, well-formed everywhere; and telling languages apart."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from citelink.languages import Language, all_languages
from citelink.languages.international import INTERNATIONAL
from citelink.languages.vocabulary import marker_words, prints_like, reference_words, terms
from citelink.text.fold import heading_key
from citelink.text.language import guess_language

CSL_LABELS = {
    "act", "appendix", "article-locator", "book", "canon", "chapter", "column", "elocation", "equation", "figure",
    "folio", "issue", "line", "note", "opus", "page", "paragraph", "part", "rule", "scene", "section", "sub-verbo",
    "supplement", "table", "timestamp", "title-locator", "verse", "version", "volume",
}  # fmt: skip
FULL = ("kk", "ru", "uk", "en", "de", "fr", "es", "pt")
LABELS_OF_FULL = (
    "page", "volume", "chapter", "section", "paragraph", "figure", "table", "verse", "line", "note", "folio", "issue",
    "part", "book",
)  # fmt: skip


# Groups of words -> the fields that hold regular expressions, and those that hold words as printed.
PATTERNS = {
    "names": {"ranks", "bodies"},
    "titles": {"counted_volumes"},
    "kinds": {
        "proceedings", "reports", "newspapers", "law_signs", "patents", "patents_behind_title", "patents_anywhere",
        "title_genres", "thesis_genres", "thesis_specialities", "thesis_signs",
    },
    "archives": {"fonds", "fonds_behind", "units", "units_behind", "versos", "leaves", "holders", "abbreviated"},
    "patents": {"words", "offices", "filed", "published", "classes", "inventors", "assignees"},
    "references": {
        "quoted_from", "media", "addressed", "number_endings", "unknown", "cited_on", "repeated", "mentioned",
        "undated",
    },
    "notices": {"corrections", "comments", "reviews", "works", "signs"},
    "markers": {"following", "numero", "measures", "units", "equation_nouns", "lattice_nouns"},
    "lists": {
        "back_matter", "own_works", "page_words", "small_beginnings", "particles", "pages_in_full", "others",
    },
}  # fmt: skip
PRINTED = {
    "kinds": {"standards"},
    "references": {"hosts", "editions", "asides"},
    "lists": {"numbers_run_on", "pages", "pages_behind", "publishers"},
}
# Words that have their stop: a name's suffix is told with it or without, and `u.` is no word without.
STOPPED = {("names", "openings"), ("names", "suffixes"), ("names", "conjunctions")}
GROUPS = (
    "spelling", "names", "titles", "kinds", "archives", "patents", "references", "numbers", "notices", "markers",
    "lists",
)  # fmt: skip
EVERYTHING = (INTERNATIONAL, *all_languages())
NAMED = {"ids": lambda language: language.code}
SPOKEN = tuple(language for language in all_languages() if language.headings)


def words_of(language: Language) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Group, field and words of every field of the groups of a language; of mappings their names and each value."""
    for group in GROUPS:
        for field, value in getattr(language, group)._asdict().items():
            if not isinstance(value, tuple):
                yield group, field, tuple(value)
            for words in (value,) if isinstance(value, tuple) else value.values():
                yield group, field, (words,) if isinstance(words, str) else words


@pytest.mark.parametrize("language", EVERYTHING, **NAMED)
def test_groups_are_well_formed(language: Language) -> None:
    for group, field, words in words_of(language):
        assert isinstance(words, tuple), field
        assert len(set(words)) == len(words), (field, words)
        for word in words:
            assert word == word.strip() or field in PATTERNS.get(group, ()), (field, word)
            if field in PATTERNS.get(group, ()):
                assert re.compile(word).groups == 0, (field, word)
            elif field not in PRINTED.get(group, ()):
                assert word == word.lower(), (field, word)
                assert not word.endswith(".") or (group, field) in STOPPED, (field, word)


@pytest.mark.parametrize("language", [one for one in all_languages() if one.alphabet], **NAMED)
def test_alphabets_are_small_letters_each_once(language: Language) -> None:
    assert len(set(language.alphabet)) == len(language.alphabet) > 25
    assert language.alphabet.isalpha()
    assert language.alphabet == language.alphabet.lower()


@pytest.mark.parametrize("language", [one for one in all_languages() if one.terms], **NAMED)
def test_terms_are_complete(language: Language) -> None:
    terms = language.terms
    assert terms is not None
    assert len(terms.months) == 12
    assert len(terms.act.months) in (0, 12)
    assert terms.series_number
    assert all("{" not in term or "{}" in term for terms in (terms.pages, terms.accessed) for term in terms)


def test_languages_print_like_others_that_have_terms() -> None:
    assert prints_like().keys().isdisjoint(terms())
    assert set(prints_like().values()) <= set(terms())


def test_joined_words_are_those_of_all_languages() -> None:
    assert set(marker_words().closers) == {word for language in EVERYTHING for word in language.markers.closers}
    assert set(reference_words().announcing["page"]) >= {"p", "с", "б"}
    assert reference_words().editions["ed"] == ("", "n", "ition", "ición", "izione", "ição")


def test_a_language_is_known_for_reading_or_for_printing_alone() -> None:
    assert [one.code for one in all_languages() if not one.headings] == ["bg"]
    assert all(one.headings or one.terms for one in all_languages())


@pytest.mark.parametrize("language", SPOKEN, **NAMED)
def test_data_is_well_formed(language: Language) -> None:
    assert language.name
    assert set(language.locators) <= CSL_LABELS
    assert set(language.months) == set(range(1, 13))
    lists = (
        language.words, language.et_al, language.editors, language.translators, language.accessed, language.theses,
        language.called,
    )  # fmt: skip
    for words in (*lists, language.laws, *language.locators.values(), *language.months.values()):
        for word in words:
            assert word == word.lower().strip()
            assert not word.endswith(".")
    for heading in (*language.headings, *language.subheadings):
        assert heading_key(heading)


@pytest.mark.parametrize("code", FULL)
def test_main_languages_have_all_locators(code: str) -> None:
    language = next(language for language in all_languages() if language.code == code)
    assert set(LABELS_OF_FULL) <= set(language.locators)


def test_headings_of_the_shared_list_are_known() -> None:
    path = Path(os.environ.get("CITELINK_EVAL", Path(__file__).parents[3] / "shared")) / "facts" / "headings.json"
    if not path.exists():
        pytest.skip("no shared evaluation data")
    known = {
        heading_key(heading) for language in all_languages() for heading in language.headings + language.subheadings
    }
    # A remark in parentheses describes the heading and is not part of it.
    wanted = {item["heading"].partition(" (")[0] for item in json.loads(path.read_text(encoding="utf-8"))}
    assert {heading for heading in wanted if heading_key(heading) not in known} == set()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Пайдаланылған әдебиеттер тізімі мақаланың соңында берілген", "kk"),
        ("Ол жəне басқа да мемлекеттер сəйкес саясат жүргiздi", "kk"),
        ("Пай да ла ныл ған әде биет тер ті зі мі ма қа ла ның со ңын да", "kk"),
        ("Paıdalanylǵan ádebıetter tizimi maqalanyń sońynda berilgen", "kk"),
        ("Paidalanylğan ädebietter tızımı maqalanyñ soñynda berılgen", "kk"),
        ("Список литературы составлен в соответствии с требованиями", "ru"),
        ("Иванов И.И. История края. М., 1998. 320 с.", "ru"),
        ("Список використаних джерел наведено наприкінці роботи та є повним", "uk"),
        ("Спіс выкарыстаных крыніц прыведзены ў канцы работы", "be"),
        ("Колдонулган адабияттардын тизмеси макаланын аягында берилген жана толук эмес", "ky"),
        ("Рӯйхати адабиёт дар охири мақола оварда шудааст", "tg"),
        ("Кулланылган әдәбият исемлеге мәкалә ахырында бирелгән һәм тулы түгел", "tt"),
        ("Ашигласан ном зүйн жагсаалт нь өгүүллийн төгсгөлд байна", "mn"),
        ("The list of references is given at the end of the article", "en"),
        ("Das Literaturverzeichnis steht am Ende der Arbeit und ist vollständig", "de"),
        ("La liste des références est donnée à la fin de l'article", "fr"),
        ("La lista de referencias se encuentra al final del artículo", "es"),
        ("A lista de referências está no final do artigo e não é completa", "pt"),
        ("L'elenco dei riferimenti è alla fine dell'articolo e non è completo", "it"),
        ("Kaynakça makalenin sonunda verilmiştir ve tamdır, ancak çok kısadır", "tr"),
        ("Ədəbiyyat siyahısı məqalənin sonunda verilmişdir və tam deyil", "az"),
        ("Foydalanilgan adabiyotlar ro'yxati maqola oxirida berilgan va to'liq emas", "uz"),
        ("Peýdalanylan edebiýatlaryň sanawy makalanyň ahyrynda berilýär we doly däl", "tk"),
        ("Spis literatury znajduje się na końcu artykułu i nie jest pełny", "pl"),
        ("Seznam literatury je uveden na konci článku a není úplný", "cs"),
        ("De literatuurlijst staat aan het einde van het artikel en is niet volledig", "nl"),
        ("[1] 12, 34.", None),
        ("", None),
        ("参考文献一覧は論文の最後にあります", None),
    ],
)
def test_guess_language(text: str, code: str | None) -> None:
    assert guess_language(text) == code
