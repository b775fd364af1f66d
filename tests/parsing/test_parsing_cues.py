"""Cues: what is not looked for could not have been found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citelink.bibliography.entry import Entry
from citelink.parsing import assemble, draft, parse_references
from citelink.parsing.cues import EVERYTHING, Cue, said
from citelink.parsing.fields import type as types
from citelink.parsing.words import words


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Иванов И. И. Степь (дата обращения: 12.03.2019)", Cue.ACCESSED),
        ("Қаралған күні: 01.02.2020", Cue.ACCESSED),
        ("Accessed12 May 2020", Cue.ACCESSED),
        ("Иванов И. И. и др. Степь", Cue.ET_AL),
        ("Иванов И. И.,идр. Степь", Cue.ET_AL),
        ("Оспанов Қ., т.б. Дала", Cue.ET_AL),
        ("Smith J, etal. Steppe", Cue.ET_AL),
        ("Smith J. and co-workers", Cue.ET_AL),
        ("HRSG. VON A. WEBER", Cue.ROLE),
        ("под ред. И. Иванова", Cue.ROLE),
        ("Степь : дис. ... канд. ист. наук", Cue.THESIS | Cue.THESIS_TITLE),
        ("Steppe. PhDthesis", Cue.THESIS),
        ("О языках : закон РК", Cue.LAW),
        ("Steppe. Tech. Rep. 12", Cue.REPORT),
        ("Отчёт о работе", Cue.REPORT),
        ("Мат-лы конф. // Материалы", Cue.PROCEEDINGS),
        ("Егемен Қазақстан газеті. Газета", Cue.NEWSPAPER),
        ("Пат. 2187888 РФ", Cue.PATENT | Cue.PATENT_NUMBER),
        ("А. с. 1007970 СССР", Cue.PATENT),
        ("U.S. Patent 4,123,456", Cue.PATENT | Cue.PATENT_NUMBER),
        ("ЦГА РК. Ф. 4. Оп. 1", Cue.ARCHIVE),
        ("Указ. соч. С. 4", Cue.MENTIONED),
        ("Op.cit., p. 4", Cue.MENTIONED),
        ("Steppe. Cited on page 4", Cue.CITED_ON),
        ("The ATLAS Collaboration", Cue.COLLABORATION),
        ("Степь : специальность 07.00.02", Cue.SPECIALITY),
    ],
)
def test_what_a_text_may_hold(text: str, cue: int) -> None:
    assert said(text) & cue == cue


def test_most_references_hold_little() -> None:
    text = "Mackinder H. The Geographical Pivot of History // Geogr. J. – 1904. – Vol. 23, № 4. – P. 421–437."
    assert said(text) == 0


def test_every_word_is_a_cue_of_its_own_field() -> None:
    fields = {"accessed": Cue.ACCESSED, "et_al": Cue.ET_AL, "editors": Cue.ROLE, "theses": Cue.THESIS, "laws": Cue.LAW}
    for field, cue in fields.items():
        for word in words(field):
            for printed in (
                word,
                word.upper(),
                word.replace(" ", ""),
                word.replace(". ", "."),
                word.replace(" ", ". "),
            ):
                assert said(f"a ({printed}) b") & cue, printed


def _parsed(texts: Sequence[str], *, with_cues: bool) -> list[Entry]:
    with pytest.MonkeyPatch.context() as patched:
        if not with_cues:
            for module in (assemble, draft, types):
                patched.setattr(module, "said", lambda text: EVERYTHING)
        return [parsed.entry for parsed in parse_references(texts)]


def _phrases() -> Iterator[str]:
    for field in ("accessed", "et_al", "editors", "translators", "theses", "laws"):
        yield from words(field)
    yield from (
        "Tech. Rep.",
        "пат.",
        "а. с.",
        "patent",
        "газ.",
        "материалы",
        "ф.",
        "оп.",
        "д.",
        "указ. соч.",
        "op. cit.",
    )
    yield from (
        "cited on p.",
        "Collaboration",
        "дис.",
        "канд.",
        "специальности",
        "// ",
        ": ",
        "12345",
        "2001",
        "С. 4-5",
    )
    yield from (
        "Иванов И. И.",
        "Smith J.",
        "Степь",
        "Steppe",
        "(",
        ")",
        "[",
        "]",
        "и",
        "10.1000/x",
        "http://a.kz/",
        "漢字",
    )


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(set(_phrases()))), st.sampled_from(["", " ", ". ", ", ", " : "])), max_size=12
    )
)
def test_cues_hide_nothing(parts: list[tuple[str, str]]) -> None:
    text = "".join(phrase + sign for phrase, sign in parts)
    texts = (text, text.upper(), text.title())
    assert _parsed(texts, with_cues=True) == _parsed(texts, with_cues=False)
