"""The texts of entries: what they refer to, and what changes in them when a name does."""

from __future__ import annotations

import pytest

from citelink.bibliography.formats.bibtex.editing import (
    Needs,
    field_names,
    find_needs,
    relinked,
    with_field,
    with_macros,
)


@pytest.mark.parametrize(
    ("text", "macros", "expected"),
    [
        ("@inbook{a, crossref={b}, publisher=oup # {x}, month=jan}", True, Needs(("b",), ("oup",))),
        ("@book{b, XData={c, gone}, entryset={d}, xref={c}}", False, Needs(("c", "gone", "d"), ())),
        ("@book{b, related={c}, note={crossref}}", False, Needs()),
        ("@book{b, publisher=oup}", False, Needs()),
        ("", True, Needs()),
        ("no entry, crossref = {b}", True, Needs()),
    ],
)
def test_what_an_entry_refers_to(text: str, macros: bool, expected: Needs) -> None:
    assert find_needs(text, macros=macros) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("@a{k, Title = {x}, year = 3}", {"title", "year"}), ("@a{k}", set()), ("no entry", None), ("", None)],
)
def test_the_fields_an_entry_has(text: str, expected: set[str] | None) -> None:
    assert field_names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@a{k, title = {x}}", "@a{k, title = {x},\n  ids = {one, two}\n}"),
        ("@a(k, title = {x},\r\n)", "@a(k, title = {x},\n  ids = {one, two}\n)"),
        ("@a{k}", "@a{k,\n  ids = {one, two}\n}"),
        ("@a{k, title = {x}, ids = {three}}", ""),
        ("", ""),
    ],
)
def test_a_field_is_added_or_nothing_is(text: str, expected: str) -> None:
    assert with_field(text, "ids", "one, two") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@a{k, journal = jae}", "@a{k, journal = new}"),
        ('@a{k, journal = JAE # " x"}', '@a{k, journal = new # " x"}'),
        ('@a{k, note = "jae", title = {= jae}, journal=jae,}', '@a{k, note = "jae", title = {= jae}, journal=new,}'),
        ("@a{jae, jae = {jae}, x = 3}", "@a{jae, jae = {jae}, x = 3}"),
        ('@a(k, journal = "a {"} b" # jae)', '@a(k, journal = "a {"} b" # new)'),
    ],
)
def test_macros_are_renamed_where_they_are_used(text: str, expected: str) -> None:
    assert with_macros(text, {"jae": "new"}) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@a{k, crossref = {old}, note = {old}}", "@a{k, crossref = {new}, note = {old}}"),
        ('@a{k, xdata = "one, old ,two"}', '@a{k, xdata = "one, new ,two"}'),
        ("@a{old, related = {old}}", "@a{old, related = {new}}"),
        ("@a{k, xcrossref = {old}}", "@a{k, xcrossref = {old}}"),
    ],
)
def test_links_are_renamed_where_they_stand(text: str, expected: str) -> None:
    assert relinked(text, {"old": "new"}) == expected
