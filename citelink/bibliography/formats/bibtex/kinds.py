"""Entry types of BibTeX and biblatex and the CSL types they mean, both ways."""

from __future__ import annotations

from citelink.languages.vocabulary import kind_words

CSL_TYPES = {
    "article": "article-journal", "suppperiodical": "article-journal", "magazine": "article-magazine",
    "newspaper": "article-newspaper", "review": "review",
    "book": "book", "mvbook": "book", "booklet": "pamphlet", "collection": "book", "mvcollection": "book",
    "reference": "book", "mvreference": "book", "proceedings": "book", "mvproceedings": "book", "ebook": "book",
    "periodical": "periodical",
    "inbook": "chapter", "incollection": "chapter", "bookinbook": "chapter", "suppbook": "chapter",
    "suppcollection": "chapter", "inreference": "entry-encyclopedia",
    "inproceedings": "paper-conference", "conference": "paper-conference",
    "thesis": "thesis", "phdthesis": "thesis", "mastersthesis": "thesis", "mathesis": "thesis",
    "bathesis": "thesis", "candthesis": "thesis", "bachelorsthesis": "thesis", "dissertation": "thesis",
    "report": "report", "techreport": "report", "manual": "report", "standard": "standard", "www": "webpage",
    "online": "webpage", "electronic": "webpage", "web": "webpage", "webpage": "webpage",
    "patent": "patent", "dataset": "dataset", "software": "software", "unpublished": "manuscript",
    "legislation": "legislation", "jurisdiction": "legal_case", "legal": "legislation", "law": "legislation",
    "bill": "bill", "treaty": "treaty", "legadminmaterial": "regulation", "commentary": "chapter",
    "artwork": "graphic", "image": "graphic", "audio": "song", "music": "song", "video": "motion_picture",
    "movie": "motion_picture", "film": "motion_picture", "performance": "performance",
    "letter": "personal_communication", "conversation": "interview",
}  # fmt: skip

_BIBTEX_TYPES = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "article": "article",
    "review": "article", "review-book": "article", "book": "book", "periodical": "book", "pamphlet": "booklet",
    "chapter": "incollection", "entry-encyclopedia": "incollection", "entry-dictionary": "incollection",
    "entry": "incollection", "paper-conference": "inproceedings", "report": "techreport", "manuscript": "unpublished",
}  # fmt: skip

GENRES = {"phdthesis": "PhD thesis", "mathesis": "Master's thesis", "bathesis": "Bachelor's thesis",
          "candthesis": "Candidate's thesis", "techreport": "Technical report", "resreport": "Research report",
          "mastersthesis": "Master's thesis"}  # fmt: skip

# What BibTeX calls a part of a larger work, whose title is the parent's booktitle.
_PARTS = "inbook incollection bookinbook suppbook suppcollection inreference inproceedings conference commentary"
PARTS = frozenset(_PARTS.split())


# CSL types that have no BibTeX type of their own, beside those above.
_OTHERS = """
    article broadcast classic collection event figure hearing map musical_score post post-weblog review-book speech
"""
_SUBTYPES = frozenset([*CSL_TYPES.values(), *_BIBTEX_TYPES, *_OTHERS.split()])
# What biblatex's styles call them in `entrysubtype`.
_ARTICLES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}


def csl_type(kind: str, subtype: str = "") -> str:
    """The CSL type of a BibTeX entry type in lower case, with its `entrysubtype` where that names one; what is unknown
    is a `document`."""
    named = _ARTICLES.get(subtype, subtype)
    if named in _SUBTYPES and bibtex_type(named, "") == kind:
        return named
    return CSL_TYPES.get(kind, "document")


def bibtex_type(kind: str, genre: str) -> str:
    """The classic BibTeX type of a CSL type; a thesis is told apart by its genre."""
    if kind == "thesis":
        return "mastersthesis" if any(word in genre.lower() for word in kind_words().masters) else "phdthesis"
    return _BIBTEX_TYPES.get(kind, "misc")
