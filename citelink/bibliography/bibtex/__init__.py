"""BibTeX and biblatex: a tolerant scanner, LaTeX to Unicode, names, and records typed as entries."""
