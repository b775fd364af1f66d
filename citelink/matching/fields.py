"""Fields that a library may hold beside the CSL ones, by what they print as."""

from __future__ import annotations

# Part of a title.
TITLES = (
    "maintitle",
    "booktitle",
    "volume-title",
    "volumetitle",
    "reviewed-title",
    "title-short",
    "shorttitle",
    "origtitle",
)
# The title in another language.
ORIGINALS = ("origtitle", "original-title", "titletranslation", "title-translation", "english_title", "title_english")
# The journal, book, meeting or house that something appeared in.
CONTAINERS = (
    "shortjournal", "journalsubtitle", "container-title-short", "journal", "maintitle", "booktitle", "event-title",
    "eventtitle", "collection-title", "institution", "school",
)  # fmt: skip
