"""The numbers that the search for markers weighs by: set by hand, and kept where documents whose markers are known were
read best. Whoever changes one measures before and after (CONTRIBUTING, Measuring)."""

from __future__ import annotations

from typing import Final


class OrderLimits:
    """When the order in which numbers are first used says something."""

    ahead: Final = 2  # how far a first use may run ahead of the largest number before it: a lost marker or two
    least: Final = 4  # numbers that an order needs
    first: Final = 2  # the largest number that may be the first of all
    rising: Final = 8  # so many of ten steps go up in an ascending order
    cited: Final = 8  # where so many of ten listed numbers are cited, the document waits for the others


class LabelLimits:
    """When numbers in brackets label points of an enumeration or notes."""

    reach: Final = 1_500  # characters between two points within a sentence; three times as many between paragraphs
    ahead: Final = 40  # so many markers behind a point the next one is looked for
    after_stop: Final = 0.4  # where more markers than this stand behind a stop, that is the habit and labels nothing
    heading_above: Final = 150  # characters above a label that may be the heading of what it labels
    paragraph_lines: Final = 8  # lines of a labelled paragraph without a blank line in it
    glued: Final = 3  # where more than one marker of so many is glued to a word, gluing is the habit and says nothing


class NumberLimits:
    """Which numbers can be those of a list."""

    year: Final = 1_000  # from here on a number is a year, where the list does not come near it
    beyond: Final = 2  # a list comes near a number up to so many times its largest,
    more: Final = 6  # or so many more, which says more of a short list
    raised_beyond: Final = 1.1  # a raised number lies up to so many times beyond the largest of the list ...
    raised_more: Final = 2  # ... and so many more
    raised_far: Final = 10  # in a text whose raised numbers lead to the list it may lie so many beyond its end,
    least_leading: Final = 3  # where so many markers lead there,
    leading_for_one: Final = 3  # and so many numbers for each that does not
    wide: Final = 15  # longer than this a range behind `range` or `interval` is one; shorter it may be works about it
    stroke_ahead: Final = 2  # how far a number in strokes may lie above the largest in brackets before it


class StyleLimits:
    """When markers show the style in which a document cites."""

    listed: Final = 2  # with a list: so many of its numbers are cited,
    listed_of: Final = 4  # one of so many (lists are there to be cited),
    cited_of: Final = 2  # and one of so many that are cited is listed
    used: Final = 3  # without a list: so many numbers from 1 on are used, in ascending order,
    used_unordered: Final = 6  # or so many in any (a list sorted by authors),
    used_of_ten: Final = 7  # and of ten cited so many lie among them, of ten up to the largest so many are used
    brackets: Final = 3  # so many numbers in brackets make brackets the style,
    outnumbered: Final = 4  # unless another style has so many times more markers


class IndexLimits:
    """When a bracket glued to a name is an index."""

    line: Final = 160  # so many characters of its line to either side tell whether that is one of a program
    longest: Final = 6  # more indices than this has no element


class ValueLimits:
    """When numbers that the list lacks are values."""

    many: Final = 3  # so many numbers are values by themselves ...
    step: Final = 5  # ... where all are multiples of this
    label: Final = 40  # characters of the name of a value before its colon


class ScopeShares:
    """Whose list it is that stands next behind some markers."""

    few: Final = 0.5  # a list that covers less of the markers before it than this,
    nearly_all: Final = 0.9  # while a later one covers so many, is not theirs
    least_anew: Final = 2  # so many numbers, from 1 on, show that a chapter without a list counts anew
    anew: Final = 3  # without a list: a 1 behind so large a number begins another article


class NoteLimits:
    """Where raised marks lead to affiliations and notes."""

    head: Final = 2_500  # marks only within so many characters of a long document are those of its authors
    names: Final = 2  # so many names with marks are above affiliations whose labels are not raised
    name: Final = 80  # characters of a name, or of several that share a mark
    short_word: Final = 4  # letters of the longest word between names (`and`, `және`)
    marks_back: Final = 60  # above a note its mark is looked for among so many markers
    reach: Final = 6_000  # and within so many characters: a page


class SlipLimits:
    """When brackets that are no markers were meant as such."""

    least_markers: Final = 3  # so many markers in brackets show that the document cites in them
    reach: Final = 600  # characters within which an open bracket is closed, whatever it holds
    locator: Final = 60  # characters of what may be a locator behind the number
    one_zero_of: Final = 3  # more than one `[0]` of so many markers are indices
    around: Final = 60  # characters around a `[0]` that show the letters of its text
