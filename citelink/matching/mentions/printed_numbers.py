"""Numbers of a reference that mean something by what stands beside them: volumes, issues, pages, extents, dates.

The words are those of the languages citelink knows (`languages/*.py`). No style of citation is assumed: each number is
judged by its neighbours, so that the same rules read `Т. 2. — № 3. — С. 12–15`, `2(3):12-5` and `2001, 123, 4567–4570`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from citelink.languages import all_languages
from citelink.languages.vocabulary import kind_words, number_words, reference_words
from citelink.matching.words import numeral, word_skeleton
from citelink.text.dashes import DASHES
from citelink.text.patterns import any_pattern
from citelink.text.years import is_year

_CODES = ("kk", "ru", "uk", "be", "en", "de", "fr", "es", "pt", "it")
_TOKEN = re.compile(rf"\d+|[^\W\d_]+|[{DASHES}]+|[^\w\s]")
_DASH_SIGNS = frozenset(DASHES)
# A digit read as a letter, inside a number or at its end.
_GARBLED = re.compile(r"(?<![^\W_])\d{1,4}[^\W\d_](?:\d{1,4}|(?=[,:;() ]))(?![^\W_])")
_ROMAN_LETTERS = frozenset("ivxіх")
_LONGEST_ROMAN = 6
_NUMBERED = ("page", "volume", "issue", "edition")
# Roles of the words that stand before their numbers; those of volumes; those whose ranges are no pages.
_ANNOUNCED = frozenset(("page", "issue", "volume", "part"))
_VOLUMES = frozenset(("volume", "part"))
_UNPAGED = _ANNOUNCED - {"page"}
# As many as a look around a number reaches beyond either end.
_NOTHING = [""] * 8


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
    lowered = text.lower()
    garbled: set[str] = set()
    if _GARBLED.search(lowered):
        garbled = {word for word in _GARBLED.findall(lowered) if word.lstrip("0123456789") not in _behind_numbers()}
        lowered = _GARBLED.sub(lambda word: " " if word[0] in garbled else word[0], lowered)
    found = _Reader(_TOKEN.findall(lowered)).read()
    found.garbled.extend(garbled)
    return found


class _Reader:
    """Goes through the tokens of a reference and asks of each number, neighbourhood by neighbourhood, what it is.

    Of the number at hand, `token` is what is printed and `number` the same without leading zeros; `before` is the word
    before it (a stop between them is passed over), `role` what that announces; `after` and `following` stand behind it.
    The ranks say how surely volume and pages are told: 4 by a word, 3 by a range or a bracket, 2 by commas, 1 hardly.
    """

    def __init__(self, tokens: list[str]) -> None:
        self.count = len(tokens)
        # Nothing stands behind the last token, nor before the first: places below 0 are those at the end of a list.
        self.tokens = tokens + _NOTHING
        self.roles = _role_words()
        self.words = number_words()
        self.found = PrintedNumbers()
        self.page_rank = self.volume_rank = 0
        self.at = 0
        self.token = self.number = self.before = self.role = self.after = self.following = ""
        self.is_year = False

    def read(self) -> PrintedNumbers:
        """What all the numbers say."""
        tokens, roles = self.tokens, self.roles
        for at in range(self.count):
            token = tokens[at]
            if not token.isdecimal():
                if token[0] in _ROMAN_LETTERS:
                    self._read_roman(at, token)
                continue
            before = tokens[at - 1]
            if before == ".":
                before = tokens[at - 2]
            self.at, self.token, self.number = at, token, token.lstrip("0") or "0"
            self.before, self.role = before, roles.get(before, "")
            self.after, self.following = tokens[at + 1], tokens[at + 2]
            self.is_year = is_year(token)
            if not (self._begins_range() or self._ends_range() or self._follows_word() or self._precedes_word()):
                self._stands_between_marks()
                self._keep()
        return self.found

    def _keep(self) -> None:
        """Take the number at hand for one that the record may hold."""
        if self.is_year:
            self.found.years.append(int(self.token))
        self.found.numbers.append(self.number)

    def _take_volume(self, volume: str, rank: int) -> None:
        if rank > self.volume_rank:
            self.found.volume, self.volume_rank = volume, rank

    def _take_pages(self, first: str, last: str, rank: int) -> None:
        self.found.first_page, self.found.last_page, self.page_rank = first, last, rank

    def _read_roman(self, at: int, token: str) -> None:
        """Том II."""
        before = self.tokens[at - 1]
        role = self.roles.get(self.tokens[at - 2] if before == "." else before)
        if role in _VOLUMES and len(token) <= _LONGEST_ROMAN and (value := numeral(token)) is not None:
            self.found.volumes.append(str(value))
            if role == "volume":
                self._take_volume(str(value), 4)

    def _begins_range(self) -> bool:
        """12–15; but 1998–2004 is a span of years unless a colon stands before it."""
        following = self.following
        if self.after[:1] not in _DASH_SIGNS or not following.isdecimal():
            return False
        if self.is_year and is_year(following) and self.before != ":":
            return False
        first, last = self.number, following.lstrip("0") or "0"
        if len(last) < len(first) and len(following) < len(self.token):
            # 1074–80
            last = first[: len(first) - len(following)] + following
        rank = 4 if self.role == "page" else 3 if self.before != "-" else 1
        if rank >= self.page_rank and self.role not in _UNPAGED:
            self._take_pages(first, last, rank)
        if self.before == "," and self._volume_before_comma(self.at + 3):
            self._take_volume(self.tokens[self.at - 2].lstrip("0"), 2)
        self.found.numbers.append(self.number)
        return True

    def _ends_range(self) -> bool:
        """The other end of one."""
        first = self.tokens[self.at - 2]
        if self.tokens[self.at - 1][:1] not in _DASH_SIGNS or not first.isdecimal():
            return False
        if self.is_year and len(first) == 4:
            self.found.years.append(int(self.token))
        self.found.numbers.append(self.number)
        return True

    def _follows_word(self) -> bool:
        """С. 12, № 3, Vol. 5, Ч. 1."""
        if self.role not in _ANNOUNCED:
            return False
        if self.role == "page":
            if self.page_rank < 4:
                self._take_pages(self.number, "", 4)
        elif self.role == "issue":
            self.found.issue = self.found.issue or self.number
        else:
            self.found.volumes.append(self.number)
            if self.role == "volume":
                self._take_volume(self.number, 4)
        self._keep()
        return True

    def _precedes_word(self) -> bool:
        """320 с., 2-е изд., в 4 т., 15 мая: totals, ordinals and days, which no record holds as numbers of the work.
        Том is a whole volume where no preposition stands before the number (2 том)."""
        following = self.following
        beside = following if self.after == "." else self.after
        beside_role = self.roles.get(beside, "")
        if beside_role == "page" and not self._number_follows(beside):
            self.found.extent = self.number
            return True
        counted = self._counted_word(beside)
        role = self.roles.get(counted)
        if role == "edition" and len(self.token) <= 2:
            self.found.edition = self.found.edition or self.number
            return True
        if role in _VOLUMES and not self._number_follows(counted):
            # A hyphen makes it an ordinal number (2-том).
            whole = counted in self.words.whole_volumes or self.after[:1] in _DASH_SIGNS
            if not whole or self.before in self.words.within:
                self.found.set_told = True
                return True
            self.found.volumes.append(self.number)
            self._keep()
            return True
        month = self.role == "month" or beside_role == "month"
        return month and len(self.token) <= 2 and self.after not in (":", "(")

    def _counted_word(self, beside: str) -> str:
        """The word that the number counts, past the ending of an ordinal (2-е изд., 3rd ed.)."""
        after, tokens, at = self.after, self.tokens, self.at
        if after[:1] in _DASH_SIGNS and self.following in self.words.number_endings:
            return tokens[at + 4] if tokens[at + 3] == "." else tokens[at + 3]
        if after[:1] in _DASH_SIGNS and self.roles.get(self.following) in _VOLUMES:
            return self.following
        return tokens[at + 2] if after in self.words.number_endings else beside

    def _stands_between_marks(self) -> None:
        """What punctuation tells of a number without a word beside it."""
        if not (self._holds_issue() or self._precedes_colon()):
            if self.before == ")":
                self._follows_year()
            elif self.before == ",":
                self._follows_comma()
            elif self.before == ":":
                self._follows_colon()

    def _holds_issue(self) -> bool:
        """12(3)."""
        following = self.following
        if self.after != "(" or not following.isdecimal() or self.is_year or is_year(following):
            return False
        if self.volume_rank >= 3:
            return False
        self._take_volume(self.number, 3)
        self.found.issue = self.found.issue or following.lstrip("0")
        return True

    def _precedes_colon(self) -> bool:
        """12:345."""
        if self.after != ":" or not self.following.isdecimal() or self.is_year:
            return False
        self._take_volume(self.number, 2)
        return True

    def _follows_year(self) -> None:
        """12 (2004) 345."""
        tokens, at = self.tokens, self.at
        if at > 2 and is_year(tokens[at - 2]) and not self.is_year and self.page_rank < 2:
            self._take_pages(self.number, "", 2)
            if tokens[at - 3] == "(" and tokens[at - 4].isdecimal():
                self._take_volume(tokens[at - 4].lstrip("0"), 2)

    def _follows_comma(self) -> None:
        """12(3), 345 and 12, 345 (2001) and 2001, 12, 345."""
        if self.is_year or self.page_rank >= 3:
            return
        tokens, at = self.tokens, self.at
        if tokens[at - 2] == ")":
            if tokens[at - 4] == "(":
                self._take_pages(self.number, "", 2)
        elif self._volume_before_comma(at + 1):
            self._take_pages(self.number, "", 2)
            self._take_volume(tokens[at - 2].lstrip("0"), 2)

    def _follows_colon(self) -> None:
        """12:345 and 12(3):345."""
        before = self.tokens[self.at - 2]
        if self.page_rank < 3 and (before.isdecimal() or before == ")"):
            self._take_pages(self.number, "", 3)

    def _volume_before_comma(self, behind: int) -> bool:
        """Whether the number before the comma is a volume: a year stands before it, or in parentheses behind the
        pages, which end at the place `behind`."""
        tokens, at = self.tokens, self.at
        left = tokens[at - 2]
        if not left.isdecimal() or is_year(left):
            return False
        return is_year(tokens[at - 4]) or (tokens[behind] == "(" and is_year(tokens[behind + 1]))

    def _number_follows(self, word: str) -> bool:
        """Whether the word behind the number belongs to one that comes behind it (`2005. С. 12`)."""
        tokens, here, last = self.tokens, self.at + 1, self.at + 5
        while here < last and tokens[here] != word:
            here += 1
        return (tokens[here + 2] if tokens[here + 1] == "." else tokens[here + 1]).isdecimal()


def is_abstract_of_thesis(text: str) -> bool:
    """Whether a reference or entry is the author's abstract of a thesis, which is another publication."""
    lowered = text[:2000].lower()
    return any(sign in lowered for sign in kind_words().thesis_abstracts)


def is_thesis(text: str) -> bool:
    """Whether a reference or entry says that it is a thesis, and not the author's abstract of one."""
    return _theses().search(text[:2000].lower()) is not None and not is_abstract_of_thesis(text)


@cache
def _theses() -> re.Pattern[str]:
    return re.compile(any_pattern(kind_words().thesis_signs))


@cache
def _behind_numbers() -> frozenset[str]:
    return frozenset((*number_words().number_endings, *number_words().units))


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
    printed.extend(kind_words().thesis_words)
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
    # Initials before a dot look like words for pages and volumes (P. 5, V. 2); they count only right before a number.
    known = reference_words()
    for announcing in (known.announcing, number_words().announcing):
        roles.update((word, role) for role in _NUMBERED for word in announcing.get(role, ()))
    roles.update(((beginning + end).lower(), "edition") for beginning, ends in known.editions.items() for end in ends)
    return roles
