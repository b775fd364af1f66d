"""Settling: what a chain of labels cannot know of the whole reference, put right afterwards."""

from __future__ import annotations

import re
from functools import cache

from citelink.bibliography.entry import FieldSpan
from citelink.languages.vocabulary import kind_words, reference_words
from citelink.parsing.cues import EVERYTHING, Cue
from citelink.parsing.draft import insert_field
from citelink.parsing.labeller.acts import name_acts
from citelink.parsing.labeller.authors import end_authors, with_collaborations, with_dotted_word, without_subject
from citelink.parsing.labeller.sources import with_host, with_source, without_citing_pages
from citelink.parsing.labeller.titles import with_journal, with_shortened_journal, with_whole_names
from citelink.parsing.labeller.volumes import with_volume_titles
from citelink.parsing.letters import UPPER
from citelink.parsing.standards import designation
from citelink.parsing.words import alternatives, holds_any, words
from citelink.text.patterns import any_pattern, any_word
from citelink.text.span import Span
from citelink.text.years import DATED

_YEAR = re.compile(rf"(?<!\d){DATED}(?!\d)")
_NAME = rf"{UPPER}[\w'-]{{1,30}},? (?:{UPPER}\.[ -]?){{1,3}}"
# `Шевченко Т. Кобзар`, `Абай. Қара сөз`: a family name with initials, or a name with a stop, and words that are no name
# any more.
_NAME_AND_MORE = re.compile(
    rf"(?:(?:{_NAME}, ?){{0,9}}{_NAME} ?|{UPPER}[\w' -]{{2,60}}\. )"
    rf"(?P<more>{UPPER}(?!\.)[\w'-]{{0,30}}(?:[.:]? (?!{UPPER}\b)[\w'-]{{1,30}}){{0,8}})\.?"
)
_COUNTED = {**dict.fromkeys("호号號期", "issue"), **dict.fromkeys("권巻卷", "volume")}
_LONG_ENOUGH = 8
_SHORTEST_NAME = 3
_PUBLISHED = frozenset({"publisher", "publisher-place", "number-of-pages"})


@cache
def _edition() -> re.Pattern[str]:
    """`17. ed.`, `2nd edn`, `3-е изд., испр.`, `2., überarb. Aufl.`, `4-бас.`: few lists print it, so the chain may
    pass over it."""
    known = reference_words()
    named = any_pattern(beginning + any_word(endings) for beginning, endings in known.editions.items())
    return re.compile(
        rf"(?<![\w.-])(\d{{1,2}}){any_pattern(known.number_endings)}?[.,]?\s?(?:[^\W\d]{{3,12}}\.?,?\s)?"
        rf"{named}\b(?!\.?\s?{any_word(known.edited_by)})\.?",
        re.I,
    )


@cache
def _standard() -> re.Pattern[str]:
    """`ГОСТ Р 7.0.5-2008. Библиографическая ссылка`, `СТ РК 34.005-2002`, `ISO 690:2021`: the number of a standard
    heads its title."""
    return re.compile(rf"{designation()}(?=[.:]? [^\W\d])")


@cache
def _inward() -> re.Pattern[str]:
    return re.compile(rf"(?:\b{any_word(reference_words().host_words)}\b\s?[.:]?|//)\s{{0,2}}[«\"'„]?$", re.I)


@cache
def _edited() -> re.Pattern[str]:
    """`..., Hrsg., "Title"`: what stands before a title and its editors' word is a body that edits it."""
    return re.compile(rf"[\s,(\[]{{1,3}}{alternatives(words('editors'))}\.?[\s,.)\]:]{{0,3}}[«\"'„]?", re.I)


@cache
def _thesis() -> re.Pattern[str]:
    """`Творчество Бунина : дис. ... д-ра филол. наук : 10.01.01`: the kind of a thesis ends the title."""
    return re.compile(rf"\s?[:.(]\s?(?P<genre>{any_pattern(kind_words().thesis_genres)}[^:]*)", re.I)


@cache
def _speciality() -> re.Pattern[str]:
    """`Публичная библиотека : специальность 05.25.03 «...» : дис. ...`: where the title of a thesis ends."""
    return re.compile(rf"\s?[:.]\s?{any_pattern(kind_words().thesis_specialities)}", re.I)


@cache
def _genre() -> re.Pattern[str]:
    """`Философия науки : межвуз. сб. науч. тр.`: what kind of book it is ends the title, behind GOST's own colon."""
    return re.compile(rf" : (?P<genre>{any_pattern(kind_words().title_genres)}[^:]{{0,120}})$")


def settle(view: str, fields: list[FieldSpan], said: int = EVERYTHING) -> list[FieldSpan]:
    """`fields` of the reference `view`, in order, without those that are no field of an entry; `said` are its cues.
    Most steps are for few references: they are only taken where the field is there that they are about."""
    fields = [field for field in fields if field.label != "note"]
    if fields and fields[0].label == "author":
        fields = without_subject(view, with_dotted_word(view, fields))
        fields = with_whole_names(view, end_authors(view, _with_title(view, fields)))
    fields = without_citing_pages(view, with_shortened_journal(view, fields))
    if said & Cue.COLLABORATION:
        fields = with_collaborations(view, fields)
    labels = [field.label for field in fields]
    if "volume" in labels and "page" not in labels and "issue" not in labels:
        fields = with_volume_titles(view, fields)
    if "number-of-pages" in labels:
        fields = _of_a_whole(view, fields)
    fields = _second_titles(view, fields)
    labels = [field.label for field in fields]
    if "edition" not in labels:
        fields = _with_edition(view, fields)
    if not view.isascii() and not {"volume", "issue"}.isdisjoint(labels):
        fields = [_counted(view, field) for field in fields]
    fields = _with_standard(view, _headed(view, fields))
    if said & Cue.THESIS_TITLE:
        fields = _with_thesis(view, fields)
    if said & Cue.SPECIALITY:
        fields = _without_speciality(view, fields)
    fields = _of_its_own(_with_year(view, _with_genre(view, fields)))
    return with_journal(view, with_source(view, name_acts(view, with_host(view, fields), said)))


def _counted(view: str, field: FieldSpan) -> FieldSpan:
    """A volume or an issue by the word of counting behind it, which Korean, Chinese and Japanese have."""
    if field.label in ("volume", "issue"):
        label = _COUNTED.get(view[field.span.end : field.span.end + 1], field.label)
        return field if label == field.label else FieldSpan(label, field.span)
    return field


def _with_title(view: str, fields: list[FieldSpan]) -> list[FieldSpan]:
    """Words behind the initials of the last author are the title, or its beginning where it follows."""
    if not fields or fields[0].label != "author":
        return fields
    span = fields[0].span
    titled = any(field.label == "title" for field in fields)
    following = fields[1] if len(fields) > 1 and fields[1].label == "title" else None
    if titled and not following:
        return fields
    match = _NAME_AND_MORE.fullmatch(view[span.start : span.end])
    if not match:
        return fields
    if following and not _runs_on(match["more"], view[span.end - 1 : following.span.start].strip()):
        return fields
    start = span.start + match.start("more")
    name = Span(span.start, span.start + len(match[0][: match.start("more")].rstrip()))
    end = following.span.end if following else span.start + match.end("more")
    return [FieldSpan("author", name), FieldSpan("title", Span(start, end)), *fields[2 if following else 1 :]]


def _runs_on(words: str, between: str) -> bool:
    """Whether a title that follows goes on with what `words` began; in Latin letters one word may be a second name."""
    if between[-1:] == ".":
        return " " in words or words.isupper() or words[0] > "\u0400"
    return between[-1:] == "," and " " in words


def _of_a_whole(view: str, fields: list[FieldSpan]) -> list[FieldSpan]:
    """A number of pages is that of a whole book, which has no host: what was taken for one is part of the title or a
    series."""
    labels = [field.label for field in fields]
    if "number-of-pages" not in labels or "page" in labels or labels.count("container-title") != 1 or "//" in view:
        return fields
    n = labels.index("container-title")
    host = fields[n].span
    if n and labels[n - 1] == "title" and not _inward().search(view, max(0, host.start - 12), host.start):
        return [*fields[: n - 1], FieldSpan("title", Span(fields[n - 1].span.start, host.end)), *fields[n + 1 :]]
    return [*fields[:n], *fields[n + 1 :]] if n and labels[n - 1] == "author" and "title" in labels else fields


def _second_titles(view: str, fields: list[FieldSpan]) -> list[FieldSpan]:
    """A title in front of the year with another behind it is a body; a second one behind `In` is the host."""
    if [field.label for field in fields].count("title") < 2:
        return fields
    titles = [n for n, field in enumerate(fields) if field.label == "title"]
    first, second = titles[0], titles[1]
    labels = {field.label for field in fields}
    settled = list(fields)
    if first == 0 and second == 2 and fields[1].label == "issued" and "author" not in labels:
        settled[0] = FieldSpan("author", fields[0].span)
    elif (first, second) == (0, 1) and _edited().fullmatch(view, fields[0].span.end, fields[1].span.start):
        settled[0] = FieldSpan("editor", fields[0].span)
    elif "container-title" not in labels:
        start, end = fields[second].span.start, fields[second].span.end
        hosted = _inward().search(view, max(0, start - 12), start) or fields[second - 1].label == "editor"
        if hosted and end - start >= _LONG_ENOUGH:
            settled[second] = FieldSpan("container-title", fields[second].span)
    return settled


def _with_edition(view: str, fields: list[FieldSpan]) -> list[FieldSpan]:
    """The edition where it is announced outside every field, or at the end of the title."""
    if not holds_any(view, reference_words().editions):
        return fields
    for match in _edition().finditer(view):
        span = Span(match.start(), match.end())
        inside = [field for field in fields if field.span.overlaps(span)]
        if not inside:
            return insert_field(fields, "edition", span)
    return fields


def _with_standard(view: str, fields: list[FieldSpan]) -> list[FieldSpan]:
    """The designation of a standard in front of the title is its number."""
    for n, field in enumerate(fields):
        if field.label == "title" and (match := _standard().match(view, field.span.start, field.span.end)):
            start = match.end() + len(view[match.end() :]) - len(view[match.end() :].lstrip(".: "))
            if start < field.span.end and not any(other.label == "number" for other in fields):
                parts = [FieldSpan("number", Span(*match.span())), FieldSpan("title", Span(start, field.span.end))]
                return [*fields[:n], *parts, *fields[n + 1 :]]
    return fields


def _with_thesis(view: str, fields: list[FieldSpan]) -> list[FieldSpan]:
    """The kind of a thesis is no part of its title."""
    for n, field in enumerate(fields):
        if field.label == "title" and (match := _thesis().search(view, field.span.start + 1, field.span.end)):
            genre = FieldSpan("genre", Span(match.start("genre"), match.start("genre") + len(match["genre"].rstrip())))
            return [*fields[:n], FieldSpan("title", Span(field.span.start, match.start())), genre, *fields[n + 1 :]]
    return fields


def _with_genre(view: str, fields: list[FieldSpan]) -> list[FieldSpan]:
    """What kind of book it is is no part of its title."""
    if any(field.label == "genre" for field in fields):
        return fields
    for n, field in enumerate(fields):
        if field.label == "title" and (match := _genre().search(view[: field.span.end], field.span.start + 1)):
            genre = FieldSpan("genre", Span(*match.span("genre")))
            return [*fields[:n], FieldSpan("title", Span(field.span.start, match.start())), genre, *fields[n + 1 :]]
    return fields


def _without_speciality(view: str, fields: list[FieldSpan]) -> list[FieldSpan]:
    """The speciality of a thesis is no part of its title, nor what is said of it in quotes."""
    for n, field in enumerate(fields):
        if field.label == "title" and (match := _speciality().search(view, field.span.start + 1, field.span.end)):
            behind = [one for one in fields[n + 1 :] if one.label != "title"]
            return [*fields[:n], FieldSpan("title", Span(field.span.start, match.start())), *behind]
    return fields


def _headed(view: str, fields: list[FieldSpan]) -> list[FieldSpan]:
    """A title that begins with a name which stands behind the slash again is headed by it."""
    at = next((n for n, field in enumerate(fields) if field.label in ("title", "author", "container-title")), None)
    if at is None or fields[at].label == "author":
        return fields
    span = fields[at].span
    head, stop, _ = view[span.start : span.end].partition(". ")
    if not stop or len(head) < _SHORTEST_NAME or not _stands_behind_slash(head, view, span.end):
        return fields
    name = FieldSpan("author", Span(span.start, span.start + len(head)))
    return [*fields[:at], name, FieldSpan(fields[at].label, Span(name.span.end + 2, span.end)), *fields[at + 1 :]]


def _stands_behind_slash(words: str, view: str, start: int) -> bool:
    """Whether `words` stand whole behind a slash, from `start` on."""
    at = view.find("/", start)
    while at >= 0:
        begin = at + 2 if view.startswith(" ", at + 1) and not words.startswith(" ") else at + 1
        if view.startswith(words, begin):
            behind = view[begin + len(words) : begin + len(words) + 1]
            if not (behind.isalnum() or behind == "_"):
                return True
        at = view.find("/", at + 1)
    return False


def _with_year(view: str, fields: list[FieldSpan]) -> list[FieldSpan]:
    """Dates without a year are dropped where another has one."""
    dates = [field for field in fields if field.label == "issued"]
    if len(dates) < 2:
        return fields
    dated = [field for field in dates if _YEAR.search(view, field.span.start, field.span.end)]
    return [field for field in fields if field.label != "issued" or field in dated] if dated else fields


def _of_its_own(fields: list[FieldSpan]) -> list[FieldSpan]:
    """What was read as a host is the work itself when there is no title, and it is published and holds no pages.

    A periodical without the title of the article has pages; a volume of collected works has none."""
    labels = {field.label for field in fields}
    if labels & {"title", "page"} or not labels & _PUBLISHED:
        return fields
    return [FieldSpan("title", field.span) if field.label == "container-title" else field for field in fields]
