"""The numbers that the search for markers weighs by: set by hand, and kept where documents whose markers are known were
read best. Whoever changes one measures before and after (CONTRIBUTING, Measuring)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OrderLimits:
    """When the order in which numbers are first used says something."""

    ahead: int = 2  # how far a first use may run ahead of the largest number before it: a lost marker or two
    least: int = 4  # numbers that an order needs
    first: int = 2  # the largest number that may be the first of all
    rising: int = 8  # so many of ten steps go up in an ascending order
    cited: int = 8  # where so many of ten listed numbers are cited, the document waits for the others


@dataclass(frozen=True, slots=True)
class LabelLimits:
    """When numbers in brackets label points of an enumeration or notes."""

    reach: int = 1_500  # characters between two points within a sentence; three times as many between paragraphs
    ahead: int = 40  # so many markers behind a point the next one is looked for
    after_stop: float = 0.4  # where more markers than this stand behind a stop, that is the habit and labels nothing
    paragraph_lines: int = 8  # lines of a labelled paragraph without a blank line in it
    glued: int = 3  # where more than one marker of so many is glued to a word, gluing is the habit and says nothing


@dataclass(frozen=True, slots=True)
class NumberLimits:
    """Which numbers can be those of a list."""

    year: int = 1_000  # from here on a number is a year, where the list does not come near it
    beyond: int = 2  # a list comes near a number up to so many times its largest
    raised_beyond: float = 1.1  # a raised number lies up to so many times beyond the largest of the list ...
    raised_more: int = 2  # ... and so many more
    wide: int = 15  # longer than this a range behind `range` or `interval` is one; shorter it may be works about it
    stroke_ahead: int = 2  # how far a number in strokes may lie above the largest in brackets before it


@dataclass(frozen=True, slots=True)
class StyleLimits:
    """When markers show the style in which a document cites."""

    listed: int = 2  # with a list: so many of its numbers are cited,
    listed_of: int = 4  # one of so many (lists are there to be cited),
    cited_of: int = 2  # and one of so many that are cited is listed
    used: int = 3  # without a list: so many numbers from 1 on are used, in ascending order,
    used_unordered: int = 6  # or so many in any (a list sorted by authors),
    used_of_ten: int = 7  # and of ten that are cited so many lie among them, of ten up to the largest so many are used
    brackets: int = 3  # so many numbers in brackets make brackets the style,
    outnumbered: int = 4  # unless another style has so many times more markers


@dataclass(frozen=True, slots=True)
class ScopeShares:
    """Whose list it is that stands next behind some markers."""

    few: float = 0.5  # a list that covers less of the markers before it than this,
    nearly_all: float = 0.9  # while a later one covers so many, is not theirs
    anew: int = 3  # without a list: a 1 behind so large a number begins another article


@dataclass(frozen=True, slots=True)
class NoteLimits:
    """Where raised marks lead to affiliations and notes."""

    head: int = 2_500  # marks only within so many characters of a long document are those of its authors
    marks_back: int = 60  # above a note its mark is looked for among so many markers
    reach: int = 6_000  # and within so many characters: a page


ORDER = OrderLimits()
LABELS = LabelLimits()
NUMBERS = NumberLimits()
STYLES = StyleLimits()
SCOPES = ScopeShares()
NOTES = NoteLimits()
