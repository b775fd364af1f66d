"""What catalogues write: headings of names, roles, punctuation between the areas of a description, dates, extents.

The punctuation is that of ISBD, the codes of roles are those of MARC (https://www.loc.gov/marc/relators/).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Literal

from citelink.bibliography.dates import read_date
from citelink.bibliography.entry import Date, Person
from citelink.languages import all_languages
from citelink.languages.vocabulary import name_words, number_words, reference_words, role_words
from citelink.text.patterns import any_pattern, any_word, late

Role = Literal["author", "editor", "translator", "other", ""]

_LONGEST = 10_000
# A letter of another script than the Latin one.
_OTHER_SCRIPT = late("[\u0370-\u1dff\u2c00-\ua71f\ua800-\uabff\uac00-\ufaff]")
# Marks around words that are not sorted by: U+0098 and U+009C, in old conversions U+0088 and U+0089.
_UNSORTED = late("[\x88\x89\x98\x9c]")
_LAST_WORD = late(r"(\w+)\.$")
_SHORT = 3
# Words of roles of so many letters and less are whole ones.
_WHOLE = 4
_LIFE = late(r",?\s{0,3}[\[(]?\b\d{3,4}\s?[-–]\s?(?:\d{3,4})?[\])]?$")
# A span of years without a beginning or an end; serials that go on end in 9999.
_OPEN = late(r"^\s{0,3}[-–]\s{0,3}(?=\d)|\s{0,3}[-–]\s{0,3}(?:9999)?$")
_COPYRIGHT = late(r"^(?:cop\.?|[cpс©℗])\s{0,2}(?=\d{4})", re.IGNORECASE)
_DASH = late(r"\s?[-–—]\s?")
# The fuller form of a given name, behind it.
_FULLER = late(r"\s?\([^()]{0,80}\)$")
_BRACKETS = str.maketrans("", "", "[]<>")
_AUTHORS = frozenset(["aut", "cre", "dis", "ctg", "lbt", "cmp", "art", "pht", "prg", "inv"])
_EDITORS = frozenset(["edt", "edc", "edm", "com", "pbd"])
_CODES: Mapping[str, Role] = {
    **dict.fromkeys(_AUTHORS, "author"),
    **dict.fromkeys(_EDITORS, "editor"),
    "trl": "translator",
}


def clean(text: str) -> str:
    """A text of a record: composed letters, no marks of sorting, blanks made one."""
    return " ".join(unicodedata.normalize("NFC", _UNSORTED.sub("", text[:_LONGEST])).split())


def has_other_script(text: str) -> bool:
    """Whether a text holds letters that are not Latin; of two forms of a name that is the printed one."""
    return _OTHER_SCRIPT.search(text) is not None


def without_punctuation(text: str, *, whole: bool = False, short: int = _SHORT) -> str:
    """A text without the signs that lead to the next area, and without its stop, unless it stands behind a word of not
    more than `short` letters, which may be abbreviated; `whole`: it is a sentence, in which hardly one is."""
    text = _before_next_area(clean(text))
    if not text.endswith(".") or text.endswith(".."):
        return text
    last = _LAST_WORD.search(text)
    kept = last is not None and last[1].isalpha() and (len(last[1]) == 1 or (not whole and len(last[1]) <= short))
    return text if kept else _before_next_area(text[:-1])


def without_brackets(text: str) -> str:
    """A place or a publisher without the brackets of what is not printed in the book; "" where it says that it is not
    known (`[S.l.]`)."""
    text = without_punctuation(text, short=_SHORT + 1)
    bare = text.translate(_BRACKETS).strip()
    return "" if _unknown().fullmatch(bare) else bare


def read_edition(text: str) -> str:
    """An edition, which mostly ends in an abbreviation."""
    return without_punctuation(text, short=_SHORT + 2)


def read_heading(text: str, suffix: str = "", *, inverted: bool = True) -> Person | None:
    """The person of a heading, `Family, Given` where it is inverted; None for one without letters."""
    text = _LIFE.sub("", clean(text)).rstrip(" /:;=,")
    if not inverted or "," not in text:
        text = without_punctuation(text)
        return Person(literal=text) if any(char.isalpha() for char in text) else None
    last = _LAST_WORD.search(text)
    if last and len(last[1]) > 1 and "." not in text[: last.start()].rpartition(" ")[2]:
        text = text if last[1].casefold() in _suffixes() else text[:-1]
    if not any(char.isalpha() for char in text):
        return None
    family, _, rest = text.partition(",")
    given, _, third = rest.strip().partition(",")
    words = _FULLER.sub("", given).split()
    particle: list[str] = []
    while len(words) > 1 and words[-1] in name_words().particles:
        particle.insert(0, words.pop())
    behind = clean(third or suffix).rstrip(",")
    behind = behind if behind.casefold().rstrip(".") in _suffixes() else ""
    return Person(family.strip(), " ".join(words), " ".join(particle), behind)


def role_of(codes: tuple[str, ...], terms: tuple[str, ...]) -> Role:
    """What a person did: by the codes, else by the words of a catalogue; "" where nothing is said."""
    for code in (code.rpartition("/")[2].strip().lower() for code in codes):
        if code in _CODES:
            return _CODES[code]
    said = [clean(term).casefold().strip(" .,()[]") for term in terms]
    for role, pattern in _role_words():
        if any(pattern.match(term) for term in said):
            return role
    return "other" if codes or any(said) else ""


def role_in_statement(statement: str, person: Person) -> Role:
    """What the statement of responsibility (`A. Author ; под ред. B. Editor`) says that a person did; "" where it does
    not name them or says nothing."""
    name = (person.family or person.literal).casefold()
    stem = name[: max(3, len(name) - 2)]
    for part in clean(statement).casefold().split(";"):
        if stem in part:
            return next((role for role, pattern in _statement_words() if pattern.search(part)), "")
    return ""


def read_published(text: str) -> Date | None:
    """A date of publication (`[1957?]`, `c2011`, `1994-`); None where there is no digit in it."""
    bare = _COPYRIGHT.sub("", _OPEN.sub("", without_punctuation(text).translate(_BRACKETS).strip())).strip()
    return read_date(bare) if any(char.isdigit() for char in bare) else None


def count_pages(extent: str) -> str:
    """How many pages an extent (`xvii, 389 p. : ill.`) says that there are, or ""."""
    found = _pages().search(clean(extent).casefold())
    return found[1] if found else ""


def write_published(date: Date | None) -> str:
    """A date as far as it is known (ISO 8601), a span of years, or the words that stood for it; `read_published` leads
    back."""
    if date is None or date.year is None or date.literal:
        return date.literal if date else ""
    if date.end_year:
        return f"{date.year:04}-{date.end_year:04}"
    return "-".join([f"{date.year:04}", *(f"{part:02}" for part in (date.month, date.day) if part)])


def write_extent(pages: str) -> str:
    """An extent that says how many pages there are; `count_pages` leads back."""
    return f"{pages} {number_words().page_units[0]}." if pages.isdecimal() else pages


def number_behind(where: str, label: str) -> str:
    """The number behind a word for `label` (`page`, `volume`, `issue`), or before one, in any language (`Vol. 24`,
    `12-том`, `с. 23-34`); "" where there is none."""
    found = _labels(label).search(where)
    number = next((part for part in found.groups() if part), "") if found else ""
    return _DASH.sub("-", number)


def _before_next_area(text: str) -> str:
    """A text without what stands between it and the next area of a description (` /`, `. -`)."""
    while True:
        bare = text.rstrip(" /:;=,")
        if bare[-2:] in (" -", " –", " —"):
            bare = bare[:-1].rstrip(" ").removesuffix(".")
        if bare == text:
            return text
        text = bare


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(word.rstrip(".") for word in name_words().suffixes)


@cache
def _unknown() -> re.Pattern[str]:
    return re.compile(any_pattern(reference_words().unknown))


@cache
def _pages() -> re.Pattern[str]:
    words = {*number_words().page_units, *(word for one in all_languages() for word in one.locators.get("page", ()))}
    return re.compile(rf"(\d{{1,5}})(?:\s?,?\s?\[\d{{1,4}}\])?\s{{0,2}}{any_word(words)}(?![^\W\d_])")


@cache
def _role_words() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    words = role_words()
    kinds: tuple[tuple[Role, tuple[str, ...]], ...] = (
        ("translator", words.translators),
        ("editor", words.editors),
        ("author", words.authors),
    )
    long = {word for _, known in kinds for word in known if len(word) > _WHOLE}
    return tuple(
        (role, re.compile(rf"{any_word(long.intersection(known))}|{any_word({*known} - long)}(?!\w)"))
        for role, known in kinds
    )


@cache
def _statement_words() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    translators = [word for language in all_languages() for word in language.translators]
    editors = [word for language in all_languages() for word in language.editors]
    kinds: tuple[tuple[Role, list[str]], ...] = (("translator", translators), ("editor", editors))
    return tuple((role, re.compile(rf"(?<!\w){any_word(words)}(?!\w)")) for role, words in kinds)


@cache
def _labels(label: str) -> re.Pattern[str]:
    # A letter by itself is a page in one language and a volume in another: those that most languages have alike count.
    words = [word for one in all_languages() for word in one.locators.get(label, ()) if len(word) > 1 or word == "№"]
    words += reference_words().announcing.get(label, ())
    known = any_word(words)
    number = r"(\d{1,6}\w{0,2}(?:\s?[-–—/]\s?\d{1,6})?)"
    before, behind = rf"(?<![^\W_]){known}\.?\s{{0,2}}{number}", rf"(?<!\d){number}[-\s]{{0,2}}{known}(?!\w)"
    return re.compile(f"{before}|{behind}", re.IGNORECASE)
