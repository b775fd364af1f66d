"""From the segments of labelled collections to tight spans: signs and cues around a value leave it.

AnyStyle keeps `In`, `(Eds.)`, `pp.` and all punctuation inside its segments, GROBID and JATS leave them outside; the
labeller learns one convention, the tight one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from citelink.bibliography.entry import FieldSpan
from citelink.text.span import Span

_WORDS = re.compile(r"\w+")
Segment = tuple[str, int, int]


def _behind_words(*words: str, signs: str = r"[\s,.;:(\[/]") -> re.Pattern[str]:
    """Signs, then any number of these cues; what is matched leaves the beginning of a span."""
    return re.compile(rf"{signs}*(?:(?:{'|'.join(words)})\b[\s.,:;°º]*)*[\s,;:(\[]*", re.I)


def _signs(signs: str) -> re.Pattern[str]:
    return re.compile(f"{signs}*")


_BEFORE = {
    "editor": _behind_words(
        "in", "en", "dans", "an", "em", "i", "v", "в", "eds?", "edited", "editors?", "hg", "hrsg", "herausgegeben",
        "par", "von", "by", "orgs?", "coord", "a cura di", "под ред", "под общ", "сост", "red", "dir",
        "sous la direction de", "series", "with", "and", "volume",
    ),
    "translator": _behind_words(
        "translated", "translation", "trans", "transl", "trad", "tr", "by", "de", "par", "übers", "von",
        r"aus dem \w+", "пер", "and", "from", "the", r"\w+ by",
    ),
    "container-title": re.compile(
        r"[\s,.;:(\[]*(?:(?:in|en|dans|em|in: |в сб|в кн|в)\b(?![-\w])[\s.:,]*)?[\s,.;:(\[/“”\"«„‘'*]*", re.I
    ),
    "title": _signs(r"[\s,.;:\]/“”\"„‘'*`]"),
    "page": _behind_words(
        "pp", "p", "pages?", "pgs?", "págs?", "p[aá]ginas?", "seiten?", "ss", "s", "hier", "here", "с", "стр", "б",
        signs=r"\W",
    ),
    "volume": _behind_words(
        "vol(?:ume)?s?", "v", "bd", "band", "jg", "jahrgang", "t", "tom[eo]", "т", "том", "n[or]?", "nº", "heft", "h",
        "iss(?:ue)?", signs=r"\W",
    ),
    "issue": _behind_words(
        "nos?", "nr", "n", "num", "numbero?", "iss(?:ue)?", "heft", "h", "вып", "№", "n°", "nº", signs=r"\W"
    ),
    "DOI": re.compile(r"\W*(?:(?:https?://)?(?:dx\.)?doi(?:\.org)?[\s:./]*)*", re.I),
    "PMID": re.compile(r"\D*"),
    "PMCID": re.compile(r"\W*"),
    "ISBN": re.compile(r"\W*(?:isbn)?\W*", re.I),
    "ISSN": re.compile(r"\W*(?:issn)?\W*", re.I),
    "arXiv": re.compile(r"\W*(?:arxiv\s*:?\s*)?", re.I),
    "URL": re.compile(
        r"[\s,;:(\[<]*(?:(?:url|available (?:at|from)|retrieved from)\b[\s:]*)?[\s<(\[]*", re.I
    ),
    "citation-number": re.compile(r"\W*"),
}  # fmt: skip
_EDITORS = "eds?|editors?|hgg?|hrsgg?|herausgeber|orgs?|coords?|dir|éds?|ред|comps?|a cura di"
_AFTER = {
    "editor": re.compile(rf"[\s,;:(\[/]*(?:\b(?:{_EDITORS})\b[\s.,;:)\]]*)?[\s,;:)\]]*$", re.I),
    "URL": re.compile(r"[\s.,;:)\]>]*$"),
    "DOI": re.compile(r"[\s.,;)\]>]*$"),
    "citation-number": re.compile(r"\W*$"),
    "page": re.compile(r"\W*(?:\bpp?\b|\bss?\b|\bff?\b)?\W*$", re.I),
    "title": re.compile(r"[\s,;:./“”\"„’'*»]*$"),
    "container-title": re.compile(r"[\s,;:(\[/“”\"»’'*]*$"),
    "author": re.compile(r"[\s,;:(\[/]*(?:\(?\s*\beds?\b[.)]*)?[\s,;:(\[]*$", re.I),
}
# A stop behind a whole word ends the sentence; behind an abbreviation (`Lett.`, `A. B.`) it belongs to the value.
_STOPLESS = frozenset({"author", "editor", "translator", "container-title", "publisher", "publisher-place", "note"})
_SENTENCE_END = re.compile(r"(?<![^\W\d_][.&])(?:[^\W\d_]{5}|\d)\.$")
_SIGNS_BEFORE = re.compile(r"[\s,;:.(\[/]*")
_SIGNS = re.compile(r"[\s,;:.()\[\]/]*$")
_KEEP_STOP = re.compile(r"[\s,;:(\[/]*$")
_EXTENT = re.compile(
    r"[^\w]*(?P<number>(?:[ivxlc]+\s*[+,]\s*)?\d+)\s*(?:pp?|pages|S|Seiten|с|б|págs?|h|leaves)\b\.?[^\w]*$", re.I
)


def tight(raw: str, label: str, start: int, end: int) -> FieldSpan | None:
    """The segment without its signs and cues; None when nothing is left. Page totals become `number-of-pages`."""
    if label == "page" and (extent := _EXTENT.match(raw[start:end])) and not re.match(r"\W*p", raw[start:end], re.I):
        return FieldSpan("number-of-pages", Span(start + extent.start("number"), start + extent.end("number")))
    if before := _BEFORE.get(label, _SIGNS_BEFORE).match(raw, start, end):
        start = before.end()
    pattern = _AFTER.get(
        label, _KEEP_STOP if label in {"author", "edition", "publisher", "publisher-place", "note"} else _SIGNS
    )
    if after := pattern.search(raw[start:end]):
        end = start + after.start()
    if (
        label in {"publisher", "edition", "publisher-place"}
        and raw[start:end].endswith(")")
        and "(" not in raw[start:end]
    ):
        end -= 1
    if label == "title" and raw[start:end].startswith("«") and "»" not in raw[start:end]:
        start += 1
    if label in _STOPLESS and _SENTENCE_END.search(raw[start:end]) and raw.count(".", start, end) == 1:
        end -= 1
    return FieldSpan(label, Span(start, end)) if start < end else None


def place_segments(raw: str, segments: Sequence[tuple[str, str]]) -> list[Segment] | None:
    """Where labelled segments stand, one behind the other; white space may differ. None when one is not found."""
    placed: list[Segment] = []
    place = 0
    for label, text in segments:
        words = text.split()
        if not words:
            continue
        start = raw.find(words[0], place)
        if start < 0 or start - place > 40:
            return None
        end = start
        for word in words:
            found = raw.find(word, end)
            if found < 0 or (word is not words[0] and raw[end:found].strip()):
                return None
            end = found + len(word)
        placed.append((label, start, end))
        place = end
    return placed


def find_value(raw: str, value: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
    """Where the words of `value` stand, whatever signs and spaces are between them."""
    words = _WORDS.findall(value)
    if not words:
        return None
    pattern = r"(?<!\w)" + r"[\W_]{0,6}".join(map(re.escape, words)) + r"(?!\w)"
    found = re.compile(pattern, re.I).search(raw, start, len(raw) if end is None else end)
    return found.span() if found else None


def numbers_in(raw: str, start: int, end: int, gold: Mapping[str, str]) -> Iterator[FieldSpan]:
    """Volume, issue and pages that one segment packs (`vol. 36, no. 9`, `61: 4`), by the values of the row."""
    place = start
    for label, field in (("volume", "volume"), ("issue", "issue"), ("page", "pages")):
        value = gold.get(field, "").strip(" .,;:()")
        value = re.sub(r"^(?:vol|no|nr|n|v|bd|p|pp)\b[.\s]*", "", value, flags=re.I)
        if not value:
            continue
        if found := find_value(raw, value, place, end):
            yield FieldSpan(label, Span(*found))
            place = found[1]
