"""What two records are to each other, in four words: for measuring beside other programs.

The words are fuzzycat's. They read a pair more widely than `same_work`, which merging goes by: here a preprint and the
article that came of it are one text, wherever it was printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from citelink.bibliography.entry import Entry, Person
from citelink.matching.match import Level
from citelink.matching.words import split_words
from citelink.matching.works.compare import same_work
from citelink.matching.works.places import Places, compare_places
from citelink.matching.works.titles import TitleLevel, compare_titles
from citelink.matching.works.traits import Traits, compare_names, fold_traits

VerdictStatus = Literal["exact", "strong", "ambiguous", "different"]

_LONGEST = 400
_PEOPLE = 500
# Nobody's names, as registries fill the field (`&NA;`, `N/A`, `. .`, `Anonymous`).
_NOBODY = re.compile(r"(?i)\W*(?:n\W?a|anon\.?|anonymous|unknown|none|аноним)?\W*")
_FEW_LETTERS = 5
# What every volume has again: nothing is known of a work by such a title, whichever of these words stand with it.
_RECURRING_TITLES = """
editorial; preface; foreword; introduction; conclusion; contents; index; obituary; erratum; errata; letters; news;
news notices; book review; book reviews; annual meeting; annual general meeting; general meeting; records of meetings;
minutes; list of referees; list of reviewers; reviewers; front matter; back matter; cover front matter; abbreviations;
acknowledgments; acknowledgements; предисловие; введение; заключение; содержание; оглавление; указатель; от редакции;
рецензии; алғы сөз; кіріспе; қорытынды; мазмұны
"""
_RECURRING = frozenset(" ".join(title.split()) for title in _RECURRING_TITLES.split(";"))
_BESIDE_THEM = "a an the to and author subject keyword guest invited volume vol issue no number том т"
_BESIDE = frozenset(_BESIDE_THEM.split())
_TABLE_OF = re.compile(r"(?i)\btables? of contents\b")
_WORD = re.compile(r"[^\W\d_]+")
# A version or a supplement, as repositories and publishers write it behind the DOI of the whole (figshare `.v1`,
# Research Square `/v1`, ACS `.s001`; `u` is the undated standard at the BSI).
_DOI_TAIL = re.compile(r"(?P<version>[./]?v\d{1,3}|u)$|(?P<supplement>\.s\d{1,4})$")
_LAST_NUMBER = re.compile(r"(\d{1,12})$")
# JSTOR numbers every item that it holds, once.
_JSTOR_DOI = "10.2307/"
# Which kinds are never a printing of one another, whatever their titles; the rest may be any.
_GROUPS = {
    "dataset": "data", "software": "data", "book": "book", "article-journal": "article",
    "article-magazine": "article", "article-newspaper": "article", "chapter": "article", "paper-conference": "article",
    "entry": "article", "entry-encyclopedia": "article", "entry-dictionary": "article",
}  # fmt: skip
# From the first preprint to the last publication of a text; and between two records of which one names nobody.
_NAMED_YEARS = 4
_NAMELESS_YEARS = 1
_SAME_PEOPLE = "one title by the same people"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two records are to each other, and why, as the end of the sentence "because of ...".

    exact      one text: an identifier in common, or one title by the same people, all of them named alike
    strong     one work: a version or a supplement of it, or one title by people who are named otherwise
    ambiguous  the fields say neither: a title that recurs, nobody named, half a title in common
    different  something says that they are two
    """

    status: VerdictStatus
    reason: str


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two records side by side."""

    one: Entry
    other: Entry
    a: Traits
    b: Traits
    title: TitleLevel
    names: Level
    places: Places

    @property
    def years(self) -> int | None:
        """The years between them, None where one has none."""
        return None if self.a.year is None or self.b.year is None else abs(self.a.year - self.b.year)

    def agrees(self, *fields: str) -> bool:
        """Whether all these say the same in both."""
        return all(self.places[field] in ("exact", "close") for field in fields)

    def differs(self, *fields: str) -> bool:
        """Whether one of these says something else in the other."""
        return any(self.places[field] == "differs" for field in fields)


def judge(one: Entry, other: Entry) -> Verdict:
    """What two records are to each other. The order of the two does not matter.

    What `same_work` calls one is at least `strong`, but where their numbers or kinds say that they are two."""
    pair = _lay(_named(one), _named(other))
    for rule in (_by_identifier, _by_kind, _by_comparison, _by_title, _by_names):
        if verdict := rule(pair):
            return verdict
    return _nameless(pair) if pair.names == "missing" else _one_title(pair)


def _lay(one: Entry, other: Entry) -> _Pair:
    a, b = fold_traits(one), fold_traits(other)
    return _Pair(one, other, a, b, compare_titles(a.title, b.title), compare_names(a, b), compare_places(a, b))


def _named(entry: Entry) -> Entry:
    """An entry without those of its authors who are nobody."""
    people = (person for person in entry.authors[:_PEOPLE] if not _NOBODY.fullmatch(_full(person)))
    return replace(entry, authors=tuple(people))


def _full(person: Person) -> str:
    return " ".join(part for part in (person.given, person.particle, person.family, person.literal) if part)[:_LONGEST]


def _by_identifier(pair: _Pair) -> Verdict | None:
    """What numbers alone tell."""
    if pair.places["identifier"] == "exact":
        return Verdict("exact", "one identifier")
    one, other = pair.a.identifiers.get("DOI", ""), pair.b.identifiers.get("DOI", "")
    if one and other and pair.title in ("exact", "close"):
        mine, theirs = _DOI_TAIL.search(one), _DOI_TAIL.search(other)
        if _stem(one) == _stem(other):
            two = mine and theirs and mine["supplement"] and theirs["supplement"]
            return Verdict("different", "two supplements") if two else Verdict("strong", "versions under one DOI")
        if pair.agrees("year") and pair.names in ("exact", "close") and _neighbours(one, other):
            # Zenodo registers a deposit twice at a time: all its versions, and this one.
            return Verdict("strong", "two DOIs registered together")
    if (number := _jstor(pair.one)) and (against := _jstor(pair.other)) and number != against:
        return Verdict("different", "two numbers at JSTOR")
    return None


def _stem(doi: str) -> str:
    return _DOI_TAIL.sub("", doi)


def _neighbours(one: str, other: str) -> bool:
    mine, theirs = _LAST_NUMBER.search(one), _LAST_NUMBER.search(other)
    if not mine or not theirs or one[: mine.start()] != other[: theirs.start()]:
        return False
    return abs(int(mine[0]) - int(theirs[0])) == 1


def _jstor(entry: Entry) -> str:
    doi = entry.identifier("DOI").lower()
    return entry.identifier("JSTOR") or (doi.removeprefix(_JSTOR_DOI) if doi.startswith(_JSTOR_DOI) else "")


def _by_kind(pair: _Pair) -> Verdict | None:
    """Data and books are no articles; two volumes, two chapters of two books, two data sets under two DOIs are two."""
    kinds = {pair.one.type, pair.other.type}
    groups = {_GROUPS[kind] for kind in kinds if kind in _GROUPS}
    if len(groups) > 1:
        return Verdict("different", "two kinds of publication")
    if groups == {"data"} and pair.differs("identifier"):
        return Verdict("different", "two data sets")
    if kinds == {"chapter"} and pair.differs("container"):
        return Verdict("different", "chapters of two books")
    if "whole" in (pair.a.kind, pair.b.kind) and pair.differs("volume"):
        return Verdict("different", "two volumes")
    if pair.differs("edition") and pair.title in ("exact", "close", "main") and pair.names in ("exact", "close"):
        return Verdict("strong", "two editions")
    return None


def _by_comparison(pair: _Pair) -> Verdict | None:
    """What `same_work` is sure of."""
    if not same_work(pair.one, pair.other):
        return None
    return Verdict("exact", _SAME_PEOPLE) if _same_people(pair) else Verdict("strong", "most fields in common")


def _by_title(pair: _Pair) -> Verdict | None:
    """What another title tells; None where it is one title."""
    if pair.names == "differs" or pair.title in ("exact", "close", "slip"):
        return None
    if pair.title == "missing":
        return Verdict("ambiguous", "a record without a title")
    if pair.title == "numbers":
        return Verdict("different", "another number in the title")
    if pair.a.notice.kind != pair.b.notice.kind:
        return Verdict("different", "a notice, and what it is on")
    if pair.title in ("main", "loose") and pair.agrees("year") and pair.names in ("exact", "close"):
        if pair.differs("page", "volume") or not (pair.title == "main" or pair.agrees("page")):
            return Verdict("ambiguous", "one title is a part of the other")
        return None
    if _one_registrant(pair):
        return Verdict("different", "two titles registered by one publisher")
    if pair.names in ("exact", "close", "partial"):
        return Verdict("ambiguous", "some of the title, and some of the people, in common")
    return Verdict("different", "another title")


def _one_registrant(pair: _Pair) -> bool:
    """Whether both have DOIs, and of one publisher."""
    prefixes = {traits.identifiers.get("DOI", "").partition("/")[0] for traits in (pair.a, pair.b)}
    return len(prefixes) == 1 and "" not in prefixes


def _by_names(pair: _Pair) -> Verdict | None:
    """What the people and the years tell, and a title that says nothing."""
    if min(len(pair.a.title.whole.text), len(pair.b.title.whole.text)) < _FEW_LETTERS:
        return Verdict("ambiguous", "a short title")
    if pair.names == "differs" and not _common_people(pair):
        return Verdict("different", "other people")
    if (_recurs(pair.one.title) or _recurs(pair.other.title)) and not pair.agrees("volume", "page"):
        return Verdict("ambiguous", "a title that recurs")
    far = _NAMELESS_YEARS if pair.names == "missing" else _NAMED_YEARS
    if pair.years is not None and pair.years > far:
        return Verdict("different", "years far apart")
    return None


def _recurs(title: str) -> bool:
    """Whether a title is what every volume has."""
    words = _WORD.findall(_TABLE_OF.sub("contents", title[:_LONGEST].lower()))
    return " ".join(word for word in words if word not in _BESIDE) in _RECURRING


def _people(entry: Entry) -> tuple[tuple[str, ...], ...]:
    """The words of each name."""
    names = (split_words(_full(person)).items for person in entry.authors or entry.editors)
    return tuple(name for name in names if name)


def _common_people(pair: _Pair) -> bool:
    """Whether somebody may be named in both: long lists come in any order, and names in one piece in any form."""
    mine, theirs = _people(pair.one), _people(pair.other)
    if {name[-1] for name in mine} & {name[-1] for name in theirs}:
        return True
    return bool({frozenset(name) for name in mine} & {frozenset(name) for name in theirs})


def _nameless(pair: _Pair) -> Verdict:
    """One title, and nobody named on one side at least."""
    if (pair.years or 0) > 0 and pair.differs("identifier") and _one_registrant(pair):
        return Verdict("different", "registered by one publisher in two years")
    if not pair.agrees("year"):
        return Verdict("ambiguous", "nobody named, and no year in common")
    if pair.agrees("volume", "issue") or pair.agrees("volume", "page"):
        return Verdict("strong", "one title in one place")
    if pair.differs("volume", "issue", "page", "container", "identifier"):
        return Verdict("ambiguous", "nobody named, and another place")
    if not (pair.a.title.weighty and pair.b.title.weighty):
        return Verdict("ambiguous", "nobody named under a title of few words")
    return Verdict("strong", "one title in one year")


def _same_people(pair: _Pair) -> bool:
    """Whether it is one title, and all the same people named alike."""
    mine, theirs = _people(pair.one), _people(pair.other)
    return bool(mine) and set(mine) == set(theirs) and pair.title in ("exact", "close", "main")


def _one_title(pair: _Pair) -> Verdict:
    """One title, and people in common."""
    if _same_people(pair):
        return Verdict("exact", _SAME_PEOPLE)
    few, many = sorted((_people(pair.one), _people(pair.other)), key=len)
    if len(few) == 1 < len(many) and not set(few[0]) & set(many[0]):
        return Verdict("ambiguous", "of several people only one, and not the first")
    return Verdict("strong", "one title by people named otherwise")
