"""What records that come from MEDLINE have in common, whoever gives them: titles, journals, and what was published
about a work (https://www.nlm.nih.gov/bsd/mms/medlineelements.html)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from citelink.bibliography.identifiers import normalize_doi
from citelink.sources.source import Notice, NoticeKind
from citelink.sources.titles import clean, clean_title

# Of comments and corrections those that change what a work is worth; named without blanks, in lower case.
_NOTICES: Mapping[str, NoticeKind] = {
    "retractionin": "retraction", "partialretractionin": "correction", "expressionofconcernin": "concern",
    "erratumin": "correction", "correctedandrepublishedin": "correction",
}  # fmt: skip
_NOTICE_TYPES = frozenset(
    ("retraction of publication", "retraction notice", "published erratum", "expression of concern")
)
_RETRACTED = "retracted publication"
_PLACE = re.compile(r"\s?\([^()]{1,120}\)$")
_DOI = re.compile(r"doi:\s?(\S{4,200})", re.I)


def medline_title(title: str) -> tuple[str, bool]:
    """A title without the stop behind it and without the brackets that say that it was translated; and whether a mark
    in it says that the work was retracted."""
    title = " ".join(title.split()).removesuffix(".")
    if title.startswith("[") and title.endswith("]") and title.count("[") == 1:
        title = title[1:-1].removesuffix(".")
    title, marked = clean_title(title)
    return title, marked == "retraction"


def medline_journal(name: str) -> str:
    """A journal's name without the place by which catalogues tell it from others."""
    return _PLACE.sub("", clean(name))


def notices_of(about: Iterable[tuple[str, str]], kinds: set[str], source: str, *, marked: bool) -> tuple[Notice, ...]:
    """What was published about a work: `about` has what comments and corrections are called, and how they are cited;
    `kinds` the types of the work itself, in lower case; `marked`: its title says that it was retracted."""
    found = []
    for called, cited in about:
        if kind := _NOTICES.get("".join(called.split()).lower()):
            printed = _DOI.search(cited[:500])
            found.append(Notice(kind, normalize_doi(printed[1]) if printed else "", source))
    if not any(one.kind == "retraction" for one in found):
        if _RETRACTED in kinds:
            found.append(Notice("retraction", "", source))
        elif marked:
            found.append(Notice("retraction", "", "title"))
    return tuple(dict.fromkeys(found))


def is_notice(kinds: set[str]) -> bool:
    """Whether a record is itself such a notice, by its types in lower case."""
    return bool(kinds & _NOTICE_TYPES)
