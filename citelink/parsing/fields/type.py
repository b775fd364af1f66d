"""The CSL type of a reference, guessed from its fields and words."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from citelink.parsing.words import alternatives, words


@cache
def _thesis() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternatives(words('theses'))}(?!\w)", re.I)


@cache
def _law() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternatives(words('laws'))}(?!\w)", re.I)


_PROCEEDINGS = re.compile(
    r"\b(?:proc\b|proceedings|conference|conf\b|symposi|workshop|congress|конф|материал|тезис|съезд|симпозиум|kongress|tagung|actas|anais)",
    re.I,
)
_REPORT = re.compile(
    r"\b(?:technical report|tech\. ?rep|working paper|discussion paper|research report|отч[её]т|report no)", re.I
)
_LAW_SIGN = re.compile(r"№|\bN\b|\bNo\b|жылғы|\bот \d|\b\d{4} г")
_NEWSPAPER = re.compile(r"\b(?:газет|newspaper|times\b|zeitung|правда|известия)", re.I)


def guess_type(text: str, labels: Collection[str], container: str) -> str:
    """The CSL type of the reference `text` in which `labels` were found; `document` when nothing speaks."""
    if container:
        if _PROCEEDINGS.search(container):
            return "paper-conference"
        if _NEWSPAPER.search(container) and "volume" not in labels:
            return "article-newspaper"
        if labels & {"editor", "publisher", "publisher-place"} if isinstance(labels, (set, frozenset)) else False:
            return (
                "chapter" if "issue" not in labels and ("page" in labels or "editor" in labels) else "article-journal"
            )
        return (
            "article-journal"
            if "volume" in labels or "issue" in labels or "page" in labels
            else "webpage"
            if "URL" in labels
            else "article-journal"
        )
    if _thesis().search(text):
        return "thesis"
    if "author" not in labels and _law().search(text) and _LAW_SIGN.search(text):
        return "legislation"
    if _REPORT.search(text):
        return "report"
    if "publisher" in labels or "publisher-place" in labels or "number-of-pages" in labels or "edition" in labels:
        return "book"
    return "webpage" if "URL" in labels else "document"
