"""Comparison forms: fold, squeeze, heading_key, skeleton; scripts and romanisation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.text.fold import fold, folded_character, heading_key, squeeze
from citelink.text.scripts import romanize, script_of
from citelink.text.skeleton import skeleton

MIXED = st.text(alphabet="aAсСcIіёËә əƏHн-'’.\u0301\u0306\u00adİßǅ№ﬁ½", max_size=30)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("«Қазақ  елі» – 1998", "қазақ елі 1998"),
        ("Müller-Straße", "muller strasse"),
        ("жəне тiзiмi", "және тізімі"),
        ("Cтатус Hиколай", "статус николай"),
        ("Ədəbiyyat", "ədəbiyyat"),
        ("Всё ещё", "все еще"),
        ("O'Brien, ro’yxati", "obrien royxati"),
        ("Łódź, Ångström, İstanbul", "lodz angstrom istanbul"),
        ("и\u0306 = й", "й й"),
        ("со\u00adюз", "союз"),
        ("№ 5", "no 5"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(st.characters(max_codepoint=127), max_size=40))
def test_ascii_is_folded_character_by_character(text: str) -> None:
    folded = "".join(map(folded_character, text.lower()))
    assert fold(text) == " ".join(folded.split())
    assert squeeze(text) == "".join(folded.split())


@given(st.one_of(st.text(max_size=40), MIXED))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.one_of(st.text(max_size=40), MIXED))
def test_squeezed_is_folded_without_spaces(text: str) -> None:
    assert squeeze(text) == fold(text).replace(" ", "")


@given(st.text(alphabet="абвәғқңөұүһіеикмнАҚШ", max_size=40), st.data())
def test_split_syllables_squeeze_to_the_same(text: str, data: st.DataObject) -> None:
    places = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    split = " ".join(text[start:end] for start, end in zip([0, *places], [*places, len(text)], strict=True))
    assert squeeze(split) == squeeze(text)
    assert skeleton(split) == skeleton(text)


@pytest.mark.parametrize(
    ("printed", "heading"),
    [
        ("Пай да ла ныл ған әде биет тер ті зі мі", "Пайдаланылған әдебиеттер тізімі"),
        ("ПАЙДАЛАНЫЛҒАН ӘДЕБИЕТТЕР ТIЗIМI", "Пайдаланылған әдебиеттер тізімі"),
        ("С П И С О К  Л И Т Е Р А Т У Р Ы", "Список литературы"),
        ("12. Əдебиеттер тізімі:", "Әдебиеттер тізімі"),
        ("VI Список лите-\nратуры", "Список литературы"),
        ("5.1 References.", "References"),
        ("## LITERATURE CITED", "Literature cited"),
        ("IV. References", "references"),
    ],
)
def test_headings_compare_equal(printed: str, heading: str) -> None:
    assert heading_key(printed) == heading_key(heading)


@pytest.mark.parametrize("line", ["Список литературы ..... 58", "References are given", "Литература и жизнь"])
def test_other_lines_are_no_headings(line: str) -> None:
    headings = ("Список литературы", "References", "Литература")
    assert heading_key(line) not in {heading_key(heading) for heading in headings}


@pytest.mark.parametrize(
    "spellings",
    [
        # Cyrillic, ISO 9, BGN/PCGN, ALA-LC, GOST 7.79-B, ISO 9 without accents
        (
            "Подвойский: новых щедрая речь", "Podvojskij: novyh ŝedraâ reč'", "Podvoyskiy: novykh shchedraya rech'",
            "Podvoĭskiĭ: novykh shchedrai͡a rechʹ", "Podvojskij: novyx shhedraya rech`", "Podvojskij: novyh sedraa rec",
        ),
        # Cyrillic, Latin of 2021, of 2018, BGN/PCGN
        (
            "Қазақ халқының жылнамасы және әдебиеті", "Qazaq halqynyñ jylnamasy jäne ädebieti",
            "Qazaq halqynyń jylnamasy jáne ádebıeti", "Qazaq khalqynyng zhylnamasy zhane adebiyeti",
        ),
        ("Історія України та її церков", "Istoriia Ukrainy ta ii tserkov", "Istoriya Ukrayiny ta yiyi tserkov"),
        ("Азербайджан Таджикистан журналы", "Azerbaijan Tajikistan zhurnaly", "Azerbaidzhan Tadzhikistan jurnaly"),
        ("Škoda, Čapek, Žižek, Müller", "Skoda, Capek, Zizek, Muller"),
        # ц before к
        ("Высоцкий", "Vysotskii", "Vysotsky", "Vysotskiy", "Vysockij"),
        ("Троцкий", "Trotsky", "Trotskii", "Trockij"),
        ("Донецкая область", "Donetskaya oblast", "Donetskaia oblastʹ", "Doneckaja oblastʹ"),
        ("Луцький", "Lutskyi", "Lutskyj", "Luc'kyj"),
        ("Цывинский", "Tcyvinskii", "Tsyvinsky", "Cyvinskij"),
        ("Шацкий-ауыл", "Shatskii-auyl", "Şatskii-auyl"),
        # ISO/R 9 of 1968: j is й
        ("Ширяев", "Širjaev", "Shiryaev", "Shiriaev"),
        ("Юрьев, Юшин", "Jurʹev, Jušin", "Iurʹev, Iushin"),
        ("Любовь и Татьяна", "Ljubovʹ i Tatʹjana", "Lyubov' i Tat'yana"),
        ("Достоевская Юлия", "Dostojevskaja Julija", "Dostoevskaya Yuliya"),
        ("Сонячний Львів", "Sonjačnij Lʹviv", "Soniachnyi Lviv"),
        # and in Kazakh it is ж, in English дж
        ("Ержан, Нұржан, қаржы, жаңа", "Erjan, Nurjan, qarjy, jaña", "Yerzhan, Nurzhan, karzhy, zhana"),
        ("Джордан, Джамбул", "Jordan, Djambul", "Dzhordan, Dzhambul"),
    ],
)  # fmt: skip
def test_transliterations_have_one_skeleton(spellings: tuple[str, ...]) -> None:
    assert len({skeleton(spelling) for spelling in spellings}) == 1


def test_different_titles_have_different_skeletons() -> None:
    titles = ("История Казахстана", "История Киргизии", "Мемлекет және қоғам", "Мәдениет және өнер", "The great game")
    assert len({skeleton(title) for title in titles}) == len(titles)


@pytest.mark.parametrize(
    ("text", "language", "latin"),
    [
        ("Назарбаев", None, "Nazarbaev"),
        ("ғасырлар", None, "gasyrlar"),
        ("Ұлы Әйтеке, һәм өңір", None, "Uly Ayteke, ham ongir"),
        ("Щербаков ШЫҒЫС", None, "Shcherbakov SHYGYS"),
        ("Головко", "uk", "Holovko"),
        ("Європа і Галич", None, "Yevropa i Halych"),
        ("Ђорђевић", None, "Djordjevic"),
        ("Øystein Łukasz Çelik", None, "Oystein Lukasz Celik"),
        ("plain", None, "plain"),
    ],
)
def test_romanize(text: str, language: str | None, latin: str) -> None:
    assert romanize(text, language) == latin


@given(st.text(max_size=40))
def test_romanized_is_ascii(text: str) -> None:
    assert romanize(text).isascii()


@pytest.mark.parametrize(
    ("word", "script"),
    [
        ("Алматы", "cyrillic"),
        ("Almaty", "latin"),
        ("Aлматы", "mixed"),
        ("əл", "mixed"),
        ("1998", "other"),
        ("東", "other"),
    ],
)
def test_script_of(word: str, script: str) -> None:
    assert script_of(word) == script
