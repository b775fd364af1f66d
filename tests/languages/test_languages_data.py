"""The language files: complete where others count on them, well-formed everywhere; and telling languages apart."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from citelink.languages import Language, all_languages
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


@pytest.mark.parametrize("language", all_languages(), ids=lambda language: language.code)
def test_data_is_well_formed(language: Language) -> None:
    assert language.name
    assert language.headings
    assert set(language.locators) <= CSL_LABELS
    assert set(language.months) == set(range(1, 13))
    lists = (language.words, language.et_al, language.editors, language.translators, language.accessed, language.theses)
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
