"""Titles: where they begin behind the names and end before the journal, often without a sign between."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from citelink.bibliography.entry import FieldSpan
from citelink.languages.vocabulary import name_words, title_words
from citelink.parsing.letters import LOWER, UPPER
from citelink.text.patterns import any_word, late
from citelink.text.span import Span

_FIRST_WORD = late(rf"(?P<names>{UPPER}[\w'-]*{LOWER}[\w'-]*) (?={UPPER})")
# `Ann R.`, of `Ann R. Hill and Sue Roe. Models of sand`: a given name with an initial.
_GIVEN_ALONE = re.compile(rf"{UPPER}{LOWER}+ {UPPER}\.")
_LAST_WORD = late(r"[\w'-]+[)\]?!]?$")
_SMALL_WORD = late(rf"(?<!\w){LOWER}[\w-]{{2,}}")
_CAPITAL_WORD = late(rf"(?<!\w){UPPER}\w*")
# `... industrial movement. - Tijdschrift voor economische en sociale Geografie`: a dash behind a stop says where.
_DASHED = re.compile(rf"(?:\.|(?<=[?!»])) - (?P<journal>{UPPER}[^.:()\[\]/]{{4,80}}?)\.?$")
_LEAST_SMALL_WORDS = 3
_SHORT_LINK = 3
_NO_JOURNAL_BESIDE = frozenset({"container-title", "publisher", "publisher-place", "editor", "genre", "number"})

# `..., Funct. | Anal. Appl.`, `Lect. | Notes Phys.`: the first word of a shortened journal, at the end of a field.
_SHORTENED_HEAD = late(rf"(?:^|(?<=[,;] ))(?P<head>{UPPER}{LOWER}{{1,9}})$")
_SHORTENED = late(rf"(?:[a-z]{{2,3}} )?(?:{UPPER}{LOWER}{{0,9}}[.:]? ?){{1,9}}")
_STOP = re.compile(r"\. ?")
_LONGEST_NAME, _LONGEST_WORD = 5, 7
_VOWELS = frozenset("aeiouyаеёиоуыэюя")


@cache
def _and() -> str:
    return any_word(name_words().conjunctions)


@cache
def _unfinished() -> re.Pattern[str]:
    """`J. Hill and K.`: of the last name the initials alone, which stand before the others too."""
    return re.compile(rf"{UPPER}\.[^;]*{LOWER},? {_and()} (?:{UPPER}\.[ -]?){{1,3}}")


@cache
def _names() -> re.Pattern[str]:
    """The family name that belongs to it, and another name."""
    name = rf"{UPPER}[\w'-]*{LOWER}"
    return re.compile(rf"(?P<names>{name},? {_and()} {name} (?:{UPPER}\. )?{name})\. (?={UPPER})")


@cache
def _journal() -> re.Pattern[str]:
    """A journal in words, `Hum Mol Genet`, `Journal of the ACM`, right behind a title."""
    words = rf"{UPPER}[\w'-]*(?:(?: &| {any_word(links())}){{0,2}} {UPPER}[\w'-]*){{0,7}}"
    return re.compile(rf"(?<=[\w)\]?!] )(?P<journal>{words})$")


def with_whole_names(view: str, fields: list[FieldSpan]) -> list[FieldSpan]:
    """The family name that belongs to the last initials of the authors is none of the title's words."""
    if len(fields) < 2 or (fields[0].label, fields[1].label) != ("author", "title"):
        return fields
    author, title = fields[0].span, fields[1].span
    names = view[author.start : author.end]
    if view[author.end : title.start].strip():
        return fields
    if _unfinished().fullmatch(names):
        match = _FIRST_WORD.match(view, title.start, title.end)
    elif _GIVEN_ALONE.fullmatch(names):
        match = _names().match(view, title.start, title.end)
    else:
        return fields
    if not match:
        return fields
    author, title = Span(author.start, match.end("names")), Span(match.end(), title.end)
    return [FieldSpan("author", author), FieldSpan("title", title), *fields[2:]]


def with_journal(view: str, fields: list[FieldSpan]) -> list[FieldSpan]:
    """The capital words that end a title in small letters are its journal, where volume and pages say that there is
    one and nothing else can be it: `... and virus resistance Genetics 1943; 28:491-511`."""
    labels = [field.label for field in fields]
    if "volume" not in labels or "page" not in labels or "title" not in labels or _NO_JOURNAL_BESIDE & set(labels):
        return fields
    n = labels.index("title")
    if labels[n + 1 : n + 2] not in (["volume"], ["issued"]):
        return fields
    span = fields[n].span
    dashed = next(_DASHED.finditer(view, span.start, span.end), None)
    match = dashed or _journal().search(view[: span.end], span.start)
    if not match:
        return fields
    title = view[span.start : match.start()].rstrip()
    last = _LAST_WORD.search(title)
    if not dashed and (not last or not _ends_a_title(last[0]) or not _is_in_small_letters(title)):
        return fields
    parts = [
        FieldSpan("title", Span(span.start, span.start + len(title))),
        FieldSpan("container-title", Span(*match.span("journal"))),
    ]
    return [*fields[:n], *parts, *fields[n + 1 :]]


def _ends_a_title(word: str) -> bool:
    """Whether a title may end in `word`: no name, no word that asks for another."""
    bare = word.rstrip(")]?!")
    return bare != word or bare.isdigit() or (len(bare) > _SHORT_LINK and bare.islower() and bare not in links())


@cache
def links() -> frozenset[str]:
    """Words that something follows: `with`, `from`, `über`."""
    known = title_words()
    return frozenset((*known.unkeyed, *known.light, *known.uncapitalized))


def _is_in_small_letters(title: str) -> bool:
    small, capital = len(_SMALL_WORD.findall(title)), len(_CAPITAL_WORD.findall(title))
    return small >= _LEAST_SMALL_WORDS and small > 2 * (capital - 1)


def with_shortened_journal(view: str, fields: list[FieldSpan]) -> list[FieldSpan]:
    """The stop behind the first word of a shortened journal ends no field: `algebra, Funct. Anal. Appl.`"""
    for n, (first, second) in enumerate(pairwise(fields)):
        if second.label != "container-title" or first.label not in ("author", "title"):
            continue
        if not _STOP.fullmatch(view, first.span.end, second.span.start):
            continue
        found = _shortened(view, first, second)
        if found:
            journal = FieldSpan("container-title", Span(found.start, second.span.end))
            rest = Span(first.span.start, first.span.start + len(view[first.span.start : found.start].rstrip(" ,.")))
            kept = [FieldSpan(first.label, rest)] if rest.end > rest.start else []
            return [*fields[:n], *kept, journal, *fields[n + 2 :]]
    return fields


def _shortened(view: str, first: FieldSpan, second: FieldSpan) -> Span | None:
    """Where the first word of the journal stands at the end of `first`."""
    text = view[first.span.start : first.span.end].rstrip(".")
    match = _SHORTENED_HEAD.search(text)
    journal = view[second.span.start : second.span.end]
    if not match or not _SHORTENED.fullmatch(journal) or (first.label == "author" and not match.start()):
        return None
    if match.start():
        # Words are shortened before a vowel; beside names with initials a short word without any is no name.
        longest = _LONGEST_NAME if first.label == "author" else _LONGEST_WORD
        if "." not in journal.rstrip(".") or len(match["head"]) > longest or match["head"][-1] in _VOWELS:
            return None
    return Span(first.span.start + match.start(), first.span.end)
