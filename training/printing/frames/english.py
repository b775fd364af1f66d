"""Frames of English-language lists: author-date, numbered, medical, physical, humanities."""

from __future__ import annotations

from citelink.bibliography.entry import Entry
from citelink.styles.composition import Parts, field, join, say, wrap
from citelink.styles.terms import terms_of
from training.printing.frames import parts as piece
from training.printing.frames.parts import around
from training.printing.hand import Hand


def author_date(entry: Entry, hand: Hand) -> Parts:
    """APA and its kin: `Smith, J. (2010). Title. Journal, 12(3), 45–67.`"""
    dash = hand.pick("–", "-", "–")
    conj = piece.conjunction(entry, hand)
    form = hand.pick("Smith, J. A.", "Smith, J. A.", "Smith, J.A.", "Smith J.A.", "Smith, John")
    last = hand.pick("," + conj, conj, ", ")
    head = field("author", piece.people(entry.authors, form, hand, ", ", last, 7))
    if not entry.authors:
        head = piece.editors(entry, hand, form, last)
    dated = around((hand.pick(" (|).", " (|)", " |.", " (|),", " (|):", " |,")), piece.year(entry))
    titled = _title(entry, hand)
    located = piece.found_at(entry, hand)
    front = join(" ", [(*head, *dated), titled]) if head else (*titled, *dated)
    return _stopped(join(" ", [front, _where(entry, hand, dash), located]), hand)


def _where(entry: Entry, hand: Hand, dash: str) -> Parts:
    if piece.is_article(entry):
        volume = wrap(hand.pick("", "", "", "Vol. ", "vol. "), field("volume", entry.volume))
        issue = around((hand.pick("(|)", " (|)", "(|)", ", |", ", No. |", ", no. |")), field("issue", entry.issue))
        pages = piece.marked_pages(entry, hand, dash, "", "", "pp. ", "p. ")
        sign = hand.pick(", ", ", ", " ", ": ", ":")
        lead = say(hand.pick("", "", "", "", "", "– ", "— ", "In: "))
        return _dot(
            lead
            + join(
                hand.pick(", ", ", ", " "),
                [field("container-title", entry.container), join(sign, [(*volume, *issue), pages])],
            )
        )
    imprint = _dot(piece.published(entry, hand, hand.pick("place", "place", "publisher")))
    if piece.is_part(entry):
        editors = piece.editors(entry, hand, hand.pick("J. A. Smith", "J.A. Smith", "Smith, J."), " & ")
        host = join(", ", [editors, field("container-title", entry.container)])
        pages = around(
            (hand.pick(" (|)", ", |", ", |", ". |")), piece.marked_pages(entry, hand, dash, "pp. ", "", "p. ")
        )
        bracketed = wrap(" (", piece.edition(entry, hand), ")")
        return join(" ", [_dot((*say(hand.pick("In ", "In: ", "In ", "in ")), *host, *bracketed, *pages)), imprint])
    return join(" ", [imprint, _dot(piece.series(entry, hand))])


def numbered(entry: Entry, hand: Hand) -> Parts:
    """IEEE and its kin: `J. Smith and B. Roe, "Title," Journal, vol. 12, no. 3, pp. 45–67, 2010.`"""
    dash = hand.pick("–", "-")
    form = hand.pick("J. A. Smith", "J. A. Smith", "J.A. Smith", "John Smith")
    head = field("author", piece.people(entry.authors, form, hand, ", ", hand.pick(" and ", ", and "), 4))
    quote = hand.pick("“|,”", '"|,"', "|,", "“|”,", "‘|’,")
    titled = around((quote), field("title", entry.title))
    terms = terms_of(entry)
    if piece.is_article(entry):
        where = join(
            ", ",
            [
                field("container-title", entry.container),
                wrap(hand.pick("vol. ", "Vol. ", "vol. ", ""), field("volume", entry.volume)),
                wrap(hand.pick("no. ", "No. ", "Issue "), field("issue", entry.issue)),
                piece.marked_pages(entry, hand, dash, "pp. ", "p. ", "pp. "),
                piece.month_year(entry, hand),
            ],
        )
    elif piece.is_part(entry):
        host = wrap(hand.pick("in ", "in: ", "In "), field("container-title", entry.container))
        where = join(
            ", ",
            [
                host,
                wrap("", piece.editors(entry, hand, "J. A. Smith", " and ")),
                piece.published(entry, hand, "publisher"),
                piece.year(entry),
                piece.marked_pages(entry, hand, dash, "pp. "),
            ],
        )
    else:
        where = join(
            ". ",
            [
                join(", ", [piece.edition(entry, hand)]),
                join(", ", [piece.published(entry, hand, hand.pick("place", "publisher")), piece.year(entry)]),
            ],
        )
    extent = wrap(
        ", ",
        field("number-of-pages", entry.number_of_pages if entry.number_of_pages.isdigit() else ""),
        terms.extent[0][2:],
    )
    where = (*where, *(extent if hand.does(0.3, False) else ()))
    front = join(", ", [head, titled])
    return _stopped(join(". ", [join(" ", [front, where]), piece.found_at(entry, hand)]), hand)


def medical(entry: Entry, hand: Hand) -> Parts:
    """Vancouver and its kin: `Smith JA, Roe B. Title. Journal. 2010;12(3):45-67.`"""
    dash = hand.pick("-", "–")
    form = hand.pick("Smith JA", "Smith JA", "Smith J.A.", "Smith, J.A.")
    head = field(
        "author", piece.people(entry.authors, form, hand, ", ", "", 6, hand.pick(", et al", " et al", ", et al."))
    )
    titled = (*field("title", entry.title), *_dotted(entry.title))
    if piece.is_article(entry):
        volume = (*field("volume", entry.volume), *wrap("(", field("issue", entry.issue), ")"))
        numbers = join(hand.pick(":", ":", ": "), [volume, piece.range_of(entry, dash)])
        container = (*field("container-title", entry.container), *say(hand.pick(".", ".", "")))
        where = _dot(join(hand.pick(";", ";", "; "), [join(" ", [container, piece.month_year(entry, hand)]), numbers]))
    elif piece.is_part(entry):
        editors = piece.editors(entry, hand, form, "")
        host = join(". ", [editors, field("container-title", entry.container)])
        imprint = join("; ", [piece.published(entry, hand), piece.year(entry)])
        pages = piece.marked_pages(entry, hand, dash, "p. ", "pp. ", "p")
        where = _dot(join(". ", [(*say(hand.pick("In: ", "In ")), *host), imprint, pages]))
    else:
        where = _dot(
            join(". ", [piece.edition(entry, hand), join("; ", [piece.published(entry, hand), piece.year(entry)])])
        )
    return _stopped(join(" ", [join(". ", [head, titled]), where, piece.found_at(entry, hand)]), hand)


def physical(entry: Entry, hand: Hand) -> Parts:
    """Chemists and physicists, often without titles: `Smith, J.; Roe, B. J. Phys. 2010, 12, 45.`"""
    dash = hand.pick("–", "-")
    form = hand.pick("Smith, J. A.", "J. A. Smith", "J.A. Smith", "Smith J.A.")
    sign = "; " if form.startswith("Smith,") else ", "
    head = field("author", piece.people(entry.authors, form, hand, sign, hand.pick("", " and ", sign), 8))
    titled = () if hand.does(0.4, False) and piece.is_article(entry) else field("title", entry.title)
    first = range_or_first(entry, hand, dash)
    if piece.is_article(entry):
        volume = field("volume", entry.volume)
        numbers = {
            "acs": join(", ", [piece.year(entry), volume, first]),
            "aps": (*join(", ", [volume, first]), *wrap(" (", piece.year(entry), ")")),
            "rsc": join(", ", [piece.year(entry), volume, first]),
            "old": (*join(" ", [volume, wrap("(", piece.year(entry), ")"), first]),),
        }[hand.pick("acs", "aps", "rsc", "old")]
        where = join(hand.pick(" ", ", ", " "), [field("container-title", entry.container), numbers])
    else:
        host = wrap(hand.pick("In ", "in "), field("container-title", entry.container) if piece.is_part(entry) else ())
        where = join(
            hand.pick(", ", "; "),
            [
                host,
                piece.published(entry, hand, hand.pick("publisher", "place")),
                piece.year(entry),
                piece.marked_pages(entry, hand, dash, "pp ", "p. ", "pp. "),
            ],
        )
        if hand.does(0.3, False):
            where = (
                *join(
                    ", ",
                    [host, wrap("(", join(", ", [piece.published(entry, hand, "publisher"), piece.year(entry)]), ")")],
                ),
            )
    return _stopped(join(hand.pick(" ", ", ", ". "), [head, join(hand.pick(". ", ", "), [titled, where])]), hand)


def range_or_first(entry: Entry, hand: Hand, dash: str) -> Parts:
    """All pages, or the first of them only."""
    return piece.range_of(entry, dash) if hand.does(0.6) else field("page", entry.pages.split("-")[0].split("–")[0])


def humanities(entry: Entry, hand: Hand) -> Parts:
    """Chicago and MLA: `Smith, John. "Title." Journal 12, no. 3 (2010): 45–67.`"""
    dash = hand.pick("–", "-")
    form = hand.pick("first inverted", "first inverted", "John Smith", "Smith, John")
    last = hand.pick(", and ", " and ", piece.conjunction(entry, hand))
    head = field("author", piece.people(entry.authors, form, hand, ", ", last, 4))
    mark = "." if form != "John Smith" else hand.pick(",", ".")
    if not entry.authors:
        head = piece.editors(entry, hand, form, last)
    quoted = around((hand.pick("“|.”", '"|."', "‘|.’", "“|”,", "«|».")), field("title", entry.title))
    if piece.is_article(entry):
        volume = join(hand.pick(", no. ", ".", ", "), [field("volume", entry.volume), field("issue", entry.issue)])
        rest = (
            *join(" ", [field("container-title", entry.container), volume]),
            *wrap(" (", piece.month_year(entry, hand), ")"),
        )
        where = join(hand.pick(": ", ":", ", pp. "), [rest, piece.range_of(entry, dash)])
        titled = quoted
    elif piece.is_part(entry):
        edited = wrap(
            hand.pick("edited by ", "ed. ", "Ed. "),
            field("editor", piece.people(entry.editors, "John Smith", hand, ", ", last)),
        )
        imprint = join(", ", [piece.published(entry, hand), piece.year(entry)])
        host = join(
            ", ",
            [
                wrap(hand.pick("In ", "in "), field("container-title", entry.container)),
                edited,
                piece.marked_pages(entry, hand, dash, "", "pp. "),
            ],
        )
        where = join(". ", [host, imprint])
        titled = quoted
    else:
        titled = (*field("title", entry.title), *_dotted(entry.title))
        by = wrap(
            hand.pick("Translated by ", "Trans. ", "Transl. "),
            field("translator", piece.people(entry.translators, "John Smith", hand, ", ", last)),
        )
        where = join(
            ". ",
            [
                by,
                piece.edition(entry, hand),
                piece.series(entry, hand),
                join(", ", [piece.published(entry, hand), piece.year(entry)]),
            ],
        )
    front = join(" ", [(*head, *say("" if head and head[-1].text.endswith(".") else mark)) if head else (), titled])
    return _stopped(join(" ", [front, _dot(where), piece.found_at(entry, hand)]), hand)


def plain(entry: Entry, hand: Hand) -> Parts:
    """The plain style of LaTeX: `John Smith. Title. Journal, 12(3):45–67, 2010.`"""
    dash = hand.pick("–", "-", "--")
    form = hand.pick("John Smith", "J. A. Smith", "Smith, John")
    head = field("author", piece.people(entry.authors, form, hand, ", ", hand.pick(" and ", ", and "), 12))
    titled = (*field("title", entry.title), *_dotted(entry.title))
    if piece.is_article(entry):
        volume = (*field("volume", entry.volume), *wrap("(", field("issue", entry.issue), ")"))
        numbers = join(":", [volume, piece.range_of(entry, dash)])
        where = join(", ", [field("container-title", entry.container), numbers, piece.month_year(entry, hand)])
    elif piece.is_part(entry):
        editors = piece.editors(entry, hand, form, " and ")
        host = wrap("In ", join(", ", [editors, field("container-title", entry.container)]))
        pages = wrap(hand.pick("pages ", "pp. "), piece.range_of(entry, dash))
        if hand.does(0.5):
            where = join(
                ". ",
                [join(", ", [host, pages]), join(", ", [piece.published(entry, hand, "publisher"), piece.year(entry)])],
            )
        else:
            where = join(", ", [host, pages, field("publisher-place", entry.place), piece.month_year(entry, hand)])
            where = join(". ", [where, field("publisher", entry.publisher)])
    else:
        where = join(", ", [piece.published(entry, hand, "publisher"), piece.edition(entry, hand), piece.year(entry)])
    return _stopped(join(" ", [join(". ", [head, titled]), _dot(where), piece.found_at(entry, hand)]), hand)


def _title(entry: Entry, hand: Hand) -> Parts:
    quote = hand.pick("|.", "|.", "|.", "“|.”", "|,", "‘|’,")
    bracketed = wrap(" (", piece.edition(entry, hand), ")") if not entry.container else ()
    if quote == "|.":
        return (*field("title", entry.title), *bracketed, *_dotted("" if bracketed else entry.title))
    return (*around((quote), field("title", entry.title)), *bracketed)


def _dotted(text: str) -> Parts:
    return () if text.endswith((".", "?", "!", "…")) else say(".")


def _dot(parts: Parts) -> Parts:
    return (*parts, *say(".")) if parts else ()


def _stopped(parts: Parts, hand: Hand) -> Parts:
    if not parts or parts[-1].text.endswith(".") or parts[-1].label in {"DOI", "URL"}:
        return parts
    return (*parts, *say(hand.pick(".", ".", ".", "")))
