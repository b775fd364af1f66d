"""Sources: the journal of an article without a title, and numbers at the end that are no part of the reference."""

from __future__ import annotations

import re
from functools import cache

from citelink.bibliography.entry import FieldSpan
from citelink.languages.vocabulary import reference_words
from citelink.parsing.draft import insert_field
from citelink.parsing.labeller.titles import links
from citelink.parsing.letters import UPPER
from citelink.text.patterns import any_word, late
from citelink.text.span import Span
from citelink.text.years import DATED

_MOST_WORDS, _FEW_WORDS = 8, 3
_OTHERS = frozenset({"publisher", "editor", "genre"})
_NAME = late(rf"[).,\s]{{0,4}}({UPPER}[^,;:()\[\]/]{{2,80}}?),? ?")
# `2022. 2, 4, 6` at the end: the pages of the document on which LaTeX says the reference is cited.
_CITED_ON = re.compile(rf"(?<!\d){DATED}[a-z]?[.)]{{1,2}} ?(?:↑ ?)?(?P<pages>\d{{1,4}}(?:, ?\d{{1,4}}){{0,30}})\.?\s*$")
_HIGHEST = 999
_CAPITAL = re.compile(UPPER)
# Words of a title, letters of a word that says something.
_LEAST_TITLE, _CONTENT = 2, 4
_WRITER = rf"{UPPER}[\w'’-]{{1,30}},? (?:{UPPER}\. ?){{1,3}}"
_HOST = late(
    rf"// ?(?:(?:{_WRITER}, ){{0,3}}{_WRITER})?(?P<host>[^\W\d_][^/\[\]]{{2,200}}?)(?=\.? ?[-:(] |[.,:;(]{{0,2}} ?$)"
)
_SURELY = 3


@cache
def _hosted() -> re.Pattern[str]:
    return re.compile(rf"(?i:[.,] ?{any_word(reference_words().host_words)} )|[\ue000-\ue004]")


def with_source(view: str, fields: list[FieldSpan]) -> list[FieldSpan]:
    """`Smith J. (1999). Cell 96, 111-120`: what stands right before volume and pages is the journal, where nothing else
    can be."""
    labels = [field.label for field in fields]
    if "volume" not in labels or "page" not in labels or _OTHERS & set(labels):
        return fields
    if labels[:3] == ["author", "issued", "volume"] and "title" not in labels and "container-title" not in labels:
        span = _words_between(view, fields[1].span.end, fields[2].span.start)
        return [*fields[:2], FieldSpan("container-title", span), *fields[2:]] if span else fields
    if labels[:5] == ["author", "issued", "title", "container-title", "volume"] and _is_letter(fields[2].span):
        whole = Span(fields[2].span.start, fields[3].span.end)
        return [*fields[:2], FieldSpan("container-title", whole), *fields[4:]]
    at = labels.index("title") if "title" in labels else 0
    if "container-title" in labels or labels[at + 1 : at + 3] not in (["volume", "page"], ["issued", "volume"]):
        return fields
    title, following = fields[at].span, fields[at + 1].span
    name = view[title.start : title.end]
    longest = _MOST_WORDS if labels[at + 1] == "volume" else _FEW_WORDS
    if at == 0 or view[title.end : following.start] not in (" ", ", ") or len(name.split()) > longest or ":" in name:
        return fields
    named = _title_before(name)
    first = [FieldSpan("title", Span(title.start, title.start + named))] if named else []
    source = Span(title.start + named + len(", "), title.end) if named else title
    return [*fields[:at], *first, FieldSpan("container-title", source), *fields[at + 1 :]]


def _title_before(name: str) -> int:
    """How much of a name is the title before the journal: `Harbour lives today, The Lantern`. A journal's own comma
    stands behind capitals or behind one word and what links it: `Physica A, Statistical Mechanics`, `Journal of
    physics, Condensed matter`."""
    comma = name.rfind(", ")
    words = name[: max(comma, 0)].split()
    if len(words) < _LEAST_TITLE or words[1] in links() or not _CAPITAL.match(name, comma + len(", ")):
        return 0
    return comma if any(len(word) >= _CONTENT and word.islower() for word in words[1:]) else 0


def with_host(view: str, fields: list[FieldSpan]) -> list[FieldSpan]:
    """What stands right behind a double slash is the host, `// Эйхенбаум Б. М. О прозе. - Л.`, where no field was found
    there; its own authors stand before it."""
    slash = view.find("//")
    if slash < 0 or any(field.label == "container-title" for field in fields):
        return fields
    behind = [field.span.start for field in fields if field.span.end > slash]
    title = any(field.label == "title" and field.span.end <= slash for field in fields)
    if not title or not behind or min(behind) <= slash:
        return fields
    match = _HOST.match(view, slash, min(behind))
    return insert_field(fields, "container-title", Span(*match.span("host"))) if match else fields


def _is_letter(span: Span) -> bool:
    return span.end - span.start <= 2


def _words_between(view: str, start: int, end: int) -> Span | None:
    """The few words that are all between two fields."""
    match = _NAME.fullmatch(view, start, end)
    return Span(*match.span(1)) if match and len(match[1].split()) <= _MOST_WORDS else None


def without_citing_pages(view: str, fields: list[FieldSpan]) -> list[FieldSpan]:
    """Numbers alone behind the year at the end say where this document cites the work. The only two of an article
    may be its volume and page: `Nature. 2010. 465, 1012`."""
    if not fields or fields[-1].label not in ("volume", "page") or not view.rstrip(" .")[-1:].isdigit():
        return fields
    match = _CITED_ON.search(view, max(0, len(view) - 200))
    if not match:
        return fields
    numbers = [int(number) for number in match["pages"].split(",")]
    start = match.start("pages")
    if numbers != sorted(set(numbers)) or numbers[-1] > _HIGHEST:
        return fields
    before, behind = fields, list[FieldSpan]()
    for n, field in enumerate(fields):
        if field.span.start >= start:
            before, behind = fields[:n], fields[n:]
            break
    if not behind or any(field.label not in ("volume", "page") for field in behind):
        return fields
    return before if _are_citing(len(numbers), {field.label for field in before}, view[:start]) else fields


def _are_citing(count: int, labels: set[str], before: str) -> bool:
    """Whether so many numbers can be nothing of a work of which `labels` are known."""
    if "page" in labels or count >= _SURELY:
        return True
    hosted = _hosted().search(before) is not None
    return (hosted and "publisher" not in labels) or (count > 1 and (hosted or "publisher" in labels))
