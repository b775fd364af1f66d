"""CSL variables that have no place in an entry, and what biblatex calls them."""

from __future__ import annotations

# CSL variable -> biblatex field (CSL 1.0.2, appendix IV; biblatex 3.19, 2.2.2).
BIBLATEX = {
    "annote": "annotation", "chapter-number": "chapter", "collection-number": "number",
    "container-author": "bookauthor", "container-title-short": "shortjournal", "event": "eventtitle",
    "event-date": "eventdate",
    "event-place": "venue", "event-title": "eventtitle", "keyword": "keywords", "number-of-volumes": "volumes",
    "original-date": "origdate", "original-publisher": "origpublisher", "original-publisher-place": "origlocation",
    "original-title": "origtitle", "part-number": "part", "status": "pubstate", "title-short": "shorttitle",
}  # fmt: skip
DATES = frozenset(["available-date", "event-date", "original-date", "submitted"])
_PERSONS = """
    chair collection-editor compiler composer container-author contributor curator director editorial-director
    executive-producer guest host illustrator interviewer narrator organizer original-author performer producer
    recipient reviewed-author script-writer series-creator
"""
PERSONS = frozenset(_PERSONS.split())
