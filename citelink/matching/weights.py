"""What each signal of a comparison is worth, in log-odds: a match's score is the logistic function of their sum.

Fitted by logistic regression (ridge 3, every set weighing alike) over the ten best candidates of some 9,700 references
with known records, a third of them absent from the library: Crossref records in 11 citation styles, GOST and other
renderings of Russian and English records, damaged references, near-identical titles, reference lists of articles
against a noisy library, and Kazakh and Russian lists against partly romanised records. Each reference counts with its
parsed fields, every third also without, so that a parser that fails does little harm.

Signals overlap (an exact title also raises `title and author`), so a single number means little without its neighbours:
refit rather than tune by hand. The signals of RARE are too rare in the data to be learned and were
set by hand.
"""

from __future__ import annotations

from collections.abc import Mapping

BIAS = 1.03

WEIGHTS: Mapping[str, float] = {
    "ahead of the next": 3.45,
    "author close": 0.45,
    "author differs": -1.39,
    "author exact": 1.08,
    "author partial": -0.1,
    "book of another year": -2.0,
    "container close": 0.98,
    "container differs": -0.93,
    "container exact": 0.56,
    "container partial": 0.5,
    "edition differs": -3.0,
    "edition exact": 0.15,
    "edition only in entry": 0.04,
    "edition only printed": 0.54,
    "foreign first author": -1.85,
    "host is the reference's title": -0.04,
    "host is the reference's title, entry has pages": 0.14,
    "identifier close": 0.68,
    "identifier differs": -0.7,
    "identifier exact": 2.0,
    "initial differs": -0.4,
    "issue close": 0.27,
    "issue differs": 0.11,
    "issue exact": -0.11,
    "issue partial": 0.02,
    "loose numbers": -2.95,
    "loose numbers, all known": -0.55,
    "no author known": -0.04,
    "no title, container, volume, page": 1.11,
    "no title, many words": -2.45,
    "no title, volume and page": 0.35,
    "no title, volume, page, author": -0.09,
    "no title, volume, page, author, year": 0.06,
    "notice on one side": -1.0,
    "other authors": 0.52,
    "page close": 2.01,
    "page differs": -2.02,
    "page exact": 2.3,
    "page partial": 0.1,
    "parsed title close": 0.16,
    "parsed title differs": -0.9,
    "parsed title equal": 0.37,
    "parsed title longer": -0.29,
    "part in host": -0.05,
    "printed volume differs": -1.17,
    "printed volume equal": 0.05,
    "printed volume unknown to a book": -0.52,
    "publisher close": 0.19,
    "publisher differs": -1.53,
    "publisher exact": -0.87,
    "publisher partial": -0.03,
    "shared grams": -1.05,
    "thesis abstract on one side": -1.0,
    "title and author": -0.28,
    "title and year": 0.22,
    "title close": 0.23,
    "title differs": -1.44,
    "title exact": 0.98,
    "title far": -0.74,
    "title in host": -2.43,
    "title is the reference's host": -1.66,
    "title long": -0.07,
    "title main only": -1.85,
    "title medium": 0.24,
    "title numerals differ": -3.0,
    "title partial": 0.23,
    "title short": -0.11,
    "title, author, year": -0.67,
    "title, no author": 0.19,
    "title, other page": -0.26,
    "title, other volume": -0.78,
    "title, other year": -0.07,
    "volume and page": -0.13,
    "volume and page differ": 0.73,
    "volume close": -0.35,
    "volume differs": -1.29,
    "volume exact": 0.09,
    "volume of a book not printed": -0.93,
    "volume partial": -0.53,
    "words after": 0.12,
    "words after, host known": -0.95,
    "words before": -2.91,
    "year close": -0.22,
    "year differs": -1.39,
    "year exact": 0.74,
    "year partial": -0.57,
}

RARE = (
    "book of another year",
    "edition differs",
    "identifier exact",
    "notice on one side",
    "thesis abstract on one side",
    "title numerals differ",
)
