"""The candidates for a reference by works: a preprint and its publication must not compete."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance.Levenshtein import normalized_similarity as ratio

from citelink.bibliography.entry import Entry
from citelink.bibliography.library import Library
from citelink.consulting.differences import differs_in_author
from citelink.matching import Match, Matcher
from citelink.matching.notices import notice_place, read_notice
from citelink.matching.words import split_words
from citelink.matching.works.compare import Work, compare_works, fold_work
from citelink.sources.source import Record

_VERSIONS = frozenset(("preprint", "version", "transliteration", "translation"))
# A title of so many words of so many letters is hardly that of two works.
_WORDS, _LETTERS = 4, 4
_NEARLY = 0.9
_A_YEAR = 100
_LENGTH = re.compile(r"\d{1,5}")
_IN_JOURNALS = frozenset(("article-journal", "article-magazine", "article-newspaper"))
_TELLING = ("container", "year", "volume", "page")


@dataclass(frozen=True, slots=True)
class Choice:
    """The engine's decision, the record it fell on, and the other versions of that work; or else a record that has the
    title of the reference in common with it, and something that keeps them apart."""

    match: Match
    record: Record | None = None
    related: tuple[Record, ...] = ()
    titled: Record | None = None


def choose(entry: Entry, text: str, records: Sequence[Record], source: str) -> Choice:
    """The record that a reference means, decided among works; of a work's versions that whose venue and year are
    printed."""
    # A record without a title has nothing but numbers, and they fit many a damaged reference.
    records = [record for record in records if record.entry.title]
    records = [record for record in records if not _is_part_of_it(entry, text, record.entry)]
    wanted = [record for record in records if not record.is_notice]
    if not wanted or notice_place(text) >= 0:
        wanted = list(records)
    known = {record.entry.key: record for record in reversed(wanted)}
    groups = _works([known[key] for key in dict.fromkeys(record.entry.key for record in wanted)])
    firsts = [_version_meant(entry, text, group) for group in groups]
    match = decide(entry, text, [record.entry for record in firsts], source)
    if match.candidate is None:
        return Choice(match, titled=_titled(entry, firsts, match))
    key = match.candidate.entry.key
    record, group = next((one, group) for one, group in zip(firsts, groups, strict=True) if one.entry.key == key)
    if is_beside_it(entry, record.entry):
        reason = "it is another part of the work, or a reply to it"
        return Choice(Match("unmatched", reason, rivals=(match.candidate, *match.rivals)))
    if shares_only_the_place(match):
        reason = "neither title nor first author agrees with what stands in that place"
        return Choice(Match("unmatched", reason, rivals=(match.candidate, *match.rivals)))
    if shares_only_the_title(entry, record.entry, match):
        refused = Match("unmatched", "nothing but the title agrees", rivals=(match.candidate, *match.rivals))
        return Choice(refused, titled=record)
    return Choice(match, record, tuple(other for other in group if other is not record))


def settle(entry: Entry, text: str, records: Sequence[Record], match: Match, record: Record | None) -> Choice:
    """The choice that a decision among all records of a source comes to, where it fell on `record`; `records` are those
    that come into question."""
    if record is not None and record.is_notice and notice_place(text) < 0:
        record = None
    if record is None:
        firsts = [_version_meant(entry, text, group) for group in _works([one for one in records if not one.is_notice])]
        return Choice(match, titled=_titled(entry, firsts, match))
    work = fold_work(record.entry)
    others = [one for one in records if one.entry.key != record.entry.key and _is_version(work, fold_work(one.entry))]
    return Choice(match, record, tuple(others))


def _titled(entry: Entry, firsts: Sequence[Record], match: Match) -> Record | None:
    """The only one of the records, one of each work, that the engine had before it and that has the title of the
    reference."""
    likeliest = [rival.entry.key for rival in match.rivals]
    titled = [record for record in firsts if record.entry.key in likeliest and _has_title(entry, record.entry)]
    return titled[0] if len(titled) == 1 else None


def shares_only_the_title(entry: Entry, found: Entry, match: Match) -> bool:
    """Whether the first author is another one, and no number bears the match out."""
    agree = {item.field for item in match.evidence if item.level in ("exact", "close")}
    return not agree & {"year", "volume", "page", "identifier"} and differs_in_author(entry, found)


def shares_only_the_place(match: Match) -> bool:
    """Whether a record is another text by somebody else, printed where the one meant was: short ones stand on one page,
    and a volume and a page may be misprinted."""
    levels = {item.field: item.level for item in match.evidence}
    named = levels.get("title"), levels.get("author")
    return named == ("differs", "differs") and levels.get("identifier") not in ("exact", "close")


def is_beside_it(entry: Entry, found: Entry) -> bool:
    """Whether a record is not the work that a reference means but one that goes with it: its title has as many numbers
    as that of the reference, and others (`Part 1`, `Part 2`), or says that it is a reply to it."""
    printed, held = _numbers(entry.title), _numbers(found.title)
    if printed and len(printed) == len(held) and printed != held:
        return True
    notice = read_notice(found.title)
    if not notice.kind or read_notice(entry.title).kind:
        return False
    return ratio(notice.subject, split_words(entry.title).text) >= _NEARLY


def _numbers(title: str) -> list[int]:
    """The numbers of a title that may be those of its parts: years are not."""
    return sorted(number for number in split_words(title).numerals if number is not None and number < _A_YEAR)


def _is_part_of_it(entry: Entry, text: str, found: Entry) -> bool:
    """Whether a record is of a part of what a reference means: the reference prints its book for a title, and its own
    title nowhere. Where it prints the page on which the part begins, the part is cited without its title, and so it is
    where that is in a journal, which nobody cites as a whole."""
    title, own, book = (split_words(one).text for one in (entry.title, found.title, found.container))
    if not title or not book or ratio(title, book) < _NEARLY or ratio(title, own) >= _NEARLY:
        return False
    # A page behind such a title may be taken for a volume.
    page = _LENGTH.match(found.pages)
    if found.type in _IN_JOURNALS or (page and page[0] in (entry.pages.partition("-")[0], entry.volume)):
        return False
    return own not in split_words(text).text


def _has_title(entry: Entry, found: Entry) -> bool:
    """Whether a reference prints the title of a record, no more and no less, and it is long enough to be one work's."""
    title = split_words(found.title)
    telling = [item for item in title.items if len(item) >= _LETTERS]
    return len(telling) >= _WORDS and ratio(title.text, split_words(entry.title).text) >= _NEARLY


def decide(entry: Entry, text: str, entries: Sequence[Entry], source: str) -> Match:
    """The engine's decision on a reference, with `entries` for a library."""
    matcher = Matcher([Library(source, {one.key: one for one in entries})] if entries else [])
    return matcher.match(entry, text)


def _works(records: Sequence[Record]) -> list[list[Record]]:
    groups: list[list[tuple[Record, Work]]] = []
    for record in records:
        work = fold_work(record.entry)
        # Of every other in the group: a set is a version of each of its volumes, and they are none of one another.
        home = next((group for group in groups if all(_is_version(work, other) for _, other in group)), None)
        if home is None:
            groups.append([(record, work)])
        else:
            home.append((record, work))
    return [[record for record, _ in group] for group in groups]


def _is_version(one: Work, other: Work) -> bool:
    compared = compare_works(one, other)
    return (compared.same and not _of_other_length(one.source, other.source)) or compared.relation in _VERSIONS


def _of_other_length(one: Entry, other: Entry) -> bool:
    """Whether two books have not nearly as many pages: volumes under one title, that do not say which they are."""
    lengths = [int(found[0]) for entry in (one, other) if (found := _LENGTH.search(entry.number_of_pages))]
    return len(lengths) == 2 and min(lengths) < _NEARLY * max(lengths)


def _version_meant(entry: Entry, text: str, group: Sequence[Record]) -> Record:
    if len(group) == 1:
        return group[0]
    matcher = Matcher([Library("", {record.entry.key: record.entry for record in group})])
    rank: dict[str, tuple[int, float]] = {}
    for one in matcher.explain(entry, text, most=len(group)):
        agreeing = sum(item.level in ("exact", "close") for item in one.evidence if item.field in _TELLING)
        rank[one.candidate.entry.key] = agreeing, one.candidate.score
    return max(group, key=lambda record: rank.get(record.entry.key, (-1, 0.0)))
