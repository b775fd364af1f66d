"""Authors: where their names end, and the collaborations among them."""

from __future__ import annotations

import re
from functools import cache

from citelink.bibliography.entry import FieldSpan
from citelink.languages.vocabulary import name_words
from citelink.parsing.draft import insert_field
from citelink.parsing.letters import LOWER, UPPER
from citelink.parsing.words import holds_any
from citelink.text.patterns import any_word
from citelink.text.span import Span

_COLLABORATION = r"(?:[Tt]he )?(?P<name>{upper}[\w+-]{{1,30}}(?:[ /-][\w+-]{{2,30}}){{0,2}} (?i:{words}))(?!\w)"
_TAKEN = frozenset({"container-title", "publisher", "collection-title"})
# `ASP.NET MVC`: a word with a stop inside it, in capitals, and no name of a person.
_DOTTED_WORD = re.compile(r"[A-Z]{2,5}\.[A-Z]{3,5}(?:[ :.,]|$)")
_OF_DOTTED_WORD = re.compile(r"[A-Z]{2,5}\.(?:[A-Z]{3,5}(?: [A-Z]{2,5}){0,3})?\.?")


@cache
def _ended() -> re.Pattern[str]:
    """`D. Kingma and J. Ba. Adam`: a name with its initials before it ends with its stop; a word more is none of it."""
    return re.compile(
        rf"(?P<names>.{{0,400}}(?<!\w)(?:{UPPER}\.[ -]?){{1,3}}{UPPER}{LOWER}{{1,30}})\. "
        rf"(?P<more>{UPPER}[\w-]{{1,30}}(?: [\w-]{{1,30}}){{0,3}})"
    )


@cache
def _heading() -> re.Pattern[str]:
    """`Лотман Ю. М. А. С. Пушкин`: names with their initials behind them, more initials and a word."""
    family, initials = rf"{UPPER}[\w'’-]{{1,30}}", rf"(?:{UPPER}\. ?){{1,2}}"
    return re.compile(
        rf"(?:{family},? {initials}, ?){{0,9}}(?P<family>{family}),? (?P<initials>(?:{UPPER}\. ?){{2,4}})"
        rf"(?P<word>{UPPER}{LOWER}[\w-]{{1,40}})"
    )


@cache
def _collaboration() -> re.Pattern[str]:
    return re.compile(_COLLABORATION.format(upper=UPPER, words=any_word(name_words().collaborations)))


def end_authors(view: str, fields: list[FieldSpan]) -> list[FieldSpan]:
    """The word before a colon is the title's and no name, when the names before it have ended."""
    if len(fields) < 2 or fields[0].label != "author" or fields[1].label != "title":
        return fields
    author, title = fields[0].span, fields[1].span
    if view[author.end : title.start].strip() != ":":
        return fields
    match = _ended().fullmatch(view, author.start, author.end)
    if not match:
        return fields
    names = Span(author.start, match.end("names") + 1)
    return [FieldSpan("author", names), FieldSpan("title", Span(match.start("more"), title.end)), *fields[2:]]


def without_subject(view: str, fields: list[FieldSpan]) -> list[FieldSpan]:
    """A person whom the title names with initials, `Лотман Ю. М. А. С. Пушкин`, is no author but what the work is
    about: the last two of three or four initials are that one's where the author is printed again with the others, and
    of four in Cyrillic, where a given name and a patronymic make two."""
    if not fields or fields[0].label != "author":
        return fields
    author = fields[0].span
    match = _heading().match(view, author.start)
    # Behind the one whom it is about no further author stands.
    if match is None or not match.end("family") < author.end <= match.end():
        return fields
    first, last = match.span("initials")
    initials = [at for at in range(first, last) if view[at] not in ". "]
    own = len(initials) - 2
    patronymic = own == 2 and view[first] > "\u0400"
    if not patronymic and not _printed_again(view, match, [view[at] for at in initials[:own]]):
        return fields
    title = Span(initials[own], match.end())
    rest = fields[1:]
    if rest and rest[0].label == "title":
        title, rest = Span(title.start, rest[0].span.end), rest[1:]
    names = Span(author.start, len(view[: title.start].rstrip()))
    return [FieldSpan("author", names), FieldSpan("title", title), *rest]


def _printed_again(view: str, match: re.Match[str], initials: list[str]) -> bool:
    """Whether the last author stands again with these initials alone, behind a slash or before the source."""
    family, said = re.escape(match["family"]), " ?".join(rf"{initial}\." for initial in initials)
    again = rf"(?<!\w)(?:{family},? {said}(?! ?{UPPER}\.)|(?<!{UPPER}\. )(?<!{UPPER}\.){said} ?{family}(?!\w))"
    return bool(said) and re.search(again, view[match.end() :]) is not None


def with_collaborations(view: str, fields: list[FieldSpan]) -> list[FieldSpan]:
    """A collaboration in front of the source, alone, in brackets or beside names, is an author."""
    match = _collaboration().search(view) if _names_one(view) else None
    if not match:
        return fields
    span = Span(*match.span("name"))
    over = [field for field in fields if field.span.overlaps(span)]
    if any(field.label in ("author", "editor") for field in over):
        return fields
    first_source = min((field.span.start for field in fields if field.label in _TAKEN), default=len(view))
    if span.start > first_source or any(not _is_all(view, field.span, match) for field in over):
        return fields
    kept = [field for field in fields if field not in over]
    return insert_field(kept, "author", span)


def _names_one(view: str) -> bool:
    return holds_any(view.lower(), name_words().collaborations)


def _is_all(view: str, span: Span, match: re.Match[str]) -> bool:
    """Whether a place holds nothing but the collaboration."""
    outside = view[span.start : max(span.start, match.start())] + view[match.end() : span.end]
    return not any(map(str.isalnum, outside))


def with_dotted_word(view: str, fields: list[FieldSpan]) -> list[FieldSpan]:
    """A word with a stop inside it that heads a reference, `ASP.NET MVC`, begins the title."""
    if len(fields) < 2 or (fields[0].label, fields[1].label) != ("author", "title"):
        return fields
    head, title = fields[0].span, fields[1].span
    if not _DOTTED_WORD.match(view, head.start) or not _OF_DOTTED_WORD.fullmatch(view, head.start, head.end):
        return fields
    return [FieldSpan("title", Span(head.start, title.end)), *fields[2:]]
