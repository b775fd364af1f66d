"""Numbers as CSL prints them: ordinals, Roman numbers, ranges of pages (CSL 1.0.2, "Number" and Appendix V)."""

from __future__ import annotations

import re

from citelink.styles.csl.locales import Locale

# What is-numeric takes for a number: figures with what stands at either side, and signs between several.
_NUMBER = r"[^\W\d_]{0,3}\d+[^\W\d_]{0,3}"
_NUMERIC = re.compile(rf"\s*{_NUMBER}(?:\s*[-–—,&]\s*{_NUMBER})*\s*")
_SPLIT = re.compile(r"(?:(?<!\s)\s++)?([-–—,&])\s*")
_RANGE = re.compile(r"([^\W\d_]*)(\d{1,18})\s*[-–—]\s*([^\W\d_]*)(\d{1,18})(?=\s*(?:[,;&]|$))")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LONGEST = 10


def is_numeric(value: str) -> bool:
    """Whether a value is a number, or several with hyphens, commas or ampersands between them."""
    return len(value) < 200 and _NUMERIC.fullmatch(value) is not None


def is_plural(value: str) -> bool:
    """Whether a value holds more than one number."""
    return len(re.findall(r"\d+|\b[ivxlcdm]+\b", value[:200])) > 1 and bool(re.search(r"[-–—,&]", value[:200]))


def written(value: str, form: str, locale: Locale, gender: str = "") -> str:
    """A numeric value in a form: `ordinal`, `long-ordinal`, `roman`, else with its signs spaced as CSL has them."""
    if not is_numeric(value):
        return value
    pieces = _SPLIT.split(value.strip())
    said = [_one(piece, form, locale, gender) for piece in pieces[::2]]
    text = said[0]
    for sign, number in zip(pieces[1::2], said[1:], strict=True):
        text += {",": ", ", "&": " & "}.get(sign, "–") + number
    return text


def _one(number: str, form: str, locale: Locale, gender: str) -> str:
    if not number.isdecimal() or len(number) > _LONGEST:
        return number
    if form == "roman":
        return _roman(int(number))
    if form == "long-ordinal" and (long := _long_ordinal(int(number), locale, gender)):
        return long
    return number + ordinal_suffix(int(number), locale, gender) if form.endswith("ordinal") else number


def _long_ordinal(number: int, locale: Locale, gender: str) -> str:
    return locale.term(f"long-ordinal-{number:02}", gender=gender) if 0 < number <= 10 else ""


def ordinal_suffix(number: int, locale: Locale, gender: str = "") -> str:
    """What stands behind a number that counts (CSL 1.0.2, "Ordinal Suffixes")."""
    for kind in dict.fromkeys((gender, "")):
        for digits, usual in ((number % 100, "last-two-digits"), (number % 10, "last-digit")):
            found = locale.terms.get((f"ordinal-{digits:02}", "long", kind))
            if found and _matches(found.match or usual, number, digits):
                return found.single
    return locale.term("ordinal", gender=gender)


def _matches(match: str, number: int, digits: int) -> bool:
    if match == "whole-number":
        return number == digits
    return (match == "last-digit" and digits < 10 and number % 10 == digits) or (
        match == "last-two-digits" and number % 100 == digits
    )


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text


def page_ranges(value: str, form: str, locale: Locale) -> str:
    """The ranges in a value of pages in the style's page-range-format, a dash of the locale between their ends."""
    dash = locale.term("page-range-delimiter") or "–"
    text = _RANGE.sub(lambda match: _range(match, form, dash), value)
    return re.sub(r"(?<=\w)\s?[-—–]\s?(?=\w)", dash, text) if form else re.sub(r"(?<=\w)[-—](?=\w)", dash, text)


def _range(match: re.Match[str], form: str, dash: str) -> str:
    before, first, before_last, last = match.groups()
    if before_last not in ("", before):
        return f"{before}{first}{dash}{before_last}{last}"
    if not form:
        return f"{before}{first}{dash}{before_last}{last}"
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    if int(last) < int(first) or len(last) > len(first):
        return f"{before}{first}{dash}{before_last}{last}"
    shown = _shown(first, last, form)
    return f"{before}{first}{dash}{before if form == 'expanded' else ''}{shown}"


def _shown(first: str, last: str, form: str) -> str:
    """What is printed of the second number of a range, both given whole."""
    if form == "minimal":
        return _minimal(first, last, 1)
    if form == "minimal-two":
        return _minimal(first, last, 2)
    if form.startswith("chicago"):
        return _chicago(first, last, form)
    return last


def _minimal(first: str, last: str, least: int) -> str:
    same = next((at for at, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), len(last))
    return last[min(same, max(0, len(last) - least)) :]


def _chicago(first: str, last: str, form: str) -> str:
    """The Chicago Manual of Style: all figures below 100 and behind hundreds, one behind 101-109, else two or more."""
    if len(first) < 3 or int(first) % 100 == 0:
        return last
    if int(first) % 100 < 10 and first[:-2] == last[:-2]:
        return _minimal(first, last, 1)
    short = _minimal(first, last, 2)
    return last if len(first) == 4 and len(short) == 3 and form != "chicago-16" else short
