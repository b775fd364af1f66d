"""A marker by a map of numbers: the same works in its own way, with its own separators, dashes and signs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from citelink.citations.markers.locators import DASH
from citelink.documents.document import Document
from citelink.documents.marks import NumberMark
from citelink.renumbering.figures import spell
from citelink.renumbering.habits import Habit, between, dash_of, figures_of, is_plain_dash
from citelink.renumbering.wishes import Runs
from citelink.results import Link, ResolvedMarker
from citelink.text.span import Span, any_overlap

_COMPRESSED_FROM = 3
# What closes the first bracket of `[3]–[5]`, and what opens the second.
_JOINT = re.compile(r"([\])^\\]{1,4})[^\[\]()^\\]{0,8}([\[(^\\]{1,4})")
# Between two links of Markdown: `](#ref-3)–[`.
_LINKED_DASH = re.compile(rf"([^\n]{{1,300}}[)\]}}>])\s?[{DASH}]{{1,3}}\s?([\\\[(^<][^\n]{{0,60}})")
_WORD = re.compile(r"[^\W\d_]")

_Token = tuple[int, int]  # a number or a range as it is to be printed: its first and its last


@dataclass(frozen=True, slots=True)
class Work:
    """One work of a marker: its number now, and the one it is to have, None: it stays as typed."""

    old: int
    new: int | None


@dataclass(frozen=True, slots=True)
class Slot:
    """A number or a range as printed; `bare`: nothing is said of it."""

    span: Span
    works: tuple[Work, ...]
    bare: bool

    @property
    def is_range(self) -> bool:
        """Whether it is printed as one."""
        return len(self.works) > 1

    @property
    def alive(self) -> list[int]:
        """The new numbers of its works, ascending, each once."""
        return sorted({work.new for work in self.works if work.new is not None})

    @property
    def wanted(self) -> list[int | None]:
        """The number of each of its works as it is to be printed; None: no longer, among others of a range."""
        return [work.old if work.new is None and not self.alive else work.new for work in self.works]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """`marks` change what is printed; `whole` is False where a part could not be changed for sure, and stays."""

    marks: tuple[NumberMark, ...]
    whole: bool = True


class Rewriter:
    """Rewrites the markers of one document; `new_of`: the number that what a link leads to is to have."""

    def __init__(
        self, document: Document, habits: Mapping[str, Habit], new_of: Callable[[Link], int | None], runs: Runs = "kept"
    ) -> None:
        self._text, self._linked = document.text, document.linked
        self._habits, self._new_of, self._runs = habits, new_of, runs

    def rewrite(self, marker: ResolvedMarker) -> Rewritten:
        """What is to be changed in one marker."""
        slots = self.slots(marker)
        if slots is None:
            return Rewritten((), whole=False)
        habit = self._habits[marker.marker.style]
        marks: list[NumberMark] = []
        whole = True
        for segment in self._segments(slots, marker):
            try:
                marks += list(self._segment(segment, habit))
            except _Linked:
                whole = False
        return Rewritten(tuple(marks), whole)

    def slots(self, marker: ResolvedMarker) -> list[Slot] | None:
        """The numbers and ranges that a marker prints; None: its works stand otherwise than it prints them."""
        links = iter(marker.links)
        slots = []
        for printed in marker.marker.numbers:
            own = [link for _, link in zip(range(printed.last - printed.first + 1), links, strict=False)]
            if [link.item.number for link in own] != list(range(printed.first, printed.last + 1)):
                return None
            bare = all(link.item.locator is None and not link.item.prefix for link in own)
            works = tuple(Work(link.item.number or 0, self._new_of(link)) for link in own)
            slots.append(Slot(printed.span, works, bare))
        return slots if next(links, None) is None else None

    def _segments(self, slots: Sequence[Slot], marker: ResolvedMarker) -> Iterator[list[Slot]]:
        """Neighbours of which nothing is said and between which only signs stand."""
        numbers = marker.marker.numbers
        segment: list[Slot] = []
        linked = any_overlap(self._linked, marker.span)
        for at, slot in enumerate(slots):
            if (
                not linked
                and segment
                and segment[-1].bare
                and slot.bare
                and between(self._text, numbers[at - 1], numbers[at])
            ):
                segment.append(slot)
                continue
            if segment:
                yield segment
            segment = [slot]
        if segment:
            yield segment

    def _segment(self, slots: Sequence[Slot], habit: Habit) -> Iterator[NumberMark]:
        works = [work for slot in slots for work in slot.works]
        ascending = all(before.old < after.old for before, after in pairwise(works))
        if not ascending or any(work.new is None for work in works):
            yield from self._each(slots, habit)
            return
        olds = [work.old for work in works]
        news = sorted({work.new for work in works if work.new is not None})
        if olds == news and self._runs == "kept":
            return
        tokens = self._tokens(slots, olds, news, habit)
        if len(tokens) == len(slots):
            for slot, token in zip(slots, tokens, strict=True):
                yield from self._print(slot, [token], habit, slots)
        elif len(tokens) > len(slots):
            yield from self._spread(slots, tokens, habit)
        else:
            whole = Slot(Span(slots[0].span.start, slots[-1].span.end), tuple(works), bare=True)
            yield from self._print(whole, tokens, habit, slots)

    def _each(self, slots: Sequence[Slot], habit: Habit) -> Iterator[NumberMark]:
        """Each number where it stands; of works that became one the first."""
        said: dict[int, int] = {}
        end = slots[0].span.start
        for at, slot in enumerate(slots):
            alive = slot.alive
            olds = {work.new: work.old for work in slot.works if work.new is not None}
            if alive and at and all(one in said and said[one] != olds[one] for one in alive):
                yield NumberMark(Span(end, slot.span.end), "")
            elif alive:
                said.update({one: olds[one] for one in alive if one not in said})
                tokens = [(alive[0], alive[0])] if not slot.is_range else self._alone(slot, alive, habit)
                yield from self._print(slot, tokens, habit, slots)
            end = slot.span.end

    def _alone(self, slot: Slot, alive: Sequence[int], habit: Habit) -> list[_Token]:
        if self._runs == "expanded":
            return _singles(alive)
        olds = [work.old for work in slot.works]
        return self._tokens([slot], olds, alive, habit)

    def _spread(self, slots: Sequence[Slot], tokens: Sequence[_Token], habit: Habit) -> Iterator[NumberMark]:
        """More numbers and ranges than places: each place has one, the last but one (or the only one) the rest."""
        last = len(slots) - 1
        more = len(tokens) - len(slots)
        taken = 0
        for at, slot in enumerate(slots):
            count = 1 + (more if at == max(0, last - 1) else 0)
            yield from self._print(slot, tokens[taken : taken + count], habit, slots)
            taken += count

    def _tokens(self, slots: Sequence[Slot], olds: Sequence[int], news: Sequence[int], habit: Habit) -> list[_Token]:
        """How the new numbers are to be printed."""
        if self._runs == "expanded":
            return _singles(news)
        if self._runs == "compressed":
            ranges = [len(slot.works) for slot in slots if slot.is_range]
            return _runs(news, min((_COMPRESSED_FROM, *ranges)))
        printed = [(slot.works[0].old, slot.works[-1].old) for slot in slots]
        if habit.compresses and printed == _runs(olds, habit.shortest):
            return _runs(news, habit.shortest)
        aligned = _aligned(slots, news)
        if aligned is not None:
            return aligned
        return _runs(news, habit.shortest) if any(slot.is_range for slot in slots) else _singles(news)

    def _print(self, slot: Slot, tokens: Sequence[_Token], habit: Habit, slots: Sequence[Slot]) -> Iterator[NumberMark]:
        """What changes where `slot` stands so that it says `tokens`."""
        text = self._text
        printed = slot.span.of(text)
        figures = figures_of(text, slot.span)
        ends = list(dict.fromkeys(tokens[0])) if len(tokens) == 1 else []
        if len(ends) == len(figures) and (len(ends) == 1 or slot in slots):
            for place, number in zip(figures, ends, strict=True):
                if (said := spell(number, place.of(text))) != place.of(text):
                    yield NumberMark(place, said)
            return
        dash = next((dash_of(one.span.of(text)) for one in slots if one.is_range), habit.dash)
        if not is_plain_dash(dash):
            yield self._between_links(slot, dash, habit)
            return
        parts = [
            spell(first, printed) if first == last else f"{spell(first, printed)}{dash}{spell(last, printed)}"
            for first, last in tokens
        ]
        said = _join(parts, self._separators(slots, habit, dash))
        if said != printed:
            yield NumberMark(slot.span, said)

    def _between_links(self, slot: Slot, dash: str, habit: Habit) -> NumberMark:
        """A range whose ends are links: these stay at their ends, what stood between them is written out."""
        first, last = slot.works[0].new, slot.works[-1].new
        parted = _LINKED_DASH.fullmatch(dash)
        if parted is None or first is None or last is None:
            raise _Linked
        printed = slot.span.of(self._text)
        inner = [number for number in slot.alive if number not in (first, last)]
        said = [f"{spell(first, printed)}{parted[1]}", *(spell(one, printed) for one in inner)]
        return NumberMark(slot.span, habit.separator.join((*said, f"{parted[2]}{spell(last, printed)}")))

    def _separators(self, slots: Sequence[Slot], habit: Habit, dash: str) -> tuple[str, str]:
        """What parts numbers here, and what parts the last two: a word may (`1, 2 and 5`)."""
        said = [self._text[before.span.end : after.span.start] for before, after in pairwise(slots)]
        joint = _JOINT.fullmatch(dash)
        if joint is not None:
            one = f"{joint[1]}{habit.separator}{joint[2]}"
            return one, one
        signs = [one for one in said if not _WORD.search(one) and "\n" not in one]
        usual = signs[0] if signs else habit.separator
        if _WORD.search(usual):
            usual = ", "
        return usual, said[-1] if said and _WORD.search(said[-1]) else usual


class _Linked(Exception):
    """A range whose ends are links of their own: its numbers cannot be put elsewhere."""


def _join(parts: Sequence[str], separators: tuple[str, str]) -> str:
    if len(parts) == 1:
        return parts[0]
    return separators[0].join(parts[:-1]) + separators[1] + parts[-1]


def _singles(numbers: Sequence[int]) -> list[_Token]:
    return [(number, number) for number in numbers]


def _runs(numbers: Sequence[int], shortest: int) -> list[_Token]:
    """Ascending numbers as ranges, from `shortest` in a row on."""
    tokens: list[_Token] = []
    run: list[int] = []
    for number in (*numbers, -1):
        if run and number != run[-1] + 1:
            tokens += [(run[0], run[-1])] if len(run) >= shortest else _singles(run)
            run = []
        run.append(number)
    return tokens


def _aligned(slots: Sequence[Slot], news: Sequence[int]) -> list[_Token] | None:
    """The new numbers in the places of the old ones, ranges in those of ranges; None: they do not fit there."""
    if sum(len(slot.works) for slot in slots) != len(news):
        return None
    tokens = []
    at = 0
    for slot in slots:
        first, last = news[at], news[at + len(slot.works) - 1]
        if last - first != len(slot.works) - 1:
            return None
        tokens.append((first, last))
        at += len(slot.works)
    return tokens
