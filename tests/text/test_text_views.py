"""RepairedText: every span of a view leads back exactly, whatever was edited."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.text.repaired import Edit, RepairedText
from citelink.text.repairs import Damage, find_damage, repair_reference
from citelink.text.span import Span

TEXTS = st.text(alphabet="аә əiіc Ab-\n\r\u00ad\u0306и1.[/]", max_size=60)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, RepairedText]:
    """A text and a view of it after up to three rounds of edits."""
    text = draw(st.text(max_size=40))
    view = RepairedText.identity(text)
    for _ in range(draw(st.integers(0, 3))):
        places = sorted(draw(st.lists(st.integers(0, len(view.text)), max_size=6)))
        pairs = list(zip(places[::2], places[1::2], strict=False))
        view = view.edit([Edit(start, end, draw(st.text(alphabet="xyz", max_size=4))) for start, end in pairs])
    return text, view


def spans_of(view: RepairedText) -> list[Span]:
    size = len(view.text)
    return [Span(start, end) for start in range(size + 1) for end in range(start, size + 1)]


@given(edited())
def test_every_span_leads_inside_the_original_and_in_order(case: tuple[str, RepairedText]) -> None:
    text, view = case
    letters = [view.original(Span(place, place + 1)) for place in range(len(view.text))]
    assert all(0 <= span.start <= span.end <= len(text) for span in letters)
    assert all(a.start <= b.start and a.end <= b.end for a, b in pairwise(letters))
    for span in spans_of(view):
        if span.start < span.end:
            assert view.original(span) == Span(letters[span.start].start, letters[span.end - 1].end)


def shown_from(view: RepairedText, place: int) -> int:
    """By definition: the first character of the view that stands for what begins at or behind `place`."""
    letters = (view.original(Span(at, at + 1)).start for at in range(len(view.text)))
    return next((at for at, start in enumerate(letters) if start >= place), len(view.text))


@given(edited(), st.data())
def test_the_way_from_the_original_is_the_inverse(case: tuple[str, RepairedText], data: st.DataObject) -> None:
    text, view = case
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert view.view(Span(start, end)) == Span(shown_from(view, start), shown_from(view, end))


@given(edited())
def test_there_and_back_holds_what_was_begun_with(case: tuple[str, RepairedText]) -> None:
    _, view = case
    for place in range(len(view.text)):
        original = view.original(Span(place, place + 1))
        back = view.view(original)
        # What was put in stands for no part of the original, and none leads to it.
        assert back.contains(Span(place, place + 1)) if len(original) else len(back) == 0


@given(st.text(max_size=40), st.data())
def test_kept_characters_lead_to_themselves(text: str, data: st.DataObject) -> None:
    places = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    edits = [Edit(start, end, "") for start, end in zip(places[::2], places[1::2], strict=False)]
    view = RepairedText.identity(text).edit(edits)
    for place in range(len(view.text)):
        span = view.original(Span(place, place + 1))
        assert len(span) == 1
        assert span.of(text) == view.text[place]
        assert view.view(span) == Span(place, place + 1)


@given(edited(), st.data())
def test_a_slice_leads_where_the_whole_view_leads(case: tuple[str, RepairedText], data: st.DataObject) -> None:
    _, view = case
    start = data.draw(st.integers(0, len(view.text)))
    end = data.draw(st.integers(start, len(view.text)))
    part = view.slice(Span(start, end))
    assert part.text == view.text[start:end]
    for span in spans_of(part):
        if span.start < span.end:
            assert part.original(span) == view.original(span.shift(start))


@given(st.text(max_size=30))
def test_edits_of_edits_are_the_same_as_one_edit(text: str) -> None:
    view = RepairedText.identity(text)
    both = view.edit([Edit(place, place + 1, "") for place in range(0, len(text), 2)])
    first = view.edit([Edit(place, place + 1, "") for place in range(0, len(text), 4)])
    kept = [place for place in range(len(text)) if place % 4]
    second = first.edit([Edit(at, at + 1, "") for at, place in enumerate(kept) if place % 2 == 0])
    assert second == both


@given(TEXTS, st.booleans())
def test_repairs_lead_back(text: str, syllables: bool) -> None:
    view = repair_reference(RepairedText.identity(text), Damage(syllables=syllables))
    letters = [view.original(Span(place, place + 1)) for place in range(len(view.text))]
    assert all(span.end <= len(text) for span in letters)
    assert all(a.start <= b.start and a.end <= b.end for a, b in pairwise(letters))
    assert all(span.of(text) for span in letters)


@given(TEXTS)
def test_sound_text_loses_only_what_is_no_letter(text: str) -> None:
    """No repair but look-alikes and composition touches a letter."""
    view = repair_reference(RepairedText.identity(text), find_damage(text))
    for place, character in enumerate(view.text):
        if character.isdigit() or character in "[]":
            assert view.original(Span(place, place + 1)).of(text) == character


BACKWARDS = [[Edit(3, 2, "")], [Edit(2, 4, ""), Edit(3, 5, "")], [Edit(4, 5, ""), Edit(1, 2, "")]]


@pytest.mark.parametrize("edits", BACKWARDS)
def test_edits_in_disorder_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="overlap or run backwards"):
        RepairedText.identity("abcdef").edit(edits)


def test_spans_and_edits_outside_are_refused() -> None:
    view = RepairedText.identity("abc")
    with pytest.raises(IndexError):
        view.original(Span(2, 4))
    with pytest.raises(IndexError):
        view.edit([Edit(2, 4, "")])


@given(edited(), st.randoms())
def test_a_rearranged_view_leads_back_letter_by_letter(case: tuple[str, RepairedText], random: Random) -> None:
    text, view = case
    cuts = sorted({0, len(view.text), *(random.randint(0, len(view.text)) for _ in range(3))})
    spans = [Span(start, end) for start, end in pairwise(cuts)]
    random.shuffle(spans)
    arranged = view.arrange(spans)
    assert arranged.text == "".join(span.of(view.text) for span in spans)
    place = 0
    for span in spans:
        for before in range(span.start, span.end):
            letter = arranged.original(Span(place, place + 1))
            assert letter == view.original(Span(before, before + 1))
            place += 1
    assert all(0 <= span.start <= span.end <= len(text) for span in map(arranged.original, spans_of(arranged)))
