"""Formats of libraries, one file each: NAME, SUFFIXES and `read(text, path) -> Library`."""
