"""Dates as CSL prints them (CSL 1.0.2, "Date")."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from citelink.styles.csl.cases import cased
from citelink.styles.csl.elements import Element
from citelink.styles.csl.locales import Locale
from citelink.styles.csl.numbers import ordinal_suffix
from citelink.styles.csl.rich import Piece, Rich, affixed, formatted, joined, plain, without_stops

_PARTS = ("year", "month", "day")
_SHOWN = {"year": ("year",), "year-month": ("year", "month"), "year-month-day": _PARTS}


class Moment(NamedTuple):
    """One end of a date; 0 for what is not said. Seasons are months from 13 on."""

    year: int = 0
    month: int = 0
    day: int = 0


def moments(value: Any) -> tuple[Moment, ...]:
    """The ends of a date variable of CSL-JSON, one or two; () where it has no date-parts."""
    given = value.get("date-parts") if isinstance(value, Mapping) else None
    found = []
    for parts in given[:2] if isinstance(given, list) else ():
        numbers = [_number(part) for part in parts[:3]] if isinstance(parts, list) else []
        found.append(Moment(*numbers))
    if not found or not found[0].year:
        return ()
    season = _number(value.get("season"))
    if season and not found[0].month:
        found[0] = found[0]._replace(month=12 + season)
    return tuple(found)


def _number(part: Any) -> int:
    text = str(part).strip()
    return int(text) if text.lstrip("-").isdecimal() and len(text) < 8 else 0


def print_date(element: Element, value: Any, locale: Locale, year_suffix: str = "") -> Rich:
    """What a `date` element prints of a value of CSL-JSON, without the element's affixes; `year_suffix` stands behind
    the year."""
    ends = moments(value)
    if not ends:
        said = value.get("literal") or value.get("raw") if isinstance(value, Mapping) else value
        return (*plain(str(said or "")), *plain(year_suffix if said else ""))
    parts, delimiter = _parts(element, locale)
    shown = [part for part in parts if _print_part(part, ends[0], locale)]
    if len(ends) == 1 or ends[0] == ends[1]:
        return joined((_one(part, ends[0], locale, year_suffix) for part in shown), delimiter)
    return _range(shown, ends, locale, delimiter, year_suffix)


def date_for_sorting(element: Element, value: Any, locale: Locale, year_suffix: str = "") -> Rich:
    """The same where entries are sorted by it: year, month and day as figures, those that the element prints."""
    ends = moments(value)
    if not ends:
        return plain(str(value.get("literal") or value.get("raw") or ""))
    named = {part.get("name") for part in _parts(element, locale)[0]}
    said = [name for name in _PARTS if name in named]
    if not any(getattr(ends[0], name) for name in said):
        return ()
    return plain("-".join("".join(_figures(name, moment) for name in said) for moment in ends))


def _figures(name: str, moment: Moment) -> str:
    # Years before our era come first, the earlier the earlier.
    return f"{moment.year + 100_000:06}" if name == "year" else f"{getattr(moment, name):02}"


def _parts(element: Element, locale: Locale) -> tuple[list[Element], str]:
    """The date-parts that are printed, in order, and what stands between them."""
    own = {part.get("name"): part for part in element.children if part.tag == "date-part"}
    form = element.get("form")
    if not form:
        return list(own.values()), element.get("delimiter")
    pattern = locale.dates.get(form)
    if pattern is None:
        return [], ""
    wanted = _SHOWN.get(element.get("date-parts", "year-month-day"), _PARTS)
    parts = []
    for part in pattern.children:
        if part.get("name") in wanted:
            # Affixes are the locale's, all else the style may say anew.
            said = own[part.get("name")].attributes if part.get("name") in own else {}
            kept = {name: text for name, text in said.items() if name not in ("prefix", "suffix")}
            parts.append(Element(part.tag, {**part.attributes, **kept}))
    return parts, pattern.get("delimiter") or element.get("delimiter")


def _range(shown: list[Element], ends: tuple[Moment, ...], locale: Locale, delimiter: str, suffix: str) -> Rich:
    """A range: what differs is printed twice, what is alike once."""
    first, last = ends
    widest = next(name for name in _PARTS if getattr(first, name) != getattr(last, name))
    twice = [part.get("name") in _PARTS[_PARTS.index(widest) :] for part in shown]
    if True not in twice or not last.year:
        dash = plain("–") if not last.year else ()
        return (*joined((_one(part, first, locale, suffix) for part in shown), delimiter), *dash)
    start = twice.index(True)
    end = len(twice) - twice[::-1].index(True)
    before = [_one(part, first, locale, suffix) for part in shown[:start]]
    opening = [_one(part, first, locale, "") for part in shown[start:end]]
    closing = [_one(part, last, locale, suffix) for part in shown[start:end]]
    sign = next((part.get("range-delimiter") for part in shown if part.get("name") == widest), "") or "–"
    # Within the range no affix stands but that of its own sign.
    opening[-1] = _without(opening[-1], -1, shown[end - 1].get("suffix"))
    closing[0] = _without(closing[0], 0, shown[start].get("prefix"))
    both = (*joined(opening, delimiter), Piece(sign), *joined(closing, delimiter))
    return joined((*before, both, *(_one(part, last, locale, suffix) for part in shown[end:])), delimiter)


def _without(rich: Rich, at: int, affix: str) -> Rich:
    """The pieces without the affix at one end."""
    if not affix or not rich or rich[at].text != affix:
        return rich
    return rich[1:] if at == 0 else rich[:-1]


def _one(part: Element, moment: Moment, locale: Locale, year_suffix: str) -> Rich:
    text = _print_part(part, moment, locale)
    if not text:
        return ()
    if part.get("name") == "year":
        text += year_suffix
    rich = cased(plain(text), part.get("text-case"), english=False)
    return affixed(formatted(without_stops(rich) if part.get("strip-periods") == "true" else rich, part), part)


def _print_part(part: Element, moment: Moment, locale: Locale) -> str:
    name, form = part.get("name"), part.get("form")
    if name == "year":
        return _year(moment.year, form, locale)
    if name == "month":
        return _month(moment, form, locale)
    return _day(moment, form, locale) if name == "day" and moment.month and moment.day else ""


def _year(year: int, form: str, locale: Locale) -> str:
    if not year:
        return ""
    if year < 0:
        return f"{-year}{locale.term('bc')}"
    if year < 1000:
        return f"{year}{locale.term('ad')}"
    return f"{year % 100:02}" if form == "short" else str(year)


def _month(moment: Moment, form: str, locale: Locale) -> str:
    month = moment.month
    if month > 12:
        # Seasons are 13-16, or 21-24 as EDTF has them.
        season = (month - 13) % 4 + 1 if month < 17 else month - 20
        return locale.term(f"season-{season:02}") if 0 < season < 5 else ""
    if month < 1:
        return ""
    if form == "numeric":
        return str(month)
    return f"{month:02}" if form == "numeric-leading-zeros" else locale.term(f"month-{month:02}", form)


def _day(moment: Moment, form: str, locale: Locale) -> str:
    if form == "numeric-leading-zeros":
        return f"{moment.day:02}"
    first_only = locale.options.get("limit-day-ordinals-to-day-1") == "true"
    if form == "ordinal" and (moment.day == 1 or not first_only):
        gender = locale.gender(f"month-{moment.month:02}")
        return str(moment.day) + ordinal_suffix(moment.day, locale, gender)
    return str(moment.day)
