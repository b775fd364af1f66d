"""Names as CSL prints them (CSL 1.0.2, "Names"): one name, and a list of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from citelink.styles.csl.cases import cased
from citelink.styles.csl.initials import initials, spaced
from citelink.styles.csl.locales import Locale
from citelink.styles.csl.name_options import NameOptions
from citelink.styles.csl.persons import Name
from citelink.styles.csl.rich import Piece, Rich, affixed, formatted, joined, plain

# What names of people in these scripts are printed with: the family name first, nothing between.
_FAMILY_FIRST = re.compile("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")


def print_name(name: Name, options: NameOptions, at: int, inverted: bool) -> Rich:
    """One name, the `at`-th of its list; `inverted` as in a sorted list."""
    if name.literal:
        return _part("family", name.literal, options)
    form = options.form
    whole = (options.whole or {}).get(at, 0)
    if form == "short" and not whole:
        return _part("family", _spaced(name.particle, name.family), options)
    given = _given(name.given, options, whole)
    if _FAMILY_FIRST.search(name.family):
        gap = " " if inverted and _FAMILY_FIRST.search(given) is None else ""
        return (*_part("family", name.family, options), *plain(gap if given else ""), *_part("given", given, options))
    if inverted:
        return _inverted(name, given, options)
    last = _part("family", _spaced(name.particle, name.family), options)
    before = _part("given", _spaced(given, name.dropping), options)
    suffix = plain((", " if name.comma_suffix else " ") + name.suffix if name.suffix else "")
    space = plain("" if not before or _touches(name.particle or name.dropping, name.particle) else " ")
    return (*before, *space, *last, *suffix)


def _touches(particle: str, own: str) -> bool:
    return not own and particle.endswith(("’", "'", "-"))


def _inverted(name: Name, given: str, options: NameOptions) -> Rich:
    separator = options.get("sort-separator", ", ")
    first = _part("given", _spaced(given, name.dropping), options)
    if options.demote == "display-and-sort" and name.particle:
        family = _part("family", name.family, options)
        # The particle stands last and keeps the looks of the family name.
        first = joined((first, _part("family", name.particle, options)), " ")
    else:
        family = _part("family", _spaced(name.particle, name.family), options)
    return joined((family, first, plain(name.suffix)), separator)


def _spaced(*parts: str) -> str:
    """The parts that are not empty with blanks between them, none behind an apostrophe or a hyphen."""
    text = ""
    for part in filter(None, parts):
        text += part if not text or text.endswith(("’", "'", "-")) else f" {part}"
    return text


def _given(given: str, options: NameOptions, whole: int) -> str:
    """Given names in the form asked for; `whole` is 1 where initials must tell people apart, 2 where names must."""
    sign = options.attributes.get("initialize-with")
    if sign is None or whole == 2:
        return given
    make = spaced if options.get("initialize") == "false" else initials
    return make(given, sign, options.hyphens)


def _part(name: str, text: str, options: NameOptions) -> Rich:
    part = (options.parts or {}).get(name)
    rich = plain(text.replace("'", "’"))
    if part is None or not rich:
        return rich
    return affixed(formatted(cased(rich, part.get("text-case"), english=True), part), part)


def shown_of(names: Sequence[Name], options: NameOptions) -> tuple[int, bool]:
    """How many names of a list are printed, and whether the last one is, too, behind them."""
    least, first = options.get("et-al-min"), options.get("et-al-use-first")
    if options.subsequent:
        least, first = options.get("et-al-subsequent-min", least), options.get("et-al-subsequent-use-first", first)
    most = int(first) if first.isdecimal() else 1
    most = max(most, options.more)
    if not least.isdecimal() or len(names) < int(least) or most >= len(names):
        return len(names), False
    return most, options.get("et-al-use-last") == "true" and most + 1 < len(names)


def print_names(
    names: Sequence[Name], options: NameOptions, locale: Locale, repeated: Mapping[int, str] | None = None
) -> Rich:
    """A list of names with what stands between them, cut short where the options say so; `repeated` has what is printed
    for some of them, by their places."""
    shown, with_last = shown_of(names, options)
    if options.form == "count":
        return plain(str(shown))
    order = options.get("name-as-sort-order")
    printed = [
        plain(repeated[at])
        if repeated and at in repeated
        else print_name(name, options, at, order == "all" or (order == "first" and at == 0))
        for at, name in enumerate(names[:shown])
    ]
    if shown == len(names):
        return _all(printed, options, locale, order)
    head = joined(printed, options.delimiter)
    if not printed:
        return ()
    if with_last:
        last = print_name(names[-1], options, len(names) - 1, order == "all")
        return (*head, Piece(options.delimiter), Piece("… "), *last)
    return (*head, *_others(len(printed), options, locale, order))


def _all(printed: list[Rich], options: NameOptions, locale: Locale, order: str) -> Rich:
    said = {"text": locale.term("and"), "symbol": "&"}.get(options.get("and"), "")
    if len(printed) < 2 or not said:
        return joined(printed, options.delimiter)
    precedes = options.get("delimiter-precedes-last", "contextual")
    before = options.delimiter if _precedes(precedes, len(printed) > 2, order, len(printed) - 1) else " "
    head = joined(printed[:-1], options.delimiter)
    return (*head, Piece(f"{before if before[-1:].isspace() else before + ' '}{said} "), *printed[-1])


def _precedes(precedes: str, several: bool, order: str, before: int) -> bool:
    """Whether the delimiter stands before the last name or before et al.; `before` names stand in front."""
    if precedes == "after-inverted-name":
        return order == "all" or (order == "first" and before == 1)
    return precedes == "always" or (precedes == "contextual" and several)


def _others(shown: int, options: NameOptions, locale: Locale, order: str) -> Rich:
    element = options.et_al
    term = locale.term(element.get("term", "et-al") if element is not None else "et-al")
    if not term:
        return ()
    precedes = options.get("delimiter-precedes-et-al", "contextual")
    delimiter = options.delimiter if _precedes(precedes, shown > 1, order, shown) else " "
    rich = plain(term)
    return (Piece(delimiter), *(affixed(formatted(rich, element), element) if element is not None else rich))
