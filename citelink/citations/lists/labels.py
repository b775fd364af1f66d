"""The labels of a reference list: `1.` `1)` `[1]` `(1)` `1` ..., and the best ascending sequence among them.

A wrapped line may begin with `2013. 45 p.` as well, and numbering has gaps and repeats. So no label is accepted for
itself: the sequence as a whole is chosen whose labels look best and whose numbers run on best.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from citelink.citations.lists.heading_keys import LONGEST_HEADING, heading_kind
from citelink.citations.lists.lines import LineRange, Lines
from citelink.citations.lists.printed_labels import LABEL, PrintedLabel, number_of, takes_number
from citelink.citations.lists.tuned import LabelWeights, SequenceCosts
from citelink.citations.lists.words import PARTICLES

_INLINE = re.compile(
    r"(?<=\S)\s{1,4}(?:\[(?P<bracket>[0-9]{1,3})\]|\((?P<paren>[0-9]{1,3})\)|(?P<closing>[0-9]{1,3})\)"
    r"|(?P<dot>[0-9]{1,3})\.(?![0-9]))(?:\s{0,4}(?=[^\W\d_]|[«“\"„‘'])|$)"
)
_JOINT = re.compile(r"(?:[,;]\s?)?(?:\[\s?(?P<bracket>[0-9]{1,3})\s?\]|\((?P<paren>[0-9]{1,3})\))[,;]?\s{0,4}")
_ENCLOSED = frozenset({"bracket", "paren", "pipe", "slash"})
# What is no letter and yet begins a reference behind a bare label: a code, `6B06106`, `3D-`.
_CODE = re.compile(r"[0-9]{1,8}-?[^\W\d_]")
_ENDS = frozenset('.;)]»”"’/…0123456789')
_ADDRESS_END = re.compile(r"[^\s/]{1,60}/\S{1,80}$")
MAX_LABELS = 20_000  # no printed list is longer; a file of ten million `1.` lines must not cost more
_IMPOSSIBLE = float("-inf")


class Label(NamedTuple):
    """What may be a label: it begins at `start`, its reference's text at `text_start`; `weight`: how well it looks."""

    number: int
    form: str
    start: int
    text_start: int
    line: int
    weight: float


def line_label(lines: Lines, index: int, start: int | None = None) -> Label | None:
    """The label that line `index` begins with, if it begins with what may be one; `start`: what follows there."""
    if lines.is_apart(index):
        return None
    text, line = lines.text, lines[index]
    start = line.start if start is None else start
    match = LABEL.match(text, start, line.end)
    if match is None:
        return None
    if _heads_part(lines, index, match.end()):
        return None
    form = match.lastgroup or ""
    following = _following(lines, index, match.end())
    # What is known to be an item of a list is one, whatever it begins with: `2. numpy`.
    begins = LabelWeights.before_capital if lines.begins_item(index) else _start_weight(text, following)
    weight = LabelWeights.line_start + begins + _break_weight(lines, index)
    if number_of(match) == 1 and _is_below_subheading(lines, index):
        weight += LabelWeights.below_subheading
    if form == "bare":
        if match.end() == line.end or not _begins_text(text, following):
            return None
        weight += LabelWeights.bare
    if len(match.group(form)) > 3:
        weight += LabelWeights.four_digits
    return Label(number_of(match), form + _glue(text, match), start, match.end(), index, weight)


def _heads_part(lines: Lines, index: int, start: int) -> bool:
    """Whether line `index` says from `start` on what the references below it are, which count anew from 1: the numbers
    of sub-headings label no references."""
    line = lines[index]
    if index + 1 >= len(lines) or line.end - start > LONGEST_HEADING:
        return False
    first = LABEL.match(lines.text, lines[index + 1].start, lines[index + 1].end)
    if first is None or number_of(first) != 1:
        return False
    kind = heading_kind(lines.text[start : line.end])
    return kind is not None and kind[0] == "subheading"


def _is_below_subheading(lines: Lines, index: int) -> bool:
    """Whether the line above says what the references from here on are, which count anew."""
    if index == 0:
        return False
    kind = heading_kind(lines.printed(index - 1, LONGEST_HEADING + 1))
    return kind is not None and kind[0] == "subheading"


def _begins_text(text: str, at: int) -> bool:
    return text[at].isalpha() or text[at] in '«“"‘„' or _CODE.match(text, at) is not None


def is_enclosed(label: Label) -> bool:
    """Whether the label stands between signs, `[3]`, and not before one, `3.`"""
    return label.form.split()[0] in _ENCLOSED


def _glue(text: str, match: re.Match[str]) -> str:
    return "" if match.end() == match.endpos or text[match.end() - 1].isspace() else " glued"


def joint_labels(text: str, label: Label, end: int) -> list[PrintedLabel]:
    """The labels that follow one in brackets before any text, `[1] [4] Title`; none where a number comes twice."""
    found: list[PrintedLabel] = []
    form = label.form.split()[0]
    match = _JOINT.match(text, label.text_start, end) if form in {"bracket", "paren"} else None
    while match is not None and match.lastgroup == form and match.end() < end:
        start = match.start(form) - 1
        while text[start] not in "[(":
            start -= 1
        close = match.start() + len(match.group().rstrip(" \t\n,;"))
        found.append(PrintedLabel(int(match[form]), start, close, match.end()))
        match = _JOINT.match(text, match.end(), end)
    numbers = {label.number, *(one.number for one in found)}
    return found if len(numbers) == len(found) + 1 else []


def _following(lines: Lines, index: int, end: int) -> int:
    """Where the text behind a label begins: on its line, or on the next where the label stands alone."""
    if end < lines[index].end:
        return end
    return lines[index + 1].start if index + 1 < len(lines) else len(lines.text)


def _start_weight(text: str, at: int) -> float:
    if at >= len(text):
        return LabelWeights.before_nothing
    character = text[at]
    if character.isupper() or character in "«“\"„‘'[" or text.startswith("http", at):
        return LabelWeights.before_capital
    if character.isalpha() and not character.islower():
        return LabelWeights.before_capital  # scripts without case
    if character.islower():
        return LabelWeights.before_particle if PARTICLES.match(text, at) else LabelWeights.before_small
    return LabelWeights.before_sign if character in "(*—–-…" else LabelWeights.before_other


def _break_weight(lines: Lines, index: int) -> float:
    """Whether the line before ended as a reference ends."""
    if index == 0 or lines[index].blank:
        return LabelWeights.after_end
    last = lines.text[lines[index - 1].end - 1]
    if last in '.;)]»”"!?/' or last.isdigit():
        return LabelWeights.after_unfinished if takes_number(lines.ending(index - 1, 8)) else LabelWeights.after_end
    if last == ":" and heading_kind(lines.printed(index - 1, LONGEST_HEADING + 1)) is not None:
        return LabelWeights.after_end
    return LabelWeights.after_unfinished if last in ",-–—:(&" else LabelWeights.after_other


def inline_labels(lines: Lines, index: int) -> list[Label]:
    """What may be labels inside line `index`: behind the end of a sentence, before a capital."""
    text, line = lines.text, lines[index]
    found = []
    for match in _INLINE.finditer(text, line.start + 1, line.end):
        form = match.lastgroup or ""
        if takes_number(text[max(line.start, match.start() - 8) : match.start()]):
            continue
        start = match.start(form) - (form in {"bracket", "paren"})
        weight = LabelWeights.within_line + _start_weight(text, _following(lines, index, match.end()))
        if text[match.start() - 1] not in _ENDS:
            address = _ADDRESS_END.search(text, max(line.start, match.start() - 80), match.start())
            weight += LabelWeights.after_address if address else LabelWeights.after_no_stop
        if weight > LabelWeights.least_within_line:
            found.append(Label(int(match.group(form)), form + _glue(text, match), start, match.end(), index, weight))
        if len(found) >= MAX_LABELS:
            break
    return found


def collect_labels(lines: Lines, part: LineRange) -> list[Label]:
    """All that may be labels in the lines of `part`, in the order of the text."""
    labels: list[Label] = []
    for index in range(*part):
        label = line_label(lines, index)
        if label is not None:
            labels.append(label)
        if not lines.is_apart(index):
            labels.extend(inline_labels(lines, index))
        if len(labels) >= MAX_LABELS:
            break
    return labels


def best_sequence(labels: Sequence[Label], may_begin: Callable[[Label], bool] | None) -> list[Label]:
    """The sequence of labels with the best sum: looks, minus the cost of jumps, repeats and changes of form.

    It begins with a label for which `may_begin` holds (None: with any)."""
    best: list[float] = []
    back: list[int] = []
    for index, label in enumerate(labels):
        score, origin = _IMPOSSIBLE, -1
        if may_begin is None or may_begin(label):
            score = label.weight - min(SequenceCosts.first_off_by_one * abs(label.number - 1), SequenceCosts.first_most)
        for other in range(index - 1, max(-1, index - 1 - SequenceCosts.look_back), -1):
            before = labels[other]
            cost = _transition(before, label)
            if cost is not None and best[other] > _IMPOSSIBLE and best[other] + label.weight - cost > score:
                score, origin = best[other] + label.weight - cost, other
            if label.start - before.start > SequenceCosts.apart:
                break
        best.append(score)
        back.append(origin)
    if not best or max(best) == _IMPOSSIBLE:
        return []
    at = max(range(len(best)), key=lambda i: best[i])
    chosen = []
    while at >= 0:
        chosen.append(labels[at])
        at = back[at]
    return chosen[::-1]


def _transition(before: Label, after: Label) -> float | None:
    """What it costs that `after` follows `before` in a list; None: it cannot."""
    distance = after.start - before.start
    step = after.number - before.number
    if distance > SequenceCosts.apart or step < -SequenceCosts.most_backwards:
        return None
    if step <= 0 and before.form.split()[0] != after.form.split()[0]:
        return None  # a numbering that begins anew in another form is not that of the list
    if step == 1:
        cost = 0.0
    elif step == 0:
        cost = SequenceCosts.repeated_sound if after.weight >= SequenceCosts.sound else SequenceCosts.repeated
    elif step < 0:
        cost = SequenceCosts.backwards
    else:
        cost = min(SequenceCosts.gap + SequenceCosts.gap_more * (step - 1), SequenceCosts.gap_most)
    if step != 1 and after.weight <= SequenceCosts.doubtful_weight:
        cost += SequenceCosts.doubtful
    if before.form != after.form:
        same_sign = before.form.split()[0] == after.form.split()[0]
        cost += SequenceCosts.other_gluing if same_sign else SequenceCosts.other_form
    if distance > SequenceCosts.close:
        cost += (distance - SequenceCosts.close) / SequenceCosts.characters_for_one
    return cost


def split_at_restarts(labels: Sequence[Label]) -> list[list[Label]]:
    """`labels` parted at each place where the numbering begins anew: a 1 that 2 and 3 follow, after higher numbers."""
    parts: list[list[Label]] = []
    start = highest = 0
    for index, label in enumerate(labels):
        if label.number == 1 and index > start and highest >= 2 and _begins_numbering(labels, index, highest):
            parts.append(list(labels[start:index]))
            start, highest = index, 0
        highest = max(highest, label.number if label.number < 1000 else 0)
    parts.append(list(labels[start:]))
    return parts


def _begins_numbering(labels: Sequence[Label], index: int, highest: int) -> bool:
    """Whether 2 and 3 follow the 1 at `index`, before another 1 and before the numbering so far is carried on."""
    wanted = 2
    first = labels[index]
    if first.weight < SequenceCosts.restart_weight:
        return False
    for label in labels[index + 1 : index + 1 + SequenceCosts.restart_ahead]:
        if label.number in {1, highest + 1} and label.number != wanted:
            return False
        if label.number == wanted and label.form == first.form:
            wanted += 1
            if wanted == 4:
                return True
    return wanted == 3 and index + 1 + SequenceCosts.restart_ahead >= len(labels)
