"""A shifted numbering explains numbers that lead nowhere and references that nobody cites."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from citelink import resolve
from citelink.checks.shifted import settle_shifted
from citelink.checks.wording import advise, say
from citelink.findings import Finding
from citelink.run import Run

# Reference 2, by Budarin, was taken out: [3] means 2 and so on, and [6] leads nowhere.
TAKEN_OUT = """О мельницах писал Н. В. Агеев [1]. Хлебные магазины описаны С. Т. Бурхановым [3], а цены на муку – \
Л. А. Васиной [4]. Запасы изучал Р. Р. Галиев [5], учёт зерна – Е. И. Дорохова {last}.

Список литературы

1. Агеев Н. В. Мельницы уезда. – Уфа: Китап, 1994. – 102 с.
2. Бурханов С. Т. Хлебные магазины. – Казань: Идел, 1999. – 140 с.
3. Васина Л. А. Мука и цены. – М.: Экономика, 1986. – 212 с.
4. Галиев Р. Р. Запасные хлеба. – Уфа: Китап, 2003. – 96 с.
5. Дорохова Е. И. Учёт зерна. – Самара: Век, 2008. – 118 с.
"""


def found(folder: Path, text: str, ignore: tuple[str, ...] = ()) -> list[Finding]:
    path = folder / "statya.txt"
    path.write_text(text, encoding="utf-8")
    return list(resolve(path, settings=Run(ignore=ignore)).documents[0].findings)


def told(findings: list[Finding]) -> list[tuple[str, str, tuple[int, ...], tuple[int, ...]]]:
    return [(one.code, one.message, one.numbers, one.likely) for one in findings if one.code in ("CL101", "CL102")]


@pytest.mark.parametrize(
    ("last", "left"),
    [
        ("[6]", [("CL101", "shifted", (6,), (5,))]),
        ("[6, 44]", [("CL101", "", (44,), ()), ("CL101", "shifted", (6,), (5,))]),
    ],
)
def test_what_a_shift_explains_is_no_fault_of_the_list(
    tmp_path: Path, last: str, left: list[tuple[str, str, tuple[int, ...], tuple[int, ...]]]
) -> None:
    findings = found(tmp_path, TAKEN_OUT.format(last=last))
    assert [one.numbers[:4] for one in findings if one.code == "CL114"] == [(3, 4, 5, 6)]
    assert sorted(told(findings)) == left
    explained = next(one for one in findings if one.message == "shifted" and one.code == "CL101")
    assert say(explained, "ru") == (
        f"Ссылка {last}: в списке нет источника 6, потому что нумерация сдвинута; имеется в виду источник 5."
    )
    assert "add" not in advise(explained)


def test_where_no_shift_is_looked_for_nothing_is_explained(tmp_path: Path) -> None:
    assert told(found(tmp_path, TAKEN_OUT.format(last="[6]"), ignore=("CL114",))) == [
        ("CL101", "", (6,), ()),
        ("CL102", "", (2,), ()),
    ]


def test_a_shift_explains_its_own_document_and_numbers_alone(tmp_path: Path) -> None:
    path = tmp_path / "statya.txt"
    path.write_text(TAKEN_OUT.format(last="[6]"), encoding="utf-8")
    documents = resolve(path).documents
    dangling = next(one for one in documents[0].findings if one.code == "CL101")
    plain = replace(dangling, message="", likely=())
    shift = next(one for one in documents[0].findings if one.code == "CL114")
    elsewhere = replace(plain, document="other.txt")
    shorter = replace(shift, numbers=(3, 4, 5))
    assert settle_shifted([plain, shorter, elsewhere], documents) == [plain, shorter, elsewhere]
    assert settle_shifted([plain, shift], documents)[0].message == "shifted"
