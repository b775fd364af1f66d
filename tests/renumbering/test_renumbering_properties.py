"""Random changes of random documents, in every form: what markers cite stays, everything else stays as it was."""

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citelink.renumbering.setting import set_anew
from citelink.renumbering.wishes import Wishes
from tests.renumbering.documents import FORMS, references, written
from tests.renumbering.trials import (
    Tally,
    alike,
    change_text,
    cited,
    draw,
    numbers_of,
    outside,
    run_runs,
    run_second,
    run_trial,
    sorted_trial,
    texts,
)

COUNT = 9
GOOD = {"cites the same", "unchanged", "led back to the byte"}


@st.composite
def markers(draw_one: st.DrawFn) -> str:
    """A marker as authors type it, with a sentence around it."""
    numbers = st.integers(1, COUNT)
    kind = draw_one(st.sampled_from(["one", "several", "range", "mixed", "pages", "joined"]))
    one, other = sorted(draw_one(st.lists(numbers, min_size=2, max_size=2, unique=True)))
    inside = {
        "one": f"{one}",
        "several": draw_one(st.sampled_from([", ", "; ", ","])).join(
            map(str, draw_one(st.lists(numbers, min_size=2, max_size=4, unique=True)))
        ),
        "range": f"{one}{draw_one(st.sampled_from(['-', '–']))}{other}",
        "mixed": f"{one}–{other}, {min(other + 1, COUNT)}" if other < COUNT else f"{one}–{other}",
        "pages": f"{one}, с. {draw_one(st.integers(10, 400))}; {other}, с. 7-9",
        "joined": f"{one}]–[{other}",
    }[kind]
    return f"Об этом писали многие авторы [{inside}], и не раз."


@st.composite
def bodies(draw_one: st.DrawFn) -> str:
    """Sentences with markers, and first of all one for each reference, so that the document's way is plain."""
    first = " ".join(f"Сказано об этом деле {word} [{at}]." for at, word in enumerate("абвгдежзи", start=1))
    return "\n\n".join([first, *draw_one(st.lists(markers(), min_size=1, max_size=6))])


def test_the_model_agrees_with_itself() -> None:
    """The trials' own model, by hand."""
    rng = random.Random(1)
    for _ in range(50):
        trial = draw(rng, [1, 2, 3, 4, 5])
        if trial.name == "move":
            ((number, wanted),) = trial.wishes.moves
            assert trial.becomes[number] == wanted
        assert set(trial.becomes.values()) <= {1, 2, 3, 4, 5, None}


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=8)
@given(body=bodies(), seed=st.integers(0, 10_000), kind=st.sampled_from(["one", "cited", "alphabetical", "runs"]))
def test_markers_cite_the_same_works(form: str, body: str, seed: int, kind: str) -> None:
    suffix, build = FORMS[form]
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "copies").mkdir()
        document = written(build(body, references(COUNT)), suffix, folder)
        numbers = numbers_of(document)
        assert numbers == list(range(1, COUNT + 1))
        tally = Tally()
        if kind == "runs":
            run_runs(document, folder / "copies", tally)
        elif kind == "one":
            run_trial(document, draw(random.Random(seed), numbers), folder / "copies", tally)
        else:
            copy = run_trial(document, sorted_trial(document, kind, numbers), folder / "copies", tally)
            if copy is not None:
                run_second(copy, kind, tally)
        assert [line for line in tally.told if not line.startswith("led back, not")] == [], body


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=2)
@given(body=bodies())
def test_identity_changes_no_byte(form: str, body: str) -> None:
    suffix, build = FORMS[form]
    with TemporaryDirectory() as name:
        document = written(build(body, references(COUNT)), suffix, Path(name))
        assert set_anew(document, Wishes(order="as-is")).written is None


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=4)
@given(seed=st.integers(0, 10_000), pages=st.lists(st.integers(10, 99), min_size=1, max_size=5))
def test_the_way_back_gives_the_bytes(form: str, seed: int, pages: list[int]) -> None:
    """Of markers whose numbers ascend or stand alone, and of ranges that stay one, to the byte."""
    suffix, build = FORMS[form]
    rng = random.Random(seed)
    said = [f"Сказано об этом деле [{at}]." for at in range(1, COUNT + 1)]
    said += [f"Об этом писали [{rng.randint(1, COUNT)}, с. {page}]." for page in pages]
    pair = sorted(rng.sample(range(1, COUNT + 1), 2))
    said.append(f"Писали и другие [{pair[0]}, {pair[1]}].")
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "copies").mkdir()
        document = written(build(" ".join(said), references(COUNT)), suffix, folder)
        tally = Tally()
        trial = draw(rng, numbers_of(document))
        run_trial(document, trial, folder / "copies", tally)
        assert tally.told == []
        if trial.inverse is not None and tally.counts["cites the same"]:
            assert tally.counts["led back to the byte"] == 1


@settings(max_examples=4)
@given(body=bodies(), seed=st.integers(0, 10_000), place=st.integers(0, COUNT))
@pytest.mark.parametrize("form", ["text", "text in brackets", "Markdown", "LaTeX", "docx", "odt"])
def test_an_inserted_reference_takes_its_place(form: str, body: str, seed: int, place: int) -> None:
    """A reference typed at any place with the next free number, and cited by it."""
    suffix, build = FORMS[form]
    listed = references(COUNT + 1)
    numbers = [*range(1, COUNT + 1)]
    numbers.insert(place, COUNT + 1)
    with TemporaryDirectory() as name:
        folder = Path(name)
        data = build(f"{body}\n\nНовое сказано там же [{COUNT + 1}].", [listed[number - 1] for number in numbers])
        document = written(_relabelled(data, form, numbers, listed), suffix, folder)
        if numbers_of(document) != numbers:
            return  # such a list is read otherwise, and CL109 says so
        done = set_anew(document, Wishes(order="as-is"))
        if done.written is None:
            assert place == COUNT
            return
        copy = written(done.written.data, suffix, folder, "copy")
        old = texts(document)
        assert [texts(copy)[at] for at in range(1, COUNT + 2)] == [old[number] for number in numbers]
        becomes = {number: str(at) for at, number in enumerate(numbers, start=1)}
        if not done.misread:
            assert alike(cited(copy, str), cited(document, lambda number: becomes.get(number, str(number))))
        if len(copy.markers) == len(document.markers):
            assert outside(copy) == outside(document)


def _relabelled(data: bytes, form: str, numbers: list[int], listed: list[str]) -> bytes:
    """The document with the labels that its author typed: each reference its number."""

    def typed(text: str) -> str:
        for at, number in enumerate(numbers, start=1):
            said = listed[number - 1]
            for before, behind in (("", ". "), ("[", "] ")):
                text = text.replace(f"{before}{at}{behind}{said}", f"{before}{number}{behind}{said}")
        return text

    return change_text(data, typed)
