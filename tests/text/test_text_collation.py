"""sort_key: letters, then accents, then case; Cyrillic before Latin."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.text.collation import sort_key

EVALUATION = Path(os.environ.get("CITELINK_EVAL", "../shared")) / "thesis" / "order"

# Each row stands in its order, as ICU puts it with Cyrillic first.
ORDERS = {
    "Kazakh letters": "Ақан Әлім Баян Гүл Ғани Дана Есен Зере Ілім",
    "kk k": "Кемел Қанат Құман Лаура",
    "kk n o u": "Нұр Ңаң Оспан Өмір Пән Сана Тана Ушақ Ұлан Үкі Фая Хан Һарун Цой Ыдырыс Ілияс Эль",
    "ё stands with е": "Еж Ежов Ёлкин Ельцин Ёрш Жук",
    "й is a letter": "Иод Ияков Йод",
    "case decides last": "анна Анна Аннаев",
    "Cyrillic before Latin, others behind": "Яков Abai Zac Αθηνα",
    "accents decide after letters": "Muller Müller Mullers Oster Øster Ostes Strasse Straße Strat",
    "letters of other languages": "Гав Ґаба Дім Ушак Ўчар Фома",
    "figures before letters": "10 2 Абай",
}


@pytest.mark.parametrize("row", ORDERS.values(), ids=ORDERS)
def test_the_row_is_in_its_order(row: str) -> None:
    right = row.split()
    shuffled = random.Random(7).sample(right, len(right))
    assert sorted(shuffled, key=sort_key) == right


def test_blanks_come_before_hyphens_before_letters() -> None:
    right = ["Ким", "Ким А.", "Ким Я.", "Ким-Ли", "Ким, А.", "Кима", "Кимов"]
    shuffled = random.Random(7).sample(right, len(right))
    assert sorted(shuffled, key=sort_key) == right


@pytest.mark.parametrize("path", sorted(EVALUATION.glob("names_*.json")) or [None])
def test_names_of_the_evaluation_data_are_in_their_order(path: Path | None) -> None:
    if path is None:
        pytest.skip("no shared evaluation data (CITELINK_EVAL)")
    names = json.loads(path.read_text("utf-8"))
    assert sorted(names["given"], key=sort_key) == names["order"]


@given(st.lists(st.text(alphabet="аәеёіАӘЁaáÁøzß -.'1«\u0301", max_size=6), max_size=12))
def test_sorting_is_stable_and_idempotent(texts: list[str]) -> None:
    once = sorted(texts, key=sort_key)
    assert sorted(once, key=sort_key) == once
    for key in {sort_key(text) for text in texts}:
        assert [t for t in once if sort_key(t) == key] == [t for t in texts if sort_key(t) == key]


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_two_texts_compare(one: str, other: str) -> None:
    assert (sort_key(one) < sort_key(other)) == (sort_key(other) > sort_key(one))
