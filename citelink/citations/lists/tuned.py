"""The numbers that the search for lists weighs by: set by hand, and kept where documents whose lists are known were
read best. Whoever changes one measures before and after (CONTRIBUTING, Measuring)."""

from __future__ import annotations

from typing import Final


class LabelWeights:
    """How well a number looks as the label of a reference: the sum of what holds; 2.8 and more looks good."""

    line_start: Final = 2.0  # it begins a line
    within_line: Final = 1.0  # it stands within a line, behind the end of a sentence
    bare: Final = -0.3  # nothing sets it off from the text behind it
    four_digits: Final = -1.5  # it is as long as a year
    before_nothing: Final = -1.5  # no text follows
    before_capital: Final = 1.0  # a capital, quotation mark, bracket or address follows; a script without case too
    before_particle: Final = 0.2  # a small letter follows, but that of a particle (`de`, `ibn`, `http`)
    before_small: Final = -1.2  # a small letter follows
    before_sign: Final = -0.5  # a dash or an opening bracket follows
    before_other: Final = -1.5  # a figure or another sign follows
    after_end: Final = 0.3  # the line before ended as a reference ends, or a blank line parts the two
    after_unfinished: Final = -0.7  # the line before ended in what wants a number or goes on (`Т.`, `:`)
    after_other: Final = -0.4  # the line before ended in a letter
    below_subheading: Final = 2.0  # a 1 right below a sub-heading: the references under it count anew
    after_address: Final = -0.4  # within a line: what stands before is an address, which ends without a stop
    after_no_stop: Final = -2.0  # within a line: no stop before it
    least_within_line: Final = 1.0  # within a line only what weighs more counts


class SequenceCosts:
    """What it costs that one label follows another in a list; weighed against the looks of the labels."""

    first_off_by_one: Final = 0.4  # for each number that the first label is away from 1
    first_most: Final = 4.0  # and no more than this
    repeated: Final = 3.4  # the same number again
    repeated_sound: Final = 2.3  # the same number again, of a label that looks good
    sound: Final = 2.8  # the weight from which a label looks good
    backwards: Final = 4.5  # a smaller number
    most_backwards: Final = 5  # smaller by more than this it cannot follow at all
    gap: Final = 0.6  # a number left out
    gap_more: Final = 0.25  # for each further one
    gap_most: Final = 6.0  # a gap costs no more than this
    doubtful: Final = 1.0  # any step but to the next number, of a label that looks doubtful
    doubtful_weight: Final = 2.0  # the weight up to which it does
    other_form: Final = 1.5  # `1.` and then `[2]`
    other_gluing: Final = 0.8  # `1.` with a space behind it and then without
    close: Final = 1_500  # characters between two labels that cost nothing: few references are longer
    characters_for_one: Final = 500  # so many characters more cost 1
    apart: Final = 8_000  # two labels further apart than this do not belong to one list
    look_back: Final = 24  # how many labels before it may be the one that a label follows
    restart_weight: Final = 2.5  # how good a 1 must look to begin the numbering anew
    restart_ahead: Final = 8  # within so many labels behind it 2 and 3 must come


class PageLimits:
    """Which lines turn with the page."""

    longest_head: Final = 100  # characters; a longer line is no running head
    label_within: Final = 8  # lines between a label and the next that make it no page number: pages have more
    least_counted: Final = 3  # so many heads that count pages away from page breaks are needed to be heads
    lines_of_page: Final = 5  # lines that a page has at least
    rising: Final = 0.8  # the share of their numbers that must rise as those of pages do
    headings_once: Final = 2  # an appendix is named so often, in the contents and where it begins, without being a head


class RegionLimits:
    """Which lines are a list."""

    near: Final = 10  # lines below a heading in which its list begins
    cluster: Final = 2_500  # characters between two labels of one list without a heading
    examined: Final = 6  # references at the head of a list that are looked at: two, and half of them, must look like it
    plainly_numbered: Final = 3  # more labels than this, the first at the top, and no list without numbers is tried
    plain_within: Final = 2  # lines from the top within which the first of them must stand
    most_parts: Final = 30  # parts of a list below sub-headings
    least_counted_down: Final = 3  # the first number of a list that counts down to 1
    least_column: Final = 2  # labels below each other, without texts, that are a column
    most_begun: Final = 3  # so many labels above them may have the first lines of their texts beside them
    least_said: Final = 12  # characters that a label must have behind it to label a reference
    cited_share: Final = 0.75  # of what is cited above a list whose items may be anything, so much must be its numbers
    cited_numbers: Final = 0.3  # ... and so many of its numbers must be cited
    least_uncited: Final = 3  # references that such a list of a text without citations has at least
    rising: Final = 0.8  # ... and so many of its labels must be the next number
    prose: Final = 0.25  # a list without a heading holds less than this share of paragraphs of text
    beside_only: Final = 2  # so few pieces without labels may be one labelled reference and the text behind it
    titles_above: Final = 5  # so many lines above one below it that are titles say that a heading is one of theirs
    least_bare: Final = 3  # a list without a heading has so many references beyond doubt, and labels that look good


class ColumnLimits:
    """When the lines of a text hold the lines of two columns."""

    least_labels: Final = 4  # so many labels both columns have together
    least_without_gap: Final = 3  # so many each where no gap parts them
    narrowest: Final = 12  # characters that the left column is wide at the least
    widest: Final = 400  # characters of a line with two columns and no gap at the most
    rows_of_reference: Final = 40  # rows within which the next label of a column follows
    rows_of_page: Final = 80  # rows below a number within which the reference may stand that it means
    shift: Final = 6  # characters by which the labels of a column stand apart, where they stand below each other
    aligned: Final = 0.8  # this share of the labels stands at one place, or the columns are glued by gaps alone
    slack: Final = 4  # characters by which a gap may miss that place
    gap: Final = 3  # blanks that part columns whose right one stands nowhere in particular
    across: Final = 0.2  # the share of the rows that may have no gap where one is due
    beyond: Final = 10  # rows above the first and below the last label that belong to the columns


class EndingLimits:
    """Where the last reference of a list ends."""

    most_lines: Final = 8  # it may have so many lines, or twice as many as the longest of the list
    most_lines_unwrapped: Final = 3  # in a list whose references have a line each
    longest: Final = 600  # it may have so many characters, or twice as many as the longest of the list
    title: Final = 90  # characters that a title among titles has at the most
    paragraph: Final = 80  # characters from which a paragraph without any sign of a reference is none's
    full_width: Final = 0.95  # this share of the lines is no wider than the width of the list
    scraps: Final = 24  # lines that the words of torn lines may add to those a reference may have
    scrap: Final = 30  # characters that a word or two have which a line was taken apart into
    fits: Final = 0.88  # a line is short where the next word would have fitted within this share of the width


class StartScores:
    """How much a line of a list without numbers looks like the first line of a reference: the sum of what holds."""

    threshold: Final = 2.4  # what a first line must reach to be no loss
    item: Final = 5.0  # it begins with a bullet, or is known to begin an item; nothing else is looked at then
    small: Final = -9.0  # it begins with a small letter and no name; nothing else is looked at then
    author: Final = 2.0  # it begins with a name as authors are printed
    capital: Final = 0.5  # it begins with a capital, a quotation mark or a dash
    no_capital: Final = -1.5  # it begins with anything else
    after_unfinished: Final = -3.0  # the line before goes on
    after_stop: Final = 1.0  # in a list whose references end in stops: the line before ends in one
    after_closing: Final = 0.4  # ... in a closing bracket or quotation mark
    after_no_stop: Final = -0.8  # ... in neither
    after_end: Final = 0.6  # in any other list: the line before ends as a sentence does
    after_no_end: Final = -0.3  # ... it does not
    short_before: Final = 1.2  # the line before is short: its first word would have fitted there
    full_before: Final = -0.4  # it is not
    unwrapped: Final = 1.5  # hardly a line of the list is wrapped
    new_paragraph: Final = 3.0  # in a list of paragraphs: a blank line stands before it
    same_paragraph: Final = -2.0  # ... none does
    blank_before: Final = 1.0  # in any other list: a blank line stands before it
    first_indent: Final = 1.5  # it is indented as first lines are
    wrapped_indent: Final = -1.5  # it is indented as wrapped lines are
    impossible: Final = -4.0  # a line with a worse score begins nothing


class DivisionScores:
    """How much a piece of a list without numbers looks like a reference: the sum of what holds."""

    dated: Final = 1.0  # it names a year or an address
    undated: Final = -1.5  # it names neither
    blank_within: Final = -1.5  # for each blank line within it
    short: Final = -1.5  # it is short
    shortest: Final = 35  # characters below which it is
    long: Final = 500  # characters from which each so many more cost 1
    characters_for_one: Final = 250
    long_most: Final = 5.0  # and no more than this
    in_order: Final = 0.5  # in an alphabetical list: its first letters follow closely
    close_letters: Final = 2  # so many letters on is closely
    out_of_order: Final = -1.2  # they go back
    longest: Final = 5_000  # characters above which it is no reference
    most_lines: Final = 60  # lines above which it is none
    list_lines: Final = 10_000  # lines above which a list is cut off
    learnt_from: Final = 400  # lines from whose beginning the habits of a list are learnt
    signless: Final = 25  # lines without a sign of a reference that end a list


class BeginningScores:
    """Where a list without numbers gives way to text: each piece adds to the sum, and the best sum ends the list."""

    reference: Final = 1.0  # a reference
    long_reference: Final = -0.5  # a reference so long that it may be text
    long: Final = 900  # characters from which it is
    doubtful: Final = -0.5  # a short piece that may be a reference
    short_text: Final = -1.0  # a short piece of text
    text: Final = -2.5  # a longer one
    short: Final = 400  # characters below which a piece is short


class PairingShares:
    """When one list prints another once more."""

    numbers: Final = 0.75  # the share of its numbers that both have
    references: Final = 0.6  # the share of those whose references are alike
    figures: Final = 0.6  # references are alike that share so many of the figures of the shorter one
