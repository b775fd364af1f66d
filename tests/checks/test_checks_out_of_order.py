"""Beside which name a reference is out of alphabetical order: one that it really stands wrong to."""

from __future__ import annotations

from pathlib import Path

import pytest

from citelink.documents import Input
from citelink.run import Run, resolve

NAMES = {
    "pt": "ALVES AMADO BARROS BOTELHO BRANDAO CASTRO DUARTE ESTEVES FARIA",
    "ru": "Авдеев Бобров Волков Громов Дёмин Егоров Жуков Зимин Ильин",
    "kk": "Абайқанов Әділов Ғазалиев Дүкенов Ермеков Жайықов Кемелов Қасенов Маңғазин",
    "en": "Abbott Barker Carter Dawson Ellis Foster Grant Harris Irving",
}


def found(tmp_path: Path, names: list[str]) -> list[tuple[object, object, str]]:
    lines = (
        f"{at}. {name}, A. Native places. London: Faber, {1960 + at}. 10{at} p." for at, name in enumerate(names, 1)
    )
    path = tmp_path / "a.txt"
    path.write_text("So it is [9], [2], [5], [1], [7].\n\nReferences\n\n" + "\n".join(lines) + "\n", encoding="utf-8")
    findings = resolve([Input(str(path), "a.txt")], run=Run(match=False, select=("CL115",))).all_findings
    return [(one.values["name"], one.values["beside"], one.message) for one in findings]


@pytest.mark.parametrize("names", NAMES.values(), ids=NAMES)
def test_the_name_beside_is_one_that_it_stands_wrong_to(tmp_path: Path, names: str) -> None:
    inside = names.split()
    moved = [*inside[:2], inside[3], inside[2], *inside[4:]]
    assert found(tmp_path, moved) == [(inside[3], inside[2], "first")]
    late = [inside[0], *inside[2:7], inside[1], *inside[7:]]
    assert found(tmp_path, late) == [(inside[1], inside[6], "")]
    early = [inside[6], *inside[:6], *inside[7:]]
    assert found(tmp_path, early) == [(inside[6], inside[0], "first")]
    assert found(tmp_path, inside) == []
