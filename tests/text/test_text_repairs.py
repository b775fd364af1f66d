"""Repairs: what they mend, and what they leave alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from citelink.text.repaired import RepairedText
from citelink.text.repairs import (
    Damage,
    compose,
    drop_invisible,
    find_damage,
    join_hyphens,
    join_syllables,
    repair_reference,
    unify_look_alikes,
)

SPLIT = "Ор та лық Азия мем ле кет те рі нің сырт қы саяса ты жә не оның да му жол да ры ту ра лы сөз бо ла ды."
SOUND = "Орталық Азия мемлекеттерінің сыртқы саясаты және оның даму жолдары туралы сөз болады, ал ол бір-ақ түрлі емес."


def view_of(text: str) -> RepairedText:
    return RepairedText.identity(text)


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("жəне əлем", "және әлем"),
        ("тiзiмi", "тізімі"),
        ("антолоrия Метеоpология", "антология Метеорология"),
        ("Cтатус", "Статус"),
        ("Интернет Oxford SWOTталдау", "Интернет Oxford SWOTталдау"),
        ("Ədəbiyyat siyahısı", "Ədəbiyyat siyahısı"),
        ("Lоndon", "London"),
        ("Подвойский A. О.", "Подвойский А. О."),
        ("H. С. Плотников", "Н. С. Плотников"),
        ("Alipbayev А. R.", "Alipbayev A. R."),
        ("Т. I. С. 5", "Т. I. С. 5"),
        ("мұнда A. Smith", "мұнда A. Smith"),
        ("Алматы, 1998. – 171 c.", "Алматы, 1998. – 171 с."),
        ("London, 1998. 171 c.", "London, 1998. 171 c."),
        ("ол ə деді", "ол ә деді"),
    ],
)
def test_unify_look_alikes(text: str, repaired: str) -> None:
    view = unify_look_alikes(view_of(text))
    assert view.text == repaired
    assert len(view.text) == len(text)


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("жет-\nкізген", "жеткізген"),
        ("жет- \n\n  кізген", "жеткізген"),
        ("жет-\r\nкізген", "жеткізген"),
        ("АҚШ-\nтың", "АҚШ-тың"),
        ("Алма-\nАта", "Алма-Ата"),
        ("1994-\n6716", "1994-6716"),
        ("2010-\nжылы", "2010-жылы"),
        ("бір-\nбірімен", "бір-бірімен"),
        ("кто-\nнибудь", "кто-нибудь"),
        ("жан-жақ пен жан-\nжақ", "жан-жақ пен жан-жақ"),
        ("well-known and well-\nknown", "well-known and well-known"),
        ("informa-\ntion", "information"),
        ("сөз -\nсөз", "сөз -\nсөз"),
    ],
)
def test_join_hyphens(text: str, joined: str) -> None:
    assert join_hyphens(view_of(text)).text == joined


def test_invisible_and_composed() -> None:
    assert drop_invisible(view_of("со\u00adюз сло\u00ad\nво a\u200bb\ufeff")).text == "союз слово ab"
    assert compose(view_of("и\u0306од e\u0301")).text == "йод é"
    assert drop_invisible(view_of("می\u200cخواهم")).text == "می\u200cخواهم"


@pytest.mark.parametrize(
    ("text", "syllables"),
    [
        (SPLIT * 2, True),
        (SOUND * 5, False),
        ("Кто и где был, то не так уж и важно для нас, но все же мы об этом знаем и не раз писали. " * 4, False),
        ("А. Б. Иванов, В. Г. Петров, Д. Е. Ким, т. 5, с. 7, стр. 8, вып. 9, гл. 3, кн. 2. " * 5, False),
        ("It is as it is, and we do it all by now, so let it be as it is or go on. " * 5, False),
        (SOUND * 5 + "\n" + SPLIT * 2, True),
    ],
)
def test_split_syllables_are_found(text: str, syllables: bool) -> None:
    assert find_damage(text).syllables is syllables


def test_syllables_are_joined_for_reading() -> None:
    text = join_syllables(view_of(SPLIT)).text
    assert "мемлекет" in text
    assert "сыртқы" in text
    assert text.replace(" ", "") == SPLIT.replace(" ", "")
    assert join_syllables(view_of(SOUND)).text == SOUND


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        (
            "Иванов И. Устройство обра-\nботки. – URL: https://example.org/art\nicle/20/foo-\nbar (обра-\nщение: 1.02)",
            "Иванов И. Устройство обработки. – URL: https://example.org/article/20/foo-bar (обращение: 1.02)",
        ),
        ("Title. DOI: 10 . 1134 /\nS207. P. 5", "Title. DOI: 10.1134/S207. P. 5"),
        ("https://doi.org/10.22349/1994-\n6716-2018 Москва", "https://doi.org/10.22349/1994-6716-2018 Москва"),
        ("URL: http://www. example. kz/ru/ view/23 (15.01.2026)", "URL: http://www.example.kz/ru/view/23 (15.01.2026)"),
        ("See https://example.org. Accessed 2020", "See https://example.org. Accessed 2020"),
        ("  Тiзiм  жəне\n\tсөз ", "Тізім және сөз"),
        ("Нақты сөз (15.03.2015)\n391\n", "Нақты сөз (15.03.2015)"),
        ("Journal 2, pp. 12–\n27\n", "Journal 2, pp. 12– 27"),
    ],
)
def test_repair_reference(text: str, repaired: str) -> None:
    assert repair_reference(view_of(text), Damage()).text == repaired


def test_damage_of_the_shared_seeds() -> None:
    folder = Path(os.environ.get("CITELINK_EVAL", Path(__file__).parents[3] / "shared")) / "seeds"
    seeds = {path.name[:3]: find_damage(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt"))}
    if len(seeds) < 5:
        pytest.skip("no shared evaluation data")
    assert {name for name, damage in seeds.items() if damage.syllables} == {"000"}


HOSTILE = ["[", " ", "\n", "a-\n", "aа", "A. ", "www.", "10.1000/", "http://a/ ", "и\u0306", "1\n"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_takes_linear_time(hostile: str) -> None:
    text = hostile * (60_000 // len(hostile))
    damage = find_damage(text)
    repair_reference(view_of(text), damage)
