"""CSL variables that have no place in an entry, and what BibTeX's users call them."""

from __future__ import annotations

# CSL variable -> biblatex field (CSL 1.0.2, appendix IV; biblatex 3.19, 2.2.2); the shelf mark is biblatex-oxref's, the
# title of a volume jurabib's.
BIBLATEX = {
    "annote": "annotation", "archive": "library", "archive_location": "shelfmark",
    "chapter-number": "chapter", "collection-number": "number",
    "container-author": "bookauthor", "container-title-short": "shortjournal", "event": "eventtitle",
    "event-date": "eventdate",
    "event-place": "venue", "event-title": "eventtitle", "keyword": "keywords", "number-of-volumes": "volumes",
    "original-date": "origdate", "original-publisher": "origpublisher", "original-publisher-place": "origlocation",
    "original-title": "origtitle", "part-number": "part", "status": "pubstate", "title-short": "shorttitle",
    "volume-title": "volumetitle",
}  # fmt: skip
# What references have and CSL lacks. In CSL-JSON it stands in `custom`, in BibTeX under these names.
#   speciality of a thesis; article of a collection of laws, and the day or year it was printed; country, classes,
#   application, day of filing and holder of a patent; language a work was translated from; unit of its extent
_DETAILS = "speciality article printed country class application filed holder original-language extent-unit"
DETAILS = frozenset(_DETAILS.split())
DATES = frozenset(["available-date", "event-date", "original-date", "submitted"])
_PERSONS = """
    chair collection-editor compiler composer container-author contributor curator director editorial-director
    executive-producer guest host illustrator interviewer narrator organizer original-author performer producer
    recipient reviewed-author script-writer series-creator
"""
PERSONS = frozenset(_PERSONS.split())
_OTHERS = """
    abstract archive archive-place archive_collection archive_location authority call-number citation-label dimensions
    division journalAbbreviation jurisdiction license part-title printing-number references reviewed-genre
    reviewed-title scale section shortTitle source supplement-number version volume-title volume-title-short year-suffix
"""
# CSL variable by its name in lower case, as BibTeX has names: those that are written under their own names.
OWN_NAMES = {name.lower(): name for name in (*_OTHERS.split(), *DATES, *PERSONS)}
