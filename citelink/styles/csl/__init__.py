"""CSL styles printed by citelink's own processor (CSL 1.0.2), or by a pandoc that is at hand.

elements.py         the XML of a style as a small tree, read safely
opening.py          a style by name or file
locales.py          terms, dates and options of a language
rich.py, markup.py  pieces of text with looks; the markup that values may hold
cases.py, numbers.py, dates.py, names.py, initials.py, conditions.py   what elements print
rendering.py        the elements of a style for one item
disambiguation.py, sorting.py, citing.py, bibliography.py              what several items need
"""
