"""Types of RIS records and the CSL types they mean, both ways."""

from __future__ import annotations

CSL_TYPES = {
    "JOUR": "article-journal", "EJOUR": "article-journal", "INPR": "article-journal", "ABST": "article-journal",
    "MGZN": "article-magazine", "NEWS": "article-newspaper", "BOOK": "book", "EBOOK": "book", "EDBOOK": "book",
    "CHAP": "chapter", "ECHAP": "chapter", "CONF": "paper-conference", "CPAPER": "paper-conference", "THES": "thesis",
    "RPRT": "report", "GOVDOC": "report", "ELEC": "webpage", "WEB": "webpage", "BLOG": "post-weblog", "PAT": "patent",
    "DATA": "dataset", "COMP": "software", "MAP": "map", "STAND": "standard", "STAT": "legislation",
    "LEGAL": "legislation", "BILL": "bill", "CASE": "legal_case", "ENCYC": "entry-encyclopedia",
    "DICT": "entry-dictionary", "PAMP": "pamphlet", "UNPB": "manuscript", "MANSCPT": "manuscript", "UNPD": "manuscript",
    "VIDEO": "motion_picture", "SER": "book", "SLIDE": "speech", "PCOMM": "personal_communication",
}  # fmt: skip

RIS_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "paper-conference": "CPAPER",
    "thesis": "THES",
    "report": "RPRT",
    "webpage": "ELEC",
    "legislation": "STAT",
    "bill": "BILL",
    "patent": "PAT",
    "standard": "STAND",
    "manuscript": "UNPB",
    "entry-encyclopedia": "ENCYC",
    "entry-dictionary": "DICT",
    "legal_case": "CASE",
    "map": "MAP",
    "dataset": "DATA",
    "software": "COMP",
    "review": "JOUR",
    "pamphlet": "PAMP",
    "speech": "SLIDE",
    "motion_picture": "VIDEO",
    "personal_communication": "PCOMM",
    "post-weblog": "BLOG",
}

# What has a number of its own and no issue, which RIS says with one tag.
NUMBERED = frozenset(["patent", "standard", "report", "legislation", "bill"])
# Tags whose values have no place in an entry, by the CSL variable (those of archives as reference managers use them).
TAGS = {"number-of-volumes": "NV", "call-number": "CN", "section": "SE", "archive_location": "AV", "archive": "DB"}
