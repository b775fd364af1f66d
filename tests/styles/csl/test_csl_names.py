"""Names as CSL prints them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.styles.csl.styles import line, lines, looks, style

KNUTH = {"family": "Knuth", "given": "Donald E."}
LIU = {"family": "Liu", "given": "Wei"}
RYTER = {"family": "Ryter", "given": "Jean-Luc"}
AUTHORS = [KNUTH, LIU, RYTER]
DE_GROOT = {"family": "Groot", "given": "Hugo", "non-dropping-particle": "de"}
VAN = {"family": "Beethoven", "given": "Ludwig", "dropping-particle": "van"}


def printed(name: str, authors: list[dict[str, Any]], *, options: str = "", names: str = "") -> str:
    return line(style(f'<names variable="author" {names}>{name}</names>', options=options), {"author": authors})


@pytest.mark.parametrize(
    ("given", "sign", "right"),
    [
        ("Donald E.", ". ", "D. E. X"), ("Donald Ervin", ".", "D.E. X"), ("Donald E.", "", "DE X"),
        ("Jean-Luc", ". ", "J.-L. X"), ("J.-L.", "", "J-L X"), ("M.J.", ". ", "M. J. X"), ("MJ", ". ", "M. J. X"),
        ("Дж. Р.", ". ", "Дж. Р. X"), ("Yu. V.", "", "YuV X"), ("Guo-ping", ". ", "G. X"),
        ("María de los Ángeles", ". ", "M. de los Á. X"), ("Abd al-Rahman", ". ", "A. al-R. X"),
        ("Ғалым Серікұлы", ". ", "Ғ. С. X"), ("Айгүл Қанатқызы", ". ", "А. Қ. X"), ("Ғалым Серік ұлы", "", "ҒС X"),
        ("Жан-Поль", ". ", "Ж.-П. X"), ("Владимир Ильич", ".\u00a0", "В.\u00a0И. X"), ("O'Neil", ". ", "O. X"),
    ],
)  # fmt: skip
def test_given_names_become_initials(given: str, sign: str, right: str) -> None:
    assert printed(f'<name initialize-with="{sign}"/>', [{"family": "X", "given": given}]) == right


def test_initials_without_hyphens_and_initials_alone() -> None:
    assert printed('<name initialize-with="."/>', [RYTER], options='initialize-with-hyphen="false"') == "J.L. Ryter"
    assert (
        printed('<name initialize-with="." initialize="false"/>', [{"family": "X", "given": "Ann B C"}]) == "Ann B.C. X"
    )


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("<name/>", "Donald E. Knuth, Wei Liu, Jean-Luc Ryter"),
        ('<name and="text"/>', "Donald E. Knuth, Wei Liu, and Jean-Luc Ryter"),
        ('<name and="symbol" delimiter-precedes-last="never"/>', "Donald E. Knuth, Wei Liu & Jean-Luc Ryter"),
        ('<name name-as-sort-order="first"/>', "Knuth, Donald E., Wei Liu, Jean-Luc Ryter"),
        ('<name name-as-sort-order="all" sort-separator=" " delimiter="; "/>',
         "Knuth Donald E.; Liu Wei; Ryter Jean-Luc"),
        ('<name form="short" and="text" delimiter-precedes-last="after-inverted-name"/>', "Knuth, Liu and Ryter"),
        ('<name form="count"/>', "3"),
        ('<name form="short" et-al-min="3" et-al-use-first="1"/>', "Knuth et al."),
        ('<name form="short" et-al-min="3" et-al-use-first="2"/>', "Knuth, Liu, et al."),
        ('<name form="short" et-al-min="3" et-al-use-first="2" delimiter-precedes-et-al="never"/>',
         "Knuth, Liu et al."),
        ('<name form="short" et-al-min="2" et-al-use-first="1" et-al-use-last="true"/>', "Knuth, … Ryter"),
        ('<name form="short" et-al-min="4" et-al-use-first="1"/>', "Knuth, Liu, Ryter"),
        ('<name form="short" et-al-min="2" et-al-use-first="1"/><et-al term="and others"/>', "Knuth and others"),
    ],
)  # fmt: skip
def test_lists_of_names(name: str, right: str) -> None:
    assert printed(name, AUTHORS) == right


@pytest.mark.parametrize(
    ("demote", "right"),
    [("never", "de Groot, Hugo"), ("sort-only", "de Groot, Hugo"), ("display-and-sort", "Groot, Hugo de")],
)
def test_particles(demote: str, right: str) -> None:
    options = f'demote-non-dropping-particle="{demote}"'
    assert printed('<name name-as-sort-order="all"/>', [DE_GROOT], options=options) == right
    assert printed("<name/>", [DE_GROOT], options=options) == "Hugo de Groot"
    assert printed('<name name-as-sort-order="all"/>', [VAN], options=options) == "Beethoven, Ludwig van"
    assert printed('<name form="short"/>', [VAN, DE_GROOT], options=options) == "Beethoven, de Groot"


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ({"family": "de la Cruz", "given": "Ana"}, "Ana de la Cruz"),
        ({"family": "Leeuwen", "given": "Jan van"}, "Jan van Leeuwen"),
        ({"family": "King", "given": "Martin", "suffix": "Jr."}, "Martin King Jr."),
        ({"family": "King", "given": "Martin", "suffix": "Jr.", "comma-suffix": True}, "Martin King, Jr."),
        ({"literal": "World Health Organization"}, "World Health Organization"),
        ({"family": "毛", "given": "泽东"}, "毛泽东"),
        ({"family": "Серік", "given": "Ғалым Абай ұлы"}, "Ғалым Абай ұлы Серік"),
    ],
)
def test_names_of_all_kinds(name: dict[str, Any], right: str) -> None:
    assert printed("<name/>", [name]) == right


def test_parts_of_names_have_looks_of_their_own() -> None:
    xml = style('<names variable="author"><name name-as-sort-order="all"><name-part name="family" '
                'text-case="uppercase" font-weight="bold"/></name></names>')  # fmt: skip
    assert looks(xml, {"author": [KNUTH]}) == "<b>KNUTH</b>, Donald E."


def test_editors_stand_for_authors_with_their_label() -> None:
    xml = style('<names variable="author" suffix=". "><name/><label form="short" prefix=" (" suffix=")"/>'
                '<substitute><names variable="editor"/><text variable="title"/></substitute></names>'
                '<text variable="title"/>')  # fmt: skip
    assert line(xml, {"editor": [KNUTH, LIU], "title": "T"}) == "Donald E. Knuth, Wei Liu (eds.). T"
    assert line(xml, {"title": "T"}) == "T. "
    assert line(xml, {"author": [LIU], "title": "T"}) == "Wei Liu. T"


def test_who_edits_and_translates_is_named_once() -> None:
    xml = style('<names variable="editor translator" delimiter="; "><name/><label form="short" prefix=", "/></names>')
    assert line(xml, {"editor": [LIU], "translator": [LIU]}) == "Wei Liu, ed. & trans."
    assert line(xml, {"editor": [LIU], "translator": [KNUTH]}) == "Wei Liu, ed.; Donald E. Knuth, trans."


@pytest.mark.parametrize(
    ("rule", "right"),
    [
        ("complete-all", ["Knuth, Liu A", "— B", "Knuth C"]),
        ("complete-each", ["Knuth, Liu A", "—, — B", "Knuth C"]),
        ("partial-each", ["Knuth, Liu A", "—, — B", "— C"]),
        ("partial-first", ["Knuth, Liu A", "—, Liu B", "— C"]),
    ],
)
def test_names_that_the_line_before_has_too(rule: str, right: list[str]) -> None:
    repeated = f'subsequent-author-substitute="—" subsequent-author-substitute-rule="{rule}"'
    body = '<names variable="author"><name form="short"/></names><text variable="title" prefix=" "/>'
    xml = style(body, bibliography=repeated)
    items = [{"id": title, "type": "book", "title": title, "author": authors}
             for title, authors in (("A", [KNUTH, LIU]), ("B", [KNUTH, LIU]), ("C", [KNUTH]))]  # fmt: skip
    assert lines(xml, items) == right
