"""The CSL type of a reference, guessed from its fields and words."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from citelink.parsing.standards import DESIGNATION
from citelink.parsing.words import alternatives, words


@cache
def _thesis() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternatives(words('theses'))}(?!\w)", re.I)


@cache
def law_pattern() -> re.Pattern[str]:
    """Any word that names a law or another legal act."""
    return re.compile(rf"(?<!\w){alternatives(words('laws'))}(?!\w)", re.I)


_PROCEEDINGS = re.compile(
    r"\b(?:proc\b|proceedings|conference|conf\b|symposi|workshop|congress|конф|материал|тезис|съезд|симпозиум|kongress|tagung|actas|anais)",
    re.I,
)
_REPORT = re.compile(
    r"\b(?:technical report|tech\. ?rep|working paper|discussion paper|research report|отч[её]т|report no)", re.I
)
_LAW_SIGN = re.compile(r"№|\bN\b|\bNo\b|жылғы|\bот \d|\b\d{4} г")
_NEWSPAPER = re.compile(r"\b(?:газет|газ\.|newspaper|times\b|zeitung|правда|известия)", re.I)
# `Пат. 2187888 РФ`, `А. с. 1007970 СССР` (GOST R 7.0.5-2008, 8.3), `U.S. Patent 4,123,456`, `… : пат. 12345 Україна`.
_PATENT = re.compile(
    r"(?:^\W*(?:\d{1,3}[.)]?\s+)?(?:пат(?:ент)?\b\.?|предпатент|а\.\s?с\.|авт(?:орское)?\.?\s?свид|"
    r"инновационный патент|инновациялық патент|"
    r"u\.?\s?s\.?\s+patent|patent\b)|:\s*(?:пат\.|патент\b|а\.\s?с\.)|\bu\.?s\.?\s+patent\b)"
    r"(?:\sno\.)?[^.\d]{0,40}\d[\d ,]{4,}",
    re.I,
)
_STANDARD = re.compile(rf"^\W*(?:\d{{1,3}}[.)]?\s+)?{DESIGNATION}")


def guess_type(text: str, labels: Collection[str], container: str) -> str:
    """The CSL type of the reference `text` in which `labels` were found; `document` when nothing speaks."""
    if _PATENT.search(text[:300]):
        return "patent"
    if "author" not in labels and _STANDARD.match(text):
        return "standard"
    if "author" not in labels and law_pattern().search(text) and _LAW_SIGN.search(text):
        return "legislation"
    if container:
        if _PROCEEDINGS.search(container):
            return "paper-conference"
        if _NEWSPAPER.search(container) and "volume" not in labels:
            return "article-newspaper"
        if "issue" not in labels and ("editor" in labels or ("page" in labels and "publisher" in labels)):
            return "chapter"
        return "webpage" if "URL" in labels and not {"volume", "issue", "page"} & set(labels) else "article-journal"
    if _thesis().search(text):
        return "thesis"
    if _REPORT.search(text):
        return "report"
    if "publisher" in labels or "publisher-place" in labels or "number-of-pages" in labels or "edition" in labels:
        return "book"
    return "webpage" if "URL" in labels else "document"
