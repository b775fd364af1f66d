"""Frames of Korean, Chinese (GB/T 7714) and Japanese lists."""

from __future__ import annotations

from collections.abc import Sequence

from citelink.bibliography.entry import Entry, Person
from citelink.styles.composition import Parts, field, join, say, wrap
from training.printing.frames.parts import around, is_article, is_part, range_of, year
from training.printing.hand import Hand


def _names(people: Sequence[Person], sign: str, most: int, rest: str, space: str = "") -> str:
    shown = people[:most]
    names = [f"{person.family}{space if person.given else ''}{person.given}" or person.literal for person in shown]
    names = [name or person.literal for name, person in zip(names, shown, strict=True)]
    return sign.join(names) + (rest if len(people) > most else "")


def korean(entry: Entry, hand: Hand) -> Parts:
    """`김민수, 이영희, "제목", 학회지, 12권, 3호, pp.45-67, 2010.`"""
    head = field(
        "author", _names(entry.authors, hand.pick(", ", "·", ", ", "，"), 5, hand.pick(" 외", " 등", " 외 2인"))
    )
    early = hand.does(0.45, False)
    dated = around(hand.pick("(|)", "(|),", "|,", "(|)."), year(entry)) if early else ()
    titled = around(hand.pick('"|"', "“|”", "“|,”", "|", "「|」", "‘|’", "|."), field("title", entry.title))
    sign = hand.pick(", ", ", ", ". ")
    pages = around(
        hand.pick("pp.|", "pp. |", "|쪽", "|", "|면", "pp. |"), range_of(entry, hand.pick("-", "–", "~", "∼"))
    )
    if is_article(entry):
        host = around(hand.pick("|", "|", "『|』", "《|》", "<|>"), field("container-title", entry.container))
        match hand.pick("words", "western", "brackets", "je"):
            case "words":
                numbers = join(
                    ", ",
                    [
                        wrap("", field("volume", entry.volume), hand.pick("권", " 권")),
                        wrap("", field("issue", entry.issue), hand.pick("호", " 호")),
                    ],
                )
            case "je":
                numbers = join(
                    " ",
                    [wrap("제", field("volume", entry.volume), "권"), wrap("제", field("issue", entry.issue), "호")],
                )
            case "western":
                numbers = join(
                    ", ",
                    [
                        wrap(hand.pick("Vol. ", "Vol.", "vol. "), field("volume", entry.volume)),
                        wrap(hand.pick("No. ", "No.", "no. "), field("issue", entry.issue)),
                    ],
                )
            case _:
                numbers = (*field("volume", entry.volume), *wrap("(", field("issue", entry.issue), ")"))
        where = join(", ", [host, numbers, pages])
    elif is_part(entry):
        where = join(", ", [field("container-title", entry.container), field("publisher-place", entry.place), pages])
    else:
        where = join(
            hand.pick(", ", ": ", ", "), [field("publisher-place", entry.place), field("publisher", entry.publisher)]
        )
    front = join(" " if early else sign, [join(hand.pick(" ", ", ") if early else sign, [head, dated]), titled])
    late = () if early else year(entry)
    return (*join(sign, [front, where, late]), *say(hand.pick(".", ".", "")))


def chinese(entry: Entry, hand: Hand) -> Parts:
    """GB/T 7714: `王伟, 李娜. 题名[J]. 刊名, 2010, 12(3): 45-67.`"""
    wide = hand.does(0.3, False)
    stop, comma, colon = (
        (hand.pick("．", "。"), "，", "：")
        if wide
        else (hand.pick(". ", ".", ". "), hand.pick(", ", ","), hand.pick(": ", ":"))
    )
    head = field("author", _names(entry.authors, hand.pick(comma, comma, "、"), 3, f"{comma}等"))
    kind = (
        "J"
        if is_article(entry)
        else "C"
        if entry.type == "paper-conference"
        else "D"
        if entry.type == "thesis"
        else "M"
    )
    marked = wrap("[", field("genre", kind), "]") if hand.does(0.75) else ()
    titled = (*field("title", entry.title), *marked)
    pages = range_of(entry, hand.pick("-", "–", "-", "~"))
    if is_article(entry):
        numbers = (
            *field("volume", entry.volume),
            *wrap(hand.pick("(", " (") if not wide else "（", field("issue", entry.issue), "）" if wide else ")"),
        )
        where = join(colon, [join(comma, [field("container-title", entry.container), year(entry), numbers]), pages])
    else:
        host = wrap("//", field("container-title", entry.container)) if is_part(entry) else ()
        imprint = join(
            comma,
            [join(colon, [field("publisher-place", entry.place), field("publisher", entry.publisher)]), year(entry)],
        )
        titled = (*titled, *host)
        where = join(colon, [imprint, pages])
    return (*join(stop, [head, titled, where]), *say(hand.pick(".", "", "。") if wide else hand.pick(".", "")))


def japanese(entry: Entry, hand: Hand) -> Parts:
    """`山田太郎, 鈴木花子: 題名, 誌名, 12(3), pp.45-67 (2010).`"""
    head = field(
        "author",
        _names(entry.authors, hand.pick(", ", "・", "，", "、"), 4, hand.pick("他", "ほか"), hand.pick("", " ")),
    )
    titled = around(hand.pick("|", "「|」", "“|”", "|"), field("title", entry.title))
    pages = around(hand.pick("pp.|", "pp. |", "|頁", "|"), range_of(entry, hand.pick("-", "–", "〜")))
    early = hand.does(0.35, False)
    dated = around(hand.pick("(|)", "（|）", "(|):"), year(entry))
    if is_article(entry):
        host = around(hand.pick("|", "『|』", "|", "『|』"), field("container-title", entry.container))
        numbers = {
            "western": join(
                ", ", [wrap("Vol.", field("volume", entry.volume)), wrap("No.", field("issue", entry.issue))]
            ),
            "words": join(
                "", [wrap("第", field("volume", entry.volume), "巻"), wrap("第", field("issue", entry.issue), "号")]
            ),
            "brackets": (*field("volume", entry.volume), *wrap("(", field("issue", entry.issue), ")")),
        }[hand.pick("western", "words", "brackets")]
        where = join(hand.pick(", ", "，"), [host, numbers, pages])
    else:
        host = around("『|』", field("container-title", entry.container if is_part(entry) else ""))
        where = join(", ", [host, field("publisher-place", entry.place), field("publisher", entry.publisher), pages])
    if early:
        return (
            *join(hand.pick(" ", "", ", "), [join("", [head, dated]), join(hand.pick(", ", " "), [titled, where])]),
            *say(hand.pick(".", "", "。")),
        )
    late = around(hand.pick("(|)", "|", "|年"), year(entry))
    return (
        *join(hand.pick(", ", " "), [join(hand.pick(": ", ", ", "："), [head, titled]), where, late]),
        *say(hand.pick(".", "", "。")),
    )
