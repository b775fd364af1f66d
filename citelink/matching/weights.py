"""What each signal of a comparison is worth, in log-odds: a match's score is the logistic function of their sum.

Fitted by logistic regression (ridge 3, every set weighing alike, five-fold by record) over the ten best candidates of
some 11,000 references with known records, a third of them absent from the library: Crossref records in 11 citation
styles, GOST and other renderings of Russian and English records, damaged references, near-identical titles, reference
lists of articles against a noisy library, and Kazakh and Russian lists against partly romanised records; each
reference once with its parsed fields and once without. Signals overlap (an exact title also raises `title and
author`), so a single number means little without its neighbours. Refit rather than tune by hand.
"""

from __future__ import annotations

from collections.abc import Mapping

BIAS = 0.78

WEIGHTS: Mapping[str, float] = {
    "ahead of the next": 3.41,
    "author close": 0.41,
    "author differs": -1.78,
    "author exact": 1.24,
    "author partial": -0.06,
    "container close": 0.7,
    "container differs": -1.3,
    "container exact": 0.47,
    "container partial": 0.34,
    "edition differs": -0.08,
    "edition exact": 0.1,
    "identifier close": 0.55,
    "identifier differs": -0.87,
    "identifier exact": 1.06,
    "issue close": 0.16,
    "issue differs": 0.16,
    "loose numbers": -2.54,
    "loose numbers, all known": -0.44,
    "no author known": 0.18,
    "no title, container, volume, page": 1.32,
    "no title, many words": -2.61,
    "no title, volume and page": 0.18,
    "no title, volume, page, author": 0.03,
    "no title, volume, page, author, year": 0.03,
    "other authors": 0.41,
    "page close": 2.39,
    "page differs": -1.65,
    "part in host": -0.22,
    "publisher close": 0.15,
    "publisher differs": -2.0,
    "publisher exact": -0.47,
    "publisher partial": -0.07,
    "shared grams": -0.52,
    "title and author": -0.66,
    "title and year": -0.22,
    "title close": 0.26,
    "title differs": -1.46,
    "title exact": 1.1,
    "title far": -0.56,
    "title in host": -2.83,
    "title long": -0.05,
    "title main only": -1.57,
    "title medium": 0.3,
    "title numerals differ": -0.58,
    "title partial": 0.09,
    "title short": -0.12,
    "title, author, year": -0.14,
    "title, no author": 0.12,
    "title, other page": -0.38,
    "title, other volume": -1.05,
    "title, other year": 0.62,
    "volume and page": -0.14,
    "volume and page differ": 0.74,
    "volume close": -0.22,
    "volume differs": -1.52,
    "words after": 0.14,
    "words after, host known": -0.98,
    "words before": -3.81,
    "year close": -0.42,
    "year differs": -0.55,
    "year exact": -0.12,
    "year partial": -0.41,
}
