"""What a Word document says: its text, in whatever it is wrapped, and what it does not say."""

from __future__ import annotations

import pytest

from citelink.documents.document import Document
from tests.documents.formats.word import (
    box,
    field,
    level,
    numbered,
    numbering,
    paragraph,
    run,
    said,
    sign,
    styled,
    table,
)

RAISED = '<w:vertAlign w:val="superscript"/>'
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Бөлім"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Deep"><w:name w:val="Параграф"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="cap"><w:name w:val="caption"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="code"><w:name w:val="Source Code"/></w:style>'
    f'<w:style w:type="character" w:styleId="up"><w:name w:val="Жоғары"/><w:rPr>{RAISED}</w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="up2"><w:name w:val="Жоғары 2"/><w:basedOn w:val="up"/></w:style>'
    '<w:style w:type="character" w:styleId="off"><w:name w:val="Жасырын"/><w:rPr><w:vanish/></w:rPr></w:style>'
)


def lines(document: Document) -> list[str]:
    return document.text.splitlines()


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (run("Бұл ") + run("[1"), "Бұл [1"),
        (f"<w:hyperlink>{run('сілтеме')}</w:hyperlink>", "сілтеме"),
        (f"<w:smartTag>{run('Алматы')}</w:smartTag>", "Алматы"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('[2]')}</w:sdtContent></w:sdt>", "[2]"),
        (f"<w:ins w:id='1' w:author='a'>{run('new [3]')}</w:ins>", "new [3]"),
        (f"<w:moveTo w:id='1' w:author='a'>{run('moved')}</w:moveTo>", "moved"),
        (f"a<w:moveFrom w:id='1' w:author='a'>{run('moved')}</w:moveFrom>".replace("a<", run("a") + "<"), "a"),
        (run("a") + "<w:del w:id='1'><w:r><w:delText>old [4]</w:delText></w:r></w:del>", "a"),
        (run("a") + f"<w:del w:id='1'>{run('written badly')}</w:del>", "a"),
        (run("a") + run("hidden [5]", "<w:vanish/>") + run("b", '<w:vanish w:val="0"/>'), "ab"),
        (run("a") + run("hidden [5]", '<w:rStyle w:val="off"/>'), "a"),
        (run("a") + run("shown", '<w:rStyle w:val="off"/><w:vanish w:val="false"/>'), "ashown"),
        (
            "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t></w:r>",
            "a\tb‑cd",
        ),
        ('<w:r><w:t>a</w:t><w:sym w:font="Symbol" w:char="F062"/><w:sym w:font="Times" w:char="2013"/></w:r>', "aβ–"),
        (
            run("x")
            + "<w:r><w:ruby><w:rt>"
            + run("あ")
            + "</w:rt><w:rubyBase>"
            + run("亜")
            + "</w:rubyBase></w:ruby></w:r>",
            "x亜",
        ),
        (field("REF _Ref1 \\r \\h", "[7]"), "[7]"),
        (field("NOTEREF _Ref2", "3"), "3"),
        (f'<w:fldSimple w:instr=" REF a ">{run("8")}</w:fldSimple>', "8"),
        (run("a ") + sign("begin") + run("code") + sign("separate") + run("b") + sign("end"), "a b"),
        (sign("begin") + field("PAGE", "9") + sign("separate") + run("[9]") + sign("end"), "[9]"),
        (run("[1]") + sign("begin") + run("code"), "[1]"),
        (run("[1]") + sign("end") + run("b"), "[1]b"),
        ("<w:r><w:t>a\n b</w:t></w:r>", "a  b"),
        ("<w:r><w:t>a<!-- x -->b &amp; c</w:t></w:r>", "ab & c"),
        (run("a") + "<m:oMath><m:r><m:t>y[1]</m:t></m:r></m:oMath>" + run("b"), "ay[1]b"),
    ],
)
def test_what_a_paragraph_says(inside: str, expected: str) -> None:
    document = said(paragraph(inside), styles=STYLES)
    assert lines(document) == [expected]


def test_an_open_field_swallows_no_more_than_its_paragraph() -> None:
    body = paragraph("[1]") + paragraph(sign("begin") * 200, run("lost")) + paragraph("[2] стоит ниже")
    assert lines(said(body)) == ["[1]", "[2] стоит ниже"]
    # An end that belongs to another field, far below.
    body = paragraph(sign("begin"), run("lost")) + paragraph("text") + paragraph("more", sign("end"))
    assert lines(said(body)) == ["text", "more"]


@pytest.mark.parametrize(
    "look",
    [RAISED, '<w:rStyle w:val="up"/>', '<w:rStyle w:val="up2"/>', '<w:position w:val="8"/>'],
)
def test_raised_figures(look: str) -> None:
    document = said(paragraph("сөз", run("1,", look), run("3-5", look), " және"), styles=STYLES)
    assert document.text == "сөз1,3-5 және\n"
    assert document.prose.text == "сөз¹,³⁻⁵ және\n"


@pytest.mark.parametrize(
    "look",
    [
        '<w:vertAlign w:val="subscript"/>',
        '<w:position w:val="-8"/>',
        '<w:position w:val="2"/>',
        "<w:b/>",
        '<w:rStyle w:val="up"/><w:vertAlign w:val="baseline"/>',
    ],
)
def test_what_is_not_raised(look: str) -> None:
    assert said(paragraph("CO", run("2", look)), styles=STYLES).prose.text == "CO2\n"


def test_formulas_are_no_prose() -> None:
    formula = "<m:oMathPara><m:oMath><m:r><m:t>x[1]</m:t></m:r></m:oMath></m:oMathPara>"
    document = said(paragraph("a ", formula.replace("Para", ""), " b") + paragraph(formula))
    assert document.prose.text == "a      b\n    \n"
    assert [block.kind for block in document.blocks] == ["paragraph", "formula"]


def test_kinds_of_blocks() -> None:
    looks = ("1", "Own", "Deep", "toc", "cap", "code", "a", "unknown")
    body = "".join(paragraph(name, look=styled(name)) for name in looks)
    body += paragraph("direct", look='<w:outlineLvl w:val="1"/>')
    body += paragraph("body", look=styled("1") + '<w:outlineLvl w:val="9"/>')
    document = said(body, styles=STYLES)
    assert [(block.span.of(document.text), block.kind, block.level) for block in document.blocks] == [
        ("1", "heading", 1),
        ("Own", "heading", 1),
        ("Deep", "heading", 3),
        ("toc", "contents", 0),
        ("cap", "caption", 0),
        ("code", "code", 0),
        ("a", "paragraph", 0),
        ("unknown", "paragraph", 0),
        ("direct", "heading", 2),
        ("body", "paragraph", 0),
    ]


def test_contents() -> None:
    entry = '<w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
    made = paragraph(sign("begin"), entry, sign("separate"), run("1 Кіріспе\t3")) + paragraph("2 Тарау\t5", sign("end"))
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{paragraph('Әдебиеттер 90')}</w:sdtContent></w:sdt>"
    )
    document = said(made + control + paragraph("Мәтін"))
    assert [block.kind for block in document.blocks] == ["contents"] * 3 + ["paragraph"]
    # A heading is no entry: the end of the field is missing, and another one took its place.
    lost = paragraph(sign("begin"), entry, sign("separate"), run("1 Кіріспе\t3"))
    lost += paragraph("Кіріспе", look=styled("1")) + paragraph("Мәтін", sign("end"))
    assert [block.kind for block in said(lost, styles=STYLES).blocks] == ["contents", "heading", "paragraph"]


@pytest.mark.parametrize("heading", ["Әдебиет", "Литература", "References", "Literatur"])
def test_the_heading_of_a_bibliography_is_no_contents(heading: str) -> None:
    # LibreOffice writes the style of its bibliography headings so.
    styles = '<w:style w:type="paragraph" w:styleId="bib"><w:name w:val="Table of Authorities"/></w:style>'
    document = said(paragraph(heading, look=styled("bib")) + paragraph("[1] Work"), styles=styles)
    assert [block.kind for block in document.blocks] == ["paragraph", "paragraph"]
    entry = "<w:r><w:instrText> TOA \\h </w:instrText></w:r>"
    field = paragraph(sign("begin"), entry, sign("separate"), run("A case\t3"), look=styled("bib"))
    field += paragraph("Another\t5", sign("end"), look=styled("bib"))
    assert [block.kind for block in said(field, styles=styles).blocks] == ["contents", "contents"]


def test_tables_and_the_counting_of_paragraphs() -> None:
    body = paragraph("бір") + paragraph() + table(("a", "b [1]"), ("c", "d")) + paragraph("жеті") + table(("eight",))
    document = said(body)
    assert document.text == "бір\na\tb [1]\nc\td\nжеті\neight\n"
    assert [block.kind for block in document.blocks] == ["paragraph", "table", "paragraph", "paragraph"]
    places = {
        word: str(document.places.of(document.text.index(word))) for word in ("бір", "a", "[1]", "d", "жет", "eight")
    }
    assert places == {"бір": "¶1", "a": "¶3", "[1]": "¶4", "d": "¶6", "жет": "¶7", "eight": "¶8"}


def test_a_list_in_a_table_is_a_list() -> None:
    rows = tuple((f"[{at}]", f"Автор {at}. Название одной из книг. – М., 200{at}. – 100 с.") for at in (1, 2, 3))
    document = said(table(*rows))
    assert [block.kind for block in document.blocks] == ["list_item"] * 3
    assert lines(document)[0].startswith("[1]\tАвтор 1.")
    assert [block.kind for block in said(table(("1", "да"), ("2", "нет"))).blocks] == ["table"]


def test_notes_stand_behind_their_paragraph() -> None:
    note = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    notes = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    notes += "".join(
        f'<w:footnote w:id="{at}">{paragraph("<w:r><w:footnoteRef/></w:r>", f" Ескерту {at} [5]")}</w:footnote>'
        for at in (2, 3, 9)
    )
    end = f'<w:endnote w:id="2">{paragraph("Соңғы")}</w:endnote>'
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="9"/><w:t>*</w:t></w:r>'
    body = paragraph("бір", note.format(3), " және", note.format(2)) + paragraph("екі", own)
    body += paragraph("үш", '<w:r><w:endnoteReference w:id="2"/></w:r>')
    document = said(body, footnotes=notes, endnotes=end)
    told = [(b.kind, b.span.of(document.text), str(document.places.of(b.span.start))) for b in document.blocks]
    assert told == [
        ("paragraph", "бір және", "¶1"),
        ("footnote", " Ескерту 3 [5]", "note 1"),
        ("footnote", " Ескерту 2 [5]", "note 2"),
        ("paragraph", "екі", "¶2"),
        ("footnote", " Ескерту 9 [5]", "note"),
        ("paragraph", "үш", "¶3"),
        ("footnote", "Соңғы", "endnote 1"),
    ]


def test_boxes_are_read_once_and_pages_last() -> None:
    body = paragraph("Мәтін", box(paragraph("қорап [1]") + paragraph("екінші")), " жалғасы") + paragraph("соңы")
    document = said(body, header=paragraph("Бас [9]"), footer=paragraph("7"))
    told = [(b.kind, b.span.of(document.text), str(document.places.of(b.span.start))) for b in document.blocks]
    assert told == [
        ("paragraph", "Мәтін жалғасы", "¶1"),
        ("paragraph", "қорап [1]", "¶1"),
        ("paragraph", "екінші", "¶1"),
        ("paragraph", "соңы", "¶2"),
        ("header", "Бас [9]", "header"),
        ("footer", "7", "footer"),
    ]


def counted(*looks: str, styles: str = "", lists: str = "") -> list[str]:
    """The labels that are printed before paragraphs with these looks."""
    document = said("".join(paragraph("x", look=look) for look in looks), styles=styles, numbering=lists)
    return [line.removesuffix("x").strip() for line in lines(document)]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", "1 2"),
        ("decimalZero", "01 02"),
        ("upperRoman", "I II"),
        ("lowerRoman", "i ii"),
        ("upperLetter", "A B"),
        ("lowerLetter", "a b"),
        ("russianLower", "а б"),
        ("russianUpper", "А Б"),
        ("ordinal", "1st 2nd"),
        ("decimalEnclosedCircle", "① ②"),
        ("neverHeardOf", "1 2"),
    ],
)
def test_forms_of_numbers(form: str, expected: str) -> None:
    assert counted(*[numbered(1)] * 2, lists=numbering(level(0, "%1)", form))) == [f"{n})" for n in expected.split()]


def test_numbers_of_lists() -> None:
    two = level(0, "%1.") + level(1, "%1.%2", "lowerLetter") + level(2, "%1.%2.%3", more="<w:isLgl/>")
    deep = [numbered(1, depth) for depth in (0, 1, 1, 2, 0, 1, 2)]
    assert counted(*deep, lists=numbering(two)) == ["1.", "1.a", "1.b", "1.2.1", "2.", "2.a", "2.1.1"]
    assert counted(*[numbered(1)] * 2, lists=numbering(level(0, "[%1]", start=7))) == ["[7]", "[8]"]
    # Two lists of one definition go on counting, unless one says where it begins.
    more = '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/>'
    more += '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    looks = [numbered(at) for at in (1, 2, 3, 3, 1)]
    assert counted(*looks, lists=numbering(level(0, "%1."), more=more)) == ["1.", "2.", "5.", "6.", "7."]
    kept = level(0, "%1.") + level(1, "%2)", more='<w:lvlRestart w:val="0"/>')
    assert counted(*[numbered(1, d) for d in (0, 1, 0, 1)], lists=numbering(kept)) == ["1.", "1)", "2.", "2)"]
    other = '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    other += level(0, "(%1)", "upperRoman") + "</w:lvlOverride></w:num>"
    assert counted(numbered(2), numbered(1), lists=numbering(level(0, "%1."), more=other)) == ["(I)", "2."]


def test_numbers_by_style() -> None:
    listed = '<w:pPr><w:numPr><w:numId w:val="{}"/></w:numPr></w:pPr></w:style>'
    styles = '<w:style w:type="paragraph" w:styleId="Refs"><w:name w:val="Refs"/>' + listed.format(1)
    styles += '<w:style w:type="paragraph" w:styleId="More"><w:basedOn w:val="Refs"/></w:style>'
    styles += '<w:style w:type="paragraph" w:styleId="h2"><w:name w:val="heading 2"/>' + listed.format(2)
    styles += '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/>' + listed.format(4)
    linked = level(0, "%1") + level(1, "%1.%2", more='<w:pStyle w:val="h2"/>')
    lists = numbering(level(0, "[%1]"), linked, '<w:numStyleLink w:val="L"/>', level(0, "%1)"))
    assert counted(styled("Refs"), styled("More"), styled("h2"), styles=styles, lists=lists) == ["[1]", "[2]", "1.1"]
    assert counted(styled("Refs") + numbered(0), numbered(3), styles=styles, lists=lists) == ["", "1)"]


def test_deleted_items_are_not_counted() -> None:
    gone = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
    deleted = "<w:del w:id='2'><w:r><w:delText>Кітап</w:delText></w:r></w:del>"
    body = paragraph("Бірінші", look=numbered(1)) + paragraph(deleted, look=numbered(1) + gone)
    body += paragraph("Екінші", look=numbered(1)) + paragraph(look=numbered(1))
    document = said(body, numbering=numbering(level(0, "%1.")))
    assert document.text == "1.\tБірінші\n2.\tЕкінші\n"
    assert [(block.kind, block.level) for block in document.blocks] == [("list_item", 1)] * 2


def test_the_language() -> None:
    assert said(paragraph("Қазақстан Республикасының тарихы туралы кітаптар және мақалалар")).language == "kk"
    assert said(paragraph("Это текст о том, что было сделано в работе")).language == "ru"
    set_to = '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults>'
    assert said(paragraph("[1]"), styles=set_to).language == "de"
    assert said(paragraph("")).remarks[0].kind == "no-text"
