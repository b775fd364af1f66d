"""The frame of French lists."""

from __future__ import annotations

from citelink.bibliography.entry import Entry
from citelink.styles.composition import Parts, field, join, say, wrap
from training.printing.frames import parts as piece
from training.printing.frames.parts import around
from training.printing.hand import Hand


def french(entry: Entry, hand: Hand) -> Parts:
    """`Dupont J. (2010), « Titre », Revue, vol. 12, n° 3, p. 45-67.`"""
    dash = hand.pick("-", "–")
    form = hand.pick("Smith J.A.", "Smith, John", "J. A. Smith", "SMITH, J.")
    head = field("author", piece.people(entry.authors, form, hand, ", ", hand.pick(" et ", ", ", " & "), 3))
    dated = around(hand.pick(" (|)", ", |", " (|)"), piece.year(entry)) if hand.does(0.6) else ()
    late = () if dated else piece.year(entry)
    quoted = around(hand.pick("« | »", "«|»", "“|”", "|"), field("title", entry.title))
    pages = wrap(hand.pick("p. ", "pp. ", "p."), piece.range_of(entry, dash))
    if piece.is_article(entry):
        where = join(
            ", ",
            [
                field("container-title", entry.container),
                wrap(hand.pick("vol. ", "t. ", "", "tome "), field("volume", entry.volume)),
                wrap(hand.pick("n° ", "no ", "n°"), field("issue", entry.issue)),
                late,
                pages,
            ],
        )
        titled = quoted
    elif piece.is_part(entry):
        where = join(
            ", ",
            [
                wrap(
                    hand.pick("in ", "dans ", "In: ", "in : "),
                    join(
                        hand.pick(", ", " "),
                        [piece.editors(entry, hand, form, " et "), field("container-title", entry.container)],
                    ),
                ),
                piece.published(entry, hand, "place", hand.pick(", ", " : ", ": ")),
                late,
                pages,
            ],
        )
        titled = quoted
    else:
        titled = field("title", entry.title)
        extent = wrap(
            "", field("number-of-pages", entry.number_of_pages if entry.number_of_pages.isdigit() else ""), " p"
        )
        where = join(
            ", ",
            [
                piece.published(entry, hand, "place", hand.pick(", ", " : ")),
                piece.edition(entry, hand),
                late,
                extent if hand.does(0.4) else (),
            ],
        )
    front = (*head, *dated) if head else piece.year(entry)
    return (
        *join(", ", [join(hand.pick(", ", ". ", " : "), [front, titled]), where, piece.found_at(entry, hand)]),
        *say("."),
    )
