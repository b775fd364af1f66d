"""Citation keys as people want them: formulas such as `auth.lower + shorttitle(3, 3) + year`.

The notation is that of Better BibTeX for Zotero (its manual, "Citation keys"): functions, filters behind stops,
literals, `+` between them, `;` or `|` between formulas of which the first that gives something counts.

read_formula(text)      a KeyFormula; raises FormulaError, one sentence
KeyFormula.key(entry, taken)   a key that is ASCII, not empty and not taken
"""

from __future__ import annotations

from citelink.bibliography.key_formulas.formula import KeyFormula, read_formula

__all__ = ["KeyFormula", "read_formula"]
