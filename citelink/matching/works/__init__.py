"""Record against record: whether two entries, or parsed references, are one work, and how two works belong together.

traits.py       what an entry says, in comparison form, with the titles of titles.py
compare.py      same_work: titles, names and the places of places.py side by side
relations.py    how two that are not one belong together
grouping.py     a whole set in groups of one work each, of the pairs that blocking.py proposes
"""
