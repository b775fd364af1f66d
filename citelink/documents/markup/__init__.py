"""HTML and XML as they stand in a file: their tags, their characters and their encoding, each with its exact place.

Nothing is parsed into a tree and printed again: what is written into a copy is put between characters of the file, so
that all of it but the additions is the file's own.
"""
