"""Frames of French, Italian, Spanish and Portuguese lists."""

from __future__ import annotations

from citelink.bibliography.entry import Entry
from citelink.bibliography.formatted import frame_parts as piece
from citelink.bibliography.formatted.composition import Parts, around, field, join, say, wrap
from citelink.bibliography.formatted.hand import Hand


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


def brazilian(entry: Entry, hand: Hand) -> Parts:
    """ABNT: `SILVA, J. Título. Revista, São Paulo, v. 12, n. 3, p. 45-67, 2010.`"""
    head = field(
        "author",
        piece.people(
            entry.authors,
            hand.pick("SMITH, J.", "SMITH, J.", "Smith, J. A."),
            hand,
            "; ",
            "; ",
            3,
            hand.pick(" et al.", " et al"),
        ),
    )
    titled = field("title", entry.title)
    pages = wrap(hand.pick("p. ", "p.", "pp. "), piece.range_of(entry, "-"))
    if piece.is_article(entry):
        where = join(
            ", ",
            [
                field("container-title", entry.container),
                field("publisher-place", entry.place),
                wrap(hand.pick("v. ", "v.", "vol. "), field("volume", entry.volume)),
                wrap(hand.pick("n. ", "n.", "nº "), field("issue", entry.issue)),
                pages,
                piece.month_year(entry, hand),
            ],
        )
    elif piece.is_part(entry):
        names = field("editor", piece.people(entry.editors, "SMITH, J.", hand, "; ", "; ", 3))
        edited = (*names, *say(hand.pick(" (Org.)", " (Ed.)", " (Orgs.)", " (Coord.)"))) if names else ()
        host = wrap(hand.pick("In: ", "In: ", "In "), join(". ", [edited, field("container-title", entry.container)]))
        where = join(". ", [host, join(", ", [piece.published(entry, hand), piece.year(entry)]), pages])
    else:
        where = join(
            ". ",
            [
                piece.edition(entry, hand),
                join(", ", [piece.published(entry, hand), piece.year(entry)]),
                wrap(
                    "",
                    field(
                        "number-of-pages",
                        entry.number_of_pages if entry.number_of_pages.isdigit() and hand.does(0.5) else "",
                    ),
                    " p",
                ),
            ],
        )
    located: Parts = ()
    if entry.url and hand.does(0.5):
        located = wrap(hand.pick("Disponível em: <", "Disponível em: <"), field("URL", entry.url), ">")
        if entry.accessed and entry.accessed.year:
            date = (
                f"{entry.accessed.day or 1} {hand.pick('jan.', 'mar.', 'maio', 'ago.', 'dez.')} {entry.accessed.year}"
            )
            located = join(". ", [located, wrap("Acesso em: ", field("accessed", date))])
    else:
        located = piece.found_at(entry, hand)
    return (*join(". ", [join(". ", [head, titled]), where, located]), *say("."))


def italian(entry: Entry, hand: Hand) -> Parts:
    """`G. Rossi, Titolo, in «Rivista», XII (2010), pp. 45-67.`"""
    form = hand.pick("J. A. Smith", "John Smith", "Smith J.A.", "J.A. Smith")
    head = field("author", piece.people(entry.authors, form, hand, ", ", hand.pick(" e ", ", ", " - "), 3, " et al."))
    titled = around(hand.pick("|", "|", "«|»", "“|”"), field("title", entry.title))
    pages = wrap(hand.pick("pp. ", "p. ", "pp."), piece.range_of(entry, "-"))
    if piece.is_article(entry):
        host = around(hand.pick("«|»", "“|”", "|"), field("container-title", entry.container))
        numbers = join(hand.pick(", ", "/"), [field("volume", entry.volume), field("issue", entry.issue)])
        dated = around(hand.pick("(|)", "|", "(|)"), piece.year(entry))
        where = wrap(hand.pick("in ", "in: ", ""), join(", ", [host, join(" ", [numbers, dated]), pages]))
    else:
        imprint = join(
            hand.pick(", ", " "),
            [piece.published(entry, hand, hand.pick("place", "publisher"), ", "), piece.year(entry)],
        )
        edited = wrap("a cura di ", field("editor", piece.people(entry.editors, "J. A. Smith", hand, ", ", " e ", 3)))
        host = wrap(
            hand.pick("in ", "in: "),
            join(", ", [field("container-title", entry.container if piece.is_part(entry) else ""), edited]),
        )
        where = join(", ", [host, imprint, pages])
    return (*join(", ", [head, titled, where]), *say("."))


def spanish(entry: Entry, hand: Hand) -> Parts:
    """`García, J. (2010): "Título", Revista, 12 (3), pp. 45-67.`"""
    form = hand.pick("Smith, J. A.", "SMITH, J.", "Smith, John")
    head = field("author", piece.people(entry.authors, form, hand, hand.pick(", ", "; "), hand.pick(" y ", " & "), 3))
    dated = around(hand.pick("(|):", "(|).", "|."), piece.year(entry))
    titled = around(hand.pick("|", "“|”", "«|»", '"|"'), field("title", entry.title))
    pages = wrap(hand.pick("pp. ", "p. ", ""), piece.range_of(entry, "-"))
    if piece.is_article(entry):
        numbers = (
            *field("volume", entry.volume),
            *around(hand.pick("(|)", " (|)", ", nº |"), field("issue", entry.issue)),
        )
        where = join(", ", [field("container-title", entry.container), wrap(hand.pick("", "vol. "), numbers), pages])
    else:
        edited = piece.editors(entry, hand, "J. A. Smith", " y ")
        host = wrap(
            hand.pick("En ", "En: ", "en "),
            join(", ", [edited, field("container-title", entry.container if piece.is_part(entry) else "")]),
        )
        where = join(
            ". ",
            [
                join(hand.pick(", ", " "), [host, around("(|)", pages) if host else ()]),
                piece.edition(entry, hand),
                piece.published(entry, hand),
            ],
        )
    return (
        *join(hand.pick(". ", ", "), [join(" ", [head, dated, titled]), where, piece.found_at(entry, hand)]),
        *say("."),
    )
