"""Features: what the labeller sees of every token of many references, as arrays of numbers.

A feature is a number mixed from what it is made of, so that no text is built: of a word (its letters, beginning, end,
shape), of the signs around it, of its neighbours, of its place, of what has gone before, and of the stretch of text
between two signs that it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from citelink.parsing.labeller.kernel import Array
from citelink.parsing.labeller.mixing import Mixture, mix, mixed
from citelink.parsing.labeller.tables import Table
from citelink.parsing.labeller.tokens import EDGE, Tokens
from citelink.parsing.labeller.words import (
    BARE_STOP,
    CAPITAL,
    ENDS,
    GAP_COLUMNS,
    IDEOGRAPH,
    INITIAL,
    LOWER,
    NUMBER,
    STOP,
    WORD_COLUMNS,
    YEAR,
    gap_rows,
    word_rows,
)


def word_table() -> Table[str]:
    return Table(word_rows, len(WORD_COLUMNS))


def gap_table() -> Table[str]:
    return Table(gap_rows, len(GAP_COLUMNS))


_W = {name: index for index, name in enumerate(WORD_COLUMNS)}
_G = {name: index for index, name in enumerate(GAP_COLUMNS)}


@dataclass(slots=True)
class Row:
    """Many references in a row: two edges before each and behind the last. `tokens`: the places of the true tokens."""

    words: Array
    gaps: Array
    tokens: Array
    starts: Array
    lengths: Array
    inside: Array


def lay_out(batch: Sequence[Tokens], words: Table[str], gaps: Table[str]) -> Row:
    """The references of a batch one behind the other; none may be empty."""
    all_words = [EDGE, EDGE]
    all_gaps = [EDGE, EDGE]
    for tokens in batch:
        all_words += tokens.words
        all_words += (EDGE, EDGE)
        all_gaps += tokens.gaps
        all_gaps.append(EDGE)
    lengths = np.array([len(tokens.words) for tokens in batch])
    starts = np.cumsum(lengths + 2) - lengths
    inside = np.zeros(len(all_words), bool)
    places = np.repeat(starts - np.concatenate([[0], np.cumsum(lengths)[:-1]]), lengths) + np.arange(lengths.sum())
    inside[places] = True
    return Row(words.find(all_words), gaps.find(all_gaps), places, starts, lengths, inside)


# Where a word stands seen from the token: its letters count in full for itself, less for its neighbours.
OFFSETS = (0, -1, 1, -2, 2)
# Rows beside the offsets: the word stands in the stretch of the token, in the one before, in the one behind.
STRETCHES = (5, 6, 7)


def word_mixtures(rows: Array) -> list[list[Mixture]]:
    """For each offset and stretch what words (rows of the word table) are by themselves, to be mixed."""
    low, form, kind = rows[:, _W["low"]].copy(), rows[:, _W["shape"]].copy(), rows[:, _W["cue"]].copy()
    own = [(100 + n, (rows[:, column].copy(),)) for n, column in enumerate(range(3, 12))]
    found: list[list[Mixture]] = [[(1, (low,)), (2, (form,)), (3, (kind,)), *own]]
    for n in (1, 2, 3, 4):
        near: list[Mixture] = [(10 * n + 1, (low,)), (10 * n + 2, (form,)), (10 * n + 3, (kind,))]
        if n < 3:
            near.append((10 * n + 4, (rows[:, _W["e3"]].copy(),)))
        found.append(near)
    found += [[(60 + n, (low,))] for n in range(3)]
    return found


def word_features(rows: Array) -> list[Array]:
    """For each offset and stretch the features of words (rows of the word table) by themselves, a column each."""
    return [mixed(mixtures).T for mixtures in word_mixtures(rows)]


@dataclass(slots=True)
class Seen:
    """The features of the tokens of a row, still to be mixed; `stretch` the number of the stretch of each place of the
    row, for the words of stretches, and where each begins."""

    mixtures: Sequence[Mixture]
    stretch: Array
    first: Array

    @property
    def joint(self) -> Array:
        """The features, one column per kind."""
        return mixed(self.mixtures).T


def joint_features(row: Row, words: Table[str], gaps: Table[str]) -> Seen:
    """The features that more than one word takes part in."""
    facts = words.rows[row.words]
    signs = gaps.rows[row.gaps]
    at = row.tokens
    found: list[Mixture] = []
    _around(found, facts, signs, at)
    here = facts[at, _W["form"]]
    place = np.repeat(row.starts, row.lengths)
    count = np.repeat(row.lengths, row.lengths)
    _places(found, at - place, count, here)
    _states(found, facts, signs, row, here)
    stretch, first = _stretches(found, facts, signs, row)
    return Seen(found, stretch, first)


def _around(found: list[Mixture], facts: Array, signs: Array, at: Array) -> None:
    gap = signs[:, _G["gap"]]
    shape, form, pair = facts[:, _W["shape"]], facts[:, _W["form"]], facts[:, _W["paired"]]
    far, before, after, further = gap[at - 1], gap[at], gap[at + 1], gap[np.minimum(at + 2, len(gap) - 1)]
    s0, s1, s2 = shape[at - 1], shape[at], shape[at + 1]
    f0, f1, f2, f3, f4 = (form[at + n] for n in (-2, -1, 0, 1, 2))
    p0, p1, p2 = pair[at - 1], pair[at], pair[at + 1]
    for salt, parts in enumerate(
        (
            (far,), (before,), (after,), (further,), (before, after), (far, before), (after, further),
            (far, before, after, further), (s0, before, s1), (s1, after, s2), (s0, before, s1, after, s2),
            (before, s1, after), (s0, s1, s2), (f0, f1, f2), (f2, f3, f4), (f0, f1, f2, f3, f4), (p0, p1),
            (p0, before, p1), (p1, p2), (p1, after, p2), (before, p1), (p1, after),
        ),
        200,
    ):  # fmt: skip
        found.append((salt, parts))


def _places(found: list[Mixture], index: Array, count: Array, here: Array) -> None:
    start = np.minimum(index, 6).astype(np.uint32)
    end = np.minimum(count - 1 - index, 6).astype(np.uint32)
    tenth = (10 * index // count).astype(np.uint32)
    for salt, part in enumerate((start, end, tenth)):
        found += [(300 + salt, (part,)), (310 + salt, (part, here))]


def _running(values: Array, row: Row) -> tuple[Array, Array]:
    """For each token: the sum of `values` in its reference up to it, itself left out; and the sum of the whole."""
    total = np.concatenate([[0], np.cumsum(values, dtype=np.int64)])
    begin = np.repeat(total[row.starts], row.lengths)
    end = np.repeat(total[row.starts + row.lengths + 1], row.lengths)
    return total[row.tokens] - begin, end - begin


def _states(found: list[Mixture], facts: Array, signs: Array, row: Row, here: Array) -> None:
    """What has gone before each token and what is to come: years, numbers, hosts, quotes, brackets."""
    at = row.tokens
    kinds = facts[:, _W["class"]]
    past, total = _running(kinds == YEAR, row)
    own = (kinds[at] == YEAR).astype(np.int64)
    years = (np.minimum(past, 2) * 3 + np.minimum(total - past - own, 2)).astype(np.uint32)
    numeric = (kinds == YEAR) | (kinds == NUMBER)
    past, total = _running(numeric, row)
    numbers = (np.minimum(past, 3) * 5 + np.minimum(total - past, 4)).astype(np.uint32)
    colon = np.concatenate([signs[1:, _G["colon"]], [0]])
    inward = (facts[:, _W["in"]] > 0) & ((facts[:, _W["capital"]] > 0) | (colon > 0))
    hosts = np.zeros(len(at), np.uint32)
    for values, itself in ((signs[:, _G["host"]], True), (inward, False), (signs[:, _G["slash"]], True)):
        past, total = _running(values, row)
        if itself:
            past = past + values[at]
        hosts = hosts * np.uint32(3) + ((total > 0).astype(np.uint32) + (past > 0))
    quotes = _quotes(signs, row)
    salt = 400
    for part in (years, hosts, quotes, numbers):
        found += [(salt, (part,)), (salt + 1, (part, here))]
        salt += 2
    found += [(410, (years, hosts, here)), (411, (years, numbers, here))]
    found += [(412, (hosts, quotes)), (413, (years, hosts, quotes, numbers))]


def _quotes(signs: Array, row: Row) -> Array:
    """Whether the token stands in quotes or brackets, and how many quotes went before."""
    at = row.tokens

    def up_to(name: str) -> tuple[Array, Array]:
        values = signs[:, _G[name]].astype(np.int64)
        past, total = _running(values, row)
        return past + values[at], total

    plain, plain_total = up_to("quotes")
    opened, opened_total = up_to("opened")
    closed, _ = up_to("closed")
    round_, _ = up_to("round")
    unround, _ = up_to("unround")
    square, _ = up_to("square")
    unsquare, _ = up_to("unsquare")
    state = (plain_total + opened_total > 0) * 2 + ((plain % 2 == 1) | (opened > closed))
    state = state * 4 + np.minimum(plain + opened + closed, 3)
    state = state * 4 + (round_ > unround) * 2 + (square > unsquare)
    return np.asarray(state, dtype=np.uint32)


def _stretches(found: list[Mixture], facts: Array, signs: Array, row: Row) -> tuple[Array, Array]:
    """The features of the stretches between signs; gives the number of the stretch of each place, and
    where each begins."""
    size = len(facts)
    kinds = facts[:, _W["class"]]
    ends = signs[:, _G["end"]]
    left = np.concatenate([[0], kinds[:-1]])
    left_short = np.concatenate([[0], facts[:-1, _W["length"]]]) <= 3
    initial = (left == INITIAL) | ((left == CAPITAL) & left_short)
    stop = ((ends == STOP) & ~initial) | ((ends == BARE_STOP) & ~initial & (kinds != CAPITAL))
    small = (facts[:, _W["capital"]] == 0) & ((kinds == LOWER) | (kinds == 0))
    bounds = (ends == ENDS) | (stop & ~small)
    bounds |= ~row.inside
    bounds[1:] |= ~row.inside[:-1]
    bounds[0] = True
    stretch = np.cumsum(bounds) - 1
    first = np.nonzero(bounds)[0]
    last = np.concatenate([first[1:], [size]]) - 1
    kind = _kinds(kinds, facts[:, _W["cue"]], row.inside, first, last)
    padded = np.concatenate([kind[:1], kind[:1], kind, kind[-1:], kind[-1:]])
    mine = stretch[row.tokens]
    k0, k1, k2, k3, k4 = (padded[mine + n] for n in range(5))
    opening = signs[first, _G["gap"]][mine]
    closing = signs[np.minimum(last + 1, size - 1), _G["gap"]][mine]
    begin, end = first[mine], last[mine]
    spot = ((row.tokens == begin) + 2 * (row.tokens == end)).astype(np.uint32)
    low = facts[:, _W["low"]]
    head, tail = low[begin], low[end]
    index = mine - np.repeat(stretch[row.starts], row.lengths)
    total = np.repeat(stretch[row.starts + row.lengths - 1] - stretch[row.starts] + 1, row.lengths)
    order = np.minimum(index, 7).astype(np.uint32)
    back = np.minimum(total - 1 - index, 7).astype(np.uint32)
    total = np.minimum(total, 12).astype(np.uint32)
    for salt, parts in enumerate(
        (
            (k2,), (k1,), (k3,), (k0,), (k4,), (k1, k2), (k2, k3), (k1, k2, k3), (k0, k1, k2), (k2, k3, k4),
            (k0, k1, k2, k3, k4), (opening, k2, closing), (opening, closing, k1, k3), (spot, k2), (spot, k1, k2),
            (spot, k2, k3), (opening, k1, k2), (k2, closing, k3), (head,), (tail,), (head, tail), (tail, closing),
            (order, k2), (back, k2), (order, total), (order, total, k2),
        ),
        500,
    ):  # fmt: skip
        found.append((salt, parts))
    return stretch, first


def _kinds(kinds: Array, cues: Array, inside: Array, first: Array, last: Array) -> Array:
    """The kind of each stretch by the classes of its words: names, title-like, capitalised, number, year ..."""

    def count(which: Array) -> Array:
        return np.add.reduceat(which.astype(np.int32), first)

    initials, lower, caps = count(kinds == INITIAL), count(kinds == LOWER), count(kinds == CAPITAL)
    year, digits, han = count(kinds == YEAR) > 0, count(kinds == NUMBER) > 0, count(kinds == IDEOGRAPH) > 0
    words = np.where(
        (initials > 0) & (lower < 2), 1, np.where(lower > 2, 2, np.where(lower > 0, 3, np.where(caps > 1, 4, caps)))
    )
    words = np.where(words == 1, np.where((initials > 0) & (lower < 2), 5, 1), words)
    length = last - first + 1
    size = np.digitize(length, (2, 3, 6, 12))
    places = np.where(cues > 0, np.arange(len(cues)), len(cues))
    said_at = np.minimum.reduceat(places, first)
    said = np.where(said_at < len(cues), cues[np.minimum(said_at, len(cues) - 1)], 0)
    code = ((words * 2 + year) * 2 + digits) * 2 + han
    code = (code * 5 + size) * 2 + inside[first]
    return mix(590, code.astype(np.uint32), said.astype(np.uint32))
