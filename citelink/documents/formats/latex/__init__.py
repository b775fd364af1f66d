"""LaTeX documents, with the files they include."""
