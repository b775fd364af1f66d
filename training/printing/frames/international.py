"""Frames of international standards and handbooks: ISO 690, and MLA since its eighth edition."""

from __future__ import annotations

from citelink.bibliography.entry import Entry
from citelink.styles.composition import Parts, field, join, say, wrap
from training.printing.frames import parts as piece
from training.printing.frames.parts import around
from training.printing.hand import Hand


def iso_690(entry: Entry, hand: Hand) -> Parts:
    """`SMITH, John and ROE, Ann, 2010. Title. Journal. 2010. Vol. 12, no. 3, pp. 45–67.`"""
    dash = hand.pick("–", "-")
    form = hand.pick("SMITH, John", "SMITH, J.", "Smith, John", "SMITH, John")
    last = hand.pick(piece.conjunction(entry, hand), ", ", "; ")
    head = field("author", piece.people(entry.authors, form, hand, "; " if last == "; " else ", ", last, 3))
    if not entry.authors:
        head = piece.editors(entry, hand, form, last)
    dated = piece.year(entry)
    early = bool(head) and hand.does(0.6)
    front = join(". ", [join(", ", [head, dated]) if early else head, field("title", entry.title)])
    pages = piece.marked_pages(entry, hand, dash, "pp. ", "p. ")
    if piece.is_article(entry):
        again = dated if not early or hand.does(0.5) else ()
        short = (*field("volume", entry.volume), *wrap("(", field("issue", entry.issue), ")"))
        numbers = (
            join(", ", [piece.volume_of(entry, hand), piece.issue_of(entry, hand), pages])
            if hand.does(0.7)
            else join(hand.pick(", ", ": "), [short, piece.range_of(entry, dash)])
        )
        where = join(". ", [field("container-title", entry.container), join(hand.pick(", ", ". "), [again, numbers])])
    else:
        host: Parts = ()
        if piece.is_part(entry):
            editors = () if not entry.authors else piece.editors(entry, hand, form, last)
            names = join(hand.pick(", ", ". "), [editors, field("container-title", entry.container)])
            host = wrap(hand.pick("In: ", "In : ", "in: "), names)
        imprint = join(", ", [piece.published(entry, hand, "place", hand.pick(": ", " : ")), () if early else dated])
        where = join(". ", [host, piece.edition(entry, hand), imprint, pages if host else ()])
    return (*join(". ", [front, where, piece.found_at(entry, hand)]), *say("."))


def modern_language(entry: Entry, hand: Hand) -> Parts:
    """MLA: `Smith, John, and Ann Roe. “Title.” Journal, vol. 12, no. 3, 2010, pp. 45–67.`"""
    dash = hand.pick("–", "-")
    form = hand.pick("first inverted", "first inverted", "Smith, John")
    last = hand.pick(",", "") + piece.conjunction(entry, hand)
    head = field("author", piece.people(entry.authors, form, hand, ", ", last, 2, hand.pick(", et al", " et al")))
    if not entry.authors:
        head = piece.editors(entry, hand, form, last)
    quoted = around(hand.pick("“|.”", "“|”.", '"|."', "«|»."), field("title", entry.title))
    pages = piece.marked_pages(entry, hand, dash, "pp. ", "pp. ", "")
    if not entry.container:
        imprint = join(hand.pick(", ", ": "), [field("publisher", entry.publisher), piece.year(entry)])
        titled = join(". ", [field("title", entry.title), piece.edition(entry, hand), imprint])
        return (*join(". ", [head, titled, piece.found_at(entry, hand)]), *say("."))
    if piece.is_article(entry):
        parts = [piece.volume_of(entry, hand), piece.issue_of(entry, hand), piece.month_year(entry, hand)]
    else:
        by = wrap(
            hand.pick("edited by ", "ed. ", "ed. by "),
            field("editor", piece.people(entry.editors, "John Smith", hand, ", ", piece.conjunction(entry, hand), 2)),
        )
        parts = [by, field("publisher", entry.publisher), piece.year(entry)]
    where = join(", ", [field("container-title", entry.container), *parts, pages])
    front = join(" ", [(*head, *say("." if head else "")), quoted])
    return (*join(". ", [join(" ", [front, where]), piece.found_at(entry, hand)]), *say("."))
