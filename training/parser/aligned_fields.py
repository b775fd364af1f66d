"""Sets that give the fields of a reference but not their places: the values are looked up in the printed text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from citelink.bibliography.entry import FieldSpan
from citelink.text.span import Span
from training.parser.segments import find_value, tight

_GENRE = re.compile(
    r"\s+:\s+(?P<genre>(?:учеб|моногр|сб\. |сборник |дис\b|автореф|справочн|курс лекций)[^:]{2,80})$", re.I
)
_EDITED = re.compile(r"\b(?:под|общ\.|отв\.|гл\.|ред\.|сост\.|ed\.|eds\.|hrsg|éd)", re.I)
_TRANSLATED = re.compile(r"\b(?:пер\.|transl|trans\.|trad|übers)", re.I)
_NAMES = re.compile(
    r"(?:[A-ZÀ-ÝЀ-ЯЁІҚ3]\.\s?(?:-?[A-ZÀ-ÝЀ-ЯЁІ]\.\s?){0,3})(?:\w+\s)?[A-ZÀ-ÝЀ-ЯЁІ][\w’'-]+"
    r"(?:,\s[A-ZÀ-ÝЀ-ЯЁІ3]\.\s?(?:-?[A-ZÀ-ÝЀ-ЯЁІ]\.\s?){0,3}(?:\w+\s)?[A-ZÀ-ÝЀ-ЯЁІ][\w’'-]+)*(?:\s\[[^\]]{3,12}\])?"
)


class _Places:
    """Spans found so far; nothing is labelled twice."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.spans: list[FieldSpan] = []

    def mark(self, label: str, place: tuple[int, int] | None) -> bool:
        if place is None or place[0] >= place[1]:
            return False
        span = Span(*place)
        if any(span.overlaps(item.span) for item in self.spans):
            return False
        value, behind = span.of(self.raw), self.raw[span.end : span.end + 1]
        if behind == "»" and value.count("«") > value.count("»"):
            span = Span(span.start, span.end + 1)
        self.spans.append(FieldSpan(label, span))
        return True

    def find(self, label: str, value: Any, start: int = 0, end: int | None = None) -> bool:
        if isinstance(value, list):
            value = " ".join(map(str, value))
        return bool(value) and self.mark(label, find_value(self.raw, str(value), start, end))

    def match(self, label: str, pattern: str, start: int = 0) -> bool:
        found = re.compile(pattern, re.I).search(self.raw, start)
        return bool(found) and self.mark(label, found.span(1)) if found else False


def align_scielo(raw: str, gold: Mapping[str, Any]) -> list[FieldSpan] | None:
    """Spans of a row of SciELO; None unless every printed value of it is found."""
    if not gold.get("title"):
        return None
    places = _Places(raw)
    if not places.find("title", gold["title"]):
        return None
    title = places.spans[0].span if places.spans else Span(0, 0)
    if gold.get("container") and not places.find("container-title", gold["container"], title.end):
        return None
    doi = gold.get("doi")
    if doi:
        places.match("DOI", f"({re.escape(str(doi))})")
    if gold.get("url") and (at := raw.find(str(gold["url"]))) >= 0:
        places.mark("URL", (at, at + len(str(gold["url"]))))
    if not _numbers(places, raw, gold, title):
        return None
    for label, name in (("publisher", "publisher"), ("publisher-place", "location"), ("edition", "edition")):
        if gold.get(name) and not places.find(label, gold[name], title.end):
            return None
    return _with_authors(places, raw, gold, title)


def _numbers(places: _Places, raw: str, gold: Mapping[str, Any], title: Span) -> bool:
    hosted = next((item.span.end for item in places.spans if item.label == "container-title"), title.end)
    if pages := str(gold.get("pages", "")):
        first, _, last = pages.partition("-")
        shorter = rf"{re.escape(first)}(?:\s*[-–—−]+\s*(?:{re.escape(last)}|\d+))?" if last else re.escape(first)
        if not places.match("page", rf"(?<!\d)({shorter})(?!\d)", hosted):
            return False
    if gold.get("year") and not any(
        places.match("issued", rf"(?<!\d)({gold['year']}[a-z]?)(?!\d)", at) for at in (hosted, 0)
    ):
        return False
    for label in ("volume", "issue"):
        value = str(gold.get(label, ""))
        if value and not places.match(label, rf"(?<!\w)({re.escape(value)})(?!\w)", hosted):
            return False
    return True


def _with_authors(places: _Places, raw: str, gold: Mapping[str, Any], title: Span) -> list[FieldSpan] | None:
    if not gold.get("author"):
        return places.spans
    stops = [item.span.start for item in places.spans if item.label in {"title", "issued"}]
    stop = min(stops, default=0)
    families = [name.split(",")[0].strip() for name in str(gold["author"]).split(";")]
    head = raw[:stop]
    first = find_value(head, families[0])
    if first is None or first[0] > 12 or any(find_value(head, family) is None for family in families[:6] if family):
        return None
    places.mark("author", (first[0], len(head.rstrip(" ,;:(["))))
    return places.spans if not gold.get("editor") or _with_editors(places, raw, gold, title) else None


def _with_editors(places: _Places, raw: str, gold: Mapping[str, Any], title: Span) -> bool:
    """The editors between the title and its host; False when they stand elsewhere."""
    host = next((item.span.start for item in places.spans if item.label == "container-title"), title.end)
    families = [name.split(",")[0].strip() for name in str(gold["editor"]).split(";")]
    first = find_value(raw, families[0], title.end, host)
    if first is None or any(find_value(raw, family, title.end, host) is None for family in families):
        return False
    before = re.compile(r"(?:[A-Z]\.?\s?){1,4}$").search(raw, title.end, first[0])
    found = tight(raw, "editor", before.start() if before else first[0], host)
    return bool(found) and places.mark("editor", (found.span.start, found.span.end)) if found else False


def align_gost(raw: str, fields: Mapping[str, Any]) -> list[FieldSpan] | None:
    """Spans of a reference that biblatex-gost printed from known fields; None when its title is not found."""
    title = str(fields.get("title", ""))
    genre = _GENRE.search(title)
    if genre:
        title = title[: genre.start()]
    places = _Places(raw)
    container = str(fields.get("container") or "")
    host = raw.find(" // ")
    if host > 0 and not container:
        return None
    limit = host if host > 0 and container else len(raw)
    volumed = bool(container) and host < 0
    if volumed and not places.find("container-title", container):
        return None
    if fields.get("subtitle") and find_value(raw, f"{title} {fields['subtitle']}", 0, limit):
        title = f"{title} {fields['subtitle']}"
    at = find_value(raw, title, places.spans[0].span.end if volumed else 0, limit)
    if at is None or not places.mark("title", at):
        return None
    if genre:
        places.find("genre", genre["genre"], at[1])
    if host > 0:
        found = find_value(raw, container, host)
        if found is None:
            return None
        # The subtitle of a host stands behind a colon; what is said of a translation there is none.
        more = re.compile(r"[»”]? : (?!пер\.|в \d|сб\.)[^/]+?(?= / | : |\. [—–-])").match(raw, found[1])
        places.mark("container-title", (found[0], more.end() if more else found[1]))
    start = min(item.span.start for item in places.spans)
    if start > 2:
        places.mark("author", (0, len(raw[:start].rstrip(" ,;:"))))
    _areas(places, raw, fields)
    for label, zone in _responsible(raw):
        places.mark(label, zone)
    return places.spans


def _areas(places: _Places, raw: str, fields: Mapping[str, Any]) -> None:
    dash = r"\s*[-–—]+\s*"
    if doi := str(fields.get("doi") or ""):
        places.match("DOI", f"({re.escape(doi)})")
    places.match("URL", r"(?:URL: |доступа: )(\S+?)(?=[.,;]?(?:\s|$))")
    places.match("accessed", r"(?:обращения: |доступа: )(\d[\d.]+\d)")
    places.match("ISBN", r"ISBN ([\d\w—–-]{8,20})")
    places.match("page", rf"[.—–] (?:[СсPpS]\.|Pp\.) ?(\w*\d+(?:{dash}\w*\d+)?)(?!\w)")
    places.match("number-of-pages", r"[—–] (\d+) (?:с|p|S)\b")
    places.match("collection-title", r"— \(([^()]{3,90}?)(?: ; [^()]+)?\)")
    places.match("collection-number", r"— \([^()]{3,90} ; (?:вып\.|т\.|Т\.|№|vol\.)?\s?([^()]+)\)")
    if fields.get("publisher"):
        places.find("publisher", fields["publisher"], _last(places, "title"))
    if fields.get("location"):
        place = find_value(raw, str(fields["location"]), _last(places, "title"))
        stopped = place and raw[place[1] : place[1] + 3] == ". :"
        places.mark("publisher-place", (place[0], place[1] + 1) if place and stopped else place)
    if year := re.search(r"\d{4}", str(fields.get("year") or "")):
        places.match("issued", rf"[,.—–] ?({year.group()}(?:[–-]\d{{4}})?)(?![\d])")
    places.match("volume", r"[.—–] (?:Т|Vol|Bd|T)\. ([\dIVXLC]+)(?!\w)")
    places.match("number-of-volumes", r"[В|в|In]+ (\d+) (?:т|vols?)\b")
    if fields.get("issue") and not places.match("issue", r"(?:№ ?|[Нн]о\. |no\. |Вып\. )([\w()/—–-]+)"):
        places.find("issue", fields["issue"], _last(places, "container-title"))
    places.match("edition", r"— ((?:\d+-[ея] изд|\d+(?:st|nd|rd|th) ed)\.(?:, [\w. ]+?\.)?)(?= —)")
    places.match("medium", r"\[(Текст|Электронный ресурс|Electronic resource)\]")


def _last(places: _Places, label: str) -> int:
    return max((item.span.end for item in places.spans if item.label == label), default=0)


def _responsible(raw: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The zones behind a single slash: translators, editors, authors by their words."""
    for slash in re.finditer(r" / ", raw):
        end = re.compile(r" // |\. [—–] ").search(raw, slash.end())
        for part in re.finditer(r"[^;]+", raw[slash.end() : end.start() if end else len(raw)]):
            names = _NAMES.search(part.group())
            if names is None:
                continue
            start = slash.end() + part.start()
            cue = part.group()[: names.start()]
            yield _role(cue), (start + names.start(), start + names.end())


def _role(cue: str) -> str:
    if _EDITED.search(cue):
        return "editor"
    if _TRANSLATED.search(cue):
        return "translator"
    return "note" if cue.strip() else "author"
