"""Numbered lists: from the labels in some lines to the references that they number."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from citelink.citations.lists.endings import (
    ListShape,
    end_of_reference,
    is_back_matter,
    is_heading,
    is_heading_shaped,
)
from citelink.citations.lists.heading_keys import heading_kind
from citelink.citations.lists.labels import (
    Label,
    best_sequence,
    collect_labels,
    is_enclosed,
    joint_labels,
    line_label,
    split_at_restarts,
)
from citelink.citations.lists.lines import LineRange, Lines
from citelink.citations.lists.printed_labels import label_at
from citelink.citations.lists.reference_shape import is_dated, looks_like_reference, reference_signs
from citelink.citations.lists.tuned import EndingLimits, RegionLimits, SequenceCosts
from citelink.citations.lists.unnumbered import split_unnumbered
from citelink.text.span import Span

# Behind a label in a list of many others a slash, a comma or a dash is a slip.
_SLIP = "slip"
_SLIPPED = re.compile(r"[ \t]{0,8}([0-9]{1,3})\s?[/,:;!\u2013\u2014-]\s{0,3}(?=[^\W\d_a-zа-я]|https?:|www\.|[«\"“„])")


class Item(NamedTuple):
    """One reference, `[start, end)` from its label to its last character; `labelled`: a label may be printed. `said`:
    where the text stands, if that is not behind the label: of `[1] [4] Title`, which is one text with two numbers, the
    first is its label alone. `rest`: where the text goes on, if other references stand between."""

    number: int
    start: int
    end: int
    labelled: bool = True
    said: Span | None = None
    rest: Span | None = None


def numbered_items(lines: Lines, part: LineRange, after: int | None = None) -> tuple[list[Item], int]:
    """The references of the best label sequence that begins within a few lines of `part`, and the line behind them;
    `after`: where the heading ends that the list follows on its line."""
    first = part.first
    near = LineRange(first, min(part.last, first + RegionLimits.near))
    if after is None and not any(line_label(lines, index) for index in range(*near)):
        return [], first
    backwards = _counted_down(lines, part) if after is None else []
    if backwards:
        items, last = _items_of(lines, backwards, part.last)
        return _without_copies(lines, items), last
    column = _label_column(lines, part) if after is None else []
    if column:
        items, last = _column_items(lines, part, column)
        bare = column[0].text_start >= lines[column[0].line].end
        if items or (bare and not _labels_go_on(lines, part, column)):
            return items, last
    labels = collect_labels(lines, part)
    if after is not None:
        labels = _labels_behind(lines, first, after, labels)
    numberings = split_at_restarts(labels)
    limit = numberings[1][0].line if len(numberings) > 1 else part.last
    items, last = items_of_best(lines, numberings[0], limit, lambda label: label.line < near.last)
    told = sum(len(_unlabelled(lines, item)) >= RegionLimits.least_said for item in items)
    return (items, last) if not column or 2 * told > len(items) else ([], first)


def _counted_down(lines: Lines, part: LineRange) -> list[Label]:
    """The labels of a list that counts down to 1, the newest work first; none where it does not."""
    found: list[Label] = []
    for at in range(*part):
        label = line_label(lines, at)
        if label is None:
            continue
        if not found:
            if label.number < RegionLimits.least_counted_down:
                break
            found.append(label)
        elif label.number == found[-1].number - 1 and label.form == found[-1].form:
            found.append(label)
            if label.number == 1:
                return found
        elif label.number > found[-1].number and label.form == found[-1].form:
            break
    return []


def _labels_behind(lines: Lines, first: int, after: int, labels: Sequence[Label]) -> list[Label]:
    """`labels` with the one that follows a heading on its line, `first`."""
    behind = lines.text[after : after + 9]
    start = after + len(behind) - len(behind.lstrip(" \t:."))
    beginning = line_label(lines, first, start)
    inside = [label for label in labels if label.start > start]
    return [beginning, *inside] if beginning is not None else inside


def items_of_best(
    lines: Lines, labels: Sequence[Label], limit: int, may_begin: Callable[[Label], bool] | None = None, least: int = 2
) -> tuple[list[Item], int]:
    """The references of the best sequence among `labels`, before line `limit`, and the line behind them; none where it
    has less than `least` labels."""
    chosen, limit = _without_sections(lines, best_sequence(labels, may_begin), limit)
    if len(chosen) < least:
        return [], 0
    items, last = _items_of(lines, chosen, limit)
    late = [*_late_labels(labels, chosen, last), *_slipped_labels(lines, chosen)]
    if late:
        items, last = _items_of(lines, sorted([*chosen, *late], key=lambda label: label.start), limit)
    return _without_copies(lines, items), last


def _without_sections(lines: Lines, chosen: list[Label], limit: int) -> tuple[list[Label], int]:
    """`chosen` up to where labels of another form take over for good, if these number no references but the sections
    that follow: `[3] ...`, and then `4. Security`."""
    enclosed = [is_enclosed(label) for label in chosen]
    change = next((at for at in range(len(chosen) - 1, 0, -1) if enclosed[at] != enclosed[at - 1]), 0)
    if not change or len(set(enclosed[:change])) > 1:
        return chosen, limit
    ends = [*(label.start for label in chosen[change + 1 :]), lines[limit - 1].end]
    behind = zip(chosen[change:], ends, strict=True)
    alike = sum(looks_like_reference(lines.text[label.start : end]) for label, end in behind)
    if alike * 2 >= len(chosen) - change and not _heads_section(lines, chosen[change]):
        return chosen, limit
    return chosen[:change], chosen[change].line


def _heads_section(lines: Lines, label: Label) -> bool:
    printed = lines.text[label.text_start : lines[label.line].end]
    following = label.line + 1
    return is_heading_shaped(printed) and following < len(lines) and lines[following].blank > 0


def _late_labels(labels: Sequence[Label], chosen: Sequence[Label], last: int) -> list[Label]:
    """Good labels among the lines of a list that are not in its sequence, but whose numbers it lacks: where columns
    or pages were put together in another order, a reference stands before those it follows."""
    numbers = {label.number for label in chosen}
    forms = {label.form for label in chosen}
    found: list[Label] = []
    for label in sorted(labels, key=lambda label: label.number):
        near = 0 < label.number <= max(numbers) + 1 and label.number not in numbers
        good = label.weight >= SequenceCosts.sound and label.form in forms
        if near and good and chosen[0].line < label.line < last:
            found.append(label)
            numbers.add(label.number)
    return found


def _slipped_labels(lines: Lines, chosen: Sequence[Label]) -> list[Label]:
    """Labels with a wrong sign behind them, `22/ http://...`: right where the others leave out just this number."""
    found: list[Label] = []
    for label, following in pairwise(chosen):
        if following.number != label.number + 2:
            continue
        for at in range(label.line + 1, following.line):
            slipped = _SLIPPED.match(lines.text, lines[at].start, lines[at].end)
            if slipped and int(slipped[1]) == label.number + 1:
                start = slipped.start(1)
                found.append(Label(int(slipped[1]), _SLIP, start, slipped.end(), at, label.weight))
                break
    return found


def _items_of(lines: Lines, chosen: Sequence[Label], limit: int) -> tuple[list[Item], int]:
    inner = []
    for label, following in pairwise(chosen):
        last = following.line if following.start == lines[following.line].start else following.line + 1
        inner.append(LineRange(label.line, max(last, label.line + 1)))
    shape = ListShape(lines, inner)
    numbers = {label.number for label in chosen}
    items: list[Item] = []
    for part, (label, following) in zip(inner, pairwise(chosen), strict=True):
        last = _end_within(lines, part, shape)
        end = min(lines[last - 1].end, _rstrip(lines.text, following.start))
        items.extend(_items_at(lines, label, end, numbers))
    final = chosen[-1]
    last = end_of_reference(lines, LineRange(final.line, limit), shape)
    items.extend(_items_at(lines, final, lines[last - 1].end, numbers))
    return items, last


def _items_at(lines: Lines, label: Label, end: int, numbers: set[int]) -> list[Item]:
    """The references at a label: several where it is printed with others, whose numbers the list has nowhere else."""
    if label.form == _SLIP:
        return [Item(label.number, label.start, end, True, Span(label.text_start, end))]
    joint = joint_labels(lines.text, label, end)
    if not joint or not numbers.isdisjoint(one.number for one in joint):
        return [Item(label.number, label.start, end)]
    said = Span(joint[-1].text_start, end)
    first = Item(label.number, label.start, _rstrip(lines.text, label.text_start), True, said)
    between = [Item(one.number, one.start, one.end, True, said) for one in joint[:-1]]
    return [first, *between, Item(joint[-1].number, joint[-1].start, end)]


def _rstrip(text: str, end: int) -> int:
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return end


def _end_within(lines: Lines, part: LineRange, shape: ListShape) -> int:
    """The end of a reference's lines, before a sub-heading or a paragraph of text between it and the next."""
    for at in range(part.first + 1, part.last):
        if lines.is_apart(at, part.first):
            return at
        if lines[at].blank and not lines[at].page_break and not shape.spaced and _is_text(lines, part, at):
            return at
    for at in range(max(part.first + 1, part.last - 2), part.last):
        printed = lines.printed(at)
        if heading_kind(printed) is not None and printed[0].isupper():
            return at
        before = lines.ending(at - 1, 1)
        if at == part.last - 1 and lines[at].blank and before in ".)]/" and is_heading(lines, at):
            return at
    return part.last


def _is_text(lines: Lines, part: LineRange, at: int) -> bool:
    """Whether the reference in the lines of `part` is whole before line `at`, and what follows has no sign of one."""
    head = lines.read(LineRange(part.first, at))
    if head[-1] not in ".)]/" or not looks_like_reference(head):
        return False
    behind = lines.read(LineRange(at, part.last))
    return is_back_matter(behind) or (len(behind) >= EndingLimits.paragraph and reference_signs(behind, 1) == 0)


def _without_copies(lines: Lines, items: list[Item]) -> list[Item]:
    """`items` without those of a number that comes again which only print another reference once more."""
    repeated = {one.number for one in items} if len({one.number for one in items}) < len(items) else set()
    if not repeated:
        return items
    counts: dict[int, int] = {}
    texts: dict[str, set[int]] = {}
    for item in items:
        counts[item.number] = counts.get(item.number, 0) + 1
        texts.setdefault(_unlabelled(lines, item), set()).add(item.number)
    return [one for one in items if counts[one.number] == 1 or len(texts[_unlabelled(lines, one)]) == 1]


def said_by(lines: Lines, item: Item) -> str:
    """What `item` says, its label included where its text follows it."""
    said = item.said.of(lines.text) if item.said is not None else lines.text[item.start : item.end]
    return said if item.rest is None else f"{said} {item.rest.of(lines.text)}"


def _unlabelled(lines: Lines, item: Item) -> str:
    label = label_at(lines.text, item.start, item.end) if item.said is None else None
    return " ".join((lines.text[label.text_start : item.end] if label else said_by(lines, item)).split())


def _label_column(lines: Lines, part: LineRange) -> list[Label]:
    """The labels of a column that stands at the beginning of `part`, apart from the texts they belong to; the first few
    may have the first lines of theirs beside them. None where no such column stands there."""
    column: list[Label] = []
    alone = 0
    for at in range(*part):
        label = line_label(lines, at)
        if label is None or (column and not _counts_on(column[-1], label)):
            break
        bare = label.text_start >= lines[at].end
        if not bare and (alone or len(column) >= RegionLimits.most_begun):
            break
        alone += bare
        column.append(label)
    return column if alone >= RegionLimits.least_column else []


def _counts_on(before: Label, label: Label) -> bool:
    return label.number == before.number + 1 and label.form.split()[0] == before.form.split()[0]


def _labels_go_on(lines: Lines, part: LineRange, column: Sequence[Label]) -> bool:
    """Whether the texts behind a column of labels are few, and labels with their texts behind them go on with its
    numbers: as many as the column has, and more."""
    last = column[-1]
    wanted = last.number + 1
    form = last.form.split()[0]
    for at in range(last.line + 1, part.last):
        label = line_label(lines, at)
        if label is not None and (label.number, label.form.split()[0]) == (wanted, form):
            wanted += 1
    return wanted - last.number - 1 > len(column)


def _column_items(lines: Lines, part: LineRange, column: Sequence[Label]) -> tuple[list[Item], int]:
    """The references that a column of labels numbers: as many texts must follow it, those begun in it first."""
    begun = [label for label in column if label.text_start < lines[label.line].end]
    pieces = split_unnumbered(lines, LineRange(column[-1].line + 1, part.last))
    whole = len(column) - len(begun)
    if len(pieces) < whole:
        return [], part.first
    rests = [half for piece in pieces[: len(pieces) - whole] for half in _parted_rests(lines, piece)]
    lacking = [label for label in begun if not _is_whole(lines, label)]
    if len(rests) != len(lacking):
        return [], part.first
    going_on = dict(zip((label.number for label in lacking), rests, strict=True))
    items = [
        Item(label.number, label.start, lines[label.line].end, rest=_span(lines, going_on.get(label.number)))
        for label in begun
    ]
    numbered = enumerate(pieces[len(pieces) - whole :], column[len(begun)].number)
    items += [Item(number, lines[one.first].start, lines[one.last - 1].end, False) for number, one in numbered]
    return items, pieces[-1].last


def _is_whole(lines: Lines, label: Label) -> bool:
    """Whether the reference that begins on the line of `label` ends there."""
    printed = lines.text[label.text_start : lines[label.line].end]
    return printed[-1] in ".)]/" and looks_like_reference(printed)


def _parted_rests(lines: Lines, piece: LineRange) -> list[LineRange]:
    """The ends of references in the lines of `piece`: behind a date and a stop a small letter goes on with another."""
    cuts = [piece.first]
    for at in range(piece.first + 1, piece.last):
        if lines.printed(at)[0].islower() and lines.ending(at - 1, 1) == ".":
            cuts += [at] if is_dated(lines.read(LineRange(cuts[-1], at))) else []
    return [LineRange(first, last) for first, last in pairwise((*cuts, piece.last))]


def _span(lines: Lines, part: LineRange | None) -> Span | None:
    return None if part is None else Span(lines[part.first].start, lines[part.last - 1].end)
