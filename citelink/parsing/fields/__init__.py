"""One normaliser per field: the text of a labelled place in, a typed value out, whoever labelled it."""
