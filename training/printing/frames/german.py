"""Frames of German-language house styles."""

from __future__ import annotations

from citelink.bibliography.entry import Entry
from citelink.styles.composition import Parts, field, join, say, wrap
from citelink.styles.names import direct
from training.printing.frames import parts as piece
from training.printing.frames.parts import around
from training.printing.hand import Hand


def author_date(entry: Entry, hand: Hand) -> Parts:
    """Social sciences and geography: `Meier, Anna (2010): Titel. In: Zeitschrift 12 (3), S. 45–67.`"""
    dash = hand.pick("–", "-", "-")
    form = hand.pick("Smith, John", "Smith, J.", "Smith, J. A.", "Smith, J.A.", "SMITH, J.")
    sign = hand.pick("/", "; ", " / ", ", ", "/ ", " & ", "/")
    last = sign if sign.strip() in {"/", ";", "&"} else hand.pick(" und ", " & ", " u. ")
    et_al = hand.pick(" u.a.", " et al.", " u. a.")
    head = field("author", piece.people(entry.authors, form, hand, sign, last, 4, et_al))
    if not entry.authors and entry.editors:
        head = (
            *field("editor", piece.people(entry.editors, form, hand, sign, last, 4, et_al)),
            *say(hand.pick(" (Hg.)", " (Hrsg.)")),
        )
    dated = around(hand.pick(" (|):", " (|):", " |:", " (|).", ", |:", " (|),", " |,"), piece.year(entry))
    titled = field("title", entry.title)
    front = join(" ", [(*head, *dated), titled]) if head else join(". ", [titled, piece.year(entry)])
    sign = hand.pick(". ", ". ", ", ")
    return (*join(sign, [front, _where(entry, hand, dash), piece.found_at(entry, hand)]), *say(hand.pick(".", ".", "")))


def _where(entry: Entry, hand: Hand, dash: str) -> Parts:
    mark = hand.pick("In: ", "In: ", "in: ", "In ")
    pages = wrap(hand.pick("S. ", "S. ", "S.", "", "pp. "), piece.range_of(entry, dash))
    if piece.is_article(entry):
        mark = hand.pick(mark, mark, "– ", "— ", ". — ", "") if hand.rng else mark
        return join(hand.pick(", ", ": ", ", "), [(*say(mark), *_journal(entry, hand)), pages])
    imprint = _imprint(entry, hand)
    if piece.is_part(entry):
        people = _editors(entry, hand)
        host = (*say(mark), *join(hand.pick(": ", " ", ", "), [people, field("container-title", entry.container)]))
        if hand.does(0.5):
            return join(", ", [join(". ", [host, imprint]), pages])
        return join(". ", [join(", ", [host, pages]), imprint])
    bracketed = around(hand.pick("(= |)", "(|)"), _series(entry, hand))
    return join(". ", [piece.edition(entry, hand), join(" ", [imprint, bracketed]), *_extent(entry, hand)])


def _extent(entry: Entry, hand: Hand) -> list[Parts]:
    if not entry.number_of_pages.isdigit() or not hand.does(0.25, False):
        return []
    return [(*field("number-of-pages", entry.number_of_pages), *say(" S"))]


def _series(entry: Entry, hand: Hand) -> Parts:
    if not entry.series:
        return ()
    return join(
        hand.pick(", Bd. ", " ", ", "),
        [field("collection-title", entry.series), field("collection-number", entry.number)],
    )


def _editors(entry: Entry, hand: Hand) -> Parts:
    form = hand.pick("Smith, John", "Smith, J.", "John Smith", "Smith, J.A.", "J. A. Smith")
    sign = hand.pick("/", "; ", " / ", ", ")
    names = field("editor", piece.people(entry.editors, form, hand, sign, sign if sign != ", " else " und ", 4))
    return (
        (*names, *say(hand.pick(" (Hg.)", " (Hrsg.)", " (Hg.)", " (Hgg.)", " [Hrsg.]", " (Eds.)", " Hrsg.")))
        if names
        else ()
    )


def _imprint(entry: Entry, hand: Hand) -> Parts:
    style = hand.pick("both", "both", "place", "bracketed", "publisher")
    place, publisher = field("publisher-place", entry.place), field("publisher", entry.publisher)
    if style == "place" and place:
        return place
    if style == "bracketed" and place:
        return wrap("(", join(": ", [place, publisher]), ")")
    if style == "publisher":
        return join(", ", [publisher, place])
    return join(hand.pick(": ", ": ", ", ", " : "), [place, publisher])


def _journal(entry: Entry, hand: Hand) -> Parts:
    container = field("container-title", entry.container)
    volume, issue = field("volume", entry.volume), field("issue", entry.issue)
    match hand.pick("Jg.", "Jg. behind", "bracketed", "slash", "comma", "Bd.", "plain"):
        case "Jg.":
            return join(", ", [container, wrap("Jg. ", volume), wrap(hand.pick("H. ", "Heft ", "Nr. "), issue)])
        case "Jg. behind":
            return join(", ", [container, wrap("", volume, ". Jg."), wrap(hand.pick("H. ", "Heft ", "Nr. "), issue)])
        case "bracketed":
            return join(
                hand.pick(" ", ", "), [container, (*volume, *around(hand.pick("(|)", " (|)", " (H. |)"), issue))]
            )
        case "slash":
            return join(" ", [container, join(hand.pick("/", "/", ", H. ", ", Nr. "), [volume, issue])])
        case "Bd.":
            return join(", ", [container, wrap("Bd. ", volume), wrap("H. ", issue)])
    return join(hand.pick(", ", " "), [container, join(", ", [volume, issue])])


def notes(entry: Entry, hand: Hand) -> Parts:
    """Historians and philologists: `Anna Meier: Titel, in: Zeitschrift 12 (2010), H. 3, S. 45–67.`"""
    dash = hand.pick("–", "-")
    form = hand.pick("John Smith", "Smith, John", "J. A. Smith")
    sign = hand.pick("/", ", ", " / ")
    last = " und " if sign == ", " else sign
    head = field("author", piece.people(entry.authors, form, hand, sign, last, 4, " u.a."))
    titled = around(hand.pick("|", "|", "„|“", "»|«", '"|"'), field("title", entry.title))
    pages = wrap(hand.pick("S. ", "S.", "hier S. "), piece.range_of(entry, dash))
    place = field("publisher-place", entry.place)
    imprint = join(
        " ",
        [
            join(hand.pick(": ", ", ", ": "), [place, field("publisher", entry.publisher if hand.does(0.4) else "")]),
            piece.year(entry),
        ],
    )
    if piece.is_article(entry):
        issue = wrap(hand.pick(", H. ", ", Heft ", ", Nr. "), field("issue", entry.issue))
        host = (
            *join(
                " ",
                [
                    field("container-title", entry.container),
                    field("volume", entry.volume),
                    wrap("(", piece.year(entry), ")"),
                ],
            ),
            *issue,
        )
        where = (*say(hand.pick("in: ", "In: ", "in: ")), *join(", ", [host, pages]))
    elif piece.is_part(entry):
        edited = wrap(
            hand.pick("hrsg. von ", "hg. v. ", "hg. von "),
            field("editor", " und ".join(direct(p, full=True) for p in entry.editors)),
        )
        if hand.does(0.5):
            host = join(", ", [field("container-title", entry.container), edited, imprint, pages])
        else:
            host = join(
                ", ",
                [
                    join(hand.pick(": ", ", "), [_editors(entry, hand), field("container-title", entry.container)]),
                    imprint,
                    pages,
                ],
            )
        where = (*say(hand.pick("in: ", "In: ")), *host)
    else:
        where = join(", ", [piece.edition(entry, hand), imprint])
    front = join(hand.pick(": ", ", ", ": "), [head, titled])
    sign = hand.pick(", ", ". ")
    return (*join(sign, [front, where, piece.found_at(entry, hand)]), *say("."))
