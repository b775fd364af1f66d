"""What people get wrong in .bib files: it is read as meant, said once, and written so that other programs read it."""

from __future__ import annotations

import pytest

from citelink.bibliography import Library, write_library
from citelink.bibliography.dates import read_date
from citelink.bibliography.formats.bibtex.latex import from_unicode, to_unicode
from citelink.bibliography.formats.bibtex.names import find_run_together, read_names, write_names
from citelink.bibliography.formats.bibtex.reading import read


def reasons(library: Library) -> list[str]:
    return [failure.reason for failure in library.failures]


NO_COMMA = "a comma is missing behind the key"


@pytest.mark.parametrize(
    ("text", "keys", "said"),
    [
        ("@book{алма\n, title = {Алма}\n, year = {1999}\n}", ["алма"], []),
        ("@book{\n  alma\n\t,\n  title = {Alma}}", ["alma"], []),
        ("@book(нан \r\n , title = {Нан})", ["нан"], []),
        ("@misc{pain2}", ["pain2"], []),
        ("@misc{brot\n title = {Brot},\n year = 2001}", ["brot"], [NO_COMMA]),
        ("@misc{хлеб title = {Хлеб}}", ["хлеб"], [NO_COMMA]),
        ("@misc{title = {Nameless}}", ["nameless"], ["an entry without a key, called nameless"]),
        ("% note\r@book{a, title={A}}\r% more @book{no}\r@book{b, title={B}}", ["a", "b"], []),
        ("@comment loose\r@book{c, title={C}}\r", ["c"], []),
    ],
)
def test_keys(text: str, keys: list[str], said: list[str]) -> None:
    library = read(text, "x.bib")
    assert list(library.entries) == keys
    assert reasons(library) == said


def test_lines_of_a_file_with_lone_returns() -> None:
    library = read("@book{a, title={A}}\r\r@book{b\r title={B}}\r", "x.bib")
    assert [failure.line for failure in library.failures] == [3]
    assert library.entries["a"].source_text == "@book{a, title={A}}"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("@misc{a,\n title = {Бір}\n year = {2001}\n}", "@misc{a,\n  title = {Бір},\n  year = {2001},\n}\n"),
        ("@misc{a, title = {One}, stray, month = mar}", "@misc{a,\n  title = {One},\n  month = mar,\n}\n"),
        ("@misc{a, publisher = Наука и жизнь, year = 1980}", None),
        ("@misc{a, title = {T}, title = {U}}", "@misc{a,\n  title = {T},\n}\n"),
        (
            "@misc{a, title = {T},\n % url = {http://x.org},\n year = 1990}",
            "@misc{a,\n  title = {T},\n  year = {1990},\n}\n",
        ),
        ("@misc{a, title = {T},, year = 12-13}", "@misc{a,\n  title = {T},\n  year = {12-13},\n}\n"),
        ("@misc{a, title = {50 % of {it}}}", "@misc{a, title = {50 % of {it}}}\n"),
        ("@string{p = {P}}\n@misc{a, publisher = p\n title = {T}}", None),
    ],
)
def test_written_in_mended_form(text: str, written: str | None) -> None:
    library = read(text, "x.bib")
    found = write_library(library)
    assert written is None or found == written
    again = read(found, "x.bib")
    assert not again.failures
    assert list(again.entries.values()) == list(library.entries.values())
    assert write_library(again) == found


@pytest.mark.parametrize(
    ("value", "people"),
    [
        ("Серікова А. Б., Омаров Қ. Т.", [("Серікова", "А. Б."), ("Омаров", "Қ. Т.")]),
        ("Петрова А.А., Сидоров Б.Б., Ким В.", [("Петрова", "А.А."), ("Сидоров", "Б.Б."), ("Ким", "В.")]),
        ("Nowak P, Zielinska KM, et al.", [("Nowak", "P"), ("Zielinska", "KM")]),
        ("A. Brown, C. D. Green, and E. White", [("Brown", "A."), ("Green", "C. D."), ("White", "E.")]),
        ("Brown, A., Green, C. D., White, E.", [("Brown", "A."), ("Green", "C. D."), ("White", "E.")]),
        ("Brown, Alice \\& Green, Carl", [("Brown", "Alice"), ("Green", "Carl")]),
        ("Brown A. & Green C.", [("Brown", "A."), ("Green", "C.")]),
        ("Brown, A., Green, C. \\& White, E.", [("Brown", "A."), ("Green", "C."), ("White", "E.")]),
        ("Alice Brown, Carl Green, Eva White", [("Brown", "Alice"), ("Green", "Carl"), ("White", "Eva")]),
        ('M{\\"u}ller A., Gro{\\ss} B.', [("Müller", "A."), ("Groß", "B.")]),
    ],
)
def test_names_run_together(value: str, people: list[tuple[str, str]]) -> None:
    persons, others = read_names(value)
    assert [(person.family, person.given) for person in persons] == people
    assert find_run_together(value) == (persons, others)
    assert read_names(write_names(persons, others)) == (persons, others)
    library = read(f"@misc{{a, title={{T}}, author={{{value}}}}}", "x.bib")
    assert len(library.failures) == 1
    assert "author" in library.failures[0].reason
    assert not read(write_library(library), "x.bib").failures


@pytest.mark.parametrize(
    ("value", "people"),
    [
        ("Петрова, А. А.", [("Петрова", "А. А.")]),
        ("Қанатұлы Серік, Омар", [("Қанатұлы Серік", "Омар")]),
        ("López García, Ana María", [("López García", "Ana María")]),
        ("T. de Castro, Ana B. and Brown, Carl", [("T. de Castro", "Ana B."), ("Brown", "Carl")]),
        ("Brown III, Carl D.", [("Brown III", "Carl D.")]),
        ("Brown, Jr., Carl", [("Brown", "Carl")]),
        ("Brown, Carl, Jr.", [("Brown", "Carl")]),
        ("Carl D. Brown, Jr.", [("Brown", "Carl D.")]),
        ("Carl Brown Jr.", [("Brown", "Carl")]),
        ("Marks \\& Spencer", [("Spencer", "Marks &")]),
        ("{Smith, Brown, and Sons}", [("", "")]),
        ("Ivan A.\\ Petrov", [("Petrov", "Ivan A.")]),
        ("Lin BAO", [("BAO", "Lin")]),
    ],
)
def test_names_as_bibtex_has_them(value: str, people: list[tuple[str, str]]) -> None:
    persons, others = read_names(value)
    assert [(person.family, person.given) for person in persons] == people
    assert find_run_together(value) is None
    assert read_names(write_names(persons, others)) == (persons, others)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("$\\less$i$\\greater$Bufo$\\less$/i$\\greater$ в степи", "Bufo в степи"),
        ("{\\textless}b{\\textgreater}Дала{\\textless}/b{\\textgreater} туралы", "Дала туралы"),
        ("<em>Größe</em> und H<sub>2</sub>O", "Größe und H2O"),
        ("<jats:p class='x'>Text</jats:p>", "Text"),
        ("Law &amp; Order", "Law & Order"),
        ("Law {\\&}amp; Order", "Law & Order"),
        ("Andr&eacute; &#1178;азы", "André Қазы"),
        ("p &lt; 0.05", "p < 0.05"),
        ("if a < b and c > d", "if a < b and c > d"),
        ("AT\\&T; others &unknown;", "AT&T; others &unknown;"),
        ("\\vphantom\\{ {words} stay", "words stay"),
        ("\\vphantom{gone}kept", "kept"),
        ("{\\begin{it}Salix\\end{it}} alba", "Salix alba"),
        ("\\h{o}\\ohorn\\uhorn{} \\textcommabelow{s} \\euro 5", "ỏơư ș €5"),
        ("$\\hat{a} \\not= b$ 5\\textpercent", "â ≠ b 5%"),
        ("see \\url{http://x.org/~me}", "see http://x.org/~me"),
    ],
)
def test_markup(value: str, text: str) -> None:
    assert to_unicode(value) == text
    assert to_unicode(from_unicode(text)) == text


@pytest.mark.parametrize("text", ["a &amp; b", "<i>x</i>", "a<b>c", "x&y;", "<<a>>", "<P>"])
def test_what_looks_like_markup_comes_back(text: str) -> None:
    assert to_unicode(from_unicode(text)) == text


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("4/2011", (2011, 4, None)),
        ("04.2011", (2011, 4, None)),
        ("2011.4.2", (2011, 4, 2)),
        ("2011/4/2", (2011, 4, 2)),
        ("2-4-2011", (2011, 4, 2)),
        ("24-12-2011", (2011, 12, 24)),
        ("12-24-2011", (2011, 12, 24)),
        ("2010/11", (2010, None, None)),
        ("1998-2003", (1998, None, None)),
        ("2 сәуір 2011", (2011, 4, 2)),
        ("den 2 april 2011", (2011, 4, 2)),
        ("14/2011", (2011, None, None)),
    ],
)
def test_dates(date: str, expected: tuple[int, int | None, int | None]) -> None:
    found = read_date(date)
    assert found is not None
    assert (found.year, found.month, found.day) == expected


@pytest.mark.parametrize("month", ["Mai", "май", "мамыр", "mayo", "maggio", "May", "5", "{\\it Mai}"])
def test_months_of_all_languages(month: str) -> None:
    entry = read(f"@misc{{a, title={{T}}, year=2001, month={{{month}}}}}", "x").entries["a"]
    assert entry.date is not None
    assert entry.date.month == 5


@pytest.mark.parametrize(
    ("child", "year"),
    [("year = 1999,", 1999), ("date = {1999-03},", 1999), ("", 2004)],
)
@pytest.mark.parametrize("parent", ["date = {2004-01}", "year = 2004"])
def test_the_year_of_a_part_is_its_own(child: str, parent: str, year: int) -> None:
    text = f"@inbook{{a, title={{Part}}, {child} crossref={{b}}}}\n@book{{b, title={{Whole}}, {parent}}}"
    assert read(text, "x").entries["a"].year == year


def test_the_year_of_a_volume_is_no_span_of_its_set() -> None:
    text = "@book{p, title={Whole}, date={1978/1990}} @book{c, title={Volume}, crossref={p}, year=2004}"
    date = read(text, "x").entries["c"].date
    assert date is not None
    assert (date.year, date.end_year) == (2004, None)
