"""Training samples: exact spans, the same bytes twice, and nothing learnt from what is measured on."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.bibliography import Date, Entry, Person
from citelink.bibliography.entry import FieldSpan
from citelink.text.span import Span
from training.parser.csl_styles import coded, decoded, print_entry
from training.parser.damage import KINDS, apply_edits, damage
from training.parser.held_out import (
    MEASURING,
    HeldOut,
    allow_row,
    allow_set,
    measuring_texts,
    read_rows,
    without,
)
from training.parser.invented.bodies import draw_bodies, invent_bodies
from training.parser.invented.entries import invent
from training.parser.invented.kazakh import accusative, genitive
from training.parser.invented.stocks import STOCKS
from training.parser.real import align, read_all, read_set
from training.parser.romanised import transliterated
from training.parser.row_facts import article_of, read_row_facts
from training.parser.sample import LABELS, Sample, same_text, tidy
from training.parser.samples import FAMILIES, make_samples
from training.parser.sources import clean, read_facts

FACTS = {
    "mine": (
        Entry(
            type="article-journal",
            language="de",
            title="Steppe und Stadt",
            authors=(Person("Meier", "Anna"),),
            container="Geographische Rundschau",
            date=Date(1999),
            volume="12",
            issue="3",
            pages="45-67",
        ),
        Entry(
            type="chapter",
            language="fr",
            title="Le temps des villes",
            authors=(Person("Petit", "Jean"), Person("Roux", "Luc")),
            container="Histoire urbaine",
            editors=(Person("Blanc", "Anne"),),
            place="Paris",
            publisher="Seuil",
            date=Date(2004),
            pages="1-9",
        ),
        Entry(
            type="book",
            language="en",
            title="Nomads",
            authors=(Person("Reed", "Ann B."),),
            place="London",
            publisher="Routledge",
            date=Date(2010),
        ),
    )
}


def values(sample: Sample) -> dict[str, str]:
    return {item.label: item.span.of(sample.raw) for item in sample.spans}


@pytest.mark.parametrize("family", [family.name for family in FAMILIES])
def test_samples_of_every_family_are_exact_and_repeatable(family: str) -> None:
    samples = list(make_samples(FACTS, 40, 7, family))
    assert samples == list(make_samples(FACTS, 40, 7, family))
    assert samples != list(make_samples(FACTS, 40, 8, family))
    for sample in samples:
        assert "\n" not in sample.line()
        behind = 0
        for item in sample.spans:
            value = item.span.of(sample.raw)
            assert item.label in LABELS
            assert behind <= item.span.start < item.span.end <= len(sample.raw)
            assert value == value.strip()
            behind = item.span.end


def test_a_sample_does_not_depend_on_how_many_are_made() -> None:
    assert list(make_samples(FACTS, 30, 1))[:10] == list(make_samples(FACTS, 10, 1))


@pytest.mark.parametrize("code", sorted(STOCKS))
def test_invented_entries_have_a_title_or_a_shelf(code: str) -> None:
    for seed in range(200):
        entry = invent(STOCKS[code], Random(seed))
        assert entry.title or dict(entry.extra)["archive"]
        assert "{" not in entry.title + entry.container + str(entry.extra)


@given(st.text("абв. -:/12", min_size=1, max_size=60), st.data())
def test_edits_carry_the_spans(raw: str, data: st.DataObject) -> None:
    places = st.integers(0, len(raw))
    bounds = sorted(data.draw(st.lists(places, min_size=2, max_size=6)))
    spans = [FieldSpan("title", Span(a, b)) for a, b in zip(bounds[::2], bounds[1::2], strict=False)]
    cuts = sorted(data.draw(st.lists(places, max_size=8, unique=True)))
    edits = [
        (a, data.draw(st.integers(a, b)), data.draw(st.sampled_from(("", "#", "##"))))
        for a, b in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    text, moved = apply_edits(raw, spans, edits)
    kept = {place for a, b, _ in edits for place in range(a, b)}
    for before, after in zip(spans, moved, strict=True):
        left = "".join(raw[place] for place in range(before.span.start, before.span.end) if place not in kept)
        value = after.span.of(text)
        assert value.replace("#", "") == left
        if all(a == b for a, b, _ in edits):
            assert value.strip("#") == value


@pytest.mark.parametrize(
    ("edits", "text", "value"),
    [
        ([(0, 0, "#")], "#ab cd ef", "cd"),
        ([(3, 3, "#")], "ab #cd ef", "cd"),
        ([(5, 5, "#")], "ab cd# ef", "cd"),
        ([(4, 4, "#")], "ab c#d ef", "c#d"),
        ([(3, 4, "##")], "ab ##d ef", "##d"),
        ([(4, 5, "")], "ab c ef", "c"),
        ([(3, 4, "x"), (4, 5, "y")], "ab xy ef", "xy"),
        ([(2, 3, ""), (5, 6, "")], "abcdef", "cd"),
        ([(5, 5, "#"), (8, 8, "#")], "ab cd# ef#", "cd"),
        ([(3, 3, "#"), (4, 4, "+"), (5, 5, "#"), (7, 7, "#")], "ab #c+d# e#f", "c+d"),
        ([(1, 4, "#")], "a#d ef", "d"),
        ([(4, 7, "#")], "ab c#f", "c"),
    ],
)
def test_edits_at_the_borders_of_a_span(edits: list[tuple[int, int, str]], text: str, value: str) -> None:
    changed, spans = apply_edits("ab cd ef", [FieldSpan("title", Span(3, 5))], edits)
    assert (changed, spans[0].span.of(changed)) == (text, value)


@given(st.sampled_from(sorted(KINDS)), st.integers(0, 500))
def test_damage_loses_no_field(kind: str, seed: int) -> None:
    sample = next(make_samples({}, 1, seed, "gost-kk"))
    text, spans = apply_edits(sample.raw, sample.spans, KINDS[kind](sample.raw, sample.spans, Random(seed)))
    damaged = tidy(text, spans, "")
    assert [item.label for item in damaged.spans] == [item.label for item in sample.spans]
    if kind not in {"letters", "scanned", "signs"}:
        for before, after in zip(sample.spans, damaged.spans, strict=True):
            assert same_text(after.span.of(text)) == same_text(before.span.of(sample.raw))


def test_damage_is_decided_by_its_random_numbers() -> None:
    sample = next(make_samples({}, 1, 3, "gost-ru"))
    assert damage(sample, Random(5), 2) == damage(sample, Random(5), 2)


@pytest.mark.parametrize("name", MEASURING)
def test_measuring_sets_are_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.jsonl"
    path.write_text("", "utf-8")
    with pytest.raises(HeldOut, match="measuring"):
        allow_set(name)
    with pytest.raises(HeldOut):
        list(read_set(path))
    with pytest.raises(HeldOut):
        align(name, 1, {"raw": "A. B. 1999.", "gold": {}, "labels": []})


def test_an_unknown_set_is_refused() -> None:
    with pytest.raises(HeldOut):
        allow_set("parscit_cora")


@pytest.mark.parametrize(
    ("name", "number", "row"),
    [
        ("anystyle_core", 3, {"in_dev_eval": True}),
        ("jats_scielo", 0, {}),
        ("jats_scielo", 20, {}),
        ("refs_ru_kk", 3, {"source": "some web page"}),
    ],
)
def test_rows_kept_for_measuring_are_refused(name: str, number: int, row: dict[str, object]) -> None:
    with pytest.raises(HeldOut):
        allow_row(name, number, row)
    with pytest.raises(HeldOut):
        align(name, number, {"raw": "A. B. 1999.", "gold": {}, "labels": [], **row})


def anystyle(raw: str, *labels: tuple[str, str], **gold: str) -> dict[str, object]:
    return {"raw": raw, "labels": [list(pair) for pair in labels], "gold": gold, "in_dev_eval": False}


def test_segments_become_tight_spans() -> None:
    row = anystyle(
        "[3] Reed, A. (1999). Nomads. In B. Lee (Ed.), Steppe Studies, vol. 36, no. 9, pp. 3-4. Paris: Seuil.",
        ("citation-number", "[3]"),
        ("author", "Reed, A."),
        ("date", "(1999)."),
        ("title", "Nomads."),
        ("editor", "In B. Lee (Ed.),"),
        ("container-title", "Steppe Studies,"),
        ("volume", "vol. 36, no. 9,"),
        ("pages", "pp. 3-4."),
        ("location", "Paris:"),
        ("publisher", "Seuil."),
        volume="36",
        issue="9",
    )
    sample = align("anystyle_core", 1, row)
    assert sample is not None
    assert values(sample) == {
        "citation-number": "3",
        "author": "Reed, A.",
        "issued": "1999",
        "title": "Nomads",
        "editor": "B. Lee",
        "container-title": "Steppe Studies",
        "volume": "36",
        "issue": "9",
        "page": "3-4",
        "publisher-place": "Paris",
        "publisher": "Seuil",
    }


def test_a_host_of_grobid_is_a_title_when_no_article_stands_beside_it() -> None:
    labels = (("author", "A. Reed"), ("title@m", "Nomads"), ("date", "1999"))
    sample = align("grobid_misc", 1, anystyle("A. Reed, Nomads, 1999.", *labels))
    assert sample is not None
    assert values(sample)["title"] == "Nomads"


def test_authors_and_pages_of_jats_are_one_span() -> None:
    labels = (
        ("author", "Reed A"),
        ("O", ","),
        ("author", "Lee B"),
        ("year", "1999"),
        ("article-title", "Nomads"),
        ("source", "Steppe"),
        ("fpage", "3"),
        ("O", "–"),
        ("lpage", "9"),
    )
    sample = align("jats_plos", 1, anystyle("Reed A, Lee B (1999) Nomads. Steppe 4: 3–9.", *labels))
    assert sample is not None
    assert values(sample)["author"] == "Reed A, Lee B"
    assert values(sample)["page"] == "3–9"


def test_fields_are_looked_up_in_a_gost_reference() -> None:
    raw = "Ким Ю. О. Степь / пер. с англ. И. И. Лунина // Дороги : сборник статей / под ред. А. Б. Цоя. — "
    raw += "М. : Мысль, 1999. — С. 3—9."
    row = {
        "raw": raw,
        "source": "",
        "fields": {
            "title": "Степь",
            "container": "Дороги : сборник статей",
            "year": "1999",
            "pages": "3-9",
            "publisher": "Мысль",
            "location": "М.",
        },
    }
    sample = align("gost_pairs_rendered", 1, row)
    assert sample is not None
    assert values(sample) == {
        "author": "Ким Ю. О.",
        "title": "Степь",
        "translator": "И. И. Лунина",
        "container-title": "Дороги : сборник статей",
        "editor": "А. Б. Цоя",
        "publisher-place": "М.",
        "publisher": "Мысль",
        "issued": "1999",
        "page": "3—9",
    }


def test_labels_that_are_not_in_the_text_give_no_sample() -> None:
    assert align("anystyle_core", 1, anystyle("Reed. Nomads.", ("author", "Lee"), ("title", "Nomads."))) is None


def test_reprints_of_measured_references_are_left_out(tmp_path: Path) -> None:
    parsing = tmp_path / "parsing"
    parsing.mkdir()
    labels = (("author", "Reed, A."), ("title", "Nomads."), ("date", "1999."))
    rows = [
        anystyle("Reed, A. Nomads. 1999.", *labels),
        {**anystyle("Lee, A. Nomads. 1999.", *labels), "in_dev_eval": True},
    ]
    rows.append(anystyle("Reed A.; Nomads 1999", ("author", "Reed A.;"), ("title", "Nomads"), ("date", "1999")))
    parsing.joinpath("anystyle_core.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    assert [number for number, _ in read_rows(parsing / "anystyle_core.jsonl")] == [0, 2]
    assert len(list(read_all(tmp_path))) == 1
    parsing.joinpath("geocite.jsonl").write_text(json.dumps({"raw": "REED, A.: Nomads (1999)"}), "utf-8")
    assert list(read_all(tmp_path)) == []
    sample = Sample("Reed A. Nomads 1999", (), "")
    assert list(without([sample], measuring_texts(parsing))) == []


@pytest.mark.parametrize(
    ("phrase", "accusative_form", "genitive_form"),
    [
        ("қазақ тілі", "қазақ тілін", "қазақ тілінің"),
        ("тіл саясаты", "тіл саясатын", "тіл саясатының"),
        ("азаматтық қоғам", "азаматтық қоғамды", "азаматтық қоғамның"),
        ("дәстүрлі мәдениет", "дәстүрлі мәдениетті", "дәстүрлі мәдениеттің"),
        ("өңірлік даму", "өңірлік дамуны", "өңірлік дамуның"),
        ("Орталық Азия елдері", "Орталық Азия елдерін", "Орталық Азия елдерінің"),
    ],
)
def test_kazakh_cases(phrase: str, accusative_form: str, genitive_form: str) -> None:
    assert (accusative(phrase), genitive(phrase)) == (accusative_form, genitive_form)


def test_styles_of_citeproc_keep_the_fields_apart() -> None:
    pytest.importorskip("citeproc")
    styles = ("apa", "ieee", "plos")
    found = [print_entry(FACTS["mine"][0], style, Random(seed), "") for style in styles for seed in range(4)]
    samples = [sample for sample in found if sample]
    assert len(samples) >= 9
    for sample in samples:
        printed = values(sample)
        assert printed["title"] == "Steppe und Stadt"
        assert printed["container-title"] == "Geographische Rundschau"
        assert printed["author"] in {"Meier, A.", "A. Meier", "Meier A."}
        assert {"issued", "volume", "page"} <= set(printed)
        assert all(ord(sign) < 0xE000 for sign in sample.raw)


@pytest.mark.parametrize(
    ("style", "language", "expected"),
    [
        ("iso690-author-date-en", "", "ТИХОНОВ, Андрей Николаевич, "),
        ("apa", "ru", "Тихонов, А. Н. ("),
        ("ieee", "ru", ", т. "),
        ("ieee", "", ", vol. "),
    ],
)
def test_styles_of_citeproc_in_cyrillic(style: str, language: str, expected: str) -> None:
    pytest.importorskip("citeproc")
    entry = Entry(
        type="article-journal",
        title="Степные дороги",
        authors=(Person("Тихонов", "Андрей Николаевич"),),
        container="Вопросы истории",
        date=Date(1999),
        volume="12",
        pages="45-67",
    )
    sample = print_entry(entry, style, Random(1), "", language)
    assert sample is not None
    assert expected in sample.raw
    assert values(sample)["title"] == "Степные дороги"
    assert values(sample)["container-title"] == "Вопросы истории"


@pytest.mark.parametrize(
    ("gold", "names"),
    [
        ({"author": "Hair, PEH; von Eck, John"}, ["P. E. H. Hair", "John von Eck"]),
        ({"author": "Souza, A.B; Lima, C"}, ["A. B. Souza", "C. Lima"]),
        ({"author": "World Health Organization"}, None),
        ({"author": "Hair, P", "volume": ""}, None),
        ({"author": "Hair, P", "pages": "in press"}, None),
        ({"author": "Hair, P", "title": "J Steppe Stud"}, None),
        ({"author": "Hair, P", "year": "2010a"}, None),
    ],
)
def test_articles_are_read_from_rows(gold: dict[str, str], names: list[str] | None) -> None:
    whole = {
        "title": "Roads of the steppe",
        "container": "J Steppe Stud",
        "year": "2010",
        "volume": "40",
        "issue": "S1",
        "pages": "878-86",
    }
    entry = article_of({"gold": whole | gold})
    assert (names is None) == (entry is None)
    if entry:
        assert [f"{person.given} {person.family}" for person in entry.authors] == names
        assert (entry.title, entry.container, entry.volume, entry.issue) == (
            "Roads of the steppe",
            "J Steppe Stud",
            "40",
            "",
        )


@pytest.mark.parametrize("code", ["ru", "kk", "uk", "bg"])
def test_bodies_are_invented(code: str) -> None:
    found = {invent_bodies(STOCKS[code], Random(seed)) for seed in range(60)}
    assert len(found) > 5
    assert all(body and "{" not in body and body == body.strip() for body in found)
    assert draw_bodies(STOCKS["de"], Random(1), 1.0) == ()


def test_a_whole_reference_in_latin_letters_keeps_its_spans() -> None:
    raw = "Щукин Я. Юность // Вестник. – № 3. – С. 5–7."
    spans = [("author", "Щукин Я."), ("title", "Юность"), ("container-title", "Вестник"), ("page", "5–7")]
    places = [FieldSpan(label, Span(raw.index(text), raw.index(text) + len(text))) for label, text in spans]
    for seed in range(9):
        sample = transliterated(Sample(raw, tuple(places), ""), Random(seed))
        printed = values(sample)
        assert not re.search("[а-яё]", sample.raw, re.IGNORECASE)
        assert set(printed) == {"author", "title", "container-title", "page"}
        assert printed["author"].endswith(".")
        assert printed["title"].lower().endswith(("nost", "nost'"))
        assert printed["page"] in {"5–7", "5-7"}


def test_facts_of_rows_leave_out_what_is_measured(tmp_path: Path) -> None:
    gold = {"author": "Hair, P", "container": "J Steppe Stud", "year": "2010", "volume": "4", "pages": "8-9"}
    rows = [{"raw": f"r{n}", "gold": gold | {"title": f"Roads of the steppe, {n}"}} for n in range(11)]
    (tmp_path / "jats_scielo.jsonl").write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    found = read_row_facts(tmp_path)
    assert list(found) == ["jats_scielo"]
    assert [entry.title[-1] for entry in found["jats_scielo"]] == list("123456789")


@given(st.text(max_size=40), st.sampled_from(("title", "author", "URL")))
def test_coding_is_undone(text: str, label: str) -> None:
    private = any(ord(sign) >= 0xF0000 for sign in text)
    assert private or decoded(coded(text, label))[0] == unicodedata.normalize("NFC", text)


def test_entries_are_made_printable() -> None:
    entry = clean(Entry(title="Степь : учебное пособие", publisher="Moscow: Nauka", date=Date(1999)))
    assert entry is not None
    assert (entry.title, entry.genre, entry.place, entry.publisher) == ("Степь", "учебное пособие", "Moscow", "Nauka")
    assert clean(Entry(title=r"The \emph{steppe}")) is None


def test_facts_are_read_from_the_libraries_that_are_there(tmp_path: Path) -> None:
    folder = tmp_path / "bib"
    folder.mkdir()
    blocks = [
        f"@inproceedings{{k{year},\n title = {{Parsing {year}}},\n year = {{{year}}},\n}}"
        for year in (2014, 2016, 2018)
    ]
    folder.joinpath("acl_anthology_2019.bib").write_text("\n".join(blocks), "utf-8")
    facts = read_facts(tmp_path, Random(1))
    assert [entry.year for entry in facts["acl-anthology-2016"]] == [2016, 2018]
