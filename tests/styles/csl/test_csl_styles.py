"""CSL styles as users name them: found, refused, printed in a language; what a line lost is said."""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from citelink.bibliography.entry import Date, Entry, Person
from citelink.bibliography.formats.csl_json.items import entry_from_csl
from citelink.errors import CitelinkError
from citelink.styles.csl.locales import make_locale
from citelink.styles.csl.opening import verified_styles
from citelink.styles.csl.style import CitedItem, CslStyle, open_csl_style
from citelink.styles.opening import open_style
from citelink.styles.style import Choices
from tests.styles.csl.styles import style

EVALUATION = Path(os.environ.get("CITELINK_EVAL", "../shared")) / "thesis" / "csl"
needs_data = pytest.mark.skipif(not EVALUATION.is_dir(), reason="no shared evaluation data (set CITELINK_EVAL)")
needs_pandoc = pytest.mark.skipif(shutil.which("pandoc") is None, reason="no pandoc on PATH")

KAZAKH = Entry("kk", "article-journal", "Қазақ тілінің тарихы", (Person("Сыздық", "Рәбиға Ғалиқызы"),),
               container="Тілтаным", date=Date(2010), issue="2", pages="3-12", language="kk")  # fmt: skip
RUSSIAN = Entry("ru", "article-journal", "Корпус текстов", (Person("Иванов-Петров", "Жан-Поль Олегович"),),
                container="Вопросы", date=Date(2008), issue="4", pages="15-27", language="ru-RU")  # fmt: skip
ENGLISH = Entry("en", "article-journal", "A corpus of texts", (Person("Smith", "Ann B."),),
                container="Texts", date=Date(2012), volume="5", pages="30-41", language="en")  # fmt: skip
LIST = (KAZAKH, RUSSIAN, ENGLISH)


def of_xml(tmp_path: Path, xml: str) -> CslStyle:
    path = tmp_path / "own.csl"
    path.write_text(xml, "utf-8")
    found = open_csl_style(str(path))
    assert found is not None
    return found


def texts(name: str, entries: tuple[Entry, ...] = LIST, **choices: str) -> list[str]:
    return [line.text for line in open_style(name).lines(entries, Choices(**choices))]  # type: ignore[arg-type]


def test_every_record_in_the_words_of_its_language() -> None:
    lines = texts("gost-r-7-0-5-2008-numeric", language="record")
    assert [line.rpartition(". ")[2] for line in lines] == ["3–12.", "15–27.", "30–41."]
    assert ["Б. 3" in lines[0], "С. 15" in lines[1], "P. 30" in lines[2]] == [True, True, True]
    assert [line.split(" // ")[0] for line in lines] == [
        "Сыздық Р. Ғ. Қазақ тілінің тарихы", "Иванов-Петров Ж.-П. О. Корпус текстов", "Smith A. B. A corpus of texts"
    ]  # fmt: skip


def test_the_words_of_the_style_and_those_of_a_language_asked_for() -> None:
    assert all("С. " in line for line in texts("gost-r-7-0-5-2008-numeric"))
    assert all(", б. " in line for line in texts("ieee", language="kk"))
    with pytest.raises(CitelinkError, match="no terms of CSL in the language xx"):
        texts("ieee", language="xx")


@pytest.mark.parametrize("name", ["ieee", "apa", "nature", "elsevier-vancouver", "gost-r-7-0-5-2008-numeric"])
def test_kazakh_names_become_initials_in_every_style(name: str) -> None:
    names = [Person("Әбдірахманов", "Ғалым Серікұлы"), Person("Нұрова", "Айгүл Қанатқызы")]
    (line,) = texts(name, (Entry("a", "book", "Т", tuple(names), date=Date(2020)),))
    squeezed = line.replace(" ", "").replace(".", "")
    assert "ҒС" in squeezed
    assert "АҚ" in squeezed


@pytest.mark.parametrize(
    ("title", "right"),
    [("No author whatever", "No Author Whatever"), ("История одного города", "История одного города")],
)
def test_records_that_say_no_language_are_cased_by_their_letters(title: str, right: str) -> None:
    (line,) = texts("chicago-author-date", (Entry("a", "book", title, date=Date(1999)),))
    assert line.startswith(f"{right}. 1999")


def test_a_record_that_says_no_language_shows_it() -> None:
    (line,) = texts("gost-r-7-0-5-2008-numeric", (replace(KAZAKH, language=""),), language="record")
    assert "Б. 3–12" in line


def test_what_entries_have_no_place_for_is_printed_all_the_same() -> None:
    item = {"id": "a", "type": "book", "title": "T", "issued": {"date-parts": [[2012]], "season": 2}, "author": [
        {"family": "Beethoven", "given": "Ludwig", "dropping-particle": "van"}]}  # fmt: skip
    (line,) = texts("modern-language-association", (entry_from_csl(item),))
    assert line.startswith("Beethoven, Ludwig van. T.")


def test_a_label_is_no_part_of_the_line() -> None:
    lines = list(open_style("ieee").lines(LIST, Choices()))
    assert [line.label for line in lines] == ["[1]", "[2]", "[3]"]
    assert lines[2].text.startswith("A. B. Smith, “A corpus of texts,” Texts, vol. 5")
    assert [line.label for line in open_style("apa").lines(LIST, Choices())] == ["", "", ""]
    assert open_style("ieee").numeric
    assert not open_style("apa").numeric


def test_what_the_style_prints_and_the_line_lacks_is_said(tmp_path: Path) -> None:
    body = '<text variable="title"/><choose><if type="book"><text variable="volume" prefix=" "/></if></choose>'
    lines = list(of_xml(tmp_path, style(body)).lines((ENGLISH, Entry("b", "book", "T", volume="7")), Choices()))
    assert [line.lost for line in lines] == [("volume",), ()]
    silent = style('<choose><if type="book"><text variable="title"/></if></choose>')
    assert [line.lost for line in of_xml(tmp_path, silent).lines((ENGLISH,), Choices())] == [("title",)]


def test_a_dependent_style_is_its_parent_in_its_own_language(tmp_path: Path) -> None:
    path = tmp_path / "dependent.csl"
    path.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" default-locale="ru-RU"><info><link '
        'href="http://www.zotero.org/styles/ieee" rel="independent-parent"/></info></style>', "utf-8"
    )  # fmt: skip
    (line,) = texts(str(path), (ENGLISH,))
    assert "т. 5" in line


def test_verified_styles_print_without_a_remark(tmp_path: Path) -> None:
    assert "ieee" in verified_styles()
    assert open_style("ieee").remarks == ()
    assert "not verified" in of_xml(tmp_path, style("")).remarks[0]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("iee", "--style iee: there is no such style; did you mean ieee"),
        ("gost-7.1-2002", "--style gost-7.1-2002: there is no such style; did you mean gost-7.1-2003"),
        ("none.csl", "--style none.csl: there is no such style"),
        ("../../ieee", "there is no such style"),
    ],
)
def test_a_style_that_is_not_there(name: str, said: str) -> None:
    with pytest.raises(CitelinkError) as error:
        open_style(name)
    assert said in str(error.value)


MACRO = '<macro name="{}">{}</macro>'
DOUBLING = "".join(MACRO.format(f"m{n}", f'<text macro="m{n + 1}"/>' * 2) for n in range(40)) + MACRO.format(
    "m40", '<text value="x"/>'
)
DEEP = "<group>" * 200 + "</group>" * 200
HOSTILE = {
    "loop": (style('<text macro="a"/>', head=MACRO.format("a", '<text macro="a"/>')), "calls itself"),
    "doubling macros": (style('<text macro="m0"/>', head=DOUBLING), "never comes to an end"),
    "missing macro": (style('<text macro="b"/>'), "a macro that it does not have, b"),
    "deep": (style(DEEP), "than any style needs"),
    "long": (style('<text value="' + "x" * 5000 + '"/>'), "longer ones, than any style needs"),
    "huge": ("<style>" + " " * 4_000_001 + "</style>", "more than 4,000,000 bytes"),
    "no list": (style("").replace("bibliography", "other"), "no list of references"),
    "no XML": ("not XML at all", "its XML cannot be read"),
    "another file": ("<html/>", "it is no CSL file"),
    "a file as entity": (
        '<!DOCTYPE style [<!ENTITY x SYSTEM "file:///etc/passwd">]><style><info>&x;</info></style>', "no list"),
    "entities within entities": (
        "<!DOCTYPE style [<!ENTITY a '" + "x" * 1000 + "'>" + "".join(
            f"<!ENTITY a{n} '&a{n - 1 if n else ''};&a{n - 1 if n else ''};'>" for n in range(40)
        ).replace("&a-1;", "&a;") + "]><style><info>&a39;</info></style>", ""),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_styles_give_one_sentence(kind: str, tmp_path: Path) -> None:
    xml, said = HOSTILE[kind]
    with pytest.raises(CitelinkError) as error:
        list(of_xml(tmp_path, xml).lines((ENGLISH,), Choices()))
    assert said in str(error.value)
    assert len(str(error.value)) < 400
    assert "\n" not in str(error.value)


def test_a_title_without_end_is_printed() -> None:
    long = "the word of it: " * 6_000
    (line,) = texts("chicago-author-date", (Entry("a", "book", long, date=Date(2000), language="en"),))
    assert line.startswith("The Word of It: The Word")


def test_the_kazakh_locale_has_its_own_terms() -> None:
    locale = make_locale("kk", open_csl_style("ieee").file.root)  # type: ignore[union-attr]
    assert locale.term("et-al") == "және т.б."
    assert locale.marks == ("«", "»", "“", "”")
    assert [locale.term(f"month-{month:02}") for month in (1, 12)] == ["қаңтар", "желтоқсан"]


def test_notes_say_where_a_work_was_cited_before(tmp_path: Path) -> None:
    cite = ('<choose><if position="ibid-with-locator"><text term="ibid"/><text variable="locator" prefix=", "/></if>'
            '<else-if position="ibid"><text term="ibid"/></else-if><else-if position="subsequent"><text value="again"/>'
            '</else-if><else><text variable="title"/></else></choose>')  # fmt: skip
    places = (("en", "5"), ("en", "5"), ("en", "7"), ("ru", ""), ("en", ""), ("nobody", ""))
    notes = [[CitedItem(key, locator)] for key, locator in places]
    found = of_xml(tmp_path, style("", cite=cite)).cite(LIST, notes)
    assert ["".join(run.text for run in runs) for runs in found] == [
        "A corpus of texts", "ibid.", "ibid., 7", "Корпус текстов", "again", ""
    ]  # fmt: skip


@needs_pandoc
def test_pandoc_prints_the_same_list_with_its_looks() -> None:
    own = list(open_style("ieee").lines(LIST, Choices(language="kk")))
    theirs = list(open_style("ieee").lines(LIST, Choices(language="kk", engine="pandoc")))
    assert [(line.key, line.label, line.text) for line in theirs] == [(line.key, line.label, line.text) for line in own]
    assert any("italic" in run.looks for run in theirs[2].runs)


def test_without_pandoc_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CitelinkError, match="there is no pandoc on PATH"):
        texts("ieee", engine="pandoc")


@pytest.mark.skipif(os.name == "nt", reason="a script is no program there")
@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("echo 'bad style' >&2; exit 3", "pandoc refuses it: bad style"),
        ("echo no JSON", "pandoc cannot be used"),
        ("sleep 60", "pandoc took longer than 1 seconds"),
    ],
)
def test_what_pandoc_cannot_print_is_one_sentence(
    script: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "pandoc"
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr("citelink.styles.csl.pandoc._LONGEST", 1)
    with pytest.raises(CitelinkError, match=said):
        texts("ieee", engine="pandoc")


def _evaluated() -> tuple[list[Entry], list[dict[str, str]]]:
    library = [entry_from_csl(item) for item in json.loads((EVALUATION / "library.json").read_text("utf-8"))]
    rows = (json.loads(row) for row in (EVALUATION / "expected.jsonl").read_text("utf-8").splitlines())
    return library, [row for row in rows if row["agreed"]]


@needs_data
def test_lines_on_which_two_processors_agree_are_ours() -> None:
    library, rows = _evaluated()
    printed = {
        (name, line.key): f"{line.label} {line.text}".strip()
        for name in {row["style"] for row in rows}
        for line in open_style(name).lines(library, Choices())
    }
    plain = str.maketrans("“”‘’", "\"\"''")
    right = Counter(row["style"] for row in rows
                    if _squeezed(printed[row["style"], row["id"]].translate(plain))
                    == _squeezed(row["pandoc"].translate(plain)))  # fmt: skip
    asked = Counter(row["style"] for row in rows)
    assert right.total() >= 0.98 * asked.total()
    assert all(right[name] >= 0.9 * count for name, count in asked.items())


def _squeezed(text: str) -> str:
    for tag in ("<i>", "</i>", "<sub>", "</sub>"):
        text = text.replace(tag, "")
    return "".join(text.split())
