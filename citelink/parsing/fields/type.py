"""The CSL type of a reference, guessed from its fields and words."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from citelink.languages.vocabulary import kind_words
from citelink.parsing.cues import Cue, said
from citelink.parsing.letters import plain
from citelink.parsing.patents import patent_number
from citelink.parsing.standards import designation
from citelink.parsing.words import alternatives, words
from citelink.text.patterns import any_case, any_pattern, caseless


@cache
def _thesis() -> re.Pattern[str]:
    return any_case(rf"(?<!\w){alternatives(words('theses'))}(?!\w)")


@cache
def _law() -> re.Pattern[str]:
    """Any word that names a law or another legal act."""
    return any_case(rf"(?<!\w){alternatives(words('laws'))}(?!\w)")


@cache
def _proceedings() -> re.Pattern[str]:
    return re.compile(rf"\b{any_pattern(kind_words().proceedings)}", re.I)


@cache
def _report() -> re.Pattern[str]:
    return any_case(rf"\b{any_pattern(kind_words().reports)}")


@cache
def _newspaper() -> re.Pattern[str]:
    return re.compile(rf"\b{any_pattern(kind_words().newspapers)}", re.I)


@cache
def _law_sign() -> re.Pattern[str]:
    return re.compile(any_pattern(kind_words().law_signs))


@cache
def _patent() -> re.Pattern[str]:
    """`Пат. 2187888 РФ`, `А. с. 1007970 СССР` (GOST R 7.0.5-2008, 8.3), `U.S. Patent 4,123,456`,
    `… : пат. 12345 Україна`."""
    known = kind_words()
    begins = rf"^\W*(?:\d{{1,3}}[.)]?\s+)?{any_pattern(known.patents)}"
    follows = rf":\s*{any_pattern(known.patents_behind_title)}"
    return re.compile(
        rf"(?:{begins}|{follows}|{any_pattern(known.patents_anywhere)})(?:\sno\.)?[^.\d]{{0,40}}\d[\d ,]{{4,}}", re.I
    )


@cache
def _standard() -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:\d{{1,3}}[.)]?\s+)?{designation()}")


def guess_type(text: str, labels: Collection[str], container: str) -> str:
    """The CSL type of the reference `text` in which `labels` were found; `document` when nothing speaks."""
    cues = said(text)
    if "archive_location" in labels:
        return "manuscript"
    if (cues & Cue.PATENT and _patent().search(text[:300])) or (
        "number" in labels and patent_number(plain(text), cues)
    ):
        return "patent"
    if "author" not in labels and _standard().match(text):
        return "standard"
    if cues & Cue.LAW and "author" not in labels and _law_sign().search(text) and _law().search(caseless(text)):
        return "legislation"
    if container:
        if container not in text:
            # Put together otherwise than it is printed.
            cues = said(container)
        if cues & Cue.PROCEEDINGS and _proceedings().search(container):
            return "paper-conference"
        if cues & Cue.NEWSPAPER and "volume" not in labels and _newspaper().search(container):
            return "article-newspaper"
        if "issue" not in labels and ("editor" in labels or ("page" in labels and "publisher" in labels)):
            return "chapter"
        return "webpage" if "URL" in labels and not {"volume", "issue", "page"} & set(labels) else "article-journal"
    if cues & Cue.THESIS and _thesis().search(caseless(text)):
        return "thesis"
    if cues & Cue.REPORT and _report().search(caseless(text)):
        return "report"
    if "publisher" in labels or "publisher-place" in labels or "number-of-pages" in labels or "edition" in labels:
        return "book"
    return "webpage" if "URL" in labels else "document"
