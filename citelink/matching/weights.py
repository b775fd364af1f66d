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

BIAS = 1.1

WEIGHTS: Mapping[str, float] = {
    "ahead of the next": 3.42,
    "author close": 0.4,
    "author differs": -1.37,
    "author exact": 1.1,
    "author partial": -0.1,
    "book of another year": -2.0,
    "container close": 1.05,
    "container differs": -0.91,
    "container exact": 0.53,
    "container partial": 0.48,
    "edition differs": -3.0,
    "edition exact": 0.15,
    "edition only in entry": 0.04,
    "edition only printed": 0.6,
    "foreign first author": -1.85,
    "host is the reference's title": -0.04,
    "host is the reference's title, entry has pages": 0.14,
    "identifier close": 0.68,
    "identifier differs": -0.72,
    "identifier exact": 2.0,
    "initial differs": -0.39,
    "issue close": 0.24,
    "issue differs": 0.1,
    "issue exact": -0.1,
    "loose numbers": -2.96,
    "loose numbers, all known": -0.54,
    "next year, page unconfirmed": -0.8,
    "no author known": -0.03,
    "no title, container, volume, page": 1.12,
    "no title, many words": -2.47,
    "no title, volume and page": 0.32,
    "no title, volume, page, author": -0.08,
    "no title, volume, page, author, year": 0.07,
    "notice on one side": -1.0,
    "other authors": 0.55,
    "page close": 1.98,
    "page differs": -2.04,
    "page exact": 2.31,
    "page partial": 0.09,
    "parsed title close": 0.19,
    "parsed title differs": -0.9,
    "parsed title equal": 0.39,
    "parsed title longer": -0.27,
    "part in host": -0.05,
    "printed volume differs": -1.07,
    "printed volume equal": 0.02,
    "printed volume unknown to a book": -0.53,
    "publisher close": 0.19,
    "publisher differs": -1.53,
    "publisher exact": -0.87,
    "publisher partial": -0.03,
    "shared grams": -1.14,
    "thesis abstract on one side": -1.0,
    "title and author": -0.28,
    "title and year": 0.2,
    "title close": 0.24,
    "title differs": -1.49,
    "title exact": 1.01,
    "title far": -0.74,
    "title in host": -2.43,
    "title is the reference's host": -1.66,
    "title long": -0.07,
    "title main only": -1.88,
    "title medium": 0.21,
    "title numerals differ": -3.0,
    "title partial": 0.24,
    "title short": -0.16,
    "title, author, year": -0.66,
    "title, no author": 0.23,
    "title, other page": -0.24,
    "title, other volume": -0.91,
    "title, other year": -0.07,
    "volume and page": -0.21,
    "volume and page differ": 0.79,
    "volume close": -0.17,
    "volume differs": -1.35,
    "volume exact": 0.13,
    "volume of a book not printed": -0.67,
    "volume partial": -0.52,
    "words after": 0.12,
    "words after, host known": -0.95,
    "words before": -2.9,
    "year close": -0.18,
    "year differs": -1.36,
    "year exact": 0.73,
    "year partial": -0.49,
}

RARE = (
    "book of another year",
    "edition differs",
    "identifier exact",
    "next year, page unconfirmed",
    "notice on one side",
    "thesis abstract on one side",
    "title numerals differ",
)
