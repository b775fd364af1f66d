"""Notices: in a title, where they say what they are about, and in a reference, where they are only named."""

from __future__ import annotations

import pytest

from citelink.matching.notices import notice_place, read_notice


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Erratum to: Dust over the lake", "correction"),
        ("Publisher Correction: Dust over the lake", "correction"),
        ("Dust over the lake: corrigendum", "correction"),
        ("Поправка к статье «Пыль над озером»", "correction"),
        ("Рец. на кн.: Пыль над озером", "review"),
        ("Dust over the lake [book review]", "review"),
        ("Response to Dust over the lake", "comment"),
        ("Dust over the lake—Reply", "comment"),
        ("Dust over the lake— Comment.", "comment"),
        ("Dust over the lake: a review", ""),
        ("Dust over the lake-response", ""),
        ("Dust over the lake—and its response", ""),
        ("Corrections officers in prisons", ""),
        ("Dust", ""),
        ("", ""),
    ],
)
def test_notices(title: str, kind: str) -> None:
    assert read_notice(title).kind == kind


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Wells H. Erratum to: Dust over the lake. 2004.", 9),
        ("Wells H. Correction: Dust over the lake. 2004.", 9),
        ("Wells H. Comments on dust over lakes. 2004.", 9),
        ("Иванов И. Рец. на кн.: Пыль над озером. 2004.", 10),
        ("Иванов И. Ответ на критику. 2004.", 10),
        ("Wells H. The correction of dust measurements. 2004.", -1),
        ("Wells H. Effects of a response. 2004.", -1),
        ("Петров А. Зерттеушілердің пікірінше. 1998.", -1),
        ("Neppi E. Fra giallo editoriale e iperboli. 2006.", -1),
        ("Пыль над озером / рец. И. Иванов. 2004.", -1),
        ("", -1),
    ],
)
def test_notices_in_references(text: str, place: int) -> None:
    assert notice_place(text) == place
