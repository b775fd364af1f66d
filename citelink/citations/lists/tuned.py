"""The numbers that the search for lists weighs by: set by hand, and kept where documents whose lists are known were
read best. Whoever changes one measures before and after (CONTRIBUTING, Measuring)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LabelWeights:
    """How well a number looks as the label of a reference: the sum of what holds; 2.8 and more looks good."""

    line_start: float = 2.0  # it begins a line
    within_line: float = 1.0  # it stands within a line, behind the end of a sentence
    bare: float = -0.3  # nothing sets it off from the text behind it
    four_digits: float = -1.5  # it is as long as a year
    before_nothing: float = -1.5  # no text follows
    before_capital: float = (
        1.0  # a capital, a quotation mark, a bracket or an address follows; a script without case too
    )
    before_particle: float = 0.2  # a small letter follows, but that of a particle (`de`, `ibn`, `http`)
    before_small: float = -1.2  # a small letter follows
    before_sign: float = -0.5  # a dash or an opening bracket follows
    before_other: float = -1.5  # a figure or another sign follows
    after_end: float = 0.3  # the line before ended as a reference ends, or a blank line parts the two
    after_unfinished: float = -0.7  # the line before ended in what wants a number or goes on (`Т.`, `:`)
    after_other: float = -0.4  # the line before ended in a letter
    after_address: float = -0.4  # within a line: what stands before is an address, which ends without a stop
    after_no_stop: float = -2.0  # within a line: no stop before it
    least_within_line: float = 1.0  # within a line only what weighs more counts


@dataclass(frozen=True, slots=True)
class SequenceCosts:
    """What it costs that one label follows another in a list; weighed against the looks of the labels."""

    first_off_by_one: float = 0.4  # for each number that the first label is away from 1
    first_most: float = 4.0  # and no more than this
    repeated: float = 3.4  # the same number again
    repeated_sound: float = 2.3  # the same number again, of a label that looks good
    sound: float = 2.8  # the weight from which a label looks good
    backwards: float = 4.5  # a smaller number
    most_backwards: int = 5  # smaller by more than this it cannot follow at all
    gap: float = 0.6  # a number left out
    gap_more: float = 0.25  # for each further one
    gap_most: float = 6.0  # a gap costs no more than this
    doubtful: float = 1.0  # any step but to the next number, of a label that looks doubtful
    doubtful_weight: float = 2.0  # the weight up to which it does
    other_form: float = 1.5  # `1.` and then `[2]`
    other_gluing: float = 0.8  # `1.` with a space behind it and then without
    close: int = 1_500  # characters between two labels that cost nothing: few references are longer
    characters_for_one: int = 500  # so many characters more cost 1
    apart: int = 8_000  # two labels further apart than this do not belong to one list
    look_back: int = 24  # how many labels before it may be the one that a label follows
    restart_weight: float = 2.5  # how good a 1 must look to begin the numbering anew
    restart_ahead: int = 8  # within so many labels behind it 2 and 3 must come


@dataclass(frozen=True, slots=True)
class RegionLimits:
    """Which lines are a list."""

    near: int = 10  # lines below a heading in which its list begins
    cluster: int = 2_500  # characters between two labels of one list without a heading
    examined: int = 6  # references at the head of a list that are looked at: two, and half of them, must look like it
    plainly_numbered: int = 3  # more labels than this, the first at the top, and no list without numbers is tried
    plain_within: int = 2  # lines from the top within which the first of them must stand
    least_bare: int = 3  # a list without a heading has so many references beyond doubt, and labels that look good


@dataclass(frozen=True, slots=True)
class EndingLimits:
    """Where the last reference of a list ends."""

    most_lines: int = 8  # it may have so many lines, or twice as many as the longest of the list
    most_lines_unwrapped: int = 3  # in a list whose references have a line each
    longest: int = 600  # it may have so many characters, or twice as many as the longest of the list
    full_width: float = 0.95  # this share of the lines is no wider than the width of the list
    fits: float = 0.88  # a line is short where the next word would have fitted within this share of the width


@dataclass(frozen=True, slots=True)
class StartScores:
    """How much a line of a list without numbers looks like the first line of a reference: the sum of what holds."""

    threshold: float = 2.4  # what a first line must reach to be no loss
    item: float = 5.0  # it begins with a bullet, or is known to begin an item; nothing else is looked at then
    small: float = -9.0  # it begins with a small letter and no name; nothing else is looked at then
    author: float = 2.0  # it begins with a name as authors are printed
    capital: float = 0.5  # it begins with a capital, a quotation mark or a dash
    no_capital: float = -1.5  # it begins with anything else
    after_unfinished: float = -3.0  # the line before goes on
    after_stop: float = 1.0  # in a list whose references end in stops: the line before ends in one
    after_closing: float = 0.4  # ... in a closing bracket or quotation mark
    after_no_stop: float = -0.8  # ... in neither
    after_end: float = 0.6  # in any other list: the line before ends as a sentence does
    after_no_end: float = -0.3  # ... it does not
    short_before: float = 1.2  # the line before is short: its first word would have fitted there
    full_before: float = -0.4  # it is not
    unwrapped: float = 1.5  # hardly a line of the list is wrapped
    new_paragraph: float = 3.0  # in a list of paragraphs: a blank line stands before it
    same_paragraph: float = -2.0  # ... none does
    blank_before: float = 1.0  # in any other list: a blank line stands before it
    first_indent: float = 1.5  # it is indented as first lines are
    wrapped_indent: float = -1.5  # it is indented as wrapped lines are
    impossible: float = -4.0  # a line with a worse score begins nothing


@dataclass(frozen=True, slots=True)
class DivisionScores:
    """How much a piece of a list without numbers looks like a reference: the sum of what holds."""

    dated: float = 1.0  # it names a year or an address
    undated: float = -1.5  # it names neither
    blank_within: float = -1.5  # for each blank line within it
    short: float = -1.5  # it is short
    shortest: int = 35  # characters below which it is
    long: int = 500  # characters from which each so many more cost 1
    characters_for_one: int = 250
    long_most: float = 5.0  # and no more than this
    in_order: float = 0.5  # in an alphabetical list: its first letters follow closely
    close_letters: int = 2  # so many letters on is closely
    out_of_order: float = -1.2  # they go back
    longest: int = 5_000  # characters above which it is no reference
    most_lines: int = 60  # lines above which it is none
    list_lines: int = 10_000  # lines above which a list is cut off
    learnt_from: int = 400  # lines from whose beginning the habits of a list are learnt
    signless: int = 25  # lines without a sign of a reference that end a list


@dataclass(frozen=True, slots=True)
class BeginningScores:
    """Where a list without numbers gives way to text: each piece adds to the sum, and the best sum ends the list."""

    reference: float = 1.0  # a reference
    long_reference: float = -0.5  # a reference so long that it may be text
    long: int = 900  # characters from which it is
    doubtful: float = -0.5  # a short piece that may be a reference
    short_text: float = -1.0  # a short piece of text
    text: float = -2.5  # a longer one
    short: int = 400  # characters below which a piece is short


@dataclass(frozen=True, slots=True)
class PairingShares:
    """When one list prints another once more."""

    numbers: float = 0.75  # the share of its numbers that both have
    references: float = 0.6  # the share of those whose references are alike
    figures: float = 0.6  # references are alike that share so many of the figures of the shorter one


LABELS = LabelWeights()
SEQUENCES = SequenceCosts()
REGIONS = RegionLimits()
ENDINGS = EndingLimits()
STARTS = StartScores()
DIVISIONS = DivisionScores()
BEGINNINGS = BeginningScores()
PAIRS = PairingShares()
