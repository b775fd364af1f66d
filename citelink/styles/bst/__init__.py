"""BibTeX styles (.bst): pybtex runs the style in a process of its own, its LaTeX is turned into text with looks.

opening.py   a style by name or path
running.py   the process that runs it, within bounded time and memory; child.py is what runs there
latex.py     the entries of a .bbl, as runs of text
style.py     BstStyle
"""
