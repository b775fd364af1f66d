"""The numbers of fields, and persons, in the form in which they are compared."""

from __future__ import annotations

import pytest

from citelink.matching.numbers import field_number, first_number, last_page
from citelink.matching.persons import in_order, surname_stem


@pytest.mark.parametrize(
    ("field", "number"),
    [
        ("12", "12"),
        ("012", "12"),
        ("Vol. 3", "3"),
        ("vol. X", "10"),
        ("IV", "4"),
        ("ІХ", "9"),
        ("0", ""),
        ("", ""),
        ("Supplement", "suplement"),
    ],
)
def test_numbers_of_fields(field: str, number: str) -> None:
    assert field_number(field) == number


def test_first_numbers() -> None:
    assert first_number("[4], 320 p.") == "4"
    assert first_number("none") == ""


@pytest.mark.parametrize(
    ("first", "last", "whole"),
    [("1074", "1080", "1080"), ("1074", "80", "1080"), ("1074", "0", "1070"), ("97", "130", "130"), ("9", "12", "12")],
)
def test_last_pages(first: str, last: str, whole: str) -> None:
    assert last_page(first, last) == whole


def test_persons_read_the_wrong_way_round() -> None:
    assert in_order("BV", "Conger") == ("Conger", "BV")
    assert in_order("Li", "Wei") == ("Li", "Wei")
    assert in_order("LEE", "A.") == ("LEE", "A.")


@pytest.mark.parametrize("one", ["ivanov", "ivanova", "ivanovna"])
def test_stems_of_surnames(one: str) -> None:
    assert surname_stem(one) == "ivan"
    assert surname_stem("orlov") == "orlov"
