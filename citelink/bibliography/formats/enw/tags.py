"""The tags of the format, and the fields of EndNote's XML that they stand for (EndNote's manual, "Tagged import")."""

from __future__ import annotations

FIELDS = {
    "A": "author", "B": "secondary-title", "C": "pub-location", "D": "year", "E": "secondary-author", "F": "label",
    "G": "language", "H": "translated-author", "I": "publisher", "J": "secondary-title", "K": "keyword",
    "L": "call-num", "M": "accession-num", "N": "number", "O": "alt-title", "P": "pages", "Q": "translated-title",
    "R": "electronic-resource-num", "S": "tertiary-title", "T": "title", "U": "url", "V": "volume", "X": "abstract",
    "Y": "tertiary-author", "Z": "notes", "6": "num-vols", "7": "edition", "8": "date", "9": "work-type",
    "?": "subsidiary-author", "@": "isbn", "!": "short-title", "&": "section", "(": "orig-pub", "[": "access-date",
    "~": "remote-database-name",
}  # fmt: skip
TYPE = "0"
JOURNAL = "J"
# The other of the two tags of a field is for journals.
TAGS = {field: tag for tag, field in FIELDS.items() if tag != JOURNAL}
PERSONS = frozenset(("author", "secondary-author", "tertiary-author", "subsidiary-author"))
