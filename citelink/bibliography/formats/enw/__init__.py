"""EndNote's tagged format, as EndNote, Google Scholar and databases export it."""
