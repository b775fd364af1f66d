"""What holds of reference lists in any text at all."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from citelink.citations.lists.find import find_reference_lists
from citelink.citations.lists.labels import best_sequence, collect_labels
from citelink.citations.lists.lines import LineRange, Lines
from citelink.documents.document import Document
from citelink.documents.places import LinePlaces
from citelink.text.repaired import Edit, RepairedText

LINES = st.sampled_from(
    [
        "", "References", "Әдебиеттер тізімі", "Список литературы.....5", "КНИГИ", "12", "\x0c", "Appendix A",
        "1990. 45 p.",
        "– Алматы: Өнер, 1996. – 272 б.", "Smith, A. B. 2005. A title of a work. Press, London.",
        "[1] Бұл туралы", "и др.",
        "    Назарбаев Н.Ә. Ғасырлар тоғысында // Жұлдыз. – 1993. – № 4. – Б. 12-", "1", "[", "(2)",
        "2.\t", "References 1. A",
    ]
)  # fmt: skip
ITEMS = st.builds(
    lambda label, number, line: label.format(number) + line,
    st.sampled_from(["{}. ", "[{}] ", "({})", "{} ", "{}.", "|{}|"]),
    st.integers(0, 30),
    LINES,
)
TEXTS = st.one_of(
    st.text(max_size=400),
    st.builds(
        lambda lines, end: end.join(lines),
        st.lists(st.one_of(LINES, ITEMS), max_size=40),
        st.sampled_from(["\n", "\r\n", "\n\n", " ", "\r"]),
    ),
)


def document(text: str, prose: RepairedText | None = None) -> Document:
    view = RepairedText.identity(text) if prose is None else prose
    return Document("a.txt", "text", text, view, (), None, LinePlaces((0,)))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_references_ascend_inside_the_text_and_never_overlap(text: str) -> None:
    source = document(text)
    lists, refused = find_reference_lists(source)
    last = 0
    ids = []
    for found in lists:
        assert found.references
        assert found.span.start == found.references[0].span.start
        assert found.span.end == found.references[-1].span.end
        for reference in found.references:
            assert last <= reference.span.start < reference.span.end <= len(text)
            last = reference.span.end
            ids.append(reference.id)
        if found.heading is not None:
            assert found.heading.span.of(text) == found.heading.text
            assert found.heading.span.end <= found.span.start
    assert ids == [f"r{number}" for number in range(1, len(ids) + 1)]
    for heading in refused:
        assert heading.span.of(text) == heading.text
        assert heading.reason


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_spans_lead_through_a_view_that_left_characters_out(text: str) -> None:
    backslashes = "".join(f"\\{c}" if c == "[" else c for c in text)
    edits = [
        Edit(at, at + 1, "") for at, c in enumerate(backslashes) if c == "\\" and backslashes[at + 1 : at + 2] == "["
    ]
    prose = RepairedText.identity(backslashes).edit(edits)
    lists, _ = find_reference_lists(document(backslashes, prose))
    for found in lists:
        for reference in found.references:
            assert 0 <= reference.span.start < reference.span.end <= len(backslashes)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_the_best_sequence_is_one_of_the_text(text: str) -> None:
    lines = Lines(document(text))
    labels = collect_labels(lines, LineRange(0, len(lines)))
    chosen = best_sequence(labels, None)
    assert all(one.start < other.start for one, other in pairwise(chosen))
    assert set(chosen) <= set(labels)
