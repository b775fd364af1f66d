"""Numbers of a reference that mean something by what stands beside them: volumes, issues, pages, extents, dates.

The words are those of the languages citelink knows (`languages/*.py`). No style of citation is assumed: each number is
judged by its neighbours, so that the same rules read `Т. 2. — № 3. — С. 12–15`, `2(3):12-5` and `2001, 123, 4567–4570`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from citelink.languages import all_languages
from citelink.matching.words import numeral, word_skeleton

_CODES = ("kk", "ru", "uk", "be", "en", "de", "fr", "es", "pt", "it")
_TOKEN = re.compile(r"\d+|[^\W\d_]+|[-\u2010-\u2015\u2212]+|[^\w\s]")
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
_NOTICE = re.compile(
    r"\b(?:erratum|errata|corrigend|correction(?: to|:)|retract|addendum|reply to|comment on|response to|editorial"
    r"|book review|review of|рецензия|рец\. на|поправк|исправлен|опровержен|пікір)"
)
_THESIS = re.compile(r"\bдис(?:с|\.|серт)|dissert|\bthesis\b")
_OF_THESES = (
    "автореферат автореф диссертация диссертации диссертациясы дисс соискание ученой учёной степени кандидата доктора"
    " кандидаты докторы наук ғылымдарының ғылым дәрежесін алу үшін дайындалған dissertation thesis doctoral"
)
# Initials before a dot look like words for pages and volumes (P. 5, V. 2); they count only right before a number.
_MORE = {
    "page": ("p", "pp", "pg", "pgs", "c", "s", "ss", "р", "art", "б", "бб", "бет"),
    "volume": ("v", "vol", "vols", "т", "t", "bd", "jg"),
    "issue": ("n", "nr", "num", "iss", "№", "no", "h", "вып", "вип", "vyp", "#"),
    "edition": ("ed", "edn", "edition", "aufl", "auflage", "éd", "изд", "издание", "бас", "басылым", "вид"),
}
# A digit read as a letter, inside a number or at its end.
_GARBLED = re.compile(r"(?<![^\W_])\d{1,4}[^\W\d_](?:\d{1,4}|(?=[,:;() ]))(?![^\W_])")
_ORDINALS = frozenset(("е", "ое", "ші", "шы", "th", "nd", "rd", "st", "ге", "me", "re", "a", "ª", "й", "я", "х", "ти"))
_BEHIND_NUMBERS = _ORDINALS | frozenset(("s", "p", "c", "с", "б", "v", "т", "t", "г", "ж", "л", "е", "x", "х"))
_WHOLE_VOLUME = frozenset(("том", "volume", "band", "кітап", "книга", "бөлім", "tom"))


@dataclass(slots=True)
class PrintedNumbers:
    """What the numbers of a reference say. `numbers` are all that could belong to a record, in order, without leading
    zeros (page totals, totals of volumes and calendar days are not among them); `first_page` and `last_page` of the
    pages; `extent` is the page total; `volumes` are all that stand beside a word for volume, part or book;
    `garbled` are numbers with a misread digit (`12z3`); `set_told`: a total of volumes is printed (`в 4 т.`)."""

    numbers: list[str] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    volume: str = ""
    issue: str = ""
    first_page: str = ""
    last_page: str = ""
    extent: str = ""
    edition: str = ""
    volumes: list[str] = field(default_factory=list)
    garbled: list[str] = field(default_factory=list)
    set_told: bool = False


def read_numbers(text: str) -> PrintedNumbers:
    """The numbers of a reference's text (without identifiers and addresses), each by what stands beside it."""
    found = PrintedNumbers()
    lowered = text.lower()
    if _GARBLED.search(lowered):
        garbled = {word for word in _GARBLED.findall(lowered) if word.lstrip("0123456789") not in _BEHIND_NUMBERS}
        found.garbled.extend(garbled)
        lowered = _GARBLED.sub(lambda word: " " if word[0] in garbled else word[0], lowered)
    tokens = _TOKEN.findall(lowered)
    words = _role_words()
    page_rank = volume_rank = 0
    size = len(tokens)
    for at, token in enumerate(tokens):
        digits = token.isdecimal()
        before = tokens[at - 1] if at else ""
        if before == "." and at > 1:
            before = tokens[at - 2]
        role = words.get(before, "")
        if not digits:
            if role in ("volume", "part") and len(token) <= 6 and (value := numeral(token)) is not None:
                found.volumes.append(str(value))
                if role == "volume" and volume_rank < 4:
                    found.volume, volume_rank = str(value), 4
            continue
        number = token.lstrip("0") or "0"
        next_at = at + 1
        after = tokens[next_at] if next_at < size else ""
        following = tokens[next_at + 1] if next_at + 1 < size else ""
        year = _is_year(token)
        if (
            after
            and after[0] in _DASHES
            and following.isdecimal()
            and not (year and _is_year(following) and before != ":")
        ):
            last = following.lstrip("0") or "0"
            if len(last) < len(number) and len(following) < len(token):
                last = number[: len(number) - len(following)] + following
            rank = 4 if role == "page" else 3 if before != "-" else 1
            if rank >= page_rank and role not in ("volume", "issue", "part"):
                found.first_page, found.last_page, page_rank = number, last, rank
            if before == "," and volume_rank < 2 and _places_a_volume(tokens, at, at + 3):
                found.volume, volume_rank = tokens[at - 2].lstrip("0"), 2
            found.numbers.append(number)
            continue
        if at and before and tokens[at - 1][0] in _DASHES and at > 1 and tokens[at - 2].isdecimal():
            found.numbers.append(number)
            if year and len(tokens[at - 2]) == 4:
                found.years.append(int(token))
            continue
        beside = following if after == "." else after
        ordinal = beside
        if (after and after[0] in _DASHES) and following in _ORDINALS:
            ordinal = tokens[at + 3] if at + 3 < size else ""
            if ordinal == "." and at + 4 < size:
                ordinal = tokens[at + 4]
        elif after in _ORDINALS:
            ordinal = tokens[at + 2] if at + 2 < size else ""
        beside_role = words.get(beside, "")
        if role == "page":
            if page_rank < 4:
                found.first_page, found.last_page, page_rank = number, "", 4
        elif role == "issue":
            found.issue = found.issue or number
        elif role in ("volume", "part"):
            found.volumes.append(number)
            if role == "volume" and volume_rank < 4:
                found.volume, volume_rank = number, 4
        elif beside_role == "page" and not _number_follows(tokens, at, beside):
            found.extent = number
            continue
        elif words.get(ordinal) == "edition" and len(token) <= 2:
            found.edition = found.edition or number
            continue
        elif words.get(ordinal) in ("volume", "part") and not _number_follows(tokens, at, ordinal):
            if ordinal in _WHOLE_VOLUME and before not in ("в", "in"):
                found.volumes.append(number)
            else:
                found.set_told = True
                continue
        elif len(token) <= 2 and "month" in (role, beside_role) and after not in (":", "("):
            continue
        elif after == "(" and following.isdecimal() and not year and not _is_year(following) and volume_rank < 3:
            # 12(3)
            found.volume, volume_rank = number, 3
            found.issue = found.issue or following.lstrip("0")
        elif after == ":" and following.isdecimal() and not year:
            # 12:345
            if volume_rank < 2:
                found.volume, volume_rank = number, 2
        elif before == ")" and at > 2 and _is_year(tokens[at - 2]) and not year and page_rank < 2:
            # 12 (2004) 345
            found.first_page, found.last_page, page_rank = number, "", 2
            if at > 3 and tokens[at - 4].isdecimal() and tokens[at - 3] == "(" and volume_rank < 2:
                found.volume, volume_rank = tokens[at - 4].lstrip("0"), 2
        elif before == "," and at > 1 and not year and page_rank < 3:
            # 12(3), 345 and 12, 345 (2001) and 2001, 12, 345
            if tokens[at - 2] == ")" and tokens[at - 4 : at - 3] == ["("]:
                found.first_page, found.last_page, page_rank = number, "", 2
            elif _places_a_volume(tokens, at, at + 1):
                found.first_page, found.last_page, page_rank = number, "", 2
                if volume_rank < 2:
                    found.volume, volume_rank = tokens[at - 2].lstrip("0"), 2
        elif before == ":" and page_rank < 3 and at > 1 and (tokens[at - 2].isdecimal() or tokens[at - 2] == ")"):
            found.first_page, found.last_page, page_rank = number, "", 3
        if year:
            found.years.append(int(token))
        found.numbers.append(number)
    return found


def _is_year(token: str) -> bool:
    return len(token) == 4 and token.isdecimal() and "1500" <= token <= "2049"


def _places_a_volume(tokens: list[str], at: int, behind: int) -> bool:
    """Whether the number before the comma before `at` is a volume: a year stands before it, or in parentheses behind
    the pages, which end at `behind`."""
    left = tokens[at - 2] if at > 1 else ""
    if not left.isdecimal() or _is_year(left):
        return False
    enclosed = tokens[behind : behind + 1] == ["("] and behind + 1 < len(tokens) and _is_year(tokens[behind + 1])
    return enclosed or (at > 3 and _is_year(tokens[at - 4]))


def _number_follows(tokens: list[str], at: int, word: str) -> bool:
    """Whether the word after the number at `at` belongs to a number that comes behind it (`2005. С. 12`)."""
    here = at + 1
    while here < len(tokens) and here < at + 5 and tokens[here] != word:
        here += 1
    here += 1
    if here < len(tokens) and tokens[here] == ".":
        here += 1
    return here < len(tokens) and tokens[here].isdecimal()


def notice_place(text: str) -> int:
    """Where in a title or reference a notice about another work (erratum, reply, review) is named; -1 where it is
    not."""
    found = _NOTICE.search(text[:400].lower())
    return found.start() if found else -1


def is_abstract_of_thesis(text: str) -> bool:
    """Whether a reference or entry is the author's abstract of a thesis, which is another publication."""
    lowered = text[:2000].lower()
    return (
        "автореф" in lowered
        or "avtoref" in lowered
        or "autoref" in lowered
        or any(f"abstract of {article}{word}" in lowered for article in ("", "the ") for word in ("dissert", "thesis"))
    )


def is_thesis(text: str) -> bool:
    """Whether a reference or entry says that it is a thesis, and not the author's abstract of one."""
    return _THESIS.search(text[:2000].lower()) is not None and not is_abstract_of_thesis(text)


@cache
def boilerplate() -> frozenset[str]:
    """Skeletons of words that say nothing on which work it is: `accessed`, `editor`, `et al`, `pages`, months."""
    printed = [
        phrase
        for language in all_languages()
        for group in (
            language.accessed, language.editors, language.translators, language.et_al,
            *language.locators.values(), *language.months.values(),
        )
        for phrase in group
    ]  # fmt: skip
    printed.append(_OF_THESES)
    return frozenset(word_skeleton(word) for phrase in printed for word in re.findall(r"\w+", phrase))


@cache
def _role_words() -> dict[str, str]:
    roles: dict[str, str] = {}
    for language in all_languages():
        roles.update((word, "month") for words in language.months.values() for word in words)
    for language in all_languages():
        if language.code in _CODES:
            for label, role in (
                ("issue", "issue"),
                ("part", "part"),
                ("book", "part"),
                ("volume", "volume"),
                ("page", "page"),
            ):
                roles.update((word.lower(), role) for word in language.locators.get(label, ()))
    roles.update((word, role) for role, words in _MORE.items() for word in words)
    return roles
